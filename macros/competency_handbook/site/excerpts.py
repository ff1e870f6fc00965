"""One item taken out of a page's HTML: its own elements, and the notes that it has marks of.

An item is what has a permanent id: a heading with all that stands below it, an entry of a list, a
row or a cell of a table, or the page itself.
"""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import lxml.html
from lxml.html import HtmlElement

ARTICLE = "//article[contains(concat(' ', @class, ' '), ' md-content__inner ')]"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
PAGES_OWN = ("chb-eyebrow", "chb-outline", "chb-citations", "chb-map-box", "chb-overlap")
"""Classes of what a page has for itself, and what is no part of an item below its title."""
NOTES = "chb-numbered-notes"
ROW_FOOT = "chb-row-foot"


@dataclass(frozen=True)
class Excerpt:
    """An item as its page has it.

    `title` is its heading, or the nearest one above what has none; `within` is the title of its
    page, or what kind of page it is itself. `body` has headings from `h2` on, and not its own.
    """

    title: str
    within: str
    body: list[HtmlElement]


class PageExcerpts:
    """The items of one page's article, which stays as it is."""

    def __init__(self, article: HtmlElement) -> None:
        self._article = article
        self._by_id = {
            element.get("id"): element for element in article.iter() if element.get("id")
        }
        self._title = _words_of(article.find("h1"))
        self._kind = _words_of(next(iter(article.find_class("chb-eyebrow")), None))

    def of(self, id: str, tags: Collection[str] = ()) -> Excerpt | None:
        """The item with this id, an empty one for the page; None where the page has none.

        With `tags`, only where its element is one of these.
        """
        item = self._by_id.get(id) if id else self._article.find("h1")
        if item is None or (tags and item.tag not in tags):
            return None
        if item.tag == "h1":
            return Excerpt(self._title, self._kind, self._with_notes(self._below_title(item)))
        if item.tag in HEADINGS:
            body = [copy.deepcopy(part) for part in _below(item)]
            _raise_headings(body, HEADINGS.index(str(item.tag)))
            return Excerpt(_words_of(item), self._title, self._with_notes(body))
        alone = _alone(item, self._article)
        return Excerpt(self._name_of(item), self._title, self._with_notes([alone]))

    def _below_title(self, title: HtmlElement) -> list[HtmlElement]:
        """A page without its title and what helps to find a way in it."""
        return [
            copy.deepcopy(part)
            for part in title.itersiblings()
            if isinstance(part.tag, str) and not _has_class(part, *PAGES_OWN)
        ]

    def _name_of(self, item: HtmlElement) -> str:
        """What an entry is called: as its row is, or as the heading is that it stands under."""
        for row in item.xpath("ancestor-or-self::tr[@data-search-title]"):
            return str(row.get("data-search-title"))
        headings = item.xpath("preceding::*[self::h1 or self::h2 or self::h3 or self::h4][1]")
        return _words_of(headings[0]) if headings else self._title

    def _with_notes(self, body: list[HtmlElement]) -> list[HtmlElement]:
        """An item with those notes of its page behind it that it has marks of, and lacks."""
        own = {id for part in body for id in part.xpath("descendant-or-self::*/@id")}
        marks = (mark for part in body for mark in part.xpath(".//a[@class='chb-note-mark']/@href"))
        asked = dict.fromkeys(mark[1:] for mark in marks if mark[1:] not in own)
        notes = [self._by_id[id] for id in asked if id in self._by_id]
        if not notes:
            return body
        behind = lxml.html.Element("div", {"class": NOTES})
        behind.extend(copy.deepcopy(note) for note in notes)
        return [*body, _without_tail(behind)]


def _below(heading: HtmlElement) -> Iterator[HtmlElement]:
    """What stands below a heading, up to the next one of its rank or to the page's sources."""
    for part in heading.itersiblings():
        ends = part.tag in HEADINGS[: HEADINGS.index(str(heading.tag)) + 1]
        if ends or (isinstance(part.tag, str) and _has_class(part, *PAGES_OWN, NOTES)):
            return
        if isinstance(part.tag, str):
            yield part


def _alone(item: HtmlElement, article: HtmlElement) -> HtmlElement:
    """A copy of what stands around an item, up to the article, with nothing else in it.

    A table keeps the names of its columns, a row its own name, a definition its term.
    """
    kept = _without_tail(copy.deepcopy(item))
    table = item.xpath("ancestor::table[1]")
    column = len(list(item.itersiblings(preceding=True))) if item.tag == "td" else 0
    for around in item.iterancestors():
        if around is article:
            break
        shell = lxml.html.Element(str(around.tag), dict(around.attrib))
        shell.extend(_beside(item, around, column))
        shell.append(kept)
        item, kept = around, shell
        if around.tag == "details":
            shell.set("open", "")
        if table and around is table[0]:
            shell.insert(0, _head_of(around, column))
    return kept


def _beside(item: HtmlElement, around: HtmlElement, column: int) -> Iterator[HtmlElement]:
    """What an item cannot do without of what stands around it."""
    if around.tag == "tr" and column:
        yield from (_without_tail(copy.deepcopy(name)) for name in around.findall("th"))
    if item.tag == "dd":
        terms = item.xpath("preceding-sibling::dt[1]")
        yield from (_without_tail(copy.deepcopy(term)) for term in terms)


def _head_of(table: HtmlElement, column: int) -> HtmlElement:
    """The names of a table's columns, or of the one at a place alone, beside that of the rows."""
    names = table.find("thead")
    head = lxml.html.Element("thead") if names is None else copy.deepcopy(names)
    for row in list(head):
        if _has_class(row, ROW_FOOT):
            head.remove(row)
        for at, cell in enumerate(list(row)):
            if column and at not in (0, column):
                row.remove(cell)
    return _without_tail(head)


def _raise_headings(body: Iterable[HtmlElement], ranks: int) -> None:
    """Let the headings below an item's own one follow upon an `h1`."""
    for part in body:
        for heading in part.iter(*HEADINGS):
            heading.tag = HEADINGS[max(HEADINGS.index(str(heading.tag)) - ranks, 1)]


def _has_class(element: HtmlElement, *names: str) -> bool:
    return not {*names}.isdisjoint(element.get("class", "").split())


def _words_of(element: HtmlElement | None) -> str:
    return "" if element is None else " ".join(element.text_content().split())


def _without_tail(element: HtmlElement) -> HtmlElement:
    element.tail = None
    return element
