"""Pictures that are the same for every reader, as a browser shows them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser import KINDS, PHONE, OpenPage, found_by_axe_in_both_schemes
from handbook import CATALOG, WORDS

pytest_plugins = ["browser"]


def test_where_answers_are_is_drawn_without_script_too(open_page: OpenPage):
    page = open_page(KINDS["my-answers"], java_script_enabled=False)
    places = page.locator(".chb-where-kept")
    expect(places.locator("b")).to_have_text(
        [WORDS(f"where.{place}") for place in ("browser", "file", "other")]
    )
    places.get_by_role("link", name=WORDS("where.open")).click()
    expect(page).to_have_url(re.compile("#answers-open$"))


def test_what_an_accreditor_may_ask_to_see_is_a_tap_away_from_each_standard(open_page: OpenPage):
    page = open_page(KINDS["agency-framework"])
    links = page.get_by_role("link", name=WORDS("self_study.link"))
    assert links.count() >= 2
    links.first.click()
    kinds = page.locator(".chb-evidence-kind")
    expect(kinds).to_have_count(3)
    expect(kinds.first).to_contain_text(WORDS("self_study.self-study"))
    tops = kinds.evaluate_all("all => all.map((one) => one.getBoundingClientRect().top)")
    assert max(tops) - min(tops) < 1, "side by side"


DECISION = "guides/choosing-help/"


def test_a_decision_asks_one_question_at_a_time(open_page: OpenPage):
    page = open_page(DECISION, PHONE)
    path = page.locator(".chb-decision")
    asked = path.locator(".chb-decision-question:visible")
    questions = [step.asks for step in CATALOG.guides["choosing-help"].decision]

    def press(word: str) -> None:
        path.get_by_role("button", name=WORDS(f"guide.step_{word}"), exact=True).click()

    expect(asked).to_have_text(questions[:1])
    press("no")
    expect(asked).to_have_text(questions[1:2])
    expect(asked).to_be_focused()
    expect(path).to_contain_text(WORDS("guide.step_count", number=2, count=len(questions)))
    press("yes")
    expect(path.get_by_role("link", name="Training")).to_be_focused()
    press("back")
    expect(path.get_by_role("link", name="Training")).to_be_hidden()
    expect(asked).to_have_text(questions[1:2])
    press("back")
    expect(asked).to_have_text(questions[:1])
    press("no")
    press("again")
    expect(asked).to_have_text(questions[:1])
    press("all")
    expect(asked).to_have_text(questions)
    press("one")
    expect(asked).to_have_text(questions[:1])
    page.emulate_media(media="print")
    expect(asked).to_have_text(questions)


def test_a_link_to_a_question_asks_it_and_without_script_there_is_the_list(open_page: OpenPage):
    steps = CATALOG.guides["choosing-help"].decision
    page = open_page(f"{DECISION}#{steps[2].id}")
    expect(page.locator(".chb-decision-question:visible")).to_have_text([steps[2].asks])
    page = open_page(DECISION, java_script_enabled=False)
    expect(page.locator(".chb-decision-question:visible")).to_have_count(len(steps))
    expect(page.locator(".chb-decision button")).to_have_count(0)
    page.locator(".chb-decision").get_by_role("link", name="Training").click()
    expect(page).to_have_url(re.compile("#choose-training$"))


def test_axe_finds_nothing_in_a_decision(open_page: OpenPage):
    page = open_page(DECISION, bypass_csp=True)
    assert found_by_axe_in_both_schemes(page) == []
    page.get_by_role("button", name=WORDS("guide.step_yes"), exact=True).click()
    assert found_by_axe_in_both_schemes(page) == []


@pytest.mark.parametrize("width", [320, PHONE])
def test_pictures_keep_within_a_phones_screen(width: int, open_page: OpenPage):
    for kind in ("framework", "agency-framework", "self-checks", "agency-self-check", "my-answers"):
        page = open_page(KINDS[kind], width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, kind


@pytest.mark.parametrize("width", [320, PHONE])
def test_without_script_nothing_stands_beside_a_phones_screen(width: int, open_page: OpenPage):
    for path in (DECISION, KINDS["agency-framework"]):
        page = open_page(path, width, java_script_enabled=False)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_on_paper_each_question_of_a_decision_keeps_its_answers(open_page: OpenPage):
    page = open_page(DECISION)
    page.emulate_media(media="print")
    steps = page.locator(".chb-decision li")
    breaks = steps.evaluate_all("all => all.map((one) => getComputedStyle(one).breakInside)")
    assert set(breaks) == {"avoid"}
    expect(page.locator(".chb-decision-bar")).to_be_hidden()
