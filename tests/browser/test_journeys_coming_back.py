"""What readers find who come back to a page, in each browser that they have.

WebKit empties the forms of a page that it kept for Back; Firefox fills those of a closed tab.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from browser_windows import close_tab, discard_tab, reopen_tab
from keeping import rated
from ratings import CHECK, ITEM, KEY, LEVELS
from reader import Reader
from test_journeys import level
from webdrivers import only_in

pytest_plugins = ["webdrivers"]
pytestmark = pytest.mark.slow

CHECK_FORM = f"chb-rating[competency='{ITEM}']"
MORE, NOTE = f"{CHECK_FORM} .chb-more > summary", f"{CHECK_FORM} textarea[name=note]"
FRAMEWORK, ANSWERS = "frameworks/asapconnect-mentoring/", "my/answers/"
WORKSHEET = "worksheets/mentoring-agreement/"
FIELD = "chb-worksheet form textarea"
ERASE = "chb-erase [data-erase]"
FIELDS = "article :is(textarea, input[type=text])"
PLANNED = json.dumps(rated(LEVELS[1].id, plan={"goal": "G", "steps": [], "support": "", "due": ""}))
SAVE_ELSEWHERE = """
  const [key, note] = arguments;
  const answer = JSON.parse(localStorage.getItem(key));
  localStorage.setItem(key, JSON.stringify({ ...answer, note, rev: answer.rev + 1 }));
  dispatchEvent(new Event("pagehide"));"""
FORM_DATA = """
  const { SessionStore } = ChromeUtils.importESModule(
    "resource:///modules/sessionstore/SessionStore.sys.mjs");
  const shown = Services.wm.getMostRecentWindow("navigator:browser");
  return JSON.stringify(SessionStore.getClosedTabDataForWindow(shown)[0].state.formdata ?? null);
