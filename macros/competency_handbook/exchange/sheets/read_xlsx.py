"""XLSX, as Excel, LibreOffice and Google Sheets write it."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from ...model import BuildFailed
from .cells import Cell, Doubt, Sheet, is_own, letters, square, tidy

FEW = 8
FIXED = {"0.0": 1, "0.00": 2, "0.000": 3}
"""Number formats that show as many digits after the point."""


def read_xlsx(path: Path) -> list[Sheet]:
    """The sheets of a workbook that have something in them, in its order.

    Raises BuildFailed where it cannot be read.
    """
    try:
        values = openpyxl.load_workbook(path, data_only=True)
        formulas = openpyxl.load_workbook(path)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        advice = "Open it in your spreadsheet program and save it as .xlsx again, without password."
        raise BuildFailed(f"{path}: this is no workbook that can be read. {advice}") from error
    found = []
    for sheet in values.worksheets:
        rows, wide = _rows_of(sheet, formulas[sheet.title])
        if any(cell.text for row in rows for cell in row):
            hidden = sheet.sheet_state != "visible"
            remarks: tuple[str, ...] = (f"The sheet “{sheet.title}” is hidden.",) if hidden else ()
            remarks += _hidden(sheet, rows) + _comments(sheet)
            found.append(Sheet(path, sheet.title, square(rows), remarks, wide))
    return found


def _rows_of(values: Worksheet, formulas: Worksheet) -> tuple[list[list[Cell]], frozenset[int]]:
    """The cells of a sheet, merged ones filled downward, and the rows that are one wide cell."""
    rows = [
        [_cell(value, formula) for value, formula in zip(row, other, strict=True)]
        for row, other in zip(values.iter_rows(), formulas.iter_rows(), strict=True)
    ]
    wide = set()
    for span in values.merged_cells.ranges:
        top, left = span.min_row - 1, span.min_col - 1
        text = rows[top][left].text
        others = [cell for n, cell in enumerate(rows[top]) if n != left]
        if span.max_col > span.min_col and not any(cell.text for cell in others):
            wide.add(top)
        for row in range(top + 1, span.max_row):
            rows[row][left] = Cell(text, Doubt.MERGED) if text else Cell()
    return rows, frozenset(wide)


def _hidden(sheet: Worksheet, rows: list[list[Cell]]) -> tuple[str, ...]:
    """A remark on columns and rows that the sheet hides, and that have something in them."""
    columns = {
        number
        for dimension in sheet.column_dimensions.values()
        if dimension.hidden
        for number in range((dimension.min or 1) - 1, dimension.max or 0)
    }
    hidden = [
        f"column {letters(n)}"
        for n in sorted(columns)
        if any(n < len(row) and is_own(row[n]) for row in rows)
    ]
    hidden += [
        f"row {number}"
        for number, row in enumerate(rows, 1)
        if number in sheet.row_dimensions and sheet.row_dimensions[number].hidden
        if any(map(is_own, row))
    ]
    advice = 'Leave a column out with `--column "Heading=skip"`.'
    return (f"Hidden in the sheet, and read all the same: {_some(hidden)}. {advice}",)[
        : len(hidden)
    ]


def _cell(cell: Any, formula: Any) -> Cell:
    """A cell's text as it is shown, and what may be wrong with it."""
    value = cell.value
    if cell.data_type == "e":
        return Cell(str(value), Doubt.ERROR)
    if formula.data_type == "f":
        if value is None:
            return Cell(str(getattr(formula.value, "text", formula.value)), Doubt.EMPTY_FORMULA)
        return Cell(_text(value, cell.number_format), Doubt.FORMULA)
    if isinstance(value, datetime | date | time):
        return Cell(_text(value, cell.number_format), Doubt.DATE)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    text, link = _text(value, cell.number_format), _link(cell)
    return Cell(text, Doubt.NUMBER if is_number else None, link if link not in text else "")


def _link(cell: Any) -> str:
    """The address on the web that a cell leads to; empty without."""
    target = str(getattr(cell.hyperlink, "target", None) or "")
    return target if target.startswith(("http://", "https://")) else ""


def _comments(sheet: Worksheet) -> tuple[str, ...]:
    """A remark on comments, which are in no cell."""
    places = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment]
    return (f"Not read: the comments on {_some(places)}.",) if places else ()


def _some(names: list[str]) -> str:
    """The first of some names, and how many more there are."""
    more = f", and {len(names) - FEW} more" if len(names) > FEW else ""
    return ", ".join(names[:FEW]) + more


def _text(value: object, number_format: str) -> str:
    """A value as the sheet shows it; a date as year, month and day."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, float | int):
        if number_format in FIXED:
            return f"{value:.{FIXED[number_format]}f}"
        if "%" in number_format:
            return f"{value * 100:g}%"
        return f"{value:.15g}"
    return tidy(str(value))
