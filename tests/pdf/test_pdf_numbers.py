"""The numbers of pages that a PDF shows: first guessed, always right, and rarely laid out twice."""

from __future__ import annotations

import io
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pdfplumber
import pytest
from weasyprint import HTML

from competency_handbook.pdf.job import Job, Print
from competency_handbook.pdf.press import typeset as typesetting
from competency_handbook.pdf.press.numbering import (
    ON_A_PAGE,
    guess_pages,
    numbers_of,
    roman,
    show_numbers,
    wanted_in,
)
from competency_handbook.pdf.press.typeset import typeset

REFERENCES = """<section><p>first <span data-page-of="last"></span>.</p>
    <p>both <span data-pages-of="next last"></span>.</p></section>"""
SHORT = '<section id="next"><p>Words</p></section>' + "<section><p>Words</p></section>" * 6
LONG = SHORT + "<section><p>Words</p></section>" * 4
LAST = '<section id="last"><p>Words</p></section>'


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """Nine pages whose first shows on which the second and the ninth are."""
    return job_of(SHORT, tmp_path)


def job_of(between: str, site: Path) -> Job:
    (site / "a.css").write_text("section { break-before: page } @page { size: 9cm; margin: 1cm }")
    head = '<head><title>T</title><meta name="dcterms.created" content="2026-01-02"></head>'
    text = f'<html lang="en">{head}<body>{REFERENCES}{between}{LAST}</body></html>'
    return Job("book", text, site, ("a.css",), Print())


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[HTML]:
    """What was laid out, each time that it was."""
    found: list[HTML] = []
    render = HTML.render

    def counted(self: HTML, **options: object) -> object:
        found.append(self)
        return render(self, **options)

    monkeypatch.setattr(HTML, "render", counted)
    return found


def guess(monkeypatch: pytest.MonkeyPatch, **pages: int) -> None:
    """Let these be the pages that are guessed."""
    monkeypatch.setattr(typesetting, "guess_pages", lambda *_: pages)


def first_page(pdf: bytes) -> str:
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        return " ".join(opened.pages[0].extract_text().split())


def test_every_reference_shows_its_number_and_a_list_each_page_once() -> None:
    document = fromstring(f"<html><body>{REFERENCES}</body></html>")
    assert wanted_in(document) == {"next", "last"}
    for numbers, shown in (
        ({"next": "4", "last": "4"}, "first 4. both 4."),
        ({"next": "4", "last": "7"}, "first 7. both 4, 7."),
    ):
        show_numbers(document, numbers)
        assert " ".join("".join(document.itertext()).split()) == shown
    links = [link.get("href") for link in document.iter("a")]
    assert links == ["#next", "#last"]


def test_pages_are_guessed_by_how_much_stands_before() -> None:
    text = f"<p>{'x' * int(ON_A_PAGE * 1.5)}</p><h2 id='b'/>"
    document = fromstring(
        f"<html><body><section id='a'>{text}</section><section id='c'/></body></html>"
    )
    assert guess_pages(document, 1) == {"a": 1, "b": 2, "c": 3}
    assert guess_pages(document, 2) == {"a": 1, "b": 7, "c": 8}


def test_front_pages_are_counted_in_roman_numerals() -> None:
    pages = {"contents": 2, "lists": 4, "start": 6, "next": 8}
    told = {"contents": "i", "lists": "iii", "start": "1", "next": "3"}
    assert numbers_of(pages, "start", pages) == told
    assert [roman(number) for number in (4, 9, 14, 40)] == ["iv", "ix", "xiv", "xl"]


def test_a_guess_that_is_right_needs_one_layout(
    job: Job, layouts: list[HTML], monkeypatch: pytest.MonkeyPatch
) -> None:
    guess(monkeypatch, next=2, last=9)
    assert first_page(typeset(job)) == "first 9. both 2, 9."
    assert len(layouts) == 1


def test_a_wrong_guess_as_wide_is_corrected_as_if_it_had_been_right(
    job: Job, layouts: list[HTML], monkeypatch: pytest.MonkeyPatch
) -> None:
    guess(monkeypatch, next=2, last=9)
    right = typeset(job)
    guess(monkeypatch, next=3, last=8)
    assert typeset(job) == right
    assert len(layouts) == 2


@pytest.mark.parametrize("guessed", [{"next": 2, "last": 10}, {"next": 9, "last": 9}])
def test_a_guess_of_another_width_or_list_is_laid_out_again(
    job: Job, layouts: list[HTML], monkeypatch: pytest.MonkeyPatch, guessed: dict[str, int]
) -> None:
    guess(monkeypatch, next=2, last=9)
    right = typeset(job)
    guess(monkeypatch, **guessed)
    assert typeset(job) == right
    assert len(layouts) == 3


def test_numbers_that_never_settle_are_right_all_the_same(
    tmp_path: Path, layouts: list[HTML], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typesetting, "MOST_LAYOUTS", 1)
    guess(monkeypatch, next=2, last=9)
    assert first_page(typeset(job_of(LONG, tmp_path))) == "first 13. both 2, 13."
    assert len(layouts) == 1
