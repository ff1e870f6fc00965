"""The interface's words: every one comes from data/messages/<language>.yml.

A key is dotted, as the file nests it: `self_check.saved`. Values in braces are filled in;
a message with several forms is chosen by `count`, by the names of CLDR's plural categories.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import yaml

from .explain import nearest
from .load import read_tree, start_of
from .model import Problem, ProblemsFound

ShownAs = Callable[[Path], str]
FORMS = {"zero", "one", "two", "few", "many", "other"}
Message = str | Mapping[str, str]


@dataclass(frozen=True)
class Messages:
    """All messages of one language, by dotted key."""

    language: str
    by_key: Mapping[str, Message]

    def __call__(self, key: str, **values: object) -> str:
        """The message with its values. Raises KeyError where the catalogue lacks the key."""
        message = self.by_key[key]
        if not isinstance(message, str):
            message = message["one"] if values.get("count") == 1 else message["other"]
        return message.format(**values) if values else message

    def below(self, prefix: str) -> dict[str, Message]:
        """The messages whose key begins with `prefix.`, without it; for the browser's script."""
        start = prefix + "."
        return {k.removeprefix(start): v for k, v in self.by_key.items() if k.startswith(start)}


def load_messages(
    path: Path, shown_as: ShownAs, problems: list[Problem], below: Messages | None = None
) -> Messages:
    """Read a catalogue, which lies over `below`; what is wrong with it joins `problems`."""
    if not path.is_file():
        return Messages(path.stem, {})
    shown = shown_as(path)
    try:
        node, found = read_tree(path.read_bytes(), shown)
    except ProblemsFound as unread:
        problems.extend(unread.problems)
        return Messages(path.stem, {})
    problems.extend(found)
    if found:
        return Messages(path.stem, {})
    wrong = list(_check_messages(node, shown))
    problems.extend(wrong or (_check_against(below, node, shown) if below else ()))
    return Messages(path.stem, {key: _message_in(leaf) for key, leaf in _leaves(node)})


def _check_messages(node: yaml.Node, shown: str, key: str = "The file") -> Iterator[Problem]:
    """MESSAGE-FORM: a message is text whose braces are well-formed, or a block of messages."""
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


def _check_against(below: Messages, node: yaml.Node, shown: str) -> Iterator[Problem]:
    """MESSAGE-UNKNOWN, MESSAGE-FIELD: a message can stand where that of the same name stood.

    Blocks that `below` lacks are the host's own, for its own pages.
    """
    blocks = {key.partition(".")[0] for key in below.by_key}
    for key, value in _leaves(node):
        if key in below.by_key:
            known = _fields_of(below.by_key[key])
            for field in sorted(_fields_of(_message_in(value)) - known):
                message = f"`{key}` is never given a value for {{{field}}}."
                advice = nearest(field, known)
                yield Problem(shown, start_of(value), "MESSAGE-FIELD", message, advice)
        elif key.partition(".")[0] in blocks:
            message = f"The handbook has no message `{key}` to change."
            advice = nearest(key, below.by_key)
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
    return node.value
