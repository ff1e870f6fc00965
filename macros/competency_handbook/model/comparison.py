"""Comparisons: authored tables that set roles, or sources, side by side."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from .base import Attributed, Id, Identified, Listed, Note, Point, RefersTo, Text
from .framework import Competency
from .source import SourceId


class Column(Attributed):
    """A role or a source that a comparison sets beside others."""

    id: Id = Field(description="Shared by all comparisons with this role, in the same order.")
    label: Text = Field(description="What stands above the column.")
    source_label: Text | None = Field(
        None, description="What the source calls it, where that differs."
    )
    subtitle: Text | None = Field(None, description="A line below the label.")
    notes: tuple[Note, ...] = ()


class Stance(StrEnum):
    """What a column holds of a row's claim."""

    SAYS = "says"
    PARTLY = "partly"
    OTHERWISE = "otherwise"
    SILENT = "silent"


InShort = Annotated[Text, Field(max_length=40)]


class Cell(Attributed):
    """What one column says on one row's aspect. Its id is row`--`column."""

    text: Text = Field(description="What the column says on the aspect.")
    in_short: InShort | None = Field(
        None,
        description="The same in as few words as possible, for a picture; 40 characters at most.",
    )
    stance: Annotated[Stance, Field(strict=False)] | None = Field(
        None,
        description="What the column holds of the row's `claim`: it `says` so, `partly`, says "
        "something `otherwise`, or is `silent`.",
    )
    points: tuple[Point, ...] = ()
    bears_on: tuple[Annotated[Id, RefersTo(Competency, "competency")], ...] = Field(
        (), description="Ids of the competencies it bears on."
    )
    notes: tuple[Note, ...] = ()


class Row(Identified):
    """One aspect across the columns; a column without a cell says nothing on it."""

    aspect: Text = Field(description="What the row compares; ours.")
    claim: Text | None = Field(
        None,
        description="A sentence that some columns say and others do not; ours. The rows with one "
        "are drawn as a grid above the table.",
    )
    cells: dict[str, Cell] = Field(
        min_length=1,
        description="What each column says, by its id. A column without a cell says nothing here.",
    )


class Comparison(Listed):
    """An authored side-by-side table. Its id is its file's name."""

    source: SourceId | None = Field(
        None,
        description="The id of the source that it restates; left out where each column is one.",
    )
    edition: Text | None = Field(
        None, description="The edition or date that is restated, in quotes if it is a number."
    )
    columns: tuple[Column, ...] = Field(min_length=2)
    rows: tuple[Row, ...] = Field(min_length=1)
    notes: tuple[Note, ...] = ()


def cell_id(row_id: str, column_id: str) -> str:
    """The id of a comparison's cell."""
    return f"{row_id}--{column_id}"
