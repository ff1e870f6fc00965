"""Then and now, the check beside what is read, and an open check for everybody, in a browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser import (
    PHONE,
    WIDE,
    Address,
    OpenPage,
    found_by_axe_in_both_schemes,
    ring_of,
)
from ratings import (
    CHECK,
    ITEM,
    LEVELS,
    OTHER,
    READ,
    WORDS,
    answer,
    answers_of,
    more,
    note,
    radios,
    rating,
    reword_answer,
    unfold,
)

pytest_plugins = ["browser"]


# Then and now


def test_then_and_now_are_rated_together(open_page: OpenPage):
    page = open_page(CHECK)
    switch = page.get_by_role("checkbox", name=WORDS("check_form.then_switch"))
    then = rating(page).get_by_role("group", name=re.compile(WORDS("check_form.then")))
    expect(then).to_have_count(0)
    switch.check()
    then.get_by_role("radio", name=LEVELS[0].name).check()
    answer(page, ITEM, 2)
    expect(rating(page).get_by_text(WORDS("self_check.question"))).to_be_visible()
    kept = answers_of(page)
    assert (kept["then"], kept["level"]) == (LEVELS[0].id, LEVELS[2].id)
    page.reload()
    expect(switch).to_be_checked()
    expect(then.get_by_role("radio", name=LEVELS[0].name)).to_be_checked()
    then.get_by_role("radio", name=WORDS("check_form.then_unknown")).check()
    assert "then" not in answers_of(page)
    switch.uncheck()
    expect(then).to_be_hidden()
    expect(rating(page).get_by_text(WORDS("self_check.question"))).to_be_visible()


# Beside what is read


def test_the_check_beside_a_competency_is_the_same_record(open_page: OpenPage, served: Address):
    page = open_page(READ)
    state = rating(page).locator(".chb-fold-state")
    expect(state).to_have_text(f"· {WORDS('rating.state_none')}")
    other = page.context.new_page()
    other.goto(served(CHECK))
    answer(other, ITEM, 2)
    expect(state).to_have_text(f"· {WORDS('rating.state', answer=LEVELS[2].name)}")
    unfold(page)
    expect(radios(page).nth(2)).to_be_checked()
    answer(page, ITEM, 0)
    expect(state).to_have_text(f"· {WORDS('rating.state', answer=LEVELS[0].name)}")
    expect(radios(other).nth(0)).to_be_checked()
    note(page).fill("while reading")
    expect(rating(page).get_by_text(WORDS("self_check.saved"), exact=True)).to_be_visible()
    expect(note(other)).to_have_value("while reading")
    expect(rating(page).locator(".chb-fold > summary")).to_have_accessible_name(
        re.compile("^Rate yourself on this · Your answer: .*: A relationship that runs both ways$")
    )


def test_the_fold_opens_by_keyboard_and_hides_on_paper_and_without_script(open_page: OpenPage):
    page = open_page(READ)
    summary = rating(page).locator(".chb-fold > summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(radios(page).first).to_be_visible()
    page.keyboard.press("Tab")
    expect(radios(page).first).to_be_focused()
    assert ring_of(page, ":focus + span") >= 2
    page.emulate_media(media="print")
    expect(summary).to_be_hidden()
    expect(radios(page).first).to_be_hidden()
    bare = open_page(READ, java_script_enabled=False)
    expect(bare.locator(".chb-fold:visible, chb-rating input:visible")).to_have_count(0)
    bare.locator(".chb-foot-fold > summary").first.click()
    expect(bare.locator(".chb-foot-check").first).to_be_visible()


def test_a_self_check_ends_with_a_next_step(open_page: OpenPage):
    page = open_page(CHECK)
    page.get_by_role("link", name=WORDS("check_form.next_plan")).click()
    page.wait_for_url("**/my/plan/")
    page.go_back()
    page.get_by_role("link", name=WORDS("check_form.next_progress")).click()
    page.wait_for_url("**/my/progress/")


# For everybody


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_nothing_in_an_open_check(width: int, open_page: OpenPage):
    """Details open, then and now, reworded, removed; beside a competency too."""
    page = open_page(CHECK, width, bypass_csp=True)
    answer(page, ITEM, 1)
    reword_answer(page)
    page.get_by_role("checkbox", name=WORDS("check_form.then_switch")).check()
    note(page).fill("with Ana")
    more(page).get_by_role("button", name=WORDS("check_form.line_add")).click()
    answer(page, OTHER, 1)
    rating(page, OTHER).get_by_role("button", name=WORDS("self_check.remove_short")).click()
    expect(page.get_by_role("button", name=WORDS("rating.undo"))).to_be_visible()
    assert found_by_axe_in_both_schemes(page) == []
    page = open_page(READ, width, bypass_csp=True)
    unfold(page)
    note(page).fill("with Ana")
    assert found_by_axe_in_both_schemes(page) == []


@pytest.mark.parametrize("width", [320, PHONE])
def test_an_open_check_is_no_wider_than_the_screen(width: int, open_page: OpenPage):
    page = open_page(CHECK, width)
    page.get_by_role("checkbox", name=WORDS("check_form.then_switch")).check()
    note(page).fill("W" * 300)
    more(page).get_by_role("button", name=WORDS("check_form.line_add")).click()
    assert page.evaluate("document.scrollingElement.scrollWidth") == width
    for target in more(page).locator("button, label, summary, textarea, input[type=text]").all():
        box = target.bounding_box()
        assert box and box["height"] >= 44
