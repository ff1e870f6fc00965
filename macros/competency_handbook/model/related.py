"""Where an item leads: to others of its kind, and to what helps with it outside."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from .base import Id, Model, RefersTo, Text


class Association(StrEnum):
    """How an item stands to another. CASE: associationType, read from this one to the other.

    Those of CASE that say a reader something: what contains what, a framework says by its form.
    """

    IS_RELATED_TO = "isRelatedTo"
    IS_PEER_OF = "isPeerOf"
    IS_PART_OF = "isPartOf"
    EXACT_MATCH_OF = "exactMatchOf"
    PRECEDES = "precedes"
    REPLACED_BY = "replacedBy"
    EXEMPLAR = "exemplar"
    IS_TRANSLATION_OF = "isTranslationOf"


class Related(Model):
    """What an item has to do with another, here or outside. CASE: CFAssociation."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["to"]}, {"required": ["at"]}]}
    )

    to: Annotated[Id, RefersTo()] | None = Field(
        None, description="The id of the other, where it is in this handbook; else `at`."
    )
    at: Text | None = Field(
        None,
        description="The other, where it is not in this handbook: its name, or its address from "
        "`https://` on.",
    )
    kind: Annotated[Association, Field(strict=False)] = Field(
        Association.IS_RELATED_TO,
        description="How this one stands to the other, in the words of CASE: this one `precedes` "
        "the other. Left out, it is `isRelatedTo`.",
    )
    note: Text | None = Field(None, description="What they have to do with each other.")

    @model_validator(mode="after")
    def _has_one_end(self) -> Self:
        if not (self.to or self.at):
            raise ValueError("needs `to` or `at`")
        if self.to and self.at:
            raise PydanticCustomError("one_of", "has `to` and `at`")
        return self


class Resource(Model):
    """Something outside of the handbook that helps with an item; it is never fetched."""

    title: Text = Field(description="What it is called.")
    url: Text | None = Field(
        None, description="Its address, from `https://` on; without one it is only named."
    )
    note: Text | None = Field(None, description="What it is good for.")
