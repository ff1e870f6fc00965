"""The handbook's PDF, as a reader of the file finds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from competency_handbook.catalog.addresses import MY, SOURCES
from competency_handbook.model import BlankKind, Competency, competencies_of
from competency_handbook.pdf.manuscript.links import permanent_ids
from competency_handbook.pdf.manuscript.stacking import TOO_WIDE
from competency_handbook.pdf.press.numbering import roman
from handbook import CATALOG, SETTINGS
from pdf_file import (
    destinations_of,
    fields_of,
    letters,
    links_of,
    outline_of,
    pages_below,
    tags_of,
    words_of,
)

COMPETENCIES = [
    competency
    for framework in CATALOG.frameworks.values()
    for competency in competencies_of(framework)
]
WIDE_TABLE = "acsa-mentoring-coaching"
STACKED = [table for table in CATALOG.comparisons.values() if len(table.columns) + 1 >= TOO_WIDE]
MARGIN = 80
"""Running heads and feet stand within so many points of a page's edge, text does not."""
FOOT = 56
"""The foot itself begins so many points above a page's edge."""
ROOM_OF_A_SENTENCE = 19
"""In points: two lines of small letters."""
HALF_LEADING = 5
"""Points that are less than half the way from one line of the contents to the next."""


@pytest.fixture(scope="module")
def pdf(book: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(book) as opened:
        yield opened


@pytest.fixture(scope="module")
def words(book: Path) -> list[list[dict]]:
    """The words of each page, with their places in points from its upper left corner."""
    return words_of(book)


@pytest.fixture(scope="module")
def labels(pdf: pikepdf.Pdf) -> list[str]:
    """What a reader of the file shows beside each page."""
    return [page.label for page in pdf.pages]


@pytest.fixture(scope="module")
def page_of(pdf: pikepdf.Pdf) -> dict[str, int]:
    """The page number of every named destination."""
    return destinations_of(pdf)


def text_of(words: list[dict], height: float) -> str:
    """What a page says between its running head and foot."""
    inside = (w["text"] for w in words if w["top"] > MARGIN and w["bottom"] < height - MARGIN + 10)
    return letters("".join(inside))


# Its form


def test_every_check_is_one_group_of_options_named_by_its_competency(pdf: pikepdf.Pdf) -> None:
    fields = fields_of(pdf)
    for framework in CATALOG.frameworks.values():
        options = [f"/{level.id}" for level in CATALOG.scale_of(framework).levels]
        for competency in competencies_of(framework):
            group = fields[competency.id]
            assert str(group.TU) == plain(competency.self_check)
            assert group.FT == "/Btn"
            assert group.V == "/Off"
            states = [set(kid.AP.N.keys()) - {"/Off"} for kid in group.Kids]
            assert states == [{option} for option in [*options, "/unsure", "/na"]]
            titled = f"{competency.code or ''} {plain(competency.title)}: ".lstrip()
            labels = [level.name for level in CATALOG.scale_of(framework).levels]
            for kid, label in zip(group.Kids, labels, strict=False):
                assert str(kid.TU).startswith(titled)
                assert str(kid.TU).endswith(label)
            for kid in group.Kids:
                assert not {"/T", "/FT"} & set(kid.keys())
                assert {kid.AS, *kid.AP.N.keys()} >= {"/Off"}


def plain(text: str) -> str:
    return re.sub(r"[*`_]", "", " ".join(text.split()))


def test_every_check_has_a_note_and_every_blank_of_a_worksheet_a_field(pdf: pikepdf.Pdf) -> None:
    fields = fields_of(pdf)
    for competency in COMPETENCIES:
        note = fields[f"{competency.id}--note"]
        assert str(note.TU) == CATALOG.messages("pdf.note_to", asked=plain(competency.self_check))
    for worksheet in CATALOG.worksheets.values():
        for section in worksheet.sections:
            for blank in section.fields:
                assert str(fields[blank.id].TU).startswith(blank.label)
                if blank.kind is BlankKind.CHOICE:
                    for kid, option in zip(fields[blank.id].Kids, blank.options, strict=True):
                        assert str(kid.TU) == f"{fields[blank.id].TU} {option}"
                else:
                    assert fields[blank.id].FT == "/Tx"
                    assert "/N" in fields[blank.id].AP


def test_what_wants_a_sentence_takes_several_lines(pdf: pikepdf.Pdf) -> None:
    fields = fields_of(pdf)
    many = {name for name, field in fields.items() if int(field.get("/Ff", 0)) & 1 << 12}
    assert {f"{competency.id}--note" for competency in COMPETENCIES} <= many
    blanks = [b for w in CATALOG.worksheets.values() for s in w.sections for b in s.fields]
    short = {b.id for b in blanks if b.kind is BlankKind.DATE}
    short |= {b.id for b in blanks if b.kind is BlankKind.LINE and "?" not in b.label}
    assert len(short) > 5
    assert not short & many
    for blank in blanks:
        if blank.kind is not BlankKind.CHOICE and blank.id not in short:
            assert blank.id in many
            assert height_of(fields[blank.id]) >= ROOM_OF_A_SENTENCE, blank.id


def height_of(field: pikepdf.Object) -> float:
    """The height of a field of text, in points."""
    return float(pikepdf.Rectangle(field.Rect).height)


# How a reader finds a place


def test_bookmarks_mirror_chapters_and_competencies(pdf: pikepdf.Pdf) -> None:
    outline = outline_of(pdf)
    for framework in CATALOG.frameworks.values():
        found = [path[-1] for path in outline if framework.title in path[:-1]]
        for competency in competencies_of(framework):
            title = f"{competency.code or ''} {competency.title}".strip().replace("'", "’")
            assert title in found, f"{framework.title} has no bookmark for {title}"
    titles = {path[-1] for path in outline}
    assert {comparison.title for comparison in CATALOG.comparisons.values()} <= titles


def test_every_item_is_a_destination_by_its_own_id(page_of: dict[str, int]) -> None:
    assert set(permanent_ids(CATALOG)) <= set(page_of)


def test_a_readers_own_pages_are_left_out(page_of: dict[str, int]) -> None:
    """What they show is in a browser alone."""
    assert [name for name in page_of if name.startswith(MY)] == []


def test_the_contents_show_the_numbers_of_the_pages(
    pdf: pikepdf.Pdf, words: list[list[dict]], page_of: dict[str, int], labels: list[str]
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
            assert line[-1]["text"] == labels[page_of[destination] - 1], destination
            checked += 1
    assert checked >= len(COMPETENCIES)


def test_every_page_after_the_cover_has_a_running_head_and_its_number(
    words: list[list[dict]], pdf: pikepdf.Pdf, labels: list[str]
) -> None:
    for number, (page, found) in enumerate(zip(pdf.pages, words, strict=True), 1):
        height = float(page.mediabox[3])
        head = [w["text"] for w in found if w["bottom"] < MARGIN]
        foot = [w["text"] for w in found if w["top"] > height - FOOT]
        if number == 1:
            assert not head + foot
        else:
            assert head, f"page {number} has no running head"
            assert foot[-1] == labels[number - 1]
            assert " ".join(foot).startswith(SETTINGS["site_name"])


def test_pages_before_the_first_chapter_have_roman_numbers_and_those_from_it_on_arabic_ones(
    labels: list[str], page_of: dict[str, int]
) -> None:
    first = page_of["index.md"]
    assert labels[:3] == [CATALOG.messages("pdf.cover"), "i", "ii"]
    assert labels[first - 2] == roman(first - 2)
    assert labels[first - 1 :] == [str(n) for n in range(1, len(labels) - first + 2)]


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
                for word in level.name.split():  # columns, each of several lines
                    assert letters(word) in text[asked:], (competency.id, level.id)
            assert letters(scale.not_applicable.label) in text[asked:]


def test_the_words_of_a_scale_stand_before_its_checks_and_in_none(
    words: list[list[dict]], page_of: dict[str, int]
) -> None:
    for id, framework in CATALOG.frameworks.items():
        first = page_of[f"check-{id}"]
        last = max(page_of[f"check-{it.id}"] for it in competencies_of(framework))
        told = [word["text"] for word in words[first - 1]]
        later = [word["text"] for page in words[first:last] for word in page]
        for level in CATALOG.scale_of(framework).levels:
            rare = max(level.anchor.split(), key=len)
            assert rare in told and rare not in later, level.id


def test_the_heads_of_a_long_table_stand_on_each_of_its_pages(
    words: list[list[dict]], page_of: dict[str, int]
) -> None:
    table = CATALOG.comparisons[WIDE_TABLE]
    pages = sorted({page_of[row.id] for row in table.rows})
    assert len(pages) > 1
    for number in pages:
        text = letters("".join(w["text"] for w in words[number - 1]))
        assert letters("".join(column.label for column in table.columns)) in text


def test_no_row_of_a_table_is_cut(pdf: pikepdf.Pdf) -> None:
    """What a cell says stands on one page."""
    for row in tags_of(pdf, "/TR"):
        assert len({page.objgen for page in pages_below(row)}) <= 1


def test_lists_name_every_framework_table_and_worksheet(
    words: list[list[dict]], page_of: dict[str, int]
) -> None:
    pages = range(page_of["book:contents"] + 1, page_of["index.md"])
    text = letters("".join(w["text"] for number in pages for w in words[number - 1]))
    for kind in ("frameworks", "tables", "worksheets"):
        assert letters(CATALOG.messages(f"pdf.list_of_{kind}")) in text
    for work in (*CATALOG.frameworks.values(), *CATALOG.comparisons.values()):
        assert letters(work.title) in text
    assert all(letters(worksheet.title) in text for worksheet in CATALOG.worksheets.values())


def test_numbers_in_the_index_and_the_glossary_are_those_of_the_pages(
    pdf: pikepdf.Pdf, page_of: dict[str, int], labels: list[str]
) -> None:
    index = range(page_of["book:index"], page_of["book:colophon"])
    checked = dict.fromkeys(("index", "glossary"), 0)
    for number, page in enumerate(pdf.pages, 1):
        for link in (link for link in links_of(page) if "/Dest" in link):
            place, words = str(link.Dest), str(link.Contents)
            if ":uses:" in place or (number in index and words in labels):
                assert words == labels[page_of[place] - 1], place
                checked["glossary" if ":uses:" in place else "index"] += 1
    assert min(checked.values()) > len(CATALOG.terms)


def test_sources_index_and_how_to_cite_it_stand_at_the_end(
    pdf: pikepdf.Pdf, page_of: dict[str, int]
) -> None:
    begin = page_of[SOURCES]
    after = {name for name, number in page_of.items() if number > begin}
    assert {source.id for source in CATALOG.sources} & after
    assert page_of["book:index"] < page_of["book:index-by-title"] < page_of["book:colophon"]
    assert page_of["book:colophon"] == len(pdf.pages)
    t = CATALOG.messages
    titles = [path[-1] for path in outline_of(pdf) if len(path) == 1]
    assert titles[-2:] == [t("pdf.index"), t("pdf.colophon")]


def test_the_index_finds_every_competency_by_its_code_its_title_and_other_words(
    pdf: pikepdf.Pdf, words: list[list[dict]], page_of: dict[str, int], labels: list[str]
) -> None:
    pages = range(page_of["book:index"], page_of["book:colophon"])
    text = letters("".join(w["text"] for number in pages for w in words[number - 1]))
    for framework in CATALOG.frameworks.values():
        name = framework.short_title or framework.title
        for competency in competencies_of(framework):
            page = labels[page_of[competency.id] - 1]
            assert letters(f"{competency.code}{competency.title}{page}") in text
            for other in (competency.title, *competency.keywords):
                found = re.search(f"{re.escape(letters(other))}(.*?),[0-9]", text)
                assert found, other
                assert any(
                    letters(f"{name}{competency.code}") in m for m in text.split(letters(other))
                )
    targets = {str(link.Dest) for number in pages for link in links_of(pdf.pages[number - 1])}
    assert targets >= {competency.id for competency in COMPETENCIES}


def test_a_term_of_the_glossary_says_on_which_pages_it_is_used(
    pdf: pikepdf.Pdf, page_of: dict[str, int]
) -> None:
    uses = {name for name in page_of if ":uses:" in name}
    assert uses
    ends = range(page_of["glossary.md"], page_of[SOURCES] + 1)
    links = [link for number in ends for link in links_of(pdf.pages[number - 1])]
    targets = {str(link.Dest) for link in links if "/Dest" in link}
    listed = {name.partition(":uses:")[2] for name in targets if ":uses:" in name}
    assert listed == {name.partition(":uses:")[2] for name in uses}


def test_each_part_opens_on_a_page_that_says_so(
    words: list[list[dict]], page_of: dict[str, int]
) -> None:
    for number, name in enumerate(("frameworks/index.md", "guides/index.md"), 1):
        text = " ".join(w["text"] for w in words[page_of[name] - 1])
        assert CATALOG.messages("pdf.part", number=number) in text


def test_a_worksheet_has_one_page_to_itself(page_of: dict[str, int]) -> None:
    for id, worksheet in CATALOG.worksheets.items():
        pages = {
            page_of[id],
            *(page_of[section.id] for section in worksheet.sections if section.id in page_of),
        }
        assert len(pages) == 1
    first = sorted(page_of[id] for id in CATALOG.worksheets)
    assert first == list(range(first[0], first[0] + len(first)))
