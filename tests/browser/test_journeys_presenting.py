"""What a trainer does to show an item to a room, in each browser: with a clicker, and with keys."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from browser import KINDS
from competency_handbook.model import competencies_of
from presented import ROOMS, WALK, Screen, faults_of
from ratings import FRAMEWORK, WORDS
from reader import Reader

pytest_plugins = ["webdrivers"]
pytestmark = pytest.mark.slow

FIRST, SECOND = list(competencies_of(FRAMEWORK))[:2]
DIALOG = "dialog.chb-present[open]"
PLACE = f"{DIALOG} .chb-present-place"
BLANK = ".chb-present-blank"
SIZE = "return parseFloat(getComputedStyle(document.querySelector('.chb-present-stage')).fontSize)"


def key(reader: Reader, pressed: str) -> None:
    ActionChains(reader.driver).send_keys(pressed).perform()


def place(reader: Reader) -> object:
    return reader.script(f"return document.querySelector('{PLACE}').textContent")


def only(reader: Reader) -> object:
    return reader.script("return new URLSearchParams(location.search).get('only')")


def test_a_clicker_and_keys_do_what_they_say_and_none_of_them_leaves(reader: Reader):
    reader.open(f"{KINDS['framework']}?only={FIRST.id}")
    reader.one(f"{DIALOG} .chb-present-code")
    reader.script("window.isSame = true")
    first = place(reader)
    key(reader, Keys.PAGE_DOWN)
    assert place(reader) != first
    key(reader, Keys.PAGE_UP)
    assert place(reader) == first
    for black in "b.":
        key(reader, black)
        reader.one(BLANK)
        key(reader, Keys.PAGE_DOWN)
        reader.misses(BLANK)
        assert place(reader) == first
    key(reader, "?")
    reader.sees(WORDS("present.blank"), ".chb-present-panel")
    key(reader, "?")
    standard = reader.script(SIZE)
    key(reader, "+")
    assert reader.script(SIZE) > standard
    key(reader, "-")
    assert reader.script(SIZE) == standard
    for theirs in "snp/":
        key(reader, theirs)
    assert only(reader) == FIRST.id
    assert reader.script("return window.isSame")
    key(reader, Keys.ESCAPE)
    reader.misses(DIALOG)
    assert reader.script("return location.hash") == f"#{FIRST.id}"


def test_every_screen_of_several_items_fits_in_letters_that_a_room_reads(reader: Reader):
    reader.open(f"{KINDS['framework']}?only={FIRST.id},{SECOND.id}")
    reader.one(f"{DIALOG} .chb-present-code")
    for width, height in ROOMS:
        reader.resize(width, height)
        screens = [Screen(**screen) for screen in reader.script(f"return ({WALK})()")]
        assert faults_of(screens) == [], f"{width} × {height}"
        assert {screen.id for screen in screens} == {f"{FIRST.id},{SECOND.id}"}
