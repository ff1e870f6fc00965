"""The offline edition: one zip whose pages open by a double click, and ask nothing of a network.

In it is one folder with a start page and the handbook's files. Whoever opens the start page without
unpacking the zip, as Windows lets them, is told to unpack it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from fnmatch import fnmatch
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ..catalog import INDEX, Here
from ..render import Page
from .assets import hashed_name
from .compose import Composition
from .go import MADE_FROM
from .hidden_pages import EMBED, GO
from .language_marks import with_languages
from .policy import policy_for

FOLDER = "handbook"
"""Everything but the start page, so that nobody has to look for it."""
START = "index.html"
NEVER_OPENED = (
    "404.html",
    "sitemap.xml*",
    "*.map",
    "assets/javascripts/lunr/*",
    "assets/javascripts/workers/*",
    f"{GO}/{MADE_FROM}",
    f"{EMBED}/*",
)
COMPRESSED = (".pdf", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".woff", ".woff2", ".zip")
"""What gets no smaller."""
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can name."""
TAG = re.compile(r"<[a-z][^<>]*>", re.IGNORECASE)
ADDRESS = re.compile(
    r"(?P<before>\s(?:href|src|poster|data)=(?P<mark>[\"']))(?P<path>[^\"'?#]+)", re.IGNORECASE
)


def write_zip(into: Path, built: Path, composition: Composition, date: datetime) -> None:
    """Write the zip `into` from the finished pages in `built`; all in it bears this date."""
    files = {path.relative_to(built).as_posix(): path for path in built.rglob("*")}
    files = {name: path for name, path in sorted(files.items()) if path.is_file()}
    top, places = top_folder(composition), [it.place for it in composition.others]
    into.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(into, "w") as archive:
        for name, content in _start_files(composition):
            _add(archive, f"{top}/{name}", content, date)
        for name, path in files.items():
            if not is_opened(name, places):
                continue
            content = path.read_bytes()
            if name.endswith(".html") and not name.startswith(f"{GO}/"):
                content = with_file_addresses(content.decode(), name, files.keys()).encode()
            _add(archive, f"{top}/{FOLDER}/{name}", content, date)


def is_opened(name: str, places: Iterable[str]) -> bool:
    """Whether a page may ask for the site's file of this name; `places` are languages' folders."""
    for place in places:
        name = name.removeprefix(place)
    return not any(fnmatch(name, pattern) for pattern in NEVER_OPENED)


def top_folder(composition: Composition) -> str:
    """The folder that a zip unpacks to: the handbook's id and its edition."""
    handbook = composition.settings["extra"]["handbook"]
    return re.sub(r"[^\w.-]+", "-", f"{handbook['id']}-{handbook['edition']}")


def with_file_addresses(html: str, name: str, files: Collection[str]) -> str:
    """A page with the addresses of files where its author's own HTML has those of a web server.

    Those of Markdown and of macros are right already: what leads to one of the files stays.
    """

    def of_file(found: re.Match[str]) -> str:
        return found["before"] + _file_address(found["path"], name, files)

    return TAG.sub(lambda tag: ADDRESS.sub(of_file, tag[0]), html)


def _file_address(path: str, name: str, files: Collection[str]) -> str:
    """The path from the page `name` to the file that is meant; the same where none is."""
    parts, folder = urlsplit(path), posixpath.dirname(name)
    if parts.scheme or path.startswith("/"):
        return path
    if posixpath.normpath(posixpath.join(folder, unquote(path))) in files:
        return path
    served_as = folder if posixpath.basename(name) == "index.html" else name.removesuffix(".html")
    meant = posixpath.normpath(posixpath.join(served_as, unquote(path)))
    for file in (meant, f"{meant}.html", posixpath.normpath(f"{meant}/index.html")):
        if file in files:
            return quote(posixpath.relpath(file, folder or "."))
    return path


def _start_files(composition: Composition) -> Iterator[tuple[str, bytes]]:
    """The start page, and the script that leads on from it, by their names."""
    home = f"{FOLDER}/index.html"
    script = f'location.replace("{home}");\n'.encode()
    name = f"{FOLDER}/{hashed_name('start.js', script)}"
    html = Page(composition.catalog, Here(INDEX, False)).html(
        "start.html",
        site_name=composition.settings["site_name"],
        home=home,
        script=name,
        policy=policy_for(""),
    )
    yield START, with_languages(html).encode()
    yield name, script


def _add(archive: ZipFile, name: str, content: bytes, date: datetime) -> None:
    """Add a file that bears nothing of the machine or the moment that it is made at."""
    entry = ZipInfo(name, max(date.timetuple()[:6], EARLIEST))
    entry.create_system, entry.external_attr = 3, 0o100644 << 16
    entry.compress_type = ZIP_STORED if name.lower().endswith(COMPRESSED) else ZIP_DEFLATED
    archive.writestr(entry, content)
