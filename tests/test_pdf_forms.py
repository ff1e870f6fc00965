"""The controls of a page become fields that say what they ask and whose answers they hold."""

from __future__ import annotations

from book_pages import MESSAGES, document, page, section
from competency_handbook.pdf.forms import facts_of

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
