"""The tags of the book and of every handout: what somebody hears who has the PDF read aloud."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from competency_handbook.catalog.addresses import MY, works_in_print
from competency_handbook.pdf.manuscript.pages import entries_of
from competency_handbook.pdf.manuscript.stacking import TOO_WIDE
from competency_handbook.reading.layers import package_layer
from competency_handbook.site.compose import compose
from handbook import CATALOG
from pdf_file import (
    OpenPdf,
    below,
    headings_of,
    kids_of,
    letters,
    links_of,
    marks_of,
    outline_of,
    pages_below,
    tags_of,
    texts_by_mark,
    words_below,
)

PACKAGE = package_layer()
STACKED = [table for table in CATALOG.comparisons.values() if len(table.columns) + 1 >= TOO_WIDE]
HEADS = {f"/H{level}" for level in range(1, 7)}
ALL = ["handbook", *works_in_print(CATALOG)]


@pytest.fixture(scope="module")
def pdf(open_pdf: OpenPdf) -> pikepdf.Pdf:
    return open_pdf("handbook")[1]


def load_pages_of_the_book(handbook: Path, folder: Path) -> list[str]:
    """The pages and headings of the navigation that a book has."""
    composition = compose([handbook], folder / "composed")
    entries = entries_of(composition.settings["nav"])
    return [entry.page for entry in entries if not entry.page.startswith(MY)]


def test_a_chapter_is_one_tag_however_many_pages_it_has(
    pdf: pikepdf.Pdf, handbook: Path, tmp_path: Path
) -> None:
    sections = [tag for tag in kids_of(pdf.Root.StructTreeRoot.K[0]) if tag.S == "/Sect"]
    cover = contents = lists = index = colophon = 1
    own = cover + contents + lists + index + colophon
    assert len(sections) == own + len(load_pages_of_the_book(handbook, tmp_path))


def test_a_table_is_one_tag_with_one_head_however_many_pages_it_has(pdf: pikepdf.Pdf) -> None:
    assert len(tags_of(pdf, "/Table")) == len(CATALOG.comparisons)
    assert len(tags_of(pdf, "/THead")) == len(CATALOG.comparisons) - len(STACKED)
    assert any(len({page.objgen for page in pages_below(t)}) > 1 for t in tags_of(pdf, "/Table"))


def test_every_header_of_a_table_says_what_it_heads(pdf: pikepdf.Pdf) -> None:
    upright = [table for table in CATALOG.comparisons.values() if table not in STACKED]
    columns = sum(len(table.columns) + 1 for table in upright)
    rows = sum(len(table.rows) for table in CATALOG.comparisons.values())
    cells = sum(len(row.cells) for table in STACKED for row in table.rows)
    columns_again = sum(len(table.columns) for table in STACKED)
    scopes = Counter(str(tag.A.Scope) for tag in tags_of(pdf, "/TH"))
    assert scopes == {"/Column": columns, "/Row": rows + cells + columns_again}


def test_a_link_over_two_lines_is_one_tag(pdf: pikepdf.Pdf) -> None:
    places = [
        sum(isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid for kid in kids_of(link))
        for link in tags_of(pdf, "/Link")
    ]
    assert max(places) > 1
    assert sum(places) == sum(len(links_of(page)) for page in pdf.pages)


def test_marks_lead_to_their_tags_and_back(pdf: pikepdf.Pdf) -> None:
    nums = pdf.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(nums[place]): nums[place + 1] for place in range(0, len(nums), 2)}
    pages = {page.objgen: page for page in pdf.pages}
    checked = 0
    for tag in below(pdf.Root.StructTreeRoot.K[0]):
        for kid in kids_of(tag):
            if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid:
                assert parents[int(kid.Obj.StructParent)].objgen == tag.objgen
            elif not isinstance(kid, pikepdf.Dictionary) or "/MCID" in kid:
                of_page = isinstance(kid, pikepdf.Dictionary)
                page = pages[(kid.Pg if of_page else tag.Pg).objgen]
                mark = int(kid.MCID if of_page else kid)
                assert parents[int(page.StructParents)][mark].objgen == tag.objgen
                checked += 1
    assert checked > 5_000


@pytest.mark.parametrize("id", ALL)
def test_bookmarks_are_the_headings_in_their_order_and_at_their_depth(
    open_pdf: OpenPdf, id: str
) -> None:
    path, pdf = open_pdf(id)
    found, above = [], []
    for level, words, _ in headings_of(pdf, texts_by_mark(path)):
        above = [(upper, said) for upper, said in above if upper < level]
        above.append((level, letters(words)))
        found.append(tuple(said for _, said in above))
    outline = [tuple(map(letters, titles)) for titles in outline_of(pdf)]
    assert outline == found
    assert len(outline) > 1 or id in {*CATALOG.worksheets, *CATALOG.vignettes}


@pytest.mark.parametrize("id", ALL)
def test_every_heading_has_something_below_it(open_pdf: OpenPdf, id: str) -> None:
    path, pdf = open_pdf(id)
    texts = texts_by_mark(path)
    for section in kids_of(pdf.Root.StructTreeRoot.K[0]):
        last = None
        for tag in heads_and_bodies(section):
            level = int(str(tag.S)[2]) if str(tag.S) in HEADS else None
            if level and last:
                assert level > last[0], words_below(last[1], texts)
            last = (level, tag) if level else None
        assert last is None, words_below(last[1], texts)


def heads_and_bodies(tag: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Headings, and tags that hold something themselves, in the order of reading."""
    for kid in kids_of(tag):
        if not isinstance(kid, pikepdf.Dictionary) or "/S" not in kid:
            yield tag
        elif str(kid.S) in HEADS:
            yield kid
        else:
            yield from heads_and_bodies(kid)


