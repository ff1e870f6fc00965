"""Pages → one print document with cover, contents and links of its own. Pure: no files, no clock."""

from __future__ import annotations

import copy
import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

import jinja2
import lxml.html
from lxml.html import HtmlElement
from markupsafe import Markup

from ..messages import Messages
from ..render.self_assessment import UNINDEXED
from .links import (
    destination_of,
    find_destinations,
    rename_ids,
    rewrite_links,
    rewrite_pictures,
)
from .pages import BookPage
from .paper import HEADINGS, drop_menus, having, place_headings, texts_of, to_paper

LONGEST_CONTENTS = 150
"""Lines of contents: a longer list leaves out its deepest level."""
UNNUMBERED = ("chb-cite", "chb-note-mark", "footnote-ref", "footnote-backref")
"""Links that a reader on paper follows by their words, without a page number."""
UNNUMBERED_WITHIN = ("chb-bears-on", "chb-facts")


@dataclass(frozen=True)
class Book:
    """What a book says of itself. `date` is written out, `dated` is ISO 8601."""

    title: str
    author: str
    description: str
    edition: str
    date: str
    dated: str
    language: str
    site_url: str = ""
    directory_urls: bool = True


@dataclass(frozen=True)
class Line:
    """One line of the contents, with the lines below it."""

    destination: str
    code: str
    title: str
    opens_page: bool
    below: list[Line] = field(default_factory=list)


@cache
def _templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("competency_handbook.pdf"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
    )


def make_document(
    pages: list[BookPage], book: Book, items: Mapping[str, str], messages: Messages
) -> HtmlElement:
    """The whole book as one HTML document, its page numbers still to come.

    `items` tells the page of every permanent id. The pages that are given stay as they are.
    """
    pages = [BookPage(page.name, page.depth, copy.deepcopy(page.article)) for page in pages]
    parts = {
        page.name for page, after in zip(pages, pages[1:], strict=False) if after.depth > page.depth
    }
    for page in pages:
        to_paper(page.article, messages("pdf.by_hand"))
        if page.depth == 0 and page.name not in parts:
            drop_menus(page.article)
    destinations = find_destinations(pages, items, book.site_url, book.directory_urls)
    for page in pages:
        rewrite_links(page, destinations)
        rewrite_pictures(page, destinations)
        rename_ids(page, destinations)
        place_headings(page.article, page.depth)
        add_page_references(page.article, messages)
    listed = {destinations.places.get((page, id)) for id, page in items.items()}
    text = (
        _templates()
        .get_template("book.html")
        .render(
            book=book,
            t=messages,
            lines=contents_of(pages, listed),
            sections=list(_sections(pages, parts, book.title)),
        )
    )
    return lxml.html.document_fromstring(text)


def _sections(pages: list[BookPage], parts: set[str], title: str) -> Iterator[dict[str, object]]:
    """What the template prints of each page, with what stands in its running head."""
    part = title
    for page in pages:
        heading = next(iter(texts_of(page.article.iter("h1", "h2", "h3"))), "")
        if page.depth == 0:
            part = heading if page.name in parts else title
        wide = bool(page.article.xpath(having("chb-wide")))
        classes = ["chb-section", *["chb-part"] * (page.name in parts), *["chb-on-its-side"] * wide]
        yield {
            "id": page.name,
            "classes": " ".join(classes),
            "part": _shortened(part, 40),
            "chapter": "" if page.name in parts else _shortened(heading, 70),
            "content": Markup(_inside(page.article)),
        }


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _inside(element: HtmlElement) -> str:
    """The HTML between an element's tags."""
    below = (lxml.html.tostring(child, encoding="unicode") for child in element)
    return html.escape(element.text or "") + "".join(below)


def add_page_references(article: HtmlElement, messages: Messages) -> None:
    """Put the number of the page that it leads to behind each link, for readers on paper."""
    within = article.xpath(having(*UNNUMBERED_WITHIN) + "//a")
    passed = {*article.xpath(having(*UNNUMBERED)), *within, *article.xpath(".//h1//a")}
    before, after = (f" ({messages('pdf.page_reference', number='|')})").split("|")
    for link in list(article.iter("a")):
        destination = destination_of(link)
        if destination and link not in passed:
            reference = lxml.html.Element("span", {"class": "chb-page-reference"})
            number = lxml.html.Element("span", {"data-page-of": destination})
            reference.text, number.tail = before, after
            reference.append(number)
            reference.tail, link.tail = link.tail, None
            link.addnext(reference)


def contents_of(pages: list[BookPage], listed: set[str | None]) -> list[Line]:
    """A line for each page, and below it one for each item whose destination is `listed`."""
    found: list[tuple[int, Line]] = []
    for page in pages:
        for heading in page.article.iter(*HEADINGS):
            opens = "chb-h1" in heading.get("class").split()
            if opens or (heading.get("id") in listed and heading.get(UNINDEXED) is None):
                code, title = code_and_title(heading)
                line = Line(heading.get("id") or page.name, code, title, opens)
                found.append((int(heading.tag[1]), line))
    while len(found) > LONGEST_CONTENTS and len({level for level, _ in found}) > 1:
        deepest = max(level for level, _ in found)
        found = [(level, line) for level, line in found if level < deepest]
    return _nested(found)


def code_and_title(heading: HtmlElement) -> tuple[str, str]:
    """A heading's code, empty where it has none, and its other words."""
    code = " ".join(texts_of(heading.xpath(having("chb-code"))))
    [words] = texts_of([heading])
    return code, words.removeprefix(code).strip()


def _nested(found: list[tuple[int, Line]]) -> list[Line]:
    """Lines with those of a deeper level below them."""
    top: list[Line] = []
    above: list[tuple[int, list[Line]]] = [(0, top)]
    for level, line in found:
        while above[-1][0] >= level:
            above.pop()
        above[-1][1].append(line)
        above.append((level, line.below))
    return top


def with_page_numbers(document: HtmlElement, numbers: Mapping[str, int]) -> str:
    """The document as HTML, every reference showing its destination's page; 00 where unknown."""
    document = copy.deepcopy(document)
    for element in document.xpath("//*[@data-page-of]"):
        element.text = str(numbers.get(element.get("data-page-of"), "00"))
    return "<!doctype html>\n" + lxml.html.tostring(document, encoding="unicode")
