"""Reading paths: short ordered lists of what to read."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from .base import Attributed, Identified, ItemId, Model, Text


class OwnPage(StrEnum):
    """A reader's own page, which shows what their browser keeps."""

    PROGRESS = "my-progress"
    PLAN = "my-plan"
    ANSWERS = "my-answers"
    VIEWS = "second-view"


class PathStep(Model):
    """One thing to read, and what it gives."""

    to: ItemId = Field(description="The id of any item of the handbook.")
    why: Text = Field(description="What a reader gains from it.")


class ReadingPath(Identified, Attributed):
    """A short ordered list for one kind of reader."""

    title: Text = Field(description="Its name, as a heading.")
    text: Text = Field(description="Whom it is for.")
    steps: tuple[PathStep, ...] = Field(min_length=1)
    own_pages: tuple[Annotated[OwnPage, Field(strict=False)], ...] = Field(
        (), description="Which of their own pages a reader uses on the way, last in the list."
    )


class Paths(Model):
    """The one file of reading paths."""

    paths: tuple[ReadingPath, ...] = Field(min_length=1)