@pytest.mark.parametrize("id", ALL)
def test_what_is_not_tagged_is_a_running_head_or_foot(open_pdf: OpenPdf, id: str) -> None:
    """A table's head that stands on its next page again is the one thing else."""
    _, pdf = open_pdf(id)
    for number, page in enumerate(pdf.pages, 1):
        kinds = set(map(kind_of, texts_in(page)))
        assert "untagged" not in kinds, f"page {number}"
        cover = id == "handbook" and number == 1
        assert kinds - {"tagged", "repeated"} == (set() if cover else {"/Header", "/Footer"})


def texts_in(page: pikepdf.Page) -> Iterator[list[tuple[str, dict]]]:
    """The marks around every piece of text that a page draws, the innermost last."""
    around = []
    for part in pikepdf.parse_content_stream(page):
        operator = str(part.operator)
        if operator in ("BMC", "BDC"):
            around.append((str(part.operands[0]), part.operands[1] if operator == "BDC" else {}))
        elif operator == "EMC":
            around.pop()
        elif operator in ("Tj", "TJ"):
            yield list(around)


def kind_of(around: list[tuple[str, dict]]) -> str:
    """`/Header` or `/Footer`, `repeated`, `tagged` or `untagged`: what the marks say of a text."""
    [(name, told)] = around[-1:] or [("", {})]
    if name == "/Artifact":
        assert told.get("/Type") == "/Pagination", "text that is said to be no text"
        return str(told.get("/Subtype", "repeated"))
    return "tagged" if "/MCID" in told else "untagged"


@pytest.mark.parametrize("id", ALL[1:])
def test_what_stands_first_on_a_page_is_read_first(open_pdf: OpenPdf, id: str) -> None:
    """Marks are counted as they are drawn. Dots and numbers before a text are drawn apart."""
    path, pdf = open_pdf(id)
    texts = texts_by_mark(path)
    in_order: dict[int, list[int]] = {}
    for page, mark in marks_of(pdf.Root.StructTreeRoot.K[0]):
        if re.search(r"[^\W\d]", texts.get((page, mark), "")):
            in_order.setdefault(page, []).append(mark)
    assert in_order
    for page, marks in in_order.items():
        assert marks == sorted(marks), f"page {page + 1}"


@pytest.mark.parametrize("id", ALL)
def test_no_row_of_dots_is_read_out(open_pdf: OpenPdf, id: str) -> None:
    path, pdf = open_pdf(id)
    read = words_below(pdf.Root.StructTreeRoot.K[0], texts_by_mark(path))
    assert len(read) > 500
    assert not re.search(r"\.\s?\.\s?\.\s?\.", read)


@pytest.mark.parametrize("id", ALL)
def test_every_picture_says_what_it_shows(open_pdf: OpenPdf, id: str) -> None:
    _, pdf = open_pdf(id)
    for figure in tags_of(pdf, "/Figure"):
        assert str(figure.Alt).strip()


@pytest.mark.parametrize("id", ALL)
def test_every_reference_shows_the_page_to_which_its_link_leads(open_pdf: OpenPdf, id: str) -> None:
    path, pdf = open_pdf(id)
    texts, labels = texts_by_mark(path), [page.label for page in pdf.pages]
    places = {page.objgen: number for number, page in enumerate(pdf.pages)}
    dests = {str(name): place for name, place in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
    before, after = CATALOG.messages("pdf.page_reference", number="|").split("|")
    reference = re.compile(rf"^ ?\({before}(\w+){after}\)")
    checked = 0
    for parent in below(pdf.Root.StructTreeRoot.K[0]):
        kids = [kid for kid in kids_of(parent) if isinstance(kid, pikepdf.Dictionary)]
        for kid, following in pairwise(kids):
            if kid.get("/S") == "/Link" and "/S" in following:
                told = reference.match(words_below(following, texts))
                if told:
                    [link] = [part.Obj for part in kids_of(kid)[:1]]
                    assert told[1] == labels[places[dests[str(link.Dest)][0].objgen]]
                    checked += 1
    assert checked > 100 or id != "handbook"
