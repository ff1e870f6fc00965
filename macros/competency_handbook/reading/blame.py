"""What a host's tailoring leaves wrong in files that the host cannot edit, told at its own line."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ..model import DataFiles, Place, Problem


def blame_tailoring(
    problems: Iterable[Problem], files: DataFiles, below: Collection[str]
) -> list[Problem]:
    """TAILOR-LEAVES: what a tailoring changes leaves nothing wrong in a file `below` the host's.

    Such problems are one for each entry and each rule; all others are returned as they are.
    """
    kept: list[Problem] = []
    blamed: dict[tuple[Place, str, str], list[Problem]] = {}
    for problem in problems:
        cause = _cause_of(problem, files) if problem.path in below else None
        if cause is None:
            kept.append(problem)
        else:
            blamed.setdefault((cause, cause.file, problem.id), []).append(problem)
    return kept + [_told(cause, found) for (cause, _, _), found in blamed.items()]


def _cause_of(problem: Problem, files: DataFiles) -> Place | None:
    """The entry that a problem comes of; None where tailoring has no part in it."""
    return files.deeds.get(problem.about) or files.tailored.get(problem.path)


def _told(cause: Place, found: list[Problem]) -> Problem:
    first = min(found)
    more = f" So in {len(found) - 1} other places." if len(found) > 1 else ""
    message = (
        f"This leaves something wrong in {first.path}:{first.place.line}: "
        f"{first.id} {first.message}{more}"
    )
    advice = "Set or hide that, too, or take this back."
    return Problem(cause.file, cause, "TAILOR-LEAVES", message, advice)
