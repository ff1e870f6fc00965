"""The offline edition, opened by a double click: `file://`, in each browser that readers have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser

from browser import KINDS, PATIENCE, SEARCH, SEARCH_BUTTON, SEARCH_FIELD, watch
from competency_handbook.model import competencies_of
from ratings import FRAMEWORK, ITEM, LEVELS, WORDS
from reader import Reader
from webdrivers import Started
from worksheets import NOTES, SEEN

pytest_plugins = ["browser", "offline_edition", "webdrivers"]
pytestmark = pytest.mark.slow

RATING = f"chb-rating[competency='{ITEM}']"
ALONE = ("glossary/", "sources/")
"""Pages at the top that open no section."""


@pytest.fixture
def offline_reader(started: Started, unpacked: Path) -> Iterator[Reader]:
    """A reader who has unpacked the zip; its pages ask for nothing and complain of nothing."""
    home = f"{unpacked.as_uri()}/"
    reader = Reader(started.name, started.driver, home, started.downloads)
    reader.begin()
    yield reader
    reader.open("handbook/index.html")
    reader.script("localStorage.clear()")
    assert reader.complaints() == []


def file_of(address: str) -> str:
    """The file of a page that has this address on a web server."""
    is_section = address.count("/") < 2 and address not in ALONE
    return f"handbook/{address}index.html" if is_section else f"handbook/{address[:-1]}.html"


def test_a_double_click_on_the_start_page_opens_the_handbook(offline_reader: Reader):
    offline_reader.open("index.html")
    offline_reader.at("handbook/index.html")
    offline_reader.press("nav a", WORDS("nav.guides"))
    offline_reader.at("handbook/guides/index.html")


def test_the_search_finds_and_leads_on(offline_reader: Reader):
    offline_reader.open(file_of(KINDS["sources"]))
    offline_reader.press(SEARCH_BUTTON)
    offline_reader.write(SEARCH_FIELD, "first meeting")
    offline_reader.press(f"{SEARCH} li a")
    offline_reader.until(lambda: ".html?" in offline_reader.shown(), "the page that was found")
    offline_reader.one("article h1")


def test_a_short_address_leads_to_its_item(offline_reader: Reader):
    offline_reader.open(f"handbook/go/{ITEM}/index.html")
    offline_reader.at(file_of(KINDS["framework"]))
    assert offline_reader.shown().endswith(f"#{ITEM}")


def test_an_answer_is_there_on_other_pages_and_a_sheet_keeps_what_is_written(
    offline_reader: Reader,
):
    offline_reader.open(file_of(KINDS["self-check"]))
    offline_reader.press(f"{RATING} input[data-state][value='{LEVELS[1].id}']")
    offline_reader.sees(WORDS("self_check.saved"), f"{RATING} .chb-saved")
    offline_reader.open(file_of(KINDS["my-progress"]))
    rated = len([*competencies_of(FRAMEWORK)])
    offline_reader.sees(WORDS("my_progress.rated", rated=1, count=rated), "chb-my-progress")
    offline_reader.open(file_of(NOTES))
    offline_reader.write(f"[name='{SEEN}']", "A circle of chairs")
    offline_reader.until(
        lambda: any("circle" in text for text in offline_reader.kept().values()), "it is kept"
    )
    offline_reader.reload()
    offline_reader.until(
        lambda: offline_reader.value(f"[name='{SEEN}']") == "A circle of chairs", "it is shown"
    )


def test_a_session_is_prepared_from_what_is_read_and_says_what_a_folder_cannot_do(
    offline_reader: Reader,
):
    offline_reader.open(file_of(KINDS["framework"]))
    offline_reader.press(f".chb-share[data-id='{ITEM}']")
    offline_reader.press(".chb-share-sheet button", WORDS("share.add"))
    offline_reader.sees(WORDS("share.add_added", place=1), ".chb-share-status")
    offline_reader.press(".chb-share-status a")
    offline_reader.at(file_of("workshop/"))
    offline_reader.one("[data-part=list] > li")
    offline_reader.sees(WORDS("workshop.on_file"), "[data-part=file]")
    offline_reader.misses("[data-link=notes]")
    offline_reader.press("[data-link=present]")
    offline_reader.sees(WORDS("present.part", number=1, count=1), ".chb-present-session")
    offline_reader.back()
    offline_reader.press("[data-link=pattern]")
    offline_reader.press("chb-room-pattern .chb-workshop-doors button")
    offline_reader.sees(WORDS("room_pattern.type"), "chb-room-pattern")


def test_the_foot_leads_to_the_pdf_beside_the_pages(offline_reader: Reader, unpacked: Path):
    offline_reader.open(file_of(KINDS["guide"]))
    link = offline_reader.one(".chb-footer a", WORDS("site.pdf_page"))
    pdf = Path(unquote(urlsplit(str(link.get_property("href"))).path))
    assert pdf.is_relative_to(unpacked)
    assert pdf.read_bytes().startswith(b"%PDF")


def test_no_page_asks_for_anything_but_files(chromium: Browser, unpacked: Path):
    context = chromium.new_context()
    context.set_default_timeout(PATIENCE)
    troubles: list[str] = []
    home = f"{unpacked.as_uri()}/"
    watch(context, home, troubles)
    page = context.new_page()
    for kind, address in KINDS.items():
        if kind != "not-found":
            page.goto(home + file_of(address), wait_until="load")
            assert page.locator("article h1").first.is_visible()
    context.close()
    assert troubles == []
