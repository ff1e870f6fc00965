"""The page of a comparison: one table, its rows in the author's order."""

from __future__ import annotations

from ..model import Column, Row, cell_id, competencies_of
from .page import Page
from .text import heading


def render_comparison(page: Page, id: str) -> str:
    """A comparison as Markdown. Raises KeyError where the handbook has no such comparison."""
    comparison = page.catalog.comparisons[id]
    eyebrow = page.fill("eyebrow.html", text=page.catalog.messages("comparison.kind"))
    return eyebrow + heading(1, comparison.title, id) + page.fill(
        "comparison.html",
        id=id,
        comparison=comparison,
        source=page.catalog.source(comparison.source),
        source_link=page.link_to(comparison.source),
        rows=[_row(page, row, comparison.columns) for row in comparison.rows],
    )


def _row(page: Page, row: Row, columns: tuple[Column, ...]) -> dict[str, object]:
    """A row with a cell for every column, those that the source leaves out among them."""
    cells = []
    for column in columns:
        content = row.cells.get(column.id)
        cells.append(
            {
                "id": cell_id(row.id, column.id),
                "column": column,
                "content": content,
                "bears_on": [_competency_link(page, id) for id in content.bears_on] if content else [],
            }
        )
    return {"id": row.id, "aspect": row.aspect, "cells": cells}


def _competency_link(page: Page, id: str) -> tuple[str, str, str]:
    """A competency's label (its framework's short title and its code), title and link."""
    for framework in page.catalog.frameworks.values():
        for competency in competencies_of(framework):
            if competency.id == id:
                short = framework.short_title or framework.title
                label = f"{short} {competency.code}" if competency.code else competency.title
                return label, competency.title, page.link_to(id)
    raise KeyError(id)
