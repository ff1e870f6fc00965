"""The data beside what was released of it.

Each layer's register stands for what readers of that handbook have seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..model import DataFiles, Difference, Entry, Milestone, Removal, Removed
from .register import Registers, Standing, heirs_in, names_in, standing_in

LEFT_OUT = "This handbook leaves it out."
"""The reason that a register keeps for what a host no longer takes over."""


@dataclass(frozen=True)
class Editions:
    """The data beside the registers, with what is looked up in both."""

    files: DataFiles
    registers: Registers

    @cached_property
    def standing(self) -> dict[str, Standing]:
        """Every item of the data."""
        return standing_in(self.files)

    @cached_property
    def heirs(self) -> dict[str, Standing]:
        """What every former id is now."""
        return heirs_in(self.standing)

    @cached_property
    def names(self) -> dict[str, str]:
        """What every id and every former id is now."""
        return names_in(self.standing)

    @cached_property
    def removals(self) -> dict[str, Removal]:
        """Why ids are gone, as the data says."""
        entries = (entry for file in self.files.of(Removed) for entry in file.content.removed)
        return {entry.was: entry for entry in entries}

    @cached_property
    def hidden(self) -> dict[str, Difference]:
        """What tailoring leaves out, by the ids that are gone by it."""
        return {id: it for it in self.files.differences for id in it.gone}

    @cached_property
    def gone(self) -> dict[str, Entry]:
        """The entries of the uppermost register whose ids the data lacks since."""
        own = self.registers.own
        return {
            id: entry
            for id, entry in (own.content.ids.items() if own else ())
            if id not in self.standing
        }

    def released(self, kind: str | None = None) -> Iterator[str]:
        """Every id that any layer has released, of one kind or of all."""
        for register in self.registers:
            for id, entry in register.content.ids.items():
                if kind in (None, entry.kind):
                    yield id

    def end_of(self, id: str, edition: str = "?") -> Milestone | None:
        """What became of an id that is gone from an edition on; None where nothing tells.

        What tailoring hides is left out, and so is what a layer below still has; neither needs a
        reason.
        """
        if id in self.heirs:
            return Milestone(edition=edition, became=self.heirs[id].id)
        for name in self._names_of(id):
            if name in self.hidden:
                return Milestone(edition=edition, because=self.hidden[name].because or LEFT_OUT)
            if name in self.removals:
                return Milestone(edition=edition, because=self.removals[name].because)
            lasts = [file.content.last(name) for file in self.registers.below]
            if any(last and not last.is_end for last in lasts):
                return Milestone(edition=edition, because=LEFT_OUT)
            for last in (*lasts, self.registers.own and self.registers.own.content.last(name)):
                if last and last.because:
                    return Milestone(edition=edition, because=last.because)
        return None

    def _names_of(self, id: str | None) -> Iterator[str]:
        """An id, and those that it was renamed to in turn."""
        names: list[str] = []
        while id and id not in names:
            names.append(id)
            last = self.registers.own and self.registers.own.content.last(id)
            id = last.became if last else None
        return iter(names)
