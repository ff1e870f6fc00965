"""Activities: something that a group does in a workshop, as a trainer would run it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import Attributed, Id, Identified, ItemId, Listed, Model, RefersTo, Reporting, Text
from .vignette import Question

Minutes = Annotated[int, Field(ge=1, le=600)]


class Group(Model):
    """How many people it works for."""

    fewest: int = Field(ge=1, description="With fewer people than this, it does not work.")
    most: int | None = Field(
        None, ge=1, description="With more people than this, it does not work; none without."
    )
    text: Text | None = Field(None, description="How they sit or work, such as “tables of four”.")


class Material(Model):
    """Something to bring."""

    text: Text = Field(description="What, and how many.")
    item: Annotated[Id, RefersTo()] | None = Field(
        None, description="The id of the item of the handbook that it is, such as a printable."
    )


class Run(Model):
    """What a trainer says, does and shows, in this order unless `do` says otherwise."""

    say: tuple[Text, ...] = Field((), description="Words to speak, in quotes.")
    do: tuple[Text, ...] = Field((), description="What to do, and what the group does.")
    show: tuple[ItemId, ...] = Field(
        (), description="Ids of the items of the handbook to put on the screen."
    )


class Step(Identified, Attributed, Run):
    """A step of an activity."""

    title: Text = Field(description="What happens, in a few words.")
    minutes: Minutes = Field(description="How long it takes.")


class Debrief(Model):
    """The talk at the end, which is why the activity was done."""

    minutes: Minutes = Field(description="How long it takes.")
    questions: tuple[Question, ...] = Field(
        min_length=1, description="What to ask, in this order; the last one leads back to work."
    )


class Variant(Model):
    """Another way to run it."""

    minutes: Minutes = Field(description="How long it takes this way.")
    do: tuple[Text, ...] = Field(min_length=1, description="What is done otherwise.")


class Pitfall(Identified, Attributed, Reporting):
    """What goes wrong, and what to do then."""

    text: Text = Field(description="What happens, and what helps.")


class Activity(Listed):
    """Something to do in a workshop. Its id is its file's name."""

    keywords: tuple[Text, ...] = Field((), description="Other words that trainers look for.")
    purpose: Text = Field(description="What people take away from it.")
    minutes: Minutes = Field(
        description="How long it takes: its steps and its debrief together, and no more."
    )
    group: Group
    room: Text = Field(description="How the room has to be.")
    materials: tuple[Material, ...] = Field((), description="What to bring.")
    steps: tuple[Step, ...] = Field(min_length=1, description="How it goes.")
    debrief: Debrief
    shorter: Variant | None = Field(
        None, description="How to run it in less time; a session gives it no less than that."
    )
    online: Variant | None = Field(None, description="How to run it in a video meeting.")
    pitfalls: tuple[Pitfall, ...] = Field((), description="What goes wrong, and what helps.")
    uses: tuple[ItemId, ...] = Field(
        (), description="Ids of the items that it is about, or makes use of."
    )

    @property
    def total(self) -> int:
        """What its steps and its debrief take together, in minutes."""
        return sum(step.minutes for step in self.steps) + self.debrief.minutes

    @property
    def least(self) -> int:
        """The fewest minutes that it can be run in."""
        return self.shorter.minutes if self.shorter else self.minutes
