"""The page on privacy names all that a browser keeps after a reader did what there is to do."""

import re

from playwright.sync_api import Page, expect

from browser import Address, OpenPage
from ratings import WORDS

pytest_plugins = ["browser"]

KEPT = "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]"


def assert_all_named(page: Page, served: Address, kept: list[str]) -> None:
    """Each key that was kept stands on the page on privacy."""
    page.goto(served("privacy/"))
    named = page.locator("article table td:first-child code").all_inner_texts()
    for key in kept:
        # What the theme keeps has the site's path in front.
        assert any(key.startswith(name) or key.endswith(name) for name in named), key


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
    assert_all_named(page, served, kept)
    assert any(key.endswith("/.__palette") for key in kept)


def test_a_workshop_from_its_preparation_to_its_pattern_leaves_nothing_unnamed(
    open_page: OpenPage, served: Address
):
    """Nor does a page ask another site for anything: `open_page` sees to that."""
    page = open_page("sessions/ninety-minutes-listening/")
    page.locator("a[href*='#begin=']").click()
    parts = page.locator("[data-part=list] > li")
    expect(parts).not_to_have_count(0)
    count = parts.count()
    for id in ("mentoring-agreement", "mentoring-confidentiality"):
        page.goto(served(f"go/{id}/"))
        page.locator(f".chb-share[data-id='{id}']").click()
        expect(page.locator("dialog.chb-share-sheet svg")).to_be_visible()
        page.locator(".chb-share-ways button").last.click()
        page.locator(".chb-share-status a").click()
        count += 1
        expect(parts).to_have_count(count)
    page.locator("summary").first.click()
    page.locator("textarea").first.fill("Ask Ana first.")
    expect(page.locator("[data-part=code] svg")).to_be_visible()
    participants, pattern, present, notes = (
        page.locator(f"[data-link={name}]").evaluate("link => link.href")
        for name in ("participants", "pattern", "present", "notes")
    )
    page.goto(participants)
    page.locator("chb-rating input[data-state]").first.check()
    page.locator("[data-act=make]").click()
    expect(page.locator(".chb-participants-code svg")).to_be_visible()
    page.goto(pattern)
    page.locator("chb-room-pattern .chb-workshop-doors button").last.click()
    page.locator(".chb-room-ask input").first.fill("5")
    page.locator(".chb-room-ask input").first.press("Enter")
    for act in ("close", "close_now"):
        page.get_by_role("button", name=WORDS(f"room_pattern.{act}")).click()
    expect(page.locator(".chb-room-item")).not_to_have_count(0)
    page.goto(present)
    expect(page.locator("dialog.chb-present .chb-present-session")).to_be_visible()
    page.goto(notes)
    expect(page.locator("chb-workshop-notes")).to_be_visible()
    kept = page.evaluate(KEPT)
    assert {key.split(":")[-2] for key in kept if ":me:" in key} >= {"answer", "workshop--session"}
    assert_all_named(page, served, kept)
