"""The rows of a sheet → the entries of a framework, with an account of every row and cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .cells import Cell, Doubt, Sheet
from .fields import is_nothing
from .headings import Headings
from .mapping import Column


@dataclass
class Entry:
    """What a row of a sheet says: an item, with those that stand below it."""

    row: int
    """The row that says it; a heading that only stands beside others has the first of theirs."""
    texts: dict[str, str] = field(default_factory=dict)
    """The text of each cell, by its column's role; those of placeholders, too."""
    columns: dict[str, int] = field(default_factory=dict)
    """The column that each of them stands in."""
    below: list[Entry] = field(default_factory=list)
    is_domain: bool = False
    has_row: bool = True
    """Whether a row is its own, so that it may say more than its title."""
    id: str = ""

    @property
    def title(self) -> str:
        """Its title; empty where it has none."""
        return self.texts.get("title", "")

    def all(self) -> Iterator[Entry]:
        """Itself and all below it, in order."""
        yield self
        for entry in self.below:
            yield from entry.all()


@dataclass
class Account:
    """What became of every row and every filled cell."""

    rows: dict[int, str] = field(default_factory=dict)
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    """What somebody should look at, each with its place."""

    def say(self, place: str, message: str) -> None:
        """Note something to look at."""
        self.words.append(f"{place}: {message}")

    def totals(self) -> tuple[Counter[str], Counter[str]]:
        """How many rows, and how many cells, became what."""
        return Counter(self.rows.values()), Counter(self.cells.values())


def entries_in(
    sheet: Sheet, headings: Headings, columns: Sequence[Column]
) -> tuple[list[Entry], Account]:
    """The outline that the rows of a sheet make, and what became of every row and cell."""
    reading = _Reading(sheet, headings, columns)
    reading.above()
    for row in range(headings.last + 1, len(sheet.rows)):
        reading.read(row)
    return reading.roots, reading.account


