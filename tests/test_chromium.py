"""The browser of the tests itself: it does what a test asks for, and nothing else beside it."""

from __future__ import annotations

import re

from playwright.sync_api import Browser

from browser import OpenPage

pytest_plugins = ["browser"]


def test_what_playwright_turns_off_stays_off(chromium: Browser):
    """The browser obeys the last list of features alone, which is ours."""
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto("chrome://version")
        command = page.locator("#command_line").inner_text()
    lists = re.findall(r"--disable-features=(\S+)", command)
    playwrights, ours = (set(features.split(",")) for features in lists)
    assert playwrights <= ours


def test_a_window_loads_the_page_that_is_asked_for_and_no_other(
    chromium: Browser, open_page: OpenPage
):
    page = open_page("")
    told = chromium.new_browser_cdp_session().send("Target.getTargets", {"filter": [{}]})
    own = ("page", "tab", "worker")
    assert [target for target in told["targetInfos"] if target["type"] not in own] == []
    assert [target["url"] for target in told["targetInfos"] if target["type"] == "page"] == [
        page.url
    ]
