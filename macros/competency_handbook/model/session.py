"""Sessions: activities in an order, with what stands between them, in a given time."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .activity import Activity, Group, Material, Minutes, Pitfall, Run
from .base import Attributed, Id, Identified, Listed, RefersTo, Text


class SessionPart(Identified, Attributed, Run):
    """A part of a session: an activity, or something of its own, such as a break."""

    title: Text = Field(description="What the plan calls it.")
    minutes: Minutes = Field(description="How long it has.")
    activity: Annotated[Id, RefersTo(Activity, "activity")] | None = Field(
        None, description="The id of the activity that is done; left out where it is none."
    )


class Session(Listed):
    """A workshop from beginning to end. Its id is its file's name."""

    keywords: tuple[Text, ...] = Field((), description="Other words that trainers look for.")
    purpose: Text = Field(description="What people take away from it.")
    for_whom: Text = Field(description="Whom it is for.")
    minutes: Minutes = Field(description="How long it takes: its parts together.")
    group: Group
    room: Text = Field(description="How the room has to be.")
    materials: tuple[Material, ...] = Field(
        (), description="What to bring beside what its activities need."
    )
    before: tuple[Text, ...] = Field((), description="What to do in the days before.")
    parts: tuple[SessionPart, ...] = Field(min_length=1, description="What happens, in order.")
    after: tuple[Text, ...] = Field((), description="What to do afterward.")
    pitfalls: tuple[Pitfall, ...] = Field((), description="What goes wrong, and what helps.")

    @property
    def total(self) -> int:
        """What its parts take together, in minutes."""
        return sum(part.minutes for part in self.parts)
