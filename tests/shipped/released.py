"""What earlier editions left with their readers, for tests that hold that it still works.

Each folder of `tests/data/released/` is an edition; its README.md says what is in it.
Pytest need not rewrite what asserts here: PYTEST_DONT_REWRITE.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from answers_file import HANDBOOK

Said = dict[str, Any]
"""What a record says."""


@dataclass(frozen=True)
class Edition:
    """A released edition: its folder, and what is in it."""

    folder: Path

    def __str__(self) -> str:
        return self.folder.name

    def json(self, name: str) -> dict[str, Any]:
        return json.loads((self.folder / name).read_text("utf-8"))

    def lines(self, name: str) -> list[str]:
        """The lines of a list; none where the edition had nothing of the kind."""
        if not (self.folder / name).exists():
            return []
        return (self.folder / name).read_text("utf-8").splitlines()

    def addresses(self) -> Iterator[tuple[str, str, bool]]:
        """Every page's address, an anchor on it or none, and whether that can be shown alone."""
        for page, words in self._sections("pages.txt"):
            yield page.removeprefix("/"), "", False
            for anchor, *marks in words:
                yield page.removeprefix("/"), anchor, "?only" in marks

    def fields(self) -> dict[str, dict[str, set[str]]]:
        """The fields of every PDF by its name, and what can be chosen of each, if anything."""
        sections = self._sections("fields.txt")
        return {pdf: {name: set(states) for name, *states in words} for pdf, words in sections}

    def _sections(self, name: str) -> list[tuple[str, list[list[str]]]]:
        """Each line that begins at its start, with the words of those that are set in below it."""
        found: list[tuple[str, list[list[str]]]] = []
        for line in self.lines(name):
            if line.startswith(" "):
                found[-1][1].append(line.split())
            else:
                found.append((line, []))
        return found

    @property
    def kept(self) -> dict[str, str]:
        """The texts of the dumped storage, by key."""
        return self.json("storage.json")["localStorage"]

    @property
    def filled(self) -> list[Path]:
        return sorted((self.folder / "filled").glob("*.pdf"))


EDITIONS = [
    Edition(folder)
    for folder in sorted((Path(__file__).parents[1] / "data" / "released").iterdir())
    if folder.is_dir()
]


def records_of(texts: dict[str, str], part: str) -> dict[tuple[str, ...], Said]:
    """The records of a part that say something: by whose they are, and their ids.

    What cannot be read, or was deleted, is left out; a removed answer is not: it says so.
    """
    found = {}
    for key, text in texts.items():
        whose, named, *ids = [*key.removeprefix(HANDBOOK).split(":"), ""]
        if named != part or '"v":1' not in text:
            continue
        record = json.loads(text)
        if not record.get("deleted"):
            found[whose, *ids[:-1]] = record
    return found
