"""The handbook's data as files that travel inside the archive variant."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping

from ...catalog import Catalog
from ...model import Model, competencies_of
from ..job import Attached

COLUMNS = ["framework", "code", "id", "title", "statement", "self_check", "cites"]


def data_of(works: Mapping[str, Model], catalog: Catalog) -> Iterator[Attached]:
    """The files that travel inside: all of the data as JSON, and competencies as a table."""
    told = {id: work.model_dump(mode="json", exclude_defaults=True) for id, work in works.items()}
    content = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    yield Attached("handbook.json", catalog.messages("pdf.attached_json"), content)
    rows = [row for id in works if id in catalog.frameworks for row in _rows_of(id, catalog)]
    if rows:
        table = io.StringIO()
        csv.writer(table, lineterminator="\r\n").writerows([COLUMNS, *rows])
        yield Attached("competencies.csv", catalog.messages("pdf.attached_csv"), table.getvalue())


def _rows_of(id: str, catalog: Catalog) -> Iterator[list[str | None]]:
    """A row of the table for each competency of a framework."""
    for part in competencies_of(catalog.frameworks[id]):
        told = (part.title, part.statement, part.self_check, "; ".join(part.cites))
        yield [id, part.code, part.id, *told]
