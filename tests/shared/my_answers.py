"""What the tests of My answers share: the page of a reader who keeps much, and what is pressed.

Pytest need not rewrite what asserts here: PYTEST_DONT_REWRITE.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from answers_file import (
    HANDBOOK,
    compact,
    keep,
    read,
    texts_of,
    whole_file,
)
from browser import (
    KINDS,
    WIDE,
    OpenPage,
)
from handbook import WORDS

PAGE = KINDS["my-answers"]
ITEM = "mentoring-two-way-relationship"
KEY = f"{HANDBOOK}me:answer:{ITEM}"
FULL = texts_of(whole_file())


@pytest.fixture
def full_page(open_page: OpenPage) -> Callable[..., Page]:
    """Open My answers in a browser that keeps everything of the shared file."""

    def open_one(texts: dict[str, str] = FULL, width: int = WIDE, **options: object) -> Page:
        page = open_page(PAGE, width, **options)
        keep(page, texts)
        return page

    return open_one


def save(page: Page) -> str:
    with page.expect_download() as found:
        page.get_by_role("button", name=WORDS("answers.save")).click()
    assert re.fullmatch(
        r"competency-handbook-answers-\d{4}-\d\d-\d\d\.json", found.value.suggested_filename
    )
    return read(found.value)


def choose(page: Page, text: str) -> None:
    """Choose a file with this text, to be opened."""
    file = {"name": "answers.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator("chb-open input[type=file]").set_input_files(files=[file])


def erase(page: Page) -> None:
    page.get_by_role("button", name=WORDS("answers.erase")).click()


def press(page: Page, key: str) -> None:
    page.get_by_role("button", name=WORDS(key), exact=True).click()


def said(page: Page, element: str, key: str, **values: object) -> None:
    expect(page.locator(f"{element} .chb-said").last).to_contain_text(WORDS(key, **values))


def panel(page: Page):
    return page.locator("chb-open .chb-panel")


def older_here() -> dict[str, str]:
    answer = json.loads(FULL[KEY]) | {"rev": 1, "level": "growth-with-support"}
    here = FULL | {KEY: compact(answer)}
    del here[f"{HANDBOOK}agency:answer:coa-overseers-prepared"]
    return here
