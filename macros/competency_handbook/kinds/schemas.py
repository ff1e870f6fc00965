"""JSON Schemas of the data files, derived from the models, for editors and other tools.

A data file names its schema in its first line (`# yaml-language-server: $schema=…`); an
editor then completes keys, says what they are for, and marks what does not fit.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..model import Kind, Model

Schema = dict[str, Any]


def write_schemas(folder: Path, kinds: Iterable[Kind]) -> list[Path]:
    """Write `<kind>.schema.json` of every kind into `folder`; their paths, in the kinds' order."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for kind in kinds:
        path = folder / f"{kind.name}.schema.json"
        schema = json.dumps(schema_of(kind.model), indent=2, ensure_ascii=False)
        path.write_text(f"{schema}\n", "utf-8")
        paths.append(path)
    return paths


def schema_of(model: type[Model]) -> Schema:
    """The JSON Schema (draft 2020-12) of a data file's model, with a description of every key."""
    schema = model.model_json_schema()
    parts = schema.get("$defs", {})
    for part in (schema, *parts.values()):
        for value in part.get("properties", {}).values():
            _refuse_nothing(value)
            if "description" not in value:
                value["description"] = _described_by(value, parts)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema


def _refuse_nothing(value: Schema) -> None:
    """Take from a key's schema that it may be null: a file leaves such a key out."""
    kinds = value.pop("anyOf", [])
    rest = [kind for kind in kinds if kind != {"type": "null"}]
    if len(rest) < len(kinds):
        value.pop("default", None)
    value |= rest[0] | value if len(rest) == 1 else {"anyOf": rest} if rest else {}


def _described_by(value: Schema, parts: dict[str, Schema]) -> str:
    """What the type of a key's value says of itself, or that of a list's entries."""
    value = value.get("anyOf", [value])[0]
    value = value.get("items", value)
    named = parts[value["$ref"].rpartition("/")[2]] if "$ref" in value else value
    return str(named.get("description", ""))
