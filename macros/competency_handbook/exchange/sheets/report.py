"""What an import found and what it would do, as lines for whoever imports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from .cells import Sheet, letters
from .entries import Account
from .headings import Headings
from .mapping import ROLES, Column
from .merge import Change
from .nesting import MEANINGS, Nesting

FEW = 8
DEEDS = {
    "added": "new",
    "changed": "changed",
    "removed": "gone from the sheet, and so taken out",
    "moved": "moved",
    "ordered": "in another order",
    "both": "changed by you, too, and left as you have it",
}


def lines_of_sheet(
    sheet: Sheet,
    headings: Headings,
    columns: Sequence[Column],
    account: Account,
    nesting: Nesting,
) -> Iterator[str]:
    """What was read: columns, rows and cells, and what somebody should look at."""
    yield sheet.path.name + (f", sheet “{sheet.name}”" if sheet.name else "")
    for remark in sheet.remarks:
        yield f"  {remark}"
    where = " and ".join(str(row + 1) for row in headings.rows)
    yield f"Columns, by the headings in row {where}:"
    for number, column in enumerate(columns):
        if column.heading:
            yield f"  {letters(number):>2}  {_line(column.heading)}: {_meaning(column)}"
    if nesting in MEANINGS:
        others = ", ".join(other for other in Nesting if other != nesting)
        yield f"Outline: {MEANINGS[nesting]} ({nesting}). If not, say --outline, and {others}."
    rows, cells = account.totals()
    yield from _sum("Rows", rows)
    yield from _sum("Cells with something in them", cells)
    if account.words:
        yield "To look at:"
        yield from (f"  {word}" for word in account.words)


def _meaning(column: Column) -> str:
    """What a column holds, and the word to say so with."""
    cut = {"": "", "\n": ", a line each"}.get(column.cut, f", cut at “{column.cut}”")
    return f"{ROLES[column.kind]} ({column.role}){cut}"


def _sum(what: str, counts: Counter[str]) -> Iterator[str]:
    yield f"{what}: {sum(counts.values())}"
    for kind, count in counts.most_common():
        yield f"  {count:>6}  {kind}"


def lines_of_changes(
    changes: Sequence[Change], names: Mapping[str, str], is_new: bool
) -> Iterator[str]:
    """What the sheet changes; of a new framework only the first ids."""
    if not changes:
        yield "The sheet changes nothing."
        return
    for deed, meaning in DEEDS.items():
        of_deed = [change for change in changes if change.deed == deed]
        if not of_deed:
            continue
        yield f"{len(of_deed)} {meaning}:"
        shown = of_deed[:FEW] if is_new else of_deed
        for change in shown:
            yield from _lines_of(change, names)
        if len(of_deed) > len(shown):
            yield f"  … and {len(of_deed) - len(shown)} more"


def _lines_of(change: Change, names: Mapping[str, str]) -> Iterator[str]:
    row = f" (row {change.row + 1})" if change.row is not None else ""
    column = f", {change.column}" if change.column else ""
    name = f" “{_line(names[change.id])}”" if names.get(change.id) else ""
    yield f"  {change.id or 'the framework'}{name}{column}{row}"
    if change.deed == "both" and "deleted" in (change.now, change.yours):
        who = "The sheet has it no longer" if change.now else "You deleted it; the sheet changed it"
        yield f"      {who}."
    elif change.deed in ("changed", "both") and change.column not in ("place", "order"):
        yield f"      sheet: {marked(change.was, change.now)}"
        if change.deed == "both":
            yield f"      yours: {marked(change.was, change.yours)}"
    elif change.column == "place":
        yield f"      from {change.was or 'the top'} to {change.now or 'the top'}"


def marked(was: str, now: str) -> str:
    """A text with what was taken out as [-…-] and what was put in as {+…+}."""
    old, new = re.findall(r"\S+|\n", was), re.findall(r"\S+|\n", now)
    parts: list[str] = []
    for deed, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if deed == "equal":
            kept = " ".join(old[a:b]).split("\n")
            parts.append(_shortened("\n".join(kept)))
        else:
            parts += [f"[-{' '.join(old[a:b])}-]"] * (b > a)
            parts += [f"{{+{' '.join(new[c:d])}+}}"] * (d > c)
    return " ".join(" ".join(parts).split())


def _shortened(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:36]} … {words[-36:]}"


def _line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
