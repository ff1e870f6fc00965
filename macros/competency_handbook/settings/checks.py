"""What is wrong with a handbook's merged settings, at its place in the uppermost layer's file."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ..model import Place, Problem, Steps
from ..reading import FOLDERS, files_of, nearest, shown_path
from .file import HANDBOOK, KINDS, Settings, SettingsFile, name_of, value_at
from .handbook import check_handbook

NEEDED: dict[Steps, str] = {
    ("theme",): "a block of keys",
    ("theme", "features"): "a list",
    ("theme", "language"): "text",
    ("extra",): "a block of keys",
    HANDBOOK: "a block of keys",
    ("nav",): "a list",
    ("plugins",): "a list",
    ("markdown_extensions",): "a list",
    ("extra_css",): "a list",
    ("site_name",): "text",
}
OPTIONAL: dict[Steps, str] = {
    ("extra_javascript",): "a list",
    ("copyright",): "text",
    ("site_author",): "text",
    ("site_description",): "text",
    ("site_url",): "text",
}
"""What settings should be where they are not left out."""
FILES: tuple[Steps, ...] = (
    ("theme", "logo"),
    ("theme", "favicon"),
    ("extra_css",),
    ("extra_javascript",),
)
FIXED: dict[Steps, str] = {
    ("docs_dir",): "content",
    ("site_dir",): "site",
    ("theme", "name"): "material",
    ("theme", "custom_dir"): "overrides",
}
"""Settings that are the same in every handbook."""
MKDOCS_KEYS = {
    "INHERIT", "copyright", "dev_addr", "docs_dir", "draft_docs", "edit_uri", "edit_uri_template",
    "exclude_docs", "extra", "extra_css", "extra_javascript", "extra_templates", "hooks",
    "markdown_extensions", "nav", "not_in_nav", "plugins", "remote_branch", "remote_name",
    "repo_name", "repo_url", "site_author", "site_description", "site_dir", "site_name", "site_url",
    "strict", "theme", "use_directory_urls", "validation", "watch",
}  # fmt: skip
"""Every setting of MkDocs 1.6, the last that there will be of 1.x."""
LANGUAGES = "partials/languages/"
"""Where a theme has the words of each language that it speaks."""


def check_settings(
    settings: Settings, below: Settings, file: SettingsFile, layers: list[Path]
) -> Iterator[Problem]:
    """Every finding about the merged settings of `layers`: `file`'s over those `below` it."""
    if not file.path.is_file():
        yield _no_settings(file)
        return
    wrong = list(_check_types(settings, file))
    yield from wrong
    if not wrong:
        yield from _check_name(file)
        yield from _check_keys(file)
        yield from _check_fixed(file)
        yield from _check_folders(file)
        yield from _check_language(settings, file, layers)
        yield from _check_navigation(settings["nav"], ("nav",), file)
        yield from _check_files(settings, file, layers)
        yield from check_handbook(settings, below, file)


def _check_types(settings: Settings, file: SettingsFile) -> Iterator[Problem]:
    """SETTINGS-TYPE: a setting is of the kind that it should be."""
    wrong: list[Steps] = []
    for steps, expected in (NEEDED | OPTIONAL).items():
        value = value_at(settings, steps)
        left_out = value is None and steps in OPTIONAL
        said = any(steps[: len(above)] == above for above in wrong)
        if not said and not left_out and not isinstance(value, KINDS[expected][0]):
            wrong.append(steps)
            yield file.wrong_type(steps, expected)


def _check_name(file: SettingsFile) -> Iterator[Problem]:
    """SETTINGS-NAME: a host's handbook has settings with a name, and does not pass for ours."""
    if not file.settings.get("site_name"):
        advice = "Write one at the top: `site_name: Our Handbook`."
        yield file.problem((), "SETTINGS-NAME", "The handbook has no site_name.", advice)


