"""What the present data changed since the edition before, for readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..model import Item, Milestone, Model, Register
from .register import Registers, Standing
from .since import (
    AS_THE_SCALE,
    is_asked,
    is_kept,
    means_the_same,
    rewordings,
    seen_by_readers,
)
from .standings import LEFT_OUT, Editions


class NewItem(Model):
    """An item that the edition before had not; what is inside of another new one is not named."""

    id: str
    within: str
    """The id of the file that it stands in: its own, where it is a work."""


class RewordedItem(Model):
    """What readers answer in other words than before."""

    id: str
    wordings: tuple[tuple[str, str], ...]
    """Before and now; now is empty where the words of the scale are."""
    same: bool = False
    """Whether both mean the same, as the data say: then no reader is asked."""
    is_noted: bool = False
    """Whether it is evidence or a blank, where readers write: then none is asked either."""


class RenamedItem(Model):
    """The same thing under another id, with the one that it had."""

    id: str
    was: str


class RemovedItem(Model):
    """What is gone: its id, and the words of it that readers answered, where it had such."""

    was: str
    text: str = ""
    is_kept: bool = False
    """Whether a browser keeps what readers answered."""
    because: str = ""
    """Empty where the handbook leaves out what the one below it has."""
    see: tuple[str, ...] = ()
    left_out: str = ""
    """The title of what tailoring hides, with this in it; empty where it does not."""

    @property
    def reason(self) -> tuple[str, str, tuple[str, ...]]:
        """What all that is gone together shares: what it was hidden with, why, what to see."""
        return self.left_out, self.because, self.see


class Changes(Model):
    """The present data beside an edition that was registered."""

    edition: str
    """The present one."""
    since: str
    date: str
    is_first: bool
    """Whether that is the present edition, as no other came before it."""
    new: tuple[NewItem, ...] = ()
    reworded: tuple[RewordedItem, ...] = ()
    renamed: tuple[RenamedItem, ...] = ()
    unrated: tuple[str, ...] = ()
    """The ids of what could be rated, and can only be read now."""
    removed: tuple[RemovedItem, ...] = ()

    @property
    def asked(self) -> tuple[RewordedItem, ...]:
        """What is rated, is reworded, and may mean something else."""
        return tuple(item for item in self.reworded if not item.same and not item.is_noted)

    @property
    def noted(self) -> tuple[RewordedItem, ...]:
        """What is reworded where readers write and are not asked."""
        return tuple(item for item in self.reworded if not item.same and item.is_noted)

    @property
    def same(self) -> tuple[RewordedItem, ...]:
        """What is reworded and means the same."""
        return tuple(item for item in self.reworded if item.same)

    @property
    def answered_removed(self) -> tuple[RemovedItem, ...]:
        """What is gone that readers answered."""
        return tuple(item for item in self.removed if item.is_kept)

    @property
    def read_removed(self) -> tuple[RemovedItem, ...]:
        """What is gone that was only read."""
        return tuple(item for item in self.removed if not item.is_kept)

    @property
    def new_files(self) -> frozenset[str]:
        """The ids of what is a file of its own."""
        return frozenset(item.id for item in self.new if item.id == item.within)

    @property
    def new_by_file(self) -> dict[str, list[str]]:
        """The ids of what is new in files that were there, by the file that they stand in."""
        by_file: dict[str, list[str]] = {}
        for item in self.new:
            if item.id != item.within:
                by_file.setdefault(item.within, []).append(item.id)
        return by_file


def changes_in(editions: Editions, edition: str) -> Changes | None:
    """What has changed since the edition before `edition`; None where no register tells.

    A handbook without a register has that of the handbook below it while it has its edition. Then
    it is told of what that one released, and not of what a host added or left out.
    """
    register = _register_for(editions.registers, edition)
    if register is None:
        return None
    names = [release.edition for release in register.editions]
    earlier = names[: names.index(edition)] if edition in names else names
    base = register.editions[len(earlier) - 1 if earlier else 0]
    return _Comparison(editions, register, base.edition, edition).changes(base.date, not earlier)


def earlier_wordings(editions: Editions, edition: str) -> dict[str, dict[str, str]]:
    """What readers rated in each earlier edition, by its id today, where it has other words now.

    Empty for an edition of which that holds for nothing, and altogether where no register tells.
    """
    register = _register_for(editions.registers, edition)
    if register is None:
        return {}
    return {
        release.edition: dict(_worded_otherwise(editions, register.at(release.edition)))
        for release in register.editions
    }


def _worded_otherwise(
    editions: Editions, then: Mapping[str, tuple[str, Milestone]]
) -> Iterator[tuple[str, str]]:
    for id, (_, was) in then.items():
        item = editions.standing.get(id) or editions.heirs.get(id)
        now = item and item.milestone("now").hash
        if item and now and was.hash and was.hash != now and isinstance(item.part, Item):
            yield item.id, was.text or ""


def _register_for(registers: Registers, edition: str) -> Register | None:
    if registers.own:
        return registers.own.content
    below = [file.content for file in reversed(registers.below)]
    return next((r for r in below if edition in (it.edition for it in r.editions)), None)


@dataclass(frozen=True)
class _Comparison:
    """The present data beside one edition of a register."""

    editions: Editions
    register: Register
    base: str
    present: str
    """The name of the present edition."""

    def changes(self, date: str, is_first: bool) -> Changes:
        """All that differs, in the order of the data, or of the register for what is gone."""
        then = self.register.at(self.base)
        was_called = {self.editions.names[id]: id for id in then if id in self.editions.names}
        heirs = {id: was_called[id] for id in self.editions.standing if id in was_called}
        stood = [(self.editions.standing[id], then[was][1]) for id, was in heirs.items()]
        names = [RenamedItem(id=id, was=was) for id, was in heirs.items() if id != was]
        gone = ((id, was) for id, was in then.items() if id not in self.editions.names)
        unrated = [it for it, was in stood if was.hash and not it.milestone("now").hash]
        answered = [(it, was) for it, was in stood if was.hash and it not in unrated]
        return Changes(
            edition=self.present,
            since=self.base,
            date=date,
            is_first=is_first,
            new=tuple(NewItem(id=it.id, within=it.file.id) for it in self._new(heirs)),
            reworded=tuple(self._reworded(answered)),
            renamed=tuple(names),
            unrated=tuple(item.id for item in unrated),
            removed=tuple(filter(None, (self._removed(id, *was) for id, was in gone))),
        )

    def _new(self, known: Iterable[str]) -> Iterator[Standing]:
        """What is not `known`, but for what stands inside of another such."""
        standing, known = self.editions.standing, {*known}
        if not self.editions.registers.own:
            standing = {id: it for id, it in standing.items() if id in self.register.ids}
        new = [item for id, item in standing.items() if id not in known]
        places = {(item.file.path, item.steps) for item in new}
        for item in new:
            above = ((item.file.path, item.steps[:depth]) for depth in range(len(item.steps)))
            if not any(place in places for place in above):
                yield item

    def _reworded(self, stood: Iterable[tuple[Standing, Milestone]]) -> Iterator[RewordedItem]:
        for item, was in stood:
            pairs = list(rewordings(was, item, self.editions.names))
            if pairs and is_kept(self.editions, item.kind, was):
                seen = seen_by_readers(was, pairs)
                told = tuple((old, "" if new == AS_THE_SCALE else new) for old, new in seen)
                yield RewordedItem(
                    id=item.id,
                    wordings=told,
                    same=means_the_same(item, pairs),
                    is_noted=not is_asked(item.kind),
                )

    def _removed(self, id: str, kind: str, was: Milestone) -> RemovedItem | None:
        """What is told of an id that is gone; None of what a host without a register left out."""
        end, removal = self.editions.end_of(id), self.editions.removals.get(id)
        because = end.because if end and end.because != LEFT_OUT else None
        if not because and not self.editions.registers.own:
            return None
        see = removal.see if removal else ()
        hiding = self.editions.hidden.get(id)
        return RemovedItem(
            was=id,
            text=was.text or "",
            is_kept=bool(was.text) and is_kept(self.editions, kind, was),
            because=because or "",
            see=see,
            left_out=hiding.title if hiding else "",
        )
