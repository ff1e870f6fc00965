"""Text as a printer sets it: quotation marks that open and close, addresses kept whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html
from lxml.html import HtmlElement

from ...reading import Messages
from .paper import set_text_before, text_before

VERBATIM = ("code", "pre", "kbd", "samp", "input", "textarea")
BLOCKS = (
    "p", "li", "dt", "dd", "td", "th", "div", "h1", "h2", "h3", "h4", "h5", "h6", "caption",
    "blockquote", "figcaption",
)  # fmt: skip
NESTED = ("ul", "ol", "dl", "p", "div", "table")
"""Blocks that may follow the text of a block inside it."""
OPENS_AFTER = " \u00a0\n\t([{\u2014\u2013/\u201c\u2018\u201e\u00ab"
SHORT_ASIDE = re.compile(r"\([^()]{1,24}\)$")
WEB_ADDRESS = re.compile(r"(?:https?://|\bwww\.)[^\s<>\"]*[\w/]")


def set_typography(article: HtmlElement, messages: Messages) -> None:
    """Set an article's quotation marks and web addresses as print has them."""
    quotes = messages("pdf.quotes").split()
    before = ""
    for holder, name, starts in list(_texts(article)):
        text = getattr(holder, name)
        curled = curl(text, "" if starts else before, quotes)
        setattr(holder, name, curled)
        before = text[-1:] or before
    for holder, name, _ in list(_texts(article)):
        _keep_addresses(holder, name)
    for mark in article.find_class("chb-note-mark"):
        _keep_mark(mark)
    for title in article.iter("h1"):
        _keep_aside(title)


def trim_ends(document: HtmlElement) -> None:
    """Drop the space behind the text of each block.

    WeasyPrint breaks a line behind its first word where there is room for all but that space.
    """
    for block in document.iter(*BLOCKS):
        children = list(block)
        places = [(block, "text"), *((child, "tail") for child in children)]
        for (holder, name), after in zip(places, [*children, None], strict=True):
            text = getattr(holder, name) or ""
            if text.strip() and (after is None or after.tag in NESTED):
                setattr(holder, name, text.rstrip(" \n"))


def curl(text: str, before: str, quotes: list[str]) -> str:
    """A text whose straight marks open or close; `before` is the letter that it follows.

    `quotes` are the double marks that open and close, then the single ones.
    """
    letters = []
    for letter in text:
        opens = not before or before in OPENS_AFTER
        if letter == '"':
            letter = quotes[0] if opens else quotes[1]
        elif letter == "'":
            letter = quotes[2] if opens else quotes[3]
        letters.append(letter)
        before = letter
    return "".join(letters)


def _texts(parent: HtmlElement, starts: bool = True) -> Iterator[tuple[HtmlElement, str, bool]]:
    """Every text in reading order: where it is kept, and whether a block begins with it."""
    if parent.text:
        yield parent, "text", starts or parent.tag in BLOCKS
        starts = False
    for child in parent:
        if isinstance(child.tag, str) and child.tag not in VERBATIM:
            yield from _texts(child, starts or child.tag in BLOCKS)
        starts = child.tag in BLOCKS
        if child.tail:
            yield child, "tail", starts
            starts = False


def _keep_addresses(holder: HtmlElement, name: str) -> None:
    """Put each web address of a text into an element, so that no hyphen is added to it."""
    text = getattr(holder, name)
    found = list(WEB_ADDRESS.finditer(text))
    for match in reversed(found):
        address = lxml.html.Element("span", {"class": "chb-book-address"})
        address.text, address.tail = match.group(), text[match.end() :]
        text = text[: match.start()]
        setattr(holder, name, None)
        holder.insert(0, address) if name == "text" else holder.addnext(address)
        setattr(holder, name, text)


def _keep_mark(mark: HtmlElement) -> None:
    """Keep the number of a note on one line with the word before it."""
    before = mark.getprevious()
    if before is not None and before.get("class") == "chb-book-kept" and not before.tail:
        kept = before
    else:
        rest, space, word = text_before(mark).rpartition(" ")
        set_text_before(mark, rest + space)
        kept = lxml.html.Element("span", {"class": "chb-book-kept"})
        kept.text = word
        mark.addprevious(kept)
    kept.tail, mark.tail = mark.tail, None
    kept.append(mark)


def _keep_aside(title: HtmlElement) -> None:
    """Keep what stands in parentheses at the end of a title on one line."""
    text = title.text or ""
    found = SHORT_ASIDE.search(text) if not len(title) else None
    if found:
        kept = lxml.html.Element("span", {"class": "chb-book-kept"})
        kept.text, title.text = found.group(), text[: found.start()]
        title.append(kept)
