"""The controls of a page become fields that say what they ask and whose answers they hold."""

from __future__ import annotations

from book_pages import MESSAGES, document, page, section
from competency_handbook.pdf.manuscript.forms import facts_of

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
    assert option.get("data-says") == "I do it. With support"
    assert note.get("name") == "item--note"
    assert note.get("data-says") == MESSAGES("pdf.note_to", asked="I do it.")
    text = found.text_content()
    assert MESSAGES("pdf.by_hand_check") in text
    for left_to_browsers in ("kept in this browser", "Train me", "More"):
        assert left_to_browsers not in text


def test_an_option_says_its_competency_by_number_and_title_and_its_short_words() -> None:
    heading = '<h3 id="check-item"><span class="chb-code">1.2</span> Builds on it</h3>'
    meaning = 'With <b>support</b> <span class="chb-anchor-text">I do it with help.</span>'
    check = CHECK.replace("<h1>T</h1>", f"<h1>T</h1>{heading}")
    check = check.replace("With <b>support</b>", meaning)
    [option, _] = document(page("self-assessment/one.md", check)).xpath("//section//input")
    assert option.get("data-says") == "1.2 Builds on it: With support"
    assert option.get("data-asks") == "I do it."


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


def test_an_example_has_a_heading_of_its_own_and_nothing_to_fill_in() -> None:
    sheet = """<h1>T</h1><div class="chb-sheet"><chb-worksheet worksheet="notes">
        <div class="chb-blank" id="notes-a"><label class="chb-blank-label">What?</label>
        <textarea rows="3"></textarea></div></chb-worksheet></div>
        <details class="chb-example"><summary>T: an example</summary>
        <dl><dt>What?</dt><dd>That.</dd></dl></details>"""
    found = document(page("worksheets/notes.md", sheet))
    [example] = found.find_class("chb-example")
    assert [heading.text for heading in example.iter("h2")] == ["T: an example"]
    assert example.findtext(".//dd") == "That."
    assert not example.xpath(".//input | .//textarea | .//details | .//summary")


def test_a_field_for_text_has_room_for_the_lines_that_its_author_asked_for() -> None:
    sheet = """<h1>T</h1><chb-worksheet worksheet="notes"><div class="chb-blank" id="notes-a">
        <label class="chb-blank-label">What?</label><span class="chb-hint">Short.</span>
        <textarea rows="3"></textarea></div></chb-worksheet>"""
    [field] = document(page("worksheets/notes.md", sheet)).xpath("//input")
    assert field.get("style") == "--chb-lines: 3"
    assert field.get("data-field") == "lines"
    assert field.get("data-says") == "What? Short."


SHORT = """<h1>T</h1><chb-worksheet worksheet="notes"><div class="chb-sheet">
    <div class="chb-blank" id="notes-a"><label class="chb-blank-label">Who helps?</label>
    <input type="text"></div><div class="chb-blank" id="notes-b">
    <label class="chb-blank-label">{label}</label><input type="{type}"></div></div>
    </chb-worksheet>"""


def test_a_question_with_one_line_takes_a_sentence_and_a_name_does_not() -> None:
    sheet = SHORT.format(label="My name, who helps me, and on which of the days", type="text")
    fields = document(page("worksheets/notes.md", sheet)).xpath("//input")
    assert [field.get("data-field") for field in fields] == ["lines", "line"]
    assert [field.get("style") for field in fields] == ["--chb-lines: 1.7", "--chb-lines: 1.2"]


def test_two_blanks_in_a_row_are_equally_high() -> None:
    sheet = SHORT.format(label="On", type="date")
    found = document(page("worksheets/notes.md", sheet))
    assert len(found.find_class("chb-book-half")) == 2
    fields = found.xpath("//input")
    assert [field.get("data-field") for field in fields] == ["lines", "line"]
    assert [field.get("style") for field in fields] == ["--chb-lines: 1.7"] * 2


def test_a_control_that_keeps_nothing_is_left_out() -> None:
    assert "Find" not in section(page("one.md", '<h1>T</h1><label>Find <input name="q"></label>'))
