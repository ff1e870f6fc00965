"""Cells and texts of levels: what a file says by ids of its columns, or of its scale's levels.

Tailoring may take such a level or column away; what is worded for it goes with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import yaml

from ..model import Framework, Profile
from .load import start_of
from .trees import Tree, id_of, ids_below, value_of


@dataclass(frozen=True)
class Worded:
    """A text for a level or a column that is not there."""

    tree: Tree
    item: str
    """The id of what has it."""
    key: str
    value: yaml.Node

    @property
    def id(self) -> str:
        """What a link to it names."""
        return f"{self.item}--{self.key}"


def worded_for_nothing(trees: Iterable[Tree]) -> Iterator[Worded]:
    """The texts of files below the host's whose level or column is in none of `trees`.

    What the host wrote itself is not among them: that is a mistake, which checks tell.
    """
    trees = list(trees)
    levels = {tree.id: _ids_in(value_of(tree.node, "levels")) for tree in trees}
    for tree in trees:
        scale = value_of(tree.node, "scale")
        known = {
            "levels": levels.get(scale.value, ()) if isinstance(scale, yaml.ScalarNode) else (),
            "cells": _ids_in(value_of(tree.node, "columns")),
        }
        if tree.is_work and not tree.is_own:
            for item, block, key in _worded_in(tree.node, known):
                for name, value in block.value:
                    if name.value not in known[key] and not start_of(name).file:
                        yield Worded(tree, item, name.value, value)


def levels_expected_of_nothing(trees: Iterable[Tree]) -> Iterator[yaml.Node]:
    """The levels that profiles below the host's expect, and that are in no scale any more."""
    trees = list(trees)
    levels = {tree.id: _ids_in(value_of(tree.node, "levels")) for tree in trees}
    known: dict[str, tuple[str, ...]] = {}
    for tree in trees:
        if tree.kind.model is Framework:
            scale = value_of(tree.node, "scale")
            of_scale = levels.get(scale.value, ()) if isinstance(scale, yaml.ScalarNode) else ()
            known |= dict.fromkeys(ids_below(tree.node), of_scale)
    for tree in trees:
        if tree.kind.model is Profile and not tree.is_own:
            expects = value_of(tree.node, "expects")
            for entry in expects.value if isinstance(expects, yaml.SequenceNode) else ():
                level, to = value_of(entry, "level"), value_of(entry, "to")
                if level is None or to is None or start_of(level).file:
                    continue
                if level.value not in known.get(to.value, (level.value,)):
                    yield level


def _worded_in(node: yaml.Node, keys: Iterable[str]) -> Iterator[tuple[str, yaml.MappingNode, str]]:
    """(id of what has it, block, its key) of each block below a node that has one of `keys`."""
    if isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            yield from _worded_in(entry, keys)
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value in keys and isinstance(value, yaml.MappingNode):
            yield id_of(node), value, key.value
        yield from _worded_in(value, keys)


def _ids_in(listed: yaml.Node | None) -> tuple[str, ...]:
    entries = listed.value if isinstance(listed, yaml.SequenceNode) else ()
    return tuple(filter(None, map(id_of, entries)))
