"""Vignettes: short scenes from practice, to read alone or to talk about in a room."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import Attributed, Id, Identified, ItemId, Listed, Model, RefersTo, Reporting, Text
from .comparison import Row
from .framework import Competency


class Person(Model):
    """Someone in a scene."""

    name: Text = Field(description="What the scene calls them.")
    role: Text = Field(description="Their job, and where they do it.")


class Voice(Identified, Attributed):
    """One thing that could be said in the scene."""

    who: Text = Field(description="Who might say it, such as “As a mentor”.")
    text: Text = Field(description="The words, in quotes.")
    effect: Text | None = Field(None, description="What these words do, or leave undone.")


class Question(Identified, Attributed):
    """A question to talk about, with no one right answer."""

    asks: Text = Field(description="The question.")


class Vignette(Listed, Reporting):
    """A short scene with what could be said in it. Its id is its file's name."""

    keywords: tuple[Text, ...] = Field((), description="Other words that readers look for.")
    people: tuple[Person, ...] = Field(min_length=1, description="Who is in it.")
    text: Text = Field(description="What happens, as far as the moment when someone has to speak.")
    voices: tuple[Voice, ...] = Field(min_length=2, description="What could be said.")
    questions: tuple[Question, ...] = Field(min_length=1, description="What to talk about.")
    bears_on: tuple[Annotated[Id, RefersTo(Competency, "competency")], ...] = Field(
        min_length=1, description="Ids of the competencies that it shows."
    )
    rows: tuple[Annotated[Id, RefersTo(Row, "row of a comparison")], ...] = Field(
        (), description="Ids of the rows of comparisons that it shows."
    )
    see: tuple[ItemId, ...] = Field((), description="Ids of other items that help with it.")
