"""One cell of a sheet → what an entry says, or a word on why it is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .cells import Cell, Doubt, Sheet, is_own
from .entries import Account, Entry, short
from .fields import is_nothing
from .mapping import Column


class CellReader:
    """Reads the cells of a sheet one by one, in its order, and accounts for them."""

    def __init__(self, sheet: Sheet, columns: Sequence[Column], account: Account) -> None:
        self.sheet, self.columns, self.account = sheet, columns, account
        self.codes: set[str] = set()
        self.ids: set[str] = set()
        self.last_code = ""

    def set_aside(self, row: int, numbers: Iterable[int], kind: str) -> None:
        """Account for cells of a row that have a text of their own."""
        own = [number for number in numbers if is_own(self.sheet.rows[row][number])]
        self.account.cells |= {(row, number): kind for number in own}

    def read(self, entry: Entry, row: int, number: int) -> None:
        """Take a cell's text into an entry, or say why it is left out."""
        column = self.columns[number]
        cell, place = self.sheet.rows[row][number], self.sheet.place(row, number)
        kind = f"“{short(column.heading)}”"
        if column.role == "skip":
            kind = "left out: the column is not wanted"
        elif cell.doubt is Doubt.ERROR:
            kind = "left out: the sheet shows an error"
            self.account.say(place, f"the sheet shows {cell.text} here. It is left out.")
        elif cell.doubt is Doubt.EMPTY_FORMULA:
            kind = "left out: a formula without a value"
            advice = "Open the file in your spreadsheet program and save it again."
            self.account.say(place, f"the formula {cell.text} has no value yet. {advice}")
        elif column.kind == "code" and cell.doubt is Doubt.DATE:
            kind = "left out: a code that became a date"
            advice = "Format the column as text, and type the code again."
            self.account.say(
                place, f"the code here became the date {cell.text}. It is left out. {advice}"
            )
        else:
            entry.texts[column.role], entry.columns[column.role] = cell.text, number
            self._doubt(place, column, cell)
            if is_nothing(column.role, cell.text):
                kind = "left out: they only say that there is nothing"
        self.set_aside(row, [number], kind)

    def _doubt(self, place: str, column: Column, cell: Cell) -> None:
        """Say what a cell may not have been."""
        if column.kind == "code":
            self._doubt_code(place, cell.text)
        if column.kind == "id":
            if cell.text in self.ids:
                self.account.say(place, f"the id {cell.text} stands in an earlier row, too.")
            self.ids.add(cell.text)
        if cell.doubt is Doubt.DATE:
            self.account.say(place, f"this is the date {cell.text}; was it typed as one?")
        if cell.doubt is Doubt.FORMULA:
            self.account.say(place, f"a formula; what it came to is kept: “{short(cell.text)}”.")

    def _doubt_code(self, place: str, code: str) -> None:
        """Say where 1.1 may have been 1.10: behind 1.9, or where there is a 1.1 already."""
        if re.fullmatch(r"(\d+\.)+1", code) and (
            code in self.codes or self.last_code == f"{code[:-1]}9"
        ):
            advice = "Format the column as text, and type the code again."
            self.account.say(place, f"the code {code} may have been {code}0. {advice}")
        elif code in self.codes:
            self.account.say(place, f"the code {code} stands in an earlier row, too.")
        self.codes.add(code)
        self.last_code = code
