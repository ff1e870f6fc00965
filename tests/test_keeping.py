"""A page that does not keep things as usual says so before anything is done on it."""

import pytest
from playwright.sync_api import expect

from browser import OpenPage

pytest_plugins = ["browser"]

BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("blocked", "SecurityError"); },
});"""
PAGES = [
    "self-assessment/asapconnect-mentoring/",
    "worksheets/coaching-notes/",
    "my/progress/",
    "my/plan/",
    "my/answers/",
    "my/second-view/",
]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_that_can_keep_nothing_says_so_at_once(open_page: OpenPage, path: str):
    page = open_page(path, before=BLOCKED)
    notice = page.locator("chb-keeping")
    expect(notice).to_contain_text("This browser does not let the page keep anything.")
    expect(page.locator(".chb-privacy").first).to_be_hidden()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_that_keeps_things_says_where(open_page: OpenPage, path: str):
    page = open_page(path)
    expect(page.locator(".chb-privacy").first).to_be_visible()
    expect(page.locator("chb-keeping")).to_be_hidden()
