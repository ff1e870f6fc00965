"""My answers, in a real browser: saved to a file, opened, listed, moved and erased."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import jsonschema
import pytest
from playwright.sync_api import Page, expect

from answers_file import (
    FILE,
    HANDBOOK,
    compact,
    keep,
    kept,
    read,
    whole_file,
)
from browser import (
    KINDS,
    PHONE,
    WIDE,
    Address,
    OpenPage,
    found_by_axe_in_both_schemes,
)
from my_answers import (
    FULL,
    ITEM,
    KEY,
    PAGE,
    WORDS,
    choose,
    erase,
    older_here,
    panel,
    press,
    said,
    save,
)

pytest_plugins = ["browser", "my_answers"]

WRITTEN = re.compile(r'"(whose|label|note|name|goal)":"[^"]*"')
"""What readers write, as it is kept."""


# To a file and back


def test_export_erase_import_is_identical(full_page):
    page = full_page()
    before = kept(page)
    text = save(page)
    erase(page)
    assert kept(page) == {}
    choose(page, text)
    press(page, "answers.merge")
    assert kept(page) == before
    expect(page.locator("chb-held")).to_contain_text("Nothing has changed since.")
    assert save(page).splitlines()[6:] == text.splitlines()[6:], "saved again, it is the same file"


def test_a_record_that_nests_thousands_deep_stops_no_file_and_comes_back(full_page):
    deep = FULL[KEY].removesuffix("}") + f',"later":{"[" * 5000}{"]" * 5000}}}'
    page = full_page(FULL | {KEY: deep})
    before = kept(page)
    text = save(page)
    assert json.loads(text)["unread"][KEY.removeprefix(HANDBOOK)] == deep
    erase(page)
    choose(page, text)
    press(page, "answers.merge")
    assert kept(page) == before


def test_real_exports_and_every_released_form_fit_the_published_schema(full_page, built_site: Path):
    schema = json.loads((built_site / "data" / "answers.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    export = json.loads(save(full_page()))
    released = [json.loads(path.read_text("utf-8")) for path in FILE.parent.glob("*.json")]
    for file in (export, *released):
        assert [error.message for error in validator.iter_errors(file)] == []
    broken = whole_file()
    broken["records"]["me"]["answers"][ITEM]["state"] = "excellent"
    assert list(validator.iter_errors(broken))
    broken = whole_file()
    broken["records"]["me"]["answers"][ITEM]["seen"]["label"] = 4
    assert list(validator.iter_errors(broken))


def test_a_file_is_what_was_last_saved(full_page):
    page = full_page()
    expect(page.locator("chb-held")).to_contain_text(WORDS("answers.never_saved"))
    expect(page.locator("chb-held")).to_contain_text("seven days")
    with page.expect_download() as found:
        press(page, "answers.save")
    name = found.value.suggested_filename
    expect(page.locator("chb-held")).to_contain_text("Nothing has changed since.")
    said(page, "chb-save", "answers.saving_done", name=name)
    later = json.loads(FULL[KEY]) | {"rev": 9, "at": "2999-01-01T00:00:00.000Z"}
    keep(page, {KEY: compact(later)})
    expect(page.locator("chb-held")).to_contain_text("One thing has changed since.")


def test_what_is_kept_is_counted_in_words(full_page):
    rows = full_page().locator("chb-held dl > div").all_inner_texts()
    assert [row.replace("\n", " ") for row in rows] == [
        "Mentoring competencies 2 of 11 answered, 1 not sure yet, 1 with a note or evidence, "
        "1 in your plan",
        "Coaching competencies 0 of 6 answered",
        "Agency standard for mentoring staff (COA PA-MS 2) 1 of 2 answered",
        "Evidence of the agency 1 line",
        "Snapshots 1 snapshot",
        "Worksheets 1 copy",
        "Views to compare 1 view",
    ]


def test_zero_answers_say_where_to_begin(open_page: OpenPage):
    page = open_page(PAGE)
    expect(page.locator("chb-held")).to_contain_text("Nothing is kept here yet.")
    assert page.locator("chb-held a").count() == 3
    press(page, "answers.save")
    said(page, "chb-save", "answers.saving_nothing")


def test_csv_cells_starting_with_a_sign_are_words(full_page):
    answer = json.loads(FULL[KEY]) | {"note": '=HYPERLINK("x")', "evidence": ["+1", "a, b"]}
    page = full_page(FULL | {KEY: compact(answer)})
    with page.expect_download() as found:
        press(page, "answers.save_table")
    text = read(found.value)
    assert text.startswith("\ufeffFramework,Area,Code,Title,Competency,Answer,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert rows[0]["Note"] == '\'=HYPERLINK("x")'
    assert (rows[0]["Evidence"], rows[0]["Answer"]) == ("'+1\na, b", "On my own")
    page.get_by_label(WORDS("answers.with_notes")).uncheck()
    with page.expect_download() as found:
        press(page, "answers.save_table")
    assert "HYPERLINK" not in read(found.value)


def test_who_writes_numbers_with_a_comma_gets_semicolons_and_a_choice_is_remembered(full_page):
    answer = json.loads(FULL[KEY]) | {"note": "Done,=1+1; +2"}
    page = full_page(FULL | {KEY: compact(answer)}, locale="de-DE")
    choice = page.get_by_label(WORDS("answers.with_semicolons"))
    for semicolons in (True, False):
        expect(choice).to_be_checked(checked=semicolons)
        with page.expect_download() as found:
            press(page, "answers.save_table")
        text = read(found.value).removeprefix("\ufeff")
        delimiter = ";" if semicolons else ","
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
        note = "Done,'=1+1; +2" if semicolons else "Done,=1+1;' +2"
        assert (rows[0]["Note"], rows[0]["Answer"]) == (note, "On my own")
        choice.uncheck()
        page.reload()
    expect(page.get_by_label(WORDS("answers.with_semicolons"))).not_to_be_checked()


def test_the_report_is_read_by_itself_and_printed_alone(full_page):
    page = full_page()
    press(page, "answers.show_report")
    report = page.locator(".chb-report")
    expect(report.get_by_role("heading", name=WORDS("answers.report_title"))).to_be_focused()
    for words in ("On my own", "Notes of our first meeting", "Ask before I tell", "March 1, 2027"):
        expect(report).to_contain_text(words)
    expect(report).to_contain_text("<script>alert(1)</script>")
    page.emulate_media(media="print")
    expect(report).to_be_visible()
    for hidden in ("chb-held", "#answers-erase", "chb-save [data-save=file]"):
        expect(page.locator(hidden)).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_label(WORDS("answers.with_notes")).uncheck()
    expect(report).not_to_contain_text("Ask before I tell")
    press(page, "answers.report_close")
    expect(page.get_by_role("button", name=WORDS("answers.show_report"))).to_be_focused()


# For everybody


def states(page: Page):
    """The states of the page, one after the other."""
    yield "full"
    choose(page, "oops")
    said(page, "chb-open", "answers.fault_not-json")
    yield "error"
    choose(page, FILE.read_text("utf-8"))
    panel(page).locator("summary").first.click()
    yield "preview"
    press(page, "answers.cancel")
    press(page, "answers.show_report")
    yield "report"
    press(page, "answers.shared_switch_on")
    yield "question"
    press(page, "answers.shared_do")
    erase(page)
    yield "erased"


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_nothing_in_any_state(width: int, full_page):
    page = full_page(older_here(), width, bypass_csp=True)
    found = {state: found_by_axe_in_both_schemes(page) for state in states(page)}
    assert {state: faults for state, faults in found.items() if faults} == {}


def test_nothing_is_wider_than_a_narrow_screen_in_any_state(full_page):
    page = full_page(older_here(), 320)
    wide = [
        s
        for s in states(page)
        if page.evaluate("document.scrollingElement.scrollWidth > innerWidth")
    ]
    assert wide == []


def test_words_of_any_length_stay_within_a_narrow_screen(full_page, served: Address):
    """Names, labels, notes and plans of 4,000 letters, in every fold."""
    long = rf'"\1":"{"W" * 4000}"'
    page = full_page({key: WRITTEN.sub(long, text) for key, text in FULL.items()}, 320)
    wide = []
    for path in (PAGE, *(KINDS[kind] for kind in ("my-plan", "my-progress", "second-view"))):
        page.goto(served(path))
        page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        if page.evaluate("document.scrollingElement.scrollWidth > innerWidth"):
            wide.append(path)
    assert "W" * 4000 in page.content(), "they are there"
    assert wide == []
