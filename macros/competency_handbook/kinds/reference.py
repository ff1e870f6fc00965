"""The data reference in Markdown: where a kind's files are, and every key that they may have.

It is read from the declarations and from the JSON Schemas, which an editor shows: so a key is
described once, on its model.
"""

from __future__ import annotations

import re

from ..model import Attributed, Identified, Kind, Model, Work, models_below
from .schemas import Schema, schema_of

LAST = ("formerly", "cites", "own")
"""The keys that many models have; they stand below those of its own."""
WITHOUT_PLURAL = ("about", "avoided", "evidence")
HEAD = "| key | needed | holds | what it is |\n|---|---|---|---|"


class Shared(Identified, Attributed):
    """The keys that many models have, described once."""


SHARED = schema_of(Shared)


def render_shared() -> str:
    """The table of the keys that many models have, under their heading."""
    rows = [_row(key, SHARED, Shared, {}) for key in sorted(SHARED["properties"], key=_rank)]
    return "\n".join(["## Keys that many have", "", HEAD, *rows])


def render_place(kind: Kind) -> str:
    """The sentence that says where files of a kind are."""
    if kind.entries:
        beside = f"files of the same form in `data/{kind.data}/` add to it"
        return f"One file, `data/{kind.data}.yml`. A host's takes the place of ours; {beside}."
    return f"One file each in `data/{kind.data}/`."


def render_models(model: type[Model], described: set[str]) -> str:
    """A section for a model and for each one below it, but those `described`, which it joins."""
    schema = schema_of(model)
    parts: dict[str, Schema] = {model.__name__: schema} | schema.get("$defs", {})
    classes = {part.__name__: part for part in models_below(model)}
    sections = []
    for name in _in_order(model.__name__, parts):
        if name in classes and name not in described:
            described.add(name)
            sections.append(_section(parts[name], classes[name], parts))
    return "\n\n".join(sections)


def _in_order(name: str, parts: dict[str, Schema]) -> list[str]:
    """A model's name, and that of each one that it leads to, in the order of its keys."""
    names = [name]
    for above in names:  # which grows meanwhile
        found = re.findall(r"'#/\$defs/(\w+)'", str(parts[above].get("properties")))
        names += [below for below in dict.fromkeys(found) if below not in names]
    return names


def _section(schema: Schema, model: type[Model], parts: dict[str, Schema]) -> str:
    """A heading, what the model is, and a table with a row for each of its keys."""
    keys = sorted(schema["properties"], key=_rank)
    heading = f"### {words_of(model.__name__).capitalize()}"
    table = "\n".join([HEAD, *(_row(key, schema, model, parts) for key in keys)])
    return "\n\n".join([heading, schema["description"], table])


def _row(key: str, schema: Schema, model: type[Model], parts: dict[str, Schema]) -> str:
    """What a key holds and is; what all have in common is said in their own table."""
    value = schema["properties"][key]
    described = value["description"]
    shared = SHARED["properties"].get(key)
    if shared and model is not Shared and shared["description"] == described:
        described = "[As everywhere](#keys-that-many-have)."
    return f"| `{key}` | {_needed(key, schema, model)} | {_values(value, parts)} | {described} |"


def words_of(name: str) -> str:
    """The name of a class in words: `RatingScale` → `rating scale`."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower()


def _rank(key: str) -> int:
    """The place of a key in its table: its id first, and what many models have last."""
    return -1 if key == "id" else LAST.index(key) + 1 if key in LAST else 0


def _needed(key: str, schema: Schema, model: type[Model]) -> str:
    """Whether a key must be there, or what it is where it is left out."""
    if key in schema.get("required", ()):
        return "yes"
    if key in ("cites", "own") and issubclass(model, Attributed) and not issubclass(model, Work):
        return "one of the two, if strict"
    default = schema["properties"][key].get("default")
    return f"no: `{str(default).lower()}`" if isinstance(default, (bool, int)) else "no"


def _values(value: Schema, parts: dict[str, Schema], many: bool = False) -> str:
    """What a key holds, in words; `many` says it in the plural."""
    value = value.get("anyOf", [value])[0]
    if "oneOf" in value:
        return " or ".join(_values(branch, parts, many) for branch in value["oneOf"])
    if "$ref" in value:
        return _named(value["$ref"].rpartition("/")[2], parts, many)
    match value["type"]:
        case "array":
            least = value.get("minItems", 0)
            return f"{'lists' if many else 'list'} of {_values(value['items'], parts, True)}" + (
                f", at least {least}" if least else ""
            )
        case "object" if value.get("additionalProperties") is True:
            return "block"
        case "object":
            below = value.get("patternProperties") or {"": value["additionalProperties"]}
            entries = next(iter(below.values()))
            return f"block of {_values(entries, parts, True)} by id"
        case "integer" if "minimum" in value and "maximum" not in value:
            return f"whole number, {value['minimum']} or more"
        case "integer" if "minimum" in value:
            return f"whole number, {value['minimum']} to {value['maximum']}"
        case "integer":
            return "whole number"
        case "boolean":
            return "`true` or `false`"
    return ("id" if "pattern" in value else "text") + "s" * many


def _named(name: str, parts: dict[str, Schema], many: bool) -> str:
    """A link to a model's section, or the words of a closed vocabulary."""
    if choices := parts[name].get("enum"):
        return ", ".join(f"`{choice}`" for choice in choices)
    words = words_of(name)
    anchor = words.replace(" ", "-")
    if many and words not in WITHOUT_PLURAL:
        words = f"{words[:-1]}ies" if words.endswith("y") else f"{words}s"
    return f"[{words}](#{anchor})"
