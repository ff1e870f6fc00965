"""`handbook handout`: items on paper in black and white, and the handouts that are ready."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import lxml.html
import page as validator
import pdfplumber
import pikepdf
import pytest
import segno
from click.testing import CliRunner, Result
from lxml.html import HtmlElement
from outloud import check

from book_pages import BOOK
from competency_handbook.catalog import handed_out, ready_handouts, url_of
from competency_handbook.cli import main
from competency_handbook.model import Paper
from competency_handbook.pdf import Print, print_handout
from competency_handbook.pdf.manuscript.handouts import Handed, pages_of, places_in
from competency_handbook.pdf.manuscript.pages import ARTICLE
from competency_handbook.site import Composition, compose
from competency_handbook.site.excerpts import PageExcerpts
from handbook import CATALOG, WORDS, write_handbook
from pdf_file import FALSE, destinations_of, fields_of, tags_of

SITE = "https://handbook.example.org/coaching/"
LETTER, A4 = (612, 792), (595.28, 841.89)
COMPETENCY, ROW = "coaching-action-plan", "acsa-provider"
DOMAIN = "coaching-effective-communication"
SEVEN = [
    COMPETENCY, ROW, DOMAIN, "term-coaching", "differ-what-mentoring-is", "coaching-notes",
    "acsa-provider--coaching",
]  # fmt: skip


def hand_out(root: Path, *asked: str) -> Result:
    with pytest.MonkeyPatch.context() as patch:  # it stands on no other handbook
        patch.setattr("competency_handbook.building.layers_of", lambda root: [root])
        return CliRunner().invoke(main, ["handout", "--root", str(root), *asked])


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_handbook(tmp_path_factory.mktemp("handed"))


@pytest.fixture(scope="module")
def composition(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Composition:
    """The handbook, as if it knew its address."""
    composed = compose([root], tmp_path_factory.mktemp("composed"))
    return replace(composed, settings=composed.settings | {"site_url": SITE})


@pytest.fixture(scope="module")
def seven(root: Path, built_site: Path, composition: Composition) -> Path:
    made = print_handout(SEVEN, built_site, composition, root / "cache", Print())
    (root / "seven.pdf").write_bytes(made)
    return root / "seven.pdf"


@pytest.fixture(scope="module")
def one(root: Path, built_site: Path, composition: Composition) -> Path:
    made = print_handout([COMPETENCY], built_site, composition, root / "cache", Print(Paper.A4))
    (root / "one.pdf").write_bytes(made)
    return root / "one.pdf"


def test_a_language_that_the_handbook_does_not_have_is_refused(root: Path) -> None:
    told = hand_out(root, COMPETENCY, "--language", "fr")
    assert told.exit_code == 1
    assert "The handbook is not built in `fr`." in told.output


def words_on(path: Path) -> list[str]:
    with pdfplumber.open(path) as pdf:
        return [" ".join((page.extract_text() or "").split()) for page in pdf.pages]


@pytest.mark.slow
def test_they_are_on_the_paper_that_is_asked_for(one: Path, seven: Path) -> None:
    for path, size in ((one, A4), (seven, LETTER)):
        with pdfplumber.open(path) as pdf:
            found = {(round(page.width), round(page.height)) for page in pdf.pages}
        assert found == {(round(size[0]), round(size[1]))}


@pytest.mark.slow
def test_all_of_it_is_black_gray_or_white(seven: Path) -> None:
    with pdfplumber.open(seven) as pdf:
        drawn = [it for page in pdf.pages for it in (*page.chars, *page.rects, *page.lines)]
    colors = {c for it in drawn for c in (it["stroking_color"], it["non_stroking_color"]) if c}
    assert colors and all(len({*color}) == 1 for color in colors), colors


@pytest.mark.slow
def test_it_keeps_the_rules_of_pdf_ua(one: Path, seven: Path) -> None:
    for path in (one, seven):
        report = validator.validate_pdf(path)
        assert not report.failures, report
        assert [found.message for found in check(str(path), skip=FALSE).findings] == []


@pytest.mark.slow
def test_items_stand_in_the_order_that_they_were_named_in(seven: Path) -> None:
    with pikepdf.open(seven) as pdf:
        pages = [destinations_of(pdf)[id] for id in SEVEN[:-1]]
    assert pages == sorted(pages)


@pytest.mark.slow
def test_each_item_has_its_whole_short_address_and_its_code(seven: Path) -> None:
    text = "".join(words_on(seven)).replace(" ", "")
    for id in SEVEN:
        assert f"{SITE}go/{id}/" in text
    with pikepdf.open(seven) as pdf:
        alts = [str(figure.Alt) for figure in tags_of(pdf, "/Figure")]
    assert alts == [WORDS("pdf.handout_qr", address=f"{SITE}go/{id}/") for id in SEVEN]


@pytest.mark.slow
def test_a_row_stands_on_one_page_with_the_note_that_it_has_a_mark_of(seven: Path) -> None:
    row = next(it for table in CATALOG.comparisons.values() for it in table.rows if it.id == ROW)
    cells = [cell.text.split()[-1] for cell in row.cells.values()]
    [page] = [text for text in words_on(seven) if f"{SITE}go/{ROW}/" in text]
    assert all(word in page for word in cells)


@pytest.mark.slow
def test_items_follow_each_other_and_no_heading_is_left_behind(seven: Path) -> None:
    """An item begins where the one before ends, with more of it than its heading below that."""
    with pdfplumber.open(seven) as pdf:
        pages = [page.crop((0, 60, page.width, page.height - 60)) for page in pdf.pages]
        titles = [word for page in pages for word in page.extract_text_lines() if is_title(word)]
        lowest = [page.extract_text_lines()[-1] for page in pages]
    assert len(pages) < len(titles)
    assert not [line["text"] for line in lowest if is_title(line)]


def is_title(line: dict[str, Any]) -> bool:
    return max(char["size"] for char in line["chars"]) > 12.5


@pytest.mark.slow
def test_a_worksheet_can_be_filled_in(seven: Path) -> None:
    with pikepdf.open(seven) as pdf:
        assert "visit-date" in fields_of(pdf)


@pytest.mark.slow
def test_without_the_sites_address_there_is_no_code_and_a_notice(root: Path) -> None:
    told = hand_out(root, COMPETENCY, "--output", str(root / "bare.pdf"))
    assert told.exit_code == 0, told.output
    assert "No QR codes, and short addresses without their site" in told.output
    with pikepdf.open(root / "bare.pdf") as pdf:
        assert not tags_of(pdf, "/Figure")
    assert f"go/{COMPETENCY}/" in words_on(root / "bare.pdf")[0]


def test_ids_that_are_none_are_all_named_with_what_is_near(root: Path) -> None:
    told = hand_out(root, COMPETENCY, "coaching-action-plans", "acsa-provder")
    assert told.exit_code == 2
    assert (
        "Nothing has the id `coaching-action-plans`. Did you mean `coaching-action-plan`?"
        in told.output
    )
    assert "Nothing has the id `acsa-provder`. Did you mean `acsa-provider`?" in told.output


# What a handout says, without printing it.


def handed(built_site: Path, id: str, page: str, for_language: str = "") -> HtmlElement:
    article = lxml.html.parse(built_site / page / "index.html").xpath(ARTICLE)[0]
    excerpt = PageExcerpts(article).of(id)
    assert excerpt is not None
    book = replace(BOOK, site_url=SITE, for_language=for_language)
    [chapter] = pages_of([Handed(id, excerpt, page)], CATALOG, book)
    assert places_in([chapter])[id] == chapter.name
    return chapter.article


@pytest.mark.parametrize("for_language", ["", "?es"])
def test_the_code_is_that_of_the_short_address(built_site: Path, for_language: str) -> None:
    article = handed(built_site, COMPETENCY, "frameworks/asapconnect-coaching/", for_language)
    code = segno.make(f"{SITE}go/{COMPETENCY}/{for_language}", error="m", micro=False)
    [picture] = article.xpath(".//img")
    assert picture.get("src") == code.svg_data_uri(border=4)
    assert "style=" not in unquote(picture.get("src"))


def test_a_competency_has_its_statement_indicators_room_and_sources(built_site: Path) -> None:
    article = handed(built_site, COMPETENCY, "frameworks/asapconnect-coaching/")
    [competency] = [it for _, it in CATALOG.items.values() if it.id == COMPETENCY]
    text = " ".join(article.text_content().split())
    assert competency.statement in text and competency.title in text
    assert [li.get("id") for li in article.xpath(".//li")] == [i.id for i in competency.indicators]
    assert len(article.find_class("chb-book-ruled")) == 4
    [source] = {CATALOG.source_cited(cite).title for cite in competency.cites}
    assert WORDS("pdf.handout_sources", titles=source) in text


def test_no_link_leads_where_paper_cannot(built_site: Path) -> None:
    for id, page in (
        (COMPETENCY, "frameworks/asapconnect-coaching/"),
        (ROW, "compare/acsa-mentoring-coaching/"),
    ):
        article = handed(built_site, id, page)
        leading = {href for href in article.xpath(".//a/@href") if not href.startswith("#")}
        assert leading == {f"{SITE}go/{id}/"}


def test_a_domain_has_room_below_each_of_its_competencies(built_site: Path) -> None:
    article = handed(built_site, DOMAIN, "frameworks/asapconnect-coaching/")
    assert [it.tag for it in article.iter("h1", "h2")] == ["h1", "h2", "h2"]
    assert len(article.find_class("chb-book-room")) == 2


def test_a_row_keeps_its_columns_names_and_its_notes(built_site: Path) -> None:
    article = handed(built_site, "acsa-relationship", "compare/acsa-mentoring-coaching/")
    assert [row.get("id") for row in article.xpath(".//tbody/tr")] == ["acsa-relationship"]
    assert len(article.xpath(".//thead/tr/th")) == 4
    marks = article.xpath(".//tbody//a[@class='chb-note-mark']/@href")
    assert marks and all(article.get_element_by_id(mark[1:]) is not None for mark in marks)


def test_a_cell_stands_below_the_name_of_its_own_column(built_site: Path) -> None:
    article = handed(built_site, "acsa-provider--coaching", "compare/acsa-mentoring-coaching/")
    [name] = [th.text_content() for th in article.xpath(".//thead/tr/th[position() > 1]")]
    assert name == "Coaching"
    assert [td.get("id") for td in article.xpath(".//tbody//td")] == ["acsa-provider--coaching"]


def test_a_framework_stands_for_its_domains_and_a_comparison_for_its_rows() -> None:
    assert DOMAIN in handed_out(CATALOG, "asapconnect-coaching")
    assert ROW in handed_out(CATALOG, "acsa-mentoring-coaching")
    assert handed_out(CATALOG, COMPETENCY) == [COMPETENCY]


def test_each_framework_has_a_handout_ready(built_site: Path) -> None:
    ready = ready_handouts(CATALOG)
    assert {*ready} == {*CATALOG.frameworks}
    for id, page in ready.items():
        assert (built_site / "downloads" / "handouts" / f"{id}.pdf").is_file()
        links = lxml.html.parse(built_site / url_of(page) / "index.html").xpath("//footer//a/@href")
        assert [link for link in links if link.endswith(f"downloads/handouts/{id}.pdf")]
