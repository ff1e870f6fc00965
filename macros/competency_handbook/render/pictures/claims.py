"""Sources beside claims: which says so, which in part, which something else, which is silent."""

from __future__ import annotations

from markupsafe import Markup

from ...model import Cell, Comparison, Stance
from ..page import Page


def render_claims(page: Page, comparison: Comparison) -> Markup:
    """A grid of the rows that have a claim; empty where none has.

    A column without a cell is silent.
    """
    rows = [row for row in comparison.rows if row.claim]
    if not rows:
        return Markup("")
    columns = [column.id for column in comparison.columns]
    grid = [
        (row, [(row.cells.get(id), _stance(row.cells.get(id))) for id in columns]) for row in rows
    ]
    return Markup(
        page.html("pictures/claims.html", comparison=comparison, grid=grid, stances=Stance)
    )


def _stance(cell: Cell | None) -> str:
    """What a cell holds of its row's claim; empty where it is there and does not say."""
    if cell is None:
        return Stance.SILENT.value
    return cell.stance.value if cell.stance else ""
