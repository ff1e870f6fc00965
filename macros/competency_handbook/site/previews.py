"""What a link to an item shows before anybody follows it: in a chat, in a mail, in a list."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from ..catalog import Catalog, all_addresses
from ..model import Identified, Kind, Model, parts_of, unmarked
from ..render import inline

NAMES = ("title", "term", "aspect", "name", "label")
"""The keys that hold what an item is called; it is called by the first that it has."""
SENTENCES = ("summary", "statement", "words", "text", "short", "anchor", "hint", "asks", "why")
"""The keys that hold what an item says; a preview has the first."""
LONGEST_TITLE, LONGEST_DESCRIPTION = 90, 300
"""In characters; where previews are shown, they are cut at about so many."""


@dataclass(frozen=True)
class Preview:
    """An item's name and what it says, both as plain text."""

    title: str
    description: str


def previews_of(catalog: Catalog) -> dict[str, Preview]:
    """The preview of everything that has an address, by its id."""
    addressed = all_addresses(catalog)
    found = (
        (id, preview)
        for kind in catalog.kinds
        for root_id, root in _roots_of(catalog, kind)
        for id, preview in _previews_in(catalog, kind, root_id, root)
    )
    left_out = catalog.messages("differences.left_out")
    hidden = {id: _preview(it.title, left_out) for id, it in catalog.hidden.items()}
    return hidden | {id: preview for id, preview in found if id in addressed}


def _roots_of(catalog: Catalog, kind: Kind) -> Iterator[tuple[str, Model]]:
    yield from catalog.works_of(kind).items()
    yield from ((entry.id, entry) for entry in catalog.entries_of(kind))


def _previews_in(
    catalog: Catalog, kind: Kind, root_id: str, root: Model
) -> Iterator[tuple[str, Preview]]:
    """Of a work or an entry, of all in it, and of what is no item by itself.

    What has no name of its own is called by what it says. What is said already, or nothing, gives
    way to what it is in.
    """
    whole = _first(root, NAMES) or root_id
    titles: dict[str, str] = {}
    for _, part in parts_of(root):
        id = part.id if isinstance(part, Identified) else root_id if part is root else None
        if id is not None:
            said = _said(part)
            titles[id] = catalog.prefix_of(id) + (_first(part, NAMES) or said or whole)
            told = len(said) <= LONGEST_TITLE and titles[id].endswith(said)
            yield id, _preview(titles[id], whole if told else said)
    for id, part in kind.more_ids(root).items() if root_id in catalog.works else ():
        yield id, _preview(titles[id.partition("--")[0]], _said(part))


def _preview(title: str, description: str) -> Preview:
    return Preview(_shortened(title, LONGEST_TITLE), _shortened(description, LONGEST_DESCRIPTION))


def _shortened(text: str, length: int) -> str:
    return textwrap.shorten(unmarked(text), length, placeholder=" …")


def _said(part: Model) -> str:
    """What a part says, without marks of emphasis; empty where it says nothing."""
    return inline(_first(part, SENTENCES)).striptags()


def _first(part: Model, keys: tuple[str, ...]) -> str:
    found = (getattr(part, key, None) for key in keys)
    return next((text for text in found if isinstance(text, str) and text), "")
