"""A page of the site made fit for paper: what only a screen can do goes, blanks to fill stay."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

import lxml.html
from lxml.html import HtmlElement

from ...reading import Messages

SCREEN_ONLY_TAGS = (
    "script", "style", "noscript", "template", "button", "select", "link", "meta", "base", "title",
    "iframe", "object", "embed", "audio", "video", "canvas", "chb-progress",
)  # fmt: skip
SCREEN_ONLY_CLASSES = (
    "chb-actions", "chb-copy", "chb-doors", "chb-link", "chb-row-foot", "chb-screen-only",
    "chb-sign", "chb-sources", "chb-sources-fold", "footnote-backref", "headerlink",
    "md-content__button", "md-feedback", "md-source-file",
)  # fmt: skip
BROWSER_ONLY_ATTRIBUTES = ("style", "rel", "title", "role", "autocomplete")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
WIDE, WIDE_IF_LARGE = 5, 4
"""From so many columns on, a table wants a page on its side; in large print, from so many."""


def having(*classes: str) -> str:
    """An XPath that finds every element below with one of the classes."""
    tests = (f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')" for name in classes)
    return f".//*[{' or '.join(tests)}]"


def add_class(element: HtmlElement, name: str) -> None:
    """Add a class to those that an element has."""
    element.set("class", f"{element.get('class', '')} {name}".strip())


def words_of(element: HtmlElement) -> str:
    """What an element says, spaces made single."""
    return " ".join(element.text_content().split())


def texts_of(elements: Iterable[HtmlElement]) -> list[str]:
    """What each element says."""
    return list(map(words_of, elements))


def level_of(heading: HtmlElement) -> int:
    """The level of a heading, from 1 to 6."""
    return HEADINGS.index(str(heading.tag)) + 1


def text_before(element: HtmlElement) -> str:
    """The text between an element and what stands before it, or its parent's beginning."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        return before.tail or ""
    return "" if parent is None else parent.text or ""


def set_text_before(element: HtmlElement, text: str) -> None:
    """Let another text stand there."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = text
    elif parent is not None:
        parent.text = text


def to_paper(article: HtmlElement, messages: Messages) -> None:
    """Change an article into what a book prints."""
    _say_how_to_answer(article, messages)
    _lift_eyebrow(article)
    _spell_out_marks(article)
    _drop_screen_only(article)
    _show_column_names(article)
    _open_details(article)
    _set_directions(article)
    _prepare_tables(article)


def _say_how_to_answer(article: HtmlElement, messages: Messages) -> None:
    """In the place of what a browser keeps, which is nothing to a sheet of paper."""
    for element in article.xpath(having("chb-privacy")):
        kind = "worksheet" if article.xpath(having("chb-sheet")) else "check"
        tail = element.tail
        element.clear()
        element.set("class", "chb-privacy")
        element.text, element.tail = messages(f"pdf.by_hand_{kind}"), tail


def _lift_eyebrow(article: HtmlElement) -> None:
    """Put the line that names a page's kind above its title, below which a search reads it."""
    title = article.find("h1")
    if title is None:
        return
    below = title.getnext()
    if below is not None and "chb-eyebrow" in below.get("class", "").split():
        title.addprevious(below)


def _spell_out_marks(article: HtmlElement) -> None:
    """Print the word for whose words something is in, which a screen shows as a sign."""
    for word in article.xpath(having("chb-own") + "/*[@class='chb-hidden']"):
        word.drop_tag()


def _drop_screen_only(article: HtmlElement) -> None:
    classed = article.xpath(having(*SCREEN_ONLY_CLASSES))
    for element in [*classed, *article.iter(*SCREEN_ONLY_TAGS), *article.xpath(".//*[@hidden]")]:
        if element.getparent() is not None:
            _drop_with_headings(element)
    for name in BROWSER_ONLY_ATTRIBUTES:
        for element in article.xpath(f".//*[@{name}]"):
            del element.attrib[name]


def _show_column_names(article: HtmlElement) -> None:
    """Words for screen readers alone are left out, but a table's head needs its names."""
    for element in article.xpath(having("chb-hidden")):
        if element.getparent().tag == "th":
            del element.attrib["class"]
        else:
            element.drop_tree()


def _open_details(article: HtmlElement) -> None:
    """What is folded on a screen stands open; a worksheet's example has a heading of its own."""
    for element in article.xpath(having("chb-example") + "/summary"):
        element.tag = "h2"
    for element in list(article.iter("details", "summary")):
        element.tag = "div" if element.tag == "details" else "p"


def _set_directions(article: HtmlElement) -> None:
    """Say outright what `dir="auto"` leaves to a browser: the first strong letter decides."""
    for element in article.xpath(".//*[@dir='auto'] | .//bdi[not(@dir)]"):
        element.attrib.pop("dir", None)
        if direction_of(element.text_content()) == "rtl":
            element.set("dir", "rtl")


def direction_of(text: str) -> str:
    """`ltr` or `rtl`, by the first letter that has a direction; `ltr` where none has."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    first = next((kind for kind in kinds if kind in ("L", "R", "AL")), "L")
    return "ltr" if first == "L" else "rtl"


def _prepare_tables(article: HtmlElement) -> None:
    """Repeat the names of columns alone on each page, not what is said of them."""
    for row in article.xpath(having("chb-column-facts")):
        body = row.xpath("ancestor::table/tbody")
        if body:
            body[0].insert(0, row)


def condense_citations(article: HtmlElement, messages: Messages, titles: Mapping[str, str]) -> None:
    """Name a page's sources in a line: their places stand beside what restates them.

    `titles` explain the short names by the sources' ids where no list of sources follows.
    """
    for listed in article.xpath(having("chb-citations")):
        line = lxml.html.Element("p", {"class": "chb-citations"})
        line.text = f"{messages('pdf.restates')} "
        for source in listed.xpath(".//li/a"):
            if len(line):
                line[-1].tail = f"{line[-1].tail or ''}; "
            title = titles.get(source.get("href", "").partition("#")[2])
            line.append(source)
            source.tail = f", {title}" if title else ""
        line.tail = listed.tail
        listed.getparent().replace(listed, line)


def mark_wide_tables(article: HtmlElement) -> None:
    """Mark tables that want a page on its side."""
    for table in article.xpath(".//table[not(contains(@class, 'chb-drawn'))]"):
        row = next(table.iter("tr"), None)
        columns = 0 if row is None else len(row)
        if columns >= WIDE_IF_LARGE:
            add_class(table, "chb-book-wide" if columns >= WIDE else "chb-book-wide-if-large")


def drop_menus(article: HtmlElement) -> None:
    """Leave out lists that lead to other pages, with the headings that stood over nothing else."""
    for menu in article.xpath(having("chb-list")):
        _drop_with_headings(menu)


def _drop_with_headings(element: HtmlElement) -> None:
    """Leave out an element, and the headings that then stand over nothing."""
    above, below = element.getprevious(), element.getnext()
    element.drop_tree()
    while above is not None and above.tag in HEADINGS[1:] and _ends(above.tag, below):
        heading, above = above, above.getprevious()
        heading.drop_tree()


def _ends(heading: str, below: HtmlElement | None) -> bool:
    """Whether what stands below a heading of this tag is no longer its own."""
    return below is None or below.tag in HEADINGS[: HEADINGS.index(heading) + 1]
