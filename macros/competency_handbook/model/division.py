"""Large works, divided into pages: one for each domain, and for each run of what is in none.

No page has more items than a reader keeps in view; a domain that is too large is divided in turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .base import Work
from .framework import Branch, Competency, Domain, Framework, Item, Use, places_in

LARGE = 60
"""From so many items on, a framework's domains have pages of their own; no page has more."""


@dataclass(frozen=True)
class Division:
    """A page of a work that is divided."""

    name: str
    """Of its page: the domain's id, for a run followed by its number."""
    branch: Work | Domain
    """The domain that it is the page of, or what it is a run of."""
    entries: tuple[Item | Use, ...]
    """What it shows in full."""
    below: tuple[Division, ...] = ()
    """The pages that it leads to."""
    first: int = 0
    """Of a run: the place of its first entry, from 1, among those that are in no domain."""

    @property
    def domain(self) -> Domain | None:
        """The domain whose own page it is; None of a run, and of a work's first page."""
        return None if self.is_run or not isinstance(self.branch, Domain) else self.branch

    @property
    def is_run(self) -> bool:
        """Whether it shows a part of what a branch has outside of domains."""
        return self.first > 0

    @property
    def is_titled(self) -> bool:
        """Whether all that it shows has a title, which a list of it can give."""
        return all(isinstance(entry, Branch) and entry.title for entry in self.entries)

    @property
    def ends(self) -> tuple[str, str]:
        """Of a run: what its first and its last entry are known by, their codes or their places."""
        first, last = self.entries[0].code, self.entries[-1].code
        places = str(self.first), str(self.first + len(self.entries) - 1)
        return (first, last) if first and last else places

    @property
    def roots(self) -> tuple[Item | Use, ...]:
        """What has its address on this page or below it."""
        return (self.domain,) if self.domain else self.entries


def divide(branch: Framework | Domain, name: str) -> Division:
    """The page of a framework or a domain, with those that it leads to; none where it is one."""
    domains = [entry for entry in branch.contains if isinstance(entry, Domain)]
    size = sum(map(_size, branch.contains))
    if size < LARGE or (size == LARGE and not domains):
        return Division(name, branch, branch.contains)
    others = tuple(entry for entry in branch.contains if not isinstance(entry, Domain))
    whole = Division(name, branch, others)
    below = tuple(divide(domain, domain.id) for domain in domains)
    if sum(map(_size, others)) <= LARGE:
        return replace(whole, below=below)
    return replace(whole, entries=(), below=(*below, *_runs(whole)))


def pages_below(division: Division) -> Iterator[Division]:
    """Every page below one, in the order of reading."""
    for page in division.below:
        yield page
        yield from pages_below(page)


def divide_list(work: Work, id: str, items: tuple[Item, ...]) -> Division:
    """The page of a work that asks for a list of items, with those that it leads to."""
    whole = Division(id, work, items)
    return whole if len(items) <= LARGE else replace(whole, entries=(), below=tuple(_runs(whole)))


def _runs(whole: Division) -> Iterator[Division]:
    """What a page would show, cut into pages of their own."""
    runs: list[tuple[Item | Use, ...]] = [()]
    for entry in whole.entries:
        if runs[-1] and sum(map(_size, (*runs[-1], entry))) > LARGE:
            runs.append(())
        runs[-1] = (*runs[-1], entry)
    first = 1
    for number, entries in enumerate(runs, 1):
        name = f"{whole.name}--{number}"
        yield Division(name, whole.branch, entries, first=first)
        first += len(entries)


def _size(entry: Item | Use) -> int:
    """How many items an entry counts for: competencies, and whatever else is rated."""
    counted = (Competency, Use)
    return sum(1 for place in places_in(entry) if isinstance(place, counted) or place.rate)
