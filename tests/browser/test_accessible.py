"""For everybody: what axe-core finds, every screen, the focus, forced colors, less motion."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser import (
    KINDS,
    NO_CLIPBOARD,
    NO_WRITING,
    NOT_FOUND,
    PHONE,
    WIDE,
    Address,
    OpenPage,
    focus_by_tab,
    found_by_axe_in_both_schemes,
    open_menu,
    pages_of,
    ring_of,
    search,
)
from ratings import CHECK, ITEM, WORDS, answer, rating

pytest_plugins = ["browser"]


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on_a_page(kind: str, width: int, open_page: OpenPage):
    page = open_page(KINDS[kind], width, bypass_csp=True)
    assert found_by_axe_in_both_schemes(page) == []


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_nothing_in_an_open_search(width: int, open_page: OpenPage):
    page = open_page("", width, bypass_csp=True)
    search(page, "mentoring")
    assert found_by_axe_in_both_schemes(page) == []


def test_axe_finds_nothing_in_an_open_menu(open_page: OpenPage):
    page = open_page(KINDS["framework"], PHONE, bypass_csp=True)
    open_menu(page)
    assert found_by_axe_in_both_schemes(page) == []


def test_axe_finds_nothing_where_answers_and_links_cannot_be_kept(open_page: OpenPage):
    page = open_page(CHECK, bypass_csp=True, before=NO_WRITING)
    answer(page, ITEM, 2)
    expect(page.get_by_text(WORDS("self_check.unsaved")).first).to_be_visible()
    assert found_by_axe_in_both_schemes(page) == []
    page = open_page(KINDS["framework"], bypass_csp=True, before=NO_CLIPBOARD)
    page.get_by_role("button", name="Copy link").first.click()
    expect(page.get_by_role("textbox", name="Copy this address")).to_be_visible()
    assert found_by_axe_in_both_schemes(page) == []


# Every page: within the screen, by itself


WIDER_THAN_THE_SCREEN = """() => {
  const clipped = [...document.querySelectorAll("*")].filter(
    (element) => getComputedStyle(element).clipPath !== "none");
  const seen = (element) =>
    element.checkVisibility() && !clipped.some((hidden) => hidden.contains(element));
  const name = (element) => `${element.localName}.${element.className} ${element.id}`;
  const all = [...document.querySelectorAll("main *, footer *, header *, .md-tabs *")];
  const inner = document.documentElement.clientWidth;
  const outside = all.filter((element) => {
    const box = element.getBoundingClientRect();
    const aside = element.closest(".md-header__title, dialog, .md-sidebar, .md-tabs__list");
    return box.width > 1 && !aside && (box.right > inner + 1 || box.left < -1) && seen(element);
  });
  const page = document.scrollingElement;
  if (page.scrollWidth > inner) outside.push(page);
  const content = [...document.querySelectorAll("main .md-content *")];
  const inside = content.filter((element) =>
    element.scrollWidth > element.clientWidth + 1 &&
    ["auto", "scroll", "hidden"].includes(getComputedStyle(element).overflowX) && seen(element));
  return [...outside, ...inside].map(name);
}"""


SCREENS = [(320, 640), (320, 256), (PHONE, 844), (768, 1024), (WIDE, 900)]
"""320 by 256 is what a screen of 1280 by 1024 shows at 400 %."""


@pytest.mark.slow
def test_every_page_is_within_the_screen_and_by_itself(
    open_page: OpenPage, served: Address, built_site: Path
):
    """Nothing is wider than any screen; no other host is asked and nothing is complained of.

    `open_page` listens; here every page is opened, and scrolled to its end.
    """
    page = open_page(NOT_FOUND, reduced_motion="reduce")
    wider = {}
    for path in pages_of(built_site):
        page.goto(served(path))
        for width, height in SCREENS:
            page.set_viewport_size({"width": width, "height": height})
            if found := page.evaluate(WIDER_THAN_THE_SCREEN):
                wider[path, width, height] = found
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
    search(page, "mentoring")
    assert wider == {}


@pytest.mark.parametrize("kind", ["framework", "comparison-with-both", "self-check"])
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_focus_is_never_hidden_behind_the_header(kind: str, key: str, open_page: OpenPage):
    page = open_page(KINDS[kind], WIDE, 600)
    page.locator("footer a").last.focus()
    if key == "Tab":
        page.locator("main .md-content a").first.focus()
    hidden = []
    for _ in range(60):
        page.keyboard.press(key)
        found = page.evaluate(COVERED)
        if found:
            hidden.append(found)
    assert hidden == []


COVERED = """() => {
  const element = document.activeElement;
  if (!element.closest("main .md-content")) return "";
  const box = (element.closest("label") ?? element).getBoundingClientRect();
  const y = box.top + Math.min(box.height / 2, 12);
  const top = document.elementFromPoint(box.left + Math.min(box.width / 2, 12), y);
  const shown = top && (top.contains(element) || element.contains(top) || top.closest("label"));
  const named = (one) => one && one.outerHTML.slice(0, 80);
  return shown ? "" : `${named(element)} below ${named(top)}`;
}"""


def test_in_forced_colors_the_chosen_answer_stands_out(open_page: OpenPage):
    page = open_page(CHECK, forced_colors="active")
    labels = rating(page).locator("label")
    blank = [label.screenshot() for label in labels.all()]
    answer(page, ITEM, 1)
    page.locator("h1").click()
    outlines = labels.locator("> span").evaluate_all(
        "all => all.map(one => getComputedStyle(one).outlineStyle)"
    )
    assert outlines == ["none", "solid", "none", "none", "none", "none"]
    assert labels.nth(1).screenshot() != blank[1]
    focus_by_tab(page, rating(page).get_by_role("radio").nth(1))
    assert ring_of(page) >= 2, "what is chosen must not hide where the focus is"
    expect(rating(page).get_by_text(WORDS("self_check.saved"), exact=True)).to_be_visible()


def test_with_less_motion_nothing_moves_and_all_works(open_page: OpenPage):
    page = open_page(CHECK, PHONE, reduced_motion="reduce")
    slow = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((one) => {
          const { transitionDuration, animationDuration } = getComputedStyle(one);
          return parseFloat(transitionDuration) > 0.01 || parseFloat(animationDuration) > 0.01;
        }).map((one) => one.className)"""
    )
    assert slow == []
    answer(page, ITEM, 1)
    expect(rating(page).get_by_text(WORDS("self_check.saved"), exact=True)).to_be_visible()
    open_menu(page)
