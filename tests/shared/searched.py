"""What a built site hands to the search."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Searched:
    """One document, as the browser has it."""

    page: str
    anchor: str
    title: str
    text: str
    words: str
    form: str
    codes: tuple[str, ...]
    boost: float

    @property
    def location(self) -> str:
        return f"{self.page}#{self.anchor}" if self.anchor else self.page


def handed_over(site: Path) -> dict[str, Any]:
    """All that the site's script of documents hands over."""
    told: dict[str, Any] = _value(site, "search-documents")
    return told


def _value(site: Path, name: str) -> Any:
    [script] = (site / "assets").glob(f"{name}.*.js")
    return json.loads(script.read_text("utf-8").partition("=")[2])


def documents_of(site: Path) -> list[Searched]:
    """Every document, in the order of the pages."""
    told = handed_over(site)
    pages = [address for address, _, _ in told["pages"]]
    texts = _value(site, "search-texts")
    return [
        Searched(pages[at], anchor, title, text, *values)
        for (at, anchor, title, *values), text in zip(told["documents"], texts, strict=True)
    ]
