"""A reader's own plan in a real browser: chosen, written, kept, dated, printed."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pdfplumber
import pytest
from icalendar import Calendar, Event
from playwright.sync_api import Download, Locator, Page, expect

from browser import NO_WRITING, PHONE, WIDE, Address, OpenPage, found_by_axe, hold_timers
from keeping import (
    AGENCY,
    ALONE,
    CATALOG,
    HANDBOOK,
    MENTORING,
    NEW,
    TITLES,
    WITH,
    Kept,
    answers,
    keeping,
    kept,
    rated,
    said,
)
from searched import documents_of

pytest_plugins = ["browser"]

WORDS = CATALOG.messages
PLAN = "my/plan/"
SAVED = WORDS("self_check.saved")
RATED = {
    MENTORING[0]: rated(WITH, note="ask Ana"),
    MENTORING[1]: rated(ALONE, matters="high"),
    MENTORING[2]: rated(NEW),
}


def plan(goal: str, due: str = "", steps: tuple[str, ...] = (), support: str = "") -> Kept:
    return {"goal": goal, "steps": list(steps), "support": support, "due": due}


STEPS = ("On Tuesday I write down where students wait.", "We compare.", "Try two ways to sign in.")
PLANNED = answers(
    {
        id: rated(WITH, plan=plan("Every student is in an activity. " * 3, due, STEPS, "Ana"))
        for id, due in zip(MENTORING, ("2026-12-01", "2027-02-28", ""), strict=False)
    }
)


def mine(page: Page, record: str = "me") -> Locator:
    return page.locator(f"chb-my-plan[record={record}]")


def entry(page: Page, id: str) -> Locator:
    return page.locator(".chb-plan-entry").filter(has_text=TITLES[id])


def field(page: Page, id: str, name: str) -> Locator:
    return entry(page, id).get_by_label(WORDS(f"my_plan.{name}"), exact=True)


def choose(page: Page, id: str, record: str = "me") -> None:
    """Choose by the list of everything."""
    mine(page, record).locator("select").select_option(id)
    add = mine(page, record).locator("form:has(select)").get_by_role("button")
    add.click()


def answer(page: Page, id: str) -> dict:
    return kept(page, f"{HANDBOOK}me:answer:{id}").get(f"{HANDBOOK}me:answer:{id}", {})


def test_what_to_work_on_first_is_suggested_and_begins_with_its_goal(open_page: OpenPage):
    page = open_page(PLAN, before=keeping(answers(RATED)))
    expect(mine(page).get_by_text(WORDS("my_plan.empty"))).to_be_visible()
    titles = mine(page).locator(".chb-plan-title")
    expect(titles.first).to_have_text(f"Mentoring 1.2 {TITLES[MENTORING[1]]}")
    expect(mine(page).locator(".chb-plan-suggestion").first).to_contain_text("Matters a lot.")
    mine(page).get_by_role("button", name=WORDS("my_plan.add")).first.click()
    expect(field(page, MENTORING[1], "goal")).to_be_focused()
    expect(mine(page).get_by_text(WORDS("my_plan.empty"))).to_be_hidden()
    assert TITLES[MENTORING[1]] not in " ".join(titles.all_inner_texts())
    assert "plan" not in answer(page, MENTORING[1]), "nothing is kept before something is written"


def test_without_answers_the_page_leads_to_the_checks(open_page: OpenPage):
    page = open_page(PLAN)
    expect(mine(page).get_by_text(WORDS("my_plan.empty"))).to_be_visible()
    expect(mine(page).locator("[data-part=suggested]")).to_be_hidden()
    mine(page).get_by_role("link", name=WORDS("my_plan.rate_link")).click()
    expect(page).to_have_url(re.compile("/self-assessment/$"))


def test_what_is_written_is_kept_beside_the_answer_and_there_again(open_page: OpenPage):
    page = open_page(PLAN, before=keeping(answers(RATED)))
    choose(page, MENTORING[0])
    field(page, MENTORING[0], "goal").fill("Wait before I answer")
    field(page, MENTORING[0], "steps").fill("Count to five\n\nAsk Ana to watch")
    field(page, MENTORING[0], "support").fill("Ana")
    field(page, MENTORING[0], "due").fill("2027-01-15")
    expect(entry(page, MENTORING[0]).get_by_text(SAVED)).to_be_visible()
    written = answer(page, MENTORING[0])
    steps = ("Count to five", "Ask Ana to watch")
    assert written["plan"] == plan("Wait before I answer", "2027-01-15", steps, "Ana")
    assert (written["level"], written["note"]) == (WITH, "ask Ana")
    page.reload()
    expect(field(page, MENTORING[0], "goal")).to_have_value("Wait before I answer")
    expect(field(page, MENTORING[0], "steps")).to_have_value("Count to five\nAsk Ana to watch")
    expect(field(page, MENTORING[0], "due")).to_have_value("2027-01-15")


def test_what_is_being_typed_is_kept_when_the_page_is_left(open_page: OpenPage, served: Address):
    page = open_page(PLAN)
    choose(page, MENTORING[4])
    field(page, MENTORING[4], "goal").press_sequentially("pns/f")
    page.goto(served(""))
    assert answer(page, MENTORING[4])["plan"]["goal"] == "pns/f"
    assert answer(page, MENTORING[4])["state"] == "none", "planning is not rating"


def test_a_choice_without_words_stays_through_a_reload_and_is_kept_nowhere(open_page: OpenPage):
    page = open_page(PLAN)
    choose(page, MENTORING[4])
    page.reload()
    expect(field(page, MENTORING[4], "goal")).to_be_visible()
    assert kept(page) == {}


def test_a_plan_is_taken_out_and_put_back(open_page: OpenPage):
    page = open_page(PLAN, before=keeping(PLANNED))
    before = answer(page, MENTORING[0])["plan"]
    entry(page, MENTORING[0]).get_by_role("button", name=WORDS("my_plan.remove")).click()
    expect(entry(page, MENTORING[0])).to_have_count(0)
    assert "plan" not in answer(page, MENTORING[0])
    assert answer(page, MENTORING[0])["level"] == WITH
    undo = mine(page).get_by_role("button", name=WORDS("my_plan.undo"))
    expect(undo).to_be_focused()
    undo.press("Enter")
    expect(field(page, MENTORING[0], "goal")).to_be_focused()
    expect(undo).to_be_hidden()
    assert answer(page, MENTORING[0])["plan"] == before


def test_five_at_a_time_are_plenty(open_page: OpenPage):
    page = open_page(PLAN)
    for id in MENTORING[:5]:
        choose(page, id)
    expect(mine(page).get_by_text(WORDS("my_plan.full"))).to_be_visible()
    expect(mine(page).locator("select")).to_be_hidden()
    entry(page, MENTORING[2]).get_by_role("button", name=WORDS("my_plan.remove")).click()
    expect(mine(page).locator("select")).to_be_visible()
    expect(mine(page).get_by_text(WORDS("my_plan.full"))).to_be_hidden()


def test_an_agencys_plan_is_kept_apart(open_page: OpenPage):
    page = open_page(PLAN)
    choose(page, AGENCY[0], "agency")
    field(page, AGENCY[0], "goal").fill("Train all staff")
    expect(entry(page, AGENCY[0]).get_by_text(SAVED)).to_be_visible()
    assert list(kept(page)) == [f"{HANDBOOK}agency:answer:{AGENCY[0]}"]
    expect(mine(page).get_by_text(WORDS("my_plan.empty"))).to_be_visible()


def test_two_tabs_write_in_the_same_plan(open_page: OpenPage, served: Address):
    page = open_page(PLAN, before=keeping(PLANNED))
    other = page.context.new_page()
    other.goto(served(PLAN))
    field(other, MENTORING[0], "support").fill("Ben")
    expect(field(page, MENTORING[0], "support")).to_have_value("Ben")
    field(page, MENTORING[0], "goal").fill("Another goal")
    expect(field(other, MENTORING[0], "goal")).to_have_value("Another goal")
    expect(field(other, MENTORING[0], "support")).to_have_value("Ben")
    both = answer(page, MENTORING[0])["plan"]
    assert (both["goal"], both["support"]) == ("Another goal", "Ben")


def test_what_is_being_typed_stays_where_another_tab_writes(open_page: OpenPage, served: Address):
    page = open_page(PLAN, before=keeping(PLANNED))
    hold_timers(page)
    page.reload()
    other = page.context.new_page()
    other.goto(served(PLAN))
    field(page, MENTORING[0], "goal").fill("Being typed")
    field(other, MENTORING[0], "support").fill("Ben")
    expect(field(page, MENTORING[0], "support")).to_have_value("Ben")
    expect(field(page, MENTORING[0], "goal")).to_have_value("Being typed")


def test_where_nothing_can_be_kept_it_is_said_and_stays_on_the_page(open_page: OpenPage):
    page = open_page(PLAN, before=NO_WRITING)
    expect(page.get_by_text(WORDS("keeping.blocked"))).to_be_visible()
    choose(page, MENTORING[0])
    field(page, MENTORING[0], "goal").fill("Wait")
    expect(entry(page, MENTORING[0]).get_by_text(WORDS("my_plan.unsaved"))).to_be_visible()
    expect(page.get_by_text(WORDS("keeping.unsaved"))).to_be_visible()
    expect(page.get_by_text(SAVED, exact=True)).to_have_count(0)
    expect(field(page, MENTORING[0], "goal")).to_have_value("Wait")


def test_what_cannot_be_read_or_is_newer_breaks_nothing(open_page: OpenPage):
    odd = answers(
        {
            MENTORING[0]: '{"v":3}',
            MENTORING[1]: "[",
            MENTORING[2]: rated(NEW, plan="soon"),
            MENTORING[3]: said("none", plan=plan("Wait") | {"due": "soon", "later": 1}),
        }
    )
    page = open_page(PLAN, before=keeping(odd))
    expect(page.locator(".chb-plan-entry")).to_have_count(1)
    expect(mine(page).locator("[data-part=notes]")).to_contain_text(TITLES[MENTORING[0]])
    assert mine(page).locator(f"option[value='{MENTORING[0]}']").count() == 0
    field(page, MENTORING[3], "goal").fill("Wait longer")
    expect(entry(page, MENTORING[3]).get_by_text(SAVED)).to_be_visible()
    assert answer(page, MENTORING[3])["plan"] == plan("Wait longer") | {"later": 1}


def dates_saved(page: Page) -> Download:
    """The file of a plan's dates, as the page hands it over."""
    with page.expect_download() as waited:
        mine(page).get_by_role("button", name=WORDS("my_plan.calendar")).click()
    return waited.value


