"""What WeasyPrint needs in order to tag a page as PDF/UA wants it, and to break its lines well."""

from __future__ import annotations

import lxml.html
from lxml.html import HtmlElement

from .paper import HEADINGS, add_class, having, level_of, set_text_before, text_before

RENAMED = {"form": "div", "fieldset": "div", "label": "p", "legend": "p"}
"""Elements that a PDF's tags lack, and what carries their text there; custom ones become div."""
INLINE = (
    "a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small",
    "span", "strong", "sub", "sup", "u",
)  # fmt: skip


def prepare_tags(article: HtmlElement) -> None:
    """Change an article's elements into ones that become the right tags."""
    _rename(article)
    _unwrap_terms(article)
    _close_lists(article)
    _move_spaces(article)


def place_headings(article: HtmlElement, depth: int) -> None:
    """Lower headings by their page's depth in the book; a class keeps their level on the page."""
    for heading in list(article.iter(*HEADINGS)):
        level = level_of(heading)
        add_class(heading, f"chb-h{level}")
        heading.tag = f"h{min(level + depth, 6)}"


def _rename(article: HtmlElement) -> None:
    """A worksheet's sections get headings, so that bookmarks lead to them."""
    for legend in article.xpath(having("chb-sheet") + "//legend"):
        legend.tag = "h2"
    for element in article.iter("*"):
        tag = str(element.tag)
        if tag == "fieldset":
            add_class(element, "chb-book-fieldset")
        if tag in RENAMED or "-" in tag:
            element.tag = RENAMED.get(tag, "div")


def _unwrap_terms(article: HtmlElement) -> None:
    """Lists of terms without the boxes around each pair, which a PDF's lists do not know."""
    for group in article.xpath(".//dl/div"):
        terms = group.findall("dt")
        if terms:
            add_class(terms[0], "chb-book-first")
            if group.get("id") and not terms[0].get("id"):
                terms[0].set("id", group.get("id"))
        group.drop_tag()


def _close_lists(article: HtmlElement) -> None:
    """Nothing but entries in a list, nothing but one body in an entry; `dd` is tagged as one."""
    for entries in article.iter("ul", "ol", "dl"):
        entries.text = None
        for entry in entries:
            entry.tail = None
    for entry in list(article.iter("li")):
        if not len(entry) and not (entry.text or "").strip() and not entry.get("id"):
            entry.drop_tree()
        elif entry.find("p") is not None or entry.find("div") is not None:
            body = lxml.html.Element("dd", {"class": "chb-book-body"})
            body.text, entry.text = entry.text, None
            body.extend(list(entry))
            entry.append(body)


def _move_spaces(article: HtmlElement) -> None:
    """Move a space before an inline element into it, or into an element before a link.

    WeasyPrint 70 breaks a line after its first word where the text before an inline element
    fits, but not with its last space. A link would begin with a line that holds that space
    alone, and no words.
    """
    for element in list(article.iter(*INLINE)):
        boxed = {"chb-cite", "chb-book-kept"} & {*element.get("class", "").split()}
        if boxed or element.xpath("ancestor::pre"):
            continue  # a box of its own would lose the space
        text = text_before(element)
        if not text[-1:].isspace() or len(text.split()) < 2:
            continue
        set_text_before(element, text.rstrip())
        if element.tag == "a":
            space = lxml.html.Element("span")
            space.text = " "
            element.addprevious(space)
        else:
            element.text = f" {element.text or ''}"
