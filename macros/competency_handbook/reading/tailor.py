"""Tailoring: what a host changes by ids, done to the node trees of all files before they are read.

The nodes that it brings keep their places in the host's file, so that what is wrong with them is
told there. `hide` leaves things out, once models tell what refers to what.
"""

from __future__ import annotations

from collections.abc import Iterable

import yaml

from ..model import Rewording
from .explain import nearest
from .load import start_of
from .tailor_run import Run, Tailored, because_of
from .trees import (
    Target,
    Tree,
    id_of,
    ids_below,
    pairs_in,
    set_value,
    targets_in,
    text_of,
    value_of,
)

OF_SETTING = {"was", "keeps_answers", "because"}
"""The keys of `set` that say something of the change, and are no keys of the target."""
ANSWERED = ("statement", "title", "text", "self_check", "levels")
"""The keys whose words readers answer."""
KEPT = ("levels", "columns", "rows")
"""The lists whose entries others in the same work rest on."""
RATED = {"contains", "indicators"}
"""The lists whose entries can be rated, and so have `same_meaning`."""
TEXT, SEQUENCE = "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq"


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
        pairs = [pair for file in files for pair in pairs_in(value_of(file.node, verb))]
        for key, value in sorted(pairs, key=work.is_unknown):
            if verb == "add" and work.is_unknown((key, value)):
                work.targets = targets_in(trees)
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