def events_in(file: Download) -> list[Event]:
    return Calendar.from_ical(file.path().read_bytes()).walk("VEVENT")


def test_dates_are_saved_as_a_calendar_that_a_strict_reader_takes(open_page: OpenPage):
    page = open_page(PLAN, before=keeping(PLANNED))
    file = dates_saved(page)
    assert file.suggested_filename.endswith(".ics")
    calendar = Calendar.from_ical(file.path().read_bytes())
    events = calendar.walk("VEVENT")
    assert calendar.errors == [] and all(event.errors == [] for event in events)
    assert [str(event["DTSTART"].dt) for event in events] == ["2026-12-01", "2027-02-28"]
    first = events[0]
    assert str(first["SUMMARY"]) == WORDS("my_plan.event", title=TITLES[MENTORING[0]])
    assert "- We compare." in str(first["DESCRIPTION"])
    assert str(first["UID"]).endswith(f".me.{MENTORING[0]}.plan")
    expect(mine(page).get_by_text("2 dates are saved to a file.")).to_be_visible()


def test_a_date_that_is_saved_again_is_the_newer_entry_of_the_same_reader(open_page: OpenPage):
    page = open_page(PLAN, before=keeping(PLANNED))
    before = events_in(dates_saved(page))
    restored = [[key, json.dumps({**plan_of, "rev": 0})] for key, plan_of in PLANNED.items()]
    page.evaluate("texts => texts.forEach((each) => localStorage.setItem(...each))", restored)
    page.reload()
    after = events_in(dates_saved(page))
    assert [event["UID"] for event in after] == [event["UID"] for event in before]
    for was, now in zip(before, after, strict=True):
        assert now["SEQUENCE"] > was["SEQUENCE"]
    theirs = events_in(dates_saved(open_page(PLAN, before=keeping(PLANNED))))
    assert {event["UID"] for event in theirs} & {event["UID"] for event in before} == set()


