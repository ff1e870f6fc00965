"""A handbook's settings: the layers' `mkdocs.yml` files merged into one, and checked.

Blocks merge key by key, the upper layer winning. Plugins, extensions, theme features and
extra files are added to those below; any other list, `nav` among them, replaces the one below.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
import yaml_env_tag

from .explain import explain_syntax, malformed_id
from .layers import package_layer
from .model import Place, Problem, ProblemsFound, is_id

Settings = dict[str, Any]

ADDED = {"plugins", "markdown_extensions", "features", "extra_css", "extra_javascript"}


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
    problems = list(_check(merged, layers[-1]))
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
            replaced = {_name_of(entry) for entry in value}
            merged[key] = [entry for entry in lower if _name_of(entry) not in replaced] + value
        else:
            merged[key] = value
    return merged


def _name_of(entry: Any) -> str:
    """The name of a plugin or file, with or without settings of its own."""
    return next(iter(entry)) if isinstance(entry, dict) else str(entry)


def _read(path: Path) -> Settings:
    text = path.read_text("utf-8-sig")
    try:
        found = yaml.load(text, _Loader)  # noqa: S506 - a subclass of SafeLoader
    except yaml.YAMLError as error:
        raise ProblemsFound([explain_syntax(error, text, str(path))]) from None
    return found or {}


def _check(settings: Settings, root: Path) -> Iterator[Problem]:
    """SETTINGS-ID: the handbook has an id of its own, since saved answers carry it."""
    path = str(root / "mkdocs.yml")
    id = str(settings.get("extra", {}).get("handbook", {}).get("id", ""))
    if not is_id(id):
        message, advice = malformed_id(id)
        yield Problem(path, Place(), "SETTINGS-ID", f"extra.handbook.id: {message}", advice)
    elif root.resolve() != package_layer().resolve():
        ours = _read(package_layer() / "mkdocs.yml")["extra"]["handbook"]["id"]
        if id == ours:
            message = f"extra.handbook.id is `{ours}`, which is the id of the handbook below yours."
            advice = "Give yours an id of its own: readers' saved answers are named by it."
            yield Problem(path, Place(), "SETTINGS-ID", message, advice)
