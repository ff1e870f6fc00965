"""Two roles and what they share, as two shapes that overlap."""

from __future__ import annotations

from markupsafe import Markup

from ...model import Comparison
from ..page import Page

SHARED = "both"
"""The id of the column between the two roles."""


def render_overlap(page: Page, comparison: Comparison) -> Markup:
    """The rows whose cells say something `in_short`, between the shapes of two roles.

    Empty where the table has no column `both` between two others, or no words in short.
    """
    columns = [column.id for column in comparison.columns]
    rows = [row for row in comparison.rows if any(cell.in_short for cell in row.cells.values())]
    if len(columns) != 3 or columns[1] != SHARED or not rows:
        return Markup("")
    return Markup(page.html("pictures/overlap.html", comparison=comparison, rows=rows))