class _Tailor(Run):
    """What each verb does."""

    def set(self, target: Target, at: yaml.Node, setting: yaml.Node) -> None:
        """Give a target new values."""
        was, changed = value_of(setting, "was"), []
        pairs = [pair for pair in pairs_in(setting) if pair[0].value not in OF_SETTING]
        self._check_something_is_set(at, was, [key.value for key, _ in pairs])
        for key, value in pairs:
            old = value_of(target.node, key.value)
            once = self.once(("set", target.id, key.value), key, "set")
            if not once or not self._may_be_set(target, key, old, value):
                continue
            recorded = value_of(was, key.value) if was else None
            replaced = _replaced(old, value)
            if not start_of(target.node).file:
                self._compare(target, key, replaced, recorded)
            set_value(target.node, key, _merged(old, value))
            place = start_of(key)
            changed.append(
                Rewording(
                    key=key.value,
                    was=text_of(replaced),
                    now=text_of(value),
                    recorded=text_of(recorded),
                    where=f"{place.file}:{place.line}",
                )
            )
        keeps = value_of(setting, "keeps_answers")
        if keeps and keeps.value == "true":
            self._keep_answers(target, keeps, was, changed)
        if changed:
            self.tell(target, "set", changed=tuple(changed), because=because_of(setting))

    def _check_something_is_set(
        self, at: yaml.Node, was: yaml.Node | None, keys: list[str]
    ) -> None:
        """TAILOR-UNSET: `set` has a new value, and `was` the old ones of what it sets."""
        if not keys:
            advice = "Write a key of it with its new value, such as `title: …`."
            self.problem(at, "TAILOR-UNSET", f"Nothing of `{at.value}` is set here.", advice)
            return
        for key, _ in pairs_in(was):
            if key.value not in keys:
                message = f"`was` has `{key.value}`, which is not set here."
                self.problem(key, "TAILOR-UNSET", message, nearest(key.value, keys))

    def _may_be_set(
        self, target: Target, key: yaml.Node, old: yaml.Node | None, new: yaml.Node
    ) -> bool:
        """TAILOR-SET: what is set takes no id away, and makes nothing another sort of thing."""
        lost = sorted({*filter(None, _ids_in(old))} - {*_ids_in(new)})
        if key.value == "id":
            message, advice = "An id is for good.", "Delete this; a title or statement may be set."
        elif lost and isinstance(new, yaml.SequenceNode):
            message = f"`{lost[0]}` would be lost from `{key.value}`."
            advice = "Change a list of items by `add`, `hide`, `move` and `order`."
        elif key.value == "contains" and old is None:
            message, advice = self._contains_nothing(target)
        else:
            return True
        self.problem(key, "TAILOR-SET", message, advice)
        return False

    def _contains_nothing(self, target: Target) -> tuple[str, str]:
        return (
            f"`{target.id}` is none that contains others.",
            "Name a domain, or the framework.",
        )

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
            self.notice(key, "TAILOR-CHANGED", message, advice)
            if isinstance(was, yaml.ScalarNode) and isinstance(old, yaml.ScalarNode):
                self.mend(was, _quoted(there), f"`was` of `{target.id}`: {key.value}")
        elif was is None and isinstance(old, yaml.ScalarNode) and " " in there:
            message = f"Nothing will tell when what `{key.value}` takes the place of is updated."
            advice = f"Add it: `was: {{{key.value}: {_quoted(there)}}}`."
            self.notice(key, "TAILOR-WAS", message, advice)

    def _keep_answers(
        self, target: Target, at: yaml.Node, was: yaml.Node | None, changed: list[Rewording]
    ) -> None:
        """TAILOR-ANSWERS: answers are kept of something that readers rate."""
        if target.key not in RATED:
            message = f"Readers do not rate `{target.id}`, so it has no answers to keep."
            self.problem(at, "TAILOR-ANSWERS", message, "Delete `keeps_answers`.")
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
            listed = yaml.SequenceNode(SEQUENCE, entries, at.start_mark, at.end_mark)
            set_value(target.node, _text("same_meaning", at), listed)

    def add(self, target: Target, at: yaml.Node, addition: yaml.Node) -> None:
        """Put entries into lists of a target, behind one in the list that has it."""
        after = value_of(addition, "after")
        lists = [pair for pair in pairs_in(addition) if pair[0].value != "after"]
        wanted = self.former.get(after.value, after.value) if after else ""
        having = [key for key, _ in lists if wanted in _ids_in(value_of(target.node, key.value))]
        for key, entries in lists:
            listed = self._list_for(target, key)
            if listed is None or not isinstance(entries, yaml.SequenceNode):
                self.no_list(key, is_one=isinstance(listed, yaml.SequenceNode))
                continue
            if listed is not value_of(target.node, key.value):
                set_value(target.node, key, listed)
            self._insert(listed, entries.value, after if not having or key in having else None)
            for entry in entries.value:
                if id := id_of(entry):
                    self.tell(Target(id, target.tree, entry, above=(target.id,)), "added")
            if any(not id_of(entry) for entry in entries.value):
                new = Rewording(key=key.value, was="", now=text_of(entries))
                self.tell(target, "set", changed=(new,))

    def _list_for(self, target: Target, key: yaml.Node) -> yaml.SequenceNode | None:
        """The list of a target's key, a new one where it has none; None where it is no list."""
        listed = value_of(target.node, key.value)
        if listed is None and key.value not in ("id", "contains"):
            return yaml.SequenceNode(SEQUENCE, [], key.start_mark, key.end_mark)
        return listed if isinstance(listed, yaml.SequenceNode) else None

    def move(self, target: Target, at: yaml.Node, move: yaml.Node) -> None:
        """Let a target stand elsewhere, in a list of the same name.

        TAILOR-INSIDE: nothing is moved into itself, or to where it has no place.
        """
        to = value_of(move, "to") or move
        if (into := self.find(to)) is None or not self.once(("move", target.id), at, "moved"):
            return
        named = _text(target.key, at)
        listed = self._list_for(into, named) if into.tree.kind is target.tree.kind else None
        if flaw := self._unmovable(target, into, listed):
            where, message, advice = flaw
            self.problem(to if where == "to" else at, "TAILOR-INSIDE", message, advice)
            return
        if target.holder is None or listed is None:
            return  # which is a flaw, and told
        target.holder.value.remove(target.node)
        if listed is not value_of(into.node, target.key):
            set_value(into.node, named, listed)
        self._insert(listed, [target.node], value_of(move, "after"))
        self.tell(target, "moved")

    def _unmovable(
        self, target: Target, into: Target, listed: yaml.Node | None
    ) -> tuple[str, str, str] | None:
        """Why a target cannot be moved: which end is wrong, what is, and what to do."""
        if not isinstance(target.holder, yaml.SequenceNode):
            return "", f"`{target.id}` stands in no list.", "Delete this."
        if into.id in ids_below(target.node):
            message = f"`{into.id}` is a part of `{target.id}`."
            return "to", message, "Name something outside of it."
        if target.key in KEPT and into.tree is not target.tree:
            message = f"`{target.id}` is one of the `{target.key}` of `{target.tree.id}`."
            return "", message, "It stays there; `order` lets it come first."
        if listed is None:
            message = f"`{into.id}` has no place for `{target.id}`, one of some `{target.key}`."
            return "to", message, "Name what has such a list."
        rated, there = (text_of(value_of(t.tree.node, "rates")) for t in (target, into))
        if rated != there:
            message = f"It has `rates: {rated}` above it, and `{into.id}` has `rates: {there}`."
            return "to", message, "Name a place in a framework that rates the same."
        return None

    def put_in_order(self, target: Target, at: yaml.Node, lists: yaml.Node) -> None:
        """Let entries of a target's lists come first."""
        for key, ids in pairs_in(lists):
            listed = value_of(target.node, key.value)
            if not isinstance(listed, yaml.SequenceNode) or not isinstance(ids, yaml.SequenceNode):
                self.no_list(key, is_one=False)
                continue
            if not self.once(("order", target.id, key.value), key, "put in order"):
                continue
            known = {id_of(entry): entry for entry in listed.value}
            first = []
            for id in ids.value:
                if entry := known.get(self.former.get(id.value, id.value)):
                    if self.once(("place", target.id, key.value, id.value), id, "in this order"):
                        first.append(entry)
                else:
                    self.not_there(id, known)
            listed.value[:] = first + [entry for entry in listed.value if entry not in first]
            self.tell(target, "ordered")

    def hide(self, entry: yaml.Node) -> None:
        """Note something to be left out."""
        named = value_of(entry, "id") if isinstance(entry, yaml.MappingNode) else entry
        if named is None or (target := self.find(named)) is None:
            return
        if self.once(("hide", target.id), named, "left out"):
            self.done.hidden.append((target, named, because_of(entry)))

    def check_nothing_is_done_to_hidden(self) -> None:
        """TAILOR-HIDDEN: nothing is done to what is left out."""
        for hidden, at, _ in self.done.hidden:
            for id in (hidden.id, *ids_below(hidden.node)):
                if (key := self.touched.get(id)) is not None:
                    where = start_of(at)
                    message = f"`{id}` is left out, in {where.file}:{where.line}."
                    self.problem(key, "TAILOR-HIDDEN", message, "Delete one of the two.")

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
                self.not_there(after, filter(None, ids))
        listed.value[at:at] = entries


