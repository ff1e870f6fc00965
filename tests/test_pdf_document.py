"""Pages → print document → PDF, in small: ids, links, contents, and text that means harm."""

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

from competency_handbook.catalog import open_catalog
from competency_handbook.layers import package_layer
from competency_handbook.model import BuildFailed
from competency_handbook.pdf.contents import LONGEST
from competency_handbook.pdf.document import Book, make_document
from competency_handbook.pdf.forms import facts_of
from competency_handbook.pdf.job import Job, Print
from competency_handbook.pdf.matter import sort_key
from competency_handbook.pdf.pages import BookPage, Entry, entries_of, sources_last
from competency_handbook.pdf.paper import direction_of
from competency_handbook.pdf.typeset import SiteFetcher, typeset
from competency_handbook.render.text import heading
from pdf_file import pages_below, tags_of

PACKAGE = package_layer()
MESSAGES = open_catalog(PACKAGE / "data").messages
BOOK = Book("Title", "Author", "About", "1", "January 2, 2026", "2026-01-02", "en")
ITEMS = {"item": "one.md", "check-item": "two.md"}
LONG_WORD = "abcdefghij" * 40


def page(name: str, inside: str, depth: int = 0) -> BookPage:
    return BookPage(name, depth, lxml.html.fragment_fromstring(inside, create_parent="article"))


def document(
    *pages: BookPage, book: Book = BOOK, listed: tuple[str, ...] = ()
) -> lxml.html.HtmlElement:
    return make_document(list(pages), book, MESSAGES, ITEMS, listed)


def section(*pages: BookPage, **more: object) -> str:
    """The HTML of the last page's section."""
    found = document(*pages, **more).xpath("//section")[-1]
    return lxml.html.tostring(found, encoding="unicode")


# The order of pages


def test_pages_stand_in_the_order_of_the_navigation_each_below_its_headings() -> None:
    nav = [
        {"Home": "index.md"},
        {"Read": ["read/index.md", {"One": "read/one.md"}]},
        {"Elsewhere": "https://example.org/"},
        {"More": [{"Two": "two.md"}, {"Deep": ["deep/index.md", "deep/three.md"]}]},
    ]
    assert [(entry.page or entry.title, entry.depth) for entry in entries_of(nav)] == [
        ("index.md", 0),
        ("read/index.md", 0),
        ("read/one.md", 1),
        ("More", 0),
        ("two.md", 1),
        ("deep/index.md", 1),
        ("deep/three.md", 2),
    ]


def test_sources_move_to_the_end_and_stay_there() -> None:
    sources, other = Entry("sources.md", "Sources", 1), Entry("other.md", "", 0)
    assert sources_last([sources, other]) == [other, Entry("sources.md", "Sources", 0)]
    assert sources_last([other, sources]) == [other, sources]


# Ids


def test_an_item_keeps_its_id_on_its_own_page_alone() -> None:
    found = document(page("one.md", '<h1 id="item">A</h1>'), page("two.md", '<p id="item">B</p>'))
    assert found.xpath('//h1[@id="item"]')
    assert found.xpath('//p[@id="two.md:item"]')


def test_other_ids_are_named_after_their_page_so_that_none_collides() -> None:
    pages = [page(name, '<h1 id="same">A</h1>') for name in ("one.md", "two.md")]
    ids = document(*pages).xpath("//@id")
    assert {"one.md:same", "two.md:same"} < set(ids)
    assert len(ids) == len(set(ids))


def test_what_refers_to_an_id_follows_it() -> None:
    found = section(page("one.md", '<h1 id="a">A</h1><table aria-labelledby="a gone"></table>'))
    assert 'aria-labelledby="one.md:a"' in found


# Links


