"""Guides, worksheets, the glossary and reading paths: advice, forms, words, and ways through."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from .base import About, Answered, Attributed, Code, Identified, ItemId, Listed, Model, Note, Text


class GuidePoint(Identified, Attributed):
    """One piece of advice: it states, or it asks."""

    name: Text | None = Field(None, description="Lead words, such as a technique's name.")
    asks: bool = Field(False, description="True where the point is a question to ask.")
    text: Text = Field(description="What it says.")
    notes: tuple[Note, ...] = ()


class Part(Identified, Attributed):
    """A part of a guide; it holds parts, points, or text alone."""

    code: Code | None = None
    title: Text = Field(description="Its heading.")
    text: Text | None = Field(None, description="What it says.")
    points: tuple[GuidePoint, ...] = ()
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

    @property
    def asked(self) -> str:
        """Its label."""
        return self.label


class Section(Identified):
    """A part of a worksheet."""

    addressed = False

    title: Text = Field(description="Its heading.")
    text: Text | None = Field(None, description="What stands before the blanks.")
    fields: tuple[Blank, ...] = Field(min_length=1)


class Worksheet(Listed):
    """A form of our own to fill in. Its id is its file's name."""

    sections: tuple[Section, ...] = Field(min_length=1)


class Sense(Attributed):
    """What one source, or we, mean by a term."""

    text: Text = Field(description="What one source, or we, mean by the term.")


class Term(Identified, Attributed):
    """A glossary entry: what it means in short, and in which senses the sources use it."""

    term: Text = Field(description="The word or words, as readers meet them.")
    synonyms: tuple[Text, ...] = Field(
        (), description="Other words for the same; they lead to this entry."
    )
    expands: Text | None = Field(None, description="The full name behind an abbreviation.")
    expansion_ours: bool = Field(
        False, description="True where no source spells the abbreviation out."
    )
    short: Text = Field(description="One sentence, shown where the term stands in a text.")
    senses: tuple[Sense, ...] = Field((), description="What the sources mean by it.")
    see: tuple[ItemId, ...] = Field((), description="Ids of items that belong with it.")


class Glossary(Model):
    """The one file of terms."""

    terms: tuple[Term, ...] = Field(min_length=1)


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


class Avoided(Model):
    """Words that are hard to read or to translate, and what to say."""

    words: Text = Field(description="What is hard to read or to translate.")
    say: Text = Field(description="What to write in its place.")


class PlainLanguage(Model):
    """The one list of words to avoid."""

    avoid: tuple[Avoided, ...] = Field(min_length=1)
