"""The rendered pages of a site, in the order in which a book has them."""

from __future__ import annotations

import html
import posixpath
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import lxml.html
from lxml.html import HtmlElement

from ...catalog import MY, SELF_ASSESSMENTS, SOURCES, pages_on_screen, url_of, ways_of_showing
from ...model import BuildFailed
from ...site import Composition

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
    alone, and grows by one for each heading of the navigation above it. A bare page is only
    the title of a part that has no page of its own.
    """

    name: str
    depth: int
    article: HtmlElement
    bare: bool = False


def is_for_checking(page: BookPage) -> bool:
    """Whether it is a page of self-checks, where alone a book has them."""
    return page.name.startswith(posixpath.dirname(SELF_ASSESSMENTS) + "/")


def load_pages(built: Path, composition: Composition) -> list[BookPage]:
    """Every page of the navigation, paper to cut and sources last.

    Left out are a reader's own pages, since on paper there would be nothing on them, and those
    that are for the screen alone. Raises BuildFailed where a page is missing.
    """
    listed = entries_of(composition.settings["nav"])
    on_screen = pages_on_screen(composition.catalog)
    printed = [e for e in listed if not e.page.startswith(MY) and e.page not in on_screen]
    folders = {
        shown.folder for _, shown in ways_of_showing(composition.catalog.kinds) if shown.ends_book
    }
    entries = sources_last(paper_last(printed, folders))
    return [
        BookPage(entry.page, entry.depth, article_on(built, entry.page, composition.directory_urls))
        if entry.page
        else BookPage(f"section-{number}", entry.depth, _title(entry.title), bare=True)
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


def paper_last(entries: list[Entry], folders: Collection[str]) -> list[Entry]:
    """The pages of these folders as a part at the end of the book."""
    paper = [entry for entry in entries if posixpath.dirname(entry.page) in folders]
    lifted = min((entry.depth for entry in paper), default=0)
    others = [entry for entry in entries if entry not in paper]
    return others + [replace(entry, depth=entry.depth - lifted) for entry in paper]


def sources_last(entries: list[Entry]) -> list[Entry]:
    """The sources at the end of the book, whatever the navigation has behind them."""
    sources = [replace(entry, depth=0) for entry in entries[:-1] if entry.page == SOURCES]
    return [entry for entry in entries if not sources or entry.page != SOURCES] + sources


def _is_index(item: Any) -> bool:
    return isinstance(item, str) and posixpath.basename(item) == "index.md"


def article_on(built: Path, page: str, directory_urls: bool) -> HtmlElement:
    """What a page of the site says. Raises BuildFailed where there is no such page."""
    url = url_of(page, directory_urls)
    path = built / (url + "index.html" if not url or url.endswith("/") else url)
    if not path.is_file():
        raise BuildFailed(f"The PDF cannot be made: the site lacks the page of {page}.")
    site_page = lxml.html.document_fromstring(path.read_text("utf-8"))
    found: list[HtmlElement] = site_page.xpath(ARTICLE)
    if not found:
        raise BuildFailed(f"The PDF cannot be made: the page of {page} has no article.")
    return found[0]


def _title(text: str) -> HtmlElement:
    """An article that is a title alone; settings hold titles as HTML."""
    article, heading = lxml.html.Element("article"), lxml.html.Element("h1")
    heading.text = html.unescape(text)
    article.append(heading)
    return article
