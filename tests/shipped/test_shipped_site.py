"""The shipped handbook's site and PDFs: whatever its texts are, they come out whole."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import page as validator
import pypdfium2
import pytest
from outloud import check

from browser import KINDS, PHONE, Address, OpenPage, found_by_axe
from catalogs import open_catalog
from competency_handbook.catalog import works_in_print
from competency_handbook.reading import language_in
from handbook import PACKAGE
from pdf_file import FALSE
from presented import presented
from site_pages import Pages, broken_links, doubled_ids
from split_words import split_words

pytest_plugins = ["browser", "forms", "site_pages"]
SHIPPED = open_catalog(PACKAGE / "data")
PRINTED = ["handbook", *works_in_print(SHIPPED)]
CONTENT = PACKAGE / "content"
WRITTEN = sorted(
    path.relative_to(CONTENT).with_suffix("").as_posix()
    for path in CONTENT.rglob("*.md")
    if not language_in(path.name)
)
"""The pages that people write."""


def test_every_link_leads_to_a_file_and_every_anchor_exists(every_page: Pages, built_site: Path):
    broken = broken_links(every_page, built_site)
    unmade = re.compile(r"es/.*\bdownloads/.+\.pdf")  # see the fixture
    assert [link for link in broken if not unmade.match(link)] == []


def test_ids_are_unique_on_each_page(every_page: Pages):
    assert doubled_ids(every_page) == {}


def test_every_page_has_a_title_of_its_own_and_says_what_it_is(pages: Pages):
    titles = Counter(
        page.findtext(".//title") for path, page in pages.items() if path != "404.html"
    )
    assert [title for title, times in titles.items() if times > 1] == []
    for path, page in pages.items():
        [description] = page.xpath("//meta[@name='description']/@content")
        assert len(description.strip()) > 20, path
        assert len(page.xpath("//h1")) == 1, path


def test_no_page_is_wider_than_a_small_phone(open_page: OpenPage, served: Address, pages: Pages):
    page = open_page("", 320, java_script_enabled=False)
    wide = []
    for path in (path for path in pages if not path.endswith("404.html")):
        page.goto(served(path))
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(path)
    assert wide == []


@pytest.mark.parametrize("name", WRITTEN)
def test_axe_finds_nothing_on_a_page_that_people_write(name: str, open_page: OpenPage):
    address = f"{name}/".removesuffix("index/")
    assert found_by_axe(open_page(address, bypass_csp=True)) == []


@pytest.mark.parametrize("id", PRINTED)
def test_a_pdf_keeps_every_rule_of_pdf_ua_and_sounds_right(built_site: Path, id: str):
    path = built_site / "downloads" / f"{id}.pdf"
    report = validator.validate_pdf(path)
    assert not report.failures, report
    heard = check(str(path), skip=FALSE)
    assert heard.error is None
    assert [f"{f.rule} page {f.page}: {f.message} ({f.evidence})" for f in heard.findings] == []


@pytest.mark.parametrize("id", SHIPPED.worksheets)
def test_a_worksheets_pdf_is_a_blank_sheet_and_one_that_is_filled_in(built_site: Path, id: str):
    document = pypdfium2.PdfDocument(built_site / "downloads" / f"{id}.pdf")
    blank, example = (sheet.get_textpage().get_text_range() for sheet in document)
    shown = SHIPPED.messages("worksheet.example", title=SHIPPED.worksheets[id].title)
    assert shown not in blank
    assert shown in " ".join(example.split())


def test_what_moved_to_another_page_is_found_by_its_old_address(open_page: OpenPage):
    page = open_page("guides/being-a-mentor/#mentor-tip-respect")
    page.wait_for_url("**/guides/what-good-mentors-do/#mentor-tip-respect")
    page = open_page("guides/being-a-mentor/?only=mentor-tip-respect")
    page.wait_for_url("**/guides/what-good-mentors-do/?only=mentor-tip-respect")
    presented(page)


@pytest.mark.parametrize("width", [320, PHONE])
def test_on_a_phone_each_source_beside_a_claim_has_its_name(width: int, open_page: OpenPage):
    page = open_page(KINDS["comparison-of-many"], width)
    assert split_words(page, ".chb-claims tbody th") == []
    columns = SHIPPED.comparisons["where-the-sources-differ"].columns
    first = page.locator(".chb-claims tbody tr").first.locator("td")
    named = first.evaluate_all("all => all.map((it) => getComputedStyle(it, '::after').content)")
    assert [name.partition('" /')[0].strip('"') for name in named] == [it.label for it in columns]
    cut = first.evaluate_all("all => all.filter((it) => it.scrollWidth > it.clientWidth).length")
    assert cut == 0


@pytest.mark.parametrize("width", [320, PHONE])
def test_shapes_that_overlap_split_no_word_on_a_phone(width: int, open_page: OpenPage):
    page = open_page(KINDS["comparison-with-both"], width)
    assert split_words(page, ".chb-overlap :is(td, th)") == []


def test_the_marks_of_questions_are_as_wide_as_each_other(open_page: OpenPage):
    marks = open_page("").locator(".chb-questions .chb-mark")
    widths = marks.evaluate_all(
        """all => all.map((it) => [it.firstElementChild, it.lastElementChild].map(
          (shape) => Math.round(shape.getBoundingClientRect().x - it.getBoundingClientRect().x)))"""
    )
    assert len(widths) > 5
    assert len({tuple(width) for width in widths}) == 1
