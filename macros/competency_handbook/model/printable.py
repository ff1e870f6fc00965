"""Printables: paper for a workshop, such as cards to cut, slips to fill in, posters to hang."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from .base import Attributed, Id, Identified, Listed, RefersTo, Text
from .comparison import Comparison, Row


class PrintedForm(StrEnum):
    """What pieces are, and how many of them stand on a page: eight, four or one."""

    CARDS = "cards"
    SLIPS = "slips"
    POSTERS = "posters"


class PrintedPiece(Identified, Attributed):
    """A card, a slip or a poster in words of its own."""

    addressed = False

    title: Text | None = Field(None, description="A line above its text.")
    text: Text = Field(description="What is printed on it, in large letters.")
    key: Text | None = Field(
        None, description="What the key for the trainer says of it; no key without."
    )
    options: tuple[Text, ...] = Field((), description="What can be marked on it.")
    lines: int = Field(0, ge=0, le=6, description="Lines to write on.")


class PrintedSet(Identified):
    """Pieces of one form: made from the rows of a comparison, or written here."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["comparison"]}, {"required": ["pieces"]}]}
    )

    title: Text = Field(description="Its heading.")
    form: Annotated[PrintedForm, Field(strict=False)]
    copies: int = Field(1, ge=1, le=24, description="How often each piece is printed.")
    comparison: Annotated[Id, RefersTo(Comparison, "comparison")] | None = Field(
        None,
        description="The id of a comparison. Cards and slips are made from its cells, what they "
        "say `in_short` where they do, and the key tells each one's column; posters are made from "
        "its rows, with their `claim` where they have one. Else `pieces`.",
    )
    rows: tuple[Annotated[Id, RefersTo(Row, "row of a comparison")], ...] = Field(
        (), description="Ids of the rows of the comparison that are used; without, all of them."
    )
    options: tuple[Text, ...] = Field(
        (),
        description="What can be marked on each piece that has no `options` of its own: on a slip "
        "as circles, on a poster as columns for dots.",
    )
    pieces: tuple[PrintedPiece, ...] = Field((), description="Pieces in words of their own.")

    @model_validator(mode="after")
    def _is_made_of_something(self) -> Self:
        if not (self.comparison or self.pieces):
            raise ValueError("needs `comparison` or `pieces`")
        if self.comparison and self.pieces:
            raise PydanticCustomError("one_of", "has `comparison` and `pieces`")
        return self


class Printable(Listed):
    """Paper to print for a workshop. Its id is its file's name."""

    keywords: tuple[Text, ...] = Field((), description="Other words that trainers look for.")
    printing: Text | None = Field(
        None, description="How many to print, and how to cut or hang them."
    )
    sets: tuple[PrintedSet, ...] = Field(min_length=1)
