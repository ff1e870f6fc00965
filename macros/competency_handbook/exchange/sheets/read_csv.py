"""CSV, as spreadsheets save it: with commas, semicolons or tabs, in this encoding or that."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from pathlib import Path

from ...model import BuildFailed
from .cells import Cell, Sheet, square, tidy

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
MARKED = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
OLD = "cp1252"
SAID = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""A first line for Excel alone, which says what separates cells and shows in no row."""
GUARDED = re.compile(r"'+[=+\-@\t\r]")
"""How a text begins that was kept from being taken for a formula."""


def read_csv(path: Path, encoding: str = "") -> Sheet:
    """The one table of a file. Raises BuildFailed where it is none, or its letters are unknown."""
    text, remarks = _decoded(path, encoding)
    said = re.match(SAID, text)
    separator, rows = _cut(text[said.end() :], said[1]) if said else _cut(text)
    if row := _open_quote(text[said.end() :] if said else text, separator):
        advice = f"Close it, or take it out; else all rows from {row} on would be one cell."
        raise BuildFailed(f"{path.name}, row {row}: a quotation mark is open. {advice}")
    if not any(any(map(str.strip, row)) for row in rows):
        raise BuildFailed(f"{path}: there is nothing in this file.")
    remarks.append(f"Cells are separated by {SEPARATORS[separator]}.")
    cells = [[Cell(tidy(_unguarded(text))) for text in row] for row in rows]
    return Sheet(path, "", square(cells), tuple(remarks))


def _decoded(path: Path, encoding: str) -> tuple[str, list[str]]:
    """A file's text, and a remark on its encoding where that was no matter of course."""
    raw = path.read_bytes()
    if b"\0" in raw[:1000] and not raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise BuildFailed(f"{path}: this is no text. Save the sheet as .xlsx or as CSV UTF-8.")
    try:
        if encoding:
            return raw.decode(encoding).removeprefix("\ufeff"), [f"Read as {encoding}, as you say."]
        for mark, name in MARKED.items():
            if raw.startswith(mark):
                return raw[len(mark) :].decode(name), []
        return raw.decode("utf-8"), []
    except LookupError:
        raise BuildFailed(f"{path}: there is no encoding `{encoding}`.") from None
    except UnicodeDecodeError:
        if encoding:
            raise BuildFailed(f"{path}: this is not written in {encoding}.") from None
        return _old(raw, path)


def _old(raw: bytes, path: Path) -> tuple[str, list[str]]:
    """Text that is not UTF-8, read as Windows writes it in western Europe and America."""
    try:
        text = raw.decode(OLD)
    except UnicodeDecodeError:
        advice = "Name its encoding with --encoding, or save it as CSV UTF-8."
        raise BuildFailed(f"{path}: its letters are in an unknown encoding. {advice}") from None
    words = [word for word in text.split() if not word.isascii()]
    shown = ", ".join(f"“{word[:30]}”" for word in dict.fromkeys(words[:5]))
    remark = f"It is not UTF-8, so it was read as Windows-1252: {shown}. Is that right? If not, "
    return text, [remark + "name the encoding with --encoding, such as cp1250."]


def _cut(text: str, said: str = "") -> tuple[str, list[list[str]]]:
    """The separator that cuts most rows into the same number of cells, and the rows."""
    csv.field_size_limit(max(len(text), 1 << 17))
    tried = {}
    for separator in [said] if said in SEPARATORS else SEPARATORS:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
        widths = Counter(len(row) for row in rows if any(row))
        width, times = max(widths.items(), key=lambda pair: (pair[0] > 1, pair[1]), default=(1, 0))
        tried[separator] = ((width > 1) * times / max(sum(widths.values()), 1), width), rows
    best = max(tried, key=lambda separator: tried[separator][0])
    return best, tried[best][1]


def _open_quote(text: str, separator: str) -> int | None:
    """The row, counted from 1, in which a quotation mark begins that never ends; else None."""
    rows = 0
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            rows += 1
    except csv.Error as error:
        return rows + 1 if "unexpected end of data" in str(error) else None
    return None


def _unguarded(text: str) -> str:
    """A text without the ' that keeps spreadsheets from taking it for a formula."""
    return text[1:] if GUARDED.match(text) else text
