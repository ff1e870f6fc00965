"""Reading paths: short ordered lists of what to read."""

from __future__ import annotations

from pydantic import Field

from .base import Attributed, Identified, ItemId, Model, Text


class PathStep(Model):
    """One thing to read, and what it gives."""

    to: ItemId = Field(description="The id of any item of the handbook.")
    why: Text = Field(description="What a reader gains from it.")


class ReadingPath(Identified, Attributed):
    """A short ordered list for one kind of reader."""

    title: Text = Field(description="Its name, as a heading.")
    text: Text = Field(description="Whom it is for.")
    steps: tuple[PathStep, ...] = Field(min_length=1)


class Paths(Model):
    """The one file of reading paths."""

    paths: tuple[ReadingPath, ...] = Field(min_length=1)
