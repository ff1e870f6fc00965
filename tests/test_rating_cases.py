"""What can happen to an answer in a real browser: nothing is lost, and nothing untrue is said."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from browser import NO_WRITING, PHONE, SCHEMES, WIDE, Address, OpenPage, found_by_axe, ring_of
from ratings import (
    CHECK,
    ITEM,
    KEY,
    LEVELS,
    OTHER,
    READ,
    WORDS,
    answer,
    answers,
    more,
    note,
    progress,
    put,
    radios,
    rating,
    reword_answer,
    unfold,
)

pytest_plugins = ["browser"]
pytestmark = pytest.mark.xdist_group("ratings")

FULL = "Storage.prototype.setItem"
RENAMED = "mentoring-renamed"
FOUR, FIVE = LEVELS[1].id, "five-steps-second"


def publish(page: Page, change: Callable[[str], str]) -> None:
    """Let the page be of another edition, in which its HTML is changed, and show it anew."""

    def edition(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=change(response.text()))

    page.unroute(re.compile(f"{CHECK}$"))
    page.route(re.compile(f"{CHECK}$"), edition)
    page.goto(page.url)


def replaced(old: str, new: str) -> Callable[[str], str]:
    def change(html: str) -> str:
        assert old in html
        return html.replace(old, new)

    return change


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


def answers_of(page: Page, key: str = KEY) -> dict:
    return json.loads(page.evaluate("key => localStorage[key]", key))


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


@pytest.mark.parametrize("key", ["n", "p", "s", "f", "/", ".", ","])
def test_the_themes_keys_are_letters_while_typing_a_note(key: str, open_page: OpenPage):
    page = open_page(CHECK)
    here = page.url
    note(page).focus()
    page.keyboard.press(key)
    rating(page).locator(".chb-more summary").focus()
    page.keyboard.press(key)
    page.wait_for_timeout(150)
    expect(note(page)).to_have_value(key)
    expect(page.locator("#__search")).not_to_be_checked()
    assert page.url == here


def test_what_is_chosen_before_the_script_runs_is_kept(open_page: OpenPage, served: Address):
    page = open_page("sources/")
    held: list[Route] = []
    page.route(re.compile(r"self-check\..*js$"), lambda route: held.append(route))
    page.goto(served(CHECK), wait_until="commit")
    answer(page, ITEM, 2)
    assert answers(page) == {}
    held[0].continue_()
    expect(rating(page).get_by_text(WORDS("self_check.saved"), exact=True)).to_be_visible()
    assert answers_of(page)["level"] == LEVELS[2].id


# Several tabs


def test_two_tabs_on_different_parts_of_one_item_lose_neither(open_page: OpenPage, served: Address):
    page = open_page(CHECK)
    other = page.context.new_page()
    other.goto(served(CHECK))
    note(page).fill("typed here")
    answer(other, ITEM, 3)
    answer(other, OTHER, 1)
    expect(radios(page).nth(3)).to_be_checked()
    expect(radios(page, OTHER).nth(1)).to_be_checked()
    expect(note(page)).to_have_value("typed here")
    expect(note(other)).to_have_value("typed here")
    kept = answers_of(page)
    assert (kept["level"], kept["note"]) == (LEVELS[3].id, "typed here")


def test_a_stale_flush_brings_back_nothing_that_another_tab_removed(
    open_page: OpenPage, served: Address
):
    page = open_page(CHECK)
    answer(page, ITEM, 1)
    note(page).fill("secret")
    expect(rating(page).get_by_text(WORDS("self_check.saved"), exact=True)).to_be_visible()
    other = page.context.new_page()
    other.goto(served(CHECK))
    page.evaluate("window.addEventListener('storage', (e) => e.stopImmediatePropagation(), true)")
    note(page).press_sequentially("!")
    rating(other).get_by_role("button", name=WORDS("self_check.remove_short")).click()
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
    page.clock.set_fixed_time("2001-01-01")
    answer(page, ITEM, 2)
    page.reload()
    expect(radios(page).nth(2)).to_be_checked()
    assert answers_of(page)["at"].startswith("2001")


# Change of edition


def test_competency_renamed_by_table_carries_its_answer(open_page: OpenPage):
    page = open_page(CHECK)
    answer(page, ITEM, 1)
    old = answers_of(page)
    publish(page, replaced(f'competency="{ITEM}"', f'competency="{RENAMED}" formerly="{ITEM}"'))
    expect(radios(page, RENAMED).nth(1)).to_be_checked()
    answer(page, RENAMED, 2)
    assert answers_of(page) == old, "an older edition still finds its own"
    assert answers_of(page, KEY.replace(ITEM, RENAMED))["rev"] == 2


def test_competency_removed_then_restored_has_its_answer(open_page: OpenPage):
    page = open_page(CHECK)
    answer(page, ITEM, 1)
    publish(page, replaced(f'competency="{ITEM}"', 'competency="mentoring-another"'))
    expect(rating(page, "mentoring-another").locator(":checked")).to_have_count(0)
    publish(page, lambda html: html)
    expect(radios(page).nth(1)).to_be_checked()


def test_competencies_reordered_keep_their_own_answers(open_page: OpenPage):
    page = open_page(CHECK)
    answer(page, ITEM, 1)
    publish(
        page,
        lambda html: (
            html.replace(f'competency="{ITEM}"', "@")
            .replace(f'competency="{OTHER}"', f'competency="{ITEM}"')
            .replace("@", f'competency="{OTHER}"')
        ),
    )
    expect(radios(page).nth(1)).to_be_checked()
    expect(rating(page, OTHER).locator(":checked")).to_have_count(0)


def test_scale_from_4_to_5_points_is_asked_never_guessed(open_page: OpenPage):
    page = open_page(CHECK)
    answer(page, ITEM, 1)
    before = answers_of(page)
    publish(page, replaced(f'value="{FOUR}"', f'value="{FIVE}"'))
    gone = WORDS("rating.level_gone", label=LEVELS[1].name)
    expect(rating(page).get_by_text(gone)).to_be_visible()
    expect(rating(page).locator(":checked")).to_have_count(0)
    assert answers_of(page) == before
    publish(page, replaced(f'value="{FOUR}"', f'value="{FIVE}" data-formerly="{FOUR}"'))
    expect(radios(page).nth(1)).to_be_checked()


def test_edition_rolled_back_and_forward_again(open_page: OpenPage):
    page = open_page(CHECK)
    answer(page, ITEM, 1)
    hash = rating(page).get_attribute("hash")
    publish(page, replaced(f'hash="{hash}"', 'hash="000000000000"'))
    expect(rating(page).locator(".chb-check-note")).to_be_visible()
    publish(page, replaced(f'hash="{hash}"', f'hash="000000000000" earlier="{hash}"'))
    expect(rating(page).locator(".chb-check-note")).to_have_count(0)
    publish(page, lambda html: html)
    expect(rating(page).locator(".chb-check-note")).to_have_count(0)
    expect(radios(page).nth(1)).to_be_checked()


def test_a_language_switch_keeps_answers_and_flags_nothing(open_page: OpenPage):
    page = open_page(CHECK)
    answer(page, ITEM, 1)
    publish(page, replaced('<html lang="en"', '<html lang="es"'))
    expect(radios(page).nth(1)).to_be_checked()
    expect(rating(page).locator(".chb-check-note")).to_have_count(0)


@pytest.mark.parametrize("hash", ["#check-%E0%A4%A", "#\"]'<script>", "#check-gone"])
def test_a_malformed_hash_in_a_link_harms_nothing(hash: str, open_page: OpenPage, served: Address):
    page = open_page(CHECK)
    page.goto(served(CHECK) + hash)
    page.reload()
    answer(page, ITEM, 1)
    assert answers_of(page)["level"] == LEVELS[1].id


# Progress


def test_all_not_applicable_is_all_answered(open_page: OpenPage):
    page = open_page(CHECK)
    for check in page.locator("chb-rating").all():
        check.locator("input[data-state=na]").check()
    count = page.locator("chb-rating").count()
    assert progress(page) == WORDS("self_check.progress_all", count=count)


# Then and now


def test_then_and_now_are_rated_together(open_page: OpenPage):
    page = open_page(CHECK)
    switch = page.get_by_role("checkbox", name=WORDS("check_form.then_switch"))
    then = rating(page).get_by_role("group", name=re.compile(WORDS("check_form.then")))
    expect(then).to_have_count(0)
    switch.check()
    then.get_by_role("radio", name=LEVELS[0].name).check()
    answer(page, ITEM, 2)
    expect(rating(page).get_by_text(WORDS("rating.now"))).to_be_visible()
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
        re.compile("^Check yourself on this · Your answer: .*: A relationship that runs both ways$")
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
    expect(bare.locator(".chb-foot-check").first).to_be_visible()


def test_a_self_check_ends_with_a_next_step(open_page: OpenPage):
    page = open_page(CHECK)
    page.get_by_role("link", name=WORDS("check_form.next_plan")).click()
    page.wait_for_url("**/my/plan/")
    page.go_back()
    page.get_by_role("link", name=WORDS("check_form.next_progress")).click()
    page.wait_for_url("**/my/progress/")


# For everybody


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_nothing_in_an_open_check(width: int, scheme: str, open_page: OpenPage):
    """Details open, then and now, reworded, removed; beside a competency too."""
    page = open_page(CHECK, width, scheme=scheme, bypass_csp=True)
    answer(page, ITEM, 1)
    reword_answer(page)
    page.get_by_role("checkbox", name=WORDS("check_form.then_switch")).check()
    note(page).fill("with Ana")
    more(page).get_by_role("button", name=WORDS("check_form.line_add")).click()
    answer(page, OTHER, 1)
    rating(page, OTHER).get_by_role("button", name=WORDS("self_check.remove_short")).click()
    expect(page.get_by_role("button", name=WORDS("rating.undo"))).to_be_visible()
    assert found_by_axe(page) == []
    page = open_page(READ, width, scheme=scheme, bypass_csp=True)
    unfold(page)
    note(page).fill("with Ana")
    assert found_by_axe(page) == []


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
