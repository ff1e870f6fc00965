"""The first things that a reader would type into the search land where they should."""

import pytest
from playwright.sync_api import expect

from browser import OpenPage

pytest_plugins = ["browser"]

QUERIES = {
    "coaching or mentoring": "guides/choosing-help/",
    "first meeting": "guides/being-a-mentor/#mentor-first-meeting",
    "what not to promise": "guides/being-a-mentor/#mentor-no-promises",
    "set a goal": "guides/setting-goals/",
    "REAL goals": "guides/setting-goals/",
    "mentoring agreement": "worksheets/mentoring-agreement/",
    "protégé": "guides/being-a-mentee/#being-a-mentee",
    "confidentiality": "frameworks/asapconnect-mentoring/#mentoring-confidentiality",
    "feedback": "frameworks/asapconnect-coaching/#coaching-honest-feedback",
    "evidence accreditor": "frameworks/coa-pa-ms-2/#coa-pa-ms-2-evidence",
    "action plan": "worksheets/goals-and-action-plan/",
    "CPSEL": "glossary/#term-cpsel",
}


@pytest.mark.parametrize("words", QUERIES)
def test_a_reader_finds_it_among_the_first_three(words: str, open_page: OpenPage):
    """A result is a page with its best sections; the wanted place stands in the first three."""
    page = open_page("")
    field = page.locator("input.md-search__input")
    field.click()
    field.press_sequentially(words)
    expect(page.locator(".md-search-result__meta")).to_contain_text("matching document")
    results = page.locator(".md-search-result__item")
    found = [
        link.split("?")[0].partition("/some/where/")[2] + "#".join(["", *link.split("#")[1:]])
        for link in results.locator(".md-search-result__link").evaluate_all(
            """links => links
                .filter(link => [...document.querySelectorAll(".md-search-result__item")]
                    .slice(0, 3).includes(link.closest("li")))
                .map(link => link.href)"""
        )
    ]
    assert QUERIES[words] in found
