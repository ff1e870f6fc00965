"""A checked catalog as one file, for engines whose macros run in a process of their own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from types import GenericAlias
from typing import Any

from pydantic import TypeAdapter, create_model

from ..editions import Changes
from ..model import Difference, Kind, Model, unmarked
from ..reading import Messages
from .catalog import Catalog

DIFFERENCES = TypeAdapter(tuple[Difference, ...])


def snapshot_of(catalog: Catalog) -> bytes:
    """The catalog as JSON: what each kind holds, words, whom to call, changes, differences."""
    contents: dict[str, Any] = {name: dict(held) for name, held in catalog.by_kind.items()}
    held = _holder(catalog.kinds).model_construct(**contents)
    messages = {"language": catalog.messages.language, "by_key": dict(catalog.messages.by_key)}
    words = json.dumps(
        messages
        | {"contact": catalog.reporting_contact, "name": catalog.name}
        | {"has_book": catalog.has_book}
        | {"hashes": catalog.hashes and dict(catalog.hashes), "place": catalog.place}
        | {"translated_titles": sorted(catalog.translated_titles)},
        ensure_ascii=False,
    )
    changes = catalog.changes.model_dump_json() if catalog.changes else ""
    differences = DIFFERENCES.dump_json(catalog.differences).decode()
    lines = (held.model_dump_json(exclude_defaults=True), words, changes, differences, "")
    return "\n".join(lines).encode()


def without_marks(catalog: Catalog) -> Catalog:
    """A catalog whose texts are free of the marks of their language, for what is no page."""
    return _catalog_in(unmarked(snapshot_of(catalog).decode()).encode(), catalog.kinds)


def read_snapshot(file: Path, kinds: Sequence[Kind]) -> Catalog:
    """The catalog of a file that `snapshot_of` made, with the same kinds."""
    return _catalog_in(file.read_bytes(), kinds)


def _catalog_in(snapshot: bytes, kinds: Sequence[Kind]) -> Catalog:
    held, spoken, told, otherwise = snapshot.split(b"\n")[:4]
    contents = _holder(kinds).model_validate_json(held)
    by_kind = {kind.name: getattr(contents, kind.name) for kind in kinds}
    words = json.loads(spoken)
    contact, titles = words.pop("contact"), frozenset(words.pop("translated_titles"))
    kept = {key: words.pop(key) for key in ("name", "hashes", "has_book", "place")}
    changes = Changes.model_validate_json(told) if told else None
    return Catalog(
        tuple(kinds),
        by_kind,
        Messages(**words),
        changes=changes,
        differences=DIFFERENCES.validate_json(otherwise),
        reporting_contact=contact,
        translated_titles=titles,
        **kept,
    )


def _holder(kinds: Sequence[Kind]) -> type[Model]:
    """A model of all that the files of these kinds hold, by kind and name."""
    fields: dict[str, Any] = {
        kind.name: (GenericAlias(dict, (str, kind.model)), ...) for kind in kinds
    }
    return create_model("Held", __base__=Model, **fields)
