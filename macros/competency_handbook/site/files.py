"""Pictures, fonts and what asks for them, checked before anything is built.

A page may show what `content/` or `overrides/assets/` has, a style sheet what stands in
`overrides/assets/`. Nothing is loaded from other servers, neither by the site nor by the PDF.
"""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import yaml

from ..catalog import url_of
from ..model import Place, Problem, ProblemsFound
from ..reading import (
    Loader,
    check_characters,
    check_escapes,
    decode,
    explain_page_language,
    explain_syntax,
    nearest,
    shown_path,
    without_unwanted,
)
from .assets import FOLDER as ASSETS
from .assets import UNSERVED, URL
from .navigation import Nav, pages_in
from .page_text import CODE, FRONT, blank
from .pictures import FONTS, PICTURES, check_font, check_picture

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
ALMOST_A_PAGE = re.compile(r"\.(md|markdown|mkdn?|mdown)(\.\w+)?$", re.IGNORECASE)
PICTURE = re.compile(r"!\[[^\]]*\]\(\s*(?:<(?P<long>[^>\n]+)>|(?P<target>[^)\s]+))")
ELEMENT = re.compile(
    r"<(?:img|script|link|iframe|embed|object|audio|video|source|track)\b[^>]*?"
    r"\s(?:src|href|data|poster)\s*=\s*([\"']?)(?P<target>[^\"'\s>]+)\1",
    re.IGNORECASE,
)
"""What a browser loads without being asked."""
IMPORT = re.compile(r"@import\s+([\"'])(?P<target>[^\"']+)\1")
PLACED = {
    "page": "Put the file into content/, and write its path from this page.",
    "style sheet": "Put the file into overrides/assets/, and write its path from this style sheet.",
    "template": "Put the file into overrides/assets/.",
}
"""What to do about a file that is not there, by what asks for it."""


def check_files(
    content: Mapping[str, Path], overrides: Mapping[str, Path], directory_urls: bool = True
) -> Iterator[Problem]:
    """Everything that is asked for and not there, and every picture and font that is none.

    FILE-ENDING: the name of a page ends in `.md`.
    """
    served = {name for name in overrides if name.startswith(ASSETS)} | content.keys()
    for name, path in sorted(content.items()):
        if name.endswith(".md"):
            yield from _check_form(path)
            yield from _check_page(name, path, served, directory_urls)
        elif ALMOST_A_PAGE.search(name):
            message, advice = "A page with this ending is not read.", "Let its name end in .md."
            yield Problem(shown_path(path), Place(), "FILE-ENDING", message, advice)
    for name, path in sorted(overrides.items()):
        if name.startswith(ASSETS) and name.endswith(".css"):
            yield from _check_style_sheet(name, path, served)
        elif name.endswith(".html"):
            yield from _check_template(path)
    for name, path in sorted({**overrides, **content}.items()):
        if not name.startswith(UNSERVED):
            ending = posixpath.splitext(name)[1].lower()
            check = check_picture if ending in PICTURES else check_font if ending in FONTS else None
            yield from check(path) if check else ()


def check_navigation(nav: Nav, pages: Collection[str], settings: Path) -> Iterator[Problem]:
    """FILE-MISSING: a page that `nav` names is there.

    `settings` is the navigation's file.
    """
    written = settings.read_text("utf-8-sig")
    for page in dict.fromkeys(pages_in(nav)):
        if page not in pages and not urlsplit(page).scheme and not page.startswith("/"):
            named = re.search(rf"(?<=[\s\"'\[{{]){re.escape(page)}(?=[\s\"'\]}},]|$)", written)
            where = Place.of(written, named.start()) if named else Place()
            message = f"nav names `{page}`, and there is no such page."
            advice = nearest(page, pages, "Put it into content/, and write its path from there.")
            if (inside := page.removeprefix("content/")) in pages:
                advice = f"Write its path from content/ on: `{inside}`."
            yield Problem(shown_path(settings), where, "FILE-MISSING", message, advice)


def check_readmes(content: Mapping[str, Path], pages: Collection[str]) -> Iterator[Problem]:
    """FILE-README: no `README.md` stands beside an `index.md`, whose place it would take."""
    for name, path in sorted(content.items()):
        folder, _, file = name.rpartition("/")
        if file == "README.md" and posixpath.join(folder, "index.md") in pages:
            message = "This would be the page of its folder, which has an `index.md` already."
            advice = "Move it out of content/, or give it another name."
            yield Problem(shown_path(path), Place(), "FILE-README", message, advice)


