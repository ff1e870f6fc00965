"""Leaving things out, with all that is in them and all that leads to them.

References are known by the models; blocks are taken out of the trees, from which the models are
then built anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import yaml
from annotated_types import MinLen

from ..model import (
    Attributed,
    DataFile,
    Difference,
    Identified,
    Kept,
    Model,
    Place,
    Problem,
    Removal,
    Session,
    Source,
    Synonym,
    references_in,
    source_of,
)
from .load import find, start_of
from .trees import Target, Tree, called, ids_below, value_of
from .worded import Worded, levels_expected_of_nothing, worded_for_nothing

MOST = 3
"""So many ids a problem names."""
Hidden = tuple[Target, yaml.Node, str]
"""What shall be left out, the entry that says so, and why."""


@dataclass
class Left:
    """What came of leaving things out."""

    works: set[str]
    """The paths of files that are left out whole."""
    changed: dict[str, Place]
    """The paths of others that changed, each with the entry that changed it first."""
    differences: list[Difference]
    deeds: dict[str, Place]
    """The ids of all that is gone, each with the entry that left it out."""
    problems: list[Problem]
    notices: list[Problem]


@dataclass
class _Hiding:
    """One run over all trees, whose models tell what refers to what."""

    files: list[tuple[Tree, DataFile[Model]]]
    cause: Place = field(default_factory=Place)
    """The entry of the host's that is at work."""
    notices: dict[tuple[str, Place, str], Problem] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    """The ids of all that is left out."""
    works: set[str] = field(default_factory=set)
    """The paths of files that are left out whole."""
    changed: dict[str, Place] = field(default_factory=dict)
    """The paths of files that something was taken out of, each with the entry that first did so."""

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
        self.changed.setdefault(tree.path, self.cause)
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
            self._drop_sessions_without_activities()
            self.take_out_worded()

    def _drop_sessions_without_activities(self) -> None:
        """Leave out the sessions whose activities are all gone: what is left is no session."""
        for tree, file in self.files:
            parts = value_of(tree.node, "parts")
            if tree.path in self.works or not isinstance(file.content, Session) or not parts:
                continue
            had = any(part.activity for part in file.content.parts)
            if had and not any(value_of(part, "activity") for part in parts.value):
                self.drop(tree)

    def take_out_worded(self) -> list[Worded]:
        """Take out what is worded for a level or a column that is not there, and return it."""
        left = [tree for tree, _ in self.files if tree.path not in self.works]
        worded = list(worded_for_nothing(left))
        for it in worded:
            self.gone.add(it.id)
            self.take_out(it.value)
        for level in levels_expected_of_nothing(left):
            self.take_out(level)
        return worded

    def _unlink(self, tree: Tree, block: yaml.Node, key: str | int, named: str) -> None:
        """Take out a reference: an entry of a list, or the block that has it alone."""
        value = next((value for name, value in block.value if name.value == key), None)
        self._notice_own(tree, value, named)
        if isinstance(value, yaml.SequenceNode):
            for entry in [entry for entry in value.value if entry.value == named]:
                self.take_out(entry)
        elif value is not None and block is tree.node:
            self.changed.setdefault(tree.path, self.cause)
            block.value[:] = [pair for pair in block.value if pair[1] is not value]
        elif value is not None and id(block) in self.holders:
            self.take_out(block)

    def _notice_own(self, tree: Tree, value: yaml.Node | None, named: str) -> None:
        """REF-HIDDEN: what a host writes itself names nothing that it leaves out. A notice."""
        entries = value.value if isinstance(value, yaml.SequenceNode) else filter(None, [value])
        for entry in entries:
            if entry.value == named and (tree.is_own or start_of(entry).file):
                message = f"`{named}` is left out, in {self.cause.file}:{self.cause.line}."
                advice = "This is left out with it: delete it, or hide that no more."
                told = Problem(tree.path, start_of(entry), "REF-HIDDEN", message, advice)
                self.notices.setdefault((told.path, told.place, named), told)

    def is_source(self, target: Target) -> bool:
        """Whether a target is a source."""
        return isinstance(self.model_of.get(id(target.node)), Source)

    def works_since(self, before: set[str], own: str) -> tuple[tuple[str, str], ...]:
        """The ids and titles of works that are gone and were not before, but for one's own."""
        paths = self.works - before - {own}
        gone = (tree for tree, _ in self.files if tree.path in paths)
        return tuple((tree.id, called(tree.node) or tree.id) for tree in gone)

    def citing_target(self, target: Target) -> list[str]:
        """The ids of what still cites a target; empty where it is no source."""
        source = self.model_of.get(id(target.node))
        return self.citing(source) if isinstance(source, Source) else []

    def citing(self, source: Source) -> list[str]:
        """The ids of what still cites a source or restates it, each once, in order."""
        sources = [part for _, part, _ in self.parts if isinstance(part, Source)]
        left = {id(it) for tree, _ in self.files if tree.path not in self.works for it in _in(tree)}
        found: dict[str, None] = {}
        within = ""
        for tree, part, node in self.parts:
            if node is tree.node:
                within = tree.id
            if isinstance(part, Identified):
                within = part.id
            cites = part.cites if isinstance(part, Attributed) else ()
            restates = any(
                named == source.id and refers.model is Source
                for _, named, refers in references_in(part)
            )
            if id(node) in left and (
                restates or any(source_of(it, sources) is source for it in cites)
            ):
                found[within] = None
        return list(found)


def _in(tree: Tree) -> Iterator[yaml.Node]:
    """Every node of a tree."""
    waiting = [tree.node]
    while waiting:
        yield (node := waiting.pop())
        waiting += [value for _, value in _entries_in(node)]


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
) -> Left:
    """Take out of the trees what is hidden, and first what `differences` left without a place.

    Readers are told the differences, with what went by them, and what is hidden.

    TAILOR-CITED: a source is left out with all that comes from it.
    """
    run = _Hiding(files)
    left = Left(run.works, run.changed, _with_what_went(run, list(differences)), {}, [], [])
    for target, at, because in sorted(hidden, key=lambda it: run.is_source(it[0])):
        run.cause = start_of(at)
        if citing := run.citing_target(target):
            left.problems.append(_still_cited(target, run.cause, citing))
            continue
        before, works = set(run.gone), set(run.works)
        if target.holder is None:
            run.drop(target.tree)
        else:
            run.gone.add(target.id)
            run.take_out(target.node)
        run.follow()
        gone = run.gone - before
        left.deeds |= dict.fromkeys(gone, run.cause)
        left.differences.append(
            Difference(
                id=target.id,
                deed="hidden",
                title=target.title,
                within=target.tree.id if target.tree.is_work else "",
                kind=target.tree.kind.name if target.holder is None else "",
                because=because,
                where=f"{run.cause.file}:{run.cause.line}",
                parts=len(run.addressed & {*ids_below(target.node)} - {target.id}),
                along=run.works_since(works, target.tree.path),
                hidden=run.gone_since(before),
                gone=tuple(sorted(gone)),
            )
        )
    left.notices = list(run.notices.values())
    for path in run.works:
        run.changed.pop(path, None)
    return left


def _still_cited(source: Target, at: Place, citing: list[str]) -> Problem:
    some = ", ".join(f"`{id}`" for id in citing[:MOST])
    others = f" and {len(citing) - MOST} more" if len(citing) > MOST else ""
    what = f"What comes from `{source.id}` is still there: {some}{others}."
    advice = "Hide these, too, or keep the source, which says whose words they are."
    return Problem(at.file, at, "TAILOR-CITED", what, advice)


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
