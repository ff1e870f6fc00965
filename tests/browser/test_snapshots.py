"""Snapshots in a real browser: taken, called, deleted, and set beside what is answered now."""

from __future__ import annotations

import json

from playwright.sync_api import Page, expect

from browser import NO_WRITING, OpenPage
from keeping import (
    ALONE,
    CATALOG,
    COACHING,
    FULL,
    HALF,
    HANDBOOK,
    MENTORING,
    NEW,
    TITLES,
    answers,
    keeping,
    kept,
    rated,
    rows,
    snapshots,
)

pytest_plugins = ["browser"]

WORDS = CATALOG.messages
PROGRESS = "my/progress/"


def press(page: Page, key: str) -> None:
    """Press the first button of the snapshots that is called so."""
    snapshots(page).get_by_role("button", name=WORDS(f"snapshot.{key}")).first.click()


def take(page: Page, label: str = "") -> None:
    snapshots(page).get_by_label(WORDS("snapshot.label")).fill(label)
    press(page, "take")
    expect(snapshots(page).get_by_text(WORDS("snapshot.taken"), exact=True)).to_be_visible()


def names(page: Page) -> list[str]:
    return snapshots(page).locator(".chb-snapshot-name").all_inner_texts()


def test_a_snapshot_is_kept_and_set_beside_what_is_answered_later(open_page: OpenPage):
    page = open_page(PROGRESS, before=keeping(HALF))
    take(page, "Before the training")
    expect(snapshots(page)).to_contain_text("no answer has changed")
    [taken] = kept(page, f"{HANDBOOK}me:snapshot:").values()
    assert (taken["v"], taken["label"], taken["rev"]) == (1, "Before the training", 1)
    assert taken["answers"][MENTORING[2]] == {"state": "unsure", "level": None}
    assert len(taken["answers"]) == 6
    later = {MENTORING[2]: rated(ALONE) | {"rev": 2}, COACHING[0]: rated(NEW)}
    for key, answer in answers(later).items():
        store = "([key, text]) => localStorage.setItem(key, text)"
        page.evaluate(store, [key, json.dumps(answer)])
    page.reload()
    table = snapshots(page).locator("[data-part=changes] table").first
    expect(table.locator("caption")).to_contain_text("1 answer has changed")
    assert rows(table) == [[f"Mentoring 1.3 {TITLES[MENTORING[2]]}", "Not sure yet", "On my own"]]
    folds = snapshots(page).locator("summary")
    expect(folds).to_have_text(["1 answered for the first time since then", "5 are the same"])


def test_a_snapshot_is_renamed_deleted_and_brought_back(open_page: OpenPage):
    page = open_page(PROGRESS, before=keeping(*FULL))
    assert names(page) == ["May 5, 2026", "\u2068Before\u2069, March 3, 2026"]
    press(page, "rename")
    field = snapshots(page).locator("[data-part=list] input")
    expect(field).to_be_focused()
    field.fill("After <b>ours</b>")
    field.press("Enter")
    assert names(page)[0] == "\u2068After <b>ours</b>\u2069, May 5, 2026"
    press(page, "delete")
    assert names(page) == ["\u2068Before\u2069, March 3, 2026"]
    marks = [s for s in kept(page, f"{HANDBOOK}me:snapshot:").values() if s.get("deleted")]
    assert [sorted(mark) for mark in marks] == [["at", "deleted", "rev", "v"]]
    undo = snapshots(page).locator(".chb-undo")
    expect(undo).to_be_focused()
    undo.press("Enter")
    assert len(names(page)) == 2
    page.reload()
    assert names(page)[0] == "\u2068After <b>ours</b>\u2069, May 5, 2026"


def test_any_snapshot_can_be_compared_with_now(open_page: OpenPage):
    page = open_page(PROGRESS, before=keeping(*FULL))
    compare = snapshots(page).get_by_role("button", name=WORDS("snapshot.compare"))
    expect(compare.nth(0)).to_have_attribute("aria-pressed", "true")
    compare.nth(1).click()
    expect(compare.nth(1)).to_have_attribute("aria-pressed", "true")
    expect(compare.nth(1)).to_be_focused()
    changes = snapshots(page).locator("[data-part=changes]")
    expect(changes.locator("caption").first).to_contain_text("Before")


def test_snapshots_of_the_same_name_are_told_apart(open_page: OpenPage):
    page = open_page(PROGRESS, before=keeping(HALF))
    take(page, "Now")
    take(page, "Now")
    assert len(set(names(page))) == 2


def test_then_and_now_rated_together_stand_side_by_side(open_page: OpenPage):
    page = open_page(PROGRESS, before=keeping(*FULL))
    told = snapshots(page).locator("[data-part=told]")
    expect(told.locator("caption").first).to_contain_text("8 are rated differently now")
    assert rows(told.locator("table").first)[0][1:] == ["Just starting", "With support"]
    expect(told.locator("summary")).to_have_text("3 are the same")


def test_a_snapshot_that_cannot_be_kept_is_said_not_to_be(open_page: OpenPage):
    page = open_page(PROGRESS, before=keeping(HALF) + NO_WRITING)
    snapshots(page).get_by_label(WORDS("snapshot.label")).fill("Before")
    press(page, "take")
    expect(snapshots(page).locator("> .chb-saved")).to_have_text(WORDS("snapshot.unsaved"))
    expect(snapshots(page)).not_to_contain_text(WORDS("snapshot.taken"))
    assert len(names(page)) == 1


def test_on_a_shared_computer_a_snapshot_is_said_to_be_kept_in_this_tab(
    open_page: OpenPage,
):
    shared = {f"{HANDBOOK}settings": {"v": 1, "session": True}}
    before = keeping(shared) + keeping(HALF, storage="sessionStorage")
    page = open_page(PROGRESS, before=before)
    expect(page.get_by_text(WORDS("keeping.session", minutes=30))).to_be_visible()
    press(page, "take")
    note = snapshots(page).locator("> .chb-saved")
    expect(note).to_have_text(WORDS("snapshot.taken_session"))


def test_the_themes_keys_do_nothing_while_a_label_is_typed(open_page: OpenPage):
    page = open_page(PROGRESS, before=keeping(HALF))
    field = snapshots(page).get_by_label(WORDS("snapshot.label"))
    field.press_sequentially("pns/f,.")
    expect(field).to_have_value("pns/f,.")
    expect(field).to_be_focused()
