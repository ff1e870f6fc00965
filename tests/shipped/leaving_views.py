"""A reader who rates other people, opens a view that was sent, and sits at a shared computer.

Pytest need not rewrite what asserts here: PYTEST_DONT_REWRITE.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from answers_file import read
from browser import KINDS, Address
from handbook import WORDS
from leaving_answers import CHECK, COACHING, Stores, beside, ids_on, stores_of
from ratings import answer


def send_a_view(page: Page, served: Address) -> str:
    """Rate somebody, with a note, and save it to a file; its text."""
    begin_view(page, served, "Ana, Díaz", "Ben 👩‍🏫", "supervisor")
    for choice, id in enumerate(ids_on(page)[:5]):
        answer(page, id, choice)
    beside(page, ids_on(page)[0], "She waits for an answer.\nOften for long.")
    page.goto(served(f"{COACHING}?{page.url.partition('?')[2]}"))
    answer(page, ids_on(page)[2], 1)
    return save_view(page, served, "chb-views-given", "second_view.save")


def rate_others(page: Page, served: Address) -> None:
    """Begin two views, save one, and send one's own answers."""
    begin_view(page, served, "O'Neill", "Ana", "mentor")
    answer(page, ids_on(page)[0], 2)
    answer(page, ids_on(page)[1], 4)
    beside(page, ids_on(page)[0], "seen twice")
    save_view(page, served, "chb-views-given", "second_view.save")
    begin_view(page, served, "Eva", "Ana", "colleague")
    answer(page, ids_on(page)[3], 0)
    page.goto(served(KINDS["second-view"]))
    page.locator("chb-view-own [name=label]").fill("Ana")
    save_view(page, served, "chb-view-own", "second_view.send")


def begin_view(page: Page, served: Address, whose: str, label: str, role: str) -> None:
    """Begin to rate somebody; the page is then the self-check."""
    page.goto(served(KINDS["second-view"]))
    form = page.locator("chb-views-given form")
    form.locator("[name=whose]").fill(whose)
    form.locator("[name=label]").fill(label)
    form.locator("[name=role]").select_option(role)
    form.get_by_role("button", name=WORDS("second_view.begin")).click()
    page.wait_for_url("**/self-assessment/**about=*")


def save_view(page: Page, served: Address, element: str, words: str) -> str:
    """Save a view with its notes to a file; its text."""
    if KINDS["second-view"] not in page.url:
        page.goto(served(KINDS["second-view"]))
    place = page.locator(element)
    place.get_by_label(WORDS("second_view.with_notes")).check()
    return download(place, words)


def download(place: Locator, words: str) -> str:
    """Press the first button that is called so; the text of the file that it saves."""
    with place.page.expect_download() as saved:
        place.get_by_role("button", name=WORDS(words)).first.click()
    return read(saved.value)


def open_view(page: Page, served: Address, view: Path) -> None:
    """Open a view that somebody sent."""
    page.goto(served(KINDS["second-view"]))
    page.locator("chb-views-opened input[type=file]").set_input_files(view)
    expect(page.locator("chb-views-opened li")).to_have_count(1)


def save_everything(page: Page, served: Address) -> str:
    """Save all that the browser keeps to a file; its text."""
    page.goto(served(KINDS["my-answers"]))
    return download(page.locator("article"), "answers.save")


def use_a_shared_computer(page: Page, served: Address) -> Stores:
    """Keep answers in the tab alone; what its storages have then."""
    page.goto(served(KINDS["my-answers"]))
    page.get_by_role("button", name=WORDS("answers.shared_switch_on"), exact=True).click()
    page.goto(served(CHECK))
    first, second, *_ = ids_on(page)
    answer(page, first, 2)
    beside(page, first, "Only until this tab is closed.")
    answer(page, second, 1)
    page.goto(served(KINDS["home"]))
    return stores_of(page)
