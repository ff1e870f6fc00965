"""Spreadsheets as people have them, and what an import makes of them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from openpyxl import Workbook

from competency_handbook.exchange import Plan, Wishes, plan_import, write_plan
from competency_handbook.kinds import KINDS
from competency_handbook.reading.layers import package_layer

WORDS = package_layer() / "data" / "messages" / "en.yml"


def host(root: Path) -> Path:
    """A handbook in the folder `root` that has nothing but the words of the interface."""
    (root / "data" / "messages").mkdir(parents=True)
    (root / "data" / "messages" / "en.yml").write_bytes(WORDS.read_bytes())
    return root


def plan(root: Path, file: Path, **wishes: Any) -> Plan:
    """What importing a file into a handbook would do."""
    return plan_import(file, [root], KINDS, Wishes(**wishes))


def take_in(root: Path, file: Path, **wishes: Any) -> Plan:
    """Import a file into a handbook."""
    planned = plan(root, file, **wishes)
    write_plan(planned)
    return planned


def framework_in(root: Path, id: str) -> dict[str, Any]:
    """A framework as its file has it."""
    return yaml.safe_load((root / "data" / "frameworks" / f"{id}.yml").read_text("utf-8"))


def save_csv(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A CSV file with this text."""
    path.write_bytes(text.encode(encoding))
    return path


def save_book(
    path: Path,
    rows: Iterable[Sequence[object]],
    merged: Iterable[str] = (),
    formats: Mapping[str, str] | None = None,
    computed: Mapping[str, str] | None = None,
    title: str = "Skills",
) -> Path:
    """A workbook with these rows; `computed` are the values that its formulas came to, by cell."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for span in merged:
        sheet.merge_cells(span)
    for cell, number_format in (formats or {}).items():
        sheet[cell].number_format = number_format
    book.save(path)
    _compute(path, computed or {})
    return path


def _compute(path: Path, values: Mapping[str, str]) -> None:
    """Write the values that formulas came to, as spreadsheet programs do and openpyxl does not."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    for cell, value in values.items():
        kind = "e" if value.startswith("#") else "str"
        pattern = rf'<c r="{cell}"([^>]*)>(<f>[^<]*</f>)<v ?/?>(</v>)?</c>'
        sheet, count = re.subn(pattern, rf'<c r="{cell}"\1 t="{kind}">\2<v>{value}</v></c>', sheet)
        assert count == 1, sheet
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    with zipfile.ZipFile(path, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)
