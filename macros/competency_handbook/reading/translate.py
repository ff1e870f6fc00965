"""Translations: texts in another language, laid by ids over the node trees of all files.

They keep their places in their own file, so that what is wrong with one is told there. A text that
has no translation stays as it is, between marks that name its language.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

import yaml

from ..model import Problem, Wording, marked
from .load import start_of
from .translation_files import Said, TranslationFile, said_by_node
from .translation_findings import FORMS, KEPT, Findings, takes_forms
from .trees import Tree, id_of, pairs_in, value_of

WORDS = {
    *("anchor", "asks", "aspect", "claim", "effect", "example", "group", "hint", "in_short"),
    *("label", "name", "note", "options", "phase", "rights", "role", "self_check", "short"),
    *("short_title", "source_label", "statement", "subtitle", "summary", "term", "text", "title"),
    *("when", "who", "why"),
    *("after", "before", "do", "for_whom", "key", "printing", "purpose", "room", "say"),
}
"""The keys that say something in a language."""
MAY_STAY = {
    *("author", "because", "edition", "expands", "keywords", "official_text", "permission"),
    *("publisher", "synonyms", "tags"),
}
"""Keys whose words may be names, or find something in one language only: nobody misses them."""
AS_MANY = {"options"}
"""The lists of texts whose places readers' answers are known by."""
UNMARKED = {"in_short"}
"""What stands in pictures, where nothing can be marked."""
TEXT = "tag:yaml.org,2002:str"


@dataclass
class Translated:
    """What came of laying translations over trees."""

    trees: list[Tree] = field(default_factory=list)
    wordings: list[Wording] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def translate(
    trees: Iterable[Tree],
    files: Iterable[TranslationFile],
    languages: tuple[str, str],
    known: Collection[str] | None = None,
) -> Translated:
    """Trees in another language; those that are given stay as they are.

    `languages` are that in which they are written, unless they name one of their own, and that of
    the files. What a tailoring says is in the first. Ids beside those of the trees may be `known`,
    to which nothing is done; with None, any may.
    """
    trees = list(trees)
    done = Translated()
    said = said_by_node(trees, files, done.problems, known)
    for tree in trees:
        walk = _Walk(tree, languages, said, done)
        done.trees.append(replace(tree, node=walk.whole()))
    return done


@dataclass(frozen=True)
class _Slot:
    """A place for something in the other language, with what is said there."""

    item: str
    path: tuple[str, ...] = ()
    """The keys and positions that lead to it from the item."""
    said: tuple[Said, ...] = ()
    kept: Said | None = None
    """What lets the text stay as it is."""

    def below(self, step: str, said: tuple[Said, ...] = (), kept: Said | None = None) -> _Slot:
        """The place behind a key or a position."""
        return _Slot(self.item, (*self.path, step), said, kept)


