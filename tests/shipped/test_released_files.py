"""Files that readers of a released edition saved open whole, and theirs is saved whole."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from answers_file import HANDBOOK, kept, texts_of
from browser import KINDS, OpenPage
from keeping import keeping
from my_answers import choose, panel, press, said, save
from released import EDITIONS, Edition

pytest_plugins = ["browser"]
pytestmark = pytest.mark.parametrize("edition", EDITIONS, ids=str)


def test_a_saved_file_says_what_it_said(edition: Edition, open_page: OpenPage):
    page = open_page(KINDS["my-answers"], before=keeping(edition.kept))
    before = edition.json("answers.json")
    expect(page.locator(".chb-kept-saved")).to_contain_text(before["saved"][:4])
    after = json.loads(save(page))
    assert lost_from(before["records"], after["records"]) == []
    assert after["unread"] == before["unread"]


def test_a_file_of_answers_opens_whole(edition: Edition, open_page: OpenPage):
    page = open_page(KINDS["my-answers"])
    file = edition.json("answers.json")
    choose(page, (edition.folder / "answers.json").read_text("utf-8"))
    expect(panel(page)).to_be_visible()
    press(page, "answers.merge")
    said(page, "chb-open", "answers.opened", count=len(texts_of(file)))
    assert lost_from(read_all(texts_of(file)), read_all(kept(page))) == []
    assert kept(page).keys() == edition.kept.keys() - {HANDBOOK + "settings"}


def test_a_view_that_was_sent_opens_whole(edition: Edition, open_page: OpenPage):
    page = open_page(KINDS["second-view"])
    file = edition.json("view.json")
    path = edition.folder / "view.json"
    page.locator("chb-views-opened input[type=file]").set_input_files(path)
    expect(page.locator("chb-views-opened .chb-said")).to_contain_text("Ben")
    assert lost_from(read_all(texts_of(file)), read_all(kept(page))) == []


def lost_from(before: object, after: object, path: str = "") -> list[str]:
    """Where something that was said is missing or other; what was added is no loss."""
    if not isinstance(before, dict) or not isinstance(after, dict):
        return [] if before == after else [path]
    lost = [lost_from(value, after.get(key), f"{path}/{key}") for key, value in before.items()]
    return [place for places in lost for place in places]


def read_all(texts: dict[str, str]) -> dict[str, object]:
    """Records, by key; what is no JSON as it is."""
    found: dict[str, object] = {}
    for key, text in texts.items():
        try:
            found[key] = json.loads(text)
        except ValueError:
            found[key] = text
    return found
