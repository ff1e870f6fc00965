"""A handbook's settings: the layers' `mkdocs.yml` files, read and merged into one.

Blocks merge key by key, the upper layer winning. Plugins, extensions, theme features and
extra files are added to those below; any other list, `nav` among them, replaces the one below.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
import yaml_env_tag

from ..model import Place, ProblemsFound, Steps
from ..reading import ENGLISH, Loader, decode, explain_syntax, shown_path
from .checks import check_settings
from .file import HANDBOOK, Settings, SettingsFile, name_of, repeated_keys, value_at
from .model import check_language_form

ADDED = {"plugins", "markdown_extensions", "features", "extra_css", "extra_javascript"}


class _Loader(Loader):
    """Safe, and reads `!ENV`, as MkDocs does."""


yaml_env_tag.add_env_tag(_Loader)  # type: ignore[arg-type]  # it takes the class, and says: one


def read_settings(layers: list[Path]) -> Settings:
    """The merged settings. Raises ProblemsFound with what is wrong in the uppermost layer."""
    merged: Settings = {}
    below: Settings = {}
    for layer in layers:
        file = _read(layer / "mkdocs.yml")
        below, merged = merged, merge(merged, file.settings)
    problems = list(check_settings(merged, below, file, layers))
    for language in languages_of(layers, merged) if not problems else ():
        problems += check_language_form(_read(language_file(layers[-1], language)))
    if problems:
        raise ProblemsFound(problems)
    own = language_of(merged)
    is_mixed = any(it != own for it in layer_languages(layers).values())
    return settings_in(layers, own) if is_mixed else merged


def settings_in(layers: list[Path], language: str) -> Settings:
    """The merged settings in another language: each layer words in it what it words itself."""
    merged: Settings = {}
    for layer in layers:
        for path in (layer / "mkdocs.yml", language_file(layer, language)):
            merged = merge(merged, _read(path).settings)
    return merged | {"theme": merged["theme"] | {"language": language}}


def language_file(layer: Path, language: str) -> Path:
    """Where a layer's settings in another language are, if it has such."""
    return layer / f"mkdocs.{language}.yml"


def languages_of(layers: list[Path], settings: Mapping[str, Any]) -> tuple[str, ...]:
    """The languages that a handbook is built in beside its own, as its own layer wants it."""
    named = value_at(_read(layers[-1] / "mkdocs.yml").settings, (*HANDBOOK, "languages")) or ()
    return tuple(language for language in named if language != language_of(settings))


def layer_languages(layers: list[Path]) -> dict[Path, str]:
    """The language that each layer is written in, lowest first.

    One that is the uppermost layer's in another region is taken for that one.
    """
    merged: Settings = {}
    found: dict[Path, str] = {}
    for layer in layers:
        merged = merge(merged, _read(layer / "mkdocs.yml").settings)
        found[layer] = language_of(merged)
    own = found[layers[-1]]
    general = own.partition("-")[0]
    return {it: own if tag.partition("-")[0] == general else tag for it, tag in found.items()}


def strict_layers(layers: list[Path]) -> list[Path]:
    """The layers that ask the stricter bar of their own files: each says so for itself alone."""
    steps = (*HANDBOOK, "strict")
    return [layer for layer in layers if value_at(_read(layer / "mkdocs.yml").settings, steps)]


def merge(below: Settings, above: Settings) -> Settings:
    """`above` over `below`, without changing either."""
    merged = dict(below)
    for key, value in above.items():
        lower = merged.get(key)
        if isinstance(lower, dict) and isinstance(value, dict):
            merged[key] = merge(lower, value)
        elif key in ADDED and isinstance(lower, list) and isinstance(value, list):
            merged[key] = _add(lower, value)
        else:
            merged[key] = value
    return merged


def language_of(settings: Mapping[str, Any]) -> str:
    """The language of the handbook and of its theme, as a BCP 47 tag."""
    return settings["theme"]["language"] or ENGLISH


def registered_edition_of(layers: list[Path], settings: Settings) -> str:
    """The edition by the name that a register may have of it.

    Empty where there are no settings, and where the uppermost layer names an edition of its own
    but keeps no register: that of a layer below may have another of the same name.
    """
    named = value_at(_read(layers[-1] / "mkdocs.yml").settings, (*HANDBOOK, "edition"))
    if named and not (layers[-1] / "data" / "register.json").exists():
        return ""
    return str(value_at(settings, (*HANDBOOK, "edition")) or "")


def reporting_contact_of(settings: Mapping[str, Any]) -> str:
    """Whom readers call about what has to be reported; empty where no one is named."""
    return str(value_at(settings, (*HANDBOOK, "reporting_contact")) or "")


def place_in_settings(layers: list[Path], steps: Steps) -> tuple[str, Place]:
    """Where the uppermost layer sets something: its file as it is shown, and the place there."""
    file = _read(layers[-1] / "mkdocs.yml")
    return shown_path(file.path), file.find(steps)[0]


def keeps_pages(settings: Mapping[str, Any]) -> bool:
    """Whether readers' browsers keep the pages that they opened, for when there is no network."""
    return value_at(settings, (*HANDBOOK, "offline_pages")) is not False


def _add(lower: list[Any], upper: list[Any]) -> list[Any]:
    """Both lists, an entry that both have once: `upper`'s settings over those of `lower`."""
    named = {name_of(entry): entry for entry in lower}
    above = {name_of(entry) for entry in upper}
    kept = [entry for entry in lower if name_of(entry) not in above]
    return kept + [_lay(named.get(name_of(entry)), entry) for entry in upper]


def _lay(lower: Any, upper: Any) -> Any:
    """An entry of a list over one of the same name; one without settings changes none."""
    if isinstance(lower, dict):
        return merge(lower, upper) if isinstance(upper, dict) and any(upper.values()) else lower
    return upper


def _read(path: Path) -> SettingsFile:
    """A layer's file; one without settings where there is none. Raises ProblemsFound."""
    shown = shown_path(path)
    text = decode(path.read_bytes(), shown) if path.is_file() else ""
    try:
        node = yaml.compose(text, _Loader)
        if problems := list(repeated_keys(node, shown)):
            raise ProblemsFound(problems)
        found = yaml.load(text, _Loader)
    except yaml.YAMLError as error:
        raise ProblemsFound([explain_syntax(error, text, shown)]) from None
    file = SettingsFile(path, node, found if isinstance(found, dict) else {})
    if found is not None and not isinstance(found, dict):
        message, advice = "The file should be a block of keys.", "Write `key: value`, a line each."
        raise ProblemsFound([file.problem((), "VALUE-TYPE", message, advice)])
    return file
