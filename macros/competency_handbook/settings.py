"""A handbook's settings: the layers' `mkdocs.yml` files merged into one, and checked.

Blocks merge key by key, the upper layer winning. Plugins, extensions, theme features and
extra files are added to those below; any other list, `nav` among them, replaces the one below.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml
import yaml_env_tag

from .explain import explain_syntax, malformed_id, nearest
from .layers import files_of, package_layer, shown_path
from .load import decode, find
from .messages import ENGLISH
from .model import Place, Problem, ProblemsFound, Steps, is_id

Settings = dict[str, Any]

ADDED = {"plugins", "markdown_extensions", "features", "extra_css", "extra_javascript"}
HANDBOOK_KEYS = {"id", "edition", "date", "paper"}
BLOCKS: tuple[Steps, ...] = (("theme",), ("extra",), ("extra", "handbook"))
FILES: tuple[Steps, ...] = (
    ("theme", "logo"),
    ("theme", "favicon"),
    ("extra_css",),
    ("extra_javascript",),
)
PAPERS = ("letter", "a4")
LISTS: tuple[Steps, ...] = (("nav",), ("plugins",), ("markdown_extensions",))


class _Loader(yaml.SafeLoader):
    """Safe, and reads `!ENV`, as MkDocs does."""


yaml_env_tag.add_env_tag(_Loader)


def read_settings(layers: list[Path]) -> Settings:
    """The merged settings. Raises ProblemsFound with what is wrong in the uppermost layer."""
    merged: Settings = {}
    for layer in layers:
        path = layer / "mkdocs.yml"
        if path.is_file():
            merged = merge(merged, _read(path))
    problems = list(_check(merged, layers))
    if problems:
        raise ProblemsFound(problems)
    return merged


def merge(below: Settings, above: Settings) -> Settings:
    """`above` over `below`, without changing either."""
    merged = dict(below)
    for key, value in above.items():
        lower = merged.get(key)
        if isinstance(lower, dict) and isinstance(value, dict):
            merged[key] = merge(lower, value)
        elif key in ADDED and isinstance(lower, list) and isinstance(value, list):
            replaced = {name_of(entry) for entry in value}
            merged[key] = [entry for entry in lower if name_of(entry) not in replaced] + value
        else:
            merged[key] = value
    return merged


def name_of(entry: Any) -> str:
    """The name of a plugin or file, with or without settings of its own."""
    return next(iter(entry)) if isinstance(entry, dict) else str(entry)


def language_of(settings: Mapping[str, Any]) -> str:
    """The language of the handbook and of its theme, as a BCP 47 tag."""
    return settings["theme"]["language"] or ENGLISH


def _read(path: Path) -> Settings:
    shown = shown_path(path)
    text = decode(path.read_bytes(), shown)
    try:
        found = yaml.load(text, _Loader)
    except yaml.YAMLError as error:
        raise ProblemsFound([explain_syntax(error, text, shown)]) from None
    if found is not None and not isinstance(found, dict):
        raise ProblemsFound([_wrong_type(path, (), "a block of keys")])
    return found or {}


def _check(settings: Settings, layers: list[Path]) -> Iterator[Problem]:
    """What is wrong with merged settings, at its place in the uppermost layer's file."""
    path = layers[-1] / "mkdocs.yml"
    if not path.is_file():
        yield _no_settings(path)
        return
    blocks = [steps for steps in BLOCKS if not isinstance(_at(settings, steps), dict)]
    lists = [steps for steps in LISTS if not isinstance(_at(settings, steps), list)]
    wrong = [_wrong_type(path, steps, "a block of keys") for steps in blocks]
    wrong += [_wrong_type(path, steps, "a list") for steps in lists]
    yield from wrong
    if not wrong:
        yield from _check_id(settings, path)
        yield from _check_name(path)
        yield from _check_keys(settings, path)
        yield from _check_date(settings, path)
        yield from _check_edition(path)
        yield from _check_files(settings, layers, path)
        yield from _check_paper(settings, path)


def _check_id(settings: Settings, path: Path) -> Iterator[Problem]:
    """SETTINGS-ID: the handbook has an id of its own, since saved answers carry it."""
    steps: Steps = ("extra", "handbook", "id")
    id = str(_at(settings, steps))
    if not is_id(id):
        message, advice = malformed_id(id)
        yield _problem(path, steps, "SETTINGS-ID", f"extra.handbook.id: {message}", advice)
    elif path.parent.resolve() != package_layer().resolve():
        ours = _at(_read(package_layer() / "mkdocs.yml"), steps)
        if id == ours:
            message = f"extra.handbook.id is `{ours}`, which is the id of the handbook below yours."
            advice = "Give yours an id of its own: readers' saved answers are named by it."
            yield _problem(path, steps, "SETTINGS-ID", message, advice)


