"""What stands before and behind the chapters of a book: lists, index, and how to cite it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from itertools import groupby

from lxml.html import HtmlElement

from ...catalog import Catalog
from ...model import competencies_of
from ...reading import Messages
from ...render import sort_key
from .links import destination_of
from .paper import having


@dataclass(frozen=True)
class Entry:
    """A line of a list: words, and the destinations whose pages stand behind them."""

    words: str
    destinations: tuple[str, ...]
    code: str = ""
    see: str = ""


@dataclass(frozen=True)
class Matter:
    """The lists of a book; each is a heading's words with its entries.

    `example` is the id of some item.
    """

    lists: list[tuple[str, list[Entry]]] = field(default_factory=list)
    by_code: list[tuple[str, list[Entry]]] = field(default_factory=list)
    by_title: list[tuple[str, list[Entry]]] = field(default_factory=list)
    cite: str = ""
    example: str = ""


def matter_of(catalog: Catalog, cite: str) -> Matter:
    """The lists of a handbook. `cite` says how to cite it."""
    t = catalog.messages
    lists = [
        (t(kind.book_list), [Entry(work.title, (id,)) for id, work in works.items()])
        for kind in catalog.kinds
        if kind.book_list and (works := catalog.works_of(kind))
    ]
    by_code = [
        (
            framework.title,
            [Entry(c.heading, (c.id,), c.code or "") for c in competencies_of(framework)],
        )
        for framework in catalog.frameworks.values()
    ]
    example = next(iter(catalog.works), "")
    return Matter(lists, by_code, _by_letter(_titles_of(catalog), _articles(t)), cite, example)


def only_in(matter: Matter, destinations: Collection[str]) -> Matter:
    """The lists without what a book does not have, and without lists that are then empty."""

    def kept(lists: list[tuple[str, list[Entry]]]) -> list[tuple[str, list[Entry]]]:
        within = [
            (name, [entry for entry in entries if set(entry.destinations) <= set(destinations)])
            for name, entries in lists
        ]
        return [(name, entries) for name, entries in within if entries]

    return replace(
        matter,
        lists=kept(matter.lists),
        by_code=kept(matter.by_code),
        by_title=kept(matter.by_title),
    )


def _titles_of(catalog: Catalog) -> list[Entry]:
    """Every competency by its title, and by other words that lead to it."""
    entries: dict[str, Entry] = {}
    for framework in catalog.frameworks.values():
        name = framework.short_title or framework.title
        for part in competencies_of(framework):
            where = f"{name} {part.code}" if part.code else name
            for words in (part.heading, *part.keywords):
                before = entries.get(words, Entry(words, ()))
                see = "; ".join(filter(None, (before.see, where)))
                entries[words] = Entry(words, (*before.destinations, part.id), see=see)
    return list(entries.values())


def _articles(messages: Messages) -> list[str]:
    return messages("pdf.articles").split()


def _by_letter(entries: list[Entry], articles: Collection[str]) -> list[tuple[str, list[Entry]]]:
    """Entries in the order of an index, those of one letter together."""
    keyed = sorted(((sort_key(entry.words, articles), entry) for entry in entries), key=_first)
    found = groupby(keyed, key=lambda pair: pair[0][:1].upper())
    return [(letter, [entry for _, entry in group]) for letter, group in found]


def _first(pair: tuple[str, Entry]) -> str:
    return pair[0]


def name_uses(article: HtmlElement, page: str) -> dict[str, str]:
    """Give the first link to each term on a page an id; the ids by the terms' destinations."""
    found: dict[str, str] = {}
    for link in article.xpath(having("chb-term")):
        term = destination_of(link) if link.tag == "a" else None
        if term and term not in found:
            found[term] = f"{page}:uses:{term}"
            link.set("id", found[term])
    return found
