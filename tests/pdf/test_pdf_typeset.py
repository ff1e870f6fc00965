"""What a book may read, and texts, tables and pictures that mean harm, as WeasyPrint sets them."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, urljoin

import lxml.html
import pdfplumber
import pikepdf
import pytest
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError

from book_pages import document, page
from competency_handbook.model import BuildFailed
from competency_handbook.pdf.job import Job, Print
from competency_handbook.pdf.manuscript.pages import BookPage
from competency_handbook.pdf.press.typeset import SiteFetcher, typeset
from pdf_file import pages_below, tags_of

LONG_WORD = "abcdefghij" * 40


# Files that it may read


def test_files_of_the_site_are_read(tmp_path: Path) -> None:
    (tmp_path / "a b.txt").write_text("words")
    assert SiteFetcher(tmp_path).fetch((tmp_path / "a b.txt").as_uri()).read() == b"words"
    assert SiteFetcher(tmp_path).fetch("data:text/plain,words").read() == b"words"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a.png",
        "file:///etc/passwd",
        "file://host/etc/passwd",
        "ftp://example.org/a",
        "../outside.txt",
        "missing.png",
        "link.txt",
    ],
)
def test_nothing_else_is_read(url: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (tmp_path / "outside.txt").write_text("secret")
    (site / "link.txt").symlink_to(tmp_path / "outside.txt")
    asked = urljoin(f"{site.as_uri()}/", url)
    with pytest.raises(BuildFailed, match="is not a file of the site"):
        SiteFetcher(site).fetch(asked)


def test_a_picture_from_elsewhere_stops_the_book(tmp_path: Path) -> None:
    fetcher = SiteFetcher(tmp_path)
    with pytest.raises(FatalURLFetchingError):
        HTML(string="<img src=https://example.org/a.png>", url_fetcher=fetcher).render()


# Text that means harm


def job(site: Path, *pages: BookPage) -> Job:
    """The pages as a book with the shipped style sheets."""
    sheets = tuple(
        next(site.glob(name.replace(".css", ".*.css"))).relative_to(site).as_posix()
        for name in Print().sheets
    )
    text = lxml.html.tostring(document(*pages), encoding="unicode")
    return Job("book", text, site, sheets, Print(), starts=pages[0].name)


@pytest.fixture(scope="module")
def set_pages(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., list]:
    """Set pages with the shipped style sheets; returns the pages as pdfplumber reads them."""

    def set_them(*pages: BookPage) -> list:
        with pdfplumber.open(io.BytesIO(typeset(job(built_site, *pages)))) as opened:
            return [
                (found.width, found.extract_words(), found.extract_text()) for found in opened.pages
            ]

    return set_them


@pytest.mark.parametrize(
    "inside",
    [
        f"<h1>{LONG_WORD}</h1>",
        f'<h2><span class="chb-code">{LONG_WORD}</span> Title</h2>',
        f'<div class="chb-competency"><p class="chb-statement">{LONG_WORD}</p></div>',
        f'<ul class="chb-indicators"><li>{LONG_WORD}</li></ul>',
        f'<p><a href="https://example.org/">{LONG_WORD}</a></p>',
        f'<table class="chb-table"><tr><th>a</th><td>{LONG_WORD}</td><td>b</td></tr></table>',
        f'<p dir="auto">{"שלום " * 200}</p>',
    ],
)
def test_a_word_without_end_stays_on_the_page(set_pages: Callable[..., list], inside: str) -> None:
    for width, words, _ in set_pages(page("one.md", f"<h1>T</h1>{inside}")):
        assert all(word["x0"] >= 0 and word["x1"] <= width for word in words)


def test_a_statement_without_end_goes_on_over_pages(set_pages: Callable[..., list]) -> None:
    check = f"""<h1>T</h1><div class="chb-check"><fieldset><legend><span class="chb-self-check">
        {"This goes on. " * 600}</span></legend></fieldset></div><p>The end.</p>"""
    texts = [text for _, _, text in set_pages(page("one.md", check))]
    assert sum(" ".join(text.split()).count("This goes on.") for text in texts) >= 590
    assert "The end." in texts[-1]


def test_a_paragraph_over_two_pages_is_one_tag(built_site: Path) -> None:
    long = page("one.md", f"<h1>T</h1><p>{'This goes on. ' * 400}</p><p>The end.</p>")
    with pikepdf.open(io.BytesIO(typeset(job(built_site, long)))) as pdf:
        [_, _, chapter] = pdf.Root.StructTreeRoot.K[0].K
        heading, paragraph, end = chapter.K
        assert [str(tag.S) for tag in (heading, paragraph, end)] == ["/H1", "/P", "/P"]
        assert {str(line.Pg.objgen) for line in paragraph.K} == {
            str(found.objgen) for found in pdf.pages[2:4]
        }


def test_a_row_that_is_higher_than_a_page_has_as_many_cells_as_columns(built_site: Path) -> None:
    long = "".join(f"<td>{f'Cell {n} goes on. ' * 900}</td>" for n in range(2))
    table = f"<table><tr><th>Row</th>{long}<td>Short</td></tr></table>"
    with pikepdf.open(
        io.BytesIO(typeset(job(built_site, page("one.md", f"<h1>T</h1>{table}"))))
    ) as pdf:
        [row] = tags_of(pdf, "/TR")
        assert [str(cell.S) for cell in row.K] == ["/TH", "/TD", "/TD", "/TD"]
        pages = [len({at.objgen for at in pages_below(cell)}) for cell in row.K]
        assert pages[0] == pages[3] == 1
        assert min(pages[1:3]) > 2


def test_a_passage_in_another_language_says_which(built_site: Path) -> None:
    spanish = page("one.md", '<h1>T</h1><p lang="es">Hola a todos</p><p>Words</p>')
    with pikepdf.open(io.BytesIO(typeset(job(built_site, spanish)))) as pdf:
        _, passage, words = pdf.Root.StructTreeRoot.K[0].K[2].K
        assert str(passage.Lang) == "es"
        assert "/Lang" not in words


def test_markup_in_a_text_is_shown_as_text(set_pages: Callable[..., list]) -> None:
    harm = "&lt;script&gt;alert(1)&lt;/script&gt; &lt;/section&gt; {{ 1 }} &amp;amp; 😀"
    [*_, (_, _, text)] = set_pages(page("one.md", f"<h1>{harm}</h1><p>{harm}</p>"))
    assert "<script>alert(1)</script> </section> {{ 1 }} &amp;" in text


def test_letters_beyond_the_first_font_file_are_those_that_were_meant(
    set_pages: Callable[..., list],
) -> None:
    [*_, (_, _, text)] = set_pages(page("one.md", "<h1>Łódź ő ș Ā</h1><p>Zażółć gęślą jaźń</p>"))
    assert "Łódź ő ș Ā" in text
    assert "Zażółć gęślą jaźń" in text


@pytest.mark.parametrize(
    "words", ["שלום עולם", "السلام عليكم", "中文手册", "핸드북", "😀 done", "e\u0301 ạ̈"]
)
def test_any_script_can_be_read_and_stays_on_the_page(
    set_pages: Callable[..., list], words: str
) -> None:
    found = set_pages(page("one.md", f'<h1>T</h1><p dir="auto">{words}</p>'))
    width, placed, text = found[-1]
    assert len(text.replace("T", "", 1).split()) > 1
    assert all(word["x0"] >= 0 and word["x1"] <= width for word in placed)


def test_a_table_of_twelve_columns_is_stacked(set_pages: Callable[..., list]) -> None:
    head = "".join(f"<th>Column {n}</th>" for n in range(12))
    cells = "".join(f"<td>Cell {n} says something</td>" for n in range(1, 12))
    table = f"<table><thead><tr>{head}</tr></thead><tr><th>Row</th>{cells}</tr></table>"
    found = set_pages(page("one.md", f"<h1>T</h1>{table}"))
    width, words, text = found[-1]
    for number in range(1, 12):
        assert f"Column {number} Cell {number} says something" in text
    assert all(word["x1"] <= width for word in words)


def test_a_script_in_a_picture_is_not_run_and_no_page_is_lost(
    built_site: Path, set_pages: Callable[..., list]
) -> None:
    drawing = """<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>x()</script>
        <image href="https://example.org/a.png"/><rect width="9" height="9"/></svg>"""
    picture = f'<img alt="A square" src="data:image/svg+xml,{quote(drawing)}">'
    with pytest.raises(BuildFailed, match="Failed to render SVG image"):  # nothing was fetched
        set_pages(page("one.md", f"<h1>T</h1><p>{picture}</p>"))
    harmless = picture.replace(quote('<image href="https://example.org/a.png"/>'), "")
    assert "Words" in set_pages(page("one.md", f"<h1>T</h1><p>{harmless} Words</p>"))[-1][2]


def test_a_missing_picture_is_named(set_pages: Callable[..., list]) -> None:
    with pytest.raises(BuildFailed, match=r"gone\.png, which is not a file of the site"):
        set_pages(page("one.md", '<h1>T</h1><p><img alt="x" src="gone.png"></p>'))


def test_a_typeface_that_is_not_there_is_replaced(built_site: Path, tmp_path: Path) -> None:
    given = job(built_site, page("one.md", "<h1>T</h1><p>Words</p>"))
    site = tmp_path / "site"
    site.mkdir()
    (site / "a.css").write_text('html { font-family: "No Such Face", sans-serif }')
    made = typeset(replace(given, site=site, sheets=("a.css",)))
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        assert "Words" in pdf.pages[-1].extract_text()


def test_a_letter_that_no_font_has_is_named_with_its_page(set_pages: Callable[..., list]) -> None:
    said = re.escape("No font here has “\U0010fffd” (U+10FFFD), which stands in two.md.")
    with pytest.raises(BuildFailed, match=said):
        set_pages(page("one.md", "<h1>T</h1>"), page("two.md", "<h1>U</h1><p>\U0010fffd</p>"))


def test_a_font_that_cannot_be_loaded_is_named(built_site: Path, tmp_path: Path) -> None:
    given = job(built_site, page("one.md", "<h1>T</h1>"))
    (tmp_path / "a.woff2").write_bytes(b"wOF2 and no more")
    (tmp_path / "a.css").write_text('@font-face { font-family: "A"; src: url("a.woff2") }')
    with pytest.raises(BuildFailed, match="Font-face 'A' cannot be loaded"):
        typeset(replace(given, site=tmp_path, sheets=("a.css",)))


def test_a_picture_without_words_is_no_figure(built_site: Path) -> None:
    drawing = quote('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    pictures = "".join(f'<img alt="{alt}" src="data:image/svg+xml,{drawing}">' for alt in ("", "A"))
    shown = job(built_site, page("one.md", f"<h1>T</h1><p>{pictures}</p>"))
    with pikepdf.open(io.BytesIO(typeset(shown))) as pdf:
        assert [str(figure.Alt) for figure in tags_of(pdf, "/Figure")] == ["A"]
