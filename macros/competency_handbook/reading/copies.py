"""Copies: files of a host that take the place of a lower layer's, and what they lack of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from ..model import Place, Problem
from .data import DataPaths
from .layers import ShownAs, files_of


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
    kept: list[Problem] = []
    lacking: dict[tuple[Path, str], list[Problem]] = {}
    for problem in problems:
        copy = _copy_that_lacks(problem.about, copies) if problem.path in ours else None
        if copy:
            lacking.setdefault((copy, problem.about), []).append(problem)
        else:
            kept.append(problem)
    return kept + [_lacks(shown_as(copy), id, found) for (copy, id), found in lacking.items()]


def _copy_that_lacks(id: str, copies: Iterable[tuple[Path, Path]]) -> Path | None:
    """The copy whose original has an item with this id; None where no original has."""
    if not id:
        return None
    item = re.compile(rf"\bid: *[\"']?{re.escape(id)}[\"']?\s*(,|}}|$)", re.MULTILINE)
    return next((copy for copy, ours in copies if item.search(ours.read_text("utf-8"))), None)


def _lacks(shown: str, id: str, found: Sequence[Problem]) -> Problem:
    first = min(found)
    where = f"{first.path}:{first.place.line}"
    more = f" and in {len(found) - 1} other places" if len(found) > 1 else ""
    message = f"This copy lacks `{id}`, which the handbook names in {where}{more}."
    advice = "Copy it back from the file that this one replaces; or copy those files, too."
    return Problem(shown, Place(), "COPY-LACKS", message, advice)
