"""What is folded on a page: sources, an editor's notes, levels; and what opens them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from browser import (
    KINDS,
    PHONE,
    OpenPage,
    found_by_axe_in_both_schemes,
    in_view,
)
from presented import DIALOG, presented

pytest_plugins = ["browser"]

FOLDED = ["framework", "agency-framework", "guide", "comparison-of-many", "glossary", "sources"]
CLOSED = "() => document.querySelectorAll('article .chb-quiet:not([open])').length"
OPEN_ALL = """() => document.querySelectorAll("article .chb-quiet").forEach(
  (fold) => { fold.open = true; })"""


@pytest.mark.parametrize(
    "address",
    [
        f"{KINDS['guide']}#mentor-what-is-lines-mended",
        f"{KINDS['framework']}#career-opportunities-no-job-promise",
        f"{KINDS['agency-framework']}#coa-newer-editions",
        f"{KINDS['comparison-of-many']}#differ-left-out",
        "go/mentor-what-is-lines-mended/",
    ],
)
def test_an_address_of_what_is_folded_shows_it(address: str, open_page: OpenPage):
    page = open_page(address, PHONE)
    page.wait_for_load_state()
    reached = page.locator(f"[id='{re.split('[#=/]', address.strip('/'))[-1]}']")
    expect(reached).to_be_visible()
    expect(reached).to_be_in_viewport()


def test_what_is_folded_can_be_presented(open_page: OpenPage):
    page = open_page(f"{KINDS['guide']}?only=mentor-what-is-lines-mended", PHONE)
    presented(page)
    note = page.locator("[id='mentor-what-is-lines-mended']").inner_text()
    expect(page.locator(DIALOG)).to_contain_text(note.split(". ")[1])


def test_a_mark_opens_the_notes_below_a_table_each_time(open_page: OpenPage):
    page = open_page(KINDS["comparison-of-many"])
    mark = page.locator(".chb-note-mark").first
    note = page.locator(f"[id='{(mark.get_attribute('href') or '').removeprefix('#')}']")
    expect(note).to_be_hidden()
    for _ in range(2):
        mark.click()
        expect(note).to_be_visible()
        assert in_view(page, note)
        page.locator(".chb-numbered-notes > summary").click()
        expect(note).to_be_hidden()


def test_a_found_word_in_a_fold_is_shown_where_the_search_led_to(open_page: OpenPage):
    page = open_page(
        f"{KINDS['framework']}?h=draft+permission#mentoring-builds-on-strengths", PHONE
    )
    expect(page.locator("#builds-on-strengths-marked-draft")).to_be_visible()
    opened = page.locator(".chb-quiet[open]")
    assert opened.count() == 1, "and no other fold"


def test_sources_are_told_to_who_listens_once_they_are_opened(open_page: OpenPage):
    page = open_page(KINDS["guide"])
    part = page.locator(".chb-part").first
    places = part.locator(".chb-sources a")
    assert places.count() > 1
    expect(part.get_by_role("link", name=places.first.text_content())).to_have_count(0)
    fold = part.locator(".chb-sources-fold > summary")
    assert fold.inner_text().startswith("Sources")
    fold.focus()
    page.keyboard.press("Enter")
    expect(places.first).to_be_visible()
    assert "link" in part.locator(".chb-sources").aria_snapshot()


@pytest.mark.parametrize("kind", FOLDED)
def test_paper_prints_what_is_folded(kind: str, open_page: OpenPage):
    page = open_page(KINDS[kind])
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.evaluate(CLOSED) == 0
    for place in page.locator(".chb-sources a, .chb-note--editor p").all():
        expect(place).to_be_visible()


@pytest.mark.parametrize("kind", FOLDED)
def test_axe_finds_nothing_where_all_is_open(kind: str, open_page: OpenPage):
    page = open_page(KINDS[kind], PHONE, bypass_csp=True)
    page.evaluate(OPEN_ALL)
    assert found_by_axe_in_both_schemes(page) == []


@pytest.mark.parametrize("kind", FOLDED)
def test_a_finger_has_room_on_each_line_that_opens(kind: str, open_page: OpenPage):
    page = open_page(KINDS[kind], PHONE)
    heights = page.evaluate(
        """() => [...document.querySelectorAll("article .chb-quiet > summary")]
          .filter(line => line.checkVisibility())
          .map(line => line.getBoundingClientRect().height)"""
    )
    assert heights and min(heights) >= 44


def marks_of(page: Page) -> list[str]:
    return [" ".join(it.split()) for it in page.locator(".chb-facts .chb-own").all_text_contents()]


def test_a_page_says_once_what_its_marks_mean(open_page: OpenPage):
    assert marks_of(open_page(KINDS["guide"])) == ["ours"]
    assert marks_of(open_page(KINDS["framework"])) == ["ours"]
    page = open_page("guides/choosing-help/")
    assert "In our own words" in page.locator(".chb-facts").first.inner_text()
    assert marks_of(page) == ["a source’s"]
    expect(page.locator(".chb-part .chb-ring")).to_have_count(0)