def _no_settings(file: SettingsFile) -> Problem:
    message = "There is no mkdocs.yml in this folder."
    advice = "Run this in a handbook's folder, or begin one with `site_name: Our Handbook`."
    beside = [path.name for path in file.path.parent.iterdir() if path.is_file()]
    for near in difflib.get_close_matches(file.path.name, beside, 1, 0.8):
        advice = f"Rename {near} to {file.path.name}."
    return file.problem((), "SETTINGS-NAME", message, advice)


def _check_keys(file: SettingsFile) -> Iterator[Problem]:
    """SETTINGS-KEY: at the top stands what MkDocs knows."""
    for key in file.settings:
        if key not in MKDOCS_KEYS:
            message = f"There is no setting `{key}`."
            advice = nearest(str(key), MKDOCS_KEYS, "REFERENCE.md and MkDocs say what there is.")
            yield file.problem((key,), "SETTINGS-KEY", message, advice)


def _check_fixed(file: SettingsFile) -> Iterator[Problem]:
    """SETTINGS-FIXED: where a handbook's files are, and its theme, are the same for every host."""
    for steps, fixed in FIXED.items():
        written = value_at(file.settings, steps)
        if written not in (None, fixed):
            message = f"{'.'.join(map(str, steps))} cannot be `{written}`."
            advice = f"Delete it: in every handbook it is `{fixed}`."
            yield file.problem(steps, "SETTINGS-FIXED", message, advice)


def _check_folders(file: SettingsFile) -> Iterator[Problem]:
    """FILE-STRAY: no folder of a handbook has nearly the name of one that is read."""
    for path in sorted(file.path.parent.iterdir()):
        near = difflib.get_close_matches(path.name.lower(), FOLDERS, 1, 0.8)
        if near and path.is_dir() and path.name not in FOLDERS:
            message = f"Nothing is read from `{path.name}`."
            advice = f"Did you mean `{near[0]}`?"
            yield Problem(shown_path(path), Place(), "FILE-STRAY", message, advice)


def _check_language(
    settings: Settings, file: SettingsFile, layers: list[Path]
) -> Iterator[Problem]:
    """SETTINGS-LANGUAGE: the theme, too, has words in the handbook's language."""
    written = value_at(settings, ("theme", "language"))
    known = _languages(layers)
    if known and written not in known:
        message = f"The theme does not speak `{written}`."
        general = written.partition("-")[0]
        advice = "Write a language's code, such as `es` for Spanish or `pl` for Polish."
        advice = f"Did you mean `{general}`?" if general in known else advice
        yield file.problem(("theme", "language"), "SETTINGS-LANGUAGE", message, advice)


def _languages(layers: list[Path]) -> set[str]:
    """The codes of all languages of the theme, a host's own words for it included."""
    theme = find_spec("material")
    folders = theme.submodule_search_locations if theme else None
    shipped = [p for f in folders or () for p in Path(f, "templates", LANGUAGES).glob("*.html")]
    own = [Path(name) for name in files_of(layers, "overrides") if name.startswith(LANGUAGES)]
    return {path.stem for path in [*shipped, *own]}


def _check_navigation(nav: list[Any], steps: Steps, file: SettingsFile) -> Iterator[Problem]:
    """SETTINGS-NAV: an entry is a page, or one name with a page or a list of entries below it."""
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
    """SETTINGS-FILE: style sheets, scripts and pictures that settings name are in the handbook."""
    known = {*files_of(layers, "content"), *files_of(layers, "overrides")}
    for steps in FILES:
        named = value_at(settings, steps) or []
        for name in [named] if isinstance(named, str) else map(name_of, named):
            if name not in known:
                away = "on another server" if "//" in name else "not in overrides/ or content/"
                message = f"{'.'.join(map(str, steps))} names `{name}`, which is {away}."
                advice = "Put the file into overrides/assets/, and name it from assets/ on."
                yield file.problem(steps, "SETTINGS-FILE", message, advice)
