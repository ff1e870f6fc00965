"""What the tests of worksheets share: a page's blanks, its copies, and what is kept of them."""

from __future__ import annotations

import json

from playwright.sync_api import Locator, Page, expect

from browser import (
    NO_WRITING,
)
from handbook import CATALOG

WORDS = CATALOG.messages
NOTES = "worksheets/coaching-notes/"
AGREEMENT = "worksheets/mentoring-agreement/"
SEEN = "visit-seen"
START = "chb:competency-handbook:me:sheet:"
SAVED = WORDS("worksheet.saved")


def blank(page: Page, id: str = SEEN) -> Locator:
    return page.locator(f"[name='{id}']")


def bar(page: Page) -> Locator:
    return page.locator(".chb-copies")


def name(page: Page) -> Locator:
    return bar(page).get_by_label(WORDS("worksheet.name"))


def choice(page: Page) -> Locator:
    return bar(page).get_by_role("combobox")


def press(page: Page, word: str) -> None:
    bar(page).get_by_role("button", name=WORDS(f"worksheet.{word}"), exact=True).click()


def write(page: Page, text: str, called: str = "", id: str = SEEN) -> None:
    """Fill in a blank, and the copy's name; wait until it is said to be saved."""
    blank(page, id).fill(text)
    if called:
        name(page).fill(called)
    expect(bar(page).get_by_text(SAVED, exact=True)).to_be_visible()


def kept(page: Page, start: str = "chb:") -> dict[str, dict]:
    """What is in the browser's storage but how it is kept, by key."""
    stored = page.evaluate("() => ({ ...localStorage })")
    ours = {key for key in stored if key.startswith(start) and not key.endswith(":settings")}
    return {key: json.loads(text) for key, text in stored.items() if key in ours}


def copies(page: Page) -> list[str]:
    return [text.strip() for text in choice(page).locator("option").all_inner_texts()]


def unnamed(number: int) -> str:
    return WORDS("worksheet.unnamed", number=number)


def deleted(called: str) -> str:
    return WORDS("worksheet.deleted", name=f"\u2068{called}\u2069")


def fill_storage(page: Page) -> None:
    """Let nothing more be written from now on."""
    page.evaluate("() => { window.setItem = Storage.prototype.setItem; " + NO_WRITING + "}")


def beside(page: Page) -> Page:
    other = page.context.new_page()
    other.goto(page.url)
    return other


def fill_in(page: Page) -> None:
    """Write into every blank as much as its lines hold."""
    for area in page.locator(".chb-sheet textarea").all():
        rows = int(area.get_attribute("rows") or 1)
        area.fill("\n".join(f"What was said {n}" for n in range(rows)))
    for field in page.locator(".chb-sheet form input[type=text]").all():
        field.fill("A few words")
    for date in page.locator(".chb-sheet input[type=date]").all():
        date.fill("2027-03-01")
    for group in page.locator(".chb-sheet [role=radiogroup]").all():
        group.get_by_role("radio").first.check()
