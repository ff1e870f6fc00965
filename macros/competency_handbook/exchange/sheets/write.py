"""Rows → CSV and XLSX: no cell is taken for a formula, and the same rows are the same bytes."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from .mapping import Column

FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""How a text begins that a spreadsheet may take for a formula, also behind what guards another."""
WIDE = {"id": 24, "code": 10, "depth": 24, "title": 30}
WIDTH = 48
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
LONGEST_NAME = 31
LONGEST_CELL = 32767
MOMENT = datetime(2000, 1, 1)
"""What a workbook says of when it was made: its bytes hang on its rows alone."""


@dataclass(frozen=True)
class Table:
    """Rows below headings, with the name that a sheet of them has."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]


def csv_of(table: Table) -> bytes:
    """A table as CSV: UTF-8 with a byte order mark, so that Excel knows its letters."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([_guarded(column.heading) for column in table.columns])
    writer.writerows([map(_guarded, row) for row in table.rows])
    return text.getvalue().encode("utf-8-sig")


def xlsx_of(*tables: Table) -> bytes:
    """Tables as the sheets of a workbook, every cell a text."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        _fill(book.create_sheet(_sheet_name(table.name)), table)
    book.properties.creator = ""
    book.properties.created = MOMENT
    made = io.BytesIO()
    book.save(made)
    return _timeless(made.getvalue())


def _guarded(text: str) -> str:
    """A text with a ' before it, where it begins as formulas do."""
    return f"'{text}" if FORMULA.match(text) else text


def _sheet_name(name: str) -> str:
    return FORBIDDEN.sub(" ", name)[:LONGEST_NAME].strip(" '") or "Sheet"


def _fill(sheet: Worksheet, table: Table) -> None:
    """Write a table into an empty sheet: bold headings that stay in sight, texts that wrap."""
    for number, column in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDE.get(column.kind, WIDTH)
        _write(sheet, 1, number, column.heading, "")
        sheet.cell(1, number).font = Font(bold=True)
    for row, cells in enumerate(table.rows, 2):
        for number, (text, column) in enumerate(zip(cells, table.columns, strict=True), 1):
            if text:
                _write(sheet, row, number, text, column.kind)
    sheet.freeze_panes = "A2"


def _write(sheet: Worksheet, row: int, column: int, text: str, kind: str) -> None:
    """Write a text; a code is formatted as text, so that 1.10 stays when it is typed again."""
    cell = sheet.cell(row, column)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST_CELL]
    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if FORMULA.match(text):
        cell.quotePrefix = True
    if kind in ("id", "code"):
        cell.number_format = "@"


def _timeless(made: bytes) -> bytes:
    """A workbook without the moment that it was saved at."""
    saved = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
    moment = MOMENT.isoformat().encode() + b"Z"
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as book, zipfile.ZipFile(result, "w") as out:
        for name in book.namelist():
            content = saved.sub(rb"\g<1>" + moment, book.read(name))
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            out.writestr(entry, content)
    return result.getvalue()
