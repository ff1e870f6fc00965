"""Pages → one print document with its own cover, contents and links. Pure: no files, no clock."""

from __future__ import annotations

import copy
import html
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

import lxml.html
from lxml.html import HtmlElement
from markupsafe import Markup

from ...reading import Messages
from ...render import Building, templates_of
from .contents import Line, contents_of
from .matter import Matter, name_uses, only_in
from .pages import BookPage
from .paper import add_class, having, texts_of
from .passes import Chapters, run_passes
from .typography import trim_ends

LAYOUTS = {
    "chb-book-wide": "on-its-side",
    "chb-book-wide-if-large": "on-its-side-if-large",
    "chb-sheet": "sheet",
    "chb-check": "checks",
}
"""How a chapter is laid out in which an element has a class."""


@dataclass(frozen=True)
class Book:
    """What a book says of itself. `date` is written out, `dated` is ISO 8601.

    `name` is the handbook's; `short` is the address of a single item, empty for the whole.
    """

    title: str
    author: str
    description: str
    edition: str
    date: str
    dated: str
    language: str
    site_url: str = ""
    directory_urls: bool = True
    for_language: str = ""
    """What short addresses end with, such as `?es`; empty in the handbook's own language."""
    name: str = ""
    short: str = ""
    based_on: str = ""
    """What a host's stands on, as the license wants it said; empty for one on none."""
    organization: str = ""
    logo: str = ""
    picture: str = ""
    """Whose it is, and files of the site: its logo, and what is shown on the cover."""

    def short_address_of(self, id: str) -> str:
        """An item's short address, whole where the site's is known; it leads to this language."""
        return f"{self.site_url.rstrip('/')}/go/{id}/".lstrip("/") + self.for_language


def make_document(
    pages: list[BookPage],
    book: Book,
    messages: Messages,
    items: Mapping[str, str],
    listed: Collection[str],
    matter: Matter | None = None,
    cover: Sequence[Building] = (),
) -> HtmlElement:
    """The whole book as one HTML document, its page numbers still to come.

    `items` tells the page of every permanent id, `listed` those that the contents list; `cover`
    has the frameworks that are drawn on it. The pages that are given stay as they are.
    """
    pages, parts = _prepared(pages, book, messages, items)
    list_uses(pages, messages)
    known = only_in(matter or Matter(), {id for page in pages for id in ids_of(page)})
    behind = [("book:index", "pdf.index")] * bool(known.by_code)
    behind += [("book:colophon", "pdf.colophon")] * bool(known.cite)
    lines = contents_of(pages, listed)
    lines += [Line(destination, "", messages(words), True) for destination, words in behind]
    values = {"lines": lines, "matter": known, "cover": cover}
    values["chapters"] = list(_chapters(pages, parts, book.title))
    return _fill("book.html", book, messages, **values)


def ids_of(page: BookPage) -> list[str]:
    """Every destination in a page, its own beginning included."""
    return [page.name, *page.article.xpath(".//@id")]


def list_uses(pages: list[BookPage], messages: Messages) -> None:
    """Say behind each term of the glossary on which pages it is used."""
    uses: dict[str, list[str]] = {}
    for page in pages:
        for term, use in name_uses(page.article, page.name).items():
            uses.setdefault(term, []).append(use)
    for page in pages:
        for entry in page.article.xpath(having("chb-term-entry")):
            [heading] = entry.xpath("preceding-sibling::*[@id][1]") or [entry]
            add_class(heading, "chb-book-term")
            found = uses.get(heading.get("id", ""))
            if found:
                line = lxml.html.Element("p", {"class": "chb-see"})
                line.text = f"{messages('pdf.used_on')} "
                number = lxml.html.Element("span", {"data-pages-of": " ".join(found)})
                line.append(number)
                entry.append(line)


