"""The handbook's data as files that travel inside the archive variant."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping

from ..catalog import Catalog
from ..model import Model, competencies_of

COLUMNS = ["framework", "code", "id", "title", "statement", "self_check", "cites"]


def data_of(works: Mapping[str, Model], catalog: Catalog) -> dict[str, str]:
    """The files that travel inside: all of the data as JSON, and competencies as a table."""
    told = {id: work.model_dump(mode="json", exclude_defaults=True) for id, work in works.items()}
    files = {"handbook.json": json.dumps(told, ensure_ascii=False, indent=1) + "\n"}
    table = io.StringIO()
    rows = csv.writer(table, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for id in works:
        if id in catalog.frameworks:
            for part in competencies_of(catalog.frameworks[id]):
                told_of = (part.title, part.statement, part.self_check, "; ".join(part.cites))
                rows.writerow([id, part.code, part.id, *told_of])
    if table.getvalue().count("\n") > 1:
        files["competencies.csv"] = table.getvalue()
    return files
