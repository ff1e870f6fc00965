"""What readers do on their own pages and worksheets, in each browser that they have."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from icalendar import Calendar
from selenium.webdriver.support.select import Select

from answers_file import FILE, HANDBOOK, texts_of, whole_file
from browser import BELOW, KINDS, serving
from keeping import LEVELS, MENTORING, TITLES
from my_answers import WORDS
from reader import Reader
from worksheets import AGREEMENT

pytest_plugins = ["webdrivers"]
pytestmark = pytest.mark.slow

FULL = texts_of(whole_file())
FILE_FIELD = "chb-open input[type=file]"
BLANK = "[name='agreement-names']"


def handbooks(reader: Reader) -> dict[str, str]:
    """What is kept of the handbook but how it is kept."""
    kept = reader.kept(HANDBOOK)
    kept.pop(f"{HANDBOOK}settings", None)
    return kept


def press(reader: Reader, element: str, key: str) -> None:
    reader.press(f"{element} button", WORDS(key))


def open_answers(reader: Reader) -> None:
    """Open the file that the tests share, on the page My answers."""
    reader.open(KINDS["my-answers"])
    reader.choose_file(FILE_FIELD, FILE)
    press(reader, "chb-open", "answers.merge")
    reader.until(lambda: handbooks(reader) == FULL, "all of the file is kept")


def test_answers_go_into_a_file_are_erased_and_come_back(reader: Reader):
    open_answers(reader)
    press(reader, "chb-save", "answers.save")
    file = reader.saved("competency-handbook-answers-*.json")
    press(reader, "chb-erase", "answers.erase")
    reader.until(lambda: handbooks(reader) == {}, "all is erased")
    press(reader, "chb-erase", "answers.undo")
    reader.until(lambda: handbooks(reader) == FULL, "all is back")
    press(reader, "chb-erase", "answers.erase")
    reader.until(lambda: handbooks(reader) == {}, "all is erased again")
    reader.reload()
    reader.sees(WORDS("answers.empty")[:30], "chb-held")
    reader.choose_file(FILE_FIELD, file)
    press(reader, "chb-open", "answers.merge")
    reader.until(lambda: handbooks(reader) == FULL, "all is back from the file")


def test_a_table_of_the_answers_is_saved(reader: Reader):
    open_answers(reader)
    press(reader, "chb-save", "answers.save_table")
    table = reader.saved("*.csv").read_text("utf-8")
    assert table.startswith("\ufeffFramework,Area,Code,Title,Competency,Answer,")


def rate(reader: Reader, number: int) -> None:
    """Choose a level of the first competency in a check."""
    reader.press(f"chb-rating[competency='{MENTORING[0]}'] input[value='{LEVELS[number]}']")
    reader.sees(WORDS("self_check.saved"), f"chb-rating[competency='{MENTORING[0]}']")


def test_a_second_view_is_given_sent_and_set_side_by_side(reader: Reader, built_site: Path):
    reader.open(KINDS["second-view"])
    reader.write("chb-views-given [name=whose]", "Ana, Díaz")
    reader.write("chb-views-given [name=label]", "Ben")
    reader.select("chb-views-given [name=role]", "mentor")
    press(reader, "chb-views-given", "second_view.begin")
    reader.at(KINDS["self-check"])
    rate(reader, 0)
    reader.open(KINDS["second-view"])
    press(reader, "chb-views-given", "second_view.save")
    file = reader.saved("*.json")
    with serving(built_site, BELOW) as another_computer:
        reader.home = another_computer
        reader.open(KINDS["self-check"])
        rate(reader, 3)
        reader.open(KINDS["second-view"])
        reader.choose_file("chb-views-opened input[type=file]", file)
        reader.sees(WORDS("second_view.talk"), "chb-side-by-side .chb-pair--talk")
        reader.sees(TITLES[MENTORING[0]], "chb-side-by-side .chb-pair--talk")


def test_a_plan_is_written_and_its_date_goes_into_a_calendar(reader: Reader):
    mine, id = "chb-my-plan[record=me]", MENTORING[2]
    reader.open(KINDS["my-plan"])
    reader.select(f"{mine} select", id)
    reader.press(f"{mine} form:has(select) button")
    reader.write(f"{mine} [name=goal]", "Every student is in an activity.")
    reader.set_date(f"{mine} [name=due]", "2027-03-01")
    reader.sees(WORDS("self_check.saved"), f"{mine} .chb-plan-entry")
    reader.reload()
    reader.sees(TITLES[id], f"{mine} .chb-plan-entry")
    assert reader.value(f"{mine} [name=goal]") == "Every student is in an activity."
    assert reader.value(f"{mine} [name=due]") == "2027-03-01"
    press(reader, mine, "my_plan.calendar")
    (event,) = Calendar.from_ical(reader.saved("*.ics").read_bytes()).events
    assert str(event["SUMMARY"]) == WORDS("my_plan.event", title=TITLES[id])


def test_a_worksheet_is_filled_in_twice(reader: Reader):
    reader.open(AGREEMENT)
    reader.write(BLANK, "Ana and Ben")
    reader.press("[name='agreement-how-often'][value='Once a month']")
    reader.sees(WORDS("worksheet.saved"), ".chb-copies")
    press(reader, ".chb-copies", "worksheet.new")
    reader.until(lambda: reader.value(BLANK) == "", "a new copy is empty")
    reader.write(BLANK, "Cleo and Dan")
    reader.until(lambda: "Cleo and Dan" in " ".join(reader.kept().values()), "it is kept")
    reader.reload()
    texts = [json.loads(text) for text in reader.kept(f"{HANDBOOK}me:sheet:").values()]
    assert len(texts) == 2
    assert len(Select(reader.one(".chb-copies select")).options) == 2
