"""What stands in the margin of a page: where a sentence comes from, and short addresses.

A reader reads the text, and looks to the side where it comes from. So what closes a block, its
citations and the mark of what is ours, moves into one element, which a style sheet puts beside
the block's first line. It stays behind the text for those who listen.
"""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap

import lxml.html
from lxml.html import HtmlElement

from .paper import HEADINGS, add_class, having, texts_of

MARKS = ("chb-attribution", "chb-own")
LETTERS = 31
"""So many letters a line of the margin has, as a rule."""
IN_TEXT = ("chb-foot", "chb-facts", "chb-label", "chb-check", "chb-citations")
"""Whose marks stay where they are: lines that are small print themselves, and headings."""


def move_marks(article: HtmlElement) -> None:
    """Move the marks at the end of each block into the margin; tables and sheets have none."""
    if article.xpath(having("chb-sheet")):
        return
    kept = {*article.xpath(".//table//*"), *article.xpath(having(*IN_TEXT) + "//*")}
    kept |= {*article.xpath(having(*IN_TEXT))}
    for mark in article.xpath(having(*MARKS)):
        block = mark.getparent()
        if block is not None and mark not in kept and block not in kept and _closes(mark):
            _move(block, mark)


def _closes(mark: HtmlElement) -> bool:
    """Whether nothing but other marks follow in the block, or blocks of their own."""
    if (mark.tail or "").strip():
        return False
    after = mark.getnext()
    if after is None or after.tag in ("ul", "ol", "div", "p", "dl"):
        return True
    return _is_mark(after) and _closes(after)


def _is_mark(element: HtmlElement) -> bool:
    return not {*MARKS}.isdisjoint(element.get("class", "").split())


def _move(block: HtmlElement, mark: HtmlElement) -> None:
    """Put a mark into its block's margin, which is made before the first."""
    before = mark.getprevious()
    if before is not None and before.get("class") == "chb-book-margin":
        margin = before
    else:
        margin = lxml.html.Element("span", {"class": "chb-book-margin"})
        mark.addprevious(margin)
    margin.tail, mark.tail = mark.tail, None
    margin.append(mark)
    if "chb-book-noted" not in block.get("class", "").split():
        add_class(block, "chb-book-noted")
    if not "".join(block.itertext()).removesuffix(margin.text_content()).strip():
        add_class(block, "chb-book-note-only")
    places = texts_of(margin.xpath(having("chb-place")) + margin.find_class("chb-own"))
    kept = " ".join(place.replace(" ", "\u00a0") for place in places)
    block.set("style", f"--chb-notes: {len(wrap(kept, LETTERS))}")


def add_addresses(article: HtmlElement, own: Iterable[str], for_language: str = "") -> None:
    """Say behind each heading, and below the name of each row, the item's short address.

    `own` are the permanent ids of what has its place in the article, `for_language` is what
    addresses end with. The address is plain text: a reader of paper types it, and inside the PDF it
    would lead to where it stands.
    """
    ids = set(own)
    for heading in article.iter(*HEADINGS):
        if heading.get("id") in ids:
            line = _address_of(heading, "p", "chb-book-go", for_language)
            line.tail, heading.tail = heading.tail, None
            heading.addnext(line)
    for row in article.iter("tr"):
        if row.get("id") in ids:
            line = _address_of(row, "span", "chb-book-row-go", for_language)
            line.text = " "
            row[-1 if "chb-book-aspect" in row.classes else 0].append(line)


def _address_of(item: HtmlElement, tag: str, name: str, for_language: str) -> HtmlElement:
    """An item's short address, of which no line ends within what is for the language.

    It is read from the left, also on a page that is read from the right.
    """
    line = lxml.html.Element(tag, {"class": name})
    address = lxml.html.Element("span", {"dir": "ltr"})
    address.text = f"go/{item.get('id')}"
    line.append(address)
    if for_language:
        end = lxml.html.Element("span", {"class": "chb-book-go-end"})
        end.text = for_language
        address.append(end)
    return line
