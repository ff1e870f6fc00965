"""Scales: the worded levels that frameworks are rated on, and what an item says of a level."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import ConfigDict, Field, model_validator

from .base import Answered, Attributed, Model, Note, Point, Text, Work, wording_hash


class Rates(StrEnum):
    """Whom a framework or a scale rates. The two never mix."""

    PRACTITIONER = "practitioner"
    ORGANISATION = "organisation"


class Best(StrEnum):
    """Which end of a scale's levels, as listed, is best."""

    FIRST = "first"
    LAST = "last"


class RatingLevel(Answered, Attributed):
    """One worded step of a scale."""

    number: Text | None = Field(None, description="Only where the source prints one; in quotes.")
    name: Text = Field(description="Its name, in a few words.")
    anchor: Text | None = Field(None, description="What this looks like, in the first person.")
    criteria: tuple[Point, ...] = Field((), description="What the source asks for at this level.")
    same_meaning: tuple[Text, ...] = Field(
        (),
        description="Earlier names and anchors that mean the same, as they stood: readers who "
        "chose the level in those words are not asked again.",
    )

    @property
    def full_name(self) -> str:
        """Its name, its number before it where it has one."""
        return f"{self.number} {self.name}" if self.number else self.name

    @property
    def asked(self) -> str:
        """Its name, with what it looks like where it says so."""
        return _asked(self.name, self.anchor)

    @property
    def earlier(self) -> tuple[str, ...]:
        """The hashes of what was asked in earlier words that mean what these mean."""
        names = (self.name, *self.same_meaning)
        anchors = (self.anchor, *self.same_meaning)
        return tuple(wording_hash(_asked(name, anchor)) for name in names for anchor in anchors)

    @property
    def same_labels(self) -> tuple[str, ...]:
        """The earlier words, and each as a name with the number before it, where there is one."""
        numbered = (f"{self.number} {words}" for words in self.same_meaning if self.number)
        return (*self.same_meaning, *numbered)


def _asked(name: str, anchor: str | None) -> str:
    return f"{name}: {anchor}" if anchor else name


class State(Model):
    """An answer beside the levels: not sure yet, or does not apply."""

    label: Text = Field(description="The answer, in a few words.")
    text: Text = Field(description="When to choose it.")


class RatingScale(Work):
    """Ordered, worded levels; `best` says which end is best. Its id is its file's name."""

    rates: Annotated[Rates, Field(strict=False)]
    best: Annotated[Best, Field(strict=False)]
    levels: tuple[RatingLevel, ...] = Field(min_length=2, description="The levels, in their order.")
    unsure: State | None = Field(
        None,
        description="The answer of someone who cannot say yet; else the handbook's own words.",
    )
    not_applicable: State | None = Field(
        None,
        description="The answer where it does not apply; else the handbook's own words.",
    )
    notes: tuple[Note, ...] = ()


def one_of(*keys: str) -> dict[str, Any]:
    """What a JSON Schema says of a block that needs one of some keys."""
    return {"anyOf": [{"required": [key]} for key in keys]}


class LevelText(Attributed):
    """What one level of the scale looks like for one competency: a text, points, or both."""

    model_config = ConfigDict(json_schema_extra=one_of("text", "points"))

    text: Text | None = Field(None, description="What the level looks like, in one text.")
    points: tuple[Point, ...] = Field((), description="The same as a list of points.")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.text or self.points):
            raise ValueError("needs `text`, `points`, or both")
        return self

    @property
    def words(self) -> str:
        """All that it says, one after the other."""
        return " ".join(filter(None, (self.text, *(point.text for point in self.points))))
