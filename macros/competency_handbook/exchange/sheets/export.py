"""A framework → the rows of a sheet: as it came in, or else with a column for all that it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ...catalog import Catalog, catalog_of
from ...model import BuildFailed, Kind
from ...reading import files_of, nearest, shown_path
from .fields import Block, Named, normal, text_of
from .mapping import Column
from .outline import Outline, outline_of
from .record import Record, Row, read_record, record_path
from .template import template
from .write import LONGEST_CELL, Table, csv_of, xlsx_of

ENDINGS = (".csv", ".xlsx")
"""The files that are written; a workbook unless the name says otherwise."""
TAILORED = Column("Tailored", "skip")
"""What a host made otherwise than the handbook below its own; no import reads it."""
DEEDS = {"set": "changed", "added": "added", "moved": "moved", "ordered": "order changed"}
LINES = "\n"
"""What cuts several values of a cell in a sheet of ours."""


def export_sheet(
    id: str, layers: Sequence[Path], kinds: Sequence[Kind], ending: str, whole: bool = False
) -> bytes:
    """A framework as a file with this ending, in the columns that it came in or else in ours.

    With `whole`, it has ours in any case, and so all that the framework says and its ids. Raises
    BuildFailed where there is no such framework, and ProblemsFound where the data has problems.
    """
    catalog = catalog_of(files_of(list(layers), "data"), kinds, shown_path, layers)
    if id not in catalog.frameworks:
        raise BuildFailed(f"There is no framework `{id}`. {nearest(id, catalog.frameworks)}")
    file = layers[-1] / "data" / "frameworks" / f"{id}.yml"
    table = table_of(catalog, id, None if whole else read_record(record_path(file)))
    if ending == ENDINGS[0]:
        return csv_of(table)
    if any(len(text) > LONGEST_CELL for row in table.rows for text in row):
        advice = "Export it as .csv, which holds all of it."
        raise BuildFailed(f"A text of `{id}` is too long for a cell of a workbook. {advice}")
    return xlsx_of(table)


def publish_sheets(folder: Path, catalog: Catalog) -> None:
    """Write every framework into a folder, as CSV and as a workbook that are named by its id."""
    folder.mkdir(exist_ok=True)
    for id in catalog.frameworks:
        table = table_of(catalog, id)
        (folder / f"{id}.csv").write_bytes(csv_of(table))
        (folder / f"{id}.xlsx").write_bytes(xlsx_of(table))


def export_template(ending: str) -> bytes:
    """A file with this ending to begin a framework in."""
    tables = template()
    return csv_of(tables[0]) if ending == ENDINGS[0] else xlsx_of(*tables)


def table_of(catalog: Catalog, id: str, record: Record | None = None) -> Table:
    """A framework as a table; with a record, in the columns of the sheet that it came from.

    Its cells are those of that sheet, too, as far as they say the same. Raises KeyError where there
    is no such framework.
    """
    framework = catalog.frameworks[id]
    outline = outline_of(framework.model_dump(mode="json", exclude_defaults=True))
    levels = catalog.scale_of(framework).levels if framework.scale else ()
    name = framework.short_title or framework.title
    if record:
        rows = _Export(outline, list(record.columns), record).rows()
        return Table(record.sheet or name, record.columns, tuple(rows))
    columns = columns_of(outline, {level.id: level.name for level in levels})
    rows = _Export(outline, columns).rows()
    if deeds := _deeds(catalog, id):
        number = next(n for n, column in enumerate(columns) if column.kind == "id")
        columns.append(TAILORED)
        rows = [[*row, ", ".join(deeds.get(row[number], ()))] for row in rows]
    return Table(name, tuple(columns), tuple(rows))


def _deeds(catalog: Catalog, id: str) -> dict[str, list[str]]:
    """What tailoring did to each item of a framework, by the item's id; empty if nothing."""
    deeds: dict[str, list[str]] = {}
    for difference in catalog.differences:
        if difference.within == id and difference.deed != "hidden":
            deeds.setdefault(difference.id, []).append(DEEDS[difference.deed])
    return deeds


