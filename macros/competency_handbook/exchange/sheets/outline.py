"""A framework as a sheet sees it: its items by id, and what stands below what in which order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from .fields import Block, is_domain

TOP = ""
"""What stands in no domain is below this."""


@dataclass
class Outline:
    """The items of a framework, without their places; places for others are kept as they are."""

    head: Block = field(default_factory=dict)
    """What the framework says of itself."""
    items: dict[str, Block] = field(default_factory=dict)
    below: dict[str, list[str]] = field(default_factory=lambda: {TOP: []})
    """The ids right below each domain, in their order."""

    def parent_of(self, id: str) -> str:
        """The domain that an item is in."""
        return next(parent for parent, ids in self.below.items() if id in ids)

    def walk(self, parent: str = TOP, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
        """The way to each item, which ends with its own id, in the order of reading."""
        for id in self.below[parent]:
            yield (*path, id)
            if id in self.below:
                yield from self.walk(id, (*path, id))

    def add(self, id: str, block: Block, parent: str) -> None:
        """Take in a new item; its place in the order comes later."""
        self.items[id] = block
        self.below[parent].append(id)
        if is_domain(block):
            self.below[id] = []

    def drop(self, id: str) -> None:
        """Leave out an item that has nothing below it."""
        del self.items[id]
        self.below.pop(id, None)
        self.below[self.parent_of(id)].remove(id)

    def whole(self) -> Block:
        """The framework as its file has it."""
        return self.head | {"contains": self._entries(TOP)}

    def _entries(self, parent: str) -> list[Block]:
        return [
            {key: value for key, value in self.items[id].items() if key != "contains"}
            | ({"contains": self._entries(id)} if id in self.below else {})
            for id in self.below[parent]
        ]


def outline_of(framework: Block) -> Outline:
    """A framework's outline, as its file or its model has it."""
    outline = Outline({key: value for key, value in framework.items() if key != "contains"})
    _take(outline, framework.get("contains", ()), TOP)
    return outline


def name_in_list(entry: Block) -> str:
    """What tells an entry from others: its id, or whose place it is and with which code."""
    return entry["id"] if "id" in entry else f"use {entry['use']} {entry.get('code', '')}".strip()


def _take(outline: Outline, entries: list[Block], parent: str) -> None:
    for entry in entries:
        id = name_in_list(entry)
        block = entry | ({"contains": []} if is_domain(entry) else {})
        outline.add(id, block, parent)
        _take(outline, entry.get("contains", ()), id)
