"""Every data file of every kind that can be read."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ..model import DataFile, DataFiles, Kind, Model, Place, Problem, ProblemsFound
from .explain import nearest
from .layers import ShownAs
from .load import load_file

MESSAGES = "messages"
"""A folder of files that are no kind of their own: the words of the interface."""

ALMOST = re.compile(r"\.ya?ml(\.\w+)?$|\.txt$", re.IGNORECASE)
"""Endings of files that are data, or that somebody takes for data."""

DataPaths = Mapping[str, Path]
"""Data files by their names below `data/`, such as `scales/growth.yml`."""


def read_data(
    files: DataPaths,
    kinds: Sequence[Kind],
    shown_as: ShownAs,
    problems: list[Problem],
    strict: Collection[Path] = (),
) -> DataFiles:
    """Every data file that can be read; what is wrong with the others joins `problems`.

    The stricter bar is asked of the files in the folders `strict`.
    """
    known = {kind.data: kind for kind in kinds}
    unread: set[str] = set()
    found: dict[str, list[DataFile[Model]]] = {name: [] for name in known}
    for name, path in sorted(files.items()):
        if not ALMOST.search(name):
            continue
        place = name.partition("/")[0].partition(".")[0]
        if not name.endswith(".yml") and place in (*known, MESSAGES):
            problems.append(_wrong_ending(shown_as(path)))
            continue
        if place not in known:
            problems += _stray(name, known, shown_as(path))
            continue
        try:
            file = load_file(path, shown_as(path), known[place].model)
            found[place].append(replace(file, strict=any(map(path.is_relative_to, strict))))
        except ProblemsFound as refused:
            problems.extend(refused.problems)
            unread.add(place)
    by_kind = {place: tuple(read) for place, read in found.items()}
    return DataFiles(tuple(kinds), by_kind, frozenset(unread))


def _stray(name: str, known: Collection[str], shown: str) -> list[Problem]:
    """FILE-STRAY: a data file stands where its kind is looked for.

    Messages are read by their own.
    """
    place = name.partition("/")[0]
    if place == MESSAGES:
        return []
    message = f"Nothing is read from `data/{place}`."
    advice = nearest(place.removesuffix(".yml"), known)
    return [Problem(shown, Place(), "FILE-STRAY", message, advice)]


def _wrong_ending(shown: str) -> Problem:
    """FILE-ENDING: the name of a data file ends in `.yml`."""
    message = "A file with this ending is not read."
    return Problem(shown, Place(), "FILE-ENDING", message, "Let its name end in .yml.")
