"""Ratings in a real browser: kept at once, restored, said truly, and removed for good."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser import (
    KINDS,
    NO_STORAGE,
    NO_WRITING,
    PHONE,
    WIDE,
    Address,
    OpenPage,
    focus_by_tab,
    found_by_axe_in_both_schemes,
    ring_of,
)
from competency_handbook.model import competencies_of
from ratings import (
    BEFORE,
    CATALOG,
    CHECK,
    FRAMEWORK,
    ITEM,
    KEY,
    LEVELS,
    OTHER,
    WORDS,
    answer,
    answers,
    note,
    progress,
    radios,
    rating,
    reword_answer,
)

pytest_plugins = ["browser"]


def test_an_answer_is_saved_under_its_own_key_and_said_to_be(open_page: OpenPage):
    page = open_page(CHECK)
    saved = rating(page).get_by_text(WORDS("self_check.saved"), exact=True)
    expect(saved).to_have_count(0)
    assert answers(page) == {}
    answer(page, ITEM, 2)
    expect(saved).to_be_visible()
    expect(page.get_by_role("status")).to_have_text(WORDS("self_check.saved"))
    [(key, kept)] = answers(page).items()
    assert key == KEY
    assert (kept["v"], kept["state"], kept["level"], kept["rev"]) == (1, "rated", LEVELS[2].id, 1)
    assert kept["seen"]["hash"] == rating(page).get_attribute("hash")
    competency = next(c for c in competencies_of(FRAMEWORK) if c.id == ITEM)
    assert kept["seen"]["text"] == " ".join(competency.self_check.split())
    assert kept["seen"]["label"] == LEVELS[2].name


def test_every_kind_of_answer_is_restored(open_page: OpenPage):
    page = open_page(CHECK)
    ids = [part.get_attribute("competency") for part in page.locator("chb-rating").all()]
    for number, id in enumerate(ids[:6]):
        answer(page, id, number)
    before = answers(page)
    states = [before[KEY.replace(ITEM, id)]["state"] for id in ids[:6]]
    assert states == ["rated"] * 4 + ["unsure", "na"]
    page.reload()
    for number, id in enumerate(ids[:6]):
        expect(radios(page, id).nth(number)).to_be_checked()
        expect(rating(page, id).get_by_text(WORDS("self_check.saved"), exact=True)).to_be_visible()
    expect(rating(page, ids[6]).locator(":checked")).to_have_count(0)
    assert answers(page) == before


def test_progress_is_told_in_words_here_and_on_the_overview(open_page: OpenPage, served: Address):
    page = open_page(CHECK)
    count = page.locator("chb-rating").count()
    assert progress(page) == WORDS("self_check.progress_none", count=count)
    answer(page, ITEM, 0)
    answer(page, OTHER, 4)
    some = WORDS("self_check.progress", done=2, count=count)
    assert progress(page) == some
    expect(
        page.get_by_role("progressbar", name=WORDS("self_check.progress_label"))
    ).to_have_js_property("value", 2)
    page.goto(served(KINDS["self-checks"]))
    entry = page.locator(".chb-list-entry").filter(has=page.locator(f"a[href*='{CHECK}']"))
    expect(entry.locator(".chb-progress-words")).to_have_text(some)
    others = page.locator(".chb-progress-words").filter(has_not_text=some)
    assert others.count() == len(CATALOG.frameworks) - 1
    assert all(text.startswith("None of") for text in others.all_inner_texts())


def test_the_last_answer_is_told_as_all(open_page: OpenPage):
    page = open_page(KINDS["agency-self-check"])
    for part in page.locator("chb-rating").all():
        part.get_by_role("radio").first.check()
    count = page.locator("chb-rating").count()
    assert progress(page) == WORDS("self_check.progress_all", count=count)


def test_an_answer_can_be_removed_and_brought_back(open_page: OpenPage):
    page = open_page(CHECK)
    remove = rating(page).get_by_role("button", name=WORDS("self_check.remove_short"))
    undo = rating(page).get_by_role("button", name=WORDS("rating.undo"))
    expect(remove).to_be_hidden()
    answer(page, ITEM, 1)
    expect(remove).to_have_accessible_name("Remove my answer: A relationship that runs both ways")
    note(page).fill("with Ana")
    remove.press("Enter")
    expect(remove).to_be_hidden()
    expect(rating(page).get_by_text(WORDS("self_check.removed"))).to_be_visible()
    expect(undo).to_be_focused()
    [kept] = answers(page).values()
    assert (kept["state"], kept["level"], kept["seen"]) == ("none", None, None)
    assert "with Ana" not in str(kept)
    assert progress(page).startswith("None of")
    expect(note(page)).to_have_value("")
    undo.press("Enter")
    expect(undo).to_be_hidden()
    expect(radios(page).nth(1)).to_be_checked()
    expect(radios(page).nth(1)).to_be_focused()
    expect(note(page)).to_have_value("with Ana")
    [back] = answers(page).values()
    assert (back["level"], back["note"], back["rev"]) == (LEVELS[1].id, "with Ana", kept["rev"] + 1)


@pytest.mark.parametrize("then", ["answer another", "reload"])
def test_a_removed_answer_cannot_come_back_once_something_else_is_done(
    then: str, open_page: OpenPage
):
    page = open_page(CHECK)
    answer(page, ITEM, 1)
    rating(page).get_by_role("button", name=WORDS("self_check.remove_short")).click()
    undo = page.get_by_role("button", name=WORDS("rating.undo"))
    expect(undo).to_have_count(1)
    if then == "reload":
        page.reload()
    else:
        answer(page, OTHER, 0)
    expect(undo).to_have_count(0)
    expect(rating(page).locator(":checked")).to_have_count(0)
    assert answers(page)[KEY]["state"] == "none"


def test_a_check_is_answered_by_keyboard_alone(open_page: OpenPage):
    page = open_page(CHECK)
    choices = radios(page)
    focus_by_tab(page, choices.first)
    assert ring_of(page, ":focus + span") >= 2
    expect(choices.first).not_to_be_checked()
    page.keyboard.press("Space")
    expect(choices.first).to_be_checked()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(choices.nth(2)).to_be_checked()
    expect(choices.nth(2)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(choices.nth(1)).to_be_checked()
    page.keyboard.press("Tab")
    for fold in rating(page).locator("summary").all():
        expect(fold).to_be_focused()
        assert ring_of(page) >= 2
        page.keyboard.press("Tab")
    expect(
        rating(page).get_by_role("button", name=WORDS("self_check.remove_short"))
    ).to_be_focused()
    page.keyboard.press("Enter")
    expect(rating(page).locator(":checked")).to_have_count(0)


def test_the_whole_answer_is_a_target_big_enough_for_a_finger(open_page: OpenPage):
    page = open_page(CHECK, PHONE)
    for label in rating(page).locator("label").all():
        box = label.bounding_box()
        assert box and box["height"] >= 44
    last = rating(page).locator("label").nth(3)
    box = last.bounding_box()
    assert box and box["width"] > PHONE * 0.85
    last.click(position={"x": box["width"] - 5, "y": box["height"] - 5})
    expect(radios(page).nth(3)).to_be_checked()


@pytest.mark.parametrize("blocked", [NO_STORAGE, NO_WRITING], ids=["blocked", "full"])
def test_without_storage_the_page_says_so_and_keeps_answers_while_it_is_open(
    blocked: str, open_page: OpenPage
):
    page = open_page(CHECK, before=blocked)
    answer(page, ITEM, 2)
    unsaved = rating(page).get_by_text(WORDS("self_check.unsaved"))
    expect(unsaved).to_be_visible()
    expect(page.get_by_role("alert")).to_have_text(WORDS("self_check.unsaved"))
    answer(page, OTHER, 1)
    expect(radios(page).nth(2)).to_be_checked()
    expect(unsaved).to_be_visible()
    expect(page.get_by_text(WORDS("self_check.saved"), exact=True)).to_have_count(0)
    assert progress(page).startswith("2 of")


def test_two_tabs_show_the_same_answer(open_page: OpenPage, served: Address):
    page = open_page(CHECK)
    other = page.context.new_page()
    other.goto(served(CHECK))
    answer(other, ITEM, 3)
    expect(radios(page).nth(3)).to_be_checked()
    expect(rating(page).get_by_text(WORDS("self_check.changed_elsewhere"))).to_be_visible()


def test_competency_reworded_shows_both_wordings_and_keeps_the_answer(open_page: OpenPage):
    page = open_page(CHECK)
    answer(page, ITEM, 1)
    reword_answer(page)
    expect(rating(page).get_by_role("group").first).to_have_accessible_description(
        WORDS("self_check.reworded")
    )
    sentence = rating(page).locator(".chb-self-check").inner_text()
    wordings = rating(page).locator(".chb-wordings dd")
    assert wordings.all_inner_texts() == [BEFORE, sentence]
    expect(radios(page).nth(1)).to_be_checked()
    rating(page).get_by_role("button", name=WORDS("self_check.keep")).click()
    expect(page.get_by_text(WORDS("self_check.reworded"))).to_have_count(0)
    expect(radios(page).nth(1)).to_be_focused()
    kept = answers(page)[KEY]
    assert kept["level"] == LEVELS[1].id
    assert kept["seen"]["hash"] == rating(page).get_attribute("hash")
    assert kept["seen"]["text"] == sentence


def test_without_script_the_self_check_reads_well_and_is_honest(open_page: OpenPage):
    page = open_page(CHECK, java_script_enabled=False)
    notice = page.locator("noscript p")
    expect(notice).to_be_visible()
    assert notice.text_content() == WORDS("self_check.no_script")
    first = rating(page)
    expect(first.get_by_role("radio")).to_have_count(6)
    for label in first.locator("label").all():
        expect(label).to_be_visible()
    expect(page.get_by_role("button", name=WORDS("self_check.remove_short"))).to_have_count(0)
    expect(page.locator(".chb-saved:visible, chb-progress:visible")).to_have_count(0)
    first.get_by_role("radio").nth(1).check()
    expect(first.get_by_role("radio").nth(1)).to_be_checked()


@pytest.mark.parametrize("keys", ["np,.", "sf/"])
def test_the_themes_keys_do_nothing_while_a_radio_has_the_focus(keys: str, open_page: OpenPage):
    """Those that lead to another page, and those that open the search."""
    page = open_page(CHECK)
    here = page.url
    radio = radios(page).nth(1)
    radio.check()
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    expect(radio).to_be_focused()
    expect(page.locator("#chb-search")).to_be_hidden()
    assert page.url == here


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_nothing_in_a_half_filled_self_check(width: int, open_page: OpenPage):
    page = open_page(CHECK, width, bypass_csp=True)
    for number, check in enumerate(page.locator("chb-rating").all()[:6]):
        check.locator("input[data-state]").nth(number).check()
    reword_answer(page)
    expect(page.get_by_text(WORDS("self_check.reworded"))).to_be_visible()
    assert found_by_axe_in_both_schemes(page) == []


COUNT_CHANGES = """() => {
  window.chbPut = 0;
  const seen = new MutationObserver((changes) => { window.chbPut += changes.length; });
  for (const place of document.querySelectorAll("chb-progress, .chb-saved")) {
    seen.observe(place, { childList: true, characterData: true, subtree: true });
  }
}"""


def test_a_changed_answer_puts_no_words_anew_that_stand_already(open_page: OpenPage):
    """A browser lays out the page for them, and the press takes longer."""
    page = open_page(CHECK)
    page.evaluate(COUNT_CHANGES)
    answer(page, ITEM, 1)
    said = progress(page)
    assert page.evaluate("chbPut") > 0
    page.evaluate("chbPut = 0")
    answer(page, ITEM, 2)
    assert page.evaluate("chbPut") == 0
    assert progress(page) == said
    answer(page, OTHER, 0)
    assert page.evaluate("chbPut") > 0
    assert progress(page) != said


def test_a_press_on_an_answers_words_chooses_it_and_looks_for_no_place_of_a_caret(
    open_page: OpenPage,
):
    page = open_page(CHECK)
    chosen = rating(page).locator(".chb-anchor").nth(2)
    chosen.locator("b").click()
    assert page.evaluate("getSelection().rangeCount") == 0
    expect(chosen.locator("input")).to_be_checked()
    page.keyboard.press("ControlOrMeta+a")
    assert chosen.locator(".chb-anchor-text").inner_text() in page.evaluate("`${getSelection()}`")
