"""A ready session on the wall: the room reads what is for it, not what its trainer is told."""

import re

from playwright.sync_api import expect

from browser import Address, OpenPage
from handbook import WORDS

pytest_plugins = ["browser"]

BACKSTAGE = re.compile("|".join(WORDS(f"activity.{key}") for key in ("say", "do", "pitfalls")))


def test_a_ready_session_shows_the_room_no_word_that_is_for_the_trainer(
    open_page: OpenPage, served: Address
):
    page = open_page("workshop/#begin=ninety-minutes-listening")
    expect(page.locator("[data-part=list] > li")).not_to_have_count(0)
    page.goto(page.locator("[data-link=present]").evaluate("link => link.href"))
    wall = page.locator("dialog.chb-present")
    third = WORDS("present.part", number=3, count=6)
    seen = list[str]()
    while third not in (seen or [""])[-1]:
        expect(page.locator(".chb-present-session")).to_be_visible()
        seen.append(wall.inner_text())
        page.keyboard.press("PageDown")
        page.wait_for_load_state()
    assert len(seen) > 8
    assert not [text for text in seen if BACKSTAGE.search(text)]
    asked = "what did you most want to say"
    assert [text for text in seen if asked in text]
