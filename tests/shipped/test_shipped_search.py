"""The first things that a reader would type into the search land where they should."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from browser import Address, OpenPage

pytest_plugins = ["browser"]

MENTOR, MENTEE = "guides/being-a-mentor/", "guides/being-a-mentee/"
GOOD_MENTORS = "guides/what-good-mentors-do/"
MENTORING, COACHING = "frameworks/asapconnect-mentoring/", "frameworks/asapconnect-coaching/"
AGENCY = "frameworks/coa-pa-ms-2/"
QUERIES = {
    "coaching or mentoring": "guides/choosing-help/",
    "difference between mentoring and coaching": "guides/choosing-help/",
    "first meeting": f"{MENTOR}#mentor-first-meeting",
    "what not to promise": f"{MENTOR}#mentor-no-promises",
    "boundaries": MENTOR,
    "contract": MENTOR,
    "how often to meet": f"{GOOD_MENTORS}#mentor-tip-structure",
    "mandated reporter": MENTOR,
    "set a goal": "guides/setting-goals/",
    "REAL goals": "guides/setting-goals/",
    "SMART": "guides/setting-goals/#goal-smart",
    "vision statement": f"{MENTEE}#mentee-vision",
    "mentoring agreement": "worksheets/mentoring-agreement/",
    "action plan": "worksheets/goals-and-action-plan/",
    "protégé": MENTEE,
    "protege": MENTEE,
    "coachee": "glossary/#term-client",
    "CPSEL": "glossary/#term-cpsel",
    "technical assistance": "guides/ta-frame/",
    "resourcing": "guides/kinds-of-mentoring/#kind-information-based",
    "self-check": "self-assessment/",
    "confidentiality": f"{MENTORING}#mentoring-confidentiality",
    "privacy": f"{MENTORING}#mentoring-confidentiality",
    "feedback": f"{COACHING}#coaching-honest-feedback",
    "accreditor": f"{AGENCY}#coa-pa-ms-2-evidence",
    "evidence accreditor": f"{AGENCY}#coa-pa-ms-2-evidence",
    "2.01": f"{AGENCY}#coa-overseers-prepared",
    "COA PA-MS 2.02": f"{AGENCY}#coa-workloads-support-outcomes",
    "Mentoring 3.1": f"{MENTORING}#mentoring-confidentiality",
    "ASSP A1 Tip 3": f"{GOOD_MENTORS}#mentor-tip-own-decisions",
    "TA": "guides/ta-frame/",
    "TA provider": "guides/ta-frame/",
    "what is TA": "guides/ta-frame/#ta-what-it-is",
    "consulting": "guides/choosing-help/#choose-consulting",
    "trust": "guides/kinds-of-mentoring/#kinds-trust",
    "active listening": "guides/mentoring-techniques/#technique-active-listening",
    "observation": f"{COACHING}#coaching-assessment-tools",
    "strengths": f"{MENTORING}#mentoring-builds-on-strengths",
    "coaching visit notes": "worksheets/coaching-notes/",
    "action plan template": "worksheets/goals-and-action-plan/",
    "self assessment": "self-assessment/",
    "rating scale": "self-assessment/#practitioner-growth",
    "second opinion": "my/second-view/",
    "snapshot": "my/progress/",
    "delete my answers": "my/answers/#answers-erase",
    "shared computer": "my/answers/#answers-shared",
    "who can see my answers": "my/answers/#answers-who",
    "workshop": "frameworks/#one-item",
    "handout": "frameworks/#one-item",
    "cookies": "my/answers/#answers-who",
    "copyright": "sources/#how-to-cite",
    "license": "sources/#how-to-cite",
    "COA": AGENCY,
    "agency": AGENCY,
    "supervision": f"{AGENCY}#coa-overseers-prepared",
    "caseload": f"{AGENCY}#coa-workloads-support-outcomes",
    "accreditation evidence": f"{AGENCY}#coa-pa-ms-2-evidence",
}
"""What readers type, plain or by a code or a place in a source, and where it should lead."""


FIRST_THREE = """() => [...document.querySelectorAll(".md-search-result__item")]
    .slice(0, 3)
    .flatMap(item => [...item.querySelectorAll(".md-search-result__link")])
    .map(link => new URL(link.href))
    .map(({pathname, hash}) => pathname.split("/some/where/")[1] + hash)"""
"""Where a page's first three search results lead, their best sections included."""


@pytest.fixture(scope="module")
def first_page(chromium: Browser, served: Address) -> Iterator[Page]:
    """One page for all queries: a reader, too, tries one after the other."""
    page = chromium.new_page()
    page.set_default_timeout(8_000)
    page.goto(served(""))
    page.locator("input.md-search__input").click()
    yield page
    page.close()


@pytest.mark.parametrize("words", QUERIES)
def test_a_reader_finds_it_among_the_first_three(words: str, first_page: Page):
    """A result is a page with its best sections. What the last query found is cleared before."""
    field = first_page.locator("input.md-search__input")
    results = first_page.locator(".md-search-result__item")
    field.fill("")
    field.press("End")
    expect(results).to_have_count(0)
    field.fill(words)
    field.press("End")
    try:
        wanted = f"wanted => ({FIRST_THREE})().includes(wanted)"
        first_page.wait_for_function(wanted, arg=QUERIES[words])
    except PlaywrightTimeout:
        assert QUERIES[words] in first_page.evaluate(FIRST_THREE)


def test_it_is_found_however_fast_it_is_typed(open_page: OpenPage):
    """The list is made anew at each key, and the last one stays."""
    page = open_page("")
    page.locator("input.md-search__input").press_sequentially("first meeting")
    wanted = QUERIES["first meeting"]
    page.wait_for_function(f"wanted => ({FIRST_THREE})().includes(wanted)", arg=wanted)


def test_what_is_misspelled_finds_words_that_look_like_it(open_page: OpenPage):
    page = open_page("")
    field, note = page.locator("input.md-search__input"), page.locator(".chb-search-note")
    field.click()
    field.press_sequentially("acreditation")
    expect(note).to_have_text(
        "No page has this as you typed it. These pages have words that look like it."
    )
    expect(page.locator(".md-search-result__item").first).to_contain_text("accreditation")
    expect(page.locator(".md-search-result__terms:visible")).to_have_count(0)
    expect(field).to_have_value("acreditation")
    field.fill("zoom")
    field.press("End")
    expect(note).to_have_text("Try another word for it, or fewer words.")
    expect(page.locator(".md-search-result__item")).to_have_count(0)
    field.fill("trust")
    field.press("End")
    expect(page.locator(".md-search-result__item").first).to_contain_text("Trust")
    expect(note).to_be_empty()