def _ids_in(listed: yaml.Node | None) -> list[str]:
    """The ids of a list's entries, empty where one has none; nothing where it is no list."""
    return [id_of(it) for it in listed.value] if isinstance(listed, yaml.SequenceNode) else []


def _merged(old: yaml.Node | None, new: yaml.Node) -> yaml.Node:
    """A new value; of a block, with what the old one has beside it."""
    if not isinstance(old, yaml.MappingNode) or not isinstance(new, yaml.MappingNode):
        return new
    merged = yaml.MappingNode(old.tag, list(old.value), new.start_mark, new.end_mark)
    for key, value in new.value:
        set_value(merged, key, _merged(value_of(old, key.value), value))
    return merged


def _replaced(old: yaml.Node | None, new: yaml.Node) -> yaml.Node | None:
    """What a new value takes the place of; of a block, the values of the keys that it has."""
    if not isinstance(old, yaml.MappingNode) or not isinstance(new, yaml.MappingNode):
        return old
    both = [(key, value_of(old, key.value), value) for key, value in new.value]
    pairs = [(key, _replaced(was, now)) for key, was, now in both if was is not None]
    return yaml.MappingNode(old.tag, pairs, old.start_mark, old.end_mark)


def _text(text: str, like: yaml.Node) -> yaml.ScalarNode:
    """A text that stands where another node does."""
    return yaml.ScalarNode(TEXT, text, like.start_mark, like.end_mark)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
