"""What rows of a newer sheet may be: the rows of the sheet before, and the items of the file."""

from __future__ import annotations

from collections.abc import Mapping

from .match import Known, plain_words
from .outline import Outline
from .record import Record, Row

TOLD = ("code", "title", "statement")
"""What tells an item from others."""


def known_items(outline: Outline, record: Record | None) -> list[Known]:
    """Each row of the last sheet, as it was there, and each item that was in none."""
    titles = {id: str(it.get("title", "")) for id, it in outline.items.items()}
    rows = record.rows if record else {}
    titles |= {id: row.title for id, row in rows.items() if row.title}
    known = {}
    for *above, id in outline.walk():
        block = outline.items[id]
        texts = {key: str(value) for key, value in block.items() if key in TOLD}
        path = tuple(plain_words(titles[parent]) for parent in above)
        parent = above[-1] if above else ""
        known[id] = Known(id, id in outline.below, path, texts, parent)
    for id, row in rows.items():
        texts = record.texts(id) if record else {}
        known[id] = Known(id, bool(row.title), _path(row, rows, titles), texts, row.parent)
    return [item for id, item in known.items() if not id.startswith("use ")]


def _path(row: Row, rows: Mapping[str, Row], titles: Mapping[str, str]) -> tuple[str, ...]:
    """The titles of the headings that a row stood below."""
    path: list[str] = []
    above = row.parent
    while above in rows:
        path.insert(0, plain_words(titles.get(above, "")))
        above = rows[above].parent
    return tuple(path)
