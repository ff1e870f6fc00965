"""What outloud finds in the book and in handouts: how a PDF is read by somebody who hears it."""

from __future__ import annotations

from pathlib import Path

import pytest
from outloud import check

from pdf_file import FALSE


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
