"""Sources: the documents that the handbook restates, and the locators that lead into them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from .base import Id, Identified, Model, Point, RefersTo, Text


class Source(Identified):
    """A document that the handbook restates, with its rights and its gaps."""

    cited_as: Text = Field(description="What each of its locators begins with.")
    title: Text
    author: Text | None = None
    publisher: Text
    edition: Text
    rights: Text
    summary: Text
    missing: tuple[Point, ...] = ()
    corrections: tuple[Point, ...] = ()
    places: tuple[Text, ...] = Field(
        min_length=1, description="Every locator in it, without the words of `cited_as`."
    )


SourceId = Annotated[Id, RefersTo(Source, "source", "SOURCE-UNKNOWN")]


class Sources(Model):
    """The one file of sources."""

    sources: tuple[Source, ...] = Field(min_length=1)


def source_of(locator: str, sources: Iterable[Source]) -> Source | None:
    """The source whose `cited_as` begins the locator, the longest where several do, or None."""
    fitting = [source for source in sources if locator.startswith(source.cited_as + " ")]
    return max(fitting, key=lambda source: len(source.cited_as), default=None)
