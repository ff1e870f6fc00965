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

EXPECTED = {
    "string_type": "text",
    "tuple_type": "a list",
    "dict_type": "a block of keys",
    "model_type": "a block of keys",
    "model_attributes_type": "a block of keys",
    "bool_type": "true or false",
    "int_type": "a whole number",
}


def explain_syntax(error: yaml.YAMLError, text: str, shown_as: str) -> Problem:
    """One finding for a file that is not YAML; the parser stops at the first."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = Place(mark.line + 1, mark.column + 1) if mark else Place()
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    line = next(iter(text.split("\n")[place.line - 1 : place.line]), "")
    if "\t" in line[: len(line) - len(line.lstrip())] or r"\t" in said:
        message = "A tab stands where YAML wants spaces."
        return Problem(shown_as, place, "YAML-TAB", message, "Replace each tab by two spaces.")
    if "but found another document" in said:
        message = "A second document begins here."
        advice = "Keep one document in a file: delete the line `---`."
        return Problem(shown_as, place, "YAML-SYNTAX", message, advice)
    advice = "Look at this line and the one above it: quotes, colons and indentation."
    return Problem(shown_as, place, "YAML-SYNTAX", f"This is not YAML: {said}.", advice)


def explain_invalid(finding: Any, kind: type[BaseModel], shown_as: str, find: Find) -> Problem:
    """One of Pydantic's findings (an entry of `ValidationError.errors()`) as a Problem."""
    steps = tuple(step for step in finding["loc"] if step not in BRANCHES)
    key = next((step for step in reversed(steps) if isinstance(step, str)), "")
    place, value = find(steps)
    id, message, advice = _explained(finding, key, value, kind)
    return Problem(shown_as, place, id, message, advice)


def _explained(
    finding: Any, key: str, value: yaml.Node | None, kind: type[BaseModel]
) -> tuple[str, str, str]:
    context = finding.get("ctx", {})
    match finding["type"]:
        case "missing":
            return "FIELD-MISSING", f"The key `{key}` is missing here.", f"Add `{key}:`."
        case "extra_forbidden":
            known = _model_at(kind, finding["loc"][:-1]).model_fields
            return "KEY-UNKNOWN", f"The key `{key}` is not known here.", nearest(key, known)
        case "enum":
            choices = re.findall(r"'([^']*)'", str(context["expected"]))
            advice = nearest(_raw(value), choices)
            return "VALUE-UNKNOWN", f"`{key}` cannot be {_shown(value)}.", advice
        case "string_pattern_mismatch":
            return "ID-MALFORMED", *malformed_id(_raw(value))
        case "string_type" if value is not None and value.tag.endswith((":int", ":float", ":bool")):
            message = f"`{key}` is text, but {_raw(value)} is not read as text."
            return "VALUE-UNQUOTED", message, f'Put it in quotes: "{_raw(value)}".'
        case "too_short":
            least = context["min_length"]
            message = f"`{key}` needs at least {least} {'entry' if least == 1 else 'entries'}."
            return "VALUE-TOO-FEW", message, "Add what is missing."
        case "string_too_short":
            return "VALUE-TOO-FEW", f"`{key}` is empty.", "Fill it in, or delete the key."
        case what:
            expected = EXPECTED.get(what, "something else")
            message = f"`{key or 'The file'}` should be {expected}, not {_shown(value)}."
            return "VALUE-TYPE", message, "REFERENCE.md shows how it is written."


def _model_at(kind: type[BaseModel], loc: Iterable[str | int]) -> type[BaseModel]:
    """The model that Pydantic's path leads to; the nearest one above where it leads further."""
    for step in loc:
        field = kind.model_fields.get(step) if isinstance(step, str) else None
        kind = BRANCHES.get(step) or (_model_in(field.annotation) if field else None) or kind
    return kind


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


def nearest(given: str, known: Iterable[str]) -> str:
    """Advice that names the known word nearest to `given`, or all of them where they are few."""
    known = sorted(known)
    close = difflib.get_close_matches(given, known, 1, 0.6)
    if close:
        return f"Did you mean `{close[0]}`?"
    if 0 < len(known) <= 16:
        return "Known: " + ", ".join(f"`{word}`" for word in known) + "."
    return "REFERENCE.md lists what is known." if known else "None is known yet."


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
    match node:
        case yaml.MappingNode():
            return "a block of keys"
        case yaml.SequenceNode():
            return "a list"
        case _:
            return f"`{_raw(node)}`" if _raw(node) else "nothing"
