"""The handbook's PDF, as a reader of the file finds it."""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import page as validator
import pdfplumber
import pikepdf
import pytest
from PIL import Image

from competency_handbook.addresses import MY, SOURCES
from competency_handbook.catalog import open_catalog
from competency_handbook.compose import compose
from competency_handbook.layers import layers_of, package_layer
from competency_handbook.model import BlankKind, Competency, competencies_of
from competency_handbook.pdf import print_pdfs
from competency_handbook.pdf.finisher import roman
from competency_handbook.pdf.job import Print
from competency_handbook.pdf.links import permanent_ids
from competency_handbook.pdf.pages import entries_of
from competency_handbook.pdf.stacking import TOO_WIDE
from competency_handbook.settings import read_settings

PACKAGE = package_layer()
SETTINGS = read_settings([PACKAGE])
CATALOG = open_catalog(PACKAGE / "data")
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
def labels(pdf: pikepdf.Pdf) -> list[str]:
    """What a reader of the file shows beside each page."""
    return [page.label for page in pdf.pages]


@pytest.fixture(scope="module")
def page_of(pdf: pikepdf.Pdf) -> dict[str, int]:
    """The page number of every named destination."""
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
    tree = pikepdf.NameTree(pdf.Root.Names.Dests)
    return {str(name): numbers[place[0].objgen] for name, place in tree.items()}


def load_pages_of_the_book() -> list[str]:
    """The pages and headings of the navigation that a book has."""
    composition = compose(layers_of(PACKAGE), Path(tempfile.mkdtemp()))
    entries = entries_of(composition.settings["nav"])
    return [entry.page for entry in entries if not entry.page.startswith(MY)]


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


# Its tags, for readers who listen


def kids_of(tag: pikepdf.Object) -> list[pikepdf.Object]:
    kids = tag.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def below(tag: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """A tag and all tags in it, in the order of reading."""
    yield tag
    for kid in kids_of(tag):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from below(kid)


def tags_of(pdf: pikepdf.Pdf, *kinds: str) -> list[pikepdf.Object]:
    return [tag for tag in below(pdf.Root.StructTreeRoot.K[0]) if str(tag.S) in kinds]


def pages_below(tag: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The page of every piece of text in a tag."""
    for part in below(tag):
        for kid in kids_of(part):
            if isinstance(kid, pikepdf.Dictionary):
                if "/MCID" in kid:
                    yield kid.Pg
            else:
                yield part.Pg


def test_a_chapter_is_one_tag_however_many_pages_it_has(pdf: pikepdf.Pdf) -> None:
    sections = [tag for tag in kids_of(pdf.Root.StructTreeRoot.K[0]) if tag.S == "/Sect"]
    cover = contents = lists = index = colophon = 1
    own = cover + contents + lists + index + colophon
    assert len(sections) == own + len(load_pages_of_the_book())


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


def test_running_heads_and_page_numbers_are_not_read_out(book: Path, pdf: pikepdf.Pdf) -> None:
    read = run("pdfinfo", "-struct-text", book)
    foot = f"{SETTINGS['site_name']} · "
    assert foot in run("pdftotext", "-f", 4, "-l", 4, book, "-")
    assert foot not in read
    for page in pdf.pages[1:]:
        marks = [part for part in pikepdf.parse_content_stream(page) if str(part.operator) == "BMC"]
        assert marks


def test_no_row_of_dots_is_read_out(book: Path) -> None:
    assert not re.search(r"\.\s?\.\s?\.\s?\.", run("pdfinfo", "-struct-text", book))


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
    assert checked > 10_000


# Its form


def fields_of(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    fields = list(pdf.Root.AcroForm.Fields)
    named = {str(field.T): field for field in fields}
    assert len(named) == len(fields), "two fields have one name"
    return named


def test_its_form_has_no_loops(book: Path) -> None:
    done = subprocess.run(
        ["qpdf", "--json", "--json-key=acroform", str(book)], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")


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
            for kid in group.Kids:
                assert not {"/T", "/FT"} & set(kid.keys())
                assert str(kid.TU)
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
                if blank.kind is not BlankKind.CHOICE:
                    assert fields[blank.id].FT == "/Tx"
                    assert "/N" in fields[blank.id].AP


def test_its_form_leaves_nothing_for_a_reader_to_make_up(pdf: pikepdf.Pdf) -> None:
    form = pdf.Root.AcroForm
    assert "/NeedAppearances" not in form
    for field in form.Fields:
        assert "." not in str(field.T)
        for widget in field.get("/Kids", [field]):
            assert widget.AP.N is not None
    [font] = form.DR.Font.values()
    assert font.FontDescriptor.FontFile2 is not None
    assert f"{form.DA}".startswith(next(iter(form.DR.Font.keys())))


def test_the_tab_key_follows_the_order_of_reading(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        widgets = [note for note in page.get("/Annots", []) if note.Subtype == "/Widget"]
        if widgets:
            assert page.Tabs == "/S"
    tagged = tags_of(pdf, "/Form")
    widgets = [w for field in pdf.Root.AcroForm.Fields for w in field.get("/Kids", [field])]
    assert [kids_of(tag)[0].Obj.objgen for tag in tagged] == [widget.objgen for widget in widgets]


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


def test_a_readers_own_pages_are_left_out(page_of: dict[str, int]) -> None:
    """What they show is in a browser alone."""
    assert [name for name in page_of if name.startswith(MY)] == []


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


def test_no_row_of_a_table_is_cut(pdf: pikepdf.Pdf) -> None:
    """What a cell says stands on one page."""
    for row in tags_of(pdf, "/TR"):
        assert len({page.objgen for page in pages_below(row)}) <= 1


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
    targets = {str(link.Dest) for number in ends for link in links_of(pdf.pages[number - 1])}
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
    printed = print_pdfs(built_site, composition, tmp_path / "cache", Print(), ["handbook"])
    assert printed["handbook"] == book.read_bytes()
