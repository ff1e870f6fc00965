"""YAML files → models, with the line and column of every value kept.

One loader for the whole handbook (PyYAML's CSafeLoader: the pure one refuses some files
that this one reads). Nothing in a file can run code: tags and anchors are refused before
anything is built. Every problem of a file is reported, not the first alone.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import ValidationError

from ..model import C, Model, Place, Problem, ProblemsFound, Steps, Work, is_id
from .characters import check_characters, check_escapes, without_unwanted
from .explain import explain_invalid, explain_nothing, is_follow_up, malformed_id
from .syntax import explain_syntax

if TYPE_CHECKING:
    Loader = yaml.CSafeLoader
else:  # PyYAML may have been built without libyaml
    Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
TAG = "tag:yaml.org,2002:"
TEXT_TAGS = {TAG + name for name in ("str", "timestamp", "value")}  # a date is text to us
MERGE = TAG + "merge"
MARKS = ("!", "&")
COMMENT = re.compile(r"[ \t]+#(?=[^\s#])")
"""What cuts a text without quotes short, as in `We are #1`; a comment has a space after its #."""
UNNAMED = "<unicode string>"
"""What PyYAML calls a text that has no name."""
DEEPEST = 60
INDENTED = re.compile(r"^[ \t?:-]+", re.MULTILINE)
"""What begins a line before its text: blocks nest no deeper than twice its length."""


def check_name(id: str, shown_as: str, kind: type[Model]) -> Iterator[Problem]:
    """ID-MALFORMED: an id, or a file's name, has small letters, digits and single hyphens.

    ID-RESERVED: no work is named `index`, since its page would be that of the list of works.

    `id` is the file's name without its ending.
    """
    if not is_id(id):
        yield Problem(shown_as, Place(), "ID-MALFORMED", *malformed_id(id))
    if id == "index" and issubclass(kind, Work):
        message = "A work named `index` would have the page of the list of works."
        advice = "Give its file another name, which is its id."
        yield Problem(shown_as, Place(), "ID-RESERVED", message, advice)


class _NamedText(StringIO):
    """A text whose marks tell which file it comes from."""

    name: str


def read_tree(raw: bytes, shown_as: str, named: bool = False) -> tuple[yaml.Node, list[Problem]]:
    """Bytes → PyYAML's node tree, and what in it YAML allows and this handbook refuses.

    YAML-EMPTY: a file has more in it than comments.

    Nodes that are to stand in another file's tree have to be `named` by their own, so that their
    places are told there. Raises ProblemsFound where the bytes are not one YAML document.
    """
    written = decode(raw, shown_as)
    unwanted, text = list(check_characters(written, shown_as)), without_unwanted(written)
    try:
        for problem in _check_depth(text, shown_as):
            raise ProblemsFound([problem])
        stream: str | StringIO = text
        if named:
            stream = _NamedText(text)
            stream.name = shown_as
        node = yaml.compose(stream, Loader)
    except yaml.YAMLError as error:
        raise ProblemsFound([*unwanted, explain_syntax(error, text, shown_as)]) from None
    if node is None or node.tag == TAG + "null":
        message = "The file has no content."
        advice = "Fill it in, or delete it."
        raise ProblemsFound([Problem(shown_as, Place(), "YAML-EMPTY", message, advice)])
    return node, [*unwanted, *_check_tree(node, text, shown_as)]


def decode(raw: bytes, shown_as: str) -> str:
    """A file's bytes as text, without a byte order mark. Raises ProblemsFound if not UTF-8."""
    try:
        return raw.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        raise ProblemsFound([_not_utf8(error, shown_as)]) from None


def build_model(node: yaml.Node, shown_as: str, kind: type[C]) -> C:
    """A checked node tree → a model. Raises ProblemsFound with everything that does not fit."""

    def place_of(steps: Steps) -> tuple[Place, yaml.Node | None]:
        return find(node, steps)

    try:
        return kind.model_validate(_build(node))
    except ValidationError as error:
        found = [
            explain_invalid(finding, kind, shown_as, place_of)
            for finding in error.errors(include_url=False)
            if not is_follow_up(finding, place_of)
        ]
        raise ProblemsFound(found) from None


def _check_tree(root: yaml.Node, text: str, shown_as: str) -> Iterator[Problem]:
    """Anchors, tags, duplicate keys and deep nesting, in the whole tree.

    YAML-COMMENT: a text without quotes is not cut short by a `#` after a space, as in `We are #1`.
    """
    seen: set[int] = set()
    cuts = {found.start() for found in COMMENT.finditer(text)}
    waiting = [(root, 0)]
    while waiting:
        node, depth = waiting.pop()
        if id(node) in seen:  # through an alias; its anchor is a problem already
            continue
        seen.add(id(node))
        if depth > DEEPEST:
            yield _too_deep(shown_as, start_of(node))
            continue
        if text[node.start_mark.index : node.start_mark.index + 1] in MARKS or node.tag == MERGE:
            yield from _check_start(node, text, shown_as)
        if isinstance(node, yaml.SequenceNode):
            waiting += [(entry, depth + 1) for entry in node.value]
        elif isinstance(node, yaml.MappingNode):
            yield from check_keys(node, shown_as)
            yield from _check_filled(node, shown_as)
            waiting += [(part, depth + 1) for pair in node.value for part in pair]
        elif isinstance(node, yaml.ScalarNode) and node.style == '"':
            span = node.start_mark.index, node.end_mark.index
            yield from check_escapes(text, *span, shown_as)
        elif _is_plain(node) and node.end_mark.index in cuts:
            yield _cut_short(node, shown_as)


