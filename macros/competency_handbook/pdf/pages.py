"""The rendered pages of a site, in the order in which a book has them."""

from __future__ import annotations

import html
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lxml.html
from lxml.html import HtmlElement

from ..addresses import SOURCES, url_of
from ..compose import Composition
from ..model import BuildFailed

ARTICLE = "//article[contains(concat(' ', @class, ' '), ' md-content__inner ')]"


@dataclass(frozen=True)
class Entry:
    """A place in the navigation: a page, or a heading over pages where `page` is empty."""

    page: str
    title: str
    depth: int


@dataclass(frozen=True)
class BookPage:
    """What one page of the site says, and where it stands in the book.

    `name` is the page's path below `content/`. `depth` is 0 for what opens a part or stands
    alone, and grows by one for each heading of the navigation above it.
    """

    name: str
    depth: int
    article: HtmlElement


def load_pages(built: Path, composition: Composition) -> list[BookPage]:
    """Every page of the navigation, sources last. Raises BuildFailed where one is missing."""
    directory_urls = bool(composition.settings.get("use_directory_urls", True))
    entries = list(entries_of(composition.settings["nav"]))
    entries.sort(key=lambda entry: entry.page == SOURCES)
    return [
        BookPage(
            entry.page or f"section-{number}", entry.depth, _article(built, entry, directory_urls)
        )
        for number, entry in enumerate(entries, 1)
    ]


def entries_of(nav: list[Any], depth: int = 0) -> Iterator[Entry]:
    """The pages and headings of a navigation in reading order; links to elsewhere left out."""
    for item in nav:
        title, target = next(iter(item.items())) if isinstance(item, dict) else ("", item)
        if isinstance(target, list):
            opening = next((page for page in target if _is_index(page)), "")
            yield Entry(opening, title, depth)
            yield from entries_of([page for page in target if page != opening], depth + 1)
        elif target.endswith(".md"):
            yield Entry(target, title, depth)


def _is_index(item: Any) -> bool:
    return isinstance(item, str) and posixpath.basename(item) == "index.md"


def _article(built: Path, entry: Entry, directory_urls: bool) -> HtmlElement:
    if not entry.page:
        article = lxml.html.Element("article")
        heading = lxml.html.Element("h1")
        heading.text = html.unescape(entry.title)
        article.append(heading)
        return article
    url = url_of(entry.page, directory_urls)
    path = built / (url + "index.html" if not url or url.endswith("/") else url)
    if not path.is_file():
        raise BuildFailed(f"The PDF needs {entry.page}, but the site has no {path.name} for it.")
    found = lxml.html.document_fromstring(path.read_text("utf-8")).xpath(ARTICLE)
    if not found:
        raise BuildFailed(f"The PDF needs {entry.page}, but its page has no article.")
    return found[0]
