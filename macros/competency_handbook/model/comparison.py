"""Comparisons: authored tables that set roles, or sources, side by side."""

from __future__ import annotations

from pydantic import Field

from .base import Attributed, Id, Kept, Note, Point, Text


class Column(Attributed):
    """A role or a source that a comparison sets beside others."""

    id: Id = Field(description="Shared by all comparisons with this role, in the same order.")
    label: Text
    source_label: Text | None = None
    subtitle: Text | None = None
    notes: tuple[Note, ...] = ()


class Cell(Attributed):
    """What one column says on one row's aspect. Its id is row`--`column."""

    text: Text
    points: tuple[Point, ...] = ()
    bears_on: tuple[Id, ...] = Field((), description="Ids of the competencies it bears on.")
    notes: tuple[Note, ...] = ()


class Row(Kept):
    """One aspect across the columns; a column without a cell says nothing on it."""

    id: Id
    aspect: Text = Field(description="What the row compares; ours.")
    cells: dict[str, Cell] = Field(min_length=1, description="By column id.")


class Comparison(Kept, Attributed):
    """An authored side-by-side table. Its id is its file's name."""

    title: Text
    summary: Text
    source: Id | None = Field(None, description="Left out where each column is a source.")
    edition: Text | None = None
    order: int = Field(100, description="Its place among the comparisons: smaller comes first.")
    columns: tuple[Column, ...] = Field(min_length=2)
    rows: tuple[Row, ...] = Field(min_length=1)
    notes: tuple[Note, ...] = ()


def cell_id(row_id: str, column_id: str) -> str:
    """The id of a comparison's cell."""
    return f"{row_id}--{column_id}"
