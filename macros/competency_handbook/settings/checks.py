"""What is wrong with a handbook's merged settings, at its place in the uppermost layer's file."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ..model import Place, Problem, Steps
from ..reading import FOLDERS, files_of, shown_path, website_of
from .brand import BRAND
from .brand import FILES as BRAND_FILES
from .file import HANDBOOK, Settings, SettingsFile, name_of, value_at
from .handbook import check_handbook
from .installed import check_installed
from .model import check_form

FILES: tuple[Steps, ...] = (
    ("theme", "logo"),
    ("theme", "favicon"),
    ("extra_css",),
    ("extra_javascript",),
    *((*BRAND, *steps) for steps in BRAND_FILES),
)
ADDRESSES = ("site_url", "repo_url")
BLOCKED: dict[Steps, str] = {
    ("extra", "analytics"): "Delete it; count visits by the web server's log.",
    ("extra", "consent"): "Delete it: no cookie is set that a reader could consent to.",
    ("theme", "font"): "Write `font: false`, and name typefaces in overrides/assets/css/brand.css.",
}
"""What the theme would load from other servers, and what to do instead."""
LANGUAGE: Steps = ("theme", "language")
OTHERS: Steps = (*HANDBOOK, "languages")
LANGUAGES = "partials/languages/"
"""Where a theme has the words of each language that it speaks."""


def check_settings(
    settings: Settings, below: Settings, file: SettingsFile, layers: list[Path]
) -> Iterator[Problem]:
    """Every finding about the merged settings of `layers`: `file`'s over those `below` it."""
    if not file.path.is_file():
        yield _no_settings(file)
        return
    yield from _check_name(file)
    yield from _check_folders(file)
    wrong = list(check_form(settings, file))
    yield from (problem for _, problem in wrong)
    sound = settings
    for steps, _ in wrong:
        sound = _mended(sound, below, steps)
    if not any(check_form(sound, file)):
        places = {problem.place for _, problem in wrong}
        rest = _check_rest(sound, below, file, layers)
        yield from (problem for problem in rest if problem.place not in places)


def _check_rest(
    settings: Settings, below: Settings, file: SettingsFile, layers: list[Path]
) -> Iterator[Problem]:
    """What the form of the settings does not show."""
    yield from _check_addresses(file)
    yield from check_installed(file)
    yield from _check_policy(settings, file)
    yield from _check_language(settings, file, layers)
    yield from _check_navigation(settings["nav"], ("nav",), file)
    yield from _check_files(settings, file, layers)
    yield from check_handbook(settings, below, file)


def _mended(settings: Any, below: Any, wrong: Steps) -> Any:
    """The settings with what lies below in the place of a wrong one, or with nothing there."""
    step, *rest = wrong
    lower = below if isinstance(below, dict) else {}
    if rest and isinstance(settings.get(step), dict):
        return settings | {step: _mended(settings[step], lower.get(step), tuple(rest))}
    others = {key: value for key, value in settings.items() if key != step}
    return others | ({step: lower[step]} if step in lower else {})


def _check_name(file: SettingsFile) -> Iterator[Problem]:
    """SETTINGS-NAME: a handbook has a `mkdocs.yml` with a `site_name` of its own."""
    if not file.settings.get("site_name"):
        advice = "Write one at the top: `site_name: Our Handbook`."
        yield file.problem((), "SETTINGS-NAME", "The handbook has no site_name.", advice)


def _no_settings(file: SettingsFile) -> Problem:
    message = "There is no mkdocs.yml in this folder."
    advice = "Run this in a handbook's folder, or begin a handbook: `handbook new FOLDER`."
    beside = [path.name for path in file.path.parent.iterdir() if path.is_file()]
    for near in difflib.get_close_matches(file.path.name, beside, 1, 0.8):
        advice = f"Rename {near} to {file.path.name}."
    return file.problem((), "SETTINGS-NAME", message, advice)


def _check_folders(file: SettingsFile) -> Iterator[Problem]:
    """FILE-STRAY: no folder has nearly the name of one that is read."""
    for path in sorted(file.path.parent.iterdir()):
        near = difflib.get_close_matches(path.name.lower(), FOLDERS, 1, 0.8)
        if near and path.is_dir() and path.name not in FOLDERS:
            message = f"Nothing is read from `{path.name}`."
            advice = f"Did you mean `{near[0]}`?"
            yield Problem(shown_path(path), Place(), "FILE-STRAY", message, advice)


