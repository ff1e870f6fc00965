"""Input that nobody expects: it comes out well on the site and on paper, or stops the build.

`odd.py` has words and statements without end, other scripts, signs, tables of twelve columns, and
pictures of every size. What is wrong is named before anything is built: `data/broken/` has pictures
and fonts that are missing or broken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import page as validator
import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser

from browser import PHONE, serving
from competency_handbook.cli import main
from competency_handbook.pdf import print_pdfs
from competency_handbook.pdf.job import Print
from competency_handbook.site.compose import compose
from competency_handbook.site.engine import build_site
from competency_handbook.site.finish import finish
from odd import PICTURES, RIGHT_TO_LEFT, STATEMENTS, write_handbook
from pdf_file import letters, letters_on, tags_of, texts_by_mark, words_below

pytest_plugins = ["browser"]

MOST_BYTES = 3_000_000
MARGIN, FOOT = 28, 56
"""Points from a page's edge to its text's side, and to where its foot begins."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the odd handbook's site, and its PDFs beside it."""
    folder = tmp_path_factory.mktemp("odd")
    write_handbook(folder / "handbook")
    composition = compose([folder / "handbook"], folder / "composed")
    build_site(composition.config_file, folder / "site")
    finish(folder / "site", composition, folder / "none")
    wanted = ("handbook", "odd", "odd-table")
    printed = print_pdfs(folder / "site", composition, folder / "cache", Print(), wanted)
    for id, content in printed.items():
        (folder / f"{id}.pdf").write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def book(made: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(made / "handbook.pdf") as pdf:
        yield pdf


# On paper


@pytest.mark.parametrize("id", ["handbook", "odd", "odd-table"])
def test_nothing_stands_beyond_the_edges_of_a_page(made: Path, id: str) -> None:
    for number, page in enumerate(pypdfium2.PdfDocument(made / f"{id}.pdf"), 1):
        width, height = page.get_size()
        sides = list(zip(*letters_on(page), strict=True))
        assert min(sides[0]) > MARGIN, f"page {number}"
        assert min(sides[1]) > MARGIN, f"page {number}"
        assert max(sides[2]) < width - MARGIN, f"page {number}"
        assert max(sides[3]) < height - MARGIN, f"page {number}"


@pytest.mark.parametrize("id", ["handbook", "odd", "odd-table"])
def test_odd_input_makes_a_pdf_that_keeps_the_rules(made: Path, id: str) -> None:
    report = validator.validate_pdf(made / f"{id}.pdf")
    assert not report.failures, report


def test_every_statement_is_there_in_full(made: Path, book: pikepdf.Pdf) -> None:
    read = letters(words_below(book.Root.StructTreeRoot.K[0], texts_by_mark(made / "handbook.pdf")))
    for id, statement in STATEMENTS.items():
        if id not in RIGHT_TO_LEFT:
            assert letters(statement) in read, id
    for id in RIGHT_TO_LEFT:  # readers of PDFs put these into an order of their own
        assert Counter(letters(STATEMENTS[id])) <= Counter(read), id


def test_what_is_written_from_the_right_begins_there(made: Path) -> None:
    """In its column: on the first page, the map has it in a tile."""
    for page in [*pypdfium2.PdfDocument(made / "odd.pdf")][1:]:
        text = page.get_textpage()
        found = [n for n in range(text.count_chars()) if "א" <= text.get_text_range(n, 1) <= "ת"]
        if found:
            margin = page.get_width() * 0.75
            edge = max(box[2] for box in letters_on(page) if box[2] < margin)
            assert max(text.get_charbox(n)[2] for n in found) == pytest.approx(edge, abs=4)
            return
    pytest.fail("there is no Hebrew")


def test_a_wide_table_is_stacked_with_every_head_beside_its_cell(
    made: Path, book: pikepdf.Pdf
) -> None:
    texts = texts_by_mark(made / "handbook.pdf")
    rows = [letters(words_below(row, texts)) for row in tags_of(book, "/TR")]
    for row in range(3):
        for column in range(1, 12):
            assert letters(f"Head {column} r{row}c{column} says this") in rows
    for column in range(11):
        head = letters(f"Column {column} with a long name")
        assert sum(row.startswith(f"{head}Cellodd{column}") for row in rows) == 2


def test_pictures_fit_their_page_and_say_what_they_show(made: Path, book: pikepdf.Pdf) -> None:
    figures = tags_of(book, "/Figure")
    assert [str(figure.Alt) for figure in figures] == list(PICTURES)
    for figure in figures:
        left, lower, right, upper = map(float, figure.A.BBox)
        _, _, width, height = map(float, figure.Pg.MediaBox)
        assert MARGIN < left < right < width - MARGIN
        assert FOOT < lower < upper < height - MARGIN


def test_a_very_large_picture_makes_no_very_large_book(made: Path) -> None:
    assert (made / "handbook" / "content" / "noise.png").stat().st_size > 5 * MOST_BYTES
    assert (made / "handbook.pdf").stat().st_size < MOST_BYTES


def test_a_passage_in_another_language_says_which(book: pikepdf.Pdf) -> None:
    assert [str(tag.Lang) for tag in tags_of(book, "/P") if "/Lang" in tag] == ["es"]


# On the site


@pytest.mark.parametrize(
    "page",
    ["odd/", "frameworks/", "frameworks/odd/", "compare/odd-table/", "self-assessment/odd/"],
)
def test_a_phone_shows_it_without_moving_sideways(made: Path, chromium: Browser, page: str) -> None:
    context = chromium.new_context(viewport={"width": PHONE, "height": 844})
    with serving(made / "site", "/") as below:
        opened = context.new_page()
        opened.goto(below + page)
        assert opened.evaluate("document.scrollingElement.scrollWidth") == PHONE
        assert opened.locator("h1").count() == 1
    context.close()


def test_markup_in_a_statement_is_text(made: Path) -> None:
    html = (made / "site" / "frameworks" / "odd" / "index.html").read_text("utf-8")
    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert 'href="javascript:' not in html


# What stops a build


def test_a_page_that_asks_for_a_missing_picture_leaves_the_last_good_site(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Ours\nextra: {handbook: {id: ours}}\n")
    for folder in ("content", "site"):
        (tmp_path / folder).mkdir()
    (tmp_path / "content" / "page.md").write_text("# Page\n\n![Us](us.png)\n")
    (tmp_path / "site" / "index.html").write_text("The last good site.")
    told = CliRunner().invoke(main, ["build", "--root", str(tmp_path)])
    assert (told.exit_code, told.stderr.splitlines()) == (
        1,
        [
            f"{tmp_path}/content/page.md:3:7: FILE-MISSING There is no file `us.png`. "
            "Put the file into content/, and write its path from this page.",
            "1 problem found.",
        ],
    )
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["index.html"]
    assert not (tmp_path / "build").exists()
