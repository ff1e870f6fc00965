"""The table of a file that is to be imported: its sheet, and the headings of its columns."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from ...model import BuildFailed
from ...reading import nearest
from .cells import Sheet
from .headings import Headings, find_headings
from .read_csv import read_csv
from .read_xlsx import read_xlsx
from .record import Record

BOOKS = (".xlsx", ".xlsm")
TABLES = (".csv", ".tsv", ".txt")


@dataclass(frozen=True)
class Wishes:
    """What whoever imports says of a sheet; what is left empty is guessed."""

    id: str = ""
    title: str = ""
    sheet: str = ""
    encoding: str = ""
    header: int | None = None
    """The row of headings, counted from 1."""
    columns: tuple[str, ...] = ()
    outline: str = ""
    """What the outline hangs on, such as `codes`."""
    scale: str = ""
    rates: str = "practitioner"
    best: str = "last"


def table_in(file: Path, wishes: Wishes, record: Record | None) -> tuple[Sheet, Headings]:
    """The sheet to import, with its headings; `record` is of the one that was imported last.

    Raises BuildFailed where there is none.
    """
    before = record.sheet if record else ""
    names = {column.heading for column in record.columns} if record else set()
    found = [(sheet, _headings(sheet, wishes.header, names)) for sheet in _sheets(file, wishes)]
    tables = [(sheet, headings) for sheet, headings in found if headings is not None]
    wanted = wishes.sheet or before
    chosen = next((it for it in tables if it[0].name == wanted), None)
    if chosen is None and wishes.sheet:
        others = [sheet.name for sheet, _ in found if sheet.name]
        if wanted not in others:
            raise BuildFailed(f"There is no sheet “{wanted}”. {nearest(wanted, others)}")
        raise _no_headings(f"{file.name}, sheet “{wanted}”")
    if not tables:
        raise _no_headings(str(file))
    sheet, headings = chosen or max(tables, key=lambda it: (it[1].known, len(it[0].rows)))
    unread = [other for other, _ in found if other is not sheet]
    return replace(sheet, remarks=(*sheet.remarks, *_remarks(sheet, unread, before))), headings


def _remarks(sheet: Sheet, others: list[Sheet], before: str) -> list[str]:
    """What is to be said of the choice."""
    remarks = []
    if others:
        cells = [f"“{it.name}” ({sum(1 for _ in it.filled())} cells)" for it in others]
        remarks.append(f"Not read: the sheets {', '.join(cells)}. Name one with --sheet.")
    if before and sheet.name and sheet.name != before:
        advice = "Give another --id, if it shall not take its place."
        remarks.append(f"What was imported before is the sheet “{before}”. {advice}")
    return remarks


def _no_headings(where: str) -> BuildFailed:
    return BuildFailed(
        f"{where}: no row of headings was found, such as Title, Description. Say in which row they "
        'stand with --header 1, and what a column holds with `--column "Heading=title"`.'
    )


def _sheets(file: Path, wishes: Wishes) -> list[Sheet]:
    ending = file.suffix.lower()
    if ending in BOOKS:
        return read_xlsx(file)
    if ending in TABLES:
        return [read_csv(file, wishes.encoding)]
    raise BuildFailed(f"{file}: save it as .xlsx or .csv; other files are not read.")


def _headings(sheet: Sheet, row: int | None, before: Collection[str]) -> Headings | None:
    if row is not None and not 0 < row <= len(sheet.rows):
        return None
    return find_headings(sheet, row - 1 if row else None, before)
