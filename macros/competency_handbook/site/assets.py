"""Own style sheets, scripts, fonts and pictures, under names that carry their content's hash.

An old script must never meet a new page, so a changed file has another name.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Callable
from itertools import groupby
from typing import Any

FOLDER = "assets/"
WORKER = "assets/js/sw.js"
UNSERVED = ("assets/js/src/", WORKER)
"""Where the browser script's modules are; the joined files beside them are served.

The service worker is not one of a page's: the finishing step writes it to the top of the site.
"""
OUTLINE = "assets/outline.js"
"""What a reader's own pages know of the frameworks; the build makes it."""
PRESENT_WORDS = "assets/present-messages.js"
"""What the script says that presents one item; the build makes it."""
SHARE_WORDS = "assets/share-messages.js"
"""What the script says that shares one item, and earlier wordings; the build makes it."""
WORKSHOP_ITEMS = "assets/workshop-items.js"
"""What a session may be put together from; the build makes it."""
FIRST_FONTS = {
    "--chb-sans": "assets/fonts/source-sans-3-latin-wght-normal.woff2",
    "--chb-serif": "assets/fonts/source-serif-4-latin-600-normal.woff2",
}
"""The fonts that every page shows at once, by the token that brings each."""
JOINED = "assets/css/pages-{number}.css"
"""What pages load in the place of several style sheets."""
HEAD = "/*! {name} */\n"
HEADED = re.compile(r"^/\*! (\S+) \*/$", re.MULTILINE)
"""What stands before each of them there."""
URL = re.compile(r"url\(\s*([\"']?)(?!data:|#)(?P<target>[^\"')]+?)\1\s*\)")
"""What a style sheet asks for."""

Names = dict[str, str]
"""The hashed name of every asset, by the name that its author gave it."""


def join_style_sheets(
    listed: list[Any], assets: dict[str, bytes], is_ours: Callable[[str], bool]
) -> tuple[list[Any], dict[str, bytes]]:
    """Settings' list of style sheets, neighbors of ours as one, and the assets with these added.

    A page then waits for one file, not for twenty. A host's own sheets stay as they are, so that
    a brace that is missing in one does no harm to ours.
    """
    joined: list[Any] = []
    together: dict[str, bytes] = {}
    for ours, sheets in groupby(listed, lambda name: name in assets and is_ours(name)):
        names = list(sheets)
        if ours:
            texts = [HEAD.format(name=name).encode() + _moved(assets[name], name) for name in names]
            names = [JOINED.format(number=len(together) + 1)]
            together[names[0]] = b"\n".join(texts)
        joined += names
    return joined, assets | together


def first_fonts(assets: dict[str, bytes], is_ours: Callable[[str], bool]) -> list[str]:
    """The fonts to load before a page shows, without those that a host's sheets replace."""
    theirs = b"\n".join(
        content for name, content in assets.items() if name.endswith(".css") and not is_ours(name)
    )
    return [
        font
        for token, font in FIRST_FONTS.items()
        if not re.search(rb"%b\s*:" % token.encode(), theirs)
    ]


def _moved(style_sheet: bytes, name: str) -> bytes:
    """A style sheet as it stands among the joined ones: its links lead to the same files."""
    folder = posixpath.dirname(name)

    def moved(match: re.Match[str]) -> str:
        path = posixpath.join(folder, match["target"])
        if path.startswith("/") or "//" in path:
            return match[0]
        return f'url("{posixpath.relpath(path, posixpath.dirname(JOINED))}")'

    return URL.sub(moved, style_sheet.decode()).encode()


def hash_names(assets: dict[str, bytes]) -> tuple[Names, dict[str, bytes]]:
    """The hashed names, and the content by hashed name, of assets by their authors' names."""
    names: Names = {}
    hashed = {}
    for name, content in sorted(assets.items(), key=_style_sheets_last):
        if name.endswith(".css"):
            content = _with_hashed_links(content, name, names)
        names[name] = hashed_name(name, content)
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


def hashed_name(name: str, content: bytes) -> str:
    """A file's name with a hash of its content before the ending."""
    stem, ending = posixpath.splitext(name)
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}{ending}"


def _with_hashed_links(style_sheet: bytes, name: str, names: Names) -> bytes:
    folder = posixpath.dirname(name)

    def renamed(match: re.Match[str]) -> str:
        path = re.split("[?#]", match["target"], maxsplit=1)[0]
        target = posixpath.normpath(posixpath.join(folder, path))
        if target not in names:
            return match[0]
        return f'url("{posixpath.relpath(names[target], folder)}{match["target"][len(path) :]}")'

    return URL.sub(renamed, style_sheet.decode()).encode()
