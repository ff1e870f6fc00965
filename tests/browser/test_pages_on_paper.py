"""Pages of the site as a browser prints them on A4: the text, and checks to mark by hand."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pdfplumber
import pytest
from pdfplumber.page import Page as Sheet
from pdfplumber.pdf import PDF
from PIL import ImageStat
from PIL.Image import Image
from playwright.sync_api import Page, expect

from browser import KINDS, OpenPage
from competency_handbook.model import competencies_of
from handbook import CATALOG

pytest_plugins = ["browser"]

MENTORING = CATALOG.frameworks["asapconnect-mentoring"]
COMPETENCIES = list(competencies_of(MENTORING))
LEVELS = CATALOG.scale_of(MENTORING).levels
CHECK = KINDS["self-check"]
PRINTED = [
    "home",
    "framework",
    "guide",
    "comparison-with-both",
    "comparison-of-many",
    "self-check",
    "worksheet",
    "sources",
]
A4 = (595, 842)
MARGIN = 40
"""Points that stay free at each side of a sheet; less than the style sheet's 16 mm."""
FRAME = (
    ".md-header, .md-tabs, .md-sidebar, .md-search, footer, nav, button, noscript,"
    " .chb-saved, .chb-copy-outcome, progress"
)


@contextmanager
def printed(page: Page) -> Iterator[PDF]:
    """The page on A4, as the browser's own print command would set it."""
    with pdfplumber.open(io.BytesIO(page.pdf(format="A4"))) as document:
        yield document


def text_of(document: PDF) -> str:
    return " ".join(" ".join(sheet.extract_text() for sheet in document.pages).split())


@pytest.mark.parametrize("kind", PRINTED)
def test_a_page_prints_its_text_and_nothing_of_its_frame(kind: str, open_page: OpenPage):
    page = open_page(KINDS[kind])
    heading = " ".join(page.get_by_role("heading", level=1).inner_text().split())
    with printed(page) as document:
        text = text_of(document)
        letters = [letter for sheet in document.pages for letter in sheet.chars]
        sheet = document.pages[0]
        assert (sheet.width, sheet.height) == pytest.approx(A4, abs=2)
    assert heading in text
    t = CATALOG.messages
    for words in ("Skip to content", t("site.copy_link"), t("self_check.remove_short")):
        assert words not in text
    assert min(letter["x0"] for letter in letters) > MARGIN
    assert max(letter["x1"] for letter in letters) < A4[0] - MARGIN
    page.emulate_media(media="print")
    expect(page.locator(FRAME).filter(visible=True)).to_have_count(0)


