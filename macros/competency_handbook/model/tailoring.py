"""What a host changes of works that it does not own, by permanent ids, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args

from pydantic import ConfigDict, Discriminator, Field, Tag

from .base import ID_PATTERN, Model, Text

TargetId = Annotated[
    str,
    Field(
        pattern=ID_PATTERN.replace("(-", "(--?"),
        description="Any id of the handbook: of a work, which is its file's name, of an item, or "
        "of a cell (`row--column`), a level of a scale (`scale--level`), or what an item says of "
        "a level (`item--level`).",
    ),
]


class Setting(Model):
    """New values for the keys of a target, each by its own name, as its kind has it."""

    model_config = ConfigDict(extra="allow")

    was: dict[str, Any] = Field(
        default_factory=dict,
        description="The values that these take the place of, by their keys, as you saw them: when "
        "one of them changes in an update, `handbook check` says so.",
    )
    keeps_answers: bool = Field(
        False,
        description="Whether the new words mean what the old ones did, so that readers who "
        "answered those are not asked again.",
    )
    because: Text | None = Field(None, description="Why, for readers.")


class Hiding(Model):
    """Something to be left out, with all that is in it and all that leads to it."""

    id: TargetId
    because: Text | None = Field(None, description="Why, for readers.")


def _tag(entry: Any) -> str:
    """Tell a block from an id that stands for itself."""
    return "hiding" if isinstance(entry, dict | Hiding) else "hidden"


HiddenEntry = Annotated[
    Annotated[TargetId, Tag("hidden")] | Annotated[Hiding, Tag("hiding")], Discriminator(_tag)
]


class Addition(Model):
    """Entries for lists of a target, each list by its own name, as its kind has it."""

    model_config = ConfigDict(extra="allow")

    after: TargetId | None = Field(
        None, description="The entry that they stand behind. Without it, they come last."
    )


class Move(Model):
    """A place elsewhere."""

    to: TargetId = Field(description="What it is to stand in.")
    after: TargetId | None = Field(
        None, description="The entry that it stands behind. Without it, it comes last."
    )


class Tailoring(Model):
    """Changes to works of a layer below, by id. Any number of files; their names say nothing."""

    set: dict[TargetId, Setting] = Field(
        default_factory=dict, description="New values: of a statement, a title, a cell, a scale."
    )
    add: dict[TargetId, Addition] = Field(
        default_factory=dict, description="Entries to add: competencies, look-fors, rows, points."
    )
    move: dict[TargetId, Move] = Field(
        default_factory=dict, description="Items to stand elsewhere."
    )
    order: dict[TargetId, dict[str, tuple[TargetId, ...]]] = Field(
        default_factory=dict,
        description="Lists in another order: the ids that come first, in their order; the others "
        "follow as they were.",
    )
    hide: tuple[HiddenEntry, ...] = Field((), description="What is left out.")


Deed = Literal["set", "added", "moved", "ordered", "hidden"]
"""What tailoring did to an item."""
DEEDS: tuple[Deed, ...] = get_args(Deed)
"""The same, in the order in which readers are told."""


@dataclass(frozen=True)
class Rewording:
    """A value of an item, before and after; empty where there was, or is, none."""

    key: str
    was: str
    now: str
    recorded: str = ""
    """What the host saw there, as `was` has it; empty where it has nothing."""
    where: str = ""
    """The host's file and line."""


@dataclass(frozen=True)
class Mend:
    """What `handbook upgrade` writes into a file of tailoring: an id's new name, or new words."""

    path: str
    start: int
    """Where it begins in the file's text, in characters from 0."""
    end: int
    text: str
    message: str


@dataclass(frozen=True)
class Difference:
    """What a host's tailoring made otherwise of one item."""

    id: str
    deed: Deed
    title: str
    """What it is called; of what is hidden, was."""
    was_in: str = ""
    """The language of what lies below the host; empty for that of the page."""
    here_in: str = ""
    """The language of the host's words; empty for that of the page."""
    within: str = ""
    """The id of the work that it stands in: its own, where it is a work."""
    kind: str = ""
    """The name of the kind of a work that is left out as a whole; empty for all else."""
    changed: tuple[Rewording, ...] = ()
    because: str = ""
    where: str = ""
    """The host's file and line."""
    parts: int = 0
    """How many items that a link leads to are in what is hidden."""
    along: tuple[tuple[str, str], ...] = ()
    """The ids and titles of other works that went along with what is hidden."""
    hidden: tuple[str, ...] = ()
    """The ids that are gone by it: of what is hidden, its own and those of all in it."""
    gone: tuple[str, ...] = ()
    """The same, with those that no link leads to, such as of a form's fields."""
