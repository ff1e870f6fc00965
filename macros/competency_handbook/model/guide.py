"""Guides: advice in parts and points, and the questions of a decision."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from .base import About, Attributed, Code, Identified, ItemId, Listed, Note, Reporting, Text


class Drawn(StrEnum):
    """How the points of a part follow each other in time."""

    LINE = "line"
    CYCLE = "cycle"


class GuidePoint(Identified, Attributed, Reporting):
    """One piece of advice: it states, or it asks."""

    name: Text | None = Field(None, description="Lead words, such as a technique's name.")
    phase: Text | None = Field(
        None, description="In a part that is `drawn`: the heading of the phase that begins here."
    )
    asks: bool = Field(False, description="True where the point is a question to ask.")
    text: Text = Field(description="What it says.")
    notes: tuple[Note, ...] = ()


class Part(Identified, Attributed):
    """A part of a guide; it holds parts, points, or text alone."""

    code: Code | None = None
    title: Text = Field(description="Its heading.")
    text: Text | None = Field(None, description="What it says.")
    points: tuple[GuidePoint, ...] = ()
    drawn: Annotated[Drawn, Field(strict=False)] | None = Field(
        None,
        description="`line` where its points follow each other in time, `cycle` where the last one "
        "also leads back to the first: they are numbered, and drawn so.",
    )
    parts: tuple[Part, ...] = Field((), description="Parts below it.")
    notes: tuple[Note, ...] = ()
    see: tuple[ItemId, ...] = Field((), description="Ids of items that belong with it.")


class DecisionStep(Identified, Attributed):
    """A question of a decision path: a yes leads somewhere, a no to the next question."""

    asks: Text = Field(description="A question that is answered by yes or no.")
    text: Text | None = Field(None, description="What helps to answer it.")
    leads_to: ItemId = Field(
        description="The id of what a yes leads to. A no leads to the next question."
    )


class Guide(Listed):
    """Advice for one kind of reader or question. Its id is its file's name."""

    keywords: tuple[Text, ...] = Field((), description="Other words that readers look for.")
    about: tuple[About, ...] = ()
    decision: tuple[DecisionStep, ...] = Field(
        (), description="Questions that lead to the right place."
    )
    parts: tuple[Part, ...] = Field(min_length=1)
    notes: tuple[Note, ...] = ()
    moved: tuple[ItemId, ...] = Field(
        (),
        description="Ids of parts that stood here in an edition and stand on another page now: who "
        "comes by an address that they had on this page is led there.",
    )
