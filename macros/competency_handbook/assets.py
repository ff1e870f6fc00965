"""Own style sheets, scripts, fonts and pictures, under names that carry their content's hash.

An old script must never meet a new page, so a changed file has another name.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from typing import Any

FOLDER = "assets/"
UNSERVED = ("assets/js/src/",)
"""Where the browser script's modules are; the joined files beside them are served."""

Names = dict[str, str]
"""The hashed name of every asset, by the name that its author gave it."""


def hash_names(assets: dict[str, bytes]) -> tuple[Names, dict[str, bytes]]:
    """The hashed names, and the content by hashed name, of assets by their authors' names."""
    names: Names = {}
    hashed = {}
    for name, content in sorted(assets.items(), key=_style_sheets_last):
        if name.endswith(".css"):
            content = _with_hashed_links(content, name, names)
        names[name] = _hashed_name(name, content)
        hashed[names[name]] = content
    return names, hashed


def with_hashed_names(settings: Any, names: Names) -> Any:
    """Settings whose paths to assets are the hashed ones; the given ones stay as they are."""
    if isinstance(settings, dict):
        return {key: with_hashed_names(value, names) for key, value in settings.items()}
    if isinstance(settings, list):
        return [with_hashed_names(value, names) for value in settings]
    return names.get(settings, settings) if isinstance(settings, str) else settings


def _style_sheets_last(asset: tuple[str, bytes]) -> tuple[bool, str]:
    """The order of hashing: a style sheet names other assets, whose hashes must be known."""
    return asset[0].endswith(".css"), asset[0]


def _hashed_name(name: str, content: bytes) -> str:
    stem, ending = posixpath.splitext(name)
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}{ending}"


def _with_hashed_links(style_sheet: bytes, name: str, names: Names) -> bytes:
    folder = posixpath.dirname(name)

    def renamed(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, match[1]))
        return f'url("{posixpath.relpath(names.get(target, target), folder)}")'

    return re.sub(r'url\("((?!data:)[^"]+)"\)', renamed, style_sheet.decode()).encode()
