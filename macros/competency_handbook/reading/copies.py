"""Copies: files of a host that take the place of a lower layer's, and what they lack of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from ..model import Place, Problem
from .data import DataPaths
from .layers import ShownAs, files_of

SOURCES = "sources.yml"
OF_SOURCES = {"CITE-UNKNOWN", "SOURCE-UNKNOWN"}
"""What is wrong with files that cite sources which are not there."""
ID = re.compile(r"\bid: *[\"']?([\w-]+)")


def blame_copies(
    problems: Iterable[Problem], files: DataPaths, layers: Sequence[Path], shown_as: ShownAs
) -> list[Problem]:
    """COPY-LACKS: a copy of a file of ours has all that our other files name.

    Such problems stand in files that no host can change; they are one problem of the copy that
    lacks what they name. All others are returned as they are.
    """
    below = files_of(list(layers[:-1]), "data")
    ours = {shown_as(path) for path in below.values()}
    copies = [(path, below[name]) for name, path in files.items() if below.get(name, path) != path]
    if replaced := next(filter(_lacks_sources, copies), None):
        copies.remove(replaced)
        problems = [p for p in problems if p.path not in ours or p.id not in OF_SOURCES]
        problems.append(_replaces(*replaced, shown_as(replaced[0])))
    kept: list[Problem] = []
    lacking: dict[tuple[Path, str], list[Problem]] = {}
    for problem in problems:
        copy = _copy_that_lacks(problem.about, copies) if problem.path in ours else None
        if copy:
            lacking.setdefault((copy, problem.about), []).append(problem)
        else:
            kept.append(problem)
    return kept + [_lacks(shown_as(copy), id, found) for (copy, id), found in lacking.items()]


def _lacks_sources(copy: tuple[Path, Path]) -> bool:
    """Whether a copy of our file of sources has not all of them."""
    theirs, ours = (set(ID.findall(path.read_text("utf-8", "replace"))) for path in copy)
    return copy[0].name == SOURCES and not ours <= theirs


def _replaces(copy: Path, original: Path, shown: str) -> Problem:
    """COPY-REPLACES: a host's own sources stand beside ours, in a file of their own."""
    theirs, ours = (
        set(ID.findall(path.read_text("utf-8", "replace"))) for path in (copy, original)
    )
    message = f"This file takes the place of ours, and lacks {len(ours - theirs)} of its sources."
    advice = "Put your own into data/sources/, in a file of any name: they are added to ours."
    return Problem(shown, Place(), "COPY-REPLACES", message, advice)


def _lacking(copy: Path, original: Path) -> set[str]:
    """The ids of an original that its copy has not."""
    theirs, ours = (ID.findall(path.read_text("utf-8", "replace")) for path in (copy, original))
    return {*ours} - {*theirs}


def _copy_that_lacks(id: str, copies: Iterable[tuple[Path, Path]]) -> Path | None:
    """The copy whose original has an item with this id; None where no original has."""
    if not id:
        return None
    item = re.compile(rf"\bid: *[\"']?{re.escape(id)}[\"']?\s*(,|}}|$)", re.MULTILINE)
    return next(
        (copy for copy, ours in copies if item.search(ours.read_text("utf-8", "replace"))), None
    )


def _lacks(shown: str, id: str, found: Sequence[Problem]) -> Problem:
    first = min(found)
    where = f"{first.path}:{first.place.line}"
    more = f" and in {len(found) - 1} other places" if len(found) > 1 else ""
    message = f"This copy lacks `{id}`, which the handbook names in {where}{more}."
    advice = "Copy it back from the file that this one replaces; or copy those files, too."
    return Problem(shown, Place(), "COPY-LACKS", message, advice)
