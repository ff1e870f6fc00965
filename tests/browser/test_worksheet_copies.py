"""Copies of a worksheet in a real browser: named, deleted, brought back, in step over tabs."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from browser import (
    Address,
    OpenPage,
)
from worksheets import (
    NOTES,
    SEEN,
    START,
    WORDS,
    bar,
    beside,
    blank,
    choice,
    copies,
    deleted,
    fill_storage,
    kept,
    name,
    press,
    unnamed,
    write,
)

pytest_plugins = ["browser"]


def test_two_named_copies_keep_their_own_text(open_page: OpenPage):
    page = open_page(NOTES)
    write(page, "Nine in line", "Ana")
    press(page, "new")
    expect(blank(page)).to_have_value("")
    assert copies(page) == [unnamed(2), "Ana"]
    write(page, "Two in line", "Ben")
    assert copies(page) == ["Ben", "Ana"]
    choice(page).select_option("Ana")
    expect(blank(page)).to_have_value("Nine in line")
    expect(name(page)).to_have_value("Ana")
    page.reload()
    expect(choice(page).locator(":checked")).to_have_text("Ana")
    expect(blank(page)).to_have_value("Nine in line")
    choice(page).select_option("Ben")
    expect(blank(page)).to_have_value("Two in line")
    assert len(kept(page)) == 2


def test_copies_keep_their_numbers_when_an_earlier_one_comes_in_and_when_all_are_erased(
    open_page: OpenPage,
):
    page = open_page(NOTES)
    write(page, "Nine in line")
    [key] = kept(page, START)
    earlier = {"v": 1, "name": "", "fields": {SEEN: "Earlier"}, "rev": 1, "at": "2020"}
    earlier_key = f"{key.rpartition(':')[0]}:00000000-0000-7000-8000-000000000000"
    page.evaluate("each => localStorage.setItem(...each)", [earlier_key, json.dumps(earlier)])
    page.reload()
    assert copies(page) == [unnamed(1), unnamed(2)]
    choice(page).select_option(unnamed(2))
    expect(blank(page)).to_have_value("Earlier")
    write(page, "Earlier, and more")
    stored = kept(page, START)
    page.evaluate("localStorage.clear()")
    texts = {key: json.dumps(sheet) for key, sheet in stored.items()}
    page.evaluate(
        "texts => Object.entries(texts).forEach((e) => localStorage.setItem(...e))", texts
    )
    page.reload()
    assert copies(page) == [unnamed(2), unnamed(1)]
    choice(page).select_option(unnamed(1))
    expect(blank(page)).to_have_value("Nine in line")


def test_a_copy_is_renamed_at_once(open_page: OpenPage):
    page = open_page(NOTES)
    write(page, "Nine in line", "Ana")
    name(page).press_sequentially(" M.")
    assert copies(page) == ["Ana M."]
    assert [copy["name"] for copy in kept(page).values()] == ["Ana M."]
    name(page).fill("")
    assert copies(page) == [unnamed(1)]


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "O'Neill & Søn 📁", "على الرف"])
def test_names_and_texts_are_text_whatever_they_are(words: str, open_page: OpenPage):
    page = open_page(NOTES)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    write(page, words, words)
    page.reload()
    expect(blank(page)).to_have_value(words)
    assert copies(page) == [words]
    press(page, "delete")
    expect(bar(page).get_by_text(deleted(words))).to_be_visible()
    assert page.locator(".chb-sheet script").count() == 0


def test_a_copy_is_deleted_and_brought_back(open_page: OpenPage):
    page = open_page(NOTES)
    write(page, "Nine in line", "Ana")
    press(page, "new")
    write(page, "Two in line", "Ben")
    press(page, "delete")
    expect(blank(page)).to_have_value("Nine in line")
    expect(bar(page).get_by_text(deleted("Ben"))).to_be_visible()
    expect(page.get_by_role("status")).to_have_text(deleted("Ben"))
    assert copies(page) == ["Ana"]
    assert "Two in line" not in json.dumps(kept(page))
    undo = bar(page).get_by_role("button", name=WORDS("worksheet.undo"))
    expect(undo).to_be_focused()
    undo.press("Enter")
    expect(blank(page)).to_have_value("Two in line")
    assert copies(page) == ["Ben", "Ana"]
    expect(undo).to_be_hidden()
    page.reload()
    assert sorted(copies(page)) == ["Ana", "Ben"]


def test_a_deleted_copy_is_gone_when_the_page_is_left(open_page: OpenPage):
    page = open_page(NOTES)
    remove = bar(page).get_by_role("button", name=WORDS("worksheet.delete"))
    expect(remove).to_be_hidden()
    write(page, "Nine in line", "Ana")
    press(page, "delete")
    expect(blank(page)).to_have_value("")
    page.reload()
    expect(blank(page)).to_have_value("")
    expect(bar(page).get_by_role("button", name=WORDS("worksheet.undo"))).to_have_count(0)
    expect(remove).to_be_hidden()
    [mark] = kept(page).values()
    assert sorted(mark) == ["at", "deleted", "rev", "v"]


def test_a_newer_save_of_the_same_copy_is_shown_in_the_other_tab(open_page: OpenPage):
    page = open_page(NOTES)
    write(page, "Nine in line", "Ana")
    other = beside(page)
    write(other, "Ten in line")
    expect(blank(page)).to_have_value("Ten in line")
    expect(bar(page).get_by_text(WORDS("self_check.changed_elsewhere"))).to_be_visible()
    assert len(kept(page)) == 1


def test_typing_that_could_not_be_saved_yet_and_a_newer_save_are_both_kept(open_page: OpenPage):
    page = open_page(NOTES)
    write(page, "Nine in line", "Ana")
    other = beside(page)
    fill_storage(page)
    blank(page).fill("Nine in line, and two more")
    expect(bar(page).get_by_text(WORDS("worksheet.unsaved"))).to_be_visible()
    write(other, "Ten in line")
    expect(bar(page).get_by_text(WORDS("worksheet.kept_both"))).to_be_visible()
    expect(blank(page)).to_have_value("Nine in line, and two more")
    page.evaluate("() => { Storage.prototype.setItem = window.setItem; }")
    write(page, "Nine in line, and three more")
    texts = sorted(copy["fields"][SEEN] for copy in kept(page, START).values())
    assert texts == ["Nine in line, and three more", "Ten in line"]
    assert sorted(copies(page)) == sorted(f"\u2068Ana\u2069 ({unnamed(n)})" for n in (1, 2))
    expect(blank(other)).to_have_value("Ten in line")


def test_tabs_on_different_copies_do_not_disturb_each_other(open_page: OpenPage):
    page = open_page(NOTES)
    write(page, "Nine in line", "Ana")
    other = beside(page)
    press(other, "new")
    write(other, "Two in line", "Ben")
    expect(choice(page).locator("option")).to_have_count(2)
    expect(blank(page)).to_have_value("Nine in line")
    write(page, "Nine in line still")
    expect(blank(other)).to_have_value("Two in line")


def test_a_copy_deleted_in_one_tab_does_not_come_back_from_another(
    open_page: OpenPage, served: Address
):
    page = open_page(NOTES)
    write(page, "Nine in line", "Ana")
    other = beside(page)
    press(other, "delete")
    expect(bar(page).get_by_text(deleted("Ana"))).to_be_visible()
    expect(blank(page)).to_have_value("")
    page.goto(served(""))
    assert "Nine in line" not in json.dumps(kept(page))
