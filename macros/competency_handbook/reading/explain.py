"""What Pydantic finds in a file, said in this handbook's words.

Each explanation names the key or value, and what to do; near misses are suggested.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any, get_args

import yaml
from pydantic import BaseModel

from ..model import ID_PATTERN, Competency, Domain, Hiding, Model, Place, Problem, Steps, Use

Find = Callable[[Steps], tuple[Place, yaml.Node | None]]

BRANCHES: dict[str | int, type[BaseModel]] = {
    "domain": Domain,
    "competency": Competency,
    "use": Use,
    "hiding": Hiding,
}
"""Pydantic names the branch of a union in its paths; no file holds these steps."""

UNIONS = ("contains", "hide")
"""The lists whose entries are of several kinds."""
KEY = "[key]"
"""Pydantic's last step where not a value is wrong, but its key."""

LIST = ("a list", "Write each entry on a line of its own that begins with `- `.")
DATE = ("a date", 'Write year, month and day: "2026-11-22".')
BLOCK = ("a block of keys", "Write `key: value` below it, a line each.")
EXPECTED = {
    "string_type": ("text", "Write it as one text."),
    "tuple_type": LIST,
    "list_type": LIST,
    "date_parsing": DATE,
    "date_from_datetime_parsing": DATE,
    "date_from_datetime_inexact": DATE,
    "date_type": DATE,
    "dict_type": BLOCK,
    "model_type": BLOCK,
    "model_attributes_type": BLOCK,
    "bool_type": ("true or false", "Write `true` or `false`, without quotes."),
    "int_type": ("a whole number", "Write digits alone, without quotes."),
}
"""What Pydantic wanted → what that is in a file, and how it is written."""

READ_AS = {"int": "a number", "float": "a number", "bool": "true or false", "null": "nothing"}
"""The last word of a YAML tag → what text without quotes became."""

FILL_IN = "Fill it in, or delete it; put text that begins with # in quotes."
MALFORMED = "Use small letters, digits and single hyphens."
LONGEST = 60
"""Of a value that a message repeats: so many characters."""


def explain_invalid(finding: Any, kind: type[BaseModel], shown_as: str, find: Find) -> Problem:
    """One of Pydantic's findings (an entry of `ValidationError.errors()`) as a Problem."""
    loc = finding["loc"]
    steps = tuple(step for position, step in enumerate(loc) if not _is_branch(loc, position))
    is_key = steps[-1:] == (KEY,)
    steps = steps[:-1] if is_key else steps
    key = next((step for step in reversed(steps) if isinstance(step, str)), "")
    place, value = find(steps)
    value = yaml.ScalarNode("tag:yaml.org,2002:str", key) if is_key else value
    named = f"`{key}`" if key else "The file"
    if steps and isinstance(steps[-1], int):
        named = f"An entry of `{key}`"
    id, message, advice = _explained(finding, key, named, value, kind)
    about = _raw(value) if id == "ID-MALFORMED" else ""
    return Problem(shown_as, place, id, message, advice, about)


