"""A comparison is a table where there is room, and blocks where there is none."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from browser import (
    KINDS,
    PHONE,
    OpenPage,
    in_view,
)
from ratings import WORDS

pytest_plugins = ["browser"]


ROWS = "tbody tr[id]"
"""Without those that stand below them, with what they cite."""
LINKS = ".chb-table a:not(.chb-attribution *, .chb-cell-foot *, .chb-scenes *, .chb-sign)"
"""Without the copies for the book, which are not shown and take no focus."""
OPENED = "table => table.querySelectorAll('details').forEach(fold => { fold.open = true; })"
COMPARISONS = [
    path for kind, path in KINDS.items() if kind.startswith("comparison-") or kind == "comparison"
]


@pytest.mark.parametrize("path", COMPARISONS)
def test_a_comparison_is_a_table_whose_names_stay_in_view(path: str, open_page: OpenPage):
    page = open_page(path)
    names = page.locator("thead th")
    rows = page.locator(ROWS)
    assert_a_table(page)
    assert len({round(box["y"]) for box in boxes(rows.first.locator("th, td"))}) == 1
    rows.last.scroll_into_view_if_needed()
    assert page.evaluate("scrollY") > 100
    header = boxes(page.locator(".md-header"))[0]
    for box in boxes(names):
        assert box["y"] == pytest.approx(header["y"] + header["height"], abs=0.5)
        assert box["height"] < 120, "what stays in view leaves too little room for the rest"


@pytest.mark.parametrize("width", [PHONE, 320])
@pytest.mark.parametrize("path", COMPARISONS)
def test_a_comparison_on_a_phone_is_blocks_with_their_labels(
    path: str, width: int, open_page: OpenPage
):
    page = open_page(path, width)
    assert_a_table(page)
    names = [name.strip() for name in page.locator("thead th").all_inner_texts()[1:]]
    for row in page.locator(ROWS).all()[:3]:
        cells = row.locator("td")
        assert len({round(box["x"]) for box in boxes(cells)}) == 1
        assert [label_of(cell) for cell in cells.all()] == names
    page.locator(".chb-table").evaluate(OPENED)
    for link in page.locator(LINKS).all():
        box = link.bounding_box()
        assert box and box["width"] > 2, "a link that takes the focus is out of sight"
    contents = page.locator(".chb-outline")
    contents.get_by_text(WORDS("site.on_this_page")).click()
    contents.get_by_role("link").last.click()
    assert in_view(page, page.locator(ROWS).last)


def label_of(cell: Locator) -> str:
    """What the style sheet writes over a cell."""
    content = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
    return json.loads(content)


def assert_a_table(page: Page) -> None:
    """The accessibility tree has the table with all its rows, headings and cells."""
    table = page.get_by_role("table")
    rows, columns = page.locator(ROWS).count(), page.locator("thead th").count()
    assert rows > 2 and columns > 2
    expect(table.get_by_role("columnheader")).to_have_count(columns)
    expect(table.get_by_role("rowheader")).to_have_count(rows)
    snapshot = table.aria_snapshot()
    assert snapshot.startswith('- table "')
    assert len(re.findall(r"^ +- '?cell\b", snapshot, re.M)) >= rows * (columns - 1)
    assert len(re.findall(r"^ +- '?row\b", snapshot, re.M)) >= rows


def boxes(elements: Locator) -> list[dict[str, float]]:
    return [box for element in elements.all() if (box := element.bounding_box())]
