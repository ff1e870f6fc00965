"""Filled PDFs → the file of answers that the site opens.

A form says in the document's information whose fields it has (`pdf/forms.py` makes it), so a
form of an earlier edition is read as what it is, and the site asks about what was reworded.

The site reads filled PDFs too, in the browser: `overrides/assets/js/src/answers/filled-pdfs/` makes
the same file of them, and a table of cases in the tests holds the two together.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from ..model import BuildFailed
from ..pdf import NOTE, WHERE
from .filled import Field, Filled, read_form

FORMAT = "competency-handbook-answers"
STATES = ("unsure", "na")
COPIES = uuid.UUID("b06c9b1c-8d63-5c1c-9e55-3c4c6f0a8d10")
"""The names of worksheets' copies are made with it: the same copy has the same name again."""


def read_answers(paths: list[Path], handbook: str, now: datetime) -> dict[str, Any]:
    """The answers of all forms in one, as the site saves them.

    Raises BuildFailed, with a line for each form, where one is not of this handbook, has
    nothing in it, or says otherwise than another.
    """
    wrong: list[str] = []
    filled: list[Filled] = []
    for path in paths:
        try:
            _check_is_form(path)
            filled.append(read_form(path, handbook))
        except BuildFailed as failed:
            wrong.append(str(failed))
    at = now.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    records: dict[str, Any] = {}
    wrong += [clash for form in filled for clash in _add(records, form, at)]
    wrong += _other_editions(filled)
    if wrong:
        raise BuildFailed("\n".join(wrong))
    head = {"format": FORMAT, "v": 1, "handbook": handbook, "edition": filled[0].facts["edition"]}
    for groups in records.values():
        groups.setdefault("answers", {})
    return head | {"saved": at, "from": "forms", "records": records}


def _check_is_form(path: Path) -> None:
    """Raises BuildFailed where a file is one of answers, which the site opens by itself.

    Another program may have saved it with other letters; then the site would refuse it, too.
    """
    content = path.read_bytes()
    if FORMAT.encode() in content.replace(b"\0", b"")[:200] and b"%PDF-" not in content[:1024]:
        letters = "" if _is_unicode(content) else " First save it with the encoding UTF-8."
        raise BuildFailed(
            f"{path}: this is a file of answers, and no PDF. Open it in My answers on the site."
            f"{letters}"
        )


def _is_unicode(content: bytes) -> bool:
    """Whether the site can tell a file's letters: it is UTF-8, or UTF-16 by its first bytes."""
    little, big = content[:2] in (b"\xff\xfe", b"{\0"), content[:2] in (b"\xfe\xff", b"\0{")
    try:
        content.decode("utf-16-le" if little else "utf-16-be" if big else "utf-8")
    except UnicodeDecodeError:
        return False
    return True


def amounts_in(file: dict[str, Any]) -> str:
    """How much of each kind a file of answers holds, in words; kinds that it lacks are left out."""
    records = file["records"].values()
    sheets = [copies for groups in records for copies in groups.get("sheets", {}).values()]
    amounts = {
        ("answer", "answers"): sum(len(groups["answers"]) for groups in records),
        ("line of evidence", "lines of evidence"): sum(len(g.get("evidence", {})) for g in records),
        ("worksheet", "worksheets"): sum(map(len, sheets)),
    }
    words = [f"{n} {one if n == 1 else many}" for (one, many), n in amounts.items() if n]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _other_editions(filled: list[Filled]) -> list[str]:
    """A file of answers has one edition, so all its forms have the same."""
    return [
        f"{form.path}: this form is of edition {form.facts['edition']}, {filled[0].path} is of "
        f"{filled[0].facts['edition']}. Read them one by one."
        for form in filled[1:]
        if form.facts["edition"] != filled[0].facts["edition"]
    ]


def _add(records: dict[str, Any], form: Filled, at: str) -> Iterator[str]:
    """Add what a form says to the records; yields where it says otherwise than another."""
    moment = {"rev": 1, "at": at}
    for record, group, id, said in _said(form, moment):
        into = records.setdefault(record, {}).setdefault(group, {})
        if into.get(id, said) != said:
            yield f"{form.path}: `{id}` is answered differently in another form. Read one by one."
        into[id] = said
    for worksheet, sheet in _sheets(form):
        named = json.dumps(
            [worksheet, sheet], sort_keys=True, ensure_ascii=False, separators=(",", ":")
        )
        name = uuid.uuid5(COPIES, named)
        copies = records.setdefault("me", {}).setdefault("sheets", {}).setdefault(worksheet, {})
        copies[str(name)] = {"v": 1, "name": form.path.stem, "fields": sheet, **moment}


def _said(form: Filled, moment: dict[str, Any]) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Every answer and piece of evidence with its record and its place there."""
    for id, (record, wording) in form.facts["answers"].items():
        answer = _answer(form, id, wording, moment)
        if answer:
            yield record, "answers", id, answer
    for id in form.facts["evidence"]:
        have, where = form.fields.get(id), form.fields.get(id + WHERE)
        kept = {"have": bool(have and have.value), "where": where.value if where else ""}
        if any(kept.values()):
            yield "agency", "evidence", id, {"v": 1, **kept, **moment}


def _answer(form: Filled, id: str, wording: str, moment: dict[str, Any]) -> dict[str, Any] | None:
    """What was chosen and noted; None where nothing was."""
    chosen, note = form.fields.get(id, Field("", "")), form.fields.get(id + NOTE, Field("", ""))
    if not chosen.value and not note.value:
        return None
    state = chosen.value if chosen.value in STATES else "rated" if chosen.value else "none"
    seen = {"hash": wording, "lang": form.facts["lang"], "text": chosen.asks}
    answer = {"v": 1, "state": state, "level": chosen.value if state == "rated" else None}
    return answer | moment | {"seen": seen} | ({"note": note.value} if note.value else {})


def _sheets(form: Filled) -> Iterator[tuple[str, dict[str, str]]]:
    """What is written on each worksheet; those with nothing on them left out."""
    sheets: dict[str, dict[str, str]] = {}
    for blank, worksheet in form.facts["sheets"].items():
        field = form.fields.get(blank, Field("", ""))
        if field.value:
            sheets.setdefault(worksheet, {})[blank] = field.says or field.value
    yield from sheets.items()
