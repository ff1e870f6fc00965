"""A check takes less than a screen, and hides nothing that its reader needs."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from browser import PHONE, WIDE, OpenPage, screens_a_check
from competency_handbook.model import competencies_of
from handbook import CATALOG, WORDS

pytest_plugins = ["browser"]

CHECK = "self-assessment/asapconnect-mentoring/"
SCREEN = 844
MOST_OF_A_SCREEN = 0.7


def checks(page: Page) -> Locator:
    return page.locator("article > .chb-check")


def words(page: Page, check: int, step: int) -> Locator:
    return checks(page).nth(check).locator(".chb-anchors .chb-anchor-text").nth(step)


def is_seen(text: Locator) -> bool:
    box = text.bounding_box()
    return bool(box and box["width"] > 1 and box["height"] > 1)


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_a_competency_takes_less_than_a_screen(width: int, open_page: OpenPage):
    page = open_page(CHECK, width, SCREEN)
    screens = screens_a_check(page)
    assert len(screens) == len(list(competencies_of(CATALOG.frameworks["asapconnect-mentoring"])))
    assert max(screens) <= MOST_OF_A_SCREEN


def test_on_a_phone_the_chosen_step_has_its_words_and_all_have_them_when_asked_for(
    open_page: OpenPage,
):
    page = open_page(CHECK, PHONE)
    assert not is_seen(words(page, 0, 2))
    checks(page).first.locator(".chb-anchors .chb-anchor").nth(2).click()
    assert is_seen(words(page, 0, 2))
    assert not is_seen(words(page, 0, 1))
    page.get_by_label(WORDS("check_form.all_words")).check()
    assert all(is_seen(words(page, check, step)) for check in (0, 5) for step in range(4))


def test_who_listens_hears_the_words_of_every_step(open_page: OpenPage):
    page = open_page(CHECK, PHONE)
    level = next(iter(CATALOG.scales.values())).levels[0]
    radio = checks(page).first.get_by_role("radio").first
    expect(radio).to_have_accessible_name(f"{level.name} {level.anchor}")


def test_without_script_every_step_has_its_words(open_page: OpenPage):
    page = open_page(CHECK, PHONE, java_script_enabled=False)
    assert all(is_seen(words(page, 0, step)) for step in range(4))
    expect(page.get_by_label(WORDS("check_form.all_words"))).to_be_hidden()


def test_where_there_is_room_the_steps_stand_in_a_row_with_their_words(open_page: OpenPage):
    page = open_page(CHECK, WIDE)
    steps = checks(page).first.locator(".chb-anchors .chb-anchor").all()
    tops = {round(box["y"]) for step in steps if (box := step.bounding_box())}
    assert len(steps) == 4
    assert len(tops) == 1
    assert all(is_seen(words(page, 0, step)) for step in range(4))


def test_what_to_look_for_is_folded_beside_the_check(open_page: OpenPage):
    page = open_page(CHECK, PHONE)
    competency = next(iter(CATALOG.frameworks["asapconnect-mentoring"].contains)).contains[0]
    fold = checks(page).first.locator(".chb-look-fors")
    expect(fold.locator("li").first).to_be_hidden()
    fold.locator("summary").click()
    expect(fold.locator("li")).to_have_count(len(competency.indicators))
    fold.get_by_role("link", name=WORDS("self_check.read_more")).click()
    page.wait_for_url(f"**/frameworks/asapconnect-mentoring/#{competency.id}")
