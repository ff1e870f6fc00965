"""Filled PDFs → the file of answers that the site opens.

A form says in the document's information whose fields it has (`pdf/forms.py` makes it), so a
form of an earlier edition is read as what it is, and the site asks about what was reworded.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pikepdf

from .model import BuildFailed
from .pdf.forms import NOTE, WHERE

FORMAT = "competency-handbook-answers"
FACTS = "/CompetencyHandbook"
STATES = ("unsure", "na")
COPIES = uuid.UUID("b06c9b1c-8d63-5c1c-9e55-3c4c6f0a8d10")
"""The names of worksheets' copies are made with it: the same copy has the same name again."""


@dataclass(frozen=True)
class Field:
    """What stands in a field: the chosen state or the text, empty where nothing does.

    `asks` is its question, `says` what stands beside the chosen option.
    """

    value: str
    asks: str
    says: str = ""


@dataclass(frozen=True)
class Filled:
    """A filled form: what it tells of itself, and its fields by name."""

    path: Path
    facts: dict[str, Any]
    fields: dict[str, Field]


def read_answers(paths: list[Path], handbook: str, now: datetime) -> dict[str, Any]:
    """The answers of all forms in one, as the site saves them.

    Raises BuildFailed, with a line for each form, where one is not of this handbook, has
    nothing in it, or says otherwise than another.
    """
    wrong: list[str] = []
    filled: list[Filled] = []
    for path in paths:
        try:
            filled.append(_read_form(path, handbook))
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
    return head | {"saved": at, "records": records}


def _read_form(path: Path, handbook: str) -> Filled:
    try:
        with pikepdf.open(path) as pdf:
            facts = _facts_of(pdf, path)
            fields = dict(_fields_of(pdf))
    except pikepdf.PasswordError:
        raise BuildFailed(f"{path}: the PDF wants a password. Save it without one.") from None
    except pikepdf.PdfError:
        raise BuildFailed(f"{path}: this is no PDF, or it is damaged.") from None
    if facts["handbook"] != handbook:
        raise BuildFailed(
            f"{path}: this form is of the handbook `{facts['handbook']}`, not of `{handbook}`."
        )
    if not any(field.value for field in fields.values()):
        raise BuildFailed(f"{path}: nothing is filled in. Was it saved after filling it in?")
    return Filled(path, facts, fields)


def _facts_of(pdf: pikepdf.Pdf, path: Path) -> dict[str, Any]:
    """What a form of ours tells of itself."""
    try:
        facts = json.loads(str(pdf.docinfo.get(FACTS, "")))
    except ValueError:
        facts = {}
    if not isinstance(facts, dict) or "handbook" not in facts:
        raise BuildFailed(
            f"{path}: this is no form of a competency handbook. A form that was printed to a "
            "new PDF is one no more: save it from the reader that filled it in."
        )
    if facts.get("v") != 1:
        raise BuildFailed(f"{path}: a newer handbook made this form. Update this one first.")
    return facts


def _fields_of(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Field]]:
    for field in pdf.Root.get("/AcroForm", {}).get("/Fields", []):
        name, asks = str(field.get("/T", "")), str(field.get("/TU", ""))
        if field.get("/FT") != "/Btn":
            yield name, Field(str(field.get("/V", "")).strip(), asks)
            continue
        chosen, says = "", ""
        for widget in field.get("/Kids", [field]):
            states = {str(state)[1:] for state in widget.AP.N} - {"Off"}
            if str(field.get("/V", "/Off"))[1:] in states:
                chosen, says = next(iter(states)), str(widget.get("/TU", ""))
        yield name, Field(chosen, asks, says)


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
        name = uuid.uuid5(COPIES, json.dumps([worksheet, sheet], sort_keys=True))
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
