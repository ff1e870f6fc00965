"""Translations: texts in another language, laid by ids over the node trees of all files.

They keep their places in their own file, so that what is wrong with one is told there. A text that
has no translation stays as it is, between marks that name its language.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

import yaml

from ..model import Problem, Wording, marked
from .explain import nearest
from .load import start_of
from .translation_files import Said, TranslationFile, problem_at, said_by_node
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
KEPT = "kept"
"""The key of a translation that lists the keys of what stays in its own language, on purpose."""
FORMS = "synonyms"
"""Below a term, its other forms: a language may need some where the handbook's own has none."""
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

    `languages` are that in which they are written, and that of the files. Ids beside those of the
    trees may be `known`, to which nothing is done; with None, any may.
    """
    trees = list(trees)
    done = Translated()
    said = said_by_node(trees, files, done.problems, known)
    for tree in trees:
        walk = _Walk(tree, languages, said, done)
        done.trees.append(replace(tree, node=walk.whole()))
    return done


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
        self.written, self.language = languages
        self.is_translated = False
        own = value_of(tree.node, "lang") if tree.is_work else None
        if isinstance(own, yaml.ScalarNode):
            self.written = own.value
        self.has_language = own is not None

    def whole(self) -> yaml.Node:
        """The file's tree.

        A work in a language of its own says so itself; once some of it is translated, its marks do.
        """
        before = len(self.done.wordings)
        if self.written == self.language:
            return self.tree.node
        node = self._block(self.tree.node, (), self.tree.id, ())
        if self.has_language:
            if not self.is_translated:
                del self.done.wordings[before:]
                return self.tree.node
            pairs = [pair for pair in pairs_in(node) if pair[0].value != "lang"]
            return yaml.MappingNode(node.tag, pairs, node.start_mark, node.end_mark)
        return node

    def _block(
        self, node: yaml.Node, said: tuple[Said, ...], item: str, path: tuple[str, ...]
    ) -> yaml.Node:
        """A block with its texts in the other language."""
        named = self.said.get(node)
        if named:
            said, item, path = tuple(named), named[-1].id, ()
        elif own := id_of(node):
            said, item, path = (), own, ()
        for it in said:
            self._check_keys(node, it)
        pairs = []
        for key, value in pairs_in(node):
            mine = tuple(
                replace(it, key=name, texts=texts)
                for it in said
                for name, texts in pairs_in(it.texts)
                if name.value == key.value
            )
            kept = next((it for it in said if _keeps(it, key.value)), None)
            now = self._value(value, mine, item, (*path, key.value), kept)
            keys = [it.key for it in mine if it.texts is now]
            pairs.append((keys[0] if keys else key, now))
        pairs += self._forms(node, said)
        return yaml.MappingNode(node.tag, pairs, node.start_mark, node.end_mark)

    def _forms(self, node: yaml.Node, said: tuple[Said, ...]) -> list[tuple[yaml.Node, yaml.Node]]:
        """The forms of a term that has one alone in the handbook's own language."""
        if not _takes_forms(node) or value_of(node, FORMS) is not None:
            return []
        added = [pair for it in said for pair in pairs_in(it.texts) if pair[0].value == FORMS]
        return added[-1:]

    def _value(
        self,
        value: yaml.Node,
        said: tuple[Said, ...],
        item: str,
        path: tuple[str, ...],
        kept: Said | None,
    ) -> yaml.Node:
        """A value in the other language."""
        if isinstance(value, yaml.MappingNode):
            blocks = self._those(said, yaml.MappingNode, "a block of keys")
            return self._block(value, blocks, item, path)
        if isinstance(value, yaml.SequenceNode):
            return self._list(value, said, item, path, kept)
        if not _is_said(value, path):
            self._tell_no_words(said)
            return value
        texts = self._those(said, yaml.ScalarNode, "one text")
        return self._text(value, texts, item, path, kept)

    def _text(
        self,
        value: yaml.Node,
        said: tuple[Said, ...],
        item: str,
        path: tuple[str, ...],
        kept: Said | None,
    ) -> yaml.Node:
        """A text in the other language. What a host set is translated by the host alone."""
        is_hosts = bool(start_of(value).file)
        mine = [it for it in said if it.is_own or not is_hosts]
        by = mine[-1] if mine else None
        self._note(item, path, value.value, by.texts.value if by else "", by, kept)
        if by is not None:
            self.is_translated = True
            return by.texts
        if path[-1] in UNMARKED:
            return value
        return _text(marked(value.value, self.written), value)

    def _list(
        self,
        listed: yaml.SequenceNode,
        said: tuple[Said, ...],
        item: str,
        path: tuple[str, ...],
        kept: Said | None,
    ) -> yaml.Node:
        """A list of texts, or of blocks, in the other language."""
        lists = self._those(said, yaml.SequenceNode, "a list")
        if any(isinstance(entry, yaml.MappingNode) for entry in listed.value):
            return self._blocks(listed, lists, item, path)
        if not _is_said(listed, path):
            self._tell_no_words(lists)
            return listed
        by = lists[-1] if lists else None
        if by is not None and path[-1] in AS_MANY and len(by.texts.value) != len(listed.value):
            self._tell_length(by, listed)
        if listed.value:
            lines = [" ".join(entry.value.split()) for entry in listed.value]
            told = "\n".join(str(it.value) for it in by.texts.value) if by else ""
            self._note(item, path, "\n".join(lines), told, by, kept)
        if by is not None:
            self.is_translated = True
            return by.texts
        entries = [_text(marked(entry.value, self.written), entry) for entry in listed.value]
        return yaml.SequenceNode(listed.tag, entries, listed.start_mark, listed.end_mark)

    def _blocks(
        self,
        listed: yaml.SequenceNode,
        said: tuple[Said, ...],
        item: str,
        path: tuple[str, ...],
    ) -> yaml.Node:
        """A list of blocks. One that has no id is translated by its place in the list."""
        fitting = []
        for it in said:
            if any(id_of(entry) for entry in listed.value):
                message = f"The entries of `{it.key.value}` have ids."
                self._tell(it, it.key, "TRANSLATION-TEXT", message, "Translate each by its id.")
            elif len(it.texts.value) != len(listed.value):
                self._tell_length(it, listed)
            else:
                fitting.append(it)
        entries = []
        for position, entry in enumerate(listed.value):
            mine = tuple(replace(it, texts=it.texts.value[position]) for it in fitting)
            blocks = self._those(mine, yaml.MappingNode, "a block of keys")
            entries.append(self._block(entry, blocks, item, (*path, str(position))))
        return yaml.SequenceNode(listed.tag, entries, listed.start_mark, listed.end_mark)

    def _those(self, said: Sequence[Said], sort: type, called: str) -> tuple[Said, ...]:
        """Of what is said, what has the form of what is translated.

        TRANSLATION-FORM: a translation of a text is a text, of a list a list.
        """
        for it in said:
            if not isinstance(it.texts, sort):
                message = f"`{it.key.value}` is {called} in the handbook."
                self._tell(it, it.key, "TRANSLATION-FORM", message, "Write its translation alike.")
        return tuple(it for it in said if isinstance(it.texts, sort))

    def _check_keys(self, node: yaml.Node, said: Said) -> None:
        """TRANSLATION-KEY: what is translated has just the keys that the handbook's own has."""
        known = [key.value for key, _ in pairs_in(node)]
        known += [FORMS] if _takes_forms(node) else []
        for key, value in pairs_in(said.texts):
            if key.value == KEPT:
                for name in value.value if isinstance(value, yaml.SequenceNode) else [value]:
                    if name.value not in known:
                        self._tell_unknown(said, name, known)
            elif key.value not in known:
                self._tell_unknown(said, key, known)

    def _note(
        self,
        item: str,
        path: tuple[str, ...],
        text: str,
        translation: str,
        by: Said | None,
        kept: Said | None,
    ) -> None:
        """Remember a text, its translation, and who made that, or lets the text stay."""
        one = by or kept
        self.done.wordings.append(
            Wording(
                item,
                ".".join(path),
                self.tree.path,
                text,
                translation,
                kept=kept is not None,
                optional=any(key in MAY_STAY for key in path),
                is_own=one is not None and one.is_own,
            )
        )

    def _tell_no_words(self, said: Iterable[Said]) -> None:
        """TRANSLATION-TEXT: what is translated is a text; what has an id is translated by it."""
        for it in said:
            message = f"`{it.key.value}` says nothing that could be translated."
            self._tell(it, it.key, "TRANSLATION-TEXT", message, "Delete it.")

    def _tell_unknown(self, said: Said, key: yaml.Node, known: Sequence[str]) -> None:
        message = f"The handbook has no `{key.value}` there."
        self._tell(said, key, "TRANSLATION-KEY", message, nearest(key.value, known))

    def _tell_length(self, said: Said, listed: yaml.SequenceNode) -> None:
        """TRANSLATION-LENGTH: a list without ids has as many entries as the handbook's own."""
        there, here = len(listed.value), len(said.texts.value)
        message = f"`{said.key.value}` has {here} entries, and {there} in the handbook."
        self._tell(said, said.key, "TRANSLATION-LENGTH", message, "Translate each, in its order.")

    def _tell(self, said: Said, at: yaml.Node, id: str, message: str, advice: str) -> None:
        """A finding in a file of the host's own; others fit what lies below the host's changes."""
        if said.is_own:
            self.done.problems.append(problem_at(at, id, message, advice))


def _keeps(said: Said, key: str) -> bool:
    """Whether an item's translation lets one of its texts stay as it is."""
    kept = value_of(said.texts, KEPT)
    names = kept.value if isinstance(kept, yaml.SequenceNode) else ()
    return key in [name.value for name in names]


def _takes_forms(node: yaml.Node) -> bool:
    """Whether a block is a term of the glossary."""
    return value_of(node, "term") is not None


def _is_said(value: yaml.Node, path: tuple[str, ...]) -> bool:
    """Whether a text, or a list of texts, says something in a language."""
    is_text = not isinstance(value, yaml.ScalarNode) or value.tag == TEXT
    return is_text and any(key in MAY_STAY or key in WORDS for key in (path[-1], *path[:-1][-1:]))


def _text(text: str, like: yaml.Node) -> yaml.ScalarNode:
    """A text that stands where another node does."""
    return yaml.ScalarNode(TEXT, text, like.start_mark, like.end_mark)
