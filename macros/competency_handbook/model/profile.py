"""Profiles: what a role calls for, of one framework or of several."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import Code, Id, Listed, Model, RefersTo, Text
from .framework import Item


class Expectation(Model):
    """Something that a role calls for, and how much of it."""

    to: Annotated[Id, RefersTo(Item, "competency, domain or indicator")] = Field(
        description="The id of a competency, a domain, or an indicator that is rated. A domain "
        "stands for everything below it that is rated."
    )
    level: Id | None = Field(
        None,
        description="The id of the level that the role calls for, of the scale of the framework "
        "in which `to` stands.",
    )
    below: bool = Field(
        True,
        description="Whether what stands below it is called for, too; false for something that is "
        "rated itself.",
    )


class Profile(Listed):
    """A role, and what it calls for. Its id is its file's name."""

    code: Code | None = None
    group: Text | None = Field(
        None, description="The heading under which the list of profiles has it."
    )
    expects: tuple[Expectation, ...] = Field(
        description="What the role calls for, in the order of reading; frameworks may mix."
    )
