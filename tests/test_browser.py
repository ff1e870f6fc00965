"""The built site in a real browser: for everybody, on every screen, with nothing sent anywhere."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from browser import (
    KINDS,
    NO_STORAGE,
    NO_WRITING,
    NOT_FOUND,
    PHONE,
    SCHEMES,
    WIDE,
    Address,
    OpenPage,
    focus_by_tab,
    found_by_axe,
    in_view,
    pages_of,
    ring_of,
    search,
)
from competency_handbook.addresses import all_addresses, url_of
from competency_handbook.model import competencies_of
from ratings import CATALOG, CHECK, ITEM, WORDS, answer, rating

pytest_plugins = ["browser"]


# For everybody: what axe-core finds


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on_a_page(kind: str, width: int, scheme: str, open_page: OpenPage):
    page = open_page(KINDS[kind], width, scheme=scheme, bypass_csp=True)
    expect(page.locator("body")).to_have_attribute(
        "data-md-color-scheme", {"light": "default", "dark": "slate"}[scheme]
    )
    assert found_by_axe(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_nothing_in_an_open_search(width: int, scheme: str, open_page: OpenPage):
    page = open_page("", width, scheme=scheme, bypass_csp=True)
    search(page, "mentoring")
    page.locator(".md-search-result__more summary").first.click()
    assert found_by_axe(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_an_open_menu(scheme: str, open_page: OpenPage):
    page = open_page(KINDS["framework"], PHONE, scheme=scheme, bypass_csp=True)
    open_menu(page)
    assert found_by_axe(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_where_answers_and_links_cannot_be_kept(scheme: str, open_page: OpenPage):
    page = open_page(CHECK, scheme=scheme, bypass_csp=True, before=NO_WRITING)
    answer(page, ITEM, 2)
    expect(page.get_by_text(WORDS("self_check.unsaved")).first).to_be_visible()
    assert found_by_axe(page) == []
    page = open_page(KINDS["framework"], scheme=scheme, bypass_csp=True, before=NO_CLIPBOARD)
    page.get_by_role("button", name="Copy link").first.click()
    expect(page.get_by_role("textbox", name="Copy this address")).to_be_visible()
    assert found_by_axe(page) == []


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
    const aside = element.closest(".md-header__title, .md-search, .md-sidebar, .md-tabs__list");
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


# Comparisons: a table where there is room, blocks where there is none


COMPARISONS = [
    path for kind, path in KINDS.items() if kind.startswith("comparison-") or kind == "comparison"
]


@pytest.mark.parametrize("path", COMPARISONS)
def test_a_comparison_is_a_table_whose_names_stay_in_view(path: str, open_page: OpenPage):
    page = open_page(path)
    names = page.locator("thead th")
    rows = page.locator("tbody tr")
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
    for row in page.locator("tbody tr").all()[:3]:
        cells = row.locator("td")
        assert len({round(box["x"]) for box in boxes(cells)}) == 1
        assert [label_of(cell) for cell in cells.all()] == names
    for link in page.locator(".chb-table a").all():
        box = link.bounding_box()
        assert box and box["width"] > 2, "a link that takes the focus is out of sight"
    contents = page.locator(".chb-outline")
    contents.get_by_text(WORDS("site.on_this_page")).click()
    contents.get_by_role("link").last.click()
    assert in_view(page, page.locator("tbody tr").last)


def label_of(cell: Locator) -> str:
    """What the style sheet writes over a cell."""
    content = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
    return json.loads(content)


def assert_a_table(page: Page) -> None:
    """The accessibility tree has the table with all its rows, headings and cells."""
    table = page.get_by_role("table")
    rows, columns = page.locator("tbody tr").count(), page.locator("thead th").count()
    assert rows > 2 and columns > 2
    expect(table.get_by_role("columnheader")).to_have_count(columns)
    expect(table.get_by_role("rowheader")).to_have_count(rows)
    snapshot = table.aria_snapshot()
    assert snapshot.startswith('- table "')
    assert len(re.findall(r"^ +- '?cell\b", snapshot, re.M)) >= rows * (columns - 1)
    assert len(re.findall(r"^ +- '?row\b", snapshot, re.M)) >= rows


def boxes(elements: Locator) -> list[dict[str, float]]:
    return [box for element in elements.all() if (box := element.bounding_box())]


# Search


def sought() -> list[tuple[str, str]]:
    """(competency, what somebody may type for it): words, code with framework, locator."""
    found = []
    for framework in CATALOG.frameworks.values():
        short = framework.short_title or framework.title
        competency = list(competencies_of(framework))[-1]
        words = [competency.title, f"{short} {competency.code}", competency.cites[0]]
        found += [(competency.id, text) for text in words]
    return found


@pytest.mark.parametrize(("id", "words"), sought())
def test_search_leads_to_a_competency(id: str, words: str, open_page: OpenPage):
    page = open_page("sources/", height=700)
    search(page, words)
    results = page.locator(".md-search-result__item")
    result = page.locator(f"a[href$='#{id}']")
    group = results.filter(has=result)
    expect(group).to_have_count(1)
    if not group.locator(result).is_visible():
        group.locator("summary").click()
    group.locator(result).click()
    page.wait_for_url(re.compile(f"/frameworks/.*#{id}$"))
    assert in_view(page, page.locator(f"#{id}"))


def test_search_works_on_a_phone(open_page: OpenPage):
    page = open_page("", PHONE)
    search(page, "confidentiality")
    page.locator(".md-search-result__item a[href$='#mentoring-confidentiality']").click()
    page.wait_for_url(re.compile("#mentoring-confidentiality$"))
    assert in_view(page, page.locator("#mentoring-confidentiality"))


# Without storage, without script


def test_without_storage_the_search_and_the_colors_work(open_page: OpenPage):
    page = open_page("", before=NO_STORAGE, scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    search(page, "confidentiality")
    expect(
        page.locator(".md-search-result__item a[href$='#mentoring-confidentiality']")
    ).to_be_visible()


@pytest.mark.parametrize("kind", ["framework", "comparison-with-both"])
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_without_script_a_page_has_its_text_and_no_dead_button(
    kind: str, width: int, open_page: OpenPage
):
    page = open_page(KINDS[kind], width, java_script_enabled=False)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("main .md-content button:visible")).to_have_count(0)
    page.locator("main .md-content a[href^='../../sources/']").first.click()
    page.wait_for_url("**/sources/#*")


def test_with_script_there_is_no_notice_of_its_absence(open_page: OpenPage):
    page = open_page(CHECK)
    expect(page.locator("noscript p")).to_have_count(0)


def test_the_themes_keys_work_elsewhere(open_page: OpenPage):
    """So that the test above cannot pass for want of such keys."""
    page = open_page(CHECK)
    page.keyboard.press("s")
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    page.keyboard.press("n")
    page.wait_for_url("**/self-assessment/asapconnect-coaching/")


# Links to copy


NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined });"


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_a_copied_link_leads_back_to_the_item(width: int, open_page: OpenPage, served: Address):
    page = open_page(KINDS["framework"], width, permissions=["clipboard-read", "clipboard-write"])
    item = page.locator(f".chb-competency:has(a[href$='check-{ITEM}'])")
    item.get_by_role("button", name="Copy link").click()
    expect(item.get_by_text("Link copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == served(f"go/{ITEM}/")
    page.goto(copied)
    page.wait_for_url(f"**/{KINDS['framework']}#{ITEM}")
    assert in_view(page, page.locator(f"#{ITEM}"))


def test_a_link_that_cannot_be_copied_is_offered(open_page: OpenPage, served: Address):
    page = open_page(KINDS["framework"], before=NO_CLIPBOARD)
    item = page.locator(f".chb-competency:has(a[href$='check-{ITEM}'])")
    item.get_by_role("button", name="Copy link").click()
    field = item.get_by_role("textbox", name="Copy this address")
    expect(field).to_be_focused()
    expect(field).to_have_value(served(f"go/{ITEM}/"))


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_an_anchor_lands_in_view(width: int, open_page: OpenPage, served: Address):
    """One of each kind on a page of each kind, clear of what sticks to the top of the screen."""
    page = open_page("", width)
    for path, anchor in one_of_each_kind():
        page.goto("about:blank")
        page.goto(served(f"{path}#{anchor}"))
        target = page.locator(f"[id='{anchor}']")
        assert in_view(page, target) or at_the_end(page), anchor
        names = page.locator("thead th")
        if width == WIDE and target.evaluate("target => !!target.closest('tbody')"):
            head = boxes(names)[0]
            assert boxes(target)[0]["y"] >= head["y"] + head["height"] - 1, anchor


def test_the_scales_are_folded_and_a_link_to_a_level_unfolds_its_own(
    open_page: OpenPage, served: Address
):
    page = open_page("self-assessment/", PHONE, 844)
    levels = page.locator(".chb-levels > div[id]")
    assert page.evaluate("document.body.scrollHeight") < 5 * 844
    assert not any(level.is_visible() for level in levels.all())
    id = levels.nth(1).get_attribute("id")
    page.goto(served(f"go/{id}/"))
    page.wait_for_url(f"**/self-assessment/#{id}")
    assert in_view(page, page.locator(f"#{id}"))
    expect(levels.last).to_be_hidden()


def test_what_was_tapped_goes_back_to_what_it_was(open_page: OpenPage):
    page = open_page(CHECK, PHONE, has_touch=True, is_mobile=True)
    rating(page).get_by_text(WORDS("check_form.more")).first.tap()
    add = rating(page).get_by_role("button", name=WORDS("check_form.line_add"))
    color = "button => getComputedStyle(button).backgroundColor"
    before = add.evaluate(color)
    add.tap()
    expect(rating(page).locator(".chb-lines input")).to_be_focused()
    assert add.evaluate(color) == before


def one_of_each_kind() -> list[tuple[str, str]]:
    """(page, anchor) of a late item of every type in every part of the handbook."""
    found = {}
    for id, address in all_addresses(CATALOG).items():
        if address.anchor:
            folder, in_a_cell = address.page.split("/")[0], "--" in id
            found[folder, in_a_cell] = (url_of(address.page), address.anchor)
    return list(found.values())


def at_the_end(page: Page) -> bool:
    """Whether a page is scrolled as far as it goes, so that no target can come further up."""
    return page.evaluate("scrollY + innerHeight >= document.body.scrollHeight - 2")


# The menu on a phone


def open_menu(page: Page) -> Locator:
    button = page.get_by_role("button", name="Open the menu")
    button.click()
    button = page.get_by_role("button", name="Close the menu")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.wait_for_function(
        "() => document.querySelector('.md-sidebar--primary').getBoundingClientRect().left >= 0"
    )
    return button


def test_the_menu_opens_and_closes_by_keyboard(open_page: OpenPage):
    page = open_page(KINDS["framework"], PHONE)
    button = page.locator("button[aria-controls]")
    menu = page.locator(f"[id='{button.get_attribute('aria-controls')}']")
    focus_by_tab(page, button, most=10)
    expect(button).to_have_accessible_name("Open the menu")
    expect(button).to_have_attribute("aria-expanded", "false")
    assert ring_of(page) >= 2
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(button).to_have_accessible_name("Close the menu")
    expect(menu.locator(":focus")).to_have_count(1)
    expect(menu.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(menu).not_to_be_in_viewport()


def test_links_of_a_closed_menu_take_no_focus(open_page: OpenPage):
    page = open_page(KINDS["framework"], PHONE)
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('.md-sidebar--primary')")


def test_a_link_of_the_menu_leads_on(open_page: OpenPage):
    page = open_page(KINDS["framework"], PHONE)
    open_menu(page)
    page.locator(".md-sidebar--primary").get_by_role("link", name="Coaching competencies").click()
    page.wait_for_url("**/frameworks/asapconnect-coaching/")
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()


def test_on_a_wide_screen_there_is_no_menu_button(open_page: OpenPage):
    page = open_page(KINDS["framework"])
    expect(page.get_by_role("button", name="Open the menu")).to_have_count(0)
    expect(page.locator(".md-sidebar--primary").get_by_role("link").first).to_be_visible()


# Light, dark, forced colors, less motion


def expect_ground(page: Page, scheme: str) -> None:
    """Wait until the page's ground is as light, or as dark, as it should be."""
    page.wait_for_function(
        """scheme => {
          const color = getComputedStyle(document.body).backgroundColor;
          const [red, green, blue] = color.match(/\\d+/g).map(Number);
          const lightness = (red + green + blue) / 3;
          return scheme === "light" ? lightness > 230 : lightness < 40; }""",
        arg=scheme,
    )


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_theme_follows_the_system(scheme: str, open_page: OpenPage):
    expect_ground(open_page("", scheme=scheme), scheme)


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_the_theme_is_switched_by_keyboard_and_stays(
    width: int, open_page: OpenPage, served: Address
):
    page = open_page("", width)
    switch = page.get_by_role("radio", name="Switch to dark")
    focus_by_tab(page, switch, most=20)
    assert ring_of(page, ".md-option:focus + label") >= 2
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect_ground(page, "dark")
    page.goto(served("sources/"))
    expect_ground(page, "dark")
    page.get_by_title("Switch to light").click()
    expect_ground(page, "light")


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
