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

PLAIN = {
    "title": "Its name, as a heading.",
    "name": "Its name, in a few words.",
    "label": "What readers see, in a few words.",
    "source_label": "What the source calls it, where that differs.",
    "subtitle": "A line below the label.",
    "summary": "What it is, in one or two sentences.",
    "term": "The word or words, as readers meet them.",
    "synonyms": "Other words for the same; they lead to this entry.",
    "see": "Ids of items that belong with it.",
    "asks": "A question that is answered by yes or no.",
    "hint": "A few words below the label.",
    "why": "What a reader gains from it.",
    "words": "What is hard to read or to translate.",
    "say": "What to write in its place.",
    "text": "In plain words; Markdown's emphasis, code and links are rendered.",
    "edition": "The edition or date that is restated, in quotes if it is a number.",
    "author": "Who wrote it.",
    "publisher": "Who published it.",
    "rights": "Who holds the rights, and what they permit.",
    "contains": "Domains, competencies, or both, in the order of reading.",
    "missing": "What is named or expected in it, but is not in our copy.",
    "corrections": "What the editor corrected in restating it.",
    "unsure": "The answer of somebody who cannot say yet.",
    "not_applicable": "The answer where the competency does not apply.",
}
"""What a key is for, where the models leave it to its name."""

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
        for key, value in part.get("properties", {}).items():
            if "description" not in value:
                value["description"] = PLAIN.get(key) or _described_by(value, parts)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema


def _described_by(value: Schema, parts: dict[str, Schema]) -> str:
    """What the type of a key's value says of itself, or that of a list's entries."""
    value = value.get("anyOf", [value])[0]
    value = value.get("items", value)
    named = parts[value["$ref"].rpartition("/")[2]] if "$ref" in value else value
    return str(named.get("description", ""))
