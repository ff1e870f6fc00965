"""The ground that all models stand on: ids, text, attribution, and what frames an item."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"

Steps = tuple[str | int, ...]
"""The way from a file's top to a value: keys and positions from 0."""


class AboutKind(StrEnum):
    """What a framing passage is."""

    DEFINITION = "definition"
    PURPOSE = "purpose"
    STANDARD = "standard"


class NoteKind(StrEnum):
    """What a note is; an example is an open list, an editor's note is ours."""

    INTERPRETATION = "interpretation"
    EXAMPLE = "example"
    CAUTION = "caution"
    EDITOR = "editor"


class Paper(StrEnum):
    """What a PDF is printed on."""

    LETTER = "letter"
    A4 = "a4"


Id = Annotated[
    str,
    Field(
        pattern=ID_PATTERN,
        description="Permanent, unique in the handbook, never reused: small letters, digits and "
        "single hyphens, beginning with a letter.",
    ),
]
Text = Annotated[str, Field(min_length=1)]
Code = Annotated[
    str, Field(min_length=1, description='The source\'s own number, in quotes: "2.10".')
]


class Model(BaseModel):
    """Frozen, strict, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Kept(Model):
    """Something whose id is permanent. After a rename, what hangs on the old id follows it."""

    formerly: tuple[Id, ...] = Field(
        (), description="Ids that it was released under before, the latest first; never deleted."
    )


class Attributed(Model):
    """Something that a source says (`cites`), that we say (`own`), or that we say of a source."""

    cites: tuple[Text, ...] = Field(
        (), description="Whole locators, such as `ASAPconnect Mentoring 1.1`; at most six."
    )
    own: bool = Field(False, description="True where the words or the thought are ours.")


class Point(Attributed):
    """One entry of a list inside a note, a cell, a level or a source."""

    text: Text
    code: Code | None = None


class Note(Kept, Attributed):
    """An interpretation, an open list of examples, a caution, or an editor's remark."""

    id: Id
    kind: Annotated[NoteKind, Field(strict=False)]
    when: Text | None = Field(None, description="The condition under which the note applies.")
    text: Text
    points: tuple[Point, ...] = ()


class About(Kept, Attributed):
    """A passage that frames a framework, a domain or a competency."""

    id: Id
    kind: Annotated[AboutKind, Field(strict=False)]
    text: Text
    notes: tuple[Note, ...] = ()


def parts_of(node: Model, steps: Steps = ()) -> Iterator[tuple[Steps, Model]]:
    """Every model inside `node`, itself first, with the steps to it, in the file's order."""
    yield steps, node
    for name in type(node).model_fields:
        value = getattr(node, name)
        if isinstance(value, Model):
            yield from parts_of(value, (*steps, name))
        elif isinstance(value, tuple):
            for position, entry in enumerate(value):
                if not isinstance(entry, Model):
                    break
                yield from parts_of(entry, (*steps, name, position))
        elif isinstance(value, dict):
            for key, entry in value.items():
                yield from parts_of(entry, (*steps, name, key))


def is_id(text: str) -> bool:
    """Whether `text` is a well-formed id."""
    return re.fullmatch(ID_PATTERN, text) is not None


def wording_hash(text: str) -> str:
    """What an answer remembers of the statement that it answered: 12 hexadecimal digits.

    Spacing and case do not count, so that a tidied line is still the same wording.
    """
    folded = " ".join(text.split()).casefold()
    return hashlib.sha256(folded.encode()).hexdigest()[:12]
