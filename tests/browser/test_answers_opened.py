"""A file of answers in a real browser: looked at, merged, put in the place of all, refused."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from answers_file import (
    FILE,
    HANDBOOK,
    STRANGERS,
    compact,
    keep,
    kept,
    others,
    whole_file,
)
from browser import (
    KINDS,
    Address,
    OpenPage,
)
from my_answers import (
    FULL,
    ITEM,
    KEY,
    PAGE,
    WORDS,
    choose,
    older_here,
    panel,
    press,
    said,
)

pytest_plugins = ["browser", "my_answers"]


def look_back(page: Page) -> None:
    """Look at another tab for a while, and at this one again."""
    for state in ("hidden", "visible"):
        page.evaluate(
            """state => { Object.defineProperty(document, "visibilityState",
              { configurable: true, get: () => state });
            document.dispatchEvent(new Event("visibilitychange")); }""",
            state,
        )


def test_a_preview_says_what_would_change_and_nothing_changes_before(full_page):
    page = full_page(older_here())
    before = kept(page)
    choose(page, FILE.read_text("utf-8"))
    expect(panel(page).get_by_role("heading")).to_be_focused()
    folds = [line.strip() for line in panel(page).locator("summary").all_inner_texts()]
    assert folds == [
        "1 new: only the file has it",
        "1 newer in the file: it takes the place of yours",
        "7 the same",
    ]
    panel(page).locator("summary").nth(1).click()
    expect(panel(page)).to_contain_text("“With support” becomes “On my own”")
    expect(panel(page)).to_contain_text(WORDS("answers.gone", count=1))
    assert kept(page) == before
    press(page, "answers.cancel")
    said(page, "chb-open", "answers.canceled")
    assert kept(page) == before


def test_a_look_back_at_the_page_leaves_the_preview_as_it_was(full_page):
    page = full_page(older_here())
    choose(page, FILE.read_text("utf-8"))
    panel(page).locator("summary").nth(1).click()
    look_back(page)
    expect(panel(page).locator("summary").nth(1)).to_be_focused()
    expect(panel(page).locator("details[open]")).to_have_count(1)
    link = page.locator("chb-held a").first
    link.focus()
    look_back(page)
    expect(link).to_be_focused()


def test_an_edit_in_another_tab_shows_in_the_preview(full_page, served: Address):
    page = full_page(older_here())
    choose(page, FILE.read_text("utf-8"))
    expect(panel(page)).to_contain_text("1 newer in the file")
    panel(page).get_by_label(WORDS("answers.way_replace")).check()
    other = page.context.new_page()
    other.goto(served(KINDS["self-check"]))
    other.locator(f'chb-rating[competency="{ITEM}"] input[data-state]').nth(3).check()
    expect(panel(page)).to_contain_text("“I help others do it” becomes “On my own”")
    expect(panel(page).get_by_role("heading")).to_be_focused()
    expect(panel(page).get_by_label(WORDS("answers.way_replace"))).to_be_checked()


def test_a_preview_of_thousands_shows_some_and_counts_the_others(open_page: OpenPage):
    page = open_page(PAGE)
    file = whole_file()
    answer = file["records"]["me"]["answers"][ITEM]
    file["records"] = {"me": {"answers": {f"made-up-{n}": answer for n in range(300)}}}
    file["records"]["me"]["answers"] |= {f"{'x' * 300}-{n}": {"v": 1} for n in range(30)}
    choose(page, json.dumps(file))
    panel(page).locator("summary").click()
    expect(panel(page).locator("li")).to_have_count(201)
    expect(panel(page).locator("li").last).to_have_text("and 100 more")
    damaged = panel(page).locator(".chb-note").last
    expect(damaged).to_contain_text("30 parts of the file are damaged and are left out: me ›")
    expect(damaged).to_contain_text("x, ….")
    assert len(damaged.inner_text()) < 2500


def test_merging_adds_and_can_be_undone(full_page):
    page = full_page(older_here())
    before = kept(page)
    choose(page, FILE.read_text("utf-8"))
    press(page, "answers.merge")
    said(page, "chb-open", "answers.opened", count=2)
    assert kept(page) == FULL
    expect(page.get_by_role("button", name=WORDS("answers.undo"))).to_be_focused()
    press(page, "answers.undo")
    said(page, "chb-open", "answers.undone")
    assert kept(page) == before


def test_import_twice_doubles_nothing(full_page):
    page = full_page()
    choose(page, FILE.read_text("utf-8"))
    expect(panel(page)).to_contain_text(WORDS("answers.same", count=9))
    expect(panel(page)).to_contain_text(WORDS("answers.nothing_new"))
    expect(page.get_by_role("button", name=WORDS("answers.merge"), exact=True)).to_have_count(0)
    press(page, "answers.close")
    assert kept(page) == FULL


def test_replacing_lets_go_of_what_the_file_lacks(full_page):
    extra = f"{HANDBOOK}me:answer:mentoring-confidentiality"
    page = full_page({**FULL, extra: FULL[KEY]} | STRANGERS)
    before = others(page)
    choose(page, FILE.read_text("utf-8"))
    panel(page).get_by_text(WORDS("answers.way_replace")).click()
    expect(panel(page)).to_contain_text(WORDS("answers.lost", count=1))
    press(page, "answers.replace")
    assert (kept(page), others(page)) == (FULL, before)
    press(page, "answers.undo")
    assert extra in kept(page)


def test_delete_then_merge_an_older_file_does_not_bring_it_back(full_page):
    gone = {"v": 1, "state": "none", "level": None, "rev": 4, "at": "", "seen": None}
    page = full_page(older_here() | {KEY: compact(gone)})
    choose(page, FILE.read_text("utf-8"))
    press(page, "answers.merge")
    said(page, "chb-open", "answers.opened", count=1)
    assert json.loads(kept(page)[KEY]) == gone


FAULTS = {
    "fault_empty": "",
    "fault_not-json": FILE.read_text("utf-8")[:-40],
    "fault_not-ours": '{"format":"something else"}',
    "fault_newer": compact(whole_file() | {"v": 2}),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_file_that_cannot_be_opened_is_called_what_it_is(fault: str, full_page):
    page = full_page()
    choose(page, FAULTS[fault])
    said(page, "chb-open", f"answers.{fault}")
    expect(page.locator("#chb-alert")).to_have_text(WORDS(f"answers.{fault}"))
    expect(panel(page)).to_be_hidden()
    assert kept(page) == FULL


def test_import_of_another_handbooks_file(full_page):
    page = full_page()
    choose(page, compact(whole_file() | {"handbook": "our-county"}))
    said(page, "chb-open", "answers.fault_other", handbook="our-county")
    assert kept(page) == FULL


def test_damaged_parts_of_a_file_are_named_and_the_rest_opens(open_page: OpenPage):
    file = whole_file()
    file["records"]["me"]["answers"][ITEM] = {"v": 1, "state": "excellent"}
    page = open_page(PAGE)
    choose(page, compact(file))
    expect(panel(page)).to_contain_text(
        WORDS("answers.apart_damaged", count=1, names=f"me › answers › {ITEM}")
    )
    press(page, "answers.merge")
    assert kept(page) == {key: text for key, text in FULL.items() if key != KEY}


FAILING = """() => {
  const write = Storage.prototype.setItem;
  let left = 4;
  Storage.prototype.setItem = function (key, text) {
    if (key.includes(":answer:") && left-- <= 0) throw new Error("QuotaExceededError");
    write.call(this, key, text);
  };
}"""


def test_import_failing_half_way_changes_nothing(open_page: OpenPage):
    page = open_page(PAGE)
    page.evaluate(FAILING)
    choose(page, FILE.read_text("utf-8"))
    press(page, "answers.merge")
    said(page, "chb-open", "answers.not_opened")
    assert kept(page) == {}


def test_tab_killed_while_importing_is_taken_back_by_the_next_page(full_page):
    """As a killed tab leaves it: the journal, and some of what it was to write."""
    here = older_here()
    page = full_page(here)
    page.evaluate("() => { Storage.prototype.removeItem = () => { throw new Error('killed'); }; }")
    choose(page, FILE.read_text("utf-8"))
    press(page, "answers.merge")
    assert HANDBOOK + "journal" in kept(page)
    assert kept(page)[KEY] == FULL[KEY]
    journal = json.loads(kept(page)[HANDBOOK + "journal"]) | {"at": 0}
    keep(page, {HANDBOOK + "journal": compact(journal)})
    expect(page.locator("chb-held dl")).to_be_visible()
    assert kept(page) == here


def choose_bytes(page: Page, content: bytes) -> None:
    file = {"name": "answers.json", "mimeType": "application/json", "buffer": content}
    page.locator("chb-open input[type=file]").set_input_files(files=[file])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_a_file_that_a_program_saved_as_unicode_opens(encoding: str, open_page: OpenPage):
    page = open_page(PAGE)
    choose_bytes(page, FILE.read_text("utf-8").encode(encoding))
    press(page, "answers.merge")
    assert kept(page) == FULL


def test_a_file_whose_letters_nobody_can_tell_is_refused_with_what_to_do(open_page: OpenPage):
    page = open_page(PAGE)
    file = {**whole_file(), "unread": {}}
    file["records"] = {"me": {"answers": {ITEM: {**json.loads(FULL[KEY]), "note": "José"}}}}
    choose_bytes(page, json.dumps(file, ensure_ascii=False).encode("cp1252", "replace"))
    said(page, "chb-open", "answers.fault_encoding")
    choose_bytes(page, FILE.read_bytes()[:-300])
    said(page, "chb-open", "answers.fault_not-json")
    assert kept(page) == {}


def test_texts_that_could_not_be_read_are_announced_where_they_are_new(open_page: OpenPage):
    page = open_page(PAGE)
    choose(page, FILE.read_text("utf-8"))
    expect(panel(page)).to_contain_text(WORDS("answers.unread_too", count=2))
    press(page, "answers.merge")
    choose(page, FILE.read_text("utf-8"))
    expect(panel(page)).to_contain_text(WORDS("answers.unread_here", count=2))
    expect(panel(page)).to_contain_text(WORDS("answers.nothing_new"))
    expect(panel(page)).not_to_contain_text("come along as they are")


def test_large_worksheets_are_replaced_where_there_is_no_room_for_them_twice(open_page: OpenPage):
    page = open_page(PAGE)
    sheets = [
        {"v": 1, "name": f"{n}", "fields": {"a": letter * 400_000}, "rev": 1, "at": ""}
        for letter in "ab"
        for n in range(8)
    ]
    id = "00000000-0000-7000-8000-00000000000"
    start = f"{HANDBOOK}me:sheet:notes:{id}"
    before = {f"{start}{n}": compact(sheet) for n, sheet in enumerate(sheets[:8])}
    keep(page, before)
    file = {**whole_file(), "unread": {}}
    copies = {f"{id}{n}": sheet for n, sheet in enumerate(sheets[8:])}
    file["records"] = {"me": {"answers": {}, "sheets": {"notes": copies}}}
    choose(page, compact(file))
    panel(page).get_by_label(WORDS("answers.way_replace")).check()
    press(page, "answers.replace")
    said(page, "chb-open", "answers.opened", count=8)
    assert kept(page) == {f"{start}{n}": compact(sheet) for n, sheet in enumerate(sheets[8:])}
    assert page.evaluate("sessionStorage.length") == 0
    press(page, "answers.undo")
    said(page, "chb-open", "answers.undone")
    assert kept(page) == before
