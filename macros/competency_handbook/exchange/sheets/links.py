"""Addresses that cells lead to, as Excel and Google Sheets keep them behind a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .cells import Cell, Sheet
from .mapping import Column


def with_links(sheet: Sheet, columns: Sequence[Column]) -> Sheet:
    """A sheet whose resources have their addresses in the text, and a remark on other links."""
    rows = [
        tuple(_linked(cell, column) for cell, column in zip(row, columns, strict=True))
        for row in sheet.rows
    ]
    lost = [
        (sheet.place(row, number).removeprefix(f"{sheet.path.name}, "), cell.link)
        for row, cells in enumerate(sheet.rows)
        for number, (cell, column) in enumerate(zip(cells, columns, strict=True))
        if cell.link and column.kind != "resources"
    ]
    remarks = [f"Not read: the address {link} behind the text in {place}." for place, link in lost]
    return replace(sheet, rows=tuple(rows), remarks=(*sheet.remarks, *remarks))


def _linked(cell: Cell, column: Column) -> Cell:
    is_resource = cell.link and column.kind == "resources"
    return replace(cell, text=f"{cell.text} ({cell.link})", link="") if is_resource else cell
