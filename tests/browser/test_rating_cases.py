"""What can happen to an answer in a real browser: nothing is lost, and nothing untrue is said."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Error, expect

from browser import NO_WRITING, Address, OpenPage, held_back, hold_timers, pass_time
from ratings import (
    CHECK,
    ITEM,
    KEY,
    LEVELS,
    OTHER,
    WORDS,
    answer,
    answers,
    answers_of,
    more,
    note,
    progress,
    put,
    radios,
    rating,
)

pytest_plugins = ["browser"]

FULL = "Storage.prototype.setItem"


# What is stored


@pytest.mark.parametrize("text", ['{"v":1,"state":"ra', "null", "[]", '"x"', '{"v":1,"state":"?"}'])
def test_what_cannot_be_read_is_set_aside_and_said(text: str, open_page: OpenPage):
    """Truncated JSON, and valid JSON of the wrong type."""
    page = open_page(CHECK)
    put(page, KEY, text)
    page.reload()
    expect(rating(page).get_by_text(WORDS("self_check.unreadable"))).to_be_visible()
    assert page.evaluate("localStorage['chb:competency-handbook:quarantine:1']") == text
    answer(page, ITEM, 1)
    expect(page.get_by_text(WORDS("self_check.unreadable"))).to_have_count(0)
    assert answers_of(page)["level"] == LEVELS[1].id


def test_a_newer_schema_is_left_as_it_is(open_page: OpenPage):
    page = open_page(CHECK)
    later = '{"v":2,"mood":"of a later edition"}'
    put(page, KEY, later)
    page.reload()
    expect(rating(page).get_by_text(WORDS("self_check.newer"))).to_be_visible()
    for radio in radios(page).all():
        expect(radio).to_be_disabled()
    expect(rating(page).locator(".chb-more")).to_be_hidden()
    assert page.evaluate("key => localStorage[key]", KEY) == later


def test_proto_as_an_id_harms_nothing(open_page: OpenPage):
    page = open_page(CHECK)
    put(page, KEY.replace(ITEM, "__proto__"), '{"v":1,"state":"na","__proto__":{"state":"rated"}}')
    page.reload()
    assert progress(page).startswith("None of")
    answer(page, ITEM, 0)
    assert progress(page).startswith("1 of")


def test_quota_hit_mid_note_is_said_and_nothing_typed_is_lost(open_page: OpenPage):
    page = open_page(CHECK)
    note(page).fill("with room")
    expect(rating(page).get_by_text(WORDS("self_check.saved"), exact=True)).to_be_visible()
    page.evaluate(f"() => {{ window.kept = {FULL}; {NO_WRITING} }}")
    note(page).press_sequentially(", and without")
    expect(rating(page).get_by_text(WORDS("self_check.unsaved"))).to_be_visible()
    expect(note(page)).to_have_value("with room, and without")
    assert answers_of(page)["note"] == "with room"
    page.evaluate(f"() => {{ {FULL} = window.kept }}")
    answer(page, OTHER, 0)
    expect(page.get_by_text(WORDS("self_check.unsaved"))).to_have_count(0)
    assert answers_of(page)["note"] == "with room, and without"


# Typing


WRITTEN = 'It’s 👋 שלום, <script>window.broken = true</script> & "more"'


COMPOSED = """() => document.activeElement.dispatchEvent(
  new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true }))"""
"""Enter that ends a word which a keyboard for Chinese, say, is putting together: no new line."""


def test_everything_beside_the_choice_is_restored(open_page: OpenPage):
    """Names with emoji and right-to-left, and a note with a script in it."""
    page = open_page(CHECK)
    part = more(page)
    part.get_by_role("radio", name=WORDS("check_form.matters_high")).check()
    part.get_by_role("checkbox", name=WORDS("check_form.training")).check()
    note(page).fill(WRITTEN)
    part.get_by_role("button", name=WORDS("check_form.line_add")).click()
    expect(part.get_by_role("textbox").last).to_be_focused()
    page.keyboard.type("A photo")
    page.evaluate(COMPOSED)
    page.keyboard.press("Enter")
    page.keyboard.type(WRITTEN)
    expect(rating(page).get_by_text(WORDS("self_check.saved"), exact=True)).to_be_visible()
    kept = answers_of(page)
    assert (kept["state"], kept["matters"], kept["training"]) == ("none", "high", True)
    assert (kept["note"], kept["evidence"]) == (WRITTEN, ["A photo", WRITTEN])
    page.reload()
    says = rating(page).locator(".chb-more-says")
    expect(says).to_contain_text(WORDS("rating.written_evidence", count=2))
    part = more(page)
    expect(note(page)).to_have_value(WRITTEN)
    lines = part.locator("li input")
    assert [line.input_value() for line in lines.all()] == ["A photo", WRITTEN]
    expect(part.get_by_role("radio", name=WORDS("check_form.matters_high"))).to_be_checked()
    assert page.evaluate("window.broken") is None
    part.get_by_role("button", name="Remove line 1").click()
    expect(lines).to_have_count(1)
    assert answers_of(page)["evidence"] == [WRITTEN]
    assert answers_of(page)["seen"]["hash"] == rating(page).get_attribute("hash")


def test_an_answer_is_not_called_saved_while_words_beside_it_are_not(open_page: OpenPage):
    page = open_page(CHECK)
    hold_timers(page)
    page.reload()
    note(page).fill("typed here")
    answer(page, ITEM, 1)
    saved = rating(page).get_by_text(WORDS("self_check.saved"), exact=True)
    expect(saved).to_have_count(0)
    assert "note" not in answers_of(page)
    pass_time(page, 400)
    expect(saved).to_be_visible()
    assert answers_of(page)["note"] == "typed here"


@pytest.mark.parametrize("left", ["pagehide", "hidden", "reload"])
def test_leaving_while_typing_saves_what_is_typed(left: str, open_page: OpenPage):
    """Leave mid-debounce, and a tab killed while typing: the last that it hears is this."""
    page = open_page(CHECK)
    note(page).fill("Half a thou")
    if left == "reload":
        page.reload()
    elif left == "pagehide":
        page.evaluate("dispatchEvent(new Event('pagehide'))")
    else:
        page.evaluate(
            """() => { Object.defineProperty(document, "visibilityState",
              { configurable: true, get: () => "hidden" });
            document.dispatchEvent(new Event("visibilitychange")); }"""
        )
    assert answers_of(page)["note"] == "Half a thou"


def test_a_tab_killed_while_typing_leaves_all_but_the_last_moment(
    open_page: OpenPage, served: Address
):
    page = open_page(CHECK)
    note(page).fill("Half a thou")
    page.wait_for_function("key => localStorage[key]?.includes('Half a thou')", arg=KEY)
    with page.expect_event("crash"), pytest.raises(Error):
        page.goto("chrome://crash")
    again = page.context.new_page()
    again.goto(served(CHECK))
    expect(note(again)).to_have_value("Half a thou")


@pytest.mark.parametrize("keys", ["np,.", "sf/"])
def test_the_themes_keys_are_letters_while_typing_a_note(keys: str, open_page: OpenPage):
    """Those that lead to another page, and those that open the search."""
    page = open_page(CHECK)
    here = page.url
    note(page).focus()
    page.keyboard.type(keys)
    rating(page).locator(".chb-more summary").focus()
    page.keyboard.type(keys)
    page.wait_for_timeout(200)
    expect(note(page)).to_have_value(keys)
    expect(page.locator("#chb-search")).to_be_hidden()
    assert page.url == here


def test_what_is_chosen_before_the_script_runs_is_kept(open_page: OpenPage, served: Address):
    page = open_page("sources/")
    with held_back(page, "**/self-check.*.js"):
        page.goto(served(CHECK), wait_until="commit")
        answer(page, ITEM, 2)
        assert answers(page) == {}
    expect(rating(page).get_by_text(WORDS("self_check.saved"), exact=True)).to_be_visible()
    assert answers_of(page)["level"] == LEVELS[2].id


# Several tabs


def test_two_tabs_on_different_parts_of_one_item_lose_neither(open_page: OpenPage, served: Address):
    """What is typed in one waits to be saved while the other tab is used."""
    page = open_page(CHECK)
    hold_timers(page)
    page.reload()
    other = page.context.new_page()
    other.goto(served(CHECK))
    note(page).fill("typed here")
    answer(other, ITEM, 3)
    expect(radios(page).nth(3)).to_be_checked()
    pass_time(page, 200)  # News close upon news is gathered; what is typed waits for longer.
    answer(other, OTHER, 1)
    expect(radios(page, OTHER).nth(1)).to_be_checked()
    expect(note(page)).to_have_value("typed here")
    pass_time(page, 1000)
    expect(note(other)).to_have_value("typed here")
    kept = answers_of(page)
    assert (kept["level"], kept["note"]) == (LEVELS[3].id, "typed here")


def test_a_stale_flush_brings_back_nothing_that_another_tab_removed(
    open_page: OpenPage, served: Address
):
    page = open_page(CHECK)
    hold_timers(page)
    page.reload()
    answer(page, ITEM, 1)
    note(page).fill("secret")
    pass_time(page, 2000)
    expect(rating(page).get_by_text(WORDS("self_check.saved"), exact=True)).to_be_visible()
    other = page.context.new_page()
    other.goto(served(CHECK))
    page.evaluate("window.addEventListener('storage', (e) => e.stopImmediatePropagation(), true)")
    note(page).press_sequentially("!")
    rating(other).get_by_role("button", name=WORDS("self_check.remove_short")).click()
    page.wait_for_function("key => JSON.parse(localStorage[key]).state === 'none'", arg=KEY)
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    kept = answers_of(page)
    assert (kept["state"], "secret" in json.dumps(kept)) == ("none", False)


def test_another_app_that_calls_clear_is_heard_and_nothing_breaks(
    open_page: OpenPage, served: Address
):
    page = open_page(CHECK)
    answer(page, ITEM, 1)
    other = page.context.new_page()
    other.goto(served("sources/"))
    other.evaluate("localStorage.clear()")
    expect(rating(page).locator(":checked")).to_have_count(0)
    assert progress(page).startswith("None of")
    answer(page, ITEM, 2)
    assert (answers_of(page)["level"], answers_of(page)["rev"]) == (LEVELS[2].id, 2)


def test_a_page_from_the_back_forward_cache_shows_what_is_kept_now(open_page: OpenPage):
    page = open_page(CHECK)
    answer(page, ITEM, 1)
    later = answers_of(page) | {"level": LEVELS[3].id, "rev": 9}
    put(page, KEY, json.dumps(later))
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(radios(page).nth(3)).to_be_checked()


def test_a_clock_moved_backwards_does_not_undo_a_change(open_page: OpenPage):
    page = open_page(CHECK)
    answer(page, ITEM, 1)
    page.evaluate("() => { Date.prototype.toISOString = () => '2001-01-01T00:00:00.000Z'; }")
    answer(page, ITEM, 2)
    page.reload()
    expect(radios(page).nth(2)).to_be_checked()
    assert answers_of(page)["at"].startswith("2001")
