"""What PyYAML and Pydantic find, said in this handbook's words.

Each explanation names the key or value, and what to do; near misses are suggested.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from typing import Any, get_args

import yaml
from pydantic import BaseModel

from .model import ID_PATTERN, Competency, Domain, Place, Problem, Steps

Find = Callable[[Steps], tuple[Place, yaml.Node | None]]

BRANCHES: dict[str | int, type[BaseModel]] = {"domain": Domain, "competency": Competency}
"""Pydantic names the branch of a union in its paths; no file holds these steps."""

BLOCK = ("a block of keys", "Write `key: value` below it, a line each.")
EXPECTED = {
    "string_type": ("text", "Write it as one text."),
    "tuple_type": ("a list", "Write each entry on a line of its own that begins with `- `."),
    "dict_type": BLOCK,
    "model_type": BLOCK,
    "model_attributes_type": BLOCK,
    "bool_type": ("true or false", "Write `true` or `false`, without quotes."),
    "int_type": ("a whole number", "Write digits alone, without quotes."),
}
"""What Pydantic wanted → what that is in a file, and how it is written."""

READ_AS = {"int": "a number", "float": "a number", "bool": "true or false"}
"""The last word of a YAML tag → what text without quotes became."""

LONGEST = 60
"""Of a value that a message repeats: so many characters."""

OPENED = "did not find expected ',' or "
SYNTAX = {
    "mapping values are not allowed in this context": (
        "This colon makes a key where none can be.",
        "Put text with a colon and a space in quotes; else look at the indentation here and at "
        "the line above.",
    ),
    "could not find expected ':'": (
        "No colon follows what begins here.",
        "Write `key: value`; indent a line that goes on with the text above it.",
    ),
    "did not find expected key": (
        "Text stands here where a key should.",
        "Indent a key as the keys above it; put text that holds quotes or brackets in quotes as "
        "a whole.",
    ),
    "did not find expected '-' indicator": (
        "A line stands here where the next entry of a list should.",
        "Indent a key as the keys above it; begin an entry with `- `.",
    ),
    "found unexpected end of stream": (
        "The quote that opens here is not closed.",
        "Close it with the same kind of quote.",
    ),
    OPENED + "']'": (
        "The bracket [ that opens here is not closed.",
        "Close it with ]; put text that begins with [ in quotes.",
    ),
    OPENED + "'}'": (
        "The brace { that opens here is not closed.",
        "Close it with }; put text that begins with { in quotes.",
    ),
    "did not find expected node content": (
        "An entry is missing here, or a bracket is not closed.",
        "Look at the brackets and commas here and in the line above.",
    ),
    "did not find expected comment or line break": (
        "Text stands in the line of a | or >.",
        "Begin it in the next line, indented.",
    ),
    "but found another document": (
        "A second document begins here.",
        "Keep one document in a file: delete the line `---`.",
    ),
}
"""What libyaml says → what is wrong, and what to do."""

LOOK = "Look at this line and the one above it: quotes, colons and indentation."

BEGUN = (OPENED, "could not find expected ':'", "end of stream", "alphabetic or numeric character")
"""What libyaml notices late: the place to look at is where the thing began."""


def explain_syntax(error: yaml.YAMLError, text: str, shown_as: str) -> Problem:
    """One finding for a file that is not YAML; the parser stops at the first."""
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    place = _place_of(error, said, text)
    line = text.split("\n")[place.line - 1 : place.line]
    rest = line[0][place.column - 1 :] if line else ""
    id, generic = "YAML-SYNTAX", f"This is not YAML: {said}."
    message, advice = SYNTAX.get(said, (generic, LOOK))
    if rest.startswith("\t"):
        id, message = "YAML-TAB", "A tab stands where YAML wants spaces."
        advice = "Replace each tab by two spaces."
    elif isinstance(error, yaml.reader.ReaderError):
        message = f"The control character U+{ord(rest[0]):04X} is not allowed."
        advice = "Delete it; it may not show in your editor."
    elif rest[:1] in set("*&!%@`|>?") and said not in SYNTAX:
        message = f"Text cannot begin with {rest[0]} unless it is in quotes."
        advice = "Put the whole text in quotes."
    return Problem(shown_as, place, id, message, advice)


def _place_of(error: yaml.YAMLError, said: str, text: str) -> Place:
    """Where the thing to mend is, counted from 1."""
    if isinstance(error, yaml.reader.ReaderError):  # it counts bytes
        before = text[: text.index(chr(error.character))]
        return Place(before.count("\n") + 1, len(before) - before.rfind("\n"))
    late = getattr(error, "context_mark", None) and any(words in said for words in BEGUN)
    mark = error.context_mark if late else getattr(error, "problem_mark", None)
    return Place(mark.line + 1, mark.column + 1) if mark else Place()


def explain_invalid(finding: Any, kind: type[BaseModel], shown_as: str, find: Find) -> Problem:
    """One of Pydantic's findings (an entry of `ValidationError.errors()`) as a Problem."""
    loc = finding["loc"]
    steps = tuple(step for position, step in enumerate(loc) if not _is_branch(loc, position))
    key = next((step for step in reversed(steps) if isinstance(step, str)), "")
    place, value = find(steps)
    named = f"`{key}`" if key else "The file"
    if steps and isinstance(steps[-1], int):
        named = f"An entry of `{key}`"
    id, message, advice = _explained(finding, key, named, value, kind)
    return Problem(shown_as, place, id, message, advice)


