"""Ratings from edition to edition, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from browser import Address, OpenPage
from ratings import (
    CHECK,
    ITEM,
    KEY,
    LEVELS,
    OTHER,
    WORDS,
    answer,
    answers,
    answers_of,
    change_answer,
    more,
    note,
    progress,
    radios,
    rating,
)

pytest_plugins = ["browser"]

RENAMED = "mentoring-renamed"
FOUR, FIVE = LEVELS[1].id, "five-steps-second"


def publish(page: Page, change: Callable[[str], str]) -> None:
    """Let the page be of another edition, in which its HTML is changed, and show it anew."""

    def edition(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=change(response.text()))

    page.unroute(re.compile(f"{CHECK}$"))
    page.route(re.compile(f"{CHECK}$"), edition)
    page.goto(page.url)


def replaced(old: str, new: str) -> Callable[[str], str]:
    def change(html: str) -> str:
        assert old in html
        return html.replace(old, new)

    return change


# Change of edition


def test_competency_renamed_by_table_carries_its_answer(open_page: OpenPage):
    page = open_page(CHECK)
    answer(page, ITEM, 1)
    old = answers_of(page)
    publish(page, replaced(f'competency="{ITEM}"', f'competency="{RENAMED}" formerly="{ITEM}"'))
    expect(radios(page, RENAMED).nth(1)).to_be_checked()
    answer(page, RENAMED, 2)
    assert answers_of(page) == old, "an older edition still finds its own"
    assert answers_of(page, KEY.replace(ITEM, RENAMED))["rev"] == 2


def test_competency_removed_then_restored_has_its_answer(open_page: OpenPage):
    page = open_page(CHECK)
    answer(page, ITEM, 1)
    publish(page, replaced(f'competency="{ITEM}"', 'competency="mentoring-another"'))
    expect(rating(page, "mentoring-another").locator(":checked")).to_have_count(0)
    publish(page, lambda html: html)
    expect(radios(page).nth(1)).to_be_checked()


def test_competencies_reordered_keep_their_own_answers(open_page: OpenPage):
    page = open_page(CHECK)
    answer(page, ITEM, 1)
    publish(
        page,
        lambda html: (
            html.replace(f'competency="{ITEM}"', "@")
            .replace(f'competency="{OTHER}"', f'competency="{ITEM}"')
            .replace("@", f'competency="{OTHER}"')
        ),
    )
    expect(radios(page).nth(1)).to_be_checked()
    expect(rating(page, OTHER).locator(":checked")).to_have_count(0)


def test_a_competency_inserted_before_others_has_no_answer_and_takes_none(open_page: OpenPage):
    page = open_page(CHECK)
    answer(page, ITEM, 1)
    one = re.compile(rf'<chb-rating[^>]*competency="{ITEM}".*?</chb-rating>', re.DOTALL)
    publish(page, lambda html: one.sub(lambda it: it[0].replace(ITEM, RENAMED) + it[0], html))
    expect(page.locator("chb-rating").first).to_have_attribute("competency", RENAMED)
    expect(rating(page, RENAMED).locator(":checked")).to_have_count(0)
    expect(radios(page).nth(1)).to_be_checked()


def test_competencies_split_or_merged_are_asked_anew_and_keep_their_answers(open_page: OpenPage):
    """So say the rules of the data: halves and sums are new things, and nothing is guessed."""
    page = open_page(CHECK)
    answer(page, ITEM, 1)
    answer(page, OTHER, 3)
    before = answers(page)
    after = ["mentoring-half", "mentoring-joined"]
    publish(page, lambda html: html.replace(ITEM, after[0]).replace(OTHER, after[1]))
    for id in after:
        expect(rating(page, id).locator(":checked")).to_have_count(0)
    answer(page, after[0], 2)
    assert answers(page).items() > before.items()


def test_scale_from_4_to_5_points_is_asked_never_guessed(open_page: OpenPage):
    page = open_page(CHECK)
    answer(page, ITEM, 1)
    before = answers_of(page)
    publish(page, replaced(f'value="{FOUR}"', f'value="{FIVE}"'))
    gone = WORDS("rating.level_gone", label=LEVELS[1].name)
    expect(rating(page).get_by_text(gone)).to_be_visible()
    expect(rating(page).locator(":checked")).to_have_count(0)
    assert answers_of(page) == before
    publish(page, replaced(f'value="{FOUR}"', f'value="{FIVE}" data-formerly="{FOUR}"'))
    expect(radios(page).nth(1)).to_be_checked()


def test_a_level_that_is_reworded_by_itself_is_asked_about_with_both_wordings(open_page: OpenPage):
    page = open_page(CHECK)
    answer(page, ITEM, 1)
    anchor, other = LEVELS[1].anchor, "I do it each day."
    assert anchor and answers_of(page)["seen"]["anchor"] == anchor
    publish(page, replaced(anchor, other))
    asked = rating(page).locator(".chb-check-note")
    expect(asked).to_contain_text(WORDS("rating.level_reworded", label=LEVELS[1].name))
    before, now = asked.locator("dd").all_inner_texts()
    assert (before, now) == (f"{LEVELS[1].name}: {anchor}", f"{LEVELS[1].name}: {other}")
    asked.get_by_role("button", name=WORDS("self_check.keep")).click()
    expect(asked).to_have_count(0)
    assert answers_of(page)["seen"]["anchor"] == other


def test_words_of_its_own_for_a_level_ask_only_when_they_are_not_the_first(open_page: OpenPage):
    page = open_page(CHECK)
    answer(page, ITEM, 1)
    own = 'data-descriptor="{}" value="' + FOUR + '"'
    publish(page, replaced(f'value="{FOUR}"', own.format("I do it at once.")))
    expect(radios(page).nth(1)).to_be_checked()
    asked = rating(page).locator(".chb-check-note")
    expect(asked).to_have_count(0)
    answer(page, ITEM, 0)
    answer(page, ITEM, 1)
    assert answers_of(page)["seen"]["descriptor"] == "I do it at once."
    publish(page, replaced(f'value="{FOUR}"', own.format("I do it in the end.")))
    expect(asked).to_contain_text(WORDS("rating.level_reworded", label=LEVELS[1].name))


def test_an_answer_that_kept_no_words_of_its_level_is_not_asked_about(open_page: OpenPage):
    """So were all answers of the first edition."""
    page = open_page(CHECK)
    answer(page, ITEM, 1)
    change_answer(page, lambda kept: kept["seen"].pop("anchor"))
    publish(page, replaced(LEVELS[1].anchor or "", "I do it each day."))
    expect(radios(page).nth(1)).to_be_checked()
    expect(rating(page).locator(".chb-check-note")).to_have_count(0)


def test_edition_rolled_back_and_forward_again(open_page: OpenPage):
    page = open_page(CHECK)
    answer(page, ITEM, 1)
    hash = rating(page).get_attribute("hash")
    publish(page, replaced(f'hash="{hash}"', 'hash="000000000000"'))
    expect(rating(page).locator(".chb-check-note")).to_be_visible()
    publish(page, replaced(f'hash="{hash}"', f'hash="000000000000" earlier="{hash}"'))
    expect(rating(page).locator(".chb-check-note")).to_have_count(0)
    publish(page, lambda html: html)
    expect(rating(page).locator(".chb-check-note")).to_have_count(0)
    expect(radios(page).nth(1)).to_be_checked()


def test_a_language_switch_keeps_answers_and_flags_nothing(open_page: OpenPage):
    page = open_page(CHECK)
    answer(page, ITEM, 1)
    publish(page, replaced('<html lang="en"', '<html lang="es"'))
    expect(radios(page).nth(1)).to_be_checked()
    expect(rating(page).locator(".chb-check-note")).to_have_count(0)


@pytest.mark.parametrize("hash", ["#check-%E0%A4%A", "#\"]'<script>", "#check-gone"])
def test_a_malformed_hash_in_a_link_harms_nothing(hash: str, open_page: OpenPage, served: Address):
    page = open_page(CHECK)
    page.goto(served(CHECK) + hash)
    page.reload()
    answer(page, ITEM, 1)
    assert answers_of(page)["level"] == LEVELS[1].id


# Progress


def test_all_not_applicable_is_all_answered(open_page: OpenPage):
    page = open_page(CHECK)
    for check in page.locator("chb-rating").all():
        check.locator("input[data-state=na]").check()
    count = page.locator("chb-rating").count()
    assert progress(page) == WORDS("self_check.progress_all", count=count)


def test_a_framework_that_no_longer_asks_how_much_it_matters_keeps_what_was_said(
    open_page: OpenPage,
):
    page = open_page(CHECK)
    matters = WORDS("check_form.matters_high")
    more(page).get_by_role("radio", name=matters).check()
    publish(
        page,
        lambda html: re.sub(r'<fieldset class="chb-matters">.*?</fieldset>', "", html, flags=re.S),
    )
    part = more(page)
    expect(part.get_by_role("radio", name=matters)).to_have_count(0)
    part.get_by_role("checkbox", name=WORDS("check_form.training")).check()
    note(page).fill("Still asked")
    expect(rating(page).get_by_text(WORDS("self_check.saved"), exact=True)).to_be_visible()
    kept = answers_of(page)
    assert (kept["matters"], kept["training"], kept["note"]) == ("high", True, "Still asked")
