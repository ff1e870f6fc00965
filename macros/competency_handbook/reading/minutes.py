"""The rules of time in a workshop: what it is made of adds up, and nothing is squeezed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from ..model import Activity, DataFiles, Difference, Place, Problem, Rewording, Session
from .load import start_of
from .trees import Tree, called, text_of, value_of


def check_minutes_add_up(files: DataFiles) -> Iterator[Problem]:
    """MINUTES-SUM: the parts of a session, or an activity's steps and debrief, fill its minutes."""
    for file in files:
        work = file.content
        if isinstance(work, Activity | Session) and work.total != work.minutes:
            message = f"It has {work.minutes} minutes, and its parts together {work.total}."
            advice = f"Write `minutes: {work.total}`, or give a part other minutes."
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
                about = part.activity or ""
                yield file.problem(steps, "MINUTES-FEW", message, advice, about)


def check_shorter_is_shorter(files: DataFiles) -> Iterator[Problem]:
    """MINUTES-SHORTER: an activity's shorter variant takes less time than the activity."""
    for file in files.of(Activity):
        shorter, whole = file.content.shorter, file.content.minutes
        if shorter and shorter.minutes >= whole:
            message = f"The shorter variant takes {shorter.minutes} minutes, the activity {whole}."
            steps = ("shorter", "minutes")
            yield file.problem(steps, "MINUTES-SHORTER", message, "Give it less, or leave it out.")


MINUTES = (check_minutes_add_up, check_activities_have_time, check_shorter_is_shorter)


@dataclass
class Followed:
    """What came of letting minutes follow what a host's tailoring did to parts and steps."""

    paths: set[str] = field(default_factory=set)
    differences: list[Difference] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)


def follow_minutes(trees: Iterable[Tree], tailored: Mapping[str, Place]) -> Followed:
    """Let tailored sessions and activities take as long as what is left of them, in their trees.

    What a host sets or writes itself stays as it is, and is checked.

    TAILOR-MINUTES: what a session says of its minutes is what they are. A notice.
    """
    followed = Followed()
    for tree in trees:
        cause = tailored.get(tree.path)
        if cause is None or tree.is_own or tree.kind.model not in (Session, Activity):
            continue
        minutes, total = value_of(tree.node, "minutes"), str(_total_of(tree.node))
        if minutes is None or start_of(minutes).file or minutes.value == total:
            continue
        was = minutes.value
        _replace(tree.node, minutes, total)
        _drop_shorter(tree.node, int(total))
        followed.paths.add(tree.path)
        where = f"{cause.file}:{cause.line}"
        changed = (Rewording("minutes", was, total, where=where),)
        title = called(tree.node) or tree.id
        followed.differences.append(
            Difference(tree.id, "set", title, within=tree.id, changed=changed, where=where)
        )
        if names_minutes(text_of(tree.node), was):
            message = f"`{tree.id}` takes {total} minutes now, and its words still say {was}."
            advice = f"Word them anew below `set: {tree.id}:`; its page says how long it takes."
            followed.notices.append(Problem(cause.file, cause, "TAILOR-MINUTES", message, advice))
    return followed


def names_minutes(text: str, minutes: str) -> bool:
    """Whether a text speaks of so many minutes, in digits."""
    return re.search(rf"\b{minutes}[\s-]?min", text) is not None


def _total_of(work: yaml.Node) -> int:
    """The minutes of all parts, steps and the debrief."""
    blocks = [value_of(work, key) for key in ("parts", "steps")]
    entries = [entry for block in blocks if block is not None for entry in block.value]
    found = (value_of(entry, "minutes") for entry in (*entries, value_of(work, "debrief")) if entry)
    return sum(int(it.value) for it in found if isinstance(it, yaml.ScalarNode))


def _replace(work: yaml.Node, minutes: yaml.Node, total: str) -> None:
    """Put other minutes in the place of a work's own."""
    new = yaml.ScalarNode(minutes.tag, total, minutes.start_mark, minutes.end_mark)
    work.value[:] = [(key, new if value is minutes else value) for key, value in work.value]


def _drop_shorter(work: yaml.Node, total: int) -> None:
    """Take out a shorter variant that is not shorter any more."""
    shorter = value_of(work, "shorter")
    takes = value_of(shorter, "minutes") if shorter else None
    if takes is not None and int(takes.value) >= total and not start_of(takes).file:
        work.value[:] = [pair for pair in work.value if pair[1] is not shorter]
