"""A checked catalog as one file, for engines whose macros run in a process of their own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from types import GenericAlias
from typing import Any

from pydantic import create_model

from ..editions import Changes
from ..model import Kind, Model
from ..reading import Messages
from .catalog import Catalog


def snapshot_of(catalog: Catalog) -> bytes:
    """The catalog as JSON: what each kind holds, the interface's words, whom to call, changes."""
    contents: dict[str, Any] = {name: dict(held) for name, held in catalog.by_kind.items()}
    held = _holder(catalog.kinds).model_construct(**contents)
    messages = {"language": catalog.messages.language, "by_key": dict(catalog.messages.by_key)}
    words = json.dumps(messages | {"contact": catalog.reporting_contact}, ensure_ascii=False)
    changes = catalog.changes.model_dump_json() if catalog.changes else ""
    return f"{held.model_dump_json(exclude_defaults=True)}\n{words}\n{changes}\n".encode()


def read_snapshot(file: Path, kinds: Sequence[Kind]) -> Catalog:
    """The catalog of a file that `snapshot_of` made, with the same kinds."""
    held, spoken, told = file.read_bytes().split(b"\n")[:3]
    contents = _holder(kinds).model_validate_json(held)
    by_kind = {kind.name: getattr(contents, kind.name) for kind in kinds}
    words = json.loads(spoken)
    contact = words.pop("contact")
    changes = Changes.model_validate_json(told) if told else None
    return Catalog(
        tuple(kinds), by_kind, Messages(**words), changes=changes, reporting_contact=contact
    )


def _holder(kinds: Sequence[Kind]) -> type[Model]:
    """A model of all that the files of these kinds hold, by kind and name."""
    fields: dict[str, Any] = {
        kind.name: (GenericAlias(dict, (str, kind.model)), ...) for kind in kinds
    }
    return create_model("Held", __base__=Model, **fields)
