"""Copies: files of a host that take the place of a lower layer's, and how they fell behind."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from ..model import Place, Problem
from .data import DataPaths
from .layers import ShownAs, files_of

SOURCES = "sources.yml"
OF_SOURCES = {"CITE-UNKNOWN", "SOURCE-UNKNOWN"}
"""What is wrong with files that cite sources which are not there."""
FROM_BEFORE = {"FORMERLY-LIVE", "ID-DUPLICATE", "REMOVED-LIVE"}
"""What is wrong where an id stands in two places, or still in one."""
ID = re.compile(r"\bid: *[\"']?([\w-]+)")


def blame_copies(
    problems: Iterable[Problem], files: DataPaths, layers: Sequence[Path], shown_as: ShownAs
) -> list[Problem]:
    """COPY-LACKS: a copy of a file of ours has all that our other files name.

    COPY-OLD: a copy has no id that its original lost in an update.
    COPY-REPLACES: a host's own sources stand beside ours, in a file of their own.

    Such problems stand in files that no host can change; they are one problem of the copy that
    lacks, or still has, what they name. All others are returned as they are.
    """
    below = files_of(list(layers[:-1]), "data")
    ours = {shown_as(path) for path in below.values()}
    copies = {path: below[name] for name, path in files.items() if below.get(name, path) != path}
    lacking = {path: _ids_in(original) - _ids_in(path) for path, original in copies.items()}
    outdated = {path: _ids_in(path) - _ids_in(original) for path, original in copies.items()}
    kept: list[Problem] = []
    blamed: dict[tuple[Path, str], list[Problem]] = {}
    for problem in problems:
        if problem.id in FROM_BEFORE and (old := _having(problem.about, outdated)):
            kept.append(_old(old, problem, ours, shown_as))
            continue
        copy = _to_blame(problem, lacking) if problem.path in ours else None
        if copy:
            about = "" if copy.name == SOURCES else problem.about
            blamed.setdefault((copy, about), []).append(problem)
        else:
            kept.append(problem)
    return kept + [
        _lacks(shown_as(copy), id, found) if id else _replaces(shown_as(copy), len(lacking[copy]))
        for (copy, id), found in blamed.items()
    ]


def _ids_in(path: Path) -> set[str]:
    """The ids in a file, whatever else is wrong with it."""
    return {*ID.findall(path.read_text("utf-8", "replace"))}


def _having(id: str, ids: Mapping[Path, set[str]]) -> Path | None:
    """The file that has an id; None where none does."""
    return next((path for path, found in ids.items() if id in found), None)


def _old(copy: Path, problem: Problem, ours: Collection[str], shown_as: ShownAs) -> Problem:
    """That a copy has an id which ours has elsewhere now, or no more."""
    text = copy.read_text("utf-8", "replace")
    found = re.search(rf"\bid: *[\"']?{re.escape(problem.about)}\b(?!-)", text)
    place = Place.of(text, found.start() if found else 0)
    where = f", in {problem.path}:{problem.place.line}" if problem.path in ours else ""
    what = {
        "REMOVED-LIVE": f"is gone from the handbook below: why is said{where}",
        "FORMERLY-LIVE": f"has another id in the handbook below{where}",
        "ID-DUPLICATE": f"stands elsewhere in the handbook below now{where}",
    }[problem.id]
    advice = "Delete it here, or give it an id of your own."
    message = f"This copy still has `{problem.about}`, which {what}."
    return Problem(shown_as(copy), place, "COPY-OLD", message, advice)


def _to_blame(problem: Problem, lacking: Mapping[Path, set[str]]) -> Path | None:
    """The copy that lacks what a problem of one of our files is about; None where none does."""
    for copy, ids in lacking.items():
        if problem.about in ids or (copy.name == SOURCES and ids and problem.id in OF_SOURCES):
            return copy
    return None


def _replaces(shown: str, count: int) -> Problem:
    message = f"This file takes the place of ours, and lacks {count} of its sources."
    advice = "Put your own into data/sources/, in a file of any name: they are added to ours."
    return Problem(shown, Place(), "COPY-REPLACES", message, advice)


def _lacks(shown: str, id: str, found: Sequence[Problem]) -> Problem:
    first = min(found)
    where = f"{first.path}:{first.place.line}"
    more = f" and in {len(found) - 1} other places" if len(found) > 1 else ""
    message = f"This copy lacks `{id}`, which the handbook names in {where}{more}."
    advice = "Copy it back from the file that this one replaces; or copy those files, too."
    return Problem(shown, Place(), "COPY-LACKS", message, advice)
