"""The interface's words: every one comes from data/messages/<language>.yml.

A key is dotted, as the file nests it: `self_check.saved`. Values in braces are filled in; of a
message with several forms, `count` chooses one by the language's plural rule (CLDR).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from ..model import Problem, ProblemsFound, Rates, marked
from .explain import nearest
from .languages import is_from_right
from .layers import ShownAs, package_layer
from .load import read_tree, start_of

ENGLISH = "en"
"""The language in which every message is there."""
FORMS = {"zero", "one", "two", "few", "many", "other"}
Message = str | Mapping[str, str]


@dataclass(frozen=True)
class Messages:
    """All messages of a handbook in its language, by dotted key."""

    language: str
    by_key: Mapping[str, Message]
    in_language: frozenset[str] = frozenset()
    """The keys of those that are in it, and not in English for want of it."""

    def __call__(self, key: str, **values: object) -> str:
        """The message with its values. Raises KeyError where the catalogue lacks the key."""
        message = self.by_key[key]
        if not isinstance(message, str):
            form = _plural_rule(self.language)(values["count"]) if "count" in values else "other"
            message = message.get(form, message["other"])
        return message.format(**values) if values else message

    @property
    def is_from_right(self) -> bool:
        """Whether the language is written from right to left."""
        return is_from_right(self.language)

    def spelled(self, day: date) -> str:
        """A date in the words of the language."""
        return format_date(day, "long", self.language.replace("-", "_"))

    def below(self, prefix: str) -> dict[str, Message]:
        """The messages whose key begins with `prefix.`, without it; for the browser's script."""
        start = prefix + "."
        return {k.removeprefix(start): v for k, v in self.by_key.items() if k.startswith(start)}


@cache
def _plural_rule(language: str) -> Callable[[Any], str]:
    """What tells the plural category of a number; English's where the language is unknown."""
    try:
        return Locale.parse(language, sep="-").plural_form
    except (UnknownLocaleError, ValueError):
        return Locale(ENGLISH).plural_form


def ending_for(rates: Rates) -> str:
    """How the keys of the messages end that speak to whom a framework rates."""
    return "_organisation" if rates is Rates.ORGANISATION else ""


def read_messages(
    files: Mapping[str, Path],
    language: str,
    shown_as: ShownAs,
    problems: list[Problem],
    instead: str = "",
) -> Messages:
    """The words of a handbook that has `files` in its data, in the language of a BCP 47 tag.

    What is not there in this language is said in the one without its region, else in English; of
    each, the handbook's own words lie over this package's. What is wrong joins `problems`.

    With `instead`, it is said in that language before English, and between marks of what it is in.
    """
    base = language.partition("-")[0]
    others = [ENGLISH, *_with_base(instead)] if instead else [ENGLISH]
    own = _with_base(language)
    known: dict[str, Message] = {}
    said: dict[str, dict[str, Message]] = {tag: {} for tag in (*others, *own)}
    for tag in said:
        name = f"messages/{tag}.yml"
        ours = package_layer() / "data" / name
        for path in dict.fromkeys((ours, files.get(name, ours))):
            if path.is_file():
                loaded = _load(path, shown_as(path), problems, known)
                known |= loaded
                said[tag] |= loaded
    found: dict[str, Message] = {}
    spoken: dict[str, str] = {}
    for tag in sorted(said, key=own.__contains__):  # the language's own over all others
        found |= said[tag]
        spoken |= dict.fromkeys(said[tag], tag)
    there = {key for key, tag in spoken.items() if tag.partition("-")[0] == base}
    if instead:
        marks = {key: tag for key, tag in spoken.items() if key not in there}
        found |= {key: _marked(found[key], tag) for key, tag in marks.items()}
    return Messages(language, found, frozenset(there))


def message_keys(path: Path) -> set[str]:
    """The keys of the messages in a file that was read before; none where it is not there."""
    if not path.is_file():
        return set()
    return {key for key, _ in _leaves(read_tree(path.read_bytes(), str(path))[0])}


