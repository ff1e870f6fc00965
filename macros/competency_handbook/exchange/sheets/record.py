"""What a framework was last made of: `<id>.import.json` beside its file.

It keeps what each column holds, and every row by the id that it has, as the sheet had it. A newer
sheet is compared with that, so that what a host changed since is told from what the sheet did.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ...model import BuildFailed
from .mapping import Column

VERSION = 1


@dataclass(frozen=True)
class Row:
    """A row as the sheet had it."""

    parent: str
    title: str
    """The heading's text, where it is one."""
    cells: tuple[str, ...] | None = None
    """The text of each cell; None for a heading that only stands beside others."""


@dataclass(frozen=True)
class Record:
    """A sheet as it was imported."""

    file: str
    sheet: str
    columns: tuple[Column, ...]
    rows: Mapping[str, Row] = field(default_factory=dict)
    """By the ids, in the order of the sheet."""
    outline: str = ""
    """What its outline hangs on; empty in records of before that was kept."""

    def texts(self, id: str) -> dict[str, str]:
        """What a row said, by the roles of its columns."""
        row = self.rows[id]
        cells = row.cells or ()
        texts = {c.role: text for c, text in zip(self.columns, cells, strict=False) if text}
        texts.pop("skip", None)
        in_depth = texts.pop("depth", None)
        if row.title and "title" not in texts and in_depth != row.title:
            at = next((role for role, text in texts.items() if text == row.title), "")
            texts.pop(at, None)
        return texts | ({"title": row.title} if row.title else {})

    def to_json(self) -> str:
        """The record as its file has it: a line for each row, so that changes are seen in git."""
        head = {"v": VERSION, "file": self.file, "sheet": self.sheet}
        if self.outline:
            head["outline"] = self.outline
        head["columns"] = [asdict(column) for column in self.columns]
        lines = [_line(id, row) for id, row in self.rows.items()]
        opening = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
        return opening + ',\n "rows": {\n' + ",\n".join(lines) + "\n }\n}\n"


def _line(id: str, row: Row) -> str:
    content = {key: value for key, value in asdict(row).items() if value is not None}
    return f"  {json.dumps(id)}: {json.dumps(content, ensure_ascii=False)}"


def record_path(framework: Path) -> Path:
    """Where the record of a framework's file is."""
    return framework.with_suffix(".import.json")


def read_record(path: Path) -> Record | None:
    """The record in a file; None where there is none. Raises BuildFailed where it is damaged."""
    if not path.is_file():
        return None
    try:
        found: dict[str, Any] = json.loads(path.read_text("utf-8"))
        if found["v"] != VERSION:
            raise BuildFailed(f"{path}: a newer handbook wrote this. Update this one first.")
        columns = tuple(Column(**column) for column in found["columns"])
        rows = {id: _row(content) for id, content in found["rows"].items()}
        return Record(found["file"], found["sheet"], columns, rows, found.get("outline", ""))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        advice = "Bring it back from git, or delete it to begin anew."
        raise BuildFailed(f"{path}: this is no record of an import. {advice}") from error


def _row(content: dict[str, Any]) -> Row:
    cells = content.get("cells")
    return Row(content["parent"], content["title"], None if cells is None else tuple(cells))
