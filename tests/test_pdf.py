"""The handbook's PDF, as a reader of the file finds it."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import page as validator
import pdfplumber
import pikepdf
import pytest
from PIL import Image

from competency_handbook.addresses import SOURCES
from competency_handbook.catalog import open_catalog
from competency_handbook.compose import compose
from competency_handbook.layers import layers_of, package_layer
from competency_handbook.model import Competency, competencies_of
from competency_handbook.pdf import write_book
from competency_handbook.pdf.links import permanent_ids
from competency_handbook.settings import read_settings

pytestmark = pytest.mark.xdist_group("pdf")

PACKAGE = package_layer()
SETTINGS = read_settings([PACKAGE])
CATALOG = open_catalog(PACKAGE / "data")
COMPETENCIES = [
    competency
    for framework in CATALOG.frameworks.values()
    for competency in competencies_of(framework)
]
WIDE_TABLE = "acsa-mentoring-coaching"
MARGIN = 80
"""Running heads and feet stand within so many points of a page's edge, text does not."""
HALF_LEADING = 5
"""Points that are less than half the way from one line of the contents to the next."""


@pytest.fixture(scope="module")
def book(built_site: Path) -> Path:
    return built_site / "downloads" / "handbook.pdf"


@pytest.fixture(scope="module")
def pdf(book: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(book) as opened:
        yield opened


@pytest.fixture(scope="module")
def words(book: Path) -> list[list[dict]]:
    """The words of each page, with their places in points from its upper left corner."""
    with pdfplumber.open(book) as opened:
        return [page.extract_words() for page in opened.pages]


@pytest.fixture(scope="module")
def page_of(pdf: pikepdf.Pdf) -> dict[str, int]:
    """The page number of every named destination."""
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
    tree = pikepdf.NameTree(pdf.Root.Names.Dests)
    return {str(name): numbers[place[0].objgen] for name, place in tree.items()}


def run(*command: object) -> str:
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def links_of(page: pikepdf.Page) -> list[pikepdf.Dictionary]:
    return [note for note in page.get("/Annots", []) if note.Subtype == "/Link"]


def outline_of(pdf: pikepdf.Pdf) -> list[tuple[str, ...]]:
    """Every bookmark with those above it, uppermost first."""

    def below(
        entries: list[pikepdf.OutlineItem], above: tuple[str, ...]
    ) -> Iterator[tuple[str, ...]]:
        for entry in entries:
            yield (*above, entry.title)
            yield from below(entry.children, (*above, entry.title))

    with pdf.open_outline() as outline:
        return list(below(outline.root, ()))


def letters(text: str) -> str:
    """A text without what lines and hyphenation add to it, and without inline Markdown."""
    return re.sub(r"[\s\-‐*`_\\]", "", text)


def text_of(words: list[dict], height: float) -> str:
    """What a page says between its running head and foot."""
    inside = (w["text"] for w in words if w["top"] > MARGIN and w["bottom"] < height - MARGIN + 10)
    return letters("".join(inside))


# What the file says of itself


def test_it_is_a_sound_file(book: Path) -> None:
    run("qpdf", "--check", book)


def test_it_keeps_every_rule_of_pdf_ua_1(book: Path) -> None:
    report = validator.validate_pdf(book)
    assert not report.failures, report


def test_it_names_title_author_language_and_date(book: Path, pdf: pikepdf.Pdf) -> None:
    facts = dict(line.split(":", 1) for line in run("pdfinfo", book).splitlines())
    assert facts["Title"].strip() == SETTINGS["site_name"]
    assert facts["Author"].strip() == SETTINGS.get("site_author") or SETTINGS["site_name"]
    assert facts["Tagged"].strip() == "yes"
    assert str(pdf.Root.Lang) == SETTINGS["theme"]["language"]
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    dated = SETTINGS["extra"]["handbook"]["date"].replace("-", "")
    assert str(pdf.docinfo.CreationDate) == f"D:{dated}"


def test_every_font_is_embedded_and_can_be_read_as_text(book: Path) -> None:
    fonts = [line.split() for line in run("pdffonts", book).splitlines()[2:]]
    assert {tuple(font[-5:-2]) for font in fonts} == {("yes", "yes", "yes")}
    names = " ".join(font[0] for font in fonts)
    assert "Source-Sans-3" in names
    assert "Source-Serif-4" in names


# How a reader finds a place


def test_bookmarks_mirror_chapters_and_competencies(pdf: pikepdf.Pdf) -> None:
    outline = outline_of(pdf)
    for framework in CATALOG.frameworks.values():
        found = [path[-1] for path in outline if framework.title in path[:-1]]
        for competency in competencies_of(framework):
            title = f"{competency.code or ''} {competency.title}".strip()
            assert title in found, f"{framework.title} has no bookmark for {title}"
    titles = {path[-1] for path in outline}
    assert {comparison.title for comparison in CATALOG.comparisons.values()} <= titles


def test_every_item_is_a_destination_by_its_own_id(page_of: dict[str, int]) -> None:
    assert set(permanent_ids(CATALOG)) <= set(page_of)


def test_every_link_leads_to_a_place_in_the_book_or_to_a_web_address(
    pdf: pikepdf.Pdf, page_of: dict[str, int]
) -> None:
    for number, page in enumerate(pdf.pages, 1):
        for link in links_of(page):
            assert str(link.Contents).strip(), f"page {number}: a link without words"
            if "/Dest" in link:
                assert str(link.Dest) in page_of, f"page {number}: {link.Dest}"
            else:
                address = str(link.A.URI)
                assert address.startswith(("https://", "http://", "mailto:")), address
                assert "/go/" not in address


def test_the_contents_show_the_numbers_of_the_pages(
    pdf: pikepdf.Pdf, words: list[list[dict]], page_of: dict[str, int]
) -> None:
    checked = 0
    for number in range(page_of["book:contents"], page_of["index.md"]):
        page = pdf.pages[number - 1]
        height = float(page.mediabox[3])
        last_lines = {
            str(link.Dest): height - float(min(link.Rect[1::2])) for link in links_of(page)
        }
        for destination, bottom in last_lines.items():
            line = [w for w in words[number - 1] if abs(bottom - w["bottom"]) < HALF_LEADING]
            assert int(line[-1]["text"]) == page_of[destination], destination
            checked += 1
    assert checked >= len(COMPETENCIES)


def test_every_page_after_the_cover_has_a_running_head_and_its_number(
    words: list[list[dict]], pdf: pikepdf.Pdf
) -> None:
    for number, (page, found) in enumerate(zip(pdf.pages, words, strict=True), 1):
        height = float(page.mediabox[3])
        head = [w["text"] for w in found if w["bottom"] < MARGIN]
        foot = [w["text"] for w in found if w["top"] > height - MARGIN + 10]
        if number == 1:
            assert not head + foot
        else:
            assert head, f"page {number} has no running head"
            assert foot[-1] == str(number)
            assert " ".join(foot).startswith(SETTINGS["site_name"])


def test_the_running_head_names_part_and_chapter(
    words: list[list[dict]], page_of: dict[str, int]
) -> None:
    for id, framework in CATALOG.frameworks.items():
        head = " ".join(w["text"] for w in words[page_of[id] - 1] if w["bottom"] < MARGIN)
        assert head.endswith(framework.title)
        assert head != framework.title


# What it says


def test_the_statement_of_every_competency_can_be_read(
    words: list[list[dict]], pdf: pikepdf.Pdf, page_of: dict[str, int]
) -> None:
    heights = [float(page.mediabox[3]) for page in pdf.pages]
    texts = [text_of(found, height) for found, height in zip(words, heights, strict=True)]

    def missing(competency: Competency, id: str, text: str) -> bool:
        start = page_of[id] - 1
        return letters(text) not in texts[start] + texts[start + 1]

    assert not [c.id for c in COMPETENCIES if missing(c, c.id, c.statement)]
    assert not [c.id for c in COMPETENCIES if missing(c, f"check-{c.id}", c.self_check)]


def test_a_check_stands_on_one_page_with_its_heading(
    words: list[list[dict]], page_of: dict[str, int]
) -> None:
    for framework in CATALOG.frameworks.values():
        scale = CATALOG.scale_of(framework)
        for competency in competencies_of(framework):
            text = letters("".join(w["text"] for w in words[page_of[f"check-{competency.id}"] - 1]))
            asked = text.index(letters(competency.self_check))
            for level in scale.levels:
                assert letters(level.anchor) in text[asked:], (competency.id, level.id)
            assert letters(scale.not_applicable.label) in text[asked:]


def test_the_heads_of_a_long_table_stand_on_each_of_its_pages(
    words: list[list[dict]], page_of: dict[str, int]
) -> None:
    table = CATALOG.comparisons[WIDE_TABLE]
    pages = sorted({page_of[row.id] for row in table.rows})
    assert len(pages) > 1
    for number in pages:
        text = letters("".join(w["text"] for w in words[number - 1]))
        assert letters("".join(column.label for column in table.columns)) in text


def test_no_row_of_a_table_is_cut(pdf: pikepdf.Pdf, page_of: dict[str, int]) -> None:
    """A row that went on would be tagged once more on the next page."""
    cells = [f"{row.id}--{id}" for row in CATALOG.comparisons[WIDE_TABLE].rows for id in row.cells]
    pages = {pdf.pages[page_of[cell] - 1].objgen for cell in cells}

    def rows(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
        for part in element.get("/K", []) if isinstance(element, pikepdf.Dictionary) else ():
            if isinstance(part, pikepdf.Dictionary) and part.get("/S") == "/TR":
                yield part
            yield from rows(part)

    of_body = [
        row
        for row in rows(pdf.Root.StructTreeRoot.K[0])
        if row.Pg.objgen in pages and any(cell.S == "/TD" for cell in row.K)
    ]
    facts = 1
    assert len(of_body) == len(CATALOG.comparisons[WIDE_TABLE].rows) + facts


def test_sources_stand_at_the_end(pdf: pikepdf.Pdf, page_of: dict[str, int]) -> None:
    begin = page_of[SOURCES]
    after = {name for name, number in page_of.items() if number > begin}
    assert after
    assert after <= {source.id for source in CATALOG.sources} | {f"{SOURCES}:sources"}
    assert outline_of(pdf)[-1][-1] == CATALOG.sources[-1].title


def test_no_page_is_dark(book: Path, tmp_path: Path) -> None:
    run("pdftoppm", "-r", "20", "-gray", book, tmp_path / "page")
    for path in sorted(tmp_path.glob("*.pgm")):
        shades = Image.open(io.BytesIO(path.read_bytes())).histogram()
        lightness = sum(shade * count for shade, count in enumerate(shades)) / sum(shades)
        assert lightness > 200, path.name


@pytest.mark.slow
def test_the_same_site_gives_the_same_bytes(
    built_site: Path, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    date = datetime.fromisoformat(SETTINGS["extra"]["handbook"]["date"]).replace(tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(date.timestamp())))
    composition = compose(layers_of(PACKAGE), tmp_path / "composed")
    write_book(built_site, composition, tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == book.read_bytes()