def _check_addresses(file: SettingsFile) -> Iterator[Problem]:
    """SETTINGS-ADDRESS: `site_url` and `repo_url` are whole addresses, as on the web."""
    for key in ADDRESSES:
        address = file.settings.get(key)
        if isinstance(address, str) and address and not website_of(address):
            message = f"{key} is `{address}`, which is no address on the web."
            bare = re.fullmatch(r"(?:\w+:)?/*([\w-]+(?:\.[\w-]+)+(?::\d+)?(?:/\S*)?)", address)
            advice = "Write it whole, such as `https://example.org/handbook/`, without spaces."
            advice = f"Did you mean `https://{bare[1]}`?" if bare else advice
            yield file.problem((key,), "SETTINGS-ADDRESS", message, advice)


def _check_policy(settings: Settings, file: SettingsFile) -> Iterator[Problem]:
    """SETTINGS-POLICY: nothing is asked for that would load from another server, such as analytics.

    The pages' content security policy lets a browser load from the site alone.
    """
    for steps, advice in BLOCKED.items():
        if value_at(settings, steps):
            message = f"{'.'.join(map(str, steps))} does nothing: pages load from this site alone."
            yield file.problem(steps, "SETTINGS-POLICY", message, advice)


def _check_language(
    settings: Settings, file: SettingsFile, layers: list[Path]
) -> Iterator[Problem]:
    """SETTINGS-LANGUAGE: the theme has words in the languages that the settings name.

    That is the one of `theme.language`, and those of `extra.handbook.languages`.
    """
    known = _languages(layers)
    named: list[tuple[Steps, Any]] = [(LANGUAGE, value_at(settings, LANGUAGE))]
    listed = value_at(file.settings, OTHERS) or ()
    named += [((*OTHERS, position), written) for position, written in enumerate(listed)]
    for steps, written in named:
        if known and written not in known:
            message = f"The theme does not speak `{written}`."
            general = str(written).partition("-")[0]
            advice = "Write a language's code, such as `es` for Spanish or `pl` for Polish."
            advice = f"Did you mean `{general}`?" if general in known else advice
            yield file.problem(steps, "SETTINGS-LANGUAGE", message, advice)


def _languages(layers: list[Path]) -> set[str]:
    """The codes of all languages of the theme, a host's own words for it included."""
    theme = find_spec("material")
    folders = theme.submodule_search_locations if theme else None
    shipped = [p for f in folders or () for p in Path(f, "templates", LANGUAGES).glob("*.html")]
    own = [Path(name) for name in files_of(layers, "overrides") if name.startswith(LANGUAGES)]
    return {path.stem for path in [*shipped, *own]}


def _check_navigation(nav: list[Any], steps: Steps, file: SettingsFile) -> Iterator[Problem]:
    """SETTINGS-NAV: an entry of `nav` is a page, or one name with a page or entries below it."""
    for position, entry in enumerate(nav):
        here: Steps = (*steps, position)
        if isinstance(entry, dict) and len(entry) == 1:
            [(name, below)] = entry.items()
            if isinstance(below, list):
                yield from _check_navigation(below, (*here, name), file)
            elif not isinstance(below, str):
                message = f"`{name}` leads to no page."
                advice = "Write a page after its colon, or a list of pages below it."
                yield file.problem((*here, name), "SETTINGS-NAV", message, advice)
        elif not isinstance(entry, str):
            message = "This entry of nav is not one page, nor one name with its page."
            advice = "Begin each with `- ` on a line of its own: `- Name: page.md`."
            yield file.problem(here, "SETTINGS-NAV", message, advice)


def _check_files(settings: Settings, file: SettingsFile, layers: list[Path]) -> Iterator[Problem]:
    """SETTINGS-FILE: a style sheet, script or picture that settings name is in the handbook."""
    known = {*files_of(layers, "content"), *files_of(layers, "overrides")}
    for steps in FILES:
        named = value_at(settings, steps) or []
        for name in [named] if isinstance(named, str) else map(name_of, named):
            if name not in known:
                away = "on another server" if "//" in name else "not in overrides/ or content/"
                message = f"{'.'.join(map(str, steps))} names `{name}`, which is {away}."
                advice = "Put the file into overrides/assets/, and name it from assets/ on."
                yield file.problem(steps, "SETTINGS-FILE", message, advice)
