"""The rules between the data and what was released: one small generator each.

Only the uppermost layer's own register is held against the data; those below tell what else was
ever released, what became of it, and what a host has merely left out.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping

from ..model import (
    DataFiles,
    Entry,
    Item,
    Problem,
    RatingLevel,
    Register,
    Removed,
    wording_hash,
)
from .register import TAKE_BACK, Registers, Standing, digests_of
from .standings import Editions

Rule = Callable[[Editions], Iterator[Problem]]


def check_promises(files: DataFiles, registers: Registers) -> list[Problem]:
    """What every rule finds; empty where all is well."""
    editions = Editions(files, registers)
    return [problem for rule in RULES for problem in rule(editions)]


def check_register_is_untouched(editions: Editions) -> Iterator[Problem]:
    """REGISTER-ALTERED: what an edition registered stays as `handbook register` wrote it."""
    if not (file := editions.registers.own):
        return
    altered = list(_altered(file.content))
    for id, message in altered:
        yield file.problem(("ids", id), "REGISTER-ALTERED", message, TAKE_BACK)
    if altered:
        return
    for position, digest in enumerate(digests_of(file.content)):
        release = file.content.editions[position]
        if release.digest != digest:
            message = f"What edition {release.edition} registered has been changed since."
            yield file.problem(("editions", position), "REGISTER-ALTERED", message, TAKE_BACK)
            return


def _altered(register: Register) -> Iterator[tuple[str, str]]:
    """(id, what is wrong) of each entry that no command writes."""
    names = [release.edition for release in register.editions]
    for id, entry in register.ids.items():
        told = [milestone.edition for milestone in entry.history]
        if told != [name for name in names if name in told]:
            yield id, f"The editions of `{id}` are not those of the register, in their order."
        if any(m.text and m.hash != wording_hash(m.text) for m in entry.history):
            yield id, f"A wording of `{id}` has been changed."


def check_released_ids_are_kept(editions: Editions) -> Iterator[Problem]:
    """REGISTER-GONE: a released id is in the data, in a `formerly`, or in `data/removed.yml`."""
    if not (file := editions.registers.own) or editions.files.unread:
        return
    for id, entry in editions.gone.items():
        if editions.end_of(id):
            continue
        unreleased = [
            other
            for other, item in editions.standing.items()
            if item.kind == entry.kind and other not in file.content.ids
        ]
        close = difflib.get_close_matches(id, unreleased, 1)
        such = f", such as `{close[0]}`" if close else ""
        message = f"`{id}` ({entry.kind}, edition {entry.history[0].edition}) is gone."
        advice = (
            f"Add `formerly: [{id}]` to what it is called now{such}; "
            "or say in data/removed.yml why it is gone."
        )
        yield file.problem(("ids", id), "REGISTER-GONE", message, advice)


def check_ids_are_never_reused(editions: Editions) -> Iterator[Problem]:
    """ID-REUSED: an id that was released for one kind of thing never names another."""
    first: dict[str, Entry] = {}
    for register in editions.registers:
        first = register.content.ids | first
    for id, entry in first.items():
        item = editions.standing.get(id)
        if item and item.kind != entry.kind:
            message = (
                f"`{id}` was released in edition {entry.history[0].edition} for something else "
                f"({entry.kind}, not {item.kind})."
            )
            steps = (*item.steps, "id") if item.steps else ()
            advice = "Give this another id; an id is never reused."
            yield item.file.problem(steps, "ID-REUSED", message, advice)


def check_former_ids_are_gone(editions: Editions) -> Iterator[Problem]:
    """FORMERLY-LIVE: an id in `formerly` stands nowhere in the data.

    FORMERLY-TWICE: no two items have the same former id.
    """
    first: dict[str, Standing] = {}
    for item, position, old in _former_ids(editions):
        steps = (*item.steps, "formerly", position)
        if old in editions.standing:
            message = f"`{old}` is an id still: it stands in {editions.standing[old].where}."
            advice = "Delete it here; only an id that is gone stands in `formerly`."
            yield item.file.problem(steps, "FORMERLY-LIVE", message, advice, old)
        elif old in first:
            message = f"`{old}` is a former id twice, first in {first[old].where}."
            advice = "Keep it where the same thing stands; what was split is a new thing."
            yield item.file.problem(steps, "FORMERLY-TWICE", message, advice)
        first.setdefault(old, item)


def check_former_ids_were_released(editions: Editions) -> Iterator[Problem]:
    """FORMERLY-UNKNOWN: an id in `formerly` was released, for the same kind of thing."""
    if not editions.registers.own:
        return
    for item, position, old in _former_ids(editions):
        if old not in (known := set(editions.released(item.kind))):
            message = f"No {item.kind} was ever released as `{old}`."
            steps = (*item.steps, "formerly", position)
            advice = _nearest(old, known)
            yield item.file.problem(steps, "FORMERLY-UNKNOWN", message, advice)


def _former_ids(editions: Editions) -> Iterator[tuple[Standing, int, str]]:
    for item in editions.standing.values():
        for position, old in enumerate(item.part.formerly):
            yield item, position, old


def check_removals_are_gone(editions: Editions) -> Iterator[Problem]:
    """REMOVED-LIVE: what is said to be removed is gone, and has no other id.

    REMOVED-UNKNOWN: what is said to be removed was released.
    """
    for file in editions.files.of(Removed):
        for position, entry in enumerate(file.content.removed):
            steps = ("removed", position, "was")
            item = editions.standing.get(entry.was) or editions.heirs.get(entry.was)
            if item:
                message = f"`{entry.was}` is not gone: it stands in {item.where}."
                if item.id != entry.was:
                    message = f"`{entry.was}` is not gone: it is `{item.id}` now, in {item.where}."
                advice = "Delete this entry."
                yield file.problem(steps, "REMOVED-LIVE", message, advice, item.id)
            elif editions.registers.own and entry.was not in (known := {*editions.released()}):
                message = f"Nothing was ever released as `{entry.was}`."
                yield file.problem(steps, "REMOVED-UNKNOWN", message, _nearest(entry.was, known))


def check_earlier_wordings_were_released(editions: Editions) -> Iterator[Problem]:
    """SAME-UNKNOWN: a wording in `same_meaning` stood in a released edition."""
    if not editions.registers.own:
        return
    for item in editions.standing.values():
        if not isinstance(item.part, Item | RatingLevel) or not item.part.same_meaning:
            continue
        known = dict(_wordings(editions.registers, {item.id, *item.part.formerly}))
        for position, text in enumerate(item.part.same_meaning):
            if not _was_released(text, known, isinstance(item.part, RatingLevel)):
                message = f"`{item.id}` was never released with this wording."
                steps = (*item.steps, "same_meaning", position)
                advice = _nearest(text, known.values())
                yield item.file.problem(steps, "SAME-UNKNOWN", message, advice)


def _was_released(text: str, known: Mapping[str, str], is_level: bool) -> bool:
    """Whether a text is one of the wordings; of a level's, its name or its anchor is enough."""
    if wording_hash(text) in known:
        return True
    part, wholes = _folded(text), map(_folded, known.values() if is_level else ())
    return any(whole.startswith(f"{part}: ") or whole.endswith(f": {part}") for whole in wholes)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _wordings(registers: Registers, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(hash, text) of every wording that was released under one of the ids."""
    for register in registers:
        for id in ids:
            entry = register.content.ids.get(id)
            for milestone in entry.history if entry else ():
                if milestone.text and milestone.hash:
                    yield milestone.hash, milestone.text
                beside = (milestone.self_check, *(milestone.levels or {}).values())
                yield from ((wording_hash(text), text) for text in beside if text)


def _nearest(given: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(given, sorted(known), 1)
    if close:
        return f"Did you mean `{close[0]}`?"
    return "Correct it, or delete it: data/register.json has all that was released."


RULES: tuple[Rule, ...] = (
    check_register_is_untouched,
    check_released_ids_are_kept,
    check_ids_are_never_reused,
    check_former_ids_are_gone,
    check_former_ids_were_released,
    check_removals_are_gone,
    check_earlier_wordings_were_released,
)