def test_without_dates_there_is_no_calendar_to_save(open_page: OpenPage):
    page = open_page(PLAN)
    choose(page, MENTORING[0])
    button = mine(page).get_by_role("button", name=WORDS("my_plan.calendar"))
    expect(button).to_be_hidden()
    field(page, MENTORING[0], "due").fill("2027-01-15")
    expect(button).to_be_visible()


def test_an_empty_plan_prints_as_a_form_to_fill_in_by_hand(open_page: OpenPage):
    page = open_page(PLAN)
    with pdfplumber.open(io.BytesIO(page.pdf(format="Letter"))) as document:
        [sheet] = document.pages
        lines = sheet.extract_text().splitlines()
    blanks = [WORDS(f"my_plan.{name}") for name in ("what", "goal", "steps", "support", "due")]
    assert lines == [WORDS("my_plan.title"), "1", *blanks, "2", *blanks]
    expect(page.get_by_text(blanks[0]).first).to_be_hidden()


def test_on_a_phone_the_plan_comes_first_and_the_questions_unfold(open_page: OpenPage):
    page = open_page(PLAN, PHONE)
    expect(page.get_by_role("heading", name=WORDS("my_plan.record"))).to_be_in_viewport(ratio=1)
    expect(page.get_by_text(WORDS("my_plan.relevant_asks"))).to_be_hidden()
    page.get_by_text(WORDS("my_plan.how_title")).click()
    expect(page.get_by_text(WORDS("my_plan.relevant_asks"))).to_be_visible()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_three_goals_print_on_one_page(paper: str, open_page: OpenPage):
    page = open_page(PLAN, before=keeping(PLANNED))
    expect(page.locator(".chb-plan-entry")).to_have_count(3)
    with pdfplumber.open(io.BytesIO(page.pdf(format=paper))) as document:
        [sheet] = document.pages
        text = " ".join((sheet.extract_text() or "").split())
    for id in MENTORING[:3]:
        assert TITLES[id] in text
    assert text.count(STEPS[2]) == 3
    for word in ("my_plan.remove", "my_plan.print", "my_plan.choose", "my_plan.goal_hint"):
        assert WORDS(word) not in text


