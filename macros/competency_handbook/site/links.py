"""Links in authors' pages to pages and places of the handbook, as MkDocs would follow them.

What looks like a link is told only where Markdown makes one of it: text in code has none.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ..catalog import Catalog, all_addresses
from ..model import Place, Problem
from ..reading import nearest, shown_path
from ..settings import Settings
from .page_markdown import hrefs_of, ids_of
from .page_text import without_code
from .stubs import all_stubs

TARGET = re.compile(
    r"\]\(\s*(?:<(?P<long>[^>\n]+)>|(?P<target>[^\s()<]+))"
    r"|^ {0,3}\[[^\]^\n]+\]:\s*(?:<(?P<long_named>[^>\n]+)>|(?P<named>[^\s<]+))",
    re.MULTILINE,
)
"""Where a link in Markdown leads, written in the line or below its name; a picture, too."""


@dataclass(frozen=True)
class _Site:
    """What links can lead to."""

    catalog: Catalog
    settings: Settings
    pages: Mapping[str, str | Path]
    """Every page: a text that nobody wrote, or an author's file."""
    files: Collection[str]

    def text_of(self, page: str) -> str:
        text = self.pages[page]
        return text if isinstance(text, str) else text.read_text("utf-8-sig", errors="replace")

    def stops_at(self, mistake: str) -> bool:
        """Whether the settings ask MkDocs to stop at a kind of mistake."""
        asked = self.settings.get("validation") or {}
        return bool((asked | (asked.get("links") or {})).get(mistake, "warn") == "warn")


def check_links(
    content: Mapping[str, Path], served: Collection[str], catalog: Catalog, settings: Settings
) -> Iterator[Problem]:
    """Every link of an author's page that leads nowhere; `served` are the files of overrides."""
    written = {name: path for name, path in content.items() if name.endswith(".md")}
    pages = {stub.page: stub.text() for stub in all_stubs(catalog)} | written
    site = _Site(catalog, settings, pages, {*pages, *content, *served})
    ids = cache(partial(_ids_on, site))
    for name, path in sorted(written.items()):
        text = without_code(site.text_of(name))
        hrefs: Collection[str] | None = None
        for match in TARGET.finditer(text):
            target = next(filter(None, match.groups()))
            problem = _explain(target, name, site, ids)
            if problem and hrefs is None:
                hrefs = hrefs_of(site.text_of(name), settings)
            if problem and target in (hrefs or ()):
                where = Place.of(text, match.start(match.lastgroup or 0))
                yield Problem(shown_path(path), where, *problem)


def _explain(
    target: str, page: str, site: _Site, ids: Callable[[str], Collection[str] | None]
) -> tuple[str, str, str] | None:
    """The check, what is wrong with a link and what to do; None where nothing is.

    LINK-PAGE: a link to a page names its file, by its path from the page that has the link.
    LINK-ANCHOR: a link to a place on a page of the handbook names an id that is there.
    """
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or "{" in target:
        return None
    if target.startswith(("/", "\\")):
        return _absolute(target) if site.stops_at("absolute_links") else None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
    path = path if parts.path else page
    if path not in site.files:
        mistake = "not_found" if posixpath.splitext(parts.path)[1] else "unrecognized_links"
        return _no_page(parts.path, path, page, site) if site.stops_at(mistake) else None
    if parts.fragment and path in site.pages and site.stops_at("anchors"):
        address = all_addresses(site.catalog).get(parts.fragment)
        known = None if address and address.page == path else ids(path)
        if known is not None and parts.fragment not in known:
            return _no_anchor(parts.fragment, path, page, known, site)
    return None


def _absolute(target: str) -> tuple[str, str, str]:
    message = f"`{target}` begins at the top of the server, where the handbook may not be."
    return "LINK-PAGE", message, "Write the path of the page's file from this page."


def _no_page(target: str, path: str, page: str, site: _Site) -> tuple[str, str, str]:
    if id := _hidden_on(path, site):
        message = f"`{target}` is left out, in {site.catalog.hidden[id].where}."
        return "LINK-PAGE", message, "Take the link away, or hide that no more."
    message = f"The link to `{target}` leads to no page or file."
    here = posixpath.dirname(page) or "."
    if "@" in target and "/" not in target:
        return "LINK-PAGE", message, f"Did you mean `mailto:{target}`?"
    for guess in (f"{path.removesuffix('.html')}.md", f"{path}/index.md"):
        if guess in site.pages:
            return "LINK-PAGE", message, f"Did you mean `{posixpath.relpath(guess, here)}`?"
    known = [posixpath.relpath(other, here) for other in site.pages]
    advice = nearest(target, known, "Write the path of the page's file from this page.")
    return "LINK-PAGE", message, advice


def _hidden_on(path: str, site: _Site) -> str:
    """The id of what a host left out that had a page, or a part of one; empty where none did."""
    named = (*posixpath.dirname(path).split("/"), posixpath.splitext(posixpath.basename(path))[0])
    return next((id for id in reversed(named) if id in site.catalog.hidden), "")


def _no_anchor(
    anchor: str, path: str, page: str, known: Collection[str], site: _Site
) -> tuple[str, str, str]:
    there = "this page" if path == page else f"`{path}`"
    message = f"Nothing on {there} has the id `{anchor}`."
    if hidden := site.catalog.hidden.get(anchor):
        message = f"`{anchor}` is left out, in {hidden.where}."
        return "LINK-ANCHOR", message, "Take the link away, or hide that no more."
    if address := all_addresses(site.catalog).get(anchor):
        at = posixpath.relpath(address.page, posixpath.dirname(page) or ".")
        advice = f'It is in `{at}`; `{{{{ link_to("{anchor}") }}}}` finds it.'
        return "LINK-ANCHOR", message, advice
    return "LINK-ANCHOR", message, nearest(anchor, known, "Name the id of a heading or an item.")


def _ids_on(site: _Site, page: str) -> Collection[str] | None:
    return ids_of(page, site.text_of(page), site.catalog, site.settings)
