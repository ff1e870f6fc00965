"""Small pages, and the book that is made of them."""

from __future__ import annotations

import lxml.html

from competency_handbook.pdf.manuscript.document import Book, make_document
from competency_handbook.pdf.manuscript.pages import BookPage
from competency_handbook.reading.layers import package_layer
from handbook import CATALOG

PACKAGE = package_layer()
MESSAGES = CATALOG.messages
BOOK = Book("Title", "Author", "About", "1", "January 2, 2026", "2026-01-02", "en")
ITEMS = {"item": "one.md", "check-item": "two.md"}


def page(name: str, inside: str, depth: int = 0) -> BookPage:
    return BookPage(name, depth, lxml.html.fragment_fromstring(inside, create_parent="article"))


def document(
    *pages: BookPage, book: Book = BOOK, listed: tuple[str, ...] = ()
) -> lxml.html.HtmlElement:
    return make_document(list(pages), book, MESSAGES, ITEMS, listed)


def section(*pages: BookPage, **more: object) -> str:
    """The HTML of the last page's section."""
    found = document(*pages, **more).xpath("//section")[-1]
    return lxml.html.tostring(found, encoding="unicode")