def _check_form(path: Path) -> Iterator[Problem]:
    """Whether a page is UTF-8 without unwanted characters, and what stands above its text YAML."""
    try:
        written = decode(path.read_bytes(), shown_path(path)).replace("\r\n", "\n")
        yield from check_characters(written, shown_path(path))
        if front := FRONT.match(without_unwanted(written)):
            matter = "\n" + front[1]  # the lines keep their numbers
            yield from _check_matter(yaml.compose(matter, Loader), matter, shown_path(path))
    except ProblemsFound as unread:
        yield from unread.problems
    except yaml.YAMLError as error:
        yield explain_syntax(error, matter, shown_path(path))


def _check_matter(matter: yaml.Node | None, text: str, shown: str) -> Iterator[Problem]:
    """What is wrong with `lang`, and with escapes, in what stands above a page's text."""
    keys = matter.value if isinstance(matter, yaml.MappingNode) else ()
    for key, value in keys:
        if isinstance(value, yaml.ScalarNode) and value.style == '"':
            span = value.start_mark.index, value.end_mark.index
            yield from check_escapes(text, *span, shown)
        if key.value == "lang":
            place = Place(value.start_mark.line + 1, value.start_mark.column + 1)
            if explained := explain_page_language(value):
                yield Problem(shown, place, *explained)


def _check_page(
    name: str, path: Path, served: Collection[str], directory_urls: bool
) -> Iterator[Problem]:
    """What a page loads. In Markdown a path begins at the file, in HTML at the address."""
    text = blank(CODE, path.read_text("utf-8-sig", errors="replace"))
    for pattern, start in ((PICTURE, name), (ELEMENT, url_of(name, directory_urls) + "page")):
        for match in pattern.finditer(text):
            key = "long" if match.groupdict().get("long") else "target"
            target = match[key]
            if "{" not in target:  # a template's own
                where = Place.of(text, match.start(key))
                yield from _check_target(target, start, served, shown_path(path), where, "page")


def _check_style_sheet(name: str, path: Path, served: Collection[str]) -> Iterator[Problem]:
    text, shown = blank(COMMENT, path.read_text("utf-8-sig", errors="replace")), shown_path(path)
    for pattern in (URL, IMPORT):
        for match in pattern.finditer(text):
            where = Place.of(text, match.start("target"))
            yield from _check_target(match["target"], name, served, shown, where, "style sheet")


def _check_template(path: Path) -> Iterator[Problem]:
    """What a template names on another server; its own addresses are made as it is filled."""
    text, shown = path.read_text("utf-8-sig", errors="replace"), shown_path(path)
    for match in ELEMENT.finditer(text):
        if urlsplit(match["target"]).netloc and "{" not in match["target"]:
            where = Place.of(text, match.start("target"))
            yield from _check_target(match["target"], "", (), shown, where, "template")


def _check_target(
    target: str, start: str, served: Collection[str], shown: str, where: Place, kind: str
) -> Iterator[Problem]:
    """Whether a target, named in the file `start`, is served.

    FILE-REMOTE: a page, style sheet or template loads nothing from another server.
    FILE-OUTSIDE: what a page or a style sheet asks for is a file of the handbook.
    FILE-MISSING: a picture or font that a page or a style sheet asks for is there.
    """
    parts = urlsplit(target)
    if parts.scheme == "data" or target.startswith("#"):
        return
    if parts.netloc and parts.scheme != "file":
        message = f"`{target}` is on another server."
        advice = f"Nothing is loaded from there. {PLACED[kind]}"
        yield Problem(shown, where, "FILE-REMOTE", message, advice)
        return
    path = unquote(urldefrag(target)[0].partition("?")[0])
    path = posixpath.normpath(posixpath.join(posixpath.dirname(start), path))
    if parts.scheme or path.startswith(("/", "../")):
        message = f"`{target}` is no file of the handbook."
        yield Problem(shown, where, "FILE-OUTSIDE", message, PLACED[kind])
    elif path not in served:
        message = f"There is no file `{path}`."
        yield Problem(shown, where, "FILE-MISSING", message, _nearest(path, served, kind))


def _nearest(path: str, served: Collection[str], kind: str) -> str:
    ending = posixpath.splitext(path)[1]
    alike = [name for name in served if name.endswith(ending)]
    close = difflib.get_close_matches(path, alike, 1, 0.9)
    return f"Did you mean `{close[0]}`?" if close else PLACED[kind]
