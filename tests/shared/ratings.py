"""What the tests of ratings share: a self-check's page, its checks, and what is kept of them."""

from __future__ import annotations

import json
from collections.abc import Callable

from playwright.sync_api import Locator, Page

from browser import KINDS
from handbook import CATALOG

CHECK = KINDS["self-check"]
READ = KINDS["framework"]
ITEM = "mentoring-two-way-relationship"
OTHER = "mentoring-safe-environment"
KEY = f"chb:competency-handbook:me:answer:{ITEM}"
FRAMEWORK = CATALOG.frameworks["asapconnect-mentoring"]
LEVELS = CATALOG.scale_of(FRAMEWORK).levels
WORDS = CATALOG.messages


def rating(page: Page, id: str = ITEM) -> Locator:
    return page.locator(f"chb-rating[competency='{id}']")


def radios(page: Page, id: str = ITEM) -> Locator:
    """What can be chosen: the levels, then not sure and does not apply."""
    return rating(page, id).locator("input[data-state]")


def answer(page: Page, id: str, choice: int) -> None:
    radios(page, id).nth(choice).check()


def answers(page: Page) -> dict[str, dict]:
    """Every answer in the browser's storage, by its key; the theme's own keys left out."""
    stored = page.evaluate("() => ({ ...localStorage })")
    return {key: json.loads(text) for key, text in stored.items() if key.startswith("chb:")}


def progress(page: Page) -> str:
    return page.locator(".chb-progress-words").first.inner_text()


BEFORE = "I used to read other words here."


def reword_answer(page: Page) -> None:
    """Let the first answer be one to another wording, and show the page anew."""
    change_answer(page, lambda kept: kept["seen"].update(hash="0" * 12, text=BEFORE))


def change_answer(page: Page, change: Callable[[dict], object]) -> None:
    """Change what is kept of the first answer, and show the page anew."""
    kept = answers(page)[KEY]
    change(kept)
    put(page, KEY, json.dumps(kept))
    page.reload()


def put(page: Page, key: str, text: str) -> None:
    """Put text below a key of the browser's storage."""
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])


def more(page: Page, id: str = ITEM) -> Locator:
    """The folded part of a check, opened."""
    part = rating(page, id).locator(".chb-more")
    if part.get_attribute("open") is None:
        part.locator("summary").click()
    return part


def note(page: Page, id: str = ITEM) -> Locator:
    return more(page, id).get_by_role("textbox", name=WORDS("check_form.note"))


def unfold(page: Page, id: str = ITEM) -> Locator:
    """The check beside a competency, opened."""
    fold = rating(page, id).locator(".chb-fold")
    fold.locator("summary").first.click()
    return fold


def answers_of(page: Page, key: str = KEY) -> dict:
    """What is kept below one key, whatever else cannot be read."""
    return json.loads(page.evaluate("key => localStorage[key]", key))