class _Walk:
    """One file on its way into another language."""

    def __init__(
        self,
        tree: Tree,
        languages: tuple[str, str],
        said: dict[yaml.Node, list[Said]],
        done: Translated,
    ) -> None:
        self.tree, self.said, self.done = tree, said, done
        self.findings = Findings(done.problems)
        self.tailored, self.language = languages
        self.written = tree.language or self.tailored
        self.is_translated = False
        own = value_of(tree.node, "lang") if tree.is_work else None
        if isinstance(own, yaml.ScalarNode):
            self.written = self.tailored = own.value
        self.has_language = own is not None

    def whole(self) -> yaml.Node:
        """The file's tree.

        A work in a language of its own says so itself; once some of it is translated, its marks do.
        """
        before = len(self.done.wordings)
        if self.written == self.tailored == self.language:
            return self.tree.node
        node = self._block(self.tree.node, _Slot(self.tree.id))
        if self.has_language:
            if not self.is_translated:
                del self.done.wordings[before:]
                return self.tree.node
            pairs = [pair for pair in pairs_in(node) if pair[0].value != "lang"]
            return yaml.MappingNode(node.tag, pairs, node.start_mark, node.end_mark)
        return node

    def _block(self, node: yaml.Node, slot: _Slot) -> yaml.Node:
        """A block with its texts in the other language."""
        named = self.said.get(node)
        if named:
            slot = _Slot(named[-1].id, said=tuple(named))
        elif own := id_of(node):
            slot = _Slot(own)
        for it in slot.said:
            self.findings.check_keys(node, it)
        pairs = []
        for key, value in pairs_in(node):
            mine = tuple(
                replace(it, key=name, texts=texts)
                for it in slot.said
                for name, texts in pairs_in(it.texts)
                if name.value == key.value
            )
            kept = next((it for it in slot.said if _keeps(it, key.value)), None)
            now = self._value(value, slot.below(key.value, mine, kept))
            keys = [it.key for it in mine if it.texts is now]
            pairs.append((keys[0] if keys else key, now))
        pairs += self._forms(node, slot.said)
        return yaml.MappingNode(node.tag, pairs, node.start_mark, node.end_mark)

    def _forms(self, node: yaml.Node, said: tuple[Said, ...]) -> list[tuple[yaml.Node, yaml.Node]]:
        """The forms of a term that has one alone in the handbook's own language."""
        if not takes_forms(node) or value_of(node, FORMS) is not None:
            return []
        added = [pair for it in said for pair in pairs_in(it.texts) if pair[0].value == FORMS]
        return added[-1:]

    def _value(self, value: yaml.Node, slot: _Slot) -> yaml.Node:
        """A value in the other language."""
        if isinstance(value, yaml.MappingNode):
            return self._block(value, self._fitting(slot, yaml.MappingNode, "a block of keys"))
        if isinstance(value, yaml.SequenceNode):
            return self._list(value, self._fitting(slot, yaml.SequenceNode, "a list"))
        if not _is_said(value, slot.path):
            self.findings.tell_no_words(slot.said)
            return value
        return self._text(value, self._fitting(slot, yaml.ScalarNode, "one text"))

    def _text(self, value: yaml.Node, slot: _Slot) -> yaml.Node:
        """A text in the other language. What a host set is translated by the host alone."""
        written, is_hosts = self._written(value), _is_tailored(value)
        if written == self.language:
            return value
        mine = [it for it in slot.said if it.is_own or not is_hosts]
        by = mine[-1] if mine else None
        self._note(slot, value.value, by.texts.value if by else "", by)
        if by is not None:
            self.is_translated = True
            return by.texts
        if slot.path[-1] in UNMARKED:
            return value
        return _text(marked(value.value, written), value)

    def _list(self, listed: yaml.SequenceNode, slot: _Slot) -> yaml.Node:
        """A list of texts, or of blocks, in the other language."""
        if any(isinstance(entry, yaml.MappingNode) for entry in listed.value):
            return self._blocks(listed, slot)
        if not _is_said(listed, slot.path):
            self.findings.tell_no_words(slot.said)
            return listed
        written = self._written(listed)
        if written == self.language:
            return listed
        by = slot.said[-1] if slot.said else None
        if by is not None and slot.path[-1] in AS_MANY and len(by.texts.value) != len(listed.value):
            self.findings.tell_length(by, listed)
        if listed.value:
            lines = [" ".join(entry.value.split()) for entry in listed.value]
            told = "\n".join(str(it.value) for it in by.texts.value) if by else ""
            self._note(slot, "\n".join(lines), told, by)
        if by is not None:
            self.is_translated = True
            return by.texts
        entries = [_text(marked(entry.value, written), entry) for entry in listed.value]
        return yaml.SequenceNode(listed.tag, entries, listed.start_mark, listed.end_mark)

    def _written(self, node: yaml.Node) -> str:
        """The language of a text, or of a list of texts."""
        return self.tailored if _is_tailored(node) else self.written

    def _blocks(self, listed: yaml.SequenceNode, slot: _Slot) -> yaml.Node:
        """A list of blocks. One that has no id is translated by its place in the list."""
        fitting = []
        for it in slot.said:
            if any(id_of(entry) for entry in listed.value):
                message = f"The entries of `{it.key.value}` have ids."
                self.findings.tell(
                    it, it.key, "TRANSLATION-TEXT", message, "Translate each by its id."
                )
            elif len(it.texts.value) != len(listed.value):
                self.findings.tell_length(it, listed)
            else:
                fitting.append(it)
        entries = []
        for position, entry in enumerate(listed.value):
            mine = tuple(replace(it, texts=it.texts.value[position]) for it in fitting)
            below = slot.below(str(position), mine)
            entries.append(
                self._block(entry, self._fitting(below, yaml.MappingNode, "a block of keys"))
            )
        return yaml.SequenceNode(listed.tag, entries, listed.start_mark, listed.end_mark)

    def _fitting(self, slot: _Slot, sort: type, called: str) -> _Slot:
        """A place with only what has the form of what is translated there.

        TRANSLATION-FORM: a translation of a text is a text, of a list a list.
        """
        for it in slot.said:
            if not isinstance(it.texts, sort):
                message = f"`{it.key.value}` is {called} in the handbook."
                self.findings.tell(
                    it, it.key, "TRANSLATION-FORM", message, "Write its translation alike."
                )
        return replace(slot, said=tuple(it for it in slot.said if isinstance(it.texts, sort)))

    def _note(self, slot: _Slot, text: str, translation: str, by: Said | None) -> None:
        """Remember a text, its translation, and who made that, or lets the text stay."""
        one = by or slot.kept
        self.done.wordings.append(
            Wording(
                slot.item,
                ".".join(slot.path),
                self.tree.path,
                text,
                translation,
                kept=slot.kept is not None,
                optional=any(key in MAY_STAY for key in slot.path),
                is_own=one is not None and one.is_own,
            )
        )


def _keeps(said: Said, key: str) -> bool:
    """Whether an item's translation lets one of its texts stay as it is."""
    kept = value_of(said.texts, KEPT)
    names = kept.value if isinstance(kept, yaml.SequenceNode) else ()
    return key in [name.value for name in names]


def _is_tailored(node: yaml.Node) -> bool:
    """Whether a host's tailoring set it: it keeps its place in that file."""
    return bool(start_of(node).file)


def _is_said(value: yaml.Node, path: tuple[str, ...]) -> bool:
    """Whether a text, or a list of texts, says something in a language."""
    is_text = not isinstance(value, yaml.ScalarNode) or value.tag == TEXT
    return is_text and any(key in MAY_STAY or key in WORDS for key in (path[-1], *path[:-1][-1:]))


def _text(text: str, like: yaml.Node) -> yaml.ScalarNode:
    """A text that stands where another node does."""
    return yaml.ScalarNode(TEXT, text, like.start_mark, like.end_mark)
