"""Frameworks: domains, competencies, indicators and evidence."""

from __future__ import annotations

from abc import abstractmethod
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
    Listed,
    Model,
    Note,
    Point,
    RefersTo,
    Text,
    wording_hash,
)
from .related import Related, Resource
from .scale import LevelText, Rates, RatingScale, one_of
from .source import SourceId


class EvidenceKind(StrEnum):
    """What kind of thing may support a rating; the last three are an accreditor's."""

    RECORD = "record"
    PRODUCT = "product"
    OBSERVATION = "observation"
    FEEDBACK = "feedback"
    SELF_STUDY = "self-study"
    ON_SITE_EVIDENCE = "on-site-evidence"
    ON_SITE_ACTIVITY = "on-site-activity"

    @property
    def is_accreditors(self) -> bool:
        """Whether an accreditor asks for it; then there is something to do with it in time."""
        return self in (self.SELF_STUDY, self.ON_SITE_EVIDENCE, self.ON_SITE_ACTIVITY)


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


class OfficialText(Model):
    """The source's own words, which need the permission of whoever owns them."""

    text: Text = Field(description="As the source has it.")
    permission: Text = Field(
        description="Who allows it, as they want it said: “Used with permission of …”."
    )


class Item(Answered, Attributed):
    """What a framework states: a competency, a domain or an indicator. CASE: CFItem.

    One that is rated is answered by itself.
    """

    code: Code | None = None
    rate: bool = Field(False, description="Whether it can be rated by itself.")
    self_check: Text | None = Field(
        None,
        description="The same in the first person: “I …”, or “We …” for an organization. Without "
        "it, the check asks what stands here.",
    )
    levels: dict[Id, LevelText] = Field(
        default_factory=dict,
        description="What levels of the scale look like for just this item, by their ids, for any "
        "of them. It stands in the check in the place of the scale's words.",
    )
    tags: dict[Id, Annotated[tuple[Text, ...], Field(min_length=1)]] = Field(
        default_factory=dict,
        description='Its values of the framework\'s tags, by their ids: `level: ["1", "2"]`.',
    )
    related: tuple[Related, ...] = Field(
        (), description="Others that it has to do with, here or outside."
    )
    resources: tuple[Resource, ...] = Field(
        (), description="What helps with it outside of the handbook."
    )
    official_text: OfficialText | None = Field(
        None,
        description="The source's own words, below ours, for a handbook that may show them.",
    )
    same_meaning: tuple[Text, ...] = Field(
        (),
        description="Earlier wordings of the statement, of `self_check` or of a text in `levels` "
        "that mean the same, as they stood: readers who answered one of them are not asked again.",
    )

    @property
    @abstractmethod
    def wording(self) -> str:
        """What it says; its hash is what an answer remembers."""

    @property
    def heading(self) -> str:
        """What it is called where it is read."""
        return self.wording

    @property
    def asked(self) -> str:
        """What readers answer; empty where it is not rated."""
        return self.wording if self.rate else ""

    @property
    def prompt(self) -> str:
        """What a check asks: the statement in the first person, or else as it stands."""
        return self.self_check or self.wording

    @property
    def hash(self) -> str:
        """What an answer remembers of the wording."""
        return wording_hash(self.wording)

    @property
    def earlier(self) -> tuple[str, ...]:
        """The same of each earlier wording that means what it means now."""
        return tuple(map(wording_hash, self.same_meaning))


class Indicator(Item):
    """An observable look-for; has a code where the source numbers it."""

    text: Text = Field(description="What you could see or hear.")
    indicators: tuple[Indicator, ...] = Field((), description="What it is made of in turn.")

    @property
    def wording(self) -> str:
        """Its text."""
        return self.text


class Branch(Item):
    """What a framework's tree is made of: a competency or a domain.

    A source may have a title alone, or a statement alone, which then is its own heading.
    """

    model_config = ConfigDict(json_schema_extra=one_of("title", "statement"))

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
    def wording(self) -> str:
        """The statement, or else the title."""
        return self.statement or self.title or ""

    @property
    def heading(self) -> str:
        """Its title, or else its whole statement."""
        return self.title or self.wording

    @property
    def check_heading(self) -> str:
        """What it is called where it is checked: its title, or else what is asked."""
        return self.title or self.prompt


