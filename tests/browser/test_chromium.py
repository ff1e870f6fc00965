"""The browser of the tests itself: it does what a test asks for, and nothing else beside it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from _browser import find_shell
from browser import OpenPage

pytest_plugins = ["browser"]


@pytest.mark.skipif(find_shell() is None, reason="the whole Chromium loads pages of its own")
def test_the_browser_loads_the_page_that_is_asked_for_and_no_other(
    chromium: Browser, open_page: OpenPage
):
    page = open_page("")
    told = chromium.new_browser_cdp_session().send("Target.getTargets", {"filter": [{}]})
    loaded = [target for target in told["targetInfos"] if target["type"] not in ("tab", "worker")]
    assert [target["url"] for target in loaded] == [page.url]
