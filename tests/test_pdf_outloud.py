"""What outloud finds in the book and in handouts: how a PDF is read by somebody who hears it."""

from __future__ import annotations

from pathlib import Path

import pytest
from outloud import check

FALSE = {
    "ORD-001": "dots of lists are drawn after the text; tests/test_pdf_tags.py holds the order",
    "PAG-001": "the first or last line of a page's text; artifacts are held by test_pdf_tags.py",
    "TAG-002": "the foot of a PDF with fewer than three pages; held by test_pdf_tags.py",
    "TBL-010": "a stacked table, where each cell has its own head; held by test_pdf_tags.py",
}
"""Rules that guess, and guess wrong here, with the reason."""


@pytest.mark.parametrize(
    "id",
    [
        "handbook",
        "asapconnect-mentoring",
        "being-a-mentor",
        "acsa-mentoring-coaching",
        "where-the-sources-differ",
        "mentoring-agreement",
    ],
)
def test_it_finds_nothing(built_site: Path, id: str) -> None:
    found = check(str(built_site / "downloads" / f"{id}.pdf"), skip=FALSE)
    assert found.error is None
    assert found.stats["elements"] > 50
    assert [f"{f.rule} page {f.page}: {f.message} ({f.evidence})" for f in found.findings] == []