# For everybody


@pytest.mark.parametrize("state", ["empty", "planned", "removed"])
@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "dark"), (PHONE, "light")])
def test_axe_finds_nothing(state: str, width: int, scheme: str, open_page: OpenPage):
    before = "" if state == "empty" else keeping(PLANNED, answers({MENTORING[5]: rated(NEW)}))
    page = open_page(PLAN, width, scheme=scheme, bypass_csp=True, before=before)
    if state == "removed":
        page.get_by_role("button", name=WORDS("my_plan.remove")).first.click()
    assert found_by_axe(page) == []


def test_nothing_is_wider_than_a_narrow_screen(open_page: OpenPage):
    page = open_page(PLAN, 320, before=keeping(PLANNED))
    expect(page.locator(".chb-plan-entry")).to_have_count(3)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_script_there_is_a_worksheet_and_no_dead_field(open_page: OpenPage):
    page = open_page(PLAN, java_script_enabled=False)
    sheet = CATALOG.worksheets["goals-and-action-plan"].title
    expect(page.locator("noscript").get_by_role("link", name=sheet)).to_be_visible()
    expect(page.locator("main :is(button, input, select, textarea):visible")).to_have_count(0)


def test_a_reader_of_the_search_finds_the_page(built_site: Path):
    found = [document for document in documents_of(built_site) if document.page == PLAN]
    assert {document.title for document in found} == {WORDS("my_plan.title")}
    assert not any(WORDS("my_plan.full") in document.text for document in found)