def _is_branch(loc: tuple[str | int, ...], position: int) -> bool:
    """Whether a step of Pydantic's path only names the branch of the entry before it."""
    above = loc[max(position - 2, 0) : position]
    return len(above) == 2 and above[0] == "contains" and isinstance(above[1], int)


def is_follow_up(finding: Any, find: Find) -> bool:
    """Whether Pydantic counts too few entries only because it left invalid ones out."""
    if finding["type"] != "too_short":
        return False
    steps = [step for i, step in enumerate(finding["loc"]) if not _is_branch(finding["loc"], i)]
    _, value = find(tuple(steps))
    return value is not None and len(value.value) >= finding["ctx"]["min_length"]


def _explained(
    finding: Any, key: str, named: str, value: yaml.Node | None, kind: type[BaseModel]
) -> tuple[str, str, str]:
    context = finding.get("ctx", {})
    match finding["type"]:
        case "missing":
            return "FIELD-MISSING", f"The key `{key}` is missing here.", f"Add `{key}:`."
        case "extra_forbidden":
            known = {*_model_at(kind, finding["loc"][:-1]).model_fields}
            known |= {"contains"} if "statement" in known else set()
            return "KEY-UNKNOWN", f"The key `{key}` is not known here.", nearest(key, known)
        case "enum":
            choices = re.findall(r"'([^']*)'", str(context["expected"]))
            advice = nearest(_raw(value), choices)
            return "VALUE-UNKNOWN", f"{named} cannot be {_shown(value)}.", advice
        case "too_short":
            least = context["min_length"]
            message = f"{named} needs at least {least} {'entry' if least == 1 else 'entries'}."
            return "VALUE-FEW", message, "Add what is missing."
        case "greater_than_equal" | "less_than_equal":
            least, most = context.get("ge"), context.get("le")
            advice = f"Write {least} or more." if most is None else f"Write {most} or less."
            return "VALUE-RANGE", f"{named} cannot be {_shown(value)}.", advice
        case _ if _shown(value) == "nothing":
            advice = "Fill it in, or delete it; put text that begins with # in quotes."
            return "VALUE-FEW", f"{named} is empty.", advice
        case "string_pattern_mismatch":
            return "ID-MALFORMED", *malformed_id(_raw(value))
        case "string_type" if value is not None and (read_as := READ_AS.get(value.tag[18:])):
            message = f"{named} is text, but {_shown(value)} is read as {read_as}."
            return "VALUE-UNQUOTED", message, f'Put it in quotes: "{_raw(value)}".'
        case what:
            expected, advice = EXPECTED.get(what, ("something else", "See REFERENCE.md."))
            message = f"{named} should be {expected}, not {_shown(value)}."
            return "VALUE-TYPE", message, advice


def _model_at(kind: type[BaseModel], loc: tuple[str | int, ...]) -> type[BaseModel]:
    """The model that Pydantic's path leads to; the nearest one above where it leads further."""
    for position, step in enumerate(loc):
        if _is_branch(loc, position):
            kind = BRANCHES[step]
        elif field := kind.model_fields.get(str(step)):
            kind = _model_in(field.annotation) or kind
    return kind


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


def nearest(
    given: str, known: Iterable[str], many: str = "REFERENCE.md lists what is known."
) -> str:
    """Advice that names the known word nearest to `given`, or all of them; else says `many`."""
    known = sorted(known)
    close = difflib.get_close_matches(given, known, 1, 0.6 if len(given) > 4 else 0.7)
    if close:
        return f"Did you mean `{close[0]}`?"
    if 0 < len(known) <= 16:
        return "Known: " + ", ".join(f"`{word}`" for word in known) + "."
    return many if known else "None is known yet."


def malformed_id(text: str) -> tuple[str, str]:
    """What is wrong with an id, and a well-formed one as near to it as can be."""
    better = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    better = better if re.match(ID_PATTERN, better) else f"id-{better}".strip("-")
    return (
        f"`{text}` is not a well-formed id.",
        f"Use small letters, digits and single hyphens, such as `{better}`.",
    )


def _raw(node: yaml.Node | None) -> str:
    return node.value if isinstance(node, yaml.ScalarNode) else ""


def _shown(node: yaml.Node | None) -> str:
    """A value as a message names it; quotes that the file has around it are kept."""
    match node:
        case yaml.MappingNode():
            return "a block of keys"
        case yaml.SequenceNode():
            return "a list"
    text = _raw(node)
    text = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    quote = node.style if node is not None and node.style in ("'", '"') else ""
    return f"`{quote}{text}{quote}`" if text else "nothing"
