"""What the present data does to the answers that readers saved in an earlier edition, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from ..model import Framework, Item, Milestone, Rates, RatingLevel, Register, wording_hash
from .register import Standing, names_in
from .standings import Editions


class Outcome(StrEnum):
    """What an edit does to an answer."""

    KEPT = "kept"
    SAME = "same"
    REWORDED = "reworded"
    RESCALED = "rescaled"
    RENAMED = "renamed"
    MOVED = "moved"
    REMOVED = "removed"


ANSWERED = {
    "competency": "Statements that readers rate",
    "rating level": "Levels that they choose from",
    "evidence": "Evidence, of which an agency can note what it has",
    "worksheet": "Worksheets",
    "blank": "Blanks of worksheets",
}
"""The kinds of item that hold what a reader saved, and what to call them."""

STATEMENTS = {
    Outcome.KEPT: "as they were. Answers stay.",
    Outcome.SAME: "reworded with the same meaning, as `same_meaning` says. Answers stay.",
    Outcome.REWORDED: (
        "reworded. Readers see both wordings and are asked whether their answer still holds."
    ),
    Outcome.RESCALED: "rated on another scale. Readers keep their answer and are asked anew.",
    Outcome.RENAMED: "under another id. Answers follow.",
    Outcome.MOVED: "in another framework. Answers go with them.",
    Outcome.REMOVED: "gone. Answers are kept under “No longer in this edition”.",
}
LEVELS = {
    Outcome.KEPT: "as they were. Answers stay.",
    Outcome.SAME: "reworded with the same meaning, as `same_meaning` says. Answers stay.",
    Outcome.REWORDED: (
        "reworded. Readers who chose one see both wordings and are asked whether it still fits."
    ),
    Outcome.RENAMED: "under another id. Answers follow.",
    Outcome.MOVED: "in another scale. Answers stay.",
    Outcome.REMOVED: "gone. Readers who chose one keep their answer and are asked anew.",
}
NOTES = {
    Outcome.KEPT: "as they were. What readers wrote stays.",
    Outcome.REWORDED: "reworded. What readers wrote stays.",
    Outcome.RENAMED: "under another id. What readers wrote follows.",
    Outcome.MOVED: "in another place. What readers wrote on a worksheet stays with that one.",
    Outcome.REMOVED: "gone. What readers wrote is kept in the browser and in saved files.",
}
ADVICE = (
    "Before you release it: where a new wording means the same, move the earlier one into "
    "`same_meaning`, and nobody is asked. What means something else needs another id."
)
"""For whoever edits, where anything was reworded."""
FIRST = (Outcome.REWORDED, Outcome.RESCALED, Outcome.REMOVED)
"""What is told first of a kind: what readers are asked about, and what is gone."""
ALSO_RATED = {"domain": "competency", "indicator": "competency"}
"""Kinds of item that readers rate where these say so, and whose findings they join."""
SAID = {"competency": STATEMENTS, "rating level": LEVELS}
"""What each outcome means for readers; NOTES for the other kinds."""


def is_asked(kind: str) -> bool:
    """Whether readers are asked about new words of such an item, and do not only write there."""
    return ALSO_RATED.get(kind, kind) in SAID


AS_THE_SCALE = "what the scale says of this level"
"""What readers see of a level that an item no longer words itself."""


@dataclass(frozen=True)
class Finding:
    """What an edit does to the answers on one item."""

    kind: str
    outcome: Outcome
    id: str
    details: tuple[str, ...] = ()


def report_since(editions: Editions, register: Register, edition: str) -> Iterator[str]:
    """The lines of the report, on an edition that the register has."""
    findings = list(findings_since(editions, register, edition))
    yield f"What the present data does to answers saved in edition {edition}:"
    for kind, called in ANSWERED.items():
        of_kind = [finding for finding in findings if finding.kind == kind]
        yield f"\n{called}: {len({finding.id for finding in of_kind})}"
        for outcome in (*FIRST, *(it for it in Outcome if it not in FIRST)):
            found = [finding for finding in of_kind if finding.outcome is outcome]
            if found:
                yield f"{len(found):5} {SAID.get(kind, NOTES)[outcome]}"
            for finding in found if outcome is not Outcome.KEPT else ():
                yield f"        {finding.id}"
                yield from (f"          {detail}" for detail in finding.details)
    if any(it.outcome is Outcome.REWORDED and is_asked(it.kind) for it in findings):
        yield f"\n{ADVICE}"


def findings_since(editions: Editions, register: Register, edition: str) -> Iterator[Finding]:
    """What becomes of each item that readers answer; one that has many fates has many findings."""
    then = register.at(edition)
    for id, (registered, was) in then.items():
        kind = ALSO_RATED.get(registered, registered) if was.hash else registered
        if kind not in ANSWERED or not is_kept(editions, kind, was):
            continue
        item = editions.standing.get(id) or editions.heirs.get(id)
        if item is not None and was.hash and not item.milestone("now").hash:
            yield Finding(kind, Outcome.REMOVED, id, ("It is there, and not rated any more.",))
            continue
        if item is None or item.kind != registered:
            end = editions.end_of(id)
            reason = end.because if end and end.because else "No reason is given."
            yield Finding(kind, Outcome.REMOVED, id, (reason,))
            continue
        changes = list(_changes(editions, then, was, item))
        if item.id != id:
            changes.append((Outcome.RENAMED, (f"now: {item.id}",)))
        for outcome, details in changes or [(Outcome.KEPT, ())]:
            yield Finding(kind, outcome, id, details)


def wordings_since(standing: Mapping[str, Standing], register: Register | None) -> str:
    """What readers answer otherwise than in the last edition, in a line; "" if nothing.

    Without a register, nothing was released.
    """
    if register is None:
        return ""
    new = reworded = 0
    names = names_in(standing)
    for item in standing.values():
        last = register.last(item.id)
        if item.milestone("now").hash:
            new += last is None or last.hash is None
            reworded += bool(last and last.hash and any(rewordings(last, item, names)))
    edition = register.editions[-1].edition
    counted = f"{reworded} reworded and {new} new"
    return f"What readers answer: {counted} since edition {edition}." if new or reworded else ""


def _changes(
    editions: Editions, then: Mapping[str, tuple[str, Milestone]], was: Milestone, item: Standing
) -> Iterator[tuple[Outcome, tuple[str, ...]]]:
    """What else but its id has changed of an item, with details; nothing where nothing has."""
    now = item.milestone("now")
    pairs = list(rewordings(was, item, editions.names))
    if pairs:
        same = means_the_same(item, pairs)
        shown = seen_by_readers(was, pairs)
        texts = [(f"before: {before}", f"now:    {after}") for before, after in shown]
        yield Outcome.SAME if same else Outcome.REWORDED, tuple(chain(*texts))
    if was.within and not _is_same(editions, was.within, now.within):
        yield Outcome.MOVED, (f"from {was.within} to {now.within}",)
    framework, within = item.file.content, was.within or ""
    rated = isinstance(item.part, Item) and within in then
    if rated and isinstance(framework, Framework):
        scale, scale_now = then[within][1].scale, framework.scale
        if not _is_same(editions, scale, scale_now):
            yield Outcome.RESCALED, (f"from {scale} to {scale_now}",)


def rewordings(
    was: Milestone, item: Standing, names: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """(before, now) of the statement, and of what readers saw beside it, where they differ.

    What readers saw is not known of an edition whose register has no `self_check` or `levels`.
    Words where there were none before ask nobody: a level's first anchor, or first descriptor.
    """
    now, part = item.milestone("now"), item.part
    has_first_anchor = isinstance(part, RatingLevel) and was.hash == wording_hash(part.name)
    if was.hash != now.hash and not has_first_anchor:
        yield was.text or "", now.text or ""
    if was.self_check and was.self_check_hash != (now.self_check_hash or now.hash):
        yield was.self_check, now.self_check or now.text or ""
    for level, before in (was.levels or {}).items():
        after = (now.levels or {}).get(names.get(level, ""), AS_THE_SCALE)
        if level in names and wording_hash(before) != wording_hash(after):
            yield before, after


def means_the_same(item: Standing, pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether the data say of every earlier wording that it meant the same."""
    meant = item.part.earlier if isinstance(item.part, Item | RatingLevel) else ()
    return all(wording_hash(before) in meant for before, _ in pairs)


def seen_by_readers(was: Milestone, pairs: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """The wordings that readers answered: the self-check's, where the statement's changed, too."""
    both = len(pairs) > 1 and (pairs[0][0], pairs[1][0]) == (was.text, was.self_check)
    return pairs[1:] if both else pairs


def is_kept(editions: Editions, kind: str, was: Milestone) -> bool:
    """Whether a browser keeps anything of such an item: of evidence, an agency's alone."""
    work = editions.standing.get(was.within or "")
    of_people = isinstance(framework := work and work.file.content, Framework) and (
        framework.rates is Rates.PRACTITIONER
    )
    return not (kind == "evidence" and of_people)


def _is_same(editions: Editions, was: str | None, now: str | None) -> bool:
    """Whether two ids name the same thing, before and after a rename."""
    return was == now or (was in editions.heirs and editions.heirs[was].id == now)