class _Reading:
    """A sheet while its rows are read one by one."""

    def __init__(self, sheet: Sheet, headings: Headings, columns: Sequence[Column]) -> None:
        self.sheet, self.headings, self.columns = sheet, headings, columns
        self.roots: list[Entry] = []
        self.account = Account()
        self.depths = [n for n, column in enumerate(columns) if column.role == "depth"]
        self.title = [n for n, column in enumerate(columns) if column.role == "title"]
        self.path: list[Entry] = []
        """The headings that the row at hand stands below."""
        self.section: Entry | None = None
        self.codes: set[str] = set()
        self.last_code = ""

    def above(self) -> None:
        """Account for what stands above the table, and for its headings."""
        for row in range(self.headings.last + 1):
            is_heading = row in self.headings.rows
            filled = [n for n, cell in enumerate(self.sheet.rows[row]) if _own(cell)]
            kind = "headings" if is_heading else "above the table" if filled else "empty"
            self.account.rows[row] = kind
            for column in filled:
                self.account.cells[row, column] = kind

    def read(self, row: int) -> None:
        """Add what a row says to the outline."""
        cells = self.sheet.rows[row]
        filled = [n for n, cell in enumerate(cells) if cell.text]
        if not any(_own(cells[n]) for n in filled):
            self.account.rows[row] = "empty"
        elif self._is_section(row, filled):
            self._begin_section(row, filled[0])
        else:
            self._read_entry(row, cells)

    def _is_section(self, row: int, filled: list[int]) -> bool:
        """Whether a row is a heading over the following: one wide cell, or only a code's cell."""
        if len(filled) != 1:
            return False
        is_code = self.columns[filled[0]].kind == "code"
        return row in self.sheet.wide or (is_code and len(self.sheet.rows[row][filled[0]].text) > 9)

    def _begin_section(self, row: int, column: int) -> None:
        text = self.sheet.rows[row][column].text
        self.section = Entry(row, {"title": text}, {"title": column}, is_domain=True)
        self.path = []
        self.roots.append(self.section)
        self.account.rows[row] = "headings over others"
        self.account.cells[row, column] = "titles"

    def _read_entry(self, row: int, cells: tuple[Cell, ...]) -> None:
        """Add the competency, or the heading over others, that a row is about."""
        named = [n for n in self.depths if cells[n].text]
        own = [n for n in named if _own(cells[n])]
        stated = any(cells[n].text for n in self._with_role("statement"))
        if self._title(cells) or (stated and not (self.title and own)):
            entry = self._competency(row, cells, named)
        elif own:
            for column in named:
                self._enter(row, column, own=column == named[-1])
            entry = self.path[-1]
            self.account.rows[row] = "headings over others"
        else:
            self._leave_out(row, cells)
            return
        for number, role in enumerate(column.role for column in self.columns):
            if cells[number].text and role not in ("depth", "title"):
                self._read_cell(entry, row, number)

    def _with_role(self, role: str) -> list[int]:
        return [n for n, column in enumerate(self.columns) if column.role == role]

    def _title(self, cells: tuple[Cell, ...]) -> str:
        return cells[self.title[0]].text if self.title else ""

    def _competency(self, row: int, cells: tuple[Cell, ...], named: list[int]) -> Entry:
        """A new competency below the headings that its row names, or else those above it."""
        for column in named:
            self._enter(row, column, own=False)
        entry = Entry(row)
        if text := self._title(cells):
            entry.texts["title"], entry.columns["title"] = text, self.title[0]
            self._account_title(row, self.title[0], "titles")
        (self.path[-1].below if self.path else self._top()).append(entry)
        self.account.rows[row] = "competencies"
        return entry

    def _enter(self, row: int, column: int, own: bool) -> None:
        """Go to the heading in a cell, a new one where there is none yet, or none but others' own.

        Headings of a depth that a row leaves empty stay those of the rows above it.
        """
        depth = min(self.depths.index(column), len(self.path))
        text = self.sheet.rows[row][column].text
        siblings = self.path[depth - 1].below if depth else self._top()
        known = next((it for it in siblings if it.is_domain and it.title == text), None)
        if known is None or (own and known.has_row):
            known = Entry(row, {"title": text}, {"title": column}, is_domain=True, has_row=own)
            siblings.append(known)
            self._account_title(row, column, "titles")
        else:
            if own:
                known.has_row, known.row = True, row
            self._account_title(row, column, "headings that stand in several rows")
        self.path[depth:] = [known]

    def _top(self) -> list[Entry]:
        return self.section.below if self.section else self.roots

    def _account_title(self, row: int, column: int, kind: str) -> None:
        cell = self.sheet.rows[row][column]
        if _own(cell):
            self.account.cells[row, column] = kind
        if cell.doubt is Doubt.DATE:
            place = self.sheet.place(row, column)
            self.account.say(place, f"this is the date {cell.text}; was it typed as one?")

    def _read_cell(self, entry: Entry, row: int, number: int) -> None:
        """Take a cell's text into an entry, or say why it is left out."""
        column = self.columns[number]
        cell, place = self.sheet.rows[row][number], self.sheet.place(row, number)
        kind = f"“{column.heading}”"
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
        if _own(cell):
            self.account.cells[row, number] = kind

    def _doubt(self, place: str, column: Column, cell: Cell) -> None:
        """Say what a cell may not have been."""
        if column.kind == "code":
            self._doubt_code(place, cell.text)
        if cell.doubt is Doubt.DATE:
            self.account.say(place, f"this is the date {cell.text}; was it typed as one?")
        if cell.doubt is Doubt.FORMULA:
            self.account.say(place, f"a formula; what it came to is kept: “{_short(cell.text)}”.")

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

    def _leave_out(self, row: int, cells: tuple[Cell, ...]) -> None:
        """Account for a row that names nothing."""
        kind = "left out: no title and no statement"
        self.account.rows[row] = kind
        own = [number for number, cell in enumerate(cells) if _own(cell)]
        self.account.cells |= {(row, number): kind for number in own}
        texts = ", ".join(f"“{_short(cells[number].text)}”" for number in own)
        message = f"it has no title and no statement, and is left out: {texts}."
        self.account.say(self.sheet.place(row), message)


def _own(cell: Cell) -> bool:
    """Whether a cell has a text that is not the one of the cell it is merged with."""
    return bool(cell.text) and cell.doubt is not Doubt.MERGED


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
