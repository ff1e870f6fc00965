"""What a handbook is made of: frozen models and closed vocabularies.

The words are those of the field (see the vocabulary in REFERENCE.md); CASE names stand in
the docstrings. Every model is immutable, refuses keys that it does not know, and takes
text only as text: a code such as `2.10` must be quoted or it would be read as a number.
This module imports nothing of ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"

Steps = tuple[str | int, ...]
"""The way from a file's top to a value: keys and positions from 0."""


class Rates(StrEnum):
    """Whom a framework or a scale rates. The two never mix."""

    PRACTITIONER = "practitioner"
    ORGANISATION = "organisation"


class Best(StrEnum):
    """Which end of a scale's levels, as listed, is best."""

    FIRST = "first"
    LAST = "last"


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


class EvidenceKind(StrEnum):
    """What kind of thing may support a rating; the last three are an accreditor's."""

    RECORD = "record"
    PRODUCT = "product"
    OBSERVATION = "observation"
    FEEDBACK = "feedback"
    SELF_STUDY = "self-study"
    ON_SITE_EVIDENCE = "on-site-evidence"
    ON_SITE_ACTIVITY = "on-site-activity"


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


class Note(Attributed):
    """An interpretation, an open list of examples, a caution, or an editor's remark."""

    id: Id
    kind: Annotated[NoteKind, Field(strict=False)]
    when: Text | None = Field(None, description="The condition under which the note applies.")
    text: Text
    points: tuple[Point, ...] = ()


class About(Attributed):
    """A passage that frames a framework, a domain or a competency."""

    id: Id
    kind: Annotated[AboutKind, Field(strict=False)]
    text: Text
    notes: tuple[Note, ...] = ()


class Evidence(Attributed):
    """Something that may support a rating."""

    id: Id
    kind: Annotated[EvidenceKind, Field(strict=False)]
    text: Text
    points: tuple[Point, ...] = ()
    notes: tuple[Note, ...] = ()


class Indicator(Attributed):
    """An observable look-for below a competency; has a code where the source numbers it."""

    id: Id
    code: Code | None = None
    text: Text


class Competency(Attributed):
    """One statement of what a capable person or organisation does. CASE: CFItem."""

    id: Id
    code: Code | None = None
    title: Text = Field(description="Our short name for it, about seven words at the most.")
    statement: Text = Field(description="In our own plain words, third person, present tense.")
    self_check: Text = Field(description="The same in the first person: “I …” or “We …”.")
    keywords: tuple[Text, ...] = Field(
        (), description="Other words that readers look for; shown below it. CASE: conceptKeywords."
    )
    about: tuple[About, ...] = ()
    indicators: tuple[Indicator, ...] = Field(
        min_length=2, description="At least two things that somebody could observe."
    )
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    notes: tuple[Note, ...] = ()


