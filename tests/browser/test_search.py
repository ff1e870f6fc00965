"""The search in a browser: opened by a key, moved through by keys, and what it leads to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser import (
    PHONE,
    SEARCH,
    SEARCH_BUTTON,
    SEARCH_FIELD,
    WIDE,
    Address,
    OpenPage,
    found_in_search,
    in_view,
    search,
)
from handbook import WORDS
from searched import handed_over

pytest_plugins = ["browser"]

NOTE = ".chb-search-note"
MARKED = """() => [...CSS.highlights.get("chb-found") ?? []].map(range => range.toString())"""


def answered(page: Page) -> None:
    expect(page.locator(NOTE)).to_contain_text("result")


def test_nothing_is_loaded_until_it_is_opened(open_page: OpenPage):
    page = open_page("guides/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    expect(page.locator(SEARCH_BUTTON)).to_be_visible()
    assert not page.locator("script[src*=search]").count()
    page.locator(SEARCH_BUTTON).click()
    expect(page.locator(NOTE)).to_have_text(WORDS("search.first"))
    assert sorted(re.sub(r".*/(.*)\.\w+\.js", r"\1", url) for url in asked) == [
        "search",
        "search-documents",
        "search-texts",
    ]


def test_by_keys_alone_one_opens_it_moves_and_goes(open_page: OpenPage):
    page = open_page("guides/")
    page.keyboard.press("/")
    expect(page.locator(SEARCH_FIELD)).to_be_focused()
    page.keyboard.type("trust")
    answered(page)
    links = found_in_search(page)
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(SEARCH_FIELD)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(links.last).to_be_focused()
    page.keyboard.type("s")
    expect(page.locator(SEARCH_FIELD)).to_have_value("trusts")
    answered(page)
    first = links.first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(first or "")
    assert "h=trusts" in page.url


def test_the_themes_keys_turn_no_page_while_it_is_open(open_page: OpenPage):
    page = open_page("guides/")
    here = page.url
    search(page, "mentor")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("np,.")
    expect(page.locator(SEARCH_FIELD)).to_have_value("mentornp,.")
    assert page.url == here


def test_escape_closes_it_and_the_focus_is_where_it_was(open_page: OpenPage):
    page = open_page("guides/")
    page.locator(SEARCH_BUTTON).click()
    page.keyboard.press("Escape")
    expect(page.locator(SEARCH)).to_be_hidden()
    expect(page.locator(SEARCH_BUTTON)).to_be_focused()
    page.locator(SEARCH_BUTTON).click()
    page.get_by_role("button", name=WORDS("site.search_close")).click()
    expect(page.locator(SEARCH)).to_be_hidden()


def test_what_was_found_is_marked_as_whole_words_until_escape(open_page: OpenPage):
    page = open_page("guides/?h=meet+mentee#")
    page.wait_for_function("CSS.highlights.has('chb-found')")
    marked = page.evaluate(MARKED)
    assert {word.lower() for word in marked} <= {
        "meet",
        "meets",
        "meeting",
        "meetings",
        "mentee",
        "mentees",
    }
    assert marked
    page.keyboard.press("Escape")
    assert page.evaluate("CSS.highlights.has('chb-found')") is False
    assert "h=" not in page.url


def test_no_label_of_a_form_is_marked(open_page: OpenPage):
    page = open_page("worksheets/mentoring-agreement/?h=mentee+hope")
    page.wait_for_function("CSS.highlights.has('chb-found')")
    within = """() => [...CSS.highlights.get("chb-found")]
        .map(range => range.startContainer.parentElement)
        .filter(element => element.closest("form, label, button")).length"""
    assert page.evaluate(within) == 0
    assert page.evaluate(MARKED), "but others are"


def test_a_row_of_a_comparison_is_in_view(open_page: OpenPage):
    page = open_page("guides/", height=700)
    search(page, "choice to take part")
    found_in_search(page).first.click()
    page.wait_for_url("**/compare/acsa-mentoring-coaching/?h=*#acsa-choice")
    assert in_view(page, page.locator("#acsa-choice"))


def test_a_result_on_this_very_page_closes_the_search_and_leads_there(open_page: OpenPage):
    page = open_page("frameworks/asapconnect-mentoring/", height=700)
    search(page, "confidentiality")
    found_in_search(page).first.click()
    page.wait_for_url("**#mentoring-confidentiality")
    expect(page.locator(SEARCH)).to_be_hidden()
    assert in_view(page, page.locator("#mentoring-confidentiality"))


def test_what_is_not_found_leads_to_what_people_ask_first(open_page: OpenPage, built_site: Path):
    page = open_page("guides/")
    page.locator(SEARCH_BUTTON).click()
    page.locator(SEARCH_FIELD).fill("xyzzyx")
    expect(page.locator(NOTE)).to_have_text(WORDS("search.none"))
    questions = handed_over(built_site)["questions"]
    assert questions
    expect(found_in_search(page)).to_have_text([words for words, _ in questions])


@pytest.mark.parametrize("script", ["search-documents", "search-texts"])
def test_without_its_documents_it_says_so_and_tries_again(
    script: str, chromium: Browser, served: Address
):
    page = chromium.new_page()
    page.goto(served("guides/"))
    page.route(f"**/{script}.*.js", lambda route: route.abort())
    page.locator(SEARCH_BUTTON).click()
    expect(page.locator(NOTE)).to_have_text(WORDS("site.search_failed"))
    page.unroute(f"**/{script}.*.js")
    page.keyboard.press("Escape")
    search(page, "trust")
    expect(found_in_search(page).first).to_be_visible()
    page.close()


def test_without_script_there_is_no_button_for_it(open_page: OpenPage):
    page = open_page("guides/", java_script_enabled=False)
    expect(page.locator(SEARCH_BUTTON)).to_be_hidden()


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_results_are_large_enough_for_a_thumb_and_within_the_screen(
    width: int, open_page: OpenPage
):
    page = open_page("guides/", width)
    search(page, "how often should we meet")
    for link in found_in_search(page).all()[:5]:
        box = link.bounding_box()
        assert box and box["height"] >= 44 and box["x"] >= 0 and box["x"] + box["width"] <= width


def test_it_works_from_a_folder(built_site: Path, chromium: Browser):
    page = chromium.new_page()
    page.goto(f"{built_site.as_uri()}/guides/index.html")
    search(page, "confidentiality?")
    assert "#mentoring-confidentiality" in (found_in_search(page).first.get_attribute("href") or "")
    page.close()