def _is_plain(node: yaml.Node) -> bool:
    """Whether a node is text without quotes, and not empty."""
    return isinstance(node, yaml.ScalarNode) and bool(node.value) and not node.style


def _check_filled(node: yaml.MappingNode, shown_as: str) -> Iterator[Problem]:
    """A key without a value: nothing tells whether somebody forgot it."""
    for key, value in node.value:
        written = isinstance(key, yaml.ScalarNode) and not node.flow_style
        if written and value.tag == TAG + "null":
            yield Problem(shown_as, start_of(key), *explain_nothing(key.value, value))


def _cut_short(node: yaml.Node, shown_as: str) -> Problem:
    message = f"The text ends at `{node.value[-20:]}`, since a # after a space begins a comment."
    advice = "Put the whole text in quotes; begin a comment with `# `."
    return Problem(shown_as, start_of(node), "YAML-COMMENT", message, advice)


def _check_start(node: yaml.Node, text: str, shown_as: str) -> Iterator[Problem]:
    """What a value begins with: an anchor, a tag, or the key `<<`, none of which is read.

    YAML-TAG: no tag (`!x`) stands in a file.
    YAML-ALIAS: no anchor (`&x`), and no key `<<`.
    """
    start = node.start_mark.index
    if text[start : start + 1] == "!":
        written = text[start:].split(maxsplit=1)[0]
        message = f"The tag `{written}` is not read here."
        advice = "Delete it; put text that begins with ! in quotes."
        yield Problem(shown_as, start_of(node), "YAML-TAG", message, advice)
    elif text[start : start + 1] == "&":
        written = text[start:].split(maxsplit=1)[0]
        message = f"The anchor `{written}` is not read here."
        advice = "Write the value out where it is needed; put text that begins with & in quotes."
        yield Problem(shown_as, start_of(node), "YAML-ALIAS", message, advice)
    elif node.tag == MERGE:
        message = "The key `<<` takes over another block, which is not read here."
        advice = "Write the keys out where they are needed."
        yield Problem(shown_as, start_of(node), "YAML-ALIAS", message, advice)


def check_keys(node: yaml.MappingNode, shown_as: str) -> Iterator[Problem]:
    """KEY-DUPLICATE: a key stands once in a block."""
    first: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            message = "A key here is not plain text."
            advice = "Put quotes around text that begins with { or [."
            yield Problem(shown_as, start_of(key), "YAML-SYNTAX", message, advice)
        elif key.value in first:
            line = start_of(first[key.value]).line
            message = f"The key `{key.value}` is here twice, first in line {line}."
            below = isinstance(value, yaml.CollectionNode)
            advice = "Keep one of them" + (", with all that stands below both." if below else ".")
            yield Problem(shown_as, start_of(key), "KEY-DUPLICATE", message, advice)
        else:
            first[key.value] = key


def find(node: yaml.Node, steps: Steps) -> tuple[Place, yaml.Node | None]:
    """Where the value at `steps` stands (its key, where it has one), and its node.

    Where the file holds no such value: the place of the nearest thing above, and None.
    """
    place = start_of(node)
    for step in steps:
        if isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in reversed(node.value) if pair[0].value == step), None)
            if pair is None:
                return place, None
            place, node = start_of(pair[0]), pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
            place = start_of(node)
        else:
            return place, None
    return place, node


def start_of(node: yaml.Node | yaml.Event) -> Place:
    """Where a node or event begins."""
    mark = node.start_mark
    if mark is None:
        return Place()
    return Place(mark.line + 1, mark.column + 1, "" if mark.name == UNNAMED else mark.name)


def _build(node: yaml.Node) -> Any:
    """A checked node → dict, tuple, text, number, truth value or None.

    The last of duplicate keys counts, as it does for `find`.
    """
    if isinstance(node, yaml.MappingNode):
        return {key.value: _build(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return tuple(_build(entry) for entry in node.value)
    if node.tag in TEXT_TAGS:
        return node.value
    try:
        return _scalars.construct_object(node)
    except ValueError:  # `0x_`, or thousands of digits: a number by YAML's rules, to nobody else
        return node.value


_scalars = yaml.constructor.SafeConstructor()


def _not_utf8(error: UnicodeDecodeError, shown_as: str) -> Problem:
    """YAML-ENCODING: a data file, a page or a style sheet is saved as UTF-8."""
    before = error.object[: error.start].decode()
    place = Place.of(before, len(before))
    message = f"The byte 0x{error.object[error.start]:02x} is not UTF-8."
    return Problem(shown_as, place, "YAML-ENCODING", message, "Save the file as UTF-8.")


def _check_depth(text: str, shown_as: str) -> Iterator[Problem]:
    """YAML-SYNTAX: nothing is nested more than 60 levels deep.

    libyaml recurses on nesting, and thousands of brackets overflow its stack. Only text that could
    nest so deeply is looked at, by the parser's events, which do not recurse.
    """
    indent = max(map(len, INDENTED.findall(text)), default=0)
    if max(text.count("["), text.count("{"), indent) <= 1000:
        return
    depth = 0
    for event in yaml.parse(text, Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            yield _too_deep(shown_as, start_of(event))
            return


def _too_deep(shown_as: str, place: Place) -> Problem:
    message = f"It is nested more than {DEEPEST} levels deep."
    return Problem(shown_as, place, "YAML-SYNTAX", message, "Nest less.")
