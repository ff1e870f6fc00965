"""How a sheet tells what stands below what: by columns, by codes, or by rows of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from .cells import Cell, Doubt, Sheet, is_own
from .entries import Entry
from .headings import Headings
from .mapping import Column


class Nesting(StrEnum):
    """What a sheet's outline hangs on."""

    COLUMNS = "columns"
    CODES = "codes"
    ROWS = "rows"


MEANINGS = {
    Nesting.CODES: "its codes say what stands below what, as 1.1 does below 1",
    Nesting.ROWS: "rows that have a title alone stand over those that follow",
}
PART = re.compile(r"\d+|[^\W\d_]+")
LEADING = re.compile(r"([A-Z]{0,3}\d+([.\-]\d+)*[a-z]?)(?:[.):]\s|\s)\W*(?=\w)")
"""A code before a title, such as 1.2 in “1.2 Asks back”."""
FEWEST = 3


def guess_nesting(sheet: Sheet, headings: Headings, columns: Sequence[Column]) -> Nesting:
    """What the outline hangs on, where nobody says."""
    roles = [column.role for column in columns]
    if "depth" in roles:
        return Nesting.COLUMNS
    rows = [cells for cells in sheet.rows[headings.last + 1 :] if any(map(is_own, cells))]
    if _are_outline([_code_in(cells, roles) for cells in rows]):
        return Nesting.CODES
    alone = [is_alone(cells, columns) for cells in rows]
    return Nesting.ROWS if _stand_over_others(alone) else Nesting.COLUMNS


def is_alone(cells: Sequence[Cell], columns: Sequence[Column]) -> bool:
    """Whether a row has nothing but a title, and perhaps a code or an id."""
    named = {column.role for cell, column in zip(cells, columns, strict=True) if is_own(cell)}
    naming = naming_role(columns)
    return naming in named and named <= {naming, "code", "id"}


def naming_role(columns: Sequence[Column]) -> str:
    """The role of the column that titles of rows stand in."""
    return "title" if any(column.role == "title" for column in columns) else "statement"


def nest_by_code(entries: list[Entry]) -> list[Entry]:
    """The entries at the top, each with those below it whose codes begin with its own."""
    for entry in entries:
        entry.below = nest_by_code(entry.below)
    parents = parents_of([_code_of(entry) for entry in entries])
    for number, entry in zip(parents, entries, strict=True):
        entry.is_guess = not PART.search(_code_of(entry))
        if number is not None:
            entries[number].below.append(entry)
    for entry in entries:
        if entry.below and not entry.is_domain:
            make_heading(entry)
    return [it for it, number in zip(entries, parents, strict=True) if number is None]


def parents_of(codes: Sequence[str]) -> list[int | None]:
    """For each code the number of the one that it stands below, None for one at the top.

    What has no code stands beside what it follows, or below that, where others do.
    """
    parts = [tuple(PART.findall(code)) for code in codes]
    numbers: dict[tuple[str, ...], int] = {}
    for number, code in enumerate(parts):
        numbers.setdefault(code, number)
    for number, code in enumerate(parts):
        numbers.setdefault(_without_zeros(code), number)
    parents = [_parent(code, number, numbers) for number, code in enumerate(parts)]
    for number in range(1, len(parts)):
        if not parts[number]:
            before = number - 1
            parents[number] = before if before in parents else parents[before]
    return parents


def _parent(code: tuple[str, ...], number: int, numbers: dict[tuple[str, ...], int]) -> int | None:
    own = _without_zeros(code)
    above = (own[:length] for length in range(len(own) - 1, 0, -1))
    return next((numbers[it] for it in above if it in numbers and numbers[it] != number), None)


def _without_zeros(code: tuple[str, ...]) -> tuple[str, ...]:
    """A code as what stands below it begins: 1.0 stands over 1.1."""
    while len(code) > 1 and not code[-1].strip("0"):
        code = code[:-1]
    return code


def _stand_over_others(alone: list[bool]) -> bool:
    """Whether rows with a title alone come first, more than once, and never two together."""
    is_apart = (True, True) not in zip(alone, [*alone[1:], True], strict=False)
    return alone[:1] == [True] and sum(alone) > 1 and is_apart


def _are_outline(codes: Sequence[str]) -> bool:
    """Whether enough of some codes stand below others of them."""
    given = [code for code in codes if code]
    parents = parents_of(given)
    below = {number for number, parent in enumerate(parents) if parent is not None}
    involved = below | {parent for parent in parents if parent is not None}
    return len(given) >= FEWEST and len(below) > 1 and len(involved) * 2 >= len(given)


def _code_in(cells: Sequence[Cell], roles: Sequence[str]) -> str:
    """The code of a row, or what stands as one before its title; empty without."""
    if "code" in roles:
        cell = cells[roles.index("code")]
        return "" if cell.doubt in (Doubt.DATE, Doubt.ERROR, Doubt.EMPTY_FORMULA) else cell.text
    texts = (cells[roles.index(role)].text for role in ("title", "statement") if role in roles)
    return _leading(next((text for text in texts if text), ""))


def _code_of(entry: Entry) -> str:
    return entry.texts.get("code") or _leading(entry.title or entry.texts.get("statement", ""))


def _leading(text: str) -> str:
    code = LEADING.match(text)
    return code[1] if code else ""


def make_heading(entry: Entry) -> None:
    """Let an entry be a heading over those below it, named by its title or else its statement."""
    entry.is_domain = True
    if not entry.title and "statement" in entry.texts:
        entry.texts["title"] = entry.texts.pop("statement")
        entry.columns["title"] = entry.columns.pop("statement")
