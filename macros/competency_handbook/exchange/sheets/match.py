"""Which row of a newer sheet is which item: by what it says, and never by its number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from .ids import propose, slug
from .rows import Entry

ALIKE = 0.8
"""How alike two texts are at least of which one is the other, reworded."""
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


Candidate = tuple[Entry, tuple[str, ...]]
"""An entry, and the titles of the headings that it stands below."""


def give_ids(
    entries: Sequence[Entry], known: Sequence[Known], prefix: str, taken: set[str]
) -> None:
    """Give every entry its id: that of the item that it is, or a new one, which joins `taken`."""
    rows = list(_with_paths(entries))
    left = {item.id: item for item in known}
    _match_by_id(rows, left, prefix)
    for key in (_by_path, _by_title, _by_statement):
        _match_by(key, rows, left)
    _match_by_likeness(rows, left)
    for entry, _ in rows:
        if not entry.id:
            entry.id = _new_id(entry, prefix, taken)


def _with_paths(entries: Iterable[Entry], path: tuple[str, ...] = ()) -> Iterable[Candidate]:
    for entry in entries:
        yield entry, path
        yield from _with_paths(entry.below, (*path, plain_words(entry.title)))


def _match_by_id(rows: list[Candidate], left: dict[str, Known], prefix: str) -> None:
    """By the sheet's own ids, which may be ours or those that ours were made of."""
    theirs = {item.texts["id"]: id for id, item in left.items() if "id" in item.texts}
    for entry, _ in rows:
        if given := entry.texts.get("id", ""):
            for id in (given, theirs.get(given, ""), f"{prefix}-{slug(given)}"):
                if id in left:
                    entry.id = id
                    del left[id]
                    break


Key = Callable[[bool, tuple[str, ...], dict[str, str]], object]


def _by_path(is_domain: bool, path: tuple[str, ...], texts: dict[str, str]) -> object:
    title = plain_words(texts.get("title", ""))
    return (is_domain, path, title) if title else None


def _by_title(is_domain: bool, path: tuple[str, ...], texts: dict[str, str]) -> object:
    title = plain_words(texts.get("title", ""))
    return (is_domain, title) if title else None


def _by_statement(is_domain: bool, path: tuple[str, ...], texts: dict[str, str]) -> object:
    statement = plain_words(texts.get("statement", ""))
    return (is_domain, statement) if statement else None


def _match_by(key: Key, rows: list[Candidate], left: dict[str, Known]) -> None:
    """By what only one row and only one item say."""
    ours, theirs = defaultdict(list), defaultdict(list)
    for item in left.values():
        ours[key(item.is_domain, item.path, item.texts)].append(item.id)
    for entry, path in rows:
        if not entry.id:
            theirs[key(entry.is_domain, path, entry.texts)].append(entry)
    for said, entries in theirs.items():
        ids = ours.get(said, [])
        if said is not None and len(ids) == len(entries):
            for entry, id in zip(entries, ids, strict=True):
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
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0
    likeness = matcher.ratio()
    return likeness if likeness >= least else 0


def _said(texts: dict[str, str]) -> str:
    """What tells a row from others: its title and its statement."""
    return plain_words(f"{texts.get('title', '')} {texts.get('statement', '')}")


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
