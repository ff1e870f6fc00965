"""Worksheets: forms to fill in, of sections and blanks."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from .base import Answered, Identified, Listed, Reporting, Text


class BlankKind(StrEnum):
    """What a worksheet leaves room for."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    DATE = "date"
    STEPS = "steps"
    CHOICE = "choice"


class Blank(Answered):
    """One thing to fill in."""

    addressed = False

    label: Text = Field(description="What to fill in, or a question.")
    hint: Text | None = Field(None, description="A few words below the label.")
    kind: Annotated[BlankKind, Field(strict=False)]
    lines: int = Field(3, ge=1, le=12, description="Room on paper, in lines.")
    options: tuple[Text, ...] = Field((), description="What a `choice` offers.")
    example: Text | None = Field(
        None,
        description="What someone wrote here: of `steps` one in a line, of a `choice` one of its "
        "`options`.",
    )

    @property
    def asked(self) -> str:
        """Its label."""
        return self.label


class Section(Identified, Reporting):
    """A part of a worksheet."""

    addressed = False

    title: Text = Field(description="Its heading.")
    text: Text | None = Field(None, description="What stands before the blanks.")
    fields: tuple[Blank, ...] = Field(min_length=1)


class Worksheet(Listed):
    """A form of our own to fill in. Its id is its file's name."""

    example: Text | None = Field(
        None, description="Who filled it in as an example, in a sentence or two."
    )
    sections: tuple[Section, ...] = Field(min_length=1)

    @property
    def has_example(self) -> bool:
        """Whether it can be shown filled in: any of its blanks has an example."""
        return any(blank.example for section in self.sections for blank in section.fields)
