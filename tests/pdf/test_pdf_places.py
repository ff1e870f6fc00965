"""The book's places: addresses that it prints, and how the site leads to them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

import lxml.html
import pikepdf
import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from competency_handbook.catalog.addresses import url_of
from competency_handbook.model import competencies_of
from handbook import CATALOG
from pdf_file import destinations_of, letters, words_of

COLUMNS = ((0, 128), (0, 460), (460, 1000))
"""Where addresses stand, in points: below the name of a row, in the text, in the margin."""


@pytest.fixture(scope="module")
def page_of(book: Path) -> dict[str, int]:
    """The page number of every named destination."""
    with pikepdf.open(book) as pdf:
        return destinations_of(pdf)


def test_pages_of_the_site_lead_to_their_place(
    built_site: Path, book: Path, page_of: dict[str, int]
) -> None:
    """By a named destination: it stays right when pages are added before it."""
    opened_at = {}
    for path in built_site.glob("**/index.html"):
        for link in lxml.html.parse(path).xpath("//footer//a[contains(@href, '#')]/@href"):
            file, place = link.split("#nameddest=")
            assert (path.parent / file).resolve() == book.resolve(), path
            assert (built_site / url_of(place)).resolve() == path.parent.resolve()
            opened_at[place] = page_of[place]
    assert set(opened_at) == {place for place in page_of if place.endswith(".md")}
    assert in_pdfium(book, opened_at) == opened_at


def in_pdfium(book: Path, places: Iterable[str]) -> dict[str, int]:
    """The pages that PDFium, and so Chromium, opens at named destinations."""
    with contextlib.closing(pdfium.PdfDocument(book)) as opened:
        found = {place: raw.FPDF_GetNamedDestByName(opened, place.encode()) for place in places}
        return {
            place: raw.FPDFDest_GetDestPageIndex(opened, destination) + 1
            for place, destination in found.items()
        }


def test_every_item_with_a_heading_or_a_row_shows_its_short_address(
    book: Path, page_of: dict[str, int]
) -> None:
    items = {*CATALOG.works, *(term.id for term in CATALOG.terms)}
    for framework in CATALOG.frameworks.values():
        items |= {competency.id for competency in competencies_of(framework)}
    items |= {row.id for table in CATALOG.comparisons.values() for row in table.rows}
    items |= {part.id for guide in CATALOG.guides.values() for part in guide.parts}
    texts = [columns_of(page) for page in words_of(book)]
    found = {id: texts[page_of[id] - 1] for id in items}
    missing = [id for id in items if not any(letters(f"go/{id}") in text for text in found[id])]
    assert missing == []


def columns_of(words: list[dict]) -> list[str]:
    """What stands on a page, by the columns in which an address may take two lines."""
    return [
        letters("".join(word["text"] for word in words if start < word["x0"] < end))
        for start, end in COLUMNS
    ]
