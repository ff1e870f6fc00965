"""Comparisons: a page each, one table, its rows in the author's order, its notes below it."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import (
    Attributed,
    Cell,
    Column,
    Comparison,
    Kind,
    Model,
    Note,
    Row,
    Shown,
    cell_id,
    parts_of,
)
from ..render import (
    LESS_FOUND,
    Page,
    entry_of,
    heading,
    item_heading,
    render_citations,
    render_claims,
    render_list,
    render_overlap,
)

Numbered = dict[str, tuple[int, Note]]
"""Notes by id, numbered from 1 in reading order."""


Competency = tuple[str, str, str]
"""A competency's label (its framework's short title and its code), title and link."""


@dataclass(frozen=True)
class _Foot:
    """What stands below a row, or below the names of the columns, of one of them."""

    label: str
    part: Column | Cell | None
    bears_on: tuple[Competency, ...] = ()

    @property
    def is_told(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.bears_on or self._cites())

    def _cites(self) -> bool:
        parts = parts_of(self.part) if self.part else ()
        return any(isinstance(part, Attributed) and part.cites for _, part in parts)


def render_comparison(page: Page, id: str) -> str:
    """A comparison as Markdown. Raises KeyError where the handbook has no such comparison."""
    comparison = page.catalog.comparisons[id]
    t = page.catalog.messages
    source = page.catalog.source(comparison.source) if comparison.source else None
    notes = _numbered(comparison)
    table = page.fill(
        "comparison.html",
        id=id,
        comparison=comparison,
        source=source,
        pictures=render_overlap(page, comparison) + render_claims(page, comparison),
        columns=[
            {"content": column, "notes": [notes[note.id] for note in column.notes]}
            for column in comparison.columns
        ],
        column_feet=[_Foot(column.label, column) for column in comparison.columns],
        rows=[_row(page, row, comparison.columns, notes) for row in comparison.rows],
    )
    eyebrow = page.fill("eyebrow.html", text=t("comparison.kind"))
    opening = item_heading(1, comparison.title, id) + eyebrow + table
    citations = render_citations(page, comparison)
    if not notes:
        return opening + citations
    below = page.fill("numbered-notes.html", notes=list(notes.values()), within=source)
    over = heading(2, t("comparison.notes"), f"{id}-notes", attributes=LESS_FOUND)
    return opening + over + below + citations


def _numbered(comparison: Comparison) -> Numbered:
    """Every note: of the columns, then of the cells row by row, then of the whole."""
    parts: list[Column | Cell] = [*comparison.columns]
    parts += [
        row.cells[c.id] for row in comparison.rows for c in comparison.columns if c.id in row.cells
    ]
    notes = [note for part in (*parts, comparison) for note in part.notes]
    return {note.id: (number, note) for number, note in enumerate(notes, 1)}


def _row(page: Page, row: Row, columns: tuple[Column, ...], notes: Numbered) -> dict[str, object]:
    """A row with a cell for every column, those that the source leaves out among them."""
    cells: list[dict[str, object]] = []
    feet = []
    for column in columns:
        content = row.cells.get(column.id)
        cells.append(
            {
                "id": cell_id(row.id, column.id),
                "column": column,
                "content": content,
                "notes": [notes[note.id] for note in content.notes] if content else [],
                "bears_on": (bears_on := _bears_on(page, content)),
            }
        )
        feet.append(_Foot(column.label, content, bears_on))
    scenes = page.see(page.catalog.vignettes_on(row.id))
    return {"id": row.id, "aspect": row.aspect, "cells": cells, "feet": feet, "scenes": scenes}


def _bears_on(page: Page, cell: Cell | None) -> tuple[Competency, ...]:
    return tuple(_competency(page, id) for id in cell.bears_on) if cell else ()


def _competency(page: Page, id: str) -> Competency:
    label, _, title = page.catalog.title_of(id).rpartition(": ")
    return label or title, title, page.link_to(id)


def render_comparisons(page: Page) -> str:
    """Every comparison with what it sets side by side."""
    comparisons = page.catalog.comparisons.items()
    return render_list(page, (entry_of(page, id, it, _facts(page, it)) for id, it in comparisons))


def _facts(page: Page, comparison: Comparison) -> list[str]:
    rows = page.catalog.messages("comparison.rows", count=len(comparison.rows))
    publisher = page.catalog.source(comparison.source).publisher if comparison.source else None
    return list(filter(None, [rows, publisher, comparison.edition]))


def _cells_by_id(comparison: Comparison) -> dict[str, Model]:
    return {
        cell_id(row.id, column): cell
        for row in comparison.rows
        for column, cell in row.cells.items()
    }


COMPARISON = Kind(
    "comparison",
    Comparison,
    "comparisons",
    own_pdf=True,
    book_list="pdf.list_of_tables",
    more_ids=_cells_by_id,
    shown=(
        Shown(
            "compare",
            "comparison",
            render_comparison,
            list_macro="comparisons",
            list_view=render_comparisons,
            order=30,
            toc=False,
            door="compare",
            section="nav.compare",
        ),
    ),
)
