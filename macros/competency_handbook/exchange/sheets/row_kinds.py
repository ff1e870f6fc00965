"""Rows of a sheet that are no competency: headings again, totals, remarks, what begins anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .cells import Cell, Doubt, Sheet, is_own
from .headings import LONGEST, Headings, role_of

TOTAL = re.compile(r"(grand |sub)?total\b.{0,20}|sum|average|mean|count", re.IGNORECASE)
REMARK = re.compile(
    r"(sources?|notes?|last (updated|revised))\s*:.*|©.*", re.IGNORECASE | re.DOTALL
)
NUMBER = re.compile(r"[\d.,\s%€$£-]+")
UNKNOWN = (Doubt.ERROR, Doubt.EMPTY_FORMULA)


def own_cells(cells: Sequence[Cell]) -> list[int]:
    """The columns in which a row has a text of its own."""
    return [number for number, cell in enumerate(cells) if is_own(cell)]


def repeated_headings(sheet: Sheet, headings: Headings) -> set[int]:
    """The rows below the headings that are the headings once more."""
    lines = {tuple(cell.text for cell in sheet.rows[row]) for row in headings.rows}
    below = range(headings.last + 1, len(sheet.rows))
    return {row for row in below if tuple(cell.text for cell in sheet.rows[row]) in lines}


def names_over(sheet: Sheet, rows: Iterable[int]) -> set[int]:
    """The rows of one cell right above these, blank ones aside: they name what follows."""
    found = set()
    for row in rows:
        above = next((n for n in range(row - 1, -1, -1) if own_cells(sheet.rows[n])), None)
        if above is not None and len(own_cells(sheet.rows[above])) == 1:
            found.add(above)
    return found


def is_total(cells: Sequence[Cell]) -> bool:
    """Whether a row sums up others: a word for it, and numbers."""
    first, *others = [cells[number] for number in own_cells(cells)]
    numbers = all(NUMBER.fullmatch(it.text) or it.doubt in UNKNOWN for it in others)
    return bool(others) and bool(TOTAL.fullmatch(first.text.rstrip(": "))) and numbers


def is_remark(sheet: Sheet, row: int) -> bool:
    """Whether a row is a remark below the table, such as where it is from."""
    own = own_cells(sheet.rows[row])
    text = sheet.rows[row][own[0]].text
    later = sheet.rows[row + 1 :]
    return (
        len(own) == 1
        and bool(REMARK.fullmatch(text))
        and all(len(own_cells(cells)) < 2 for cells in later)
    )


def begins_table(sheet: Sheet, headings: Headings, row: int) -> bool:
    """Whether a row behind a blank one looks like the headings of another table."""
    cells = sheet.rows[row]
    own = own_cells(cells)
    texts = [cells[number].text for number in own]
    if own_cells(sheet.rows[row - 1]) or len(own) < 2 or any(len(it) > LONGEST for it in texts):
        return False
    names = [headings.names[number] for number in own]
    return not all(names) or all(map(role_of, texts))