def columns_of(outline: Outline, levels: Mapping[str, str]) -> list[Column]:
    """The columns of a framework's own sheet: those that it has something for.

    `levels` are the names of its scale's levels by their ids.
    """
    blocks = [block for id, block in outline.items.items() if not id.startswith("use ")]
    used = {key for block in blocks for key in block} | {"title", "statement"}
    worded = {level for block in blocks for level in block.get("levels", {})}
    tags: Mapping[str, str] = outline.head.get("tags", {})
    depth = max((len(way) - (way[-1] not in outline.below) for way in outline.walk()), default=0)
    columns = [
        Column("Id", "id"),
        Column("Code", "code"),
        *(Column(f"Domain {n + 1}" if n else "Domain", "depth") for n in range(depth)),
        Column("Title", "title"),
        Column("Statement", "statement"),
        Column("Self-check", "self_check"),
        *(Column(name, f"level:{id}") for id, name in levels.items() if id in worded),
        Column("Look-fors", "indicators"),
        *(Column(label, f"tag:{key}", LINES) for key, label in tags.items()),
        Column("Keywords", "keywords", LINES),
        Column("Related", "related", LINES),
        Column("Resources", "resources", LINES),
    ]
    always = {"id", "depth", "level", "tag"}
    kept = [column for column in columns if column.kind in always | used]
    names = [column.heading for column in kept]
    return [
        Column(f"{it.heading} ({it.kind})", it.role, it.cut) if it.heading in names[:number] else it
        for number, it in enumerate(kept)
    ]


class _Export:
    """The rows of one framework."""

    def __init__(
        self, outline: Outline, columns: list[Column], record: Record | None = None
    ) -> None:
        self.outline, self.columns, self.record = outline, columns, record
        self.old: Mapping[str, Row] = record.rows if record else {}
        self.names = {id: texts["id"] for id in self.old if (texts := self._said(id)).get("id")}
        self.named = Named({name.casefold(): id for id, name in self._every_name()}, self.names)

    def rows(self) -> list[list[str]]:
        """A row for each item that has one, in the order of reading."""
        return [row for way in self.outline.walk() for row in self._row(way)]

    def _said(self, id: str) -> dict[str, str]:
        return self.record.texts(id) if self.record else {}

    def _every_name(self) -> Iterator[tuple[str, str]]:
        """(id, what a cell may name it by) of every item."""
        for id in self.outline.items:
            texts = self._said(id) if id in self.old else {}
            for name in (id, *(texts.get(role) for role in ("title", "code", "id"))):
                if name:
                    yield id, name

    def _row(self, way: tuple[str, ...]) -> Iterator[list[str]]:
        """The row of an item; none of a mere heading, and of a place for another item."""
        *above, id = way
        row = self.old.get(id)
        if id.startswith("use ") or (row is not None and row.cells is None):
            return
        block, is_heading = self.outline.items[id], id in self.outline.below
        path = [self._title(parent) for parent in above] + [self._title(id)] * is_heading
        depths = iter(range(len(self.columns)))
        cells = []
        for number, column in enumerate(self.columns):
            before = row.cells[number] if row and row.cells and number < len(row.cells) else None
            if column.role == "depth":
                text = self._depth_cell(path, next(depths), is_heading, before)
            else:
                text = self._cell(block, column, before)
            cells.append("" if column.role == "title" and is_heading else text)
        if is_heading and (place := self._place_of_title(row)) is not None:
            cells[place] = self._title(id)
        yield cells

    def _place_of_title(self, row: Row | None) -> int | None:
        """The column that a heading's title stands in, where that is none of depth."""
        roles = [column.role for column in self.columns]
        if row and row.cells and row.title in row.cells:
            place = row.cells.index(row.title)
            return place if roles[place] != "depth" else None
        if "depth" in roles:
            return None
        others = (it for it in self.old.values() if it.title and it.cells and it.title in it.cells)
        first = next(((it.cells or ()).index(it.title) for it in others), None)
        naming = next((n for n, role in enumerate(roles) if role in ("title", "statement")), None)
        return naming if first is None else first

    def _title(self, id: str) -> str:
        return str(self.outline.items[id].get("title", ""))

    def _depth_cell(self, path: list[str], depth: int, is_heading: bool, before: str | None) -> str:
        """A heading above an item, or its own; where the sheet left it empty, it stays so."""
        text = path[depth] if depth < len(path) else ""
        is_own = is_heading and depth == len(path) - 1
        if is_own or self.record is None:
            return text
        return "" if before == "" or (before is None and not self._repeats) else text

    @property
    def _repeats(self) -> bool:
        """Whether the sheet had the headings in the rows of what stands below them."""
        depths = [n for n, column in enumerate(self.columns) if column.role == "depth"]
        rows = [row.cells for row in self.old.values() if row.cells and not row.title]
        return any(cells[n] for cells in rows for n in depths)

    def _cell(self, block: Block, column: Column, before: str | None) -> str:
        """What a sheet shows of an item; as the sheet had it, where that says the same."""
        text = text_of(block, column, self.named)
        if column.kind == "id" and self.record is not None:
            return self.names.get(block["id"], "" if before == "" else block["id"])
        if column.kind == "skip":
            return before or ""
        domain = "contains" in block
        if before is not None and normal(column, before, self.named, domain) == text:
            return before
        return text
