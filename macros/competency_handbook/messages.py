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


def load_messages(path: Path, shown_as: ShownAs, problems: list[Problem]) -> Messages:
    """Read a catalogue; what is wrong with it joins `problems`."""
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
    problems.extend(_check_messages(node, shown))
    return Messages(path.stem, dict(_flatten(node)))


def _check_messages(node: yaml.Node, shown: str, key: str = "The file") -> Iterator[Problem]:
    """MESSAGE-FORM: a message is text whose braces are well-formed, or a block of messages."""
    if isinstance(node, yaml.MappingNode):
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


def _flatten(node: yaml.Node, prefix: str = "") -> Iterator[tuple[str, Message]]:
    """(dotted key, message) of every leaf; a block of plural forms is a leaf."""
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if not isinstance(value, yaml.MappingNode):
            yield prefix + key.value, value.value
        elif {form.value for form, _ in value.value} <= FORMS:
            yield prefix + key.value, {form.value: text.value for form, text in value.value}
        else:
            yield from _flatten(value, f"{prefix}{key.value}.")
