"""The register of released ids, and the reasons for which some of them are gone."""

from __future__ import annotations

from pydantic import Field

from .base import Id, ItemId, Model, Text, wording_hash


class Release(Model):
    """An edition that readers could save answers in."""

    edition: Text = Field(description="The edition, as in the settings.")
    date: Text = Field(description="Its date: year, month and day.")
    digest: Text = Field(description="Of all that was registered up to it, so that edits show.")


class Milestone(Model):
    """What an item was from an edition on, or that it was gone from then on.

    What readers' answers hang on is kept; of other items, only that they were there.
    """

    edition: Text = Field(description="The first edition in which it was so.")
    text: Text | None = Field(
        None, description="The statement, level, evidence or blank that readers answered."
    )
    hash: Text | None = Field(None, description="What an answer remembers of that wording.")
    self_check: Text | None = Field(
        None, description="What they saw, where that is not `text`: the statement in first person."
    )
    levels: dict[Id, Text] | None = Field(
        None, description="What it said itself of levels of the scale, by their ids."
    )
    within: Id | None = Field(
        None, description="The framework, scale or worksheet in which it stood."
    )
    scale: Id | None = Field(None, description="The scale that a framework was rated on.")
    became: Id | None = Field(None, description="The id that it has had since.")
    because: Text | None = Field(None, description="Why it is gone.")

    @property
    def is_end(self) -> bool:
        """Whether the id is gone from this edition on."""
        return bool(self.became or self.because)

    @property
    def self_check_hash(self) -> str | None:
        """The hash of what readers saw beside the statement; None where there was nothing else."""
        return wording_hash(self.self_check) if self.self_check else None

    @property
    def facts(self) -> tuple[object, ...]:
        """What it tells, its edition and the spacing of the texts aside."""
        levels = {id: wording_hash(words) for id, words in (self.levels or {}).items()}
        place = (self.within, self.scale, self.became, self.because)
        return self.hash, self.self_check_hash, levels, *place


class Entry(Model):
    """A released id: what kind of thing it names, and what has become of it, in order."""

    kind: Text = Field(
        description="What kind of thing it is, such as `competency` or `guide point`."
    )
    history: tuple[Milestone, ...] = Field(
        min_length=1, description="What became of it, the oldest first."
    )


class Register(Model):
    """Every id that a handbook has released. Entries are added, and never changed."""

    handbook: Id = Field(description="The id of the handbook.")
    editions: tuple[Release, ...] = Field(
        min_length=1, description="Its releases, the oldest first."
    )
    ids: dict[str, Entry] = Field(
        description="What became of each released id, in alphabetical order."
    )

    def last(self, id: str) -> Milestone | None:
        """What an id was in the end; None where it was never released."""
        return self.ids[id].history[-1] if id in self.ids else None

    def at(self, edition: str) -> dict[str, tuple[str, Milestone]]:
        """(kind, what it was) of every id that was there in an edition of the register."""
        names = [release.edition for release in self.editions]
        before = set(names[: names.index(edition) + 1])
        found = {}
        for id, entry in self.ids.items():
            known = [milestone for milestone in entry.history if milestone.edition in before]
            if known and not known[-1].is_end:
                found[id] = (entry.kind, known[-1])
        return found


class Removal(Model):
    """An id that was released and is gone for good."""

    was: Id = Field(description="The id that it had. It is never used again.")
    because: Text = Field(description="Why it is gone, for readers who had answered it.")
    see: tuple[ItemId, ...] = Field(
        (),
        description="Ids of items that stand in its place. Its short link leads to the first.",
    )


class Removed(Model):
    """The one file of removals."""

    removed: tuple[Removal, ...] = Field(min_length=1)