"""
"""What Firefox keeps of the forms in the tab that was closed last, on disk too."""

LONG_AGO = """
  const key = "chb-tab:competency-handbook";
  const pass = JSON.parse(sessionStorage.getItem(key));
  sessionStorage.setItem(key, JSON.stringify({ ...pass, at: pass.at - 30 * 60_000 }));"""
"""As if nobody had been at the tab of a shared computer for half an hour."""


def session(reader: Reader) -> str:
    """All that the tab keeps."""
    return reader.script("return JSON.stringify(sessionStorage)")


def note(reader: Reader) -> str | None:
    return json.loads(reader.kept().get(KEY, "{}")).get("note")


def rate_and_write(reader: Reader) -> None:
    reader.open(CHECK)
    reader.press(level(1))
    reader.press(MORE)
    reader.write(NOTE, "Kept words.")
    reader.until(lambda: note(reader) == "Kept words.", "the note is kept")


def test_back_shows_what_is_kept_and_typing_goes_on_from_there(reader: Reader):
    rate_and_write(reader)
    reader.press("a[href$='sources/']")
    reader.at("sources/")
    reader.back()
    reader.at(CHECK)
    reader.until(lambda: reader.is_chosen(level(1)), "the choice is shown")
    if not reader.every(NOTE):
        reader.press(MORE)
    reader.until(lambda: reader.value(NOTE) == "Kept words.", "the note is shown")
    reader.write(NOTE, " More.")
    reader.until(lambda: note(reader) == "Kept words. More.", "both are kept")


def test_back_shows_a_check_whose_form_was_made_when_it_was_opened(reader: Reader):
    reader.open(FRAMEWORK)
    reader.press(f"{CHECK_FORM} .chb-fold > summary")
    reader.press(level(1))
    reader.until(lambda: reader.kept(KEY), "it is kept")
    reader.open("sources/")
    reader.back()
    reader.at(FRAMEWORK)
    if not reader.every(level(1)):
        reader.press(f"{CHECK_FORM} .chb-fold > summary")
    reader.until(lambda: reader.is_chosen(level(1)), "the choice is shown")


def test_back_shows_a_worksheet_as_it_is_kept(reader: Reader):
    reader.open(WORKSHEET)
    reader.write(FIELD, "Ours.")
    reader.until(lambda: reader.kept("chb:competency-handbook:me:sheet"), "it is kept")
    reader.open("sources/")
    reader.back()
    reader.at(WORKSHEET)
    reader.until(lambda: reader.value(FIELD) == "Ours.", "it is shown")


def test_after_everything_was_erased_back_shows_nothing_and_a_letter_stores_nothing_old(
    reader: Reader,
):
    reader.open(WORKSHEET)
    reader.write(FIELD, "Ours.")
    reader.until(lambda: reader.kept("chb:competency-handbook:me:sheet"), "it is kept")
    rate_and_write(reader)
    reader.open(ANSWERS)
    reader.press(ERASE)
    reader.until(lambda: reader.kept("chb:") == {}, "all is erased")
    for page, field in ((CHECK, NOTE), (WORKSHEET, FIELD)):
        reader.back()
        reader.at(page)
        if page == CHECK:
            reader.until(lambda: not reader.is_chosen(level(1)), "nothing is chosen")
            reader.press(MORE)
        reader.until(lambda field=field: reader.value(field) == "", "nothing is written")
        reader.write(field, "x")
        reader.until(lambda: reader.kept("chb:"), "the letter is kept")
        assert "Ours" not in str(reader.kept()), "words that were erased are kept again"
        assert "Kept words" not in str(reader.kept()), "words that were erased are kept again"


def test_whoever_comes_back_to_an_erasure_cannot_undo_it(reader: Reader):
    rate_and_write(reader)
    reader.open(ANSWERS)
    reader.press(ERASE)
    reader.one("chb-erase .chb-said button")
    reader.press("a[href$='sources/']")
    reader.at("sources/")
    reader.back()
    reader.at(ANSWERS)
    reader.sees("Nothing is kept here yet.", "chb-held")
    reader.misses("chb-erase .chb-said button")


def test_back_shows_nothing_that_was_erased_since_nobody_was_there(reader: Reader):
    reader.open(ANSWERS)
    reader.press("chb-shared button")
    reader.open(WORKSHEET)
    reader.write(FIELD, "Ours.")
    reader.until(lambda: "Ours." in session(reader), "it is kept in the tab")
    reader.press("chb-keeping a")
    reader.at(ANSWERS)
    reader.script(LONG_AGO)
    reader.press("h1")
    reader.sees("No one used this tab for 30 minutes.", "chb-keeping")
    reader.back()
    reader.at(WORKSHEET)
    reader.until(lambda: reader.value(FIELD) == "", "nothing is written")
    assert reader.every(".chb-copies button", "Undo") == []
    reader.write(FIELD, "x")
    reader.until(lambda: ":me:" in session(reader), "the letter is kept")
    assert "Ours" not in session(reader)


@only_in("chromium")
def test_on_a_shared_computer_a_tab_discarded_to_save_memory_keeps_its_answers(reader: Reader):
    reader.open(ANSWERS)
    reader.press("chb-shared button")
    reader.open(CHECK)
    reader.press(level(1))
    reader.until(lambda: KEY in session(reader), "it is kept in the tab")
    discard_tab(reader)
    reader.until(lambda: reader.is_chosen(level(1)), "the answer is shown")
    reader.press("chb-keeping a")
    reader.at(ANSWERS)
    reader.sees("1 of 11 answered", "chb-held")


def test_another_tab_is_emptied_by_an_erasure(reader: Reader):
    rate_and_write(reader)
    first = reader.driver.current_window_handle
    reader.open_tab(ANSWERS)
    reader.press(ERASE)
    reader.until(lambda: reader.kept("chb:") == {}, "all is erased")
    reader.look_at(first)
    reader.sees("was erased", "chb-keeping")
    assert not reader.is_chosen(level(1))


def test_two_tabs_that_write_in_one_note_keep_both(reader: Reader):
    rate_and_write(reader)
    # Nothing is saved until the page is left, and what another tab saves is not heard here.
    reader.script("window.setTimeout = () => 0")
    reader.write(NOTE, " Mine.")
    reader.script(SAVE_ELSEWHERE, KEY, "Kept words. Theirs.")
    reader.until(lambda: note(reader) == "Kept words. Theirs.\n\n Mine.", "both are kept")
    assert reader.value(NOTE) == note(reader)


@only_in("firefox", "chromium")
def test_a_reopened_tab_brings_no_words_back_after_an_erasure(reader: Reader):
    reader.open("")
    reader.open_tab(WORKSHEET)
    reader.write(FIELD, "Ours.")
    reader.until(lambda: reader.kept("chb:competency-handbook:me:sheet"), "it is kept")
    closed = close_tab(reader)
    reader.open(ANSWERS)
    reader.press(ERASE)
    reader.until(lambda: reader.kept("chb:") == {}, "all is erased")
    reopen_tab(reader, closed)
    reader.until(lambda: reader.value(FIELD) == "", "nothing is written")
    reader.write(FIELD, "x")
    reader.until(lambda: reader.kept("chb:"), "the letter is kept")
    assert "Ours" not in str(reader.kept())


@only_in("firefox")
def test_firefox_keeps_no_words_of_a_closed_tabs_forms(reader: Reader):
    reader.open("")
    reader.script("localStorage.setItem(...arguments)", KEY, PLANNED)
    for page in (CHECK, WORKSHEET, "my/plan/", "self-assessment/coa-pa-ms-2/"):
        reader.open_tab(page)
        if page == CHECK:
            reader.press(MORE)
        fields = reader.until(lambda: reader.every(FIELDS), f"{page} has fields")
        for field in fields:
            field.send_keys("Secret.")
        close_tab(reader)
        with reader.driver.context("chrome"):
            assert "Secret" not in reader.script(FORM_DATA), page


@only_in("firefox")
def test_answers_are_kept_where_pages_are_opened_as_files(reader: Reader, built_site: Path):
    site = built_site.resolve().as_uri()
    reader.driver.get(f"{site}/{CHECK}index.html")
    reader.script("localStorage.removeItem(arguments[0])", KEY)
    reader.reload()
    reader.press(level(1))
    reader.until(lambda: KEY in reader.kept(), "it is kept")
    reader.driver.get(f"{site}/my/progress/index.html")
    reader.sees("1 of 11 rated", "chb-my-progress")
    reader.script("localStorage.removeItem(arguments[0])", KEY)
