"""What tests of PDFs share: those of the built handbook."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from pdf_file import OpenPdf


@pytest.fixture(scope="session")
def book(built_site: Path) -> Path:
    """The shipped handbook's PDF."""
    return built_site / "downloads" / "handbook.pdf"


@pytest.fixture(scope="session")
def open_pdf(built_site: Path) -> Iterator[OpenPdf]:
    """Open one of the site's PDFs by its id; its path comes with it."""
    opened: list[pikepdf.Pdf] = []

    @cache
    def open_it(id: str) -> tuple[Path, pikepdf.Pdf]:
        path = built_site / "downloads" / f"{id}.pdf"
        opened.append(pikepdf.open(path))
        return path, opened[-1]

    yield open_it
    for pdf in opened:
        pdf.close()