@pytest.mark.parametrize("kind", ["framework", "self-check", "comparison-with-both"])
def test_a_dark_page_prints_dark_on_white(kind: str, open_page: OpenPage):
    page = open_page(KINDS[kind], scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    with printed(page) as document:
        for sheet in document.pages:
            assert all(lightness(letter["non_stroking_color"]) < 0.5 for letter in sheet.chars)
            wide = [box for box in sheet.rects if box["width"] > 300 and box["height"] > 50]
            assert all(lightness(box["non_stroking_color"]) > 0.9 for box in wide)


def lightness(color: tuple[float, ...]) -> float:
    """From 0, black, to 1, white, of a gray or a red, green and blue."""
    return sum(color) / len(color)


def test_a_framework_prints_every_statement(open_page: OpenPage):
    with printed(open_page(KINDS["framework"])) as document:
        text = text_of(document)
    for competency in COMPETENCIES:
        assert " ".join(competency.statement.split()) in text
        assert all(locator in text for locator in competency.cites)


def test_a_blank_check_prints_every_sentence_with_all_its_answers(open_page: OpenPage):
    with printed(open_page(CHECK)) as document:
        text = text_of(document)
        marks = [mark for sheet in document.pages for mark in marks_of(sheet)]
    for competency in COMPETENCIES:
        assert text.count(" ".join(competency.self_check.split())) == 1
    assert text.count(CATALOG.scale_of(MENTORING).unsure.label) == len(COMPETENCIES) + 1
    assert len(marks) == len(COMPETENCIES) * len(LEVELS)
    assert max(marks) < 1.3 * min(marks), "no answer is marked"


def test_a_check_says_once_what_its_scale_means(open_page: OpenPage):
    with printed(open_page(CHECK)) as document:
        columns = [half for sheet in document.pages for half in halves_of(sheet)]
        text = " ".join(" ".join(half.extract_text() for half in columns).split())
    for level in LEVELS:
        assert text.count(level.anchor) == 1


def halves_of(sheet: Sheet) -> list[Sheet]:
    middle = sheet.width / 2
    edges = ((0, middle), (middle, sheet.width))
    return [sheet.crop((left, 0, right, sheet.height)) for left, right in edges]


@pytest.mark.parametrize("is_filled", [False, True])
@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_the_checks_of_two_frameworks_take_four_sheets_with_room_for_notes(
    paper: str, is_filled: bool, open_page: OpenPage
):
    sheets = 0
    for path in (CHECK, "self-assessment/asapconnect-coaching/"):
        page = open_page(path)
        if is_filled:
            for rating in page.locator("chb-rating").all():
                rating.get_by_role("radio").nth(1).check()
        with pdfplumber.open(io.BytesIO(page.pdf(format=paper))) as document:
            sheets += len(document.pages)
            checks = page.locator("chb-rating").count()
            assert sum(map(lines_to_write_on, document.pages)) == checks
    assert sheets <= 4


def lines_to_write_on(sheet: Sheet) -> int:
    """How many thin lines go across a sheet that have 5 mm or more of nothing above them."""
    texts = [word["bottom"] for word in sheet.extract_words()]
    lines = {
        round(it["bottom"])
        for it in (*sheet.rects, *sheet.lines)
        if it["width"] > 400 and it["height"] < 1
    }
    room = 5 * 72 / 25.4
    return sum(all(not 0 <= line - bottom < room for bottom in texts) for line in lines)


def test_a_filled_check_prints_its_marks(open_page: OpenPage):
    page = open_page(CHECK)
    chosen = [2, 0, 3]
    for rating, choice in zip(page.locator("chb-rating").all(), chosen, strict=False):
        rating.get_by_role("radio").nth(choice).check()
    with printed(page) as document:
        marks = [mark for sheet in document.pages for mark in marks_of(sheet)]
        text = text_of(document)
    by_check = [marks[i : i + len(LEVELS)] for i in range(0, len(marks), len(LEVELS))]
    for choice, around in zip(chosen, by_check, strict=False):
        assert around.index(max(around)) == choice
        assert max(around) > 1.5 * sorted(around)[-2]
    assert CATALOG.messages("self_check.progress", done=3, count=len(COMPETENCIES)) in text
    assert CATALOG.messages("self_check.saved") not in text


def marks_of(sheet: Sheet) -> list[float]:
    """How much ink stands before each answer of a sheet, from its top to its foot."""
    names = "|".join(level.name for level in LEVELS)
    drawn = sheet.to_image(resolution=144).original.convert("L")
    found = sheet.search(rf"({names})(?!\.)")
    return [ink(drawn, answer["x0"], answer["top"], answer["bottom"]) for answer in found]


def ink(drawn: Image, before: float, top: float, bottom: float) -> float:
    """The share of ink, from 0 to 1, in a small box to the left of `before`; two pixels a point."""
    box = [round(2 * edge) for edge in (before - 14, top - 2, before - 1, bottom + 2)]
    [light] = ImageStat.Stat(drawn.crop(box)).mean
    return 1 - light / 255


def test_a_check_is_not_torn_over_two_sheets(open_page: OpenPage):
    with printed(open_page(CHECK)) as document:
        for sheet in document.pages:
            text = sheet.extract_text()
            names = [len(re.findall(rf"{level.name}(?!\.)", text)) for level in LEVELS]
            asked = [
                it
                for it in COMPETENCIES
                if " ".join(it.self_check.split()) in " ".join(text.split())
            ]
            assert {*names} == {len(asked)}, "some answers stand on another sheet"


def test_paper_shows_no_focus(open_page: OpenPage):
    page = open_page(CHECK)
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.chb-anchor > input')"):
            break
    ring = "getComputedStyle(document.querySelector(':focus + span')).outlineStyle"
    assert page.evaluate(ring) == "solid"
    page.emulate_media(media="print")
    assert page.evaluate(ring) == "none"