def _check_name(path: Path) -> Iterator[Problem]:
    """SETTINGS-NAME: a host's handbook has settings with a name, and does not pass for ours."""
    if not _read(path).get("site_name"):
        advice = "Write one at the top: `site_name: Our Handbook`."
        yield _problem(path, (), "SETTINGS-NAME", "The handbook has no site_name.", advice)


def _no_settings(path: Path) -> Problem:
    message = "There is no mkdocs.yml in this folder."
    advice = "Run this in a handbook's folder, or begin one with `site_name: Our Handbook`."
    return _problem(path, (), "SETTINGS-NAME", message, advice)


def _check_keys(settings: Settings, path: Path) -> Iterator[Problem]:
    """SETTINGS-KEY: below extra.handbook stands what the handbook knows."""
    for key in _at(settings, ("extra", "handbook")):
        if key not in HANDBOOK_KEYS:
            message = f"extra.handbook has no `{key}`."
            steps: Steps = ("extra", "handbook", key)
            yield _problem(path, steps, "SETTINGS-KEY", message, nearest(str(key), HANDBOOK_KEYS))


def _check_date(settings: Settings, path: Path) -> Iterator[Problem]:
    """SETTINGS-DATE: the edition has its date, which every build of it carries."""
    steps: Steps = ("extra", "handbook", "date")
    written = str(_at(settings, steps))
    try:
        date.fromisoformat(written)
    except ValueError:
        message = f"extra.handbook.date is `{written}`, which is no date."
        advice = 'Write year, month and day: "2026-11-22".'
        yield _problem(path, steps, "SETTINGS-DATE", message, advice)


def _check_edition(path: Path) -> Iterator[Problem]:
    """SETTINGS-EDITION: a host names edition and date both, or lets the layer below name both."""
    steps: Steps = ("extra", "handbook")
    named = {"edition", "date"} & {*(_at(_read(path), steps) or ())}
    if len(named) == 1:
        [given], [lacking] = named, {"edition", "date"} - named
        message = f"extra.handbook has `{given}`, but no `{lacking}` to go with it."
        advice = f"Add `{lacking}`, or delete `{given}`: both then come from the layer below."
        yield _problem(path, (*steps, given), "SETTINGS-EDITION", message, advice)


def _check_files(settings: Settings, layers: list[Path], path: Path) -> Iterator[Problem]:
    """SETTINGS-FILE: style sheets, scripts and pictures that settings name are in the handbook."""
    known = {*files_of(layers, "content"), *files_of(layers, "overrides")}
    for steps in FILES:
        named = _at(settings, steps) or []
        for name in [named] if isinstance(named, str) else map(name_of, named):
            if name not in known:
                away = "on another server" if "//" in name else "not in overrides/ or content/"
                message = f"{'.'.join(map(str, steps))} names `{name}`, which is {away}."
                advice = "Put the file into overrides/assets/, and name it from assets/ on."
                yield _problem(path, steps, "SETTINGS-FILE", message, advice)


def _check_paper(settings: Settings, path: Path) -> Iterator[Problem]:
    """SETTINGS-PAPER: the PDFs have a size that we know."""
    steps: Steps = ("extra", "handbook", "paper")
    written = str(_at(settings, steps))
    if written not in PAPERS:
        message = f"extra.handbook.paper is `{written}`, which is no size of paper that we know."
        yield _problem(path, steps, "SETTINGS-PAPER", message, f"Write {' or '.join(PAPERS)}.")


def _at(settings: Any, steps: Steps) -> Any:
    """The value at `steps`; None where there is none."""
    for step in steps:
        settings = settings.get(step) if isinstance(settings, dict) else None
    return settings


def _wrong_type(path: Path, steps: Steps, expected: str) -> Problem:
    named = ".".join(map(str, steps)) or "The file"
    message = f"{named} should be {expected}."
    return _problem(path, steps, "SETTINGS-TYPE", message, "REFERENCE.md shows how it is written.")


def _problem(path: Path, steps: Steps, id: str, message: str, advice: str) -> Problem:
    """A finding at `steps` of a layer's file, or at its top where it has none of them."""
    text = decode(path.read_bytes(), shown_path(path)) if path.is_file() else ""
    node = yaml.compose(text, _Loader)
    place = find(node, steps)[0] if node else Place()
    return Problem(shown_path(path), place, id, message, advice)
