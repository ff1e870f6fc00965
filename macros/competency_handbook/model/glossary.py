"""The glossary: terms, and the senses in which the sources use them."""

from __future__ import annotations

from pydantic import Field

from .base import Attributed, Identified, ItemId, Model, Text


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
