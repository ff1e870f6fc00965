"""Links on paper: where each leads is said behind it."""

from __future__ import annotations

from urllib.parse import urlsplit

import lxml.html
from lxml.html import HtmlElement

from ...reading import Messages
from .links import destination_of
from .paper import add_class, having

WITHOUT_REFERENCE = ("chb-cite", "chb-note-mark", "chb-term", "footnote-ref")
"""Links that a reader on paper follows by their words: to sources, notes and the glossary."""
WITHOUT_REFERENCE_IN = ("chb-bears-on", "chb-facts", "chb-h1")


def add_references(article: HtmlElement, messages: Messages) -> None:
    """Say behind each link where it leads, for readers on paper: a page, or an address."""
    passed = {
        *article.xpath(having(*WITHOUT_REFERENCE)),
        *article.xpath(having(*WITHOUT_REFERENCE_IN) + "//a"),
    }
    page_before, page_after = messages("pdf.page_reference", number="|").split("|")
    for link in [link for link in article.iter("a") if link.get("href") and link not in passed]:
        href = link.attrib["href"]
        destination, address = destination_of(link), href.removeprefix("mailto:")
        reference = lxml.html.Element("span", {"class": "chb-book-reference"})
        if destination:
            add_class(reference, "chb-book-page")
            number = lxml.html.Element("span", {"data-page-of": destination})
            reference.text, number.tail = f" ({page_before}", f"{page_after})"
            reference.append(number)
        elif urlsplit(address)._replace(scheme="").geturl().lstrip("/") not in link.text_content():
            again = lxml.html.Element("a", {"href": href})
            reference.text, again.text, again.tail = " (", address, ")"
            reference.append(again)
        reference.tail, link.tail = link.tail, None
        link.addnext(reference)