class Competency(Branch):
    """One statement of what a capable person or organization does."""

    rate: bool = Field(True, description="Whether it can be rated by itself.")


class Domain(Branch):
    """A heading. An entry of `contains` that has `contains` itself is a domain."""

    summary: Text | None = Field(None, description="What it is, in one or two sentences.")
    contains: Contents

    @property
    def full_title(self) -> str:
        """Its heading, its code before it where it has one."""
        return f"{self.code} {self.heading}" if self.code else self.heading

    @property
    def is_stated(self) -> bool:
        """Whether it says as much as a competency does, beside what frames what it contains."""
        return bool(self.rate or self.indicators or self.levels or (self.title and self.statement))


class Use(Model):
    """A place in a list for a competency that is written elsewhere: it has one page, one answer."""

    use: Annotated[Id, RefersTo(Competency, "competency", "USE-UNKNOWN")] = Field(
        description="The id of the competency. Its framework has the same scale as this one."
    )
    code: Code | None = Field(None, description="Its number in this list.")


def _tag(entry: Any) -> str:
    """Tell what may stand in a list by the key that only it has."""
    if isinstance(entry, dict):
        return "domain" if "contains" in entry else "use" if "use" in entry else "competency"
    return type(entry).__name__.lower()


Entry = Annotated[
    Annotated[Domain, Tag("domain")]
    | Annotated[Competency, Tag("competency")]
    | Annotated[Use, Tag("use")],
    Discriminator(_tag),
]
Contents = Annotated[
    tuple[Entry, ...],
    Field(
        description="Domains, competencies, and places for those that are written elsewhere, in "
        "the order of reading."
    ),
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
        None,
        description="Its language, such as `es` or `pt-BR`, where that is not the handbook's.",
    )
    asks_matter: bool = Field(
        True, description="Whether its checks ask how much something matters."
    )
    glossary: bool = Field(
        True, description="Whether the glossary's terms are marked on its pages and its checks."
    )
    tags: dict[Id, Text] = Field(
        default_factory=dict,
        description="What its items can be tagged with: an id each, and the words that readers "
        "see: `tools: Tools`.",
    )
    related: tuple[Related, ...] = Field(
        (), description="Others that it has to do with, here or outside."
    )
    resources: tuple[Resource, ...] = Field(
        (), description="What helps with it outside of the handbook."
    )
    about: tuple[About, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[Note, ...] = ()
    contains: Contents


def places_in(*works: Framework | Item | Use) -> Iterator[Item | Use]:
    """Items and places for others, with all in them at any depth, in the order of reading."""
    for work in works:
        if not isinstance(work, Framework):
            yield work
        if isinstance(work, Item):
            yield from places_in(*indicators_of(work))
        if isinstance(work, Framework | Domain):
            yield from places_in(*work.contains)


def items_of(*works: Framework | Item | Use) -> Iterator[Item]:
    """The items of these that are written here, at any depth."""
    return (place for place in places_in(*works) if isinstance(place, Item))


def rated_in(*works: Framework | Item | Use) -> Iterator[Item]:
    """Those of them that can be rated, each by itself."""
    return (item for item in items_of(*works) if item.rate)


def competencies_of(*works: Framework | Item | Use) -> Iterator[Competency]:
    """The competencies of these that are written here, at any depth."""
    return (item for item in items_of(*works) if isinstance(item, Competency))


def competency_count(*works: Framework | Item | Use) -> int:
    """How many competencies these list, those that are written elsewhere, too."""
    return sum(1 for place in places_in(*works) if isinstance(place, Competency | Use))


def indicators_of(item: Item) -> tuple[Indicator, ...]:
    """The indicators right below an item; may be none."""
    return item.indicators if isinstance(item, Branch | Indicator) else ()
