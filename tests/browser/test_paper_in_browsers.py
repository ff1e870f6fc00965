"""Pages as Chromium and Firefox print them: nothing is parted from its heading, and forms fit.

Firefox draws our fonts as shapes, which hold no words. So what stands where is told by links, which
a test puts around all words; and words are read where a test prints them in the machine's own font.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

import pdfplumber
import pytest
from pdfplumber.pdf import PDF
from selenium.webdriver.common.print_page_options import PrintOptions

from answers_file import compact, texts_of, whole_file
from browser import KINDS
from keeping import CATALOG, MENTORING, WITH, Kept, answers, rated
from reader import Reader
from webdrivers import only_in

pytest_plugins = ["webdrivers"]
pytestmark = [pytest.mark.slow, only_in("chromium", "firefox")]

PAPERS = {"A4": PrintOptions.A4, "Letter": PrintOptions.LETTER}
STARTS = (0, 120, 360)
"""How far down a page's text begins, in pixels, so that its few headings fall everywhere."""
MANY_HEADINGS = ("framework", "glossary", "guide")
LINKS = """
  document.querySelector("article").style.paddingTop = `${arguments[0]}px`;
  const texts = [], headings = new Map();
  const walk = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { parentElement: around, data } = walk.currentNode;
    if (data.trim() && !around.closest("select, textarea, script, noscript, template"))
      texts.push(walk.currentNode);
  }
  texts.forEach((text, at) => {
    const heading = text.parentElement.closest("h2, h3, h4, h5, h6, .chb-label, .chb-path-title");
    if (heading) headings.set(heading, at);
    const link = text.parentElement.closest("a") ?? document.createElement("a");
    if (!link.contains(text)) {
      text.replaceWith(link);
      link.append(text);
    }
    link.href = `https://place.invalid/${at}`;
  });
  return [...headings].map(([heading, at]) => [heading.innerText.trim(), at]);
"""
"""Put a numbered link around each text, once; each heading, and the number of its last text."""
OWN_FONT = """
  const sheet = [...document.styleSheets].find(({ href }) => href?.startsWith(location.origin));
  sheet.insertRule("* { font-family: sans-serif !important }", sheet.cssRules.length);
"""
STEPS = ["On Tuesday I write down where students wait.", "We compare.", "Try two ways to sign in."]
DUE = ("2026-12-01", "2027-02-28", "", "2027-03-01", "")


def plan(due: str) -> Kept:
    goal = "Every student is in an activity that they chose. " * 3
    return {"goal": goal, "steps": STEPS, "support": "Ana, who did this last year", "due": due}


FIVE = answers({id: rated(WITH, plan=plan(due)) for id, due in zip(MENTORING, DUE, strict=False)})


@contextmanager
def printed(reader: Reader, paper: str = "Letter") -> Iterator[PDF]:
    with pdfplumber.open(io.BytesIO(reader.print(PAPERS[paper]))) as document:
        yield document


def keep(reader: Reader, texts: dict[str, str]) -> None:
    """Let the browser keep texts, before a page is opened that shows them."""
    reader.open("sources/")
    put = "for (const text of Object.entries(arguments[0])) localStorage.setItem(...text)"
    reader.script(put, texts)


def keep_five(reader: Reader) -> None:
    keep(reader, {key: compact(answer) for key, answer in FIVE.items()})
    reader.open(KINDS["my-plan"])
    reader.until(lambda: len(reader.every(".chb-plan-entry")) == len(DUE), "five entries")


def stranded(reader: Reader, start: int) -> list[str]:
    """The headings that end on another page than what follows them on paper begins."""
    headings = reader.script(LINKS, start)
    pages: dict[int, list[int]] = {}
    with printed(reader) as document:
        for sheet in document.pages:
            for link in sheet.hyperlinks:
                if "place.invalid" in link["uri"]:
                    at = int(link["uri"].rpartition("/")[2])
                    pages.setdefault(at, []).append(sheet.page_number)
    assert len(pages) > len(headings) > 0, "links do not tell where the words stand"
    shown = sorted(pages)
    return [
        f"{words} ({start})"
        for words, at in headings
        for then in [next((other for other in shown if other > at), None)]
        if at in pages and then and max(pages[at]) != min(pages[then])
    ]


@pytest.mark.parametrize("kind", ["home", "self-check", "agency-self-check", *MANY_HEADINGS])
def test_what_follows_a_heading_stands_on_its_page(kind: str, reader: Reader):
    reader.open(KINDS[kind])
    starts = STARTS[:1] if kind in MANY_HEADINGS else STARTS
    assert [words for start in starts for words in stranded(reader, start)] == []


def test_what_follows_a_heading_of_ones_own_progress_stands_on_its_page(reader: Reader):
    keep(reader, texts_of(whole_file()))
    reader.open(KINDS["my-progress"])
    reader.one(".chb-strip")
    assert [words for start in STARTS for words in stranded(reader, start)] == []


def test_a_plan_of_five_prints_on_one_page(reader: Reader):
    keep_five(reader)
    assert counts_of_pages(reader) == {"A4": 1, "Letter": 1}


def test_a_blank_form_prints_on_one_page(reader: Reader):
    for path in (KINDS["my-plan"], *(f"worksheets/{id}/" for id in CATALOG.worksheets)):
        reader.open(path)
        assert counts_of_pages(reader) == {"A4": 1, "Letter": 1}, path


def counts_of_pages(reader: Reader) -> dict[str, int]:
    """How many sheets of each paper the page takes."""
    counts = {}
    for paper in PAPERS:
        with printed(reader, paper) as document:
            counts[paper] = len(document.pages)
    return counts


def test_dates_on_paper_are_words_without_a_sign_and_an_empty_one_is_a_line(reader: Reader):
    keep_five(reader)
    reader.script(OWN_FONT)
    with printed(reader) as document:
        words = "".join("".join(sheet.extract_text() for sheet in document.pages).split())
        drawn = [*document.curves, *document.images]
    assert "2026" in words and "2027" in words
    assert "yyyy" not in words
    assert drawn == [], "something is drawn that is no line"


def test_an_empty_date_of_a_worksheet_is_a_line_on_paper(reader: Reader):
    for id in CATALOG.worksheets:
        reader.open(f"worksheets/{id}/")
        reader.one("input[type=date].chb-empty")
        reader.script(OWN_FONT)
        with printed(reader) as document:
            assert "yyyy" not in "".join(sheet.extract_text() for sheet in document.pages)


def test_a_date_can_be_chosen_again_when_the_page_was_printed(reader: Reader):
    keep_five(reader)
    reader.print()
    assert not reader.every("input[type=date][readonly]")
