"""One item of a page by itself: to project, to step through, and to print."""

from __future__ import annotations

import io

import pdfplumber
import pytest
from playwright.sync_api import Page, expect

from browser import KINDS, PHONE, SCHEMES, WIDE, Address, OpenPage, found_by_axe, in_view
from competency_handbook.model import cell_id, competencies_of
from ratings import CATALOG, FRAMEWORK, WORDS

pytest_plugins = ["browser"]

COMPETENCIES = list(competencies_of(FRAMEWORK))
AREA = FRAMEWORK.contains[1]
BEFORE, ITEM, AFTER = list(competencies_of(AREA))[:3]
SEEN = """() => [...document.querySelectorAll("h1, h2, h3, h4")]
    .filter(heading => heading.checkVisibility()).map(heading => heading.innerText.trim())"""

ALONE = """async (ids) => {
  const script = await (await fetch(document.querySelector("script[src*='/page.']").src)).text();
  const whole = (window.whole ??= document.querySelector("article").cloneNode(true));
  const seen = (selector) => [...document.querySelectorAll(selector)].filter(
    (found) => found.checkVisibility());
  return ids.map((id) => {
    document.querySelector("article").replaceWith(whole.cloneNode(true));
    document.querySelector(".chb-only-bar")?.remove();
    history.replaceState(null, "", `?only=${id}`);
    (0, eval)(script);
    const table = document.querySelector(".chb-table");
    return {
      names: seen("thead tr:first-child th").slice(1).map((name) => name.innerText.trim()),
      facts: seen("thead td[data-column]").map(({ dataset }) => dataset.column),
      cells: seen("tbody tr[id] td").map(({ id }) => id),
      labels: seen("tbody tr[id] td").map((cell) => getComputedStyle(cell, "::before").content),
      marks: seen(".chb-note-mark").map(({ hash }) => hash.slice(1)),
      notes: seen(".chb-numbered-notes > div").map(({ id }) => id),
      edges: seen("thead th:nth-child(n + 2), tbody tr[id] td").map(
        (cell) => cell.getBoundingClientRect().left),
    };
  });
}"""
"""What is seen of a comparison's table where each of some items is alone: the page's own script
runs anew on the page as it was loaded."""


def title_of(competency) -> str:
    return f"{competency.code} {competency.title}"


def headings(page: Page) -> list[str]:
    """The headings that can be seen."""
    return [" ".join(heading.split()) for heading in page.evaluate(SEEN)]


def test_a_competency_is_shown_alone_and_the_arrow_keys_step_on(
    open_page: OpenPage, served: Address
):
    page = open_page(KINDS["framework"])
    own = f"a.chb-only-link[href='?only={ITEM.id}']"
    expect(page.locator(own)).to_have_text(f"{WORDS('site.only_show')}: {ITEM.title}")
    page.locator(own).click()
    page.wait_for_url(f"**/?only={ITEM.id}")
    assert headings(page) == [FRAMEWORK.title, title_of(AREA), title_of(ITEM)]
    expect(page.get_by_text(ITEM.statement)).to_be_visible()
    expect(page.locator(".md-header, .md-sidebar, footer").locator("visible=true")).to_have_count(0)
    for key, there in (("ArrowRight", AFTER), ("ArrowLeft", ITEM), ("ArrowLeft", BEFORE)):
        page.keyboard.press(key)
        page.wait_for_url(f"**/?only={there.id}")
        expect(page.get_by_text(there.statement)).to_be_visible()
        assert headings(page) == [FRAMEWORK.title, title_of(AREA), title_of(there)]
    page.get_by_role("link", name=WORDS("site.only_whole")).click()
    page.wait_for_url(f"**/{KINDS['framework']}#{BEFORE.id}")
    assert len(headings(page)) > len(COMPETENCIES)
    assert in_view(page, page.locator(f"#{BEFORE.id}"))


