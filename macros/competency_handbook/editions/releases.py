"""Releasing an edition: what `handbook register` adds to the register of the uppermost layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..model import BuildFailed, Kind, Milestone, Problem, ProblemsFound, Register
from ..reading import check_all, files_of, read_data, shown_path
from ..settings import Settings
from .promises import check_promises
from .register import (
    Registers,
    register_paths,
    register_text,
    registers_of,
    with_edition,
    without_last_edition,
)
from .standings import Editions


@dataclass(frozen=True)
class Registered:
    """What an edition added to the register, in numbers."""

    path: Path
    edition: str
    new: int
    changed: int
    renamed: int
    removed: int


def read_editions(layers: Sequence[Path], kinds: Sequence[Kind]) -> Editions:
    """The data of the layers beside their registers. Raises ProblemsFound."""
    problems: list[Problem] = []
    files = read_data(files_of(list(layers), "data"), kinds, shown_path, problems)
    problems += check_all(files)
    registers = registers_of(layers, shown_path, problems)
    if problems:
        raise ProblemsFound(problems)
    return Editions(files, registers)


def register_edition(
    layers: Sequence[Path], kinds: Sequence[Kind], settings: Settings, again: bool = False
) -> Registered | None:
    """Add the settings' edition to the register; None where it stands there just so.

    With `again`, what the register holds of this edition is made anew: nobody may have it yet.

    Raises ProblemsFound, and BuildFailed where the edition is registered otherwise.
    """
    handbook = settings["extra"]["handbook"]
    edition, date = str(handbook["edition"]), str(handbook["date"])
    editions = read_editions(layers, kinds)
    old = editions.registers.own.content if editions.registers.own else None
    known = [release.edition for release in old.editions] if old else []
    if edition in known:
        editions = _before_last(editions)
    if problems := check_promises(editions.files, editions.registers):
        raise ProblemsFound(problems)
    before = editions.registers.own.content if editions.registers.own else None
    ends = _ends(editions, edition)
    grown = with_edition(before, handbook["id"], edition, date, editions.standing, ends)
    if grown == old:
        return None
    if edition in known and not (again and edition == known[-1]):
        raise BuildFailed(_refusal(edition))
    path = register_paths(layers)[-1]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(register_text(grown), "utf-8")
    return _count(path, grown, edition)


def _before_last(editions: Editions) -> Editions:
    """The same, with the own register as it was before its last edition."""
    own = editions.registers.own
    before = without_last_edition(own.content) if own else None
    earlier = replace(own, content=before) if own and before else None
    return Editions(editions.files, Registers(earlier, editions.registers.below))


def _ends(editions: Editions, edition: str) -> dict[str, Milestone]:
    """What became of each id that is gone since the edition before."""
    ends = {
        id: editions.end_of(id, edition)
        for id, entry in editions.gone.items()
        if not entry.history[-1].is_end
    }
    return {id: end for id, end in ends.items() if end}


def _refusal(edition: str) -> str:
    return (
        f"Edition {edition} is in the register already, and what is there now differs from it. "
        "Give the new edition its own name and date in mkdocs.yml (extra.handbook), then run this "
        f"again. If nobody has edition {edition} yet: handbook register --again."
    )


def _count(path: Path, register: Register, edition: str) -> Registered:
    added = [e.history for e in register.ids.values() if e.history[-1].edition == edition]
    ends = [history[-1] for history in added if history[-1].is_end]
    new = sum(1 for history in added if len(history) == 1)
    renamed = sum(1 for end in ends if end.became)
    changed = len(added) - new - len(ends)
    return Registered(path, edition, new, changed, renamed, len(ends) - renamed)
