"""The page for what is not there works wherever it is shown, below whatever folder."""

import pytest
from playwright.sync_api import expect

from browser import Address, OpenPage, found_in_search, search

pytest_plugins = ["browser"]

MISSING = [
    "no-such-page",
    "no-such-page/",
    "frameworks/no-such-framework/",
    "frameworks/no-such-framework/or/anything/below.html",
    "go/no-such-item/",
]


@pytest.fixture
def lost(open_page: OpenPage, served: Address):
    """A reader who asked for a page that is not there; its 404 is all that may be complained of."""

    def ask(missing: str):
        page = open_page("404.html")
        page.route(served(missing), lambda route: route.fulfill(response=found(route)))
        page.goto(served(missing))
        return page

    def found(route):
        return route.fetch(url=served("404.html"))

    return ask


@pytest.mark.parametrize("missing", MISSING)
def test_it_is_styled_and_leads_home(lost, served: Address, missing: str):
    page = lost(missing)
    font = page.locator("h1").evaluate("heading => getComputedStyle(heading).fontFamily")
    assert "Source" in font
    page.locator("a.chb-button").click()
    expect(page).to_have_url(served(""))


def test_its_search_finds_pages(lost, served: Address):
    page = lost("frameworks/no-such-framework/")
    search(page, "mentoring")
    first = found_in_search(page).first
    expect(first).to_be_visible()
    assert first.evaluate("link => link.href").startswith(served(""))
    assert "no-such" not in first.evaluate("link => link.href")
