"""The kinds of data file, and every file of each kind that can be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from .explain import nearest
from .layers import ShownAs
from .load import load_file
from .model import (
    Comparison,
    DataFile,
    DataFiles,
    Framework,
    Glossary,
    Guide,
    Model,
    Paths,
    Place,
    PlainLanguage,
    Problem,
    ProblemsFound,
    RatingScale,
    Removed,
    Sources,
    Worksheet,
)

KINDS: dict[str, type[Model]] = {
    "frameworks": Framework,
    "comparisons": Comparison,
    "scales": RatingScale,
    "guides": Guide,
    "worksheets": Worksheet,
    "sources": Sources,
    "glossary": Glossary,
    "paths": Paths,
    "plain_language": PlainLanguage,
    "removed": Removed,
}
"""Each kind of data: a folder of files, or one file, by this name in the data folder."""

MESSAGES = "messages"
"""A folder of files that are no kind of their own: the words of the interface."""

ALMOST = re.compile(r"\.ya?ml(\.\w+)?$|\.txt$", re.IGNORECASE)
"""Endings of files that are data, or that somebody takes for data."""

DataPaths = Mapping[str, Path]
"""Data files by their names below `data/`, such as `scales/growth.yml`."""


def read_data(files: DataPaths, shown_as: ShownAs, problems: list[Problem]) -> DataFiles:
    """Every data file that can be read; what is wrong with the others joins `problems`."""
    unread: set[str] = set()
    found: dict[str, list[DataFile]] = {name: [] for name in KINDS}
    for name, path in sorted(files.items()):
        if not ALMOST.search(name):
            continue
        kind = name.partition("/")[0].partition(".")[0].replace("-", "_")
        if not name.endswith(".yml") and kind in (*KINDS, MESSAGES):
            problems.append(_wrong_ending(shown_as(path)))
            continue
        if kind not in KINDS:
            problems += _stray(name, shown_as(path))
            continue
        try:
            found[kind].append(load_file(path, shown_as(path), KINDS[kind]))
        except ProblemsFound as refused:
            problems.extend(refused.problems)
            unread.add(kind)
    return DataFiles(**{k: tuple(v) for k, v in found.items()}, unread=frozenset(unread))


def _stray(name: str, shown: str) -> list[Problem]:
    """A file that stands where no kind of data is looked for; messages are read by their own."""
    place = name.partition("/")[0]
    if place == MESSAGES:
        return []
    known = [f"{kind.replace('_', '-')}" for kind in KINDS]
    message = f"Nothing is read from `data/{place}`."
    advice = nearest(place.removesuffix(".yml"), known)
    return [Problem(shown, Place(), "FILE-STRAY", message, advice)]


def _wrong_ending(shown: str) -> Problem:
    message = "A file with this ending is not read."
    return Problem(shown, Place(), "FILE-ENDING", message, "Let its name end in .yml.")