class Domain(Attributed):
    """A heading that contains domains, competencies, or both."""

    id: Id
    code: Code | None = None
    title: Text
    summary: Text | None = None
    about: tuple[About, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[Note, ...] = ()
    contains: Contents


def _branch(entry: Any) -> str:
    """Tell a domain from a competency by the key that only a domain has."""
    inside = "contains" in entry if isinstance(entry, dict) else hasattr(entry, "contains")
    return "domain" if inside else "competency"


Branch = Annotated[
    Annotated[Domain, Tag("domain")] | Annotated[Competency, Tag("competency")],
    Discriminator(_branch),
]
Contents = Annotated[tuple[Branch, ...], Field(min_length=1)]


class Framework(Attributed):
    """A published set of competencies. CASE: CFDocument. Its id is its file's name."""

    title: Text
    short_title: Text | None = Field(None, description="A word or two, before a code: “Mentoring”.")
    summary: Text = Field(description="What it is and for whom, in one or two sentences.")
    source: Id = Field(description="The id in data/sources.yml of the document it restates.")
    edition: Text
    rates: Annotated[Rates, Field(strict=False)]
    scale: Id = Field(description="The name of a file in data/scales/, without .yml.")
    order: int = Field(100, description="Its place among the frameworks: smaller comes first.")
    lang: Text | None = Field(None, description="BCP 47 tag, where not the handbook's language.")
    about: tuple[About, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[Note, ...] = ()
    contains: Contents


class RatingLevel(Attributed):
    """One worded step of a scale."""

    id: Id
    number: Text | None = Field(None, description="Only where the source prints one; in quotes.")
    name: Text
    anchor: Text = Field(description="What this looks like, in the first person.")
    criteria: tuple[Point, ...] = ()


class State(Model):
    """An answer beside the levels: not sure yet, or does not apply."""

    label: Text
    text: Text


class RatingScale(Attributed):
    """Ordered, worded levels; `best` says which end is best. Its id is its file's name."""

    title: Text
    rates: Annotated[Rates, Field(strict=False)]
    best: Annotated[Best, Field(strict=False)]
    levels: tuple[RatingLevel, ...] = Field(min_length=2)
    unsure: State
    not_applicable: State
    notes: tuple[Note, ...] = ()


class Column(Attributed):
    """A role or a source that a comparison sets beside others."""

    id: Id = Field(description="Shared by all comparisons with this role, in the same order.")
    label: Text
    source_label: Text | None = None
    subtitle: Text | None = None
    notes: tuple[Note, ...] = ()


class Cell(Attributed):
    """What one column says on one row's aspect. Its id is row`--`column."""

    text: Text
    points: tuple[Point, ...] = ()
    bears_on: tuple[Id, ...] = Field((), description="Ids of the competencies it bears on.")
    notes: tuple[Note, ...] = ()


class Row(Model):
    """One aspect across the columns; a column without a cell says nothing on it."""

    id: Id
    aspect: Text = Field(description="What the row compares; ours.")
    cells: dict[str, Cell] = Field(min_length=1, description="By column id.")


class Comparison(Attributed):
    """An authored side-by-side table. Its id is its file's name."""

    title: Text
    summary: Text
    source: Id | None = Field(None, description="Left out where each column is a source.")
    edition: Text | None = None
    order: int = Field(100, description="Its place among the comparisons: smaller comes first.")
    columns: tuple[Column, ...] = Field(min_length=2)
    rows: tuple[Row, ...] = Field(min_length=1)
    notes: tuple[Note, ...] = ()


class Source(Model):
    """A document that the handbook restates, with its rights and its gaps."""

    id: Id
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


class Sources(Model):
    """The one file of sources."""

    sources: tuple[Source, ...] = Field(min_length=1)


Content = Framework | RatingScale | Comparison | Sources


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands in a file, counted from 1."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, order=True)
class Problem:
    """One finding of a check: where, which rule, what is wrong, and what to do."""

    path: str
    place: Place
    id: str
    message: str
    advice: str

    def __str__(self) -> str:
        return (
            f"{self.path}:{self.place.line}:{self.place.column}: "
            f"{self.id} {self.message} {self.advice}"
        )


class ProblemsFound(Exception):  # noqa: N818 - it carries findings, it is not one error
    """Raised once, with every problem, in the order of files and lines."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


C = TypeVar("C", bound=Content)


class BuildFailed(Exception):
    """A step after the checks could not be done; its text says which and why."""


@dataclass(frozen=True)
class DataFile(Generic[C]):
    """A file's content with the way back to its lines."""

    path: str
    id: str
    content: C
    place_of: Callable[[Steps], Place]

    @cached_property
    def parts(self) -> tuple[tuple[Steps, Model], ...]:
        """Every model in the file with the steps to it, in the file's order."""
        return tuple(parts_of(self.content))

    def problem(self, steps: Steps, id: str, message: str, advice: str) -> Problem:
        """A finding at `steps`, or at the nearest thing above that the file holds."""
        return Problem(self.path, self.place_of(steps), id, message, advice)


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


def competencies_of(branch: Framework | Domain) -> Iterator[Competency]:
    """Every competency below, at any depth, in order; none never happens in a valid file."""
    for entry in branch.contains:
        if isinstance(entry, Competency):
            yield entry
        else:
            yield from competencies_of(entry)


def cell_id(row_id: str, column_id: str) -> str:
    """The id of a comparison's cell."""
    return f"{row_id}--{column_id}"


def is_id(text: str) -> bool:
    """Whether `text` is a well-formed id."""
    return re.fullmatch(ID_PATTERN, text) is not None


@dataclass(frozen=True)
class DataFiles:
    """Every data file of a handbook that could be read; `unread` names the kinds that lack some."""

    frameworks: tuple[DataFile[Framework], ...] = ()
    comparisons: tuple[DataFile[Comparison], ...] = ()
    scales: tuple[DataFile[RatingScale], ...] = ()
    sources: tuple[DataFile[Sources], ...] = ()
    unread: frozenset[str] = frozenset()

    def __iter__(self) -> Iterator[DataFile[Any]]:
        return iter((*self.frameworks, *self.comparisons, *self.scales, *self.sources))


def source_of(locator: str, sources: Iterable[Source]) -> Source | None:
    """The source whose `cited_as` begins the locator, the longest where several do, or None."""
    fitting = [source for source in sources if locator.startswith(source.cited_as + " ")]
    return max(fitting, key=lambda source: len(source.cited_as), default=None)
