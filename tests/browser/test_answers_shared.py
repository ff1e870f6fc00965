"""What cannot be shown, and a shared computer, on My answers in a real browser."""

from __future__ import annotations

import json
import re

from playwright.sync_api import expect

from answers_file import (
    HANDBOOK,
    STRANGERS,
    kept,
    others,
    read,
)
from browser import (
    KINDS,
    NO_WRITING,
    Address,
)
from my_answers import (
    FULL,
    ITEM,
    KEY,
    PAGE,
    WORDS,
    erase,
    press,
    said,
    save,
)

pytest_plugins = ["browser", "my_answers"]


def test_what_this_edition_lacks_and_what_cannot_be_read_is_listed(full_page):
    apart = full_page().locator("chb-apart")
    expect(apart).to_contain_text("I do what no edition asks for any more.")
    expect(apart).to_contain_text("me:answer:from-a-newer-edition")
    expect(apart).to_contain_text('{"v":1,"state":"ra')


def test_unreadable_texts_are_saved_as_they_are_and_deleted_with_a_way_back(full_page):
    page = full_page()
    unreadable = page.locator("chb-apart .chb-buttons").last
    with page.expect_download() as found:
        unreadable.get_by_role("button", name=WORDS("answers.save_raw")).click()
    assert json.loads(read(found.value))["unread"] == {"quarantine:1": '{"v":1,"state":"ra'}
    press(page, "answers.delete_raw")
    assert HANDBOOK + "quarantine:1" not in kept(page)
    press(page, "answers.undo")
    assert kept(page) == FULL
    press(page, "answers.delete_raw")
    page.evaluate(f"() => {{ {NO_WRITING} }}")
    press(page, "answers.undo")
    said(page, "chb-apart", "answers.undone_partly")


def test_second_person_on_a_shared_device(full_page, served: Address):
    page = full_page()
    press(page, "answers.shared_switch_on")
    expect(page.get_by_role("radio", name=WORDS("answers.shared_move"))).to_be_focused()
    press(page, "answers.shared_do")
    said(page, "chb-shared", "answers.shared_done_on")
    assert kept(page) == {}
    assert kept(page, "sessionStorage") == FULL
    page.goto(served(KINDS["self-check"]))
    expect(page.locator("chb-keeping")).to_contain_text(WORDS("keeping.session", minutes=30))
    page.get_by_role("link", name=WORDS("keeping.link_answers")).click()
    page.wait_for_url(f"**/{PAGE}**")
    page.go_back()
    rating = page.locator(f'chb-rating[competency="{ITEM}"]')
    expect(rating.get_by_text(WORDS("keeping.saved_session"))).to_be_visible()
    second = page.context.new_page()
    second.goto(served(PAGE))
    expect(second.locator("chb-held")).to_contain_text("Nothing is kept here yet.")
    expect(second.locator("chb-shared")).to_contain_text(WORDS("answers.shared_on"))


def test_session_answers_are_never_in_the_browser_and_can_be_moved_there(
    full_page, served: Address
):
    page = full_page({})
    press(page, "answers.shared_switch_on")
    page.goto(served(KINDS["self-check"]))
    page.locator(f'chb-rating[competency="{ITEM}"]').get_by_role("radio").nth(1).check()
    assert kept(page) == {}
    page.goto(served(PAGE))
    press(page, "answers.shared_switch_off")
    press(page, "answers.shared_do")
    assert list(kept(page)) == [KEY]
    assert kept(page, "sessionStorage") == {}


def test_reset_leaves_materials_own_preferences(full_page):
    page = full_page(FULL | STRANGERS)
    page.get_by_title(re.compile("Switch to dark")).first.click()
    save(page)
    before = others(page)
    assert "/some/where/.__palette" in before
    assert len(before) == len(STRANGERS) + 1
    erase(page)
    said(page, "chb-erase", "answers.erased")
    assert (kept(page), others(page)) == ({}, before)
    expect(page.get_by_role("button", name=WORDS("answers.undo"))).to_be_focused()
    press(page, "answers.undo")
    said(page, "chb-erase", "answers.brought_back")
    assert (kept(page), others(page)) == (FULL, before)


def test_erasing_is_undone_later_where_there_is_no_room_at_first(full_page):
    page = full_page()
    erase(page)
    page.evaluate(f"() => {{ window.setItem = Storage.prototype.setItem; {NO_WRITING} }}")
    press(page, "answers.undo")
    said(page, "chb-erase", "answers.brought_back_partly")
    expect(page.get_by_role("button", name=WORDS("answers.undo"))).to_be_focused()
    page.evaluate("() => { Storage.prototype.setItem = window.setItem; }")
    press(page, "answers.undo")
    said(page, "chb-erase", "answers.brought_back")
    assert kept(page) == FULL


def test_another_app_calls_clear_and_the_page_shows_what_is_there(full_page, served: Address):
    page = full_page()
    other = page.context.new_page()
    other.goto(served("sources/"))
    other.evaluate("localStorage.clear()")
    expect(page.locator("chb-held")).to_contain_text("Nothing is kept here yet.")
