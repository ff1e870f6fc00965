"""Sources: the documents that the handbook restates, and the locators that lead into them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from .base import Id, Identified, Model, Point, RefersTo, Text


class Source(Identified):
    """A document that the handbook restates, with its rights and its gaps."""

    title: Text = Field(description="The name of the document.")
    cited_as: Text | None = Field(
        None, description="What each of its locators begins with; its title if left out."
    )
    author: Text | None = Field(None, description="Who wrote it.")
    publisher: Text | None = Field(None, description="Who published it.")
    edition: Text | None = Field(
        None, description="Its edition or date, in quotes if it is a number."
    )
    rights: Text | None = Field(None, description="Who holds the rights, and what they permit.")
    summary: Text | None = Field(None, description="What it is, in one or two sentences.")
    missing: tuple[Point, ...] = Field(
        (), description="What is named or expected in it, but is not in our copy."
    )
    corrections: tuple[Point, ...] = Field(
        (), description="What the editor corrected in restating it."
    )
    places: tuple[Text, ...] = Field(
        (),
        description="Every locator in it, without the words of `cited_as`. Quote those that look "
        "like numbers. Left out, any place in it may be cited.",
    )

    @property
    def name(self) -> str:
        """What each of its locators begins with."""
        return self.cited_as or self.title


SourceId = Annotated[Id, RefersTo(Source, "source", "SOURCE-UNKNOWN")]


class Sources(Model):
    """The one file of sources."""

    sources: tuple[Source, ...] = Field(min_length=1)


def source_of(locator: str, sources: Iterable[Source]) -> Source | None:
    """The source whose name begins the locator, the longest where several do, or None."""
    fitting = [source for source in sources if f"{locator} ".startswith(f"{source.name} ")]
    return max(fitting, key=lambda source: len(source.name), default=None)
