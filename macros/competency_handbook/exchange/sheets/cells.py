"""A sheet as it was read: its cells as text, and what each of them is called in a message."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]|_x000D_")
"""What spreadsheets carry along and nobody sees, and how Excel writes a return of its own."""
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
SPACES = re.compile("[ \t\u00a0\u2002-\u200a\u202f\u3000]+")


class Doubt(StrEnum):
    """Why a cell may not say what somebody typed into it."""

    NUMBER = "number"
    """A number, which has no zero at its end: 1.10 is 1.1."""
    DATE = "date"
    """A date, which may have been a code such as 1-2."""
    FORMULA = "formula"
    """What a formula came to when the file was saved."""
    EMPTY_FORMULA = "empty formula"
    """A formula that no program has computed yet."""
    ERROR = "error"
    """What a spreadsheet shows where a formula fails."""
    MERGED = "merged"
    """It is merged with the cell above it, which has the text."""


@dataclass(frozen=True)
class Cell:
    """The text of a cell, empty where it has none, and why it may be another than was typed."""

    text: str = ""
    doubt: Doubt | None = None
    link: str = ""
    """The address that it leads to, where its text does not have that."""


def is_own(cell: Cell) -> bool:
    """Whether a cell has a text that is not the one of the cell it is merged with."""
    return bool(cell.text) and cell.doubt is not Doubt.MERGED


@dataclass(frozen=True)
class Sheet:
    """One table of a file. Rows and columns are counted from 0 here, and from 1 and A in messages.

    Every row has as many cells as the widest.
    """

    path: Path
    name: str
    """The sheet's own name; empty for a file that is one table."""
    rows: tuple[tuple[Cell, ...], ...]
    remarks: tuple[str, ...] = ()
    """What had to be guessed to read it."""
    wide: frozenset[int] = field(default=frozenset())
    """The rows that are one cell, merged over several columns."""

    def place(self, row: int, column: int | None = None) -> str:
        """Where something stands, as a message names it: file, sheet, row and column."""
        sheet = f", sheet “{self.name}”" if self.name else ""
        where = f", column {letters(column)}" if column is not None else ""
        return f"{self.path.name}{sheet}, row {row + 1}{where}"

    def filled(self) -> Iterator[tuple[int, int]]:
        """(row, column) of each cell with a text of its own, in the order of reading."""
        for row, cells in enumerate(self.rows):
            for column, cell in enumerate(cells):
                if is_own(cell):
                    yield row, column


def letters(column: int) -> str:
    """A column as spreadsheets name it: A for 0, AA for 26."""
    name, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        name = chr(ord("A") + digit) + name
    return name


def tidy(text: str) -> str:
    """A cell's text without what nobody sees: spaces at the ends of lines, two where one is meant.

    Its words and its lines stay.
    """
    text = CONTROLS.sub(" ", BREAKS.sub("\n", INVISIBLE.sub("", text)))
    lines = [SPACES.sub(" ", line).strip() for line in text.split("\n")]
    return re.sub("\n{3,}", "\n\n", unicodedata.normalize("NFC", "\n".join(lines))).strip()


def square(rows: list[list[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Rows that are all as wide as the widest, without empty ones at the end."""
    while rows and not any(cell.text for cell in rows[-1]):
        rows.pop()
    used = [max((n for n, cell in enumerate(row, 1) if cell.text), default=0) for row in rows]
    width = max(used, default=0)
    return tuple(tuple([*row, *[Cell()] * (width - len(row))][:width]) for row in rows)
