"""Filled PDFs, read as they stand: what a form tells of itself, and what is in its fields."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from ..model import BuildFailed

FACTS = "/CompetencyHandbook"
BOMS = {b"\xfe\xff": "utf-16-be", b"\xff\xfe": "utf-16-le", b"\xef\xbb\xbf": "utf-8"}
"""What the bytes of a text begin with, and how they are to be read then."""


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


def read_form(path: Path, handbook: str) -> Filled:
    """A filled form of this handbook. Raises BuildFailed where it is none, or nothing is in it."""
    try:
        with pikepdf.open(path) as pdf:
            facts = _facts_of(pdf, path)
            fields = dict(_fields_of(pdf))
    except pikepdf.PasswordError:
        raise BuildFailed(f"{path}: the PDF wants a password. Save it without one.") from None
    except (pikepdf.PdfError, OSError):  # it looks before the start of a file of a few bytes
        raise BuildFailed(f"{path}: this is no PDF, or it is damaged.") from None
    if facts["handbook"] != handbook:
        raise BuildFailed(
            f"{path}: this form is of the handbook `{facts['handbook']}`, not of `{handbook}`."
        )
    if not {*facts["answers"], *facts["evidence"], *facts["sheets"]} & set(fields):
        raise BuildFailed(
            f"{path}: the fields of this form are gone, as when it is printed to a new PDF. Save "
            "it from the reader that filled it in."
        )
    if not any(field.value for field in fields.values()):
        raise BuildFailed(f"{path}: nothing is filled in. Was it saved after filling it in?")
    return Filled(path, facts, fields)


def _facts_of(pdf: pikepdf.Pdf, path: Path) -> dict[str, Any]:
    """What a form of ours tells of itself."""
    try:
        facts: dict[str, Any] = json.loads(_text(pdf.docinfo, FACTS))
    except ValueError:
        facts = {}
    ours = isinstance(facts, dict) and "handbook" in facts
    if ours and facts.get("v") != 1:
        raise BuildFailed(f"{path}: a newer handbook made this form. Update this one first.")
    if not ours or not _is_whole(facts):
        raise BuildFailed(
            f"{path}: this is no form of a competency handbook. A form that was printed to a "
            "new PDF is one no more: save it from the reader that filled it in."
        )
    return facts


def _is_whole(facts: dict[str, Any]) -> bool:
    """Whether a form tells of itself what forms of this version tell."""
    answers, evidence, sheets = map(facts.get, ("answers", "evidence", "sheets"))
    if not (isinstance(answers, dict) and isinstance(evidence, list) and isinstance(sheets, dict)):
        return False
    pairs = [pair if isinstance(pair, list) else [] for pair in answers.values()]
    named = [facts.get("handbook"), facts.get("edition"), facts.get("lang")]
    texts = [*named, *evidence, *sheets.values(), *itertools.chain(*pairs)]
    return all(len(pair) == 2 for pair in pairs) and all(isinstance(text, str) for text in texts)


def _fields_of(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Field]]:
    for field in _dictionaries(_of(pdf.Root, "/AcroForm"), "/Fields"):
        name, asks = _text(field, "/T"), _text(field, "/TU")
        if _name(field, "/FT") != "Btn":
            yield name, Field(_tidy(_text(field, "/V")), asks)
        else:
            value, says = _chosen(field)
            yield name, Field(value, asks, says)


def _chosen(field: pikepdf.Object) -> tuple[str, str]:
    """The option of a group that is on, and what stands beside it; empty where none is.

    A few readers draw an option as on and leave the group's value: what is seen counts then.
    """
    value = _name(field, "/V")
    kids = _dictionaries(field, "/Kids") if "/Kids" in field else [field]
    for widget in kids:
        shown = _of(_of(widget, "/AP"), "/N")
        states = list(shown.keys()) if isinstance(shown, pikepdf.Dictionary) else []
        state = next((state[1:] for state in states if state != "/Off"), None)
        on = _name(widget, "/AS") if value in ("", "Off") else value
        if state is not None and on == state:
            return state, choice_in(_text(widget, "/TU"), _text(field, "/TU"))
    return "", ""


def choice_in(says: str, asks: str) -> str:
    """The option alone of what a widget says, which is its question and it.

    Forms that were made before say the option alone.
    """
    for asked in (f"{asks}: ", f"{asks} ") if asks else ():
        if says.startswith(asked) and says != asked:
            return says.removeprefix(asked)
    return says


def _of(holder: Any, key: str) -> Any:
    """What a dictionary has below a key; None where it is no dictionary, or has nothing."""
    return holder.get(key) if isinstance(holder, pikepdf.Dictionary) else None


def _dictionaries(holder: Any, key: str) -> list[pikepdf.Object]:
    """The dictionaries in a list."""
    found = _of(holder, key)
    listed = list(found) if isinstance(found, pikepdf.Array) else []
    return [entry for entry in listed if isinstance(entry, pikepdf.Dictionary)]


def _name(holder: Any, key: str) -> str:
    found = _of(holder, key)
    return str(found)[1:] if isinstance(found, pikepdf.Name) else ""


def _text(holder: Any, key: str) -> str:
    """A text, which stands in a stream where it is long; empty for none."""
    found = _of(holder, key)
    if isinstance(found, pikepdf.Stream):
        found = pikepdf.String(found.read_bytes())
    if not isinstance(found, pikepdf.String):
        return ""
    raw = bytes(found)
    for mark, encoding in BOMS.items():
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    return str(found)


def _tidy(text: str) -> str:
    """One kind of line end, and no white space around."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
