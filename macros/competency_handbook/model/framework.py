"""Frameworks: domains, competencies, indicators, evidence, and the scales that rate them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import ConfigDict, Discriminator, Field, Tag, model_validator

from .base import (
    About,
    Answered,
    Attributed,
    Code,
    Id,
    Identified,
    Listed,
    Model,
    Note,
    Point,
    RefersTo,
    Text,
    Work,
    wording_hash,
)
from .source import SourceId


class Rates(StrEnum):
    """Whom a framework or a scale rates. The two never mix."""

    PRACTITIONER = "practitioner"
    ORGANISATION = "organisation"


class Best(StrEnum):
    """Which end of a scale's levels, as listed, is best."""

    FIRST = "first"
    LAST = "last"


class EvidenceKind(StrEnum):
    """What kind of thing may support a rating; the last three are an accreditor's."""

    RECORD = "record"
    PRODUCT = "product"
    OBSERVATION = "observation"
    FEEDBACK = "feedback"
    SELF_STUDY = "self-study"
    ON_SITE_EVIDENCE = "on-site-evidence"
    ON_SITE_ACTIVITY = "on-site-activity"


class Evidence(Answered, Attributed):
    """Something that may support a rating."""

    kind: Annotated[EvidenceKind, Field(strict=False)]
    text: Text = Field(description="What it is.")
    points: tuple[Point, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def asked(self) -> str:
        """What an agency says that it has."""
        return self.text


class Indicator(Identified, Attributed):
    """An observable look-for below a competency; has a code where the source numbers it."""

    code: Code | None = None
    text: Text = Field(description="What you could see or hear.")


class RatingLevel(Answered, Attributed):
    """One worded step of a scale."""

    number: Text | None = Field(None, description="Only where the source prints one; in quotes.")
    name: Text = Field(description="Its name, in a few words.")
    anchor: Text | None = Field(None, description="What this looks like, in the first person.")
    criteria: tuple[Point, ...] = Field((), description="What the source asks for at this level.")

    @property
    def asked(self) -> str:
        """Its name, with what it looks like where it says so."""
        return f"{self.name}: {self.anchor}" if self.anchor else self.name


class State(Model):
    """An answer beside the levels: not sure yet, or does not apply."""

    label: Text = Field(description="The answer, in a few words.")
    text: Text = Field(description="When to choose it.")


class RatingScale(Work):
    """Ordered, worded levels; `best` says which end is best. Its id is its file's name."""

    rates: Annotated[Rates, Field(strict=False)]
    best: Annotated[Best, Field(strict=False)]
    levels: tuple[RatingLevel, ...] = Field(min_length=2, description="The levels, in their order.")
    unsure: State | None = Field(
        None,
        description="The answer of someone who cannot say yet; else the handbook's own words.",
    )
    not_applicable: State | None = Field(
        None,
        description="The answer where it does not apply; else the handbook's own words.",
    )
    notes: tuple[Note, ...] = ()


def one_of(*keys: str) -> dict[str, Any]:
    """What a JSON Schema says of a block that needs one of some keys."""
    return {"anyOf": [{"required": [key]} for key in keys]}


class LevelText(Attributed):
    """What one level of the scale looks like for one competency: a text, points, or both."""

    model_config = ConfigDict(json_schema_extra=one_of("text", "points"))

    text: Text | None = Field(None, description="What the level looks like, in one text.")
    points: tuple[Point, ...] = Field((), description="The same as a list of points.")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.text or self.points):
            raise ValueError("needs `text`, `points`, or both")
        return self


