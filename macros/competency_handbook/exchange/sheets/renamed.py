"""Columns of a newer sheet that have another heading: known again by what they say."""

from __future__ import annotations

from dataclasses import replace

from .cells import Sheet
from .headings import Headings, is_level, role_of
from .mapping import Column
from .record import Record

MOST = 0.5
"""The share of a column's texts that another has, too, where both are the same."""


def renamed_columns(
    sheet: Sheet, headings: Headings, record: Record | None
) -> dict[str, tuple[Column, str]]:
    """The columns with another heading, by that, each with its heading before."""
    if record is None:
        return {}
    names = dict.fromkeys(name for name in headings.names if name)
    new = {
        name: {row[headings.names.index(name)].text for row in sheet.rows[headings.last + 1 :]}
        for name in names
        if name not in {column.heading for column in record.columns}
    }
    renamed: dict[str, tuple[Column, str]] = {}
    for number, column in enumerate(record.columns):
        if column.heading in names or not column.heading:
            continue
        was = {row.cells[number] for row in record.rows.values() if row.cells} - {""}
        shares = {
            name: _share(was, texts - {""})
            for name, texts in new.items()
            if _may_be(name, column.kind)
        }
        best = max(shares, key=lambda name: shares[name], default="")
        if best and shares[best] > MOST and best not in renamed:
            renamed[best] = replace(column, heading=best), column.heading
    return renamed


def _may_be(heading: str, kind: str) -> bool:
    """Whether a heading does not say that its column holds something else."""
    said = "level" if is_level(heading) else role_of(heading)
    return said in ("", kind) or {said, kind} == {"title", "depth"}


def _share(one: set[str], other: set[str]) -> float:
    """The share of the texts of either, whichever is less, that both have."""
    return len(one & other) / max(len(one), len(other), 1)
