"""What a page of the site becomes on paper: quotation marks, margins, short addresses."""

from __future__ import annotations

import lxml.html
import pytest
from lxml.html import HtmlElement

from competency_handbook.pdf.manuscript.margin import add_addresses, move_marks
from competency_handbook.pdf.manuscript.paper import condense_citations
from competency_handbook.pdf.manuscript.typography import curl, set_typography, trim_ends
from handbook import CATALOG

MESSAGES = CATALOG.messages
QUOTES = MESSAGES("pdf.quotes").split()
CITED = (
    '<span class="chb-attribution"><span class="chb-place"><a class="chb-cite">A 1</a>;</span> '
    '<span class="chb-place"><a class="chb-cite">B 2</a></span></span>'
)
OURS = '<span class="chb-own">ours</span>'


def article(inside: str) -> HtmlElement:
    return lxml.html.fragment_fromstring(inside, create_parent="article")


def html_of(element: HtmlElement) -> str:
    text = lxml.html.tostring(element, encoding="unicode")
    return text.removeprefix("<article>").removesuffix("</article>")


# Letters


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('She says "yes".', "She says “yes”."),
        ("the mentee's plan", "the mentee’s plan"),
        ("the mentees' plans", "the mentees’ plans"),
        ("a 'sort of' rule", "a ‘sort of’ rule"),
        ('("In print")', "(“In print”)"),
        ("\"'Why?' she asks\"", "“‘Why?’ she asks”"),
    ],
)
def test_straight_quotation_marks_open_and_close(typed: str, printed: str) -> None:
    assert curl(typed, "", QUOTES) == printed


def test_a_mark_knows_what_it_follows_in_another_element() -> None:
    found = article('<p>"<b>Word</b>" and <i>one</i>\'s</p><p>"New"</p>')
    set_typography(found, MESSAGES)
    assert html_of(found) == "<p>“<b>Word</b>” and <i>one</i>’s</p><p>“New”</p>"


def test_code_is_printed_as_it_is_typed() -> None:
    found = article("""<p><code>a = "b"</code></p><pre>it's</pre>""")
    set_typography(found, MESSAGES)
    assert html_of(found) == """<p><code>a = "b"</code></p><pre>it's</pre>"""


def test_no_hyphen_is_added_to_a_web_address() -> None:
    found = article("<p>Found at www.example.org/a-b and <b>then</b> at https://x.org/c.</p>")
    set_typography(found, MESSAGES)
    kept = [element.text for element in found.find_class("chb-book-address")]
    assert kept == ["www.example.org/a-b", "https://x.org/c"]
    assert found.text_content() == "Found at www.example.org/a-b and then at https://x.org/c."


def test_the_number_of_a_note_stays_with_the_word_before_it() -> None:
    marks = '<a class="chb-note-mark">1</a><a class="chb-note-mark">2</a>'
    found = article(f"<p>The last word.{marks} More.</p>")
    set_typography(found, MESSAGES)
    [kept] = found.find_class("chb-book-kept")
    assert (kept.text_content(), kept.tail) == ("word.12", " More.")
    assert found.text_content() == "The last word.12 More."


def test_what_stands_in_parentheses_behind_a_title_stays_on_one_line() -> None:
    found = article("<h1>Standard for staff (PA 2)</h1>")
    set_typography(found, MESSAGES)
    assert [kept.text for kept in found.find_class("chb-book-kept")] == ["(PA 2)"]
    assert found.text_content() == "Standard for staff (PA 2)"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("<dl><dd>A tool that was used.\n</dd></dl>", "<dl><dd>A tool that was used.</dd></dl>"),
        ("<p>Run <code>check</code> now. </p>", "<p>Run <code>check</code> now.</p>"),
        ("<li>Said.\n<ul><li>More </li></ul>\n</li>", "<li>Said.<ul><li>More</li></ul>\n</li>"),
        ("<p>Run <code>check</code> </p>", "<p>Run <code>check</code> </p>"),
        ("<p>10\N{NO-BREAK SPACE}</p>", "<p>10\N{NO-BREAK SPACE}</p>"),
    ],
)
def test_no_space_is_kept_behind_the_text_of_a_block(typed: str, printed: str) -> None:
    found = article(typed)
    trim_ends(found)
    assert lxml.html.tostring(found[0], encoding="unicode") == printed


# The margin


def test_what_closes_a_block_moves_into_its_margin() -> None:
    found = article(f"<ul><li>Said. {CITED} {OURS}</li></ul>")
    move_marks(found)
    [block] = found.iter("li")
    [margin] = found.find_class("chb-book-margin")
    assert (block.text, block[0], len(block)) == ("Said. ", margin, 1)
    assert [mark.get("class") for mark in margin] == ["chb-attribution", "chb-own"]
    assert block.get("style") == "--chb-notes: 1"


def test_a_mark_within_a_sentence_stays_there() -> None:
    found = article(f"<p>It carries the mark {OURS} on each page.</p>")
    move_marks(found)
    assert not found.find_class("chb-book-margin")


@pytest.mark.parametrize(
    "inside",
    [
        f"<table><tr><td><p>Said. {CITED}</p></td></tr></table>",
        f'<ul class="chb-foot"><li>{CITED}</li></ul>',
        f'<p class="chb-label"><b>You might see</b> {OURS}</p>',
        f'<div class="chb-sheet"></div><p>A form. {CITED}</p>',
    ],
)
def test_where_there_is_no_margin_marks_stay_in_the_text(inside: str) -> None:
    found = article(inside)
    move_marks(found)
    assert not found.find_class("chb-book-margin")


def test_headings_and_rows_of_items_show_their_short_address() -> None:
    found = article(
        '<h2 id="item">A</h2><h2 id="one.md:b">B</h2><table><tr id="row"><th>R</th></tr></table>'
    )
    add_addresses(found, {"item", "row"})
    assert [line.text_content() for line in found.find_class("chb-book-go")] == ["go/item"]
    assert found.find(".//th").text_content() == "R go/row"
    in_spanish = article('<h2 id="item">A</h2>')
    add_addresses(in_spanish, {"item"}, "?es")
    assert in_spanish.text_content() == "Ago/item?es"
    assert not found.findall(".//a"), "a link to our own site would leave the book"


CITATIONS = """<div class="chb-citations"><p><b>Places</b></p><ul>
    <li><a href="../sources/#source-a">A</a>: 1, 2</li>
    <li><a href="../sources/#source-b">B</a>: 3</li></ul></div>"""


def test_a_book_names_the_sources_of_a_page_in_a_line() -> None:
    found = article(CITATIONS)
    condense_citations(found, MESSAGES, {})
    assert " ".join(found.text_content().split()) == "Restated here: A; B"
    assert len(found.findall(".//a")) == 2


def test_a_handout_says_what_the_short_names_of_sources_mean() -> None:
    found = article(CITATIONS)
    condense_citations(found, MESSAGES, {"source-a": "About A", "source-b": "About B"})
    assert " ".join(found.text_content().split()) == "Restated here: A, About A; B, About B"
