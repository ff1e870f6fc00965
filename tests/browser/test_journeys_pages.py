"""What readers do to find and print what they read, in each browser that they have."""

from __future__ import annotations

import io

import pdfplumber
import pytest
from selenium.webdriver.common.keys import Keys

from browser_windows import fonts_of_the_machine
from competency_handbook.model import competencies_of
from ratings import CHECK, FRAMEWORK, LEVELS, READ, WORDS
from reader import Reader
from webdrivers import only_in

pytest_plugins = ["webdrivers"]
pytestmark = pytest.mark.slow

FIRST_TWO = [*competencies_of(FRAMEWORK)][:2]
MENU = "[data-chb-drawer]"
SIDEBAR = ".md-sidebar--primary"


def test_what_is_searched_for_is_found_and_opened(reader: Reader):
    reader.open("")
    reader.press("[data-chb-search]")
    reader.write("#chb-search input", "confidential")
    reader.sees("result", ".chb-search-note")
    reader.press("#chb-search li a")
    reader.until(lambda: reader.shown() not in ("", reader.home), "a page is opened")
    reader.sees("onfidential", "article")


def test_on_a_phone_the_menu_opens_leads_on_and_closes(reader: Reader):
    reader.resize(500)
    reader.open("")
    reader.press(MENU)
    reader.until(lambda: reader.one(MENU).get_attribute("aria-expanded") == "true", "it is open")
    reader.press(f"{SIDEBAR} a", "Compare")
    reader.at("compare/")
    assert reader.one(MENU).get_attribute("aria-expanded") == "false"
    reader.press(MENU)
    reader.one(f"{SIDEBAR} a", "Compare")
    reader.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    reader.until(lambda: reader.one(MENU).get_attribute("aria-expanded") == "false", "it is shut")


def test_back_and_forward_lead_through_the_pages(reader: Reader):
    reader.open(READ)
    reader.press("article a.chb-button[href*='self-assessment']")
    reader.at(CHECK)
    reader.back()
    reader.at(READ)
    reader.forward()
    reader.at(CHECK)


@only_in("chromium", "firefox")
def test_a_check_is_printed_without_the_frame_of_the_page(reader: Reader):
    with fonts_of_the_machine(reader):
        reader.open(CHECK)
        reader.press("chb-rating input[data-state]")
        reader.sees(WORDS("self_check.saved"), "chb-rating .chb-saved")
        pages = reader.print()
    with pdfplumber.open(io.BytesIO(pages)) as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages)
    assert FRAMEWORK.title in text
    in_scale = 1
    assert text.count(LEVELS[0].name) == in_scale + len(list(competencies_of(FRAMEWORK)))
    assert WORDS("self_check.saved") not in text
    assert "Search" not in text


def test_a_session_is_collected_ordered_and_presented(reader: Reader):
    """Another browser's way through it; the whole of it is `test_workshops.py`'s."""
    reader.open(READ)
    for competency in FIRST_TWO:
        reader.press(f".chb-share[data-id='{competency.id}']")
        reader.press(".chb-share-sheet button", WORDS("share.add"))
        reader.one(".chb-share-status a")
        reader.script("document.querySelector('.chb-share-sheet').close()")
    reader.open("workshop/")
    reader.press("[data-part=list] > li:first-child [data-act=down]")
    reader.sees(FIRST_TWO[0].heading, "[data-part=list] > li:last-child")
    reader.press("[data-link=present]")
    reader.sees(WORDS("present.part", number=1, count=2), ".chb-present-session")
    reader.back()
    reader.press("[data-link=participants]")
    reader.press(f"chb-rating[competency='{FIRST_TWO[0].id}'] input[data-state]")
    reader.press("[data-act=make]")
    reader.one(".chb-participants-letters")