def _is_branch(loc: tuple[str | int, ...], position: int) -> bool:
    """Whether a step of Pydantic's path only names the branch of the entry before it."""
    above = loc[max(position - 2, 0) : position]
    return len(above) == 2 and above[0] in UNIONS and isinstance(above[1], int)


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
    """The check, what is wrong and what to do.

    FIELD-BOTH: of keys that stand for each other, one alone is there.
    FIELD-MISSING: a key that is needed is there.
    KEY-UNKNOWN: a key is one of those that its block has.
    VALUE-FEW: a text is not empty, and a list has as many entries as it needs.
    VALUE-RANGE: a number is neither too large nor too small, and a text is not too long.
    VALUE-TYPE: a value is what its key holds: text, a list, a block, a date.
    VALUE-UNKNOWN: a value is one of those that its key knows.
    VALUE-UNQUOTED: a text that reads as a number, or as true or false, is in quotes.
    """
    context = finding.get("ctx", {})
    match finding["type"]:
        case "missing":
            return "FIELD-MISSING", f"The key `{key}` is missing here.", f"Add `{key}:`."
        case "extra_forbidden":
            known = {*_model_at(kind, finding["loc"][:-1]).model_fields}
            known |= {"contains"} if "statement" in known else set()
            return (
                "KEY-UNKNOWN",
                f"The key `{key}` is not known here.",
                nearest(key, known, _look_up(kind)),
            )
        case "enum" | "literal_error":
            choices = re.findall(r"'([^']*)'", str(context["expected"]))
            advice = nearest(_raw(value), choices)
            return "VALUE-UNKNOWN", f"{named} cannot be {_shown(value)}.", advice
        case "value_error":
            return "FIELD-MISSING", f"This entry {context['error']}.", "Add what is missing."
        case "one_of":
            return "FIELD-BOTH", f"This entry {finding['msg']}.", "Keep one of them."
        case "too_short":
            least = context["min_length"]
            message = f"{named} needs at least {least} {'entry' if least == 1 else 'entries'}."
            return "VALUE-FEW", message, "Add what is missing."
        case "greater_than_equal" | "less_than_equal":
            least, most = context.get("ge"), context.get("le")
            advice = f"Write {least} or more." if most is None else f"Write {most} or less."
            return "VALUE-RANGE", f"{named} cannot be {_shown(value)}.", advice
        case "string_too_long":
            message = f"{named} has more than {context['max_length']} characters."
            return "VALUE-RANGE", message, "Say it in fewer words."
        case _ if _shown(value) == "nothing":
            return "VALUE-FEW", f"{named} is empty.", FILL_IN
        case "string_pattern_mismatch":
            return "ID-MALFORMED", *malformed_id(_raw(value))
        case "string_type" if value is not None and value.tag[18:] in READ_AS:
            return explain_unquoted(named, value)
        case what:
            expected, advice = EXPECTED.get(what, ("something else", _look_up(kind)))
            if what in ("model_type", "model_attributes_type"):
                advice = _keys_wanted(_model_at(kind, finding["loc"]))
            message = f"{named} should be {expected}, not {_shown(value)}."
            return "VALUE-TYPE", message, advice


def explain_nothing(key: str, value: yaml.ScalarNode) -> tuple[str, str, str]:
    """What is wrong with a key whose value is YAML's null, left out or written."""
    if value.value:
        return explain_unquoted(f"`{key}`", value)
    return "VALUE-FEW", f"`{key}` is empty.", FILL_IN


def explain_unquoted(named: str, value: yaml.Node) -> tuple[str, str, str]:
    """What is wrong with a text without quotes that YAML reads as something else."""
    message = f"{named} is text, but {_shown(value)} is read as {READ_AS[value.tag[18:]]}."
    return "VALUE-UNQUOTED", message, f'Put it in quotes: "{_raw(value)}".'


def _model_at(kind: type[BaseModel], loc: tuple[str | int, ...]) -> type[BaseModel]:
    """The model that Pydantic's path leads to; the nearest one above where it leads further."""
    for position, step in enumerate(loc):
        if _is_branch(loc, position):
            kind = BRANCHES.get(step, kind)
        elif field := kind.model_fields.get(str(step)):
            kind = _model_in(field.annotation) or kind
    return kind


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


def _keys_wanted(kind: type[BaseModel]) -> str:
    """Advice that names the keys that a block must have."""
    wanted = [f"`{key}: …`" for key, field in kind.model_fields.items() if field.is_required()]
    such = f", such as {', '.join(wanted)}" if wanted else ""
    return f"Write its keys below it, a line each{such}."


def _look_up(kind: type[BaseModel]) -> str:
    """Advice that names the page with the keys: of data, or of settings, which are no `Model`."""
    if issubclass(kind, Model):
        return "Look it up: `handbook docs data`."
    return "Look it up: `handbook docs host`."


def nearest(
    given: str, known: Iterable[str], many: str = "Correct it, or add it where it belongs."
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
    plain = unicodedata.normalize("NFKD", text.lower().removesuffix(".yml"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    better = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    better = better if re.match(ID_PATTERN, better) else f"id-{better}".strip("-")
    return f"`{text}` is not a well-formed id.", f"{MALFORMED[:-1]}, such as `{better}`."


def _raw(node: yaml.Node | None) -> str:
    return node.value if isinstance(node, yaml.ScalarNode) else ""


def _shown(node: yaml.Node | None) -> str:
    """A value as a message names it; quotes that the file has around it are kept."""
    match node:
        case yaml.MappingNode():
            return "a block of keys"
        case yaml.SequenceNode():
            return "a list"
    text = " ".join(_raw(node).split())
    text = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    quote = node.style if isinstance(node, yaml.ScalarNode) and node.style in ("'", '"') else ""
    return f"`{quote}{text}{quote}`" if text else "nothing"
