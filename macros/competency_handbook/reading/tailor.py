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
    WORDED,
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
TEXT, SEQUENCE, MAPPING = (f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))


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
    work.check_both_wordings_are_set()
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
        level = target.id.rpartition("--")[2] if target.words_level else ""
        if level and (item := self.targets.get(target.above[-1])):
            target, setting = item, _as_words_for(level, setting)
        was, changed = value_of(setting, "was"), []
        pairs = [pair for pair in pairs_in(setting) if pair[0].value not in OF_SETTING]
        self._check_something_is_set(at, was, [key.value for key, _ in pairs])
        for key, written in pairs:
            old = value_of(target.node, key.value)
            value = _spelled_out(written) if key.value in WORDED else written
            if not self._is_set_once(target, key, value) or not self._may_be_set(
                target, key, old, value
            ):
                continue
            recorded = value_of(was, key.value) if was else None
            replaced = _replaced(old, value)
            if not start_of(target.node).file:
                self._compare(target, key, replaced, recorded, level)
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
            self.keeping.add(target.id)
            self._keep_answers(target, keeps, was, changed)
        if changed:
            self.tell(target, "set", at, changed=tuple(changed), because=because_of(setting))

    def _is_set_once(self, target: Target, key: yaml.Node, value: yaml.Node) -> bool:
        """Whether nothing else sets a key, or, of words by ids, any of the same ids."""
        if key.value not in WORDED or not isinstance(value, yaml.MappingNode):
            return self.once(("set", target.id, key.value), key, "set")
        each = [
            self.once(("set", target.id, key.value, name.value), name, "set")
            for name, _ in value.value
        ]
        return all(each)

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
        self,
        target: Target,
        key: yaml.Node,
        old: yaml.Node | None,
        was: yaml.Node | None,
        level: str,
    ) -> None:
        """TAILOR-CHANGED: what `was` holds is what is replaced. A notice.

        TAILOR-WAS: a text that is replaced stands in `was`. A notice.
        """
        there, known = text_of(old), text_of(was)
        if was is not None and known != there:
            message = f"`was` is not what stands there. It has: {known} There stands: {there}"
            advice = "Look whether yours still fits, and write what stands there into it."
            self.notice(key, "TAILOR-CHANGED", message, advice)
            self._mend_was(target, key, old, was)
        elif was is None and old is not None and _has_words(old):
            message = f"Nothing will tell when what `{key.value}` takes the place of is updated."
            words = value_of(old, level)
            told = _flow(words) if words else f"{{{key.value}: {_flow(old)}}}"
            advice = f"Add it: `was: {told}`."
            self.notice(key, "TAILOR-WAS", message, advice)

    def _mend_was(
        self, target: Target, key: yaml.Node, old: yaml.Node | None, was: yaml.Node | None
    ) -> None:
        """Note the texts to write into `was`, in a block the texts of its keys."""
        if isinstance(was, yaml.ScalarNode) and isinstance(old, yaml.ScalarNode):
            if text_of(was) != text_of(old):
                message = f"`was` of `{target.id}`: {key.value}"
                self.mend(was, _quoted(text_of(old)), message)
            return
        for name, value in pairs_in(was):
            self._mend_was(target, key, value_of(old, name.value) if old else None, value)

    def check_both_wordings_are_set(self) -> None:
        """TAILOR-ASKED: statement and `self_check` are set together. A notice."""
        setting = [it for it in self.first.items() if it[0][0] == "set" and len(it[0]) == 3]
        for (_, id, key), at in setting:
            other = {"statement": "self_check", "self_check": "statement"}.get(key, "")
            said = text_of(value_of(self.targets[id].node, other)) if other else ""
            if not said or ("set", id, other) in self.first or id in self.keeping:
                continue
            still = "a check still asks" if other == "self_check" else "its page still says"
            message = f"Readers see your `{key}`, and {still}: {said}"
            advice = f"Set `{other}`, too; `keeps_answers: true` says that both mean the same."
            self.notice(at, "TAILOR-ASKED", message, advice)

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
                    self.tell(Target(id, target.tree, entry, above=(target.id,)), "added", at)
            if any(not id_of(entry) for entry in entries.value):
                new = Rewording(key=key.value, was="", now=text_of(entries))
                self.tell(target, "set", at, changed=(new,))

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
        self.tell(target, "moved", at)

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
            self.tell(target, "ordered", at)

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


def _as_words_for(level: str, setting: yaml.Node) -> yaml.MappingNode:
    """A setting of what an item says of a level, as one of the item."""
    rest, words, was = [], [], []
    for key, value in pairs_in(setting):
        if key.value == "was":
            was.append((key, _nested(key, ("levels", level), value)))
        elif key.value in OF_SETTING:
            rest.append((key, value))
        else:
            words.append((key, value))
    block = yaml.MappingNode(MAPPING, words, setting.start_mark, setting.end_mark)
    if words:
        key = words[0][0]
        rest.append((_text("levels", key), _nested(key, (level,), block)))
    return yaml.MappingNode(MAPPING, rest + was, setting.start_mark, setting.end_mark)


def _nested(like: yaml.Node, keys: tuple[str, ...], value: yaml.Node) -> yaml.Node:
    """A value below one key and another, which stand where another node does."""
    for key in reversed(keys):
        pairs = [(_text(key, like), value)]
        value = yaml.MappingNode(MAPPING, pairs, like.start_mark, like.end_mark)
    return value


def _spelled_out(worded: yaml.Node) -> yaml.Node:
    """A block of words by ids, each as a block, where it was written as a plain text."""
    if not isinstance(worded, yaml.MappingNode):
        return worded
    pairs = [
        (key, _block_of(value) if isinstance(value, yaml.ScalarNode) else value)
        for key, value in worded.value
    ]
    return yaml.MappingNode(worded.tag, pairs, worded.start_mark, worded.end_mark)


def _block_of(text: yaml.ScalarNode) -> yaml.MappingNode:
    """A text as the block that says just this."""
    return yaml.MappingNode(MAPPING, [(_text("text", text), text)], text.start_mark, text.end_mark)


def _has_words(node: yaml.Node) -> bool:
    """Whether a value is, or is a block of, more than ids and such."""
    if isinstance(node, yaml.MappingNode):
        return any(_has_words(value) for _, value in node.value)
    return isinstance(node, yaml.ScalarNode) and " " in text_of(node)


def _flow(node: yaml.Node) -> str:
    """A value as it is written on one line."""
    if isinstance(node, yaml.MappingNode):
        pairs = (f"{key.value}: {_flow(value)}" for key, value in node.value)
        return f"{{{', '.join(pairs)}}}"
    if isinstance(node, yaml.SequenceNode):
        return f"[{', '.join(map(_flow, node.value))}]"
    return _quoted(text_of(node))


def _text(text: str, like: yaml.Node) -> yaml.ScalarNode:
    """A text that stands where another node does."""
    return yaml.ScalarNode(TEXT, text, like.start_mark, like.end_mark)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
