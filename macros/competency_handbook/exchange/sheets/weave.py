"""A framework's file in our style; what did not change in it stays as its author wrote it."""

from __future__ import annotations

import textwrap
from typing import Any

import yaml

from ...reading import Loader
from .fields import Block
from .outline import name_in_list

WIDTH = 96
"""PyYAML lets a line grow by the word that passes it."""
SHORT = 60
TYPED = {f"tag:yaml.org,2002:{name}" for name in ("bool", "int", "float", "null")}


class _Dumper(yaml.SafeDumper):
    """Indents lists, folds long texts, and quotes short ones where needed with double quotes."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def choose_scalar_style(self) -> Any:
        style = super().choose_scalar_style()
        text, analysis = str(getattr(self.event, "value", "")), self.analysis
        is_block = not self.flow_level and not self.simple_key_context
        if style in ("'", '"') and is_block and analysis and analysis.allow_block:
            if "\n" in text:
                return "|"
            if len(text) > SHORT:
                return ">"
        is_simple = text.isprintable() and not set(text) & set('"\\')
        return '"' if style == "'" and is_simple and len(text) <= SHORT else style

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_list(dumper: yaml.SafeDumper, entries: list[Any]) -> yaml.Node:
    """A list in brackets where it is one of a few short words."""
    texts = [entry for entry in entries if isinstance(entry, str)]
    is_short = len(texts) == len(entries) and sum(map(len, texts)) + 2 * len(texts) <= SHORT
    return dumper.represent_sequence("tag:yaml.org,2002:seq", entries, is_short)


_Dumper.add_representer(list, _represent_list)


def tree_of(text: str) -> yaml.Node:
    """The nodes of a file that has some."""
    node = yaml.compose(text, Loader)
    return node if node is not None else yaml.MappingNode("tag:yaml.org,2002:map", [])


def plain(node: yaml.Node) -> Any:
    """A node as plain values; a date is the text that it is."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(entry) for entry in node.value]
    return yaml.safe_load(node.value) if node.tag in TYPED else node.value


def dumped(block: Block) -> str:
    """A block as our files have it."""
    return yaml.dump(block, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH)


def woven(framework: Block, before: str) -> str:
    """The file of a framework: the lines before for what is the same, new ones for the rest."""
    if not before:
        return dumped(framework)
    text = before.replace("\r\n", "\n")
    node = tree_of(text)
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        return dumped(framework)
    weave = _Weave(text)
    opening = text[: node.start_mark.index]
    body = opening + weave.block(framework, node, len(text), 0)
    return body if _says(body, framework) else dumped(framework)


def _says(text: str, framework: Block) -> bool:
    try:
        return bool(plain(tree_of(text)) == framework)
    except yaml.YAMLError:
        return False


class _Weave:
    """The lines of a file, by the ids of what they are about."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.known: dict[str, tuple[yaml.MappingNode, int]] = {}
        """The node of each entry, and where its lines end."""

    def block(self, wanted: Block, node: yaml.MappingNode, end: int, indent: int) -> str:
        """The lines of a block, indented by as many spaces; they begin at its first key."""
        segments, column = {}, node.start_mark.column
        for number, (key, value) in enumerate(node.value):
            follows = (
                node.value[number + 1][0].start_mark.index if number + 1 < len(node.value) else end
            )
            lines = self.text[key.start_mark.index : follows].rstrip(" ")
            segments[key.value] = (" " * column + lines, value)
            if key.value == "contains":
                self._remember(value, follows)
        parts = []
        for key, value in wanted.items():
            if key == "contains":
                parts.append(self._list(value, indent))
            elif key in segments and plain(segments[key][1]) == value:
                lines = segments[key][0]
                parts.append(lines if column == indent else _indented(lines, indent))
            else:
                parts.append(_indented(dumped({key: value}), indent))
        return "".join(parts)

    def _remember(self, entries: yaml.Node, end: int) -> None:
        """Note where each entry of a list stands."""
        held = entries.value if isinstance(entries, yaml.SequenceNode) else []
        for number, entry in enumerate(held):
            follows = held[number + 1].start_mark.index if number + 1 < len(held) else None
            stop = self.text.rfind("\n", 0, follows) + 1 if follows is not None else end
            keys = {key.value: value for key, value in entry.value}
            name = name_in_list({key: value.value for key, value in keys.items()})
            if not entry.flow_style:
                self.known[name] = (entry, stop)
            if "contains" in keys:
                self._remember(keys["contains"], stop)

    def _list(self, entries: list[Block], indent: int) -> str:
        if not entries:
            return " " * indent + "contains: []\n"
        parts = [" " * indent + "contains:\n"]
        for entry in entries:
            name = name_in_list(entry)
            inner = indent + 4
            if name in self.known:
                node, end = self.known[name]
                lines = self.block(entry, node, end, inner)
            else:
                lines = self._new(entry, inner)
            parts.append(lines[: inner - 2] + "- " + lines[inner:])
        return "".join(parts)

    def _new(self, entry: Block, indent: int) -> str:
        own = {key: value for key, value in entry.items() if key != "contains"}
        lines = _indented(dumped(own), indent)
        return lines + (self._list(entry["contains"], indent) if "contains" in entry else "")


def _indented(lines: str, indent: int) -> str:
    """Lines that begin at the first column where the least indented one does, moved as a whole."""
    moved = textwrap.indent(textwrap.dedent(lines), " " * indent)
    return moved if moved.endswith("\n") else f"{moved}\n"