def test_what_is_shown_alone_is_printed_alone_with_its_source_and_its_link(
    open_page: OpenPage, served: Address
):
    page = open_page(f"{KINDS['framework']}?only={ITEM.id}")
    with pdfplumber.open(io.BytesIO(page.pdf(format="A4"))) as document:
        [sheet] = document.pages
        text = " ".join(sheet.extract_text().split())
    assert text.startswith(f"{FRAMEWORK.title} {title_of(AREA)} {title_of(ITEM)} {ITEM.statement}")
    assert ITEM.cites[0] in text
    assert text.replace(" ", "").endswith(served(f"go/{ITEM.id}/"))
    assert WORDS("site.only_print") not in text
    assert AFTER.title not in text


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_nothing_where_one_item_is_alone(width: int, scheme: str, open_page: OpenPage):
    page = open_page(f"{KINDS['framework']}?only={ITEM.id}", width, scheme=scheme, bypass_csp=True)
    assert found_by_axe(page) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_a_tip_and_a_row_are_shown_with_what_they_stand_under(open_page: OpenPage):
    page = open_page(f"{KINDS['guide']}?only=mentor-tip-listening")
    assert headings(page) == [
        "Being a mentor",
        "Nine things that good mentors do",
        "6 Listen well and speak with care",
    ]
    page = open_page(f"{KINDS['comparison']}#assp-performance")
    page.get_by_role("link", name=WORDS("site.only_show")).click()
    page.wait_for_url("**/?only=assp-performance")
    expect(page.locator("tbody tr[id]:visible")).to_have_count(1)
    expect(page.get_by_role("columnheader").nth(1)).to_be_visible()


@pytest.mark.parametrize("name", CATALOG.comparisons)
def test_a_cell_is_shown_under_the_name_of_its_own_column_alone(name: str, open_page: OpenPage):
    comparison = CATALOG.comparisons[name]
    page = open_page(f"compare/{name}/", bypass_csp=True)
    columns = {
        cell_id(row.id, column.id): column.label
        for row in comparison.rows
        for column in comparison.columns
        if column.id in row.cells
    }
    assert len(columns) >= 10
    for width, media in ((WIDE, "screen"), (WIDE, "print"), (PHONE, "screen")):
        page.emulate_media(media=media)
        page.set_viewport_size({"width": width, "height": 900})
        alone = page.evaluate(ALONE, list(columns))
        for (id, label), shown in zip(columns.items(), alone, strict=True):
            assert (shown["names"], shown["facts"]) == ([label], [label]), f"{id} {media} {width}"
            assert shown["cells"] == [id]
            assert set(shown["notes"]) == set(shown["marks"]), f"{id}'s notes, and no others"
            if width == PHONE:
                assert shown["labels"] == [f'"{label}"']
            else:
                assert len(set(shown["edges"])) == 1


@pytest.mark.parametrize("name", CATALOG.comparisons)
def test_a_row_alone_keeps_all_columns_what_a_source_leaves_out_among_them(
    name: str, open_page: OpenPage
):
    comparison = CATALOG.comparisons[name]
    page = open_page(f"compare/{name}/", bypass_csp=True)
    labels = [column.label for column in comparison.columns]
    for row, shown in zip(
        comparison.rows, page.evaluate(ALONE, [row.id for row in comparison.rows]), strict=True
    ):
        cells = [
            cell_id(row.id, column.id) if column.id in row.cells else ""
            for column in comparison.columns
        ]
        assert (shown["names"], shown["facts"], shown["cells"]) == (labels, labels, cells)
        assert set(shown["notes"]) == set(shown["marks"]), f"{row.id}'s notes, and no others"


def test_a_cell_is_printed_without_the_names_of_other_columns(open_page: OpenPage):
    page = open_page("compare/where-the-sources-differ/?only=differ-feedback--acsa")
    with pdfplumber.open(io.BytesIO(page.pdf(format="Letter"))) as document:
        [sheet] = document.pages
        words = sheet.extract_text()
    assert "ACSA" in words
    for column in CATALOG.comparisons["where-the-sources-differ"].columns:
        assert column.label == "ACSA" or column.label not in words


def test_an_id_that_is_not_there_leaves_the_page_whole(open_page: OpenPage):
    page = open_page(f"{KINDS['framework']}?only=no-such-item")
    assert len(headings(page)) > len(COMPETENCIES)
