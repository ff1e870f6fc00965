"""The ground that all models stand on: ids, text, attribution, and what frames an item."""

from __future__ import annotations

import hashlib
import re
from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar, get_args

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


class Identified(Kept):
    """An item: something with an id of its own, by which it is found, linked and remembered."""

    addressed: ClassVar[bool] = True
    """Whether a link leads to it, and a short address; what a form is made of has none."""

    id: Id


class Answered(Identified):
    """An item that readers answer: what they are asked is kept, edition by edition."""

    @property
    @abstractmethod
    def asked(self) -> str:
        """The words that a reader answers; empty where they are only read."""


class Attributed(Model):
    """Something that a source says (`cites`), that we say (`own`), or that we say of a source."""

    cites: tuple[Text, ...] = Field(
        (),
        description="Locators, such as `ASAPconnect Mentoring 1.1`: what a source is cited as, "
        "a space, and the place. At most six.",
    )
    own: bool = Field(False, description="True where the words or the thought are ours.")


class Reporting(Model):
    """Something that may be about what the law, or a program, wants to be reported."""

    reporting: bool = Field(
        False,
        description="True where it is about what has to be reported: below it stands whom to call, "
        "as the setting `reporting_contact` names them, or else that one should ask.",
    )


class Work(Kept, Attributed):
    """What fills a file of its own, whose name is its id: a framework, a guide, a scale."""

    title: Text = Field(description="Its name, as a heading.")


class Shape(StrEnum):
    """A shape of the pictures, which means one thing wherever it stands."""

    DISC = "disc"
    RING = "ring"
    STEPS = "steps"
    BLOCK = "block"
    HOUSE = "house"
    BUBBLE = "bubble"
    STAR = "star"


class Listed(Work):
    """A work that stands in a list of its kind, in the order that its authors give it."""

    summary: Text | None = Field(
        None, description="What it is and for whom, in one or two sentences."
    )
    order: int = Field(100, description="Its place in the list of its kind: smaller comes first.")
    mark: tuple[Annotated[Shape, Field(strict=False)], ...] = Field(
        (),
        max_length=3,
        description="Up to three shapes to know it by in lists: `disc` is a person with "
        "experience, `ring` one who wants to grow, `steps` is growth, `block` a competency, "
        "`house` an agency, `bubble` what is said, `star` what matters a lot. A framework has its "
        "own map, and a worksheet's shapes stand on a sheet.",
    )


@dataclass(frozen=True)
class RefersTo:
    """Marks a key whose ids name others: those of one model, or with None any item."""

    model: type[Model] | None = None
    called: str = "item"
    """What a reader of a message knows them as."""
    rule: str = "REF-UNKNOWN"
    """The id of the problem that there is none such."""


ItemId = Annotated[Id, RefersTo()]


class Point(Attributed):
    """One entry of a list inside a note, a cell, a level or a source."""

    text: Text = Field(description="What it says.")
    code: Code | None = None


class Note(Identified, Attributed, Reporting):
    """An interpretation, an open list of examples, a caution, or an editor's remark."""

    kind: Annotated[NoteKind, Field(strict=False)]
    when: Text | None = Field(
        None, description="When the note applies, such as “The program is at a school”."
    )
    text: Text = Field(description="What it says.")
    points: tuple[Point, ...] = ()


class About(Identified, Attributed):
    """A passage that frames a framework, a domain or a competency."""

    kind: Annotated[AboutKind, Field(strict=False)]
    text: Text = Field(description="The passage.")
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
                if isinstance(entry, Model):
                    yield from parts_of(entry, (*steps, name, key))


def references_in(part: Model) -> Iterator[tuple[Steps, str, RefersTo]]:
    """(steps from the part, id, what it shall name) of everything that a part refers to."""
    for key, refers in _referring(type(part)).items():
        named = getattr(part, key)
        if isinstance(named, str):
            yield (key,), named, refers
        else:
            yield from (((key, position), id, refers) for position, id in enumerate(named or ()))


@cache
def _referring(model: type[Model]) -> dict[str, RefersTo]:
    """The keys of a model that hold ids of other items, one or a list."""
    marked = {}
    for key, field in model.model_fields.items():
        waiting = [*field.metadata, *get_args(field.annotation)]
        while waiting:
            part = waiting.pop()
            waiting += get_args(part)
            if isinstance(part, RefersTo):
                marked[key] = part
    return marked


def models_below(model: type[Model]) -> set[type[Model]]:
    """A model, and every model that one of its keys may hold, at any depth."""
    found: set[type[Model]] = set()
    waiting: list[Any] = [model]
    while waiting:
        part = waiting.pop()
        if isinstance(part, type) and issubclass(part, Model):
            if part not in found:
                found.add(part)
                waiting += [field.annotation for field in part.model_fields.values()]
        else:
            waiting += get_args(part)
    return found


def is_id(text: str) -> bool:
    """Whether `text` is a well-formed id."""
    return re.fullmatch(ID_PATTERN, text) is not None


def wording_hash(text: str) -> str:
    """What an answer remembers of the statement that it answered: 12 hexadecimal digits.

    Spacing and case do not count, so that a tidied line is still the same wording.
    """
    folded = " ".join(text.split()).casefold()
    return hashlib.sha256(folded.encode()).hexdigest()[:12]
