"""Data files as node trees, before models are built of them, and what in them has an id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import yaml

from ..model import Kind, Work

NAMES = ("title", "term", "aspect", "name", "label", "statement", "text", "asks")
"""The keys that hold what an item is called; it is called by the first that it has."""
WORDED = ("cells", "levels")
"""The blocks whose keys are ids of others: of columns, and of levels."""


@dataclass(frozen=True)
class Tree:
    """A data file that could be parsed."""

    id: str
    """Its name without the ending."""
    path: str
    """What problems name it by."""
    kind: Kind
    node: yaml.Node
    is_own: bool = False
    """Whether the uppermost of several layers has it, so that its author can change it."""
    strict: bool = False
    language: str = ""
    """What it is written in; empty for the handbook's own language."""

    @property
    def is_work(self) -> bool:
        """Whether it is one work among its kind, with an id."""
        return issubclass(self.kind.model, Work)


@dataclass(frozen=True)
class Target:
    """A block that a tailoring can name: a work, an item, a cell, a level, or words for one."""

    id: str
    tree: Tree
    node: yaml.MappingNode
    holder: yaml.CollectionNode | None = None
    """The list or block that it is an entry of; None for a work."""
    key: str = ""
    """The key of this list or block."""
    above: tuple[str, ...] = field(default=())
    """The ids of what it stands in, the outermost first."""

    @property
    def words_level(self) -> bool:
        """Whether it is what an item says of a level, and so a part of the item's own words."""
        return self.key == "levels" and isinstance(self.holder, yaml.MappingNode)

    @property
    def title(self) -> str:
        """What it is called, or else its id."""
        return called(self.node) or self.id


def targets_in(trees: Iterable[Tree]) -> dict[str, Target]:
    """Everything that a tailoring can name, by its id.

    A cell or a level, whose own id others have, too, goes by that of what it is in and its own:
    `row--column`, and what an item says of a level by `item--level`.
    """
    found: dict[str, Target] = {}
    shared: set[str] = set()
    for tree in trees:
        for target in _targets_of(tree):
            shared |= {target.id} & found.keys()
            found[target.id] = target
    return {id: target for id, target in found.items() if id not in shared}


def _targets_of(tree: Tree) -> Iterator[Target]:
    node = tree.node
    if not isinstance(node, yaml.MappingNode):
        return
    above = (tree.id,) if tree.is_work else ()
    if tree.is_work:
        yield Target(tree.id, tree, node)
    yield from _below(tree, node, above)


def _below(tree: Tree, block: yaml.MappingNode, above: tuple[str, ...]) -> Iterator[Target]:
    """The targets in a block that is none itself, or was yielded before."""
    for key, holder in block.value:
        row = above[-1] if above and key.value in WORDED else ""
        if isinstance(holder, yaml.MappingNode) and not row:
            yield from _below(tree, holder, above)
            continue
        for id, entry in _entries_of(holder, row):
            if id:
                yield Target(id, tree, entry, holder, key.value, above)
            if id and above and isinstance(holder, yaml.SequenceNode):
                yield Target(f"{above[-1]}--{id}", tree, entry, holder, key.value, above)
            yield from _below(tree, entry, (*above, id) if id else above)


def _entries_of(holder: yaml.Node, row: str) -> Iterator[tuple[str, yaml.MappingNode]]:
    """(its id, or nothing, and the block) of each in a list, or of what a `row` words by ids."""
    if isinstance(holder, yaml.SequenceNode):
        entries = [(id_of(entry), entry) for entry in holder.value]
    elif isinstance(holder, yaml.MappingNode):
        entries = [(f"{row}--{key.value}" if row else "", entry) for key, entry in holder.value]
    else:
        entries = []
    return ((id, entry) for id, entry in entries if isinstance(entry, yaml.MappingNode))


def former_ids(targets: Iterable[Target]) -> Iterator[tuple[str, str]]:
    """(an id that something had, the one that it has now)."""
    for target in targets:
        former = value_of(target.node, "formerly")
        if isinstance(former, yaml.SequenceNode) and "--" not in target.id:
            yield from ((old.value, target.id) for old in former.value)


def ids_below(node: yaml.Node) -> Iterator[str]:
    """The ids of a block and of all in it, those of cells and words for levels, too."""
    if isinstance(node, yaml.MappingNode):
        if id := id_of(node):
            yield id
        for key, value in node.value:
            if isinstance(value, yaml.MappingNode) and key.value not in WORDED:
                yield from ids_below(value)
                continue
            for below, entry in _entries_of(value, id if key.value in WORDED else ""):
                if below and isinstance(value, yaml.MappingNode):
                    yield below
                yield from ids_below(entry)


def called(block: yaml.Node) -> str:
    """What a block is called, by the first of its names; empty where it has none."""
    values = (value_of(block, name) for name in NAMES)
    return next((value.value for value in values if isinstance(value, yaml.ScalarNode)), "")


def id_of(entry: yaml.Node) -> str:
    """The id that a block has; empty where it has none."""
    found = value_of(entry, "id")
    return found.value if isinstance(found, yaml.ScalarNode) else ""


def pairs_in(block: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    """(key, value) of each pair of a block; empty where it is none."""
    return block.value if isinstance(block, yaml.MappingNode) else []


def value_of(block: yaml.Node, key: str) -> yaml.Node | None:
    """The value of a block's key; None where it has no such key, or is no block."""
    pairs = block.value if isinstance(block, yaml.MappingNode) else ()
    return next((value for name, value in pairs if name.value == key), None)


def set_value(block: yaml.MappingNode, key: yaml.Node, value: yaml.Node) -> None:
    """Give a block's key a value, in the place of the one that it had."""
    names = [name.value for name, _ in block.value]
    if key.value in names:
        block.value[names.index(key.value)] = (key, value)
    else:
        block.value.append((key, value))


def own_words_of(block: yaml.MappingNode) -> str:
    """All texts in a block, a line each, but for its id and for what has an id in it."""
    lines = []
    for key, value in block.value:
        row = "row" if key.value == "cells" else ""
        if key.value != "id" and not any(id for id, _ in _entries_of(value, row)):
            lines.append(text_of(value))
    return "\n".join(lines)


def text_of(node: yaml.Node | None) -> str:
    """All texts in a node, a line each, without what says true or false; empty without a node."""
    if isinstance(node, yaml.ScalarNode):
        return " ".join(node.value.split())
    if isinstance(node, yaml.SequenceNode):
        return "\n".join(map(text_of, node.value))
    if isinstance(node, yaml.MappingNode):
        values = (value for _, value in node.value if not value.tag.endswith(":bool"))
        return "\n".join(map(text_of, values))
    return ""
