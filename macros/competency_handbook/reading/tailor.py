"""Tailoring: what a host changes by ids, done to the node trees of all files before they are read.

The nodes that it brings keep their places in the host's file, so that what is wrong with them is
told there. `hide` leaves things out, once models tell what refers to what.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import yaml

from ..model import Deed, Difference, Mend, Problem, Rewording
from .explain import nearest
from .load import start_of
from .trees import (
    Target,
    Tree,
    former_ids,
    id_of,
    ids_below,
    set_value,
    targets_in,
    text_of,
    value_of,
)

OF_SETTING = {"was", "keeps_answers", "because"}
"""The keys of `set` that say something of the change, and are no keys of the target."""
ANSWERED = ("statement", "title", "text", "self_check", "levels")
"""The keys whose words readers answer."""
RATED = {"contains", "indicators"}
"""The lists whose entries can be rated, and so have `same_meaning`."""
TEXT = "tag:yaml.org,2002:str"


@dataclass
class Tailored:
    """What tailoring found and did; the trees themselves have changed."""

    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    hidden: list[tuple[Target, yaml.Node, str]] = field(default_factory=list)
    """What shall be left out, with the entry that says so, and why."""
    mends: list[Mend] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    """The paths of files in which something was done."""


def tailor(trees: list[Tree], tailorings: Iterable[Tree], is_whole: bool = True) -> Tailored:
    """Add, set, move and put in order in `trees` what tailorings say, and name what to hide.

    Without `is_whole`, files are missing in which an unknown id may stand.
    """
    work = _Tailor(trees, is_whole)
    verbs = {
        "add": work.add,
        "set": work.set,
        "move": work.move,
        "order": work.put_in_order,
    }
    files = list(tailorings)
    for verb, do in verbs.items():
        for key, value in (pair for file in files for pair in _pairs(value_of(file.node, verb))):
            if target := work.find(key):
                work.touched.setdefault(target.id, key)
                do(target, key, value)
        work.targets = targets_in(trees)
    for file in files:
        listed = value_of(file.node, "hide")
        for entry in listed.value if listed else ():
            work.hide(entry)
    work.check_nothing_is_done_to_hidden()
    return work.done


class _Tailor:
    """One run over all trees."""

    def __init__(self, trees: list[Tree], is_whole: bool) -> None:
        self.targets = targets_in(trees)
        self.former = dict(former_ids(self.targets.values()))
        self.removed = dict(_removed_ids(trees))
        self.is_whole = is_whole
        self.done = Tailored()
        self.set_in: dict[tuple[str, str], yaml.Node] = {}
        self.touched: dict[str, yaml.Node] = {}

    def find(self, key: yaml.Node) -> Target | None:
        """What an entry names; None where there is nothing, which is said.

        TAILOR-UNKNOWN: what a tailoring changes is an id of the handbook.
        TAILOR-RENAMED: it is the id that the thing has now. A notice.
        TAILOR-REMOVED: it is not gone. A notice.
        TAILOR-OWN: it is not in a file of the host's own. A notice.
        """
        id = str(key.value)
        now = self.former.get(id, id)
        if now != id:
            message = f"`{id}` is called `{now}` now."
            self._notice(key, "TAILOR-RENAMED", message, f"Write `{now}`.")
            self._mend(key, now, f"`{id}` → `{now}`")
        if target := self.targets.get(now):
            if target.tree.is_own:
                message = f"`{now}` stands in a file of your own, {target.tree.path}."
                self._notice(key, "TAILOR-OWN", message, "Change it there.")
            self.done.files.add(target.tree.path)
            return target
        if id in self.removed:
            message = f"`{id}` is gone: {self.removed[id]}"
            self._notice(key, "TAILOR-REMOVED", message, "Delete this entry.")
        elif self.is_whole:
            self._problem(key, "TAILOR-UNKNOWN", f"There is no `{id}`.", nearest(id, self.targets))
        return None

    def set(self, target: Target, at: yaml.Node, setting: yaml.Node) -> None:
        """Give a target new values.

        TAILOR-TWICE: a value is set once.
        """
        was, changed = value_of(setting, "was"), []
        for key, value in _pairs(setting):
            if key.value in OF_SETTING:
                continue
            first = self.set_in.setdefault((target.id, key.value), key)
            if first is not key:
                place = start_of(first)
                message = f"It is set already, in {place.file}:{place.line}."
                self._problem(key, "TAILOR-TWICE", message, "Delete one of the two.")
                continue
            old = value_of(target.node, key.value)
            recorded = value_of(was, key.value) if was else None
            self._compare(target, key, old, recorded)
            new = _merged(old, value)
            set_value(target.node, key, new)
            place = start_of(key)
            changed.append(
                Rewording(
                    key=key.value,
                    was=text_of(old),
                    now=text_of(new),
                    recorded=text_of(recorded),
                    where=f"{place.file}:{place.line}",
                )
            )
        keeps = value_of(setting, "keeps_answers")
        if keeps and keeps.value == "true":
            self._keep_answers(target, keeps, was, changed)
        if changed:
            self._tell(target, "set", changed=tuple(changed), because=_because(setting))

    def _compare(
        self, target: Target, key: yaml.Node, old: yaml.Node | None, was: yaml.Node | None
    ) -> None:
        """TAILOR-CHANGED: what `was` holds is what is replaced. A notice.

        TAILOR-WAS: a text that is replaced stands in `was`. A notice.
        """
        there, known = text_of(old), text_of(was)
        if was is not None and known != there:
            message = f"What this takes the place of has changed. It was: {known} It is: {there}"
            advice = "Look whether yours still fits, and write the new words into `was`."
            self._notice(key, "TAILOR-CHANGED", message, advice)
            if isinstance(was, yaml.ScalarNode) and isinstance(old, yaml.ScalarNode):
                self._mend(was, _quoted(there), f"`was` of `{target.id}`: {key.value}")
        elif was is None and isinstance(old, yaml.ScalarNode) and " " in there:
            message = f"Nothing will tell when what `{key.value}` takes the place of is updated."
            advice = f"Add it: `was: {{{key.value}: {_quoted(there)}}}`."
            self._notice(key, "TAILOR-WAS", message, advice)

    def _keep_answers(
        self, target: Target, at: yaml.Node, was: yaml.Node | None, changed: list[Rewording]
    ) -> None:
        """TAILOR-ANSWERS: answers are kept of something that readers rate."""
        if target.key not in RATED:
            message = f"Readers do not rate `{target.id}`, so it has no answers to keep."
            self._problem(at, "TAILOR-ANSWERS", message, "Delete `keeps_answers`.")
            return
        texts = [
            text
            for one in changed
            if one.key in ANSWERED
            for text in (text_of(value_of(was, one.key)) if was else one.was or "").splitlines()
        ]
        kept = value_of(target.node, "same_meaning")
        entries = [_text(text, at) for text in texts]
        if isinstance(kept, yaml.SequenceNode):
            kept.value += entries
        elif entries:
            listed = yaml.SequenceNode("tag:yaml.org,2002:seq", entries, at.start_mark, at.end_mark)
            set_value(target.node, _text("same_meaning", at), listed)

    def add(self, target: Target, at: yaml.Node, addition: yaml.Node) -> None:
        """Put entries into lists of a target."""
        after = value_of(addition, "after")
        for key, entries in _pairs(addition):
            if key.value == "after":
                continue
            if not isinstance(entries, yaml.SequenceNode):
                self._no_list(key)
                continue
            listed = value_of(target.node, key.value)
            if listed is None:
                empty = yaml.SequenceNode(entries.tag, [], entries.start_mark, entries.end_mark)
                set_value(target.node, key, empty)
                listed = empty
            if isinstance(listed, yaml.SequenceNode):
                self._insert(listed, entries.value, after)
            for entry in entries.value:
                if id := id_of(entry):
                    self._tell(Target(id, target.tree, entry, above=(target.id,)), "added")
            if any(not id_of(entry) for entry in entries.value):
                new = Rewording(key=key.value, was="", now=text_of(entries))
                self._tell(target, "set", changed=(new,))

    def move(self, target: Target, at: yaml.Node, move: yaml.Node) -> None:
        """Let a target stand elsewhere, in a list of the same name.

        TAILOR-INSIDE: nothing is moved into itself, and no work into another.
        """
        to = value_of(move, "to") or move
        if (into := self.find(to)) is None:
            return
        if not isinstance(target.holder, yaml.SequenceNode):
            self._problem(at, "TAILOR-INSIDE", f"`{target.id}` stands in no list.", "Delete this.")
            return
        if into.id in ids_below(target.node):
            message = f"`{into.id}` is a part of `{target.id}`."
            self._problem(to, "TAILOR-INSIDE", message, "Name something outside of it.")
            return
        target.holder.value.remove(target.node)
        listed = value_of(into.node, target.key)
        if not isinstance(listed, yaml.SequenceNode):
            listed = yaml.SequenceNode("tag:yaml.org,2002:seq", [], at.start_mark, at.end_mark)
            set_value(into.node, _text(target.key, at), listed)
        self._insert(listed, [target.node], value_of(move, "after"))
        self._tell(target, "moved")

    def put_in_order(self, target: Target, at: yaml.Node, lists: yaml.Node) -> None:
        """Let entries of a target's lists come first."""
        for key, ids in _pairs(lists):
            listed = value_of(target.node, key.value)
            if not isinstance(listed, yaml.SequenceNode) or not isinstance(ids, yaml.SequenceNode):
                self._no_list(key)
                continue
            known = {id_of(entry): entry for entry in listed.value}
            first = []
            for id in ids.value:
                if entry := known.get(self.former.get(id.value, id.value)):
                    first.append(entry)
                else:
                    self._not_there(id, known)
            listed.value[:] = first + [entry for entry in listed.value if entry not in first]
            self._tell(target, "ordered")

    def hide(self, entry: yaml.Node) -> None:
        """Note something to be left out."""
        named = value_of(entry, "id") if isinstance(entry, yaml.MappingNode) else entry
        if named is not None and (target := self.find(named)):
            self.done.hidden.append((target, named, _because(entry)))

    def check_nothing_is_done_to_hidden(self) -> None:
        """TAILOR-HIDDEN: nothing is done to what is left out."""
        for hidden, at, _ in self.done.hidden:
            for id in (hidden.id, *ids_below(hidden.node)):
                if (key := self.touched.get(id)) is not None:
                    where = start_of(at)
                    message = f"`{id}` is left out, in {where.file}:{where.line}."
                    self._problem(key, "TAILOR-HIDDEN", message, "Delete one of the two.")

    def _insert(
        self, listed: yaml.SequenceNode, entries: list[yaml.Node], after: yaml.Node | None
    ) -> None:
        """TAILOR-AFTER: what something is put behind stands in the same list."""
        ids = [id_of(entry) for entry in listed.value]
        at = len(ids)
        if after is not None:
            name = self.former.get(after.value, after.value)
            if name in ids:
                at = ids.index(name) + 1
            else:
                self._not_there(after, filter(None, ids))
        listed.value[at:at] = entries

    def _not_there(self, at: yaml.Node, known: Iterable[str]) -> None:
        message = f"`{at.value}` is not in this list."
        self._problem(at, "TAILOR-AFTER", message, nearest(at.value, known))

    def _no_list(self, key: yaml.Node) -> None:
        """TAILOR-LIST: what is added to, or put in order, is a list."""
        message = f"`{key.value}` is no list there."
        self._problem(
            key, "TAILOR-LIST", message, "Add entries to a list; `set` gives a key one value."
        )

    def _tell(
        self,
        target: Target,
        deed: Deed,
        changed: tuple[Rewording, ...] = (),
        because: str = "",
    ) -> None:
        self.done.differences.append(
            Difference(
                id=target.id,
                deed=deed,
                title=target.title,
                within=target.tree.id if target.tree.is_work else "",
                changed=changed,
                because=because,
            )
        )

    def _mend(self, node: yaml.Node, text: str, message: str) -> None:
        start, end = node.start_mark, node.end_mark
        self.done.mends.append(Mend(start.name, start.index, end.index, text, message))

    def _problem(self, at: yaml.Node, id: str, message: str, advice: str) -> None:
        place = start_of(at)
        self.done.problems.append(Problem(place.file, place, id, message, advice))

    def _notice(self, at: yaml.Node, id: str, message: str, advice: str) -> None:
        place = start_of(at)
        self.done.notices.append(Problem(place.file, place, id, message, advice))


def _pairs(block: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    return block.value if isinstance(block, yaml.MappingNode) else []


def _because(entry: yaml.Node) -> str:
    return text_of(value_of(entry, "because"))


def _merged(old: yaml.Node | None, new: yaml.Node) -> yaml.Node:
    """A new value; of a block, with what the old one has beside it."""
    if not isinstance(old, yaml.MappingNode) or not isinstance(new, yaml.MappingNode):
        return new
    merged = yaml.MappingNode(old.tag, list(old.value), new.start_mark, new.end_mark)
    for key, value in new.value:
        set_value(merged, key, _merged(value_of(old, key.value), value))
    return merged


def _text(text: str, like: yaml.Node) -> yaml.ScalarNode:
    """A text that stands where another node does."""
    return yaml.ScalarNode(TEXT, text, like.start_mark, like.end_mark)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _removed_ids(trees: Iterable[Tree]) -> Iterator[tuple[str, str]]:
    """(an id that is gone for good, why)."""
    for tree in trees:
        for _, entries in _pairs(tree.node) if tree.kind.name == "removed" else ():
            for entry in entries.value:
                yield text_of(value_of(entry, "was")), _because(entry)
