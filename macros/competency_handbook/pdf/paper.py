"""A page of the site made fit for paper: what only a screen can do goes, boxes to tick stay."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import lxml.html
from lxml.html import HtmlElement

SCREEN_ONLY_TAGS = (
    "script", "style", "noscript", "template", "button", "chb-progress", "link", "meta", "base",
    "title", "iframe", "object", "embed", "audio", "video", "canvas",
)  # fmt: skip
SCREEN_ONLY_CLASSES = (
    "chb-actions", "chb-copy", "chb-doors", "chb-link", "chb-remove", "chb-saved",
    "chb-screen-only", "headerlink", "md-content__button", "md-feedback", "md-source-file",
)  # fmt: skip
RENAMED = {"legend": "p", "form": "div", "fieldset": "div", "label": "p", "chb-rating": "div"}
"""Elements whose meaning a PDF's tags lack, and what carries their text there."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
INLINE = (
    "a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small",
    "span", "strong", "sub", "sup", "u",
)  # fmt: skip
WIDE = 4
"""From so many columns on, a table wants a page on its side."""


def having(*classes: str) -> str:
    """An XPath that finds every element below with one of the classes."""
    tests = (f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')" for name in classes)
    return f".//*[{' or '.join(tests)}]"


def add_class(element: HtmlElement, name: str) -> None:
    """Add a class to those that an element has."""
    element.set("class", f"{element.get('class', '')} {name}".strip())


def to_paper(article: HtmlElement, by_hand: str) -> None:
    """Change an article into what a book prints; `by_hand` says how to answer its checks."""
    _replace_privacy(article, by_hand)
    for element in article.xpath(having(*SCREEN_ONLY_CLASSES)) + list(
        article.iter(*SCREEN_ONLY_TAGS)
    ):
        if element.getparent() is not None:
            element.drop_tree()
    for element in article.xpath(having("chb-hidden")):
        if element.getparent().tag == "th":
            del element.attrib["class"]
        else:
            element.drop_tree()
    for element in list(article.iter("details", "summary")):
        element.tag = "div" if element.tag == "details" else "p"
    for element in list(article.iter(*RENAMED)):
        if element.tag == "fieldset":
            add_class(element, "chb-fieldset")
        element.tag = RENAMED[element.tag]
    _unwrap_groups(article)
    _close_lists(article)
    _move_spaces(article)
    _set_directions(article)
    _mark_wide_tables(article)
    for element in article.xpath(".//*[@style or @hidden or @rel]"):
        for name in ("style", "hidden", "rel"):
            element.attrib.pop(name, None)


def _replace_privacy(article: HtmlElement, by_hand: str) -> None:
    """What a browser keeps is nothing to a sheet of paper."""
    for element in article.xpath(having("chb-privacy")):
        tail = element.tail
        element.clear()
        element.set("class", "chb-by-hand")
        element.text, element.tail = by_hand, tail


def _unwrap_groups(article: HtmlElement) -> None:
    """Lists of terms without the boxes around each pair, which a PDF's lists do not know."""
    for group in article.xpath(".//dl/div"):
        terms = group.findall("dt")
        if terms:
            add_class(terms[0], "chb-first-term")
            if group.get("id") and not terms[0].get("id"):
                terms[0].set("id", group.get("id"))
        group.drop_tag()


def _close_lists(article: HtmlElement) -> None:
    """Let lists be tagged as PDF/UA wants them: entries alone in a list, one body in an entry."""
    for entries in article.iter("ul", "ol", "dl"):
        entries.text = None
        for entry in entries:
            entry.tail = None
    for entry in list(article.iter("li")):
        if entry.find("p") is not None or entry.find("div") is not None:
            body = lxml.html.Element("dd", {"class": "chb-body"})
            body.text, entry.text = entry.text, None
            body.extend(list(entry))
            entry.append(body)


def _move_spaces(article: HtmlElement) -> None:
    """Move a space before an inline element into it.

    WeasyPrint 70 breaks a line after its first word where the text before an inline element
    fits without its last space alone.
    """
    for element in article.iter(*INLINE):
        if "chb-cite" in element.get("class", "").split() or element.xpath("ancestor::pre"):
            continue  # a citation is a box of its own, which would lose the space
        before, parent = element.getprevious(), element.getparent()
        text = (parent.text if before is None else before.tail) or ""
        if text[-1:].isspace() and len(text.split()) > 1:
            if before is None:
                parent.text = text.rstrip()
            else:
                before.tail = text.rstrip()
            element.text = f" {element.text or ''}"


def _set_directions(article: HtmlElement) -> None:
    """Say in words what `dir="auto"` leaves to a browser: the first strong letter decides."""
    for element in article.xpath(".//*[@dir='auto']"):
        direction = direction_of(element.text_content())
        del element.attrib["dir"]
        if direction == "rtl":
            element.set("dir", direction)


def direction_of(text: str) -> str:
    """`ltr` or `rtl`, by the first letter that has a direction; `ltr` where none has."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    first = next((kind for kind in kinds if kind in ("L", "R", "AL")), "L")
    return "ltr" if first == "L" else "rtl"


def _mark_wide_tables(article: HtmlElement) -> None:
    for table in article.iter("table"):
        row = next(table.iter("tr"), None)
        if row is not None and len(row) >= WIDE:
            add_class(table, "chb-wide")


def drop_menus(article: HtmlElement) -> None:
    """Leave out lists that lead to other pages, with the headings that stood over nothing else."""
    for menu in article.xpath(having("chb-list")):
        menu.drop_tree()
    for heading in list(article.iter(*HEADINGS))[::-1]:
        following = heading.getnext()
        ends = following is None or following.tag in HEADINGS[: HEADINGS.index(heading.tag) + 1]
        if ends and heading.tag != "h1":
            heading.drop_tree()


def place_headings(article: HtmlElement, depth: int) -> None:
    """Lower headings by their page's depth in the book; a class keeps their level on the page."""
    for heading in list(article.iter(*HEADINGS)):
        level = int(heading.tag[1])
        add_class(heading, f"chb-h{level}")
        heading.tag = f"h{min(level + depth, 6)}"


def texts_of(elements: Iterable[HtmlElement]) -> list[str]:
    """What each element says, spaces made single."""
    return [" ".join(element.text_content().split()) for element in elements]