@pytest.mark.parametrize(
    ("href", "destination"),
    [
        ("../one/#item", "#item"),
        ("../one/#slug", "#one.md:slug"),
        ("../one/#nowhere", "#one.md"),
        ("../one/", "#one.md"),
        ("../one/index.html", "#one.md"),
        ("#here", "#two.md:here"),
        ("../go/item/", "#item"),
        ("https://example.org/hb/one/", "#one.md"),
        ("https://example.org/else/", "https://example.org/else/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_a_link_leads_inside_the_book_or_out_of_the_site(href: str, destination: str) -> None:
    book = Book(*(getattr(BOOK, name) for name in list(vars(BOOK))[:7]), "https://example.org/hb")
    one = page("one.md", '<h1 id="item">A</h1><p id="slug">B</p>')
    two = page("two.md", f'<h1>T</h1><p id="here"><a href="{href}">words</a></p>')
    assert f'href="{destination}">words</a>' in section(one, two, book=book)


@pytest.mark.parametrize(
    "href",
    ["../downloads/x.pdf", "../gone/", "../go/gone/", "javascript:x()", "file:///etc/passwd"],
)
def test_a_link_that_a_book_cannot_follow_becomes_its_words(href: str) -> None:
    found = section(page("two.md", f'<h1>T</h1><p>See <a href="{href}">words</a>.</p>'))
    assert "<p>See words.</p>" in found


def test_a_link_says_where_it_leads_to_readers_on_paper() -> None:
    one = page("one.md", '<h1 id="item">A</h1>')
    two = page(
        "two.md", '<h1>T</h1><p><a href="../one/#item">A</a>, <a href="https://x.org/">X</a></p>'
    )
    [link, elsewhere] = document(one, two).find_class("chb-book-reference")
    assert link.text_content() == " (page )"
    assert link.xpath(".//@data-page-of") == ["item"]
    assert elsewhere.text_content() == " (https://x.org/)"


def test_a_link_holds_words_alone() -> None:
    found = section(page("one.md", '<h1>T</h1><p><a href="#a"><em>x</em> <b>y</b></a></p>'))
    assert '<a href="#one.md">x y</a>' in found


# What a book prints


def test_what_only_a_screen_can_do_is_left_out() -> None:
    screen = """<h1>T</h1><script>x()</script><noscript>n</noscript><button>b</button>
        <ul class="chb-foot"><li>kept</li><li class="chb-link"><a href="../go/item/">g</a></li></ul>
        <p class="chb-actions">a</p><div class="chb-doors">d</div><p hidden>h</p>
        <chb-progress>p</chb-progress><p>words<span class="chb-hidden">: more</span></p>"""
    found = document(page("one.md", screen)).xpath("//section")[-1]
    assert found.text_content().split() == ["T", "kept", "words"]


def test_a_heading_over_what_only_a_screen_can_do_goes_with_it() -> None:
    inside = """<h1>T</h1><h2>Kept</h2><p class="chb-screen-only">s</p><p>text</p>
        <h2>Shown large</h2><h3>Now</h3><p class="chb-screen-only">s</p><h2>Next</h2><p>more</p>"""
    found = document(page("one.md", inside)).xpath("//section")[-1]
    assert "".join(found.text_content().split()) == "TKepttextNextmore"


CHECK = """<h1>T</h1><p class="chb-privacy">kept in this browser</p>
    <chb-rating record="me" competency="item" hash="123"><form><fieldset>
    <legend><span class="chb-self-check">I do it.</span></legend>
    <label class="chb-anchor"><input type="radio" name="a" value="step-1" data-state="rated">
    With <b>support</b></label></fieldset><label>Train me <input type="checkbox"></label>
    <details><summary>More</summary><textarea></textarea></details></form></chb-rating>"""


def test_a_check_becomes_a_group_named_by_its_competency_and_a_note() -> None:
    found = document(page("self-assessment/one.md", CHECK)).xpath("//section")[-1]
    option, note = found.xpath(".//input")
    assert option.get("name") == "item"
    assert option.get("value") == "step-1"
    assert option.get("data-asks") == "I do it."
    assert option.get("data-says") == "With support"
    assert note.get("name") == "item--note"
    assert note.get("data-says") == MESSAGES("pdf.note_to", asked="I do it.")
    text = found.text_content()
    assert MESSAGES("pdf.by_hand_check") in text
    for left_to_browsers in ("kept in this browser", "Train me", "More"):
        assert left_to_browsers not in text


def test_a_check_beside_what_a_reader_reads_is_left_out() -> None:
    assert "<input" not in section(page("frameworks/one.md", CHECK))


def test_a_form_says_whose_answers_it_holds() -> None:
    sheet = """<h1>T</h1><chb-worksheet worksheet="notes"><div class="chb-blank" id="notes-a">
        <span class="chb-blank-label">A?</span><textarea rows="3"></textarea></div>
        <div class="chb-blank" id="notes-b"><span class="chb-blank-label">B?</span>
        <label><input type="radio" value="x"> Yes</label></div></chb-worksheet>
        <chb-evidence evidence="list"><label><input type="checkbox"> List</label></chb-evidence>"""
    found = document(page("self-assessment/one.md", CHECK), page("worksheets/notes.md", sheet))
    assert facts_of(found) == {
        "v": 1,
        "answers": {"item": ["me", "123"]},
        "sheets": {"notes-a": "notes", "notes-b": "notes"},
        "evidence": ["list"],
    }
    assert facts_of(document(page("one.md", "<h1>T</h1>"))) == {}


def test_a_field_for_text_has_room_for_the_lines_that_its_author_asked_for() -> None:
    sheet = """<h1>T</h1><chb-worksheet worksheet="notes"><div class="chb-blank" id="notes-a">
        <label class="chb-blank-label">What?</label><span class="chb-hint">Short.</span>
        <textarea rows="3"></textarea></div></chb-worksheet>"""
    [field] = document(page("worksheets/notes.md", sheet)).xpath("//input")
    assert field.get("style") == "--chb-lines: 3"
    assert field.get("data-field") == "lines"
    assert field.get("data-says") == "What? Short."


def test_a_control_that_keeps_nothing_is_left_out() -> None:
    assert "Find" not in section(page("one.md", '<h1>T</h1><label>Find <input name="q"></label>'))


def test_the_kind_of_a_page_stands_above_its_title_and_its_list_of_parts_goes() -> None:
    eyebrow, parts = (
        '<p class="chb-eyebrow">Guide</p>',
        '<details class="chb-outline chb-screen-only">',
    )
    inside = f"<h1>T</h1>{eyebrow}<p>text</p>{parts}<summary>On this page</summary></details>"
    found = document(page("one.md", inside)).xpath("//section")[-1]
    assert found.text_content().strip() == "GuideTtext"


def test_headings_stand_at_their_depth_in_the_book_and_remember_their_own() -> None:
    pages = [page("a.md", "<h1>A</h1>"), page("b.md", "<h1>B</h1><h6>C</h6>", 1)]
    found = document(*pages)
    assert found.xpath('//h2[@class="chb-h1"]/text()') == ["B"]
    assert found.xpath('//h6[@class="chb-h6"]/text()') == ["C"]


def test_a_page_that_opens_no_part_has_no_menu_and_no_heading_over_one() -> None:
    menu = '<h1>A</h1><h2>For you</h2><div class="chb-list"><p>go</p></div><h2>B</h2><p>text</p>'
    alone, opening = section(page("a.md", menu)), document(page("a.md", menu), page("b.md", "", 1))
    assert "For you" not in alone
    assert "text" in alone
    assert "For you" in opening.text_content()


@pytest.mark.parametrize(
    ("text", "direction"), [("12 (a) ש", "ltr"), ("12 ש a", "rtl"), ("سلام", "rtl"), ("1–2", "ltr")]
)
def test_the_first_letter_that_has_a_direction_decides(text: str, direction: str) -> None:
    assert direction_of(text) == direction


def test_a_title_from_the_right_has_its_direction_and_its_code_has_the_pages() -> None:
    title = heading(3, "הקשבה (1)", "a", "1.1")
    assert title == (
        '\n\n### <span class="chb-code">1&#46;1</span> <bdi>הקשבה &#40;1&#41;</bdi> { #a }\n\n'
    )
    assert "bdi" not in heading(3, "Listening (1)", "a", "1.1")
    found = document(page("one.md", '<h1><span class="chb-code">1.1</span> <bdi>הקשבה</bdi></h1>'))
    assert [bdi.get("dir") for bdi in found.xpath("//h1/bdi")] == ["rtl"]


def test_a_space_before_an_inline_element_moves_into_it_and_not_into_a_link() -> None:
    text = '<h1>T</h1><p>Two words <em>and</em> more yet <a href="#a">there</a></p>'
    found = section(page("one.md", text))
    assert '<p>Two words<em> and</em> more yet<span> </span><a href="#one.md">there</a>' in found


def test_the_pages_given_stay_as_they_are() -> None:
    given = page("one.md", '<h1 id="a">A</h1><button>b</button>')
    before = lxml.html.tostring(given.article)
    document(given)
    assert lxml.html.tostring(given.article) == before


# Contents


def lines(html: lxml.html.HtmlElement) -> list[str]:
    return [" ".join(p.text_content().split()) for p in html.xpath("//ul[1]//p[a and span]")]


def test_contents_list_every_page_and_the_items_that_are_listed() -> None:
    one = page(
        "one.md",
        '<h1>One</h1><h2 id="item"><span class="chb-code">1.1</span> Item</h2><h2>Not</h2>',
    )
    found = document(one, page("two.md", "<h1>Two</h1>"), listed=("item",))
    assert lines(found) == ["One", "1.1 Item", "Two"]


def test_contents_that_would_be_too_long_leave_out_their_deepest_level() -> None:
    many = "".join(f'<h2 id="i{n}">{n}</h2>' for n in range(LONGEST + 1))
    items = {f"i{n}": "one.md" for n in range(LONGEST + 1)}
    one = page("one.md", f"<h1>One</h1>{many}")
    assert lines(make_document([one], BOOK, MESSAGES, items, set(items))) == ["One"]


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


def test_a_stacked_table_keeps_its_ids_and_leaves_out_what_says_nothing() -> None:
    head = "".join(f"<th>C{n}</th>" for n in range(6))
    cells = (
        '<td id="item">said</td><td class="chb-nothing">nothing</td><td></td><td>x</td><td>y</td>'
    )
    table = f'<table><tr>{head}</tr><tr id="row"><th>Row</th>{cells}</tr></table>'
    found = document(page("one.md", f"<h1>T</h1>{table}")).xpath("//table")[0]
    assert found.xpath(".//tr[@id='one.md:row']/th[@scope='rowgroup'][@colspan='2']/text()") == [
        "Row"
    ]
    assert found.xpath(".//td[@id='item']/../th[@scope='row']/text()") == ["C1"]
    assert [row.text_content() for row in found.iter("tr")] == ["Row", "C1said", "C4x", "C5y"]


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


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("A record of raising quality", "record of raising quality"),
        ("“The mentee’s own goals”", "mentee’s own goals”"),
        ("Action plan", "action plan"),
        ("A", "a"),
    ],
)
def test_an_index_passes_over_an_article_at_the_beginning_of_a_title(words: str, key: str) -> None:
    assert sort_key(words, ["a", "an", "the"]) == key
