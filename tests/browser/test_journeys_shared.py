"""A shared computer, in the browsers whose tabs a test can close, reopen and copy."""

from __future__ import annotations

import pytest

from browser_windows import close_tab, copy_tab, reopen_tab
from ratings import CHECK, ITEM
from reader import Reader
from test_journeys import level
from webdrivers import only_in

pytest_plugins = ["webdrivers"]
pytestmark = [pytest.mark.slow, only_in("chromium", "firefox")]

ANSWERS, KEEPING = "my/answers/", "chb-keeping"
MORE = f"chb-rating[competency='{ITEM}'] .chb-more > summary"
NOTE = f"chb-rating[competency='{ITEM}'] textarea[name=note]"
RECORDS = "return Object.keys(sessionStorage).filter((key) => key.includes(':me:'))"


def begin(reader: Reader) -> None:
    """Keep answers in this tab only, and give two."""
    reader.open("")
    reader.open_tab(ANSWERS)
    reader.press("chb-shared button")
    reader.open(CHECK)
    reader.press(level(1))
    reader.press(MORE)
    reader.write(NOTE, "Between us.")
    reader.until(lambda: "Between us." in str(session(reader)), "it is kept")


def session(reader: Reader) -> dict[str, str]:
    return reader.script("return {...sessionStorage}")


def is_empty(reader: Reader) -> None:
    """Nothing of the other reader is shown or kept, and the page says why."""
    reader.sees("closed and opened again, was copied", KEEPING)
    assert not reader.is_chosen(level(1))
    assert reader.script(RECORDS) == []
    assert "Between us." not in reader.script("return document.documentElement.outerHTML")


def test_answers_survive_links_reload_and_back_and_are_in_no_other_tab(reader: Reader):
    begin(reader)
    reader.press("a[href$='sources/']")
    reader.at("sources/")
    reader.back()
    reader.at(CHECK)
    reader.until(lambda: reader.is_chosen(level(1)), "the answer is shown")
    reader.reload()
    reader.until(lambda: reader.is_chosen(level(1)), "the answer is shown")
    assert reader.kept("chb:competency-handbook:me") == {}
    reader.open_tab(CHECK)
    assert not reader.is_chosen(level(1))


def test_a_reopened_tab_is_empty(reader: Reader):
    begin(reader)
    reopen_tab(reader, close_tab(reader))
    is_empty(reader)
    reader.back()
    reader.at(ANSWERS)
    reader.sees("Nothing is kept here yet.", "chb-held")


def test_a_copied_tab_is_empty_and_the_first_one_keeps_its_answers(reader: Reader):
    begin(reader)
    first = reader.driver.current_window_handle
    copy_tab(reader)
    is_empty(reader)
    reader.look_at(first)
    reader.reload()
    reader.until(lambda: reader.is_chosen(level(1)), "the answer is shown")


def test_a_tab_that_a_page_opens_is_empty(reader: Reader):
    begin(reader)
    before = set(reader.driver.window_handles)
    reader.script("window.open(location.href)")
    new = reader.until(lambda: set(reader.driver.window_handles) - before, "a tab is opened")
    reader.look_at(new.pop())
    is_empty(reader)


def test_everything_is_erased_beside_where_it_is_saved(reader: Reader):
    begin(reader)
    reader.press(f"{KEEPING} button", "Erase everything")
    reader.press(f"{KEEPING} button", "Yes, erase everything")
    reader.sees("was erased", KEEPING)
    assert not reader.is_chosen(level(1))
    assert reader.script(RECORDS) == []
