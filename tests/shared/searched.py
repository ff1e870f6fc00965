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
    [script] = (site / "assets").glob("search-documents.*.js")
    written = script.read_text("utf-8")
    told: dict[str, Any] = json.loads(written.removeprefix("globalThis.chbSearched="))
    return told


def documents_of(site: Path) -> list[Searched]:
    """Every document, in the order of the pages."""
    told = handed_over(site)
    pages = [address for address, _, _ in told["pages"]]
    return [Searched(pages[at], *values) for at, *values in told["documents"]]
