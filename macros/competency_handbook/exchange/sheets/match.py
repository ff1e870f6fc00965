"""Which row of a newer sheet is which item: by what it says, and never by its number."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from .entries import Entry
from .ids import propose, slug

ALIKE = 0.8
"""How alike two texts are at least of which one is the other, reworded."""
MANY = 30
"""Rows with the same title; of more, nobody waits until each was compared with each."""
MACHINE_MADE = re.compile(r"[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}")
"""An id of numbers, which no one could read in an address."""
CODE_AND_ALIKE = 0.4
"""The same where both have the same code."""


@dataclass(frozen=True)
class Known:
    """What is known of an item that a row may be."""

    id: str
    is_domain: bool
    path: tuple[str, ...]
    """The titles of the headings that it stands below."""
    texts: dict[str, str]
    parent: str = ""
    """The id of the heading that it stands below; empty at the top."""


Candidate = tuple[Entry, tuple[str, ...]]
"""An entry, and the titles of the headings that it stands below."""


def give_ids(
    entries: Sequence[Entry], known: Sequence[Known], prefix: str, taken: set[str]
) -> None:
    """Give every entry its id: that of the item that it is, or a new one, which joins `taken`."""
    rows = list(_with_paths(entries))
    left = {item.id: item for item in known}
    _match_by_id(rows, left, prefix)
    for key in (_by_row, _by_all, _by_path, _by_title, _by_statement, _by_words):
        _match_by(key, rows, left)
    _match_by_likeness(rows, left)
    _match_by_contents(rows, left, known)
    for entry, _ in rows:
        if not entry.id:
            entry.id = _new_id(entry, prefix, taken)


def _with_paths(entries: Iterable[Entry], path: tuple[str, ...] = ()) -> Iterable[Candidate]:
    for entry in entries:
        yield entry, path
        yield from _with_paths(entry.below, (*path, plain_words(entry.title)))


def _match_by_id(rows: list[Candidate], left: dict[str, Known], prefix: str) -> None:
    """By the sheet's own ids, which may be ours or those that ours were made of.

    One that stands in several rows, now or before, tells none of them from the others.
    """
    before = Counter(item.texts["id"] for item in left.values() if "id" in item.texts)
    theirs = {item.texts["id"]: id for id, item in left.items() if "id" in item.texts}
    now = Counter(entry.texts["id"] for entry, _ in rows if "id" in entry.texts)
    for entry, _ in rows:
        given = entry.texts.get("id", "")
        if now[given] == 1 and before[given] < 2:
            for id in (given, theirs.get(given, ""), f"{prefix}-{slug(given)}"):
                if id in left:
                    entry.id = id
                    del left[id]
                    break


Key = Callable[[bool, tuple[str, ...], dict[str, str]], object]


def _by_row(is_domain: bool, path: tuple[str, ...], texts: dict[str, str]) -> object:
    return (is_domain, path, frozenset(texts.items()))


def _by_all(is_domain: bool, path: tuple[str, ...], texts: dict[str, str]) -> object:
    title, statement = _words(texts, "title"), _words(texts, "statement")
    return (is_domain, path, title, statement) if title and statement else None


def _by_path(is_domain: bool, path: tuple[str, ...], texts: dict[str, str]) -> object:
    title = _words(texts, "title")
    return (is_domain, path, title) if title else None


def _by_title(is_domain: bool, path: tuple[str, ...], texts: dict[str, str]) -> object:
    title = _words(texts, "title")
    return (is_domain, title) if title else None


def _by_statement(is_domain: bool, path: tuple[str, ...], texts: dict[str, str]) -> object:
    statement = _words(texts, "statement")
    return (is_domain, statement) if statement else None


def _by_words(is_domain: bool, path: tuple[str, ...], texts: dict[str, str]) -> object:
    """A competency that became a heading, or the other way."""
    return _said(texts) or None


def _match_by(key: Key, rows: list[Candidate], left: dict[str, Known]) -> None:
    """By what as many rows as items say; of several, those with each other that are most alike."""
    ours, theirs = defaultdict(list), defaultdict(list)
    for item in left.values():
        ours[key(item.is_domain, item.path, item.texts)].append(item)
    for entry, path in rows:
        if not entry.id:
            theirs[key(entry.is_domain, path, entry.texts)].append(entry)
    for said, entries in theirs.items():
        items = ours.get(said, [])
        if said is not None and len(items) == len(entries):
            for entry, id in _pairs(entries, items):
                entry.id = id
                del left[id]


def _pairs(entries: list[Entry], items: list[Known]) -> list[tuple[Entry, str]]:
    """Each entry with the id of an item, the most alike first, and else in their order."""
    if len(entries) == 1 or len(entries) > MANY:
        return [(entry, item.id) for entry, item in zip(entries, items, strict=True)]
    alike = [
        (-_ratio(_said(entry.texts), _said(item.texts)), abs(m - n), m, n)
        for m, entry in enumerate(entries)
        for n, item in enumerate(items)
    ]
    pairs: dict[int, int] = {}
    for _, _, m, n in sorted(alike):
        if m not in pairs and n not in pairs.values():
            pairs[m] = n
    return [(entries[m], items[n].id) for m, n in pairs.items()]


def _match_by_contents(
    rows: list[Candidate], left: dict[str, Known], known: Sequence[Known]
) -> None:
    """A heading with another title by most of what stands below it, the innermost first."""
    parents = {item.id: item.parent for item in known}
    sizes = Counter(parents.values())
    for entry, _ in reversed(rows):
        if entry.is_domain and not entry.id:
            votes = Counter(parents.get(it.id, "") for it in entry.below)
            for id, count in votes.most_common(1):
                item = left.get(id)
                if item and item.is_domain and count * 2 > max(sizes[id], len(entry.below)):
                    entry.id = id
                    del left[id]


def _match_by_likeness(rows: list[Candidate], left: dict[str, Known]) -> None:
    """By texts that are nearly the same, the most alike first."""
    pairs = [
        (likeness, entry, item.id)
        for entry, _ in rows
        if not entry.id and entry.has_row
        for item in left.values()
        if item.is_domain == entry.is_domain and (likeness := _likeness(entry.texts, item.texts))
    ]
    for _, entry, id in sorted(pairs, key=lambda pair: -pair[0]):
        if not entry.id and id in left:
            entry.id = id
            del left[id]


def _likeness(new: dict[str, str], old: dict[str, str]) -> float:
    """How alike two rows are, from 0 to 1; 0 where they are too little so."""
    code = new.get("code", "")
    least = CODE_AND_ALIKE if code and code == old.get("code") else ALIKE
    one, other = _said(new), _said(old)
    if not one or not other:
        return 0
    likeness = _ratio(one, other, least)
    return likeness if likeness >= least else 0


def _ratio(one: str, other: str, least: float = 0) -> float:
    """How alike two texts are, from 0 to 1; 0 where that is soon seen to be less than `least`."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0
    return matcher.ratio()


def _said(texts: dict[str, str]) -> str:
    """What tells a row from others: its title and its statement."""
    return plain_words(f"{texts.get('title', '')} {texts.get('statement', '')}")


def _words(texts: dict[str, str], role: str) -> str:
    return plain_words(texts.get(role, ""))


def plain_words(text: str) -> str:
    """A text as it is compared: without capitals, with single spaces."""
    return " ".join(text.split()).casefold()


def _new_id(entry: Entry, prefix: str, taken: set[str]) -> str:
    """The id that its row gives it, or one of its words."""
    given = entry.texts.get("id", "")
    named = entry.title if not given or re.fullmatch(MACHINE_MADE, given) else given
    return propose(
        prefix, named, entry.texts.get("code", ""), entry.texts.get("statement", ""), taken
    )
