"""What readers do with a self-check, in each browser that they have."""

from __future__ import annotations

import json
from functools import partial

import pytest

from ratings import CHECK, ITEM, KEY, LEVELS, OTHER, READ, WORDS
from reader import Reader

pytest_plugins = ["webdrivers"]
pytestmark = pytest.mark.slow

RATING = f"chb-rating[competency='{ITEM}']"
NOTE = f"{RATING} textarea"
SAVED = WORDS("self_check.saved")


def level(number: int, item: str = ITEM) -> str:
    """One of the choices of a check."""
    return f"chb-rating[competency='{item}'] input[data-state][value='{LEVELS[number].id}']"


def rate(reader: Reader, number: int, item: str = ITEM) -> None:
    reader.press(level(number, item))
    reader.sees(SAVED, f"chb-rating[competency='{item}'] .chb-saved")


def kept(reader: Reader) -> dict:
    return json.loads(reader.kept()[KEY])


def test_what_was_rated_and_written_is_there_after_a_reload(reader: Reader):
    reader.open(CHECK)
    for number, item in enumerate((ITEM, OTHER)):
        rate(reader, number, item)
    reader.press(f"{RATING} .chb-more summary")
    reader.write(NOTE, "Ask Ana – “für” Łódź, 日本")
    reader.until(lambda: "Ana" in kept(reader).get("note", ""), "the note is kept")
    reader.reload()
    for number, item in enumerate((ITEM, OTHER)):
        reader.until(partial(reader.is_chosen, level(number, item)), f"{item} is shown")
    reader.press(f"{RATING} .chb-more summary")
    assert reader.value(NOTE) == kept(reader)["note"] == "Ask Ana – “für” Łódź, 日本"


def test_a_word_is_kept_that_was_just_typed_when_a_page_is_left(reader: Reader):
    reader.open(CHECK)
    reader.press(f"{RATING} .chb-more summary")
    reader.write(NOTE, "Just now")
    reader.open(READ)
    reader.until(lambda: kept(reader)["note"] == "Just now", "the note is kept")


def test_an_answer_is_removed_and_brought_back(reader: Reader):
    reader.open(CHECK)
    rate(reader, 2)
    reader.press(f"{RATING} .chb-remove")
    reader.until(lambda: kept(reader)["state"] == "none", "the answer is gone")
    reader.press(f"{RATING} button", WORDS("rating.undo"))
    reader.until(lambda: reader.is_chosen(level(2)), "the answer is back")
    assert kept(reader)["level"] == LEVELS[2].id


def test_two_tabs_show_the_same_answer(reader: Reader):
    reader.open(CHECK)
    first = reader.driver.current_window_handle
    reader.open_tab(READ)
    reader.press(f"{RATING} .chb-fold summary")
    rate(reader, 1)
    reader.look_at(first)
    reader.until(lambda: reader.is_chosen(level(1)), "the answer is shown in the first tab")
    rate(reader, 3)
    assert kept(reader)["level"] == LEVELS[3].id
