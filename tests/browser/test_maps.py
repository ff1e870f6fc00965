"""The map of a framework in a reader's browser: filled as they have answered, in words too."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from browser import (
    KINDS,
    PHONE,
    SCHEMES,
    WIDE,
    OpenPage,
    found_by_axe_in_both_schemes,
)
from handbook import WORDS
from ratings import ITEM, LEVELS, OTHER, answer, rating

pytest_plugins = ["browser"]

MAP = KINDS["framework"]


def tile(page: Page, id: str = ITEM) -> Locator:
    return page.locator(f".chb-tile[data-item='{id}']")


def choose(page: Page, id: str, choice: int) -> None:
    """Answer below what is read, where the check is folded up."""
    rating(page, id).locator("summary").first.click()
    answer(page, id, choice)


def test_a_tile_leads_to_its_competency_without_script(open_page: OpenPage):
    page = open_page(MAP, java_script_enabled=False)
    tile(page).click()
    assert page.url.endswith(f"#{ITEM}")
    expect(page.locator(".chb-key")).to_be_hidden()


def test_an_answer_fills_its_tile_and_is_said_in_it(open_page: OpenPage):
    page = open_page(MAP)
    expect(tile(page)).not_to_contain_text(WORDS("my.open"))
    choose(page, ITEM, 2)
    expect(tile(page)).to_contain_text(LEVELS[2].name)
    expect(tile(page)).to_have_attribute("data-fill", "5")
    expect(tile(page, OTHER)).to_contain_text(WORDS("my.open"))
    expect(page.locator(".chb-key")).to_be_visible()
    choose(page, OTHER, 4)
    expect(tile(page, OTHER)).to_have_attribute("data-state", "unsure")
    rating(page, ITEM).get_by_text(WORDS("check_form.more")).click()
    rating(page, ITEM).locator("[name=matters][value=high]").check()
    expect(tile(page)).to_contain_text(WORDS("map.matters"))


def test_the_blocks_of_lists_fill_too_and_the_map_is_plain_again_without_answers(
    open_page: OpenPage,
):
    page = open_page(MAP)
    choose(page, ITEM, 3)
    reader = page.url
    page.goto(page.url.removesuffix(MAP))
    block = page.locator(f".chb-blocks [data-item='{ITEM}']")
    expect(block.first).to_have_attribute("data-fill", "8")
    expect(page.locator(".chb-blocks.chb-map--mine").first).to_be_visible()
    drawn = "block => getComputedStyle(block).backgroundImage"
    assert "100%" in block.first.evaluate(drawn)
    empty = page.locator(f".chb-blocks [data-item='{OTHER}']").first
    assert "0%" in empty.evaluate(drawn) and "100%" not in empty.evaluate(drawn)
    page.goto(reader)
    rating(page).locator("summary").first.click()
    rating(page).get_by_role("button", name=WORDS("self_check.remove_short")).click()
    expect(tile(page)).not_to_contain_text(LEVELS[3].name)
    expect(page.locator(".chb-key")).to_be_hidden()


def test_the_weakest_level_is_told_from_no_answer(open_page: OpenPage):
    page = open_page(MAP)
    choose(page, ITEM, 0)
    page.goto(page.url.removesuffix(MAP))
    blocks = page.locator(".chb-blocks.chb-map--mine")
    drawn = "block => getComputedStyle(block).backgroundImage"
    weakest, open_ = (blocks.locator(f"[data-item='{id}']").first for id in (ITEM, OTHER))
    assert weakest.evaluate(drawn) != open_.evaluate(drawn)


ITEMS_OF_A_PAGE = """ids => {
  const [page, map] = ["a", "chb-map"].map((name) => document.createElement(name));
  page.className = "chb-tile";
  page.dataset.items = ids;
  page.innerHTML = "<span data-words='{done} / {count}' hidden></span>";
  map.setAttribute("record", "me");
  map.append(page);
  document.querySelector("chb-map").after(map);
}"""


def test_a_tile_that_leads_to_a_page_says_how_much_of_it_is_answered(open_page: OpenPage):
    page = open_page(MAP)
    page.evaluate(ITEMS_OF_A_PAGE, f"{ITEM} {OTHER}/before some more")
    said = page.locator(".chb-tile[data-items] > *")
    expect(said).to_be_hidden()
    choose(page, ITEM, 2)
    choose(page, OTHER, 0)
    expect(said).to_have_text("2 / 4")
    line = page.locator(".chb-tile[data-items]").evaluate(
        "tile => getComputedStyle(tile, '::after').inlineSize"
    )
    assert float(line.removesuffix("px")) > 100


@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_agencys_house_has_the_color_of_the_words_beside_it(scheme: str, open_page: OpenPage):
    page = open_page(KINDS["agency-framework"], scheme=scheme)
    first = page.locator(".chb-tile[data-item]").first
    choose(page, (first.get_attribute("data-item") or "").partition("/")[0], 0)
    expect(first).to_have_attribute("data-fill", "8")
    # Links take a moment to change their color.
    house = first.locator(".chb-house").element_handle()
    page.wait_for_function(
        """house => getComputedStyle(house).borderTopColor ===
          getComputedStyle(house.closest(".chb-tile")).color""",
        arg=house,
        timeout=5000,
    )


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_nothing_in_an_answered_map(width: int, open_page: OpenPage):
    page = open_page(MAP, width, bypass_csp=True)
    for choice, id in enumerate([ITEM, OTHER, *_others(page)][:6]):
        choose(page, id, choice)
    expect(page.locator(".chb-tile[data-state='na']")).to_have_count(1)
    assert found_by_axe_in_both_schemes(page) == []


def _others(page: Page) -> list[str]:
    all_tiles = page.locator(".chb-tile").all()
    ids = [each.get_attribute("data-item") or "" for each in all_tiles]
    return [id for id in ids if id not in (ITEM, OTHER)]
