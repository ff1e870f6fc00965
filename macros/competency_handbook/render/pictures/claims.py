"""Sources beside claims: which says so, which in part, which something else, which is silent."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from ...model import Cell, Column, Comparison, Row, Stance
from ..page import Page


def render_claims(page: Page, comparison: Comparison) -> Markup:
    """A grid of the rows that have a claim; empty where none has.

    A column without a cell is silent.
    """
    rows = [row for row in comparison.rows if row.claim]
    if not rows:
        return Markup("")
    grid = [(row, [*_cells(comparison, row)]) for row in rows]
    return Markup(
        page.html("pictures/claims.html", comparison=comparison, grid=grid, stances=Stance)
    )


def _cells(comparison: Comparison, row: Row) -> Iterator[tuple[Column, Cell | None, str]]:
    for column in comparison.columns:
        cell = row.cells.get(column.id)
        yield column, cell, _stance(cell)


def _stance(cell: Cell | None) -> str:
    """What a cell holds of its row's claim; empty where it is there and does not say."""
    if cell is None:
        return Stance.SILENT.value
    return cell.stance.value if cell.stance else ""
