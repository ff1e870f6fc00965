"""Synonyms: what people type into a search, and the handbook's words for it."""

from __future__ import annotations

from pydantic import Field

from .base import ItemId, Model, Text


class Synonym(Model):
    """Words that people type, and what they look for."""

    typed: tuple[Text, ...] = Field(
        min_length=1, description="Words or phrases as people type them, in any of their forms."
    )
    means: tuple[Text, ...] = Field((), description="The handbook's own words for the same.")
    to: tuple[ItemId, ...] = Field(
        (), description="Ids of items that answer it; they come first in what is found."
    )
    urgent: bool = Field(
        False,
        description="Whether they come first whatever else is typed, since a reader who asks for "
        "it may have no time to read on: a child in danger.",
    )


class Synonyms(Model):
    """The one list of synonyms for the search."""

    synonyms: tuple[Synonym, ...] = Field(min_length=1)