class Competency(Answered, Attributed):
    """One statement of what a capable person or organization does. CASE: CFItem.

    A source may have a title alone, or a statement alone, which then is its own heading.
    """

    model_config = ConfigDict(json_schema_extra=one_of("title", "statement"))

    code: Code | None = None
    title: Text | None = Field(
        None,
        description="A short name for it, about seven words at the most. Without one, the "
        "statement is its heading.",
    )
    statement: Text | None = Field(
        None,
        description="What a capable person or organization does: in our own plain words, third "
        "person, present tense. Title or statement may be left out, and not both.",
    )
    self_check: Text | None = Field(
        None,
        description="The same in the first person: “I …”, or “We …” for an organization. Without "
        "it, the check asks the statement.",
    )
    levels: dict[Id, LevelText] = Field(
        default_factory=dict,
        description="What levels of the scale look like for just this competency, by their ids, "
        "for any of them. It stands in the check in the place of the scale's words.",
    )
    same_meaning: tuple[Text, ...] = Field(
        (),
        description="Earlier wordings of the statement that mean the same, as they stood: readers "
        "who answered one of them are not asked again.",
    )
    keywords: tuple[Text, ...] = Field(
        (), description="Other words that readers look for; shown below it. CASE: conceptKeywords."
    )
    about: tuple[About, ...] = ()
    indicators: tuple[Indicator, ...] = Field((), description="What somebody could observe.")
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[Note, ...] = ()

    @model_validator(mode="after")
    def _is_called_something(self) -> Self:
        if not (self.title or self.statement):
            raise ValueError("needs `title`, `statement`, or both")
        return self

    @property
    def heading(self) -> str:
        """What it is called: its title, or else its whole statement."""
        return self.title or self.statement or ""

    @property
    def asked(self) -> str:
        """The statement, or else the title: its hash is what an answer remembers."""
        return self.statement or self.title or ""

    @property
    def prompt(self) -> str:
        """What a check asks: the statement in the first person, or else as it stands."""
        return self.self_check or self.asked

    @property
    def hash(self) -> str:
        """What an answer remembers of the statement."""
        return wording_hash(self.asked)

    @property
    def earlier(self) -> tuple[str, ...]:
        """The same of each earlier wording that means what the statement means."""
        return tuple(map(wording_hash, self.same_meaning))


class Domain(Identified, Attributed):
    """A heading. An entry of `contains` that has `contains` itself is a domain."""

    code: Code | None = None
    title: Text = Field(description="Its name, as a heading.")
    summary: Text | None = Field(None, description="What it is, in one or two sentences.")
    about: tuple[About, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[Note, ...] = ()
    contains: Contents

    @property
    def heading(self) -> str:
        """What it is called."""
        return self.title

    @property
    def full_title(self) -> str:
        """Its title, its code before it where it has one."""
        return f"{self.code} {self.title}" if self.code else self.title


def _branch(entry: Any) -> str:
    """Tell a domain from a competency by the key that only a domain has."""
    inside = "contains" in entry if isinstance(entry, dict) else isinstance(entry, Domain)
    return "domain" if inside else "competency"


Branch = Annotated[
    Annotated[Domain, Tag("domain")] | Annotated[Competency, Tag("competency")],
    Discriminator(_branch),
]
Contents = Annotated[
    tuple[Branch, ...],
    Field(description="Domains, competencies, or both, in the order of reading."),
]


class Framework(Listed):
    """A published set of competencies. CASE: CFDocument. Its id is its file's name."""

    short_title: Text | None = Field(None, description="A word or two, before a code: “Mentoring”.")
    source: SourceId | None = Field(
        None,
        description="The id of the source that it restates. What cites nothing comes from there.",
    )
    edition: Text | None = Field(
        None, description="The edition or date that is restated, in quotes if it is a number."
    )
    rates: Annotated[Rates, Field(strict=False)]
    scale: Annotated[Id, RefersTo(RatingScale, "scale", "SCALE-UNKNOWN")] | None = Field(
        None,
        description="The name of a file in `data/scales/`, without `.yml`; it must rate the same. "
        "Without one, the framework is read and not checked.",
    )
    lang: Text | None = Field(
        None, description="Its language, such as `es`, where that is not the handbook's."
    )
    about: tuple[About, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[Note, ...] = ()
    contains: Contents

    def domain(self, id: str) -> Domain:
        """One of its outermost domains. Raises KeyError where it has none with this id."""
        return {part.id: part for part in self.contains if isinstance(part, Domain)}[id]


def competencies_of(branch: Framework | Domain) -> Iterator[Competency]:
    """Every competency below, at any depth, in order; none never happens in a valid file."""
    for entry in branch.contains:
        if isinstance(entry, Competency):
            yield entry
        else:
            yield from competencies_of(entry)


def competency_count(branch: Framework | Domain) -> int:
    """How many competencies stand below, at any depth."""
    return sum(1 for _ in competencies_of(branch))
