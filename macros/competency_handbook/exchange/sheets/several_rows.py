"""Several rows of a sheet that are one competency: its look-fors, or its levels, a row each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .cells import Cell, Sheet, is_own
from .entries import Entry
from .fields import BULLET, joined
from .mapping import Column

LISTED = ("indicators", "level")
"""What people write a row for each of."""
APART = ("id", "code", "title", "statement", "self_check")
"""What is the same in every row of one competency, or stands in its first alone."""


def says_more(cells: Sequence[Cell], columns: Sequence[Column]) -> bool:
    """Whether a row without a title has something for the list of the competency above."""
    own = {column.kind for cell, column in zip(cells, columns, strict=True) if is_own(cell)}
    return bool(own & set(LISTED)) and not own & set(APART)


def join_rows(first: Entry, more: Entry, columns: Sequence[Column]) -> bool:
    """Add what a row says to the competency before, where it only says more of that.

    Returns whether it does; else nothing is changed.
    """
    is_listed = any(role.partition(":")[0] in LISTED for role in more.texts)
    if not is_listed or any(
        more.texts.get(role, said) != said
        for role, said in ((role, first.texts.get(role, "")) for role in APART)
    ):
        return False
    for column in columns:
        if (role := column.role) in more.texts and role not in APART:
            first.texts[role] = _together(column, [first.texts.get(role, ""), more.texts[role]])
            first.columns.setdefault(role, more.columns[role])
    first.more.append(more.row)
    return True


def cells_of(entry: Entry, sheet: Sheet, columns: Sequence[Column]) -> tuple[str, ...]:
    """The cells of an entry's row; of several rows, what they say together."""
    if not entry.more:
        return tuple(cell.text for cell in sheet.rows[entry.row])
    cells = []
    for number, column in enumerate(columns):
        texts = [sheet.rows[row][number].text for row in (entry.row, *entry.more)]
        is_name = column.role in APART or column.role == "depth"
        cells.append(texts[0] if is_name else _together(column, texts))
    return tuple(cells)


def _together(column: Column, texts: Sequence[str]) -> str:
    """Texts of one column in one cell, each once."""
    said = list(dict.fromkeys(text for text in texts if text))
    if column.kind in LISTED:
        lines = [line for text in said for line in _lines(text)]
        return "\n".join(dict.fromkeys(lines)) if len(said) > 1 else "".join(said)
    return joined(said, column.cut or "\n")


def _lines(text: str) -> list[str]:
    """A text as lines of a list: one of a single line gets a mark."""
    lines = text.split("\n")
    is_plain = len(lines) == 1 and not re.match(BULLET, text)
    return [f"- {text}"] if is_plain else lines
