"""The first things that a reader would type into the search land where they should."""

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from browser import OpenPage

pytest_plugins = ["browser"]

MENTOR, MENTEE = "guides/being-a-mentor/", "guides/being-a-mentee/"
MENTORING, COACHING = "frameworks/asapconnect-mentoring/", "frameworks/asapconnect-coaching/"
AGENCY = "frameworks/coa-pa-ms-2/"
QUERIES = {
    "coaching or mentoring": "guides/choosing-help/",
    "difference between mentoring and coaching": "guides/choosing-help/",
    "first meeting": f"{MENTOR}#mentor-first-meeting",
    "what not to promise": f"{MENTOR}#mentor-no-promises",
    "boundaries": MENTOR,
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
    "ASSP A1 Tip 3": f"{MENTOR}#mentor-tip-own-decisions",
}
"""What readers type, plain or by a code or a place in a source, and where it should lead."""


FIRST_THREE = """() => [...document.querySelectorAll(".md-search-result__item")]
    .slice(0, 3)
    .flatMap(item => [...item.querySelectorAll(".md-search-result__link")])
    .map(link => new URL(link.href))
    .map(({pathname, hash}) => pathname.split("/some/where/")[1] + hash)"""
"""Where a page's first three search results lead, their best sections included."""


@pytest.mark.parametrize("words", QUERIES)
def test_a_reader_finds_it_among_the_first_three(words: str, open_page: OpenPage):
    """A result is a page with its best sections. The list is made anew at each key pressed."""
    page = open_page("")
    field = page.locator("input.md-search__input")
    field.click()
    field.press_sequentially(words)
    try:
        page.wait_for_function(f"wanted => ({FIRST_THREE})().includes(wanted)", arg=QUERIES[words])
    except PlaywrightTimeout:
        assert QUERIES[words] in page.evaluate(FIRST_THREE)
