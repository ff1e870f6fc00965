"""The page on privacy names all that a browser keeps after a reader did what there is to do."""

import re

from playwright.sync_api import expect

from browser import Address, OpenPage

pytest_plugins = ["browser"]

KEPT = "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]"


def test_every_key_that_a_browser_keeps_is_named(open_page: OpenPage, served: Address):
    page = open_page("self-assessment/asapconnect-mentoring/")
    page.locator("chb-rating input[type=radio]").first.check()
    expect(page.locator("chb-rating .chb-saved").first).to_be_visible()
    page.locator("label[for^=__palette]:visible").click()
    page.goto(served("worksheets/coaching-notes/"))
    page.locator("chb-worksheet textarea").first.fill("A quiet start.")
    page.locator("chb-worksheet textarea").first.blur()
    expect(page.locator("chb-worksheet .chb-saved").first).to_have_text(re.compile("\\S"))
    kept = page.evaluate(KEPT)
    assert {key.split(":")[-2] for key in kept if ":me:" in key} >= {"answer", "coaching-notes"}
    page.goto(served("privacy/"))
    named = page.locator("article table td:first-child code").all_inner_texts()
    for key in kept:
        # What the theme keeps has the site's path in front.
        assert any(key.startswith(name) or key.endswith(name) for name in named), key
    assert any(key.endswith("/.__palette") for key in kept)
