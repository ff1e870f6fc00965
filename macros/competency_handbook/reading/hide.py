"""Leaving things out, with all that is in them and all that leads to them.

References are known by the models; blocks are taken out of the trees, from which the models are
then built anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import yaml
from annotated_types import MinLen

from ..model import DataFile, Difference, Identified, Kept, Model, Removal, Synonym, references_in
from .load import find
from .trees import Target, Tree, ids_below
from .worded import Worded, worded_for_nothing

Hidden = tuple[Target, yaml.Node, str]
"""What shall be left out, the entry that says so, and why."""


@dataclass
class _Hiding:
    """One run over all trees, whose models tell what refers to what."""

    files: list[tuple[Tree, DataFile[Model]]]
    gone: set[str] = field(default_factory=set)
    """The ids of all that is left out."""
    works: set[str] = field(default_factory=set)
    """The paths of files that are left out whole."""
    changed: set[str] = field(default_factory=set)
    """The paths of files that something was taken out of."""

    def __post_init__(self) -> None:
        self.parts = list(self._parts())
        self.addressed = set(self._addressed())
        self.former = self._former_ids()
        self.model_of = {id(node): part for _, part, node in self.parts}
        self.holders: dict[int, tuple[yaml.Node, str, Tree]] = {}
        for tree, _ in self.files:
            self._note_holders(tree, tree.node)

    def _parts(self) -> Iterator[tuple[Tree, Model, yaml.Node]]:
        for tree, file in self.files:
            for steps, part in file.parts:
                if (node := find(tree.node, steps)[1]) is not None:
                    yield tree, part, node

    def _addressed(self) -> Iterator[str]:
        """The ids that a link leads to."""
        for tree, file in self.files:
            if file.is_work:
                yield file.id
                yield from tree.kind.more_ids(file.content)
        for _, part, _ in self.parts:
            if isinstance(part, Identified) and part.addressed:
                yield part.id

    def gone_since(self, before: set[str]) -> tuple[str, ...]:
        """The addressed ids that are gone and were not before, and what hangs on them."""
        gone = self.gone - before
        named = {id for id in self.addressed if id in gone or id.partition("--")[0] in gone}
        return tuple(sorted(named.union(*(self.former.get(id, ()) for id in gone))))

    def _former_ids(self) -> dict[str, set[str]]:
        """The earlier ids of each, and those that were removed and lead to it."""
        former: dict[str, set[str]] = {}
        for _, file in self.files:
            for _, part in file.parts:
                id = part.id if isinstance(part, Identified) else file.id
                earlier = part.formerly if isinstance(part, Kept) else ()
                if isinstance(part, Removal):
                    id, earlier = next(iter(part.see), ""), (part.was,)
                former.setdefault(id, set()).update(earlier)
        return former

    def _note_holders(self, tree: Tree, node: yaml.Node) -> None:
        """Remember what each node below stands in, and by which key."""
        for key, value in _entries_in(node):
            self.holders[id(value)] = (node, key, tree)
            self._note_holders(tree, value)

    def take_out(self, node: yaml.Node) -> None:
        """Take a block out of what holds it, and what is empty without it; a whole file, too."""
        self.gone |= set(ids_below(node))
        if id(node) not in self.holders:
            return
        holder, _, tree = self.holders[id(node)]
        self.changed.add(tree.path)
        holder.value[:] = [entry for entry in holder.value if _value_in(entry) is not node]
        if id(holder) in self.holders and len(holder.value) < self._least_in(holder):
            self._empty(holder)

    def _least_in(self, holder: yaml.Node) -> int:
        """How many entries a list or block says something with: one, or as many as it needs."""
        block, key, _ = self.holders[id(holder)]
        fields = type(self.model_of.get(id(block), Model())).model_fields
        rules = fields[key].metadata if key in fields else ()
        return max([1, *(rule.min_length for rule in rules if isinstance(rule, MinLen))])

    def _empty(self, emptied: yaml.Node) -> None:
        """A list with too few entries goes; where its block needs it, the block goes."""
        block, key, tree = self.holders[id(emptied)]
        model = self.model_of.get(id(block))
        needed = model is not None and _needs(model, key)
        if not needed:
            block.value[:] = [pair for pair in block.value if pair[1] is not emptied]
        elif block is tree.node:
            self.drop(tree)
        else:
            self.take_out(block)

    def drop(self, tree: Tree) -> None:
        """Leave a whole file out."""
        self.gone |= {*ids_below(tree.node), *([tree.id] if tree.is_work else [])}
        self.works.add(tree.path)

    def follow(self) -> None:
        """Take out what leads to something that is gone, until nothing does."""
        known = -1
        while known < len(self.gone):
            known = len(self.gone)
            for tree, part, node in self.parts:
                if tree.path not in self.works:
                    for steps, named, _ in references_in(part):
                        if named in self.gone:
                            self._unlink(tree, node, steps[0], named)
            self.take_out_worded()

    def take_out_worded(self) -> list[Worded]:
        """Take out what is worded for a level or a column that is not there, and return it."""
        left = [tree for tree, _ in self.files if tree.path not in self.works]
        worded = list(worded_for_nothing(left))
        for it in worded:
            self.gone.add(it.id)
            self.take_out(it.value)
        return worded

    def _unlink(self, tree: Tree, block: yaml.Node, key: str | int, named: str) -> None:
        """Take out a reference: an entry of a list, or the block that has it alone."""
        value = next((value for name, value in block.value if name.value == key), None)
        if isinstance(value, yaml.SequenceNode):
            for entry in [entry for entry in value.value if entry.value == named]:
                self.take_out(entry)
        elif value is not None and block is tree.node:
            self.changed.add(tree.path)
            block.value[:] = [pair for pair in block.value if pair[1] is not value]
        elif value is not None and id(block) in self.holders:
            self.take_out(block)


def _needs(model: Model, key: str) -> bool:
    """Whether a block says nothing without one of its keys."""
    if isinstance(model, Synonym):
        return key == "to" and not model.means
    fields = type(model).model_fields
    return key in fields and fields[key].is_required()


def hide(
    files: list[tuple[Tree, DataFile[Model]]],
    hidden: Iterable[Hidden],
    differences: Iterable[Difference] = (),
) -> tuple[set[str], set[str], list[Difference]]:
    """Take out of the trees what is hidden, and first what `differences` left without a place.

    Returns the paths of files that are left out, of those that changed, and what readers are told:
    the differences, with what went by them, and what is hidden.
    """
    run = _Hiding(files)
    told = _with_what_went(run, list(differences))
    for target, _, because in hidden:
        before = set(run.gone)
        if target.holder is None:
            run.drop(target.tree)
        else:
            run.gone.add(target.id)
            run.take_out(target.node)
        run.follow()
        told.append(
            Difference(
                id=target.id,
                deed="hidden",
                title=target.title,
                within=target.tree.id if target.tree.is_work else "",
                kind=target.tree.kind.name if target.holder is None else "",
                because=because,
                hidden=run.gone_since(before),
                gone=tuple(sorted(run.gone - before)),
            )
        )
    return run.works, run.changed - run.works, told


def _with_what_went(run: _Hiding, differences: list[Difference]) -> list[Difference]:
    """The differences, those with what went by them that gave something other levels."""
    went = run.take_out_worded()
    for it in went:
        near = [one for one in differences if one.id in (it.item, it.tree.id)]
        moved = [one for one in differences if one.deed == "moved"]
        if cause := next(iter(near or moved), None):
            gone = (*cause.hidden, *run.gone_since(run.gone - {it.id}))
            differences[differences.index(cause)] = replace(cause, hidden=gone, gone=gone)
    run.follow()
    return differences


def _entries_in(node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
    """(key, value) of each value in a block, or of each entry of a list, whose key is empty."""
    if isinstance(node, yaml.MappingNode):
        yield from ((key.value, value) for key, value in node.value)
    elif isinstance(node, yaml.SequenceNode):
        yield from (("", entry) for entry in node.value)


def _value_in(entry: yaml.Node | tuple[yaml.Node, yaml.Node]) -> yaml.Node:
    """What a list's entry, or a block's pair, holds."""
    return entry[1] if isinstance(entry, tuple) else entry
