"""The built site in a real browser: search, links, menu, colors; and without what it may lack."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from browser import (
    KINDS,
    NO_CLIPBOARD,
    NO_STORAGE,
    PHONE,
    SCHEMES,
    SEARCH,
    WIDE,
    Address,
    OpenPage,
    focus_by_tab,
    in_view,
    open_menu,
    ring_of,
    search,
)
from competency_handbook.catalog.addresses import all_addresses, url_of
from competency_handbook.model import competencies_of
from handbook import SETTINGS
from ratings import CATALOG, CHECK, ITEM, WORDS, rating

pytest_plugins = ["browser"]

OF_THIS_EDITION = f"?edition={SETTINGS['extra']['handbook']['edition']}"

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
    page.locator(f"{SEARCH} a[href$='#{id}']").click()
    page.wait_for_url(re.compile(f"/frameworks/.*#{id}$"))
    assert in_view(page, page.locator(f"#{id}"))


def test_search_works_on_a_phone(open_page: OpenPage):
    page = open_page("", PHONE)
    search(page, "confidentiality")
    page.locator(f"{SEARCH} a[href$='#mentoring-confidentiality']").click()
    page.wait_for_url(re.compile("#mentoring-confidentiality$"))
    assert in_view(page, page.locator("#mentoring-confidentiality"))


# Without storage, without script


def test_without_storage_the_search_and_the_colors_work(open_page: OpenPage):
    page = open_page("", before=NO_STORAGE, scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    search(page, "confidentiality")
    expect(page.locator(f"{SEARCH} a[href$='#mentoring-confidentiality']")).to_be_visible()


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
    expect(page.locator(SEARCH)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(SEARCH)).to_be_hidden()
    page.keyboard.press("n")
    page.wait_for_url("**/self-assessment/asapconnect-coaching/")


# Links to copy


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_a_copied_link_leads_back_to_the_item(width: int, open_page: OpenPage, served: Address):
    page = open_page(KINDS["framework"], width, permissions=["clipboard-read", "clipboard-write"])
    item = page.locator(f".chb-competency:has(a[href$='check-{ITEM}'])")
    item.get_by_role("button", name="Copy link").click()
    expect(item.get_by_text("Link copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == served(f"go/{ITEM}/{OF_THIS_EDITION}")
    page.goto(copied)
    page.wait_for_url(f"**/{KINDS['framework']}{OF_THIS_EDITION}#{ITEM}")
    assert in_view(page, page.locator(f"#{ITEM}"))


def test_a_link_that_cannot_be_copied_is_offered(open_page: OpenPage, served: Address):
    page = open_page(KINDS["framework"], before=NO_CLIPBOARD)
    item = page.locator(f".chb-competency:has(a[href$='check-{ITEM}'])")
    item.get_by_role("button", name="Copy link").click()
    field = item.get_by_role("textbox", name="Copy this address")
    expect(field).to_be_focused()
    expect(field).to_have_value(served(f"go/{ITEM}/{OF_THIS_EDITION}"))


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
            head, box = names.first.bounding_box(), target.first.bounding_box()
            assert head and box and box["y"] >= head["y"] + head["height"] - 1, anchor


def test_the_scales_are_folded_and_a_link_to_a_level_unfolds_its_own(
    open_page: OpenPage, served: Address
):
    page = open_page("self-assessment/", PHONE, 844)
    levels = page.locator(".chb-levels > div[id]")
    assert page.evaluate("document.body.scrollHeight") < 5.1 * 844
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


# Light and dark


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
