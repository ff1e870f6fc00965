"""The handbook's data as files that travel inside the archive variant."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping

from ...catalog import Catalog
from ...model import Branch, Competency, Framework, Item, LevelText, Model, items_of
from ..job import Attached

COLUMNS = ["framework", "code", "id", "title", "statement", "self_check", "cites"]


def data_of(works: Mapping[str, Model], catalog: Catalog) -> Iterator[Attached]:
    """The files that travel inside: all of the data as JSON, and what is rated as a table."""
    told = {id: work.model_dump(mode="json", exclude_defaults=True) for id, work in works.items()}
    content = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    yield Attached("handbook.json", catalog.messages("pdf.attached_json"), content)
    rows = [row for id in works if id in catalog.frameworks for row in _rows_of(id, catalog)]
    if rows:
        table, columns = (
            io.StringIO(),
            dict.fromkeys([*COLUMNS, *(key for row in rows for key in row)]),
        )
        writer = csv.DictWriter(table, [*columns], lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)
        yield Attached("competencies.csv", catalog.messages("pdf.attached_csv"), table.getvalue())


def _rows_of(id: str, catalog: Catalog) -> Iterator[dict[str, str | None]]:
    """A row of the table, by its columns, for each item of a framework that a reader may rate."""
    framework = catalog.frameworks[id]
    for item in items_of(framework):
        if isinstance(item, Competency) or item.rate:
            named = (
                (item.title, item.statement) if isinstance(item, Branch) else (None, item.wording)
            )
            told = (*named, item.self_check, "; ".join(item.cites))
            row = dict(zip(COLUMNS, (id, item.code, item.id, *told), strict=True))
            yield row | _levels_of(framework, item, catalog) | _tags_of(framework, item)


def _levels_of(framework: Framework, item: Item, catalog: Catalog) -> dict[str, str | None]:
    """A column for each level that items of the framework word, in the order of its scale."""
    worded = {level for other in items_of(framework) for level in other.levels}
    levels = catalog.scale_of(framework).levels if worded else ()
    ids = [level.id for level in levels if level.id in worded]
    return {f"level:{id}": _words_of(item.levels.get(id)) for id in ids}


def _words_of(level: LevelText | None) -> str:
    """What an item says of a level: its text, then its points; empty where it says nothing."""
    if level is None:
        return ""
    points = (f"{point.code} {point.text}" if point.code else point.text for point in level.points)
    return " ".join(filter(None, (level.text, "; ".join(points))))


def _tags_of(framework: Framework, item: Item) -> dict[str, str | None]:
    """A column for each tag that a framework names, in its order."""
    return {f"tag:{key}": "; ".join(item.tags.get(key, ())) for key in framework.tags}
