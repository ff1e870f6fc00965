"""The rules of time in a workshop: what it is made of adds up, and nothing is squeezed."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Activity, DataFiles, Problem, Session


def check_minutes_add_up(files: DataFiles) -> Iterator[Problem]:
    """MINUTES-SUM: the parts of a session, or an activity's steps and debrief, fill its minutes."""
    for file in files:
        work = file.content
        if isinstance(work, Activity | Session) and work.total != work.minutes:
            message = f"It has {work.minutes} minutes, and its parts together {work.total}."
            minutes = f"`minutes: {work.total}`"
            advice = f"Write {minutes}, or give a part other minutes."
            if file.path in files.tailored:
                advice = (
                    f"Your tailoring changes its parts: below `set: {file.id}:`, write {minutes}."
                )
            yield file.problem(("minutes",), "MINUTES-SUM", message, advice)


def check_activities_have_time(files: DataFiles) -> Iterator[Problem]:
    """MINUTES-FEW: a session gives an activity no less time than its shorter variant takes."""
    least = {file.id: file.content.least for file in files.of(Activity)}
    for file in files.of(Session):
        for position, part in enumerate(file.content.parts):
            needed = least.get(part.activity or "", 0)
            if part.minutes < needed:
                message = (
                    f"`{part.activity}` takes at least {needed} minutes, and has {part.minutes}."
                )
                advice = "Give it more time, or leave it out."
                steps = ("parts", position, "minutes")
                yield file.problem(steps, "MINUTES-FEW", message, advice)


def check_shorter_is_shorter(files: DataFiles) -> Iterator[Problem]:
    """MINUTES-SHORTER: an activity's shorter variant takes less time than the activity."""
    for file in files.of(Activity):
        shorter, whole = file.content.shorter, file.content.minutes
        if shorter and shorter.minutes >= whole:
            message = f"The shorter variant takes {shorter.minutes} minutes, the activity {whole}."
            steps = ("shorter", "minutes")
            yield file.problem(steps, "MINUTES-SHORTER", message, "Give it less, or leave it out.")


MINUTES = (check_minutes_add_up, check_activities_have_time, check_shorter_is_shorter)