def make_work(
    pages: list[BookPage],
    book: Book,
    messages: Messages,
    items: Mapping[str, str],
    sources: Mapping[str, str],
) -> HtmlElement:
    """One work's pages alone as one HTML document, without a cover and contents.

    `sources` are the titles of all sources by their ids.
    """
    pages = [replace(page, depth=0) for page in pages]
    pages, parts = _prepared(pages, book, messages, items, sources)
    return _by_itself("work", pages, parts, book, messages, foot=book.short)


def make_handout(
    pages: list[BookPage], book: Book, messages: Messages, items: Mapping[str, str]
) -> HtmlElement:
    """Items one after the other as one HTML document, each a chapter without a page of its own.

    Whole addresses of the site stay such: a handout is read away from it.
    """
    pages, parts = _prepared(pages, replace(book, site_url=""), messages, items)
    return _by_itself("handout", pages, parts, book, messages, foot=book.site_url)


def _by_itself(
    form: str, pages: list[BookPage], parts: set[str], book: Book, messages: Messages, foot: str
) -> HtmlElement:
    """Prepared pages as a document of this form; `foot` stands behind the edition, if anything."""
    chapters = list(_chapters(pages, parts, book.name))
    return _fill("pages.html", book, messages, chapters=chapters, form=form, foot=foot)


def _fill(template: str, book: Book, messages: Messages, **values: object) -> HtmlElement:
    text = templates_of(__package__).get_template(template).render(book=book, t=messages, **values)
    document = lxml.html.document_fromstring(text)
    trim_ends(document)
    return document


def _prepared(
    pages: list[BookPage],
    book: Book,
    messages: Messages,
    items: Mapping[str, str],
    sources: Mapping[str, str] | None = None,
) -> tuple[list[BookPage], set[str]]:
    """Copies of pages made fit for paper, and the names of those that open a part."""
    pages = [replace(page, article=copy.deepcopy(page.article)) for page in pages]
    parts = {page.name for page, after in pairwise(pages) if after.depth > page.depth}
    urls = (book.site_url, book.directory_urls, book.for_language)
    run_passes(Chapters(pages, messages, items, parts, sources or {}, *urls))
    return pages, parts


def _chapters(pages: list[BookPage], parts: set[str], title: str) -> Iterator[dict[str, object]]:
    """What the template prints of each page, with what stands in its running head."""
    part, number = title, 0
    for page in pages:
        heading = next(iter(texts_of(page.article.iter("h1", "h2", "h3"))), "")
        opens = page.depth == 0 and page.name in parts
        number += opens
        if page.depth == 0:
            part = heading if opens else title
        yield {
            "id": page.name,
            "classes": _classes(page, opens) + " chb-book-start" * (page is pages[0]),
            "part": _shortened(part, 40),
            "chapter": "" if page.name in parts else _shortened(heading, 76),
            "number": number if opens else 0,
            "below": _below(page, pages) if opens and page.bare else [],
            "lang": page.article.get("lang"),
            "dir": page.article.get("dir"),
            "content": Markup(_inside(page.article)),
        }


def _classes(page: BookPage, opens: bool) -> str:
    """How a chapter is laid out; each class begins with a space."""
    found = [name for inside, name in LAYOUTS.items() if page.article.xpath(having(inside))]
    return "".join(f" chb-book-{name}" for name in ["part"] * opens + found)


def _below(page: BookPage, pages: list[BookPage]) -> list[tuple[str, str]]:
    """The chapters of a part that has no page of its own: destination and title."""
    after = pages[pages.index(page) + 1 :]
    own = list(takewhile(lambda chapter: chapter.depth > page.depth, after))
    return [(chapter.name, next(iter(texts_of(chapter.article.iter("h2"))), "")) for chapter in own]


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _inside(element: HtmlElement) -> str:
    """The HTML between an element's tags."""
    below = (lxml.html.tostring(child, encoding="unicode") for child in element)
    return html.escape(element.text or "") + "".join(below)
