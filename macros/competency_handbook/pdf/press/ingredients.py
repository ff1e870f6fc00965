"""What the bytes of a PDF depend on beside its job: programs, fonts, and files that are named."""

from __future__ import annotations

import ctypes
import hashlib
import html
import json
import os
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ..job import Job

PACKAGES = (
    "weasyprint", "pydyf", "fonttools", "lxml", "tinycss2", "tinyhtml5", "cssselect2", "pyphen",
    "pillow",
)  # fmt: skip
LIBRARIES = (
    ("pango_version_string", "libpango-1.0.so.0", "libpango-1.0.dylib"),
    ("hb_version_string", "libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib"),
)
"""A function that tells the version, and the files that have it. A font is cut by the second."""
FONT_FOLDERS = (
    "/etc/fonts", "/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts",
    "/Library/Fonts", "/System/Library/Fonts", "~/Library/Fonts",
)  # fmt: skip
"""Where a machine has the fonts of letters that ours lack, and which it prefers."""
FIELD_FONT = Path(__file__).with_name("field-font.woff2")
NAMED = re.compile(r"""(?:src|href)=["']([^"'#]+)|url\(\s*["']?([^"')#]+)|@import\s+["']([^"']+)""")
NAMING = (".css", ".svg")
"""Endings of files that may name others."""


def field_font_file() -> Path:
    """The font of what readers type into fields."""
    return FIELD_FONT


def digest_of(job: Job) -> str:
    """A hash of everything that the bytes of a job's PDF depend on: 32 hexadecimal digits."""
    found = hashlib.sha256(programs().encode())
    told = asdict(job) | {"site": ""}
    found.update(json.dumps(told, sort_keys=True, default=str).encode())
    for name, content in files_named(job.site, job.sheets, job.text):
        found.update(f"{name} {len(content)}\n".encode() + content)
    return found.hexdigest()[:32]


@cache
def programs() -> str:
    """What makes the PDFs here, in lines."""
    return programs_of(Path(__file__).parent, libraries(), FONT_FOLDERS)


def programs_of(code: Path, libraries: Iterable[str], font_folders: Iterable[str]) -> str:
    """What makes PDFs: packages and libraries by their versions, code by its files, and fonts."""
    files = [*sorted(code.glob("*.py")), field_font_file()]
    own = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    packages = (f"{name} {version(name)}" for name in PACKAGES)
    return "\n".join([own, *packages, *libraries, *_fonts(font_folders)])


def libraries() -> Iterator[str]:
    """The versions of libraries of the system; none of those that are not found."""
    for function, *names in LIBRARIES:
        for name in names:
            try:
                tell = getattr(ctypes.CDLL(name), function)
            except (OSError, AttributeError):
                continue
            tell.restype = ctypes.c_char_p
            yield f"{name} {tell().decode()}"


def _fonts(folders: Iterable[str]) -> Iterator[str]:
    """A machine's own fonts and their sizes, and how it chooses among them."""
    for top in folders:
        for below, inside, names in os.walk(Path(top).expanduser()):
            inside.sort()
            for name in sorted(names):
                path = Path(below, name)
                yield f"{path} {path.stat().st_size if path.is_file() else 0}"


def files_named(site: Path, names: Iterable[str], text: str) -> list[tuple[str, bytes]]:
    """The files of a site that are named, or that `text` or one of them names, by their paths.

    A file that is not there is told apart from an empty one.
    """
    found: dict[str, bytes] = {}
    waiting = [*names, *_named_in(text, "")]
    while waiting:
        name = waiting.pop()
        if name not in found:
            path = site / name
            found[name] = b"there:" + path.read_bytes() if path.is_file() else b"missing"
            if name.endswith(NAMING):
                waiting += _named_in(found[name].decode(errors="replace"), posixpath.dirname(name))
    return sorted(found.items())


def _named_in(text: str, folder: str) -> Iterator[str]:
    """The paths below the site that a text names; it stands in the folder."""
    for match in NAMED.finditer(text):
        parts = urlsplit(html.unescape(match[1] or match[2] or match[3]).strip())
        name = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
        if not parts.scheme and not parts.netloc and not name.startswith(("..", "/")):
            yield name
