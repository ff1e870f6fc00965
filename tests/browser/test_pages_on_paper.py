"""Pages of the site as a browser prints them on A4: the text, and checks to mark by hand."""

from __future__ import annotations

import io
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
    scale = CATALOG.scale_of(MENTORING)
    for words in (*(level.anchor for level in LEVELS), scale.unsure.label):
        assert text.count(words) == len(COMPETENCIES)
    assert len(marks) == len(COMPETENCIES) * len(LEVELS)
    assert max(marks) < 1.3 * min(marks), "no answer is marked"


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
    found = sheet.search(rf"(?m)^({names})$")
    return [ink(drawn, answer["x0"], answer["top"], answer["bottom"]) for answer in found]


def ink(drawn: Image, before: float, top: float, bottom: float) -> float:
    """The share of ink, from 0 to 1, in a small box to the left of `before`; two pixels a point."""
    box = [round(2 * edge) for edge in (before - 26, top - 2, before - 4, bottom + 4)]
    [light] = ImageStat.Stat(drawn.crop(box)).mean
    return 1 - light / 255


def test_a_check_is_not_torn_over_two_sheets(open_page: OpenPage):
    with printed(open_page(CHECK)) as document:
        for sheet in document.pages:
            text = sheet.extract_text()
            names = [text.count(f"\n{level.name}\n") for level in LEVELS]
            assert len(set(names)) == 1, "some answers stand on another sheet"
            assert text.count(CATALOG.messages("self_check.question")) == names[0]


def test_paper_shows_no_focus(open_page: OpenPage):
    page = open_page(CHECK)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.chb-anchor > input')"):
            break
    ring = "getComputedStyle(document.querySelector(':focus + span')).outlineStyle"
    assert page.evaluate(ring) == "solid"
    page.emulate_media(media="print")
    assert page.evaluate(ring) == "none"