def _with_base(language: str) -> tuple[str, str]:
    """A language without its region, and as it is."""
    return language.partition("-")[0], language


def _marked(message: Message, language: str) -> Message:
    """A message that is in another language than the others."""
    if isinstance(message, str):
        return marked(message, language)
    return {form: marked(text, language) for form, text in message.items()}


def _load(
    path: Path, shown: str, problems: list[Problem], below: Mapping[str, Message]
) -> Mapping[str, Message]:
    """The messages of one file, which lie over those `below`; none where something is wrong."""
    try:
        node, wrong = read_tree(path.read_bytes(), shown)
    except ProblemsFound as unread:
        problems += unread.problems
        return {}
    wrong = wrong or [*_check_messages(node, shown)] or [*_check_against(below, node, shown)]
    problems += wrong
    return {} if wrong else {key: _message_in(leaf) for key, leaf in _leaves(node)}


def _check_messages(node: yaml.Node, shown: str, key: str = "The file") -> Iterator[Problem]:
    """MESSAGE-FORM: a message is text whose braces fit, or a block of messages."""
    if isinstance(node, yaml.MappingNode):
        if _is_plural(node) and "other" not in {form.value for form, _ in node.value}:
            message = f"{key} has no form for any `other` number."
            yield Problem(shown, start_of(node), "MESSAGE-FORM", message, "Add `other:` to it.")
        for name, value in node.value:
            yield from _check_messages(value, shown, f"`{name.value}`")
    elif isinstance(node, yaml.SequenceNode) or key == "The file":
        message = f"{key} is neither text nor a block of messages."
        advice = "Write one text after the colon, or a block of keys below it."
        yield Problem(shown, start_of(node), "MESSAGE-FORM", message, advice)
    else:
        try:
            list(Formatter().parse(node.value))
        except ValueError as error:
            message = f"{key} has braces that do not fit: {error}."
            advice = "Write {{ and }} for braces that stand for themselves."
            yield Problem(shown, start_of(node), "MESSAGE-FORM", message, advice)


def _check_against(below: Mapping[str, Message], node: yaml.Node, shown: str) -> Iterator[Problem]:
    """MESSAGE-UNKNOWN: in a block of the handbook's, a message has the name of one of them.

    MESSAGE-FIELD: a message names in braces only what its original is given values for.

    Blocks that `below` lacks are the host's own, for its own pages.
    """
    blocks = {key.partition(".")[0] for key in below}
    for key, value in _leaves(node):
        if key in below:
            known = _fields_of(below[key])
            for field in sorted(_fields_of(_message_in(value)) - known):
                message = f"`{key}` is never given a value for {{{field}}}."
                advice = nearest(field, known)
                yield Problem(shown, start_of(value), "MESSAGE-FIELD", message, advice)
        elif key.partition(".")[0] in blocks:
            message = f"The handbook has no message `{key}` to change."
            advice = nearest(key, below)
            yield Problem(shown, start_of(value), "MESSAGE-UNKNOWN", message, advice)


def _fields_of(message: Message) -> set[str]:
    """The names in braces, in all forms of a message."""
    texts = [message] if isinstance(message, str) else message.values()
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def _leaves(node: yaml.Node, prefix: str = "") -> Iterator[tuple[str, yaml.Node]]:
    """(dotted key, node) of every message; a block of plural forms is one."""
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(value, yaml.MappingNode) and not _is_plural(value):
            yield from _leaves(value, f"{prefix}{key.value}.")
        else:
            yield prefix + key.value, value


def _is_plural(node: yaml.MappingNode) -> bool:
    return {form.value for form, _ in node.value} <= FORMS


def _message_in(node: yaml.Node) -> Message:
    if isinstance(node, yaml.MappingNode):
        return {form.value: text.value for form, text in node.value}
    return str(node.value)
