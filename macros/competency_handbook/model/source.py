"""Sources: the documents that the handbook restates, and the locators that lead into them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from .base import Id, Identified, Model, Point, RefersTo, Text


class Source(Identified):
    """A document that the handbook restates, with its rights and its gaps."""

    cited_as: Text = Field(description="What each of its locators begins with.")
    title: Text = Field(description="The name of the document.")
    author: Text | None = Field(None, description="Who wrote it.")
    publisher: Text = Field(description="Who published it.")
    edition: Text = Field(description="Its edition or date, in quotes if it is a number.")
    rights: Text = Field(description="Who holds the rights, and what they permit.")
    summary: Text = Field(description="What it is, in one or two sentences.")
    missing: tuple[Point, ...] = Field(
        (), description="What is named or expected in it, but is not in our copy."
    )
    corrections: tuple[Point, ...] = Field(
        (), description="What the editor corrected in restating it."
    )
    places: tuple[Text, ...] = Field(
        min_length=1,
        description="Every locator in it, without the words of `cited_as`. Quote those that look "
        "like numbers.",
    )


SourceId = Annotated[Id, RefersTo(Source, "source", "SOURCE-UNKNOWN")]


class Sources(Model):
    """The one file of sources."""

    sources: tuple[Source, ...] = Field(min_length=1)


def source_of(locator: str, sources: Iterable[Source]) -> Source | None:
    """The source whose `cited_as` begins the locator, the longest where several do, or None."""
    fitting = [source for source in sources if locator.startswith(source.cited_as + " ")]
    return max(fitting, key=lambda source: len(source.cited_as), default=None)
