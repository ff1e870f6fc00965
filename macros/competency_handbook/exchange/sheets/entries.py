"""What the rows of a sheet say, and what became of every row and cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Entry:
    """What a row of a sheet says: an item, with those that stand below it."""

    row: int
    """The row that says it; a heading that only stands beside others has the first of theirs."""
    texts: dict[str, str] = field(default_factory=dict)
    """The text of each cell, by its column's role; those of placeholders, too."""
    columns: dict[str, int] = field(default_factory=dict)
    """The column that each of them stands in."""
    below: list[Entry] = field(default_factory=list)
    is_domain: bool = False
    has_row: bool = True
    """Whether a row is its own, so that it may say more than its title."""
    more: list[int] = field(default_factory=list)
    """Further rows that say more of it."""
    is_guess: bool = False
    """Whether the sheet leaves open where it stands."""
    id: str = ""

    @property
    def title(self) -> str:
        """Its title; empty where it has none."""
        return self.texts.get("title", "")

    def all(self) -> Iterator[Entry]:
        """Itself and all below it, in order."""
        yield self
        for entry in self.below:
            yield from entry.all()


@dataclass
class Account:
    """What became of every row and every filled cell."""

    rows: dict[int, str] = field(default_factory=dict)
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    """What somebody should look at, each with its place."""

    def say(self, place: str, message: str) -> None:
        """Note something to look at."""
        self.words.append(f"{place}: {message}")

    def leave_out(self, row: int, why: str) -> None:
        """Let a row, and all of its cells that were taken so far, be left out."""
        self.rows[row] = f"left out: {why}"
        self.cells |= {place: self.rows[row] for place in self.cells if place[0] == row}

    def totals(self) -> tuple[Counter[str], Counter[str]]:
        """How many rows, and how many cells, became what."""
        return Counter(self.rows.values()), Counter(self.cells.values())


def short(text: str) -> str:
    """A text as one line of a message."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
