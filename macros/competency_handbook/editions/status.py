"""What `handbook status` and `handbook upgrade` say, line by line."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator

from ..model import Difference
from .upstream import Below, Overtaken, Upstream

DEEDS = {
    "set": "changes",
    "added": "adds",
    "moved": "moves",
    "ordered": "puts in order",
    "hidden": "leaves out",
}
MOST_NEW = 12


def status_lines(below: Below) -> Iterator[str]:
    """What the host changes, and what changed below that since it last looked."""
    yield from _tailored(below.files.differences)
    names = list(below.copies)
    yield f"Copies of files below: {len(names) or 'none'}."
    yield from (f"  {name}" for name in names)
    yield ""
    record = below.record()
    if record is None:
        yield "There is no record yet of what lies below: `handbook upgrade` begins one."
    else:
        yield f"You last looked at version {record.version}, edition {record.edition}."
        yield f"Below is version {below.version}, edition {below.now().edition}."
    yield from _changed(below, record)


def _tailored(differences: tuple[Difference, ...]) -> Iterator[str]:
    counts = Counter(it.deed for it in differences)
    told = ", ".join(f"{DEEDS[deed]} {count}" for deed, count in counts.items())
    yield f"Your handbook {told}." if told else "Your handbook changes nothing by ids."
    for it in differences:
        keys = ", ".join(one.key for one in it.changed)
        yield f"  {DEEDS[it.deed]} {it.id}{f': {keys}' if keys else ''}"
        if it.along:
            yield f"    and with it {', '.join(id for id, _ in it.along)}"


def _changed(below: Below, record: Upstream | None) -> Iterator[str]:
    overtaken, misquoted = list(below.overtaken(record)), list(below.misquoted(record))
    gone = below.gone(record) if record else {}
    new = below.new(record) if record else []
    if record and not (overtaken or gone or new):
        yield "Nothing has changed there since."
    if overtaken:
        yield "Changed below what is yours:"
        for it in overtaken:
            yield from _side_by_side(it)
    if misquoted:
        yield "Not what stands there, in your `was`, though it did not change:"
        for it in misquoted:
            yield from _side_by_side(it)
    if mends := below.files.mends:
        yield "`handbook upgrade` writes into your files:"
        yield from (f"  {mend.path}: {mend.message}" for mend in mends)
    if gone:
        yield "No longer there:"
        yield from (f"  {id} {became}".rstrip() for id, became in gone.items())
    if new:
        more = f", and {len(new) - MOST_NEW} more" if len(new) > MOST_NEW else ""
        yield f"New there: {', '.join(new[:MOST_NEW])}{more}."


def _side_by_side(it: Overtaken) -> Iterator[str]:
    yield f"  {it.where}: {it.name}"
    if it.was or it.is_now:
        yield f"    was    {_line(it.was)}"
        yield f"    is now {_line(marked(it.was, it.is_now))}"
        yield f"    yours  {_line(it.yours)}"


def marked(old: str, new: str) -> str:
    """The new text, with what left the old one as `[-…-]` and what is new in it as `{+…+}`."""
    before, after = re.split(r"(\s+)", old), re.split(r"(\s+)", new)
    pieces = []
    for tag, i, j, k, m in difflib.SequenceMatcher(None, before, after, False).get_opcodes():
        left, came = "".join(before[i:j]), "".join(after[k:m])
        if tag == "equal":
            pieces.append(came)
        else:
            pieces.append((f"[-{left}-]" if left else "") + (f"{{+{came}+}}" if came else ""))
    return "".join(pieces)


def _line(text: str) -> str:
    """A text on one line, its end cut where it is very long."""
    words = " ".join(text.split())
    return words if len(words) <= 2000 else f"{words[:2000]} …"
