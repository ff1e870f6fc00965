"""Pages → one print document, in small: order, ids, links, contents, index, what is left out."""

from __future__ import annotations

import lxml.html
import pytest

from book_pages import BOOK, MESSAGES, document, page, section
from competency_handbook.pdf.manuscript.contents import LONGEST
from competency_handbook.pdf.manuscript.document import Book, make_document
from competency_handbook.pdf.manuscript.pages import Entry, entries_of, sources_last
from competency_handbook.pdf.manuscript.paper import direction_of
from competency_handbook.render import sort_key
from competency_handbook.render.text import heading

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


def test_a_page_in_another_language_says_so_and_no_other() -> None:
    spanish = page("uno.md", "<h1>Uno</h1>")
    spanish.article.set("lang", "es")
    found = document(page("one.md", "<h1>One</h1>"), spanish)
    assert [part.get("id") for part in found.xpath("//section[@lang = 'es']")] == ["uno.md"]
    assert found.xpath("//section/@lang") == ["es"]


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
