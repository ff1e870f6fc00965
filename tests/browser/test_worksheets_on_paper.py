"""Worksheets as a browser prints them: one sheet each, blank or filled in."""

from __future__ import annotations

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from browser import (
    OpenPage,
)
from worksheets import (
    CATALOG,
    NOTES,
    SAVED,
    bar,
    blank,
    fill_in,
    name,
    press,
)

pytest_plugins = ["browser"]


SHEETS = [f"worksheets/{name}/" for name in sorted(CATALOG.worksheets)]


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("path", SHEETS)
def test_a_worksheet_is_one_sheet_of_paper_blank_and_filled(
    path: str, size: str, open_page: OpenPage
):
    page = open_page(path)
    blank_pages = pages_on_paper(page, size)
    fill_in(page)
    filled_pages = pages_on_paper(page, size)
    assert (len(blank_pages), len(filled_pages)) == (1, 1)
    assert "A few words" in filled_pages[0] and "What was said 1" in filled_pages[0]


def pages_on_paper(page: Page, size: str) -> list[str]:
    """The text of each page that the browser's own print command would set."""
    document = pypdfium2.PdfDocument(page.pdf(format=size))
    return [sheet.get_textpage().get_text_range() for sheet in document]


def test_a_printed_worksheet_bears_its_name_and_fills_its_sheet(open_page: OpenPage):
    page = open_page(NOTES)
    assert lowest_words(page) < 110, "points from the lower edge of a letter sheet"
    name(page).fill("Ana, spring")
    blank(page).fill("Nine in line")
    expect(bar(page).get_by_text(SAVED, exact=True)).to_be_visible()
    [sheet] = pages_on_paper(page, "Letter")
    assert "Ana, spring" in sheet
    expect(page.locator(".chb-copy-name")).to_be_hidden()


def lowest_words(page: Page) -> float:
    """How far above the lower edge of the paper the last words stand, in points."""
    [sheet] = pypdfium2.PdfDocument(page.pdf(format="Letter"))
    words = sheet.get_textpage()
    return min(words.get_rect(n)[1] for n in range(words.count_rects()))


def test_a_worksheet_with_much_in_it_loses_nothing_on_paper(open_page: OpenPage):
    page = open_page(NOTES)
    for number, area in enumerate(page.locator(".chb-sheet textarea").all()):
        area.fill("\n".join(f"Line {number}.{line} of many" for line in range(20)))
    sheets = pages_on_paper(page, "A4")
    assert len(sheets) > 1
    for number in range(page.locator(".chb-sheet textarea").count()):
        for line in range(20):
            assert f"Line {number}.{line} of many" in "".join(sheets)


def test_an_empty_date_is_a_line_on_paper_and_a_chosen_one_is_read(open_page: OpenPage):
    page = open_page(NOTES)
    assert "yyyy" not in pages_on_paper(page, "A4")[0]
    page.locator(".chb-sheet input[type=date]").first.fill("2027-03-01")
    assert "2027" in pages_on_paper(page, "A4")[0]


def test_the_print_button_prints(open_page: OpenPage):
    page = open_page(NOTES, before="window.print = () => { window.printed = true; };")
    press(page, "print")
    assert page.evaluate("window.printed")
