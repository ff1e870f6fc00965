"""A worksheet keeps what is written on it, in a real browser, and says whether it does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from browser import (
    KINDS,
    NO_STORAGE,
    NO_WRITING,
    PHONE,
    WIDE,
    Address,
    OpenPage,
    found_by_axe,
    found_by_axe_in_both_schemes,
    held_back,
    hold_timers,
    pass_time,
)
from worksheets import (
    AGREEMENT,
    NOTES,
    SAVED,
    SEEN,
    START,
    WORDS,
    bar,
    blank,
    choice,
    copies,
    deleted,
    fill_in,
    fill_storage,
    kept,
    name,
    press,
    unnamed,
    write,
)

pytest_plugins = ["browser"]


def test_what_is_written_in_any_kind_of_blank_is_there_again(open_page: OpenPage):
    page = open_page(AGREEMENT)
    blank(page, "agreement-names").fill("Ana and Ben")
    blank(page, "agreement-mentee-hopes").fill("Line one\nLine two")
    blank(page, "agreement-review").fill("2027-03-01")
    blank(page, "agreement-how-often").nth(1).check()
    expect(bar(page).get_by_text(SAVED, exact=True)).to_be_visible()
    page.reload()
    expect(blank(page, "agreement-names")).to_have_value("Ana and Ben")
    expect(blank(page, "agreement-mentee-hopes")).to_have_value("Line one\nLine two")
    expect(blank(page, "agreement-review")).to_have_value("2027-03-01")
    expect(blank(page, "agreement-how-often").nth(1)).to_be_checked()
    expect(bar(page).get_by_text(SAVED, exact=True)).to_be_visible()
    [(key, copy)] = kept(page).items()
    assert re.fullmatch(re.escape(START) + r"mentoring-agreement:[0-9a-f-]{36}", key)
    assert (copy["v"], copy["name"], copy["fields"]["agreement-names"]) == (1, "", "Ana and Ben")


def test_nothing_is_saved_before_something_is_typed(open_page: OpenPage):
    page = open_page(NOTES)
    hold_timers(page)
    page.reload()
    expect(bar(page)).to_be_visible()
    press(page, "new")
    expect(name(page)).to_be_focused()
    blank(page).press_sequentially("a")
    blank(page).press("Backspace")
    pass_time(page, 2000)
    assert kept(page) == {}
    assert copies(page) == [unnamed(1)]
    expect(page.get_by_text(SAVED, exact=True)).to_have_count(0)


def test_who_types_without_a_pause_is_saved_within_half_a_second(open_page: OpenPage):
    """A tab that is killed runs nothing more: what is kept is what it leaves."""
    page = open_page(NOTES)
    hold_timers(page)
    page.reload()
    blank(page).focus()
    for _ in range(5):
        page.keyboard.type("ab")
        pass_time(page, 100)
    [copy] = kept(page).values()
    assert len(copy["fields"][SEEN]) >= len("ab" * 4)


def test_what_was_typed_last_is_saved_when_the_page_is_left(open_page: OpenPage, served: Address):
    page = open_page(NOTES)
    blank(page).fill("Nine in line")
    page.goto(served(""))
    page.goto(served(NOTES))
    expect(blank(page)).to_have_value("Nine in line")


def test_what_was_typed_before_the_script_came_is_kept(open_page: OpenPage, served: Address):
    page = open_page("")
    with held_back(page, "**/worksheet.*.js"):
        page.goto(served(NOTES), wait_until="commit")
        blank(page).fill("Nine in line")
    expect(bar(page).get_by_text(SAVED, exact=True)).to_be_visible()
    expect(blank(page)).to_have_value("Nine in line")
    assert len(kept(page)) == 1


@pytest.mark.parametrize("blocked", [NO_STORAGE, NO_WRITING], ids=["blocked", "full"])
def test_where_nothing_can_be_kept_the_page_says_so_and_the_text_stays(
    blocked: str, open_page: OpenPage
):
    page = open_page(NOTES, before=blocked)
    unsaved = bar(page).get_by_text(WORDS("worksheet.unsaved"))
    blank(page).fill("Nine in line")
    expect(unsaved).to_be_visible()
    expect(page.get_by_role("alert")).to_have_text(WORDS("worksheet.unsaved"))
    blank(page, "visit-site").fill("North")
    page.wait_for_timeout(1200)
    expect(unsaved).to_be_visible()
    expect(page.get_by_text(SAVED, exact=True)).to_have_count(0)
    press(page, "new")
    expect(blank(page)).to_have_value("")
    choice(page).select_option(unnamed(1))
    expect(blank(page)).to_have_value("Nine in line")
    expect(blank(page, "visit-site")).to_have_value("North")


def test_a_full_storage_that_has_room_again_keeps_all(open_page: OpenPage):
    page = open_page(NOTES)
    fill_storage(page)
    blank(page).fill("Nine in line")
    expect(bar(page).get_by_text(WORDS("worksheet.unsaved"))).to_be_visible()
    page.evaluate("() => { Storage.prototype.setItem = window.setItem; }")
    write(page, "North", id="visit-site")
    [copy] = kept(page, START).values()
    assert copy["fields"] == {SEEN: "Nine in line", "visit-site": "North"}


@pytest.mark.parametrize("keys", ["n", "s/"])
def test_the_themes_keys_do_nothing_on_a_worksheet(keys: str, open_page: OpenPage):
    page = open_page(AGREEMENT)
    here = page.url
    option = blank(page, "agreement-how-often").first
    option.check()
    page.keyboard.type(keys)
    page.wait_for_timeout(200)
    expect(option).to_be_focused()
    expect(page.locator("#chb-search")).to_be_hidden()
    assert page.url == here


def test_without_script_there_is_a_blank_form_and_an_honest_notice(open_page: OpenPage):
    page = open_page(NOTES, java_script_enabled=False)
    notice = page.locator("noscript p")
    expect(notice).to_be_visible()
    assert notice.text_content() == WORDS("worksheet.no_script")
    expect(bar(page)).to_be_hidden()
    blank(page).fill("by hand")


def test_a_page_loads_only_the_script_that_it_needs(built_site: Path):
    wanted = {
        "sources/": set(),
        KINDS["self-check"]: {"self-check"},
        KINDS["self-checks"]: {"self-check"},
        NOTES: {"worksheet"},
    }
    for path, scripts in wanted.items():
        html = (built_site / path / "index.html").read_text("utf-8")
        assert set(re.findall(r"assets/js/(self-check|worksheet)\.", html)) == scripts
        assert ('id="chb-config"' in html) == bool(scripts)


def test_what_was_written_follows_a_worksheet_and_a_blank_to_their_new_ids(open_page: OpenPage):
    page = open_page(NOTES)
    write(page, "Nine in line", "Ana")

    def edition(route: Route) -> None:
        response = route.fetch()
        html = response.text().replace(
            'worksheet="coaching-notes"', 'worksheet="visit-notes" formerly="coaching-notes"'
        )
        html = html.replace(f'name="{SEEN}"', f'name="visit-noticed" data-formerly="{SEEN}"')
        route.fulfill(response=response, body=html)

    page.route(re.compile(f"{NOTES}$"), edition)
    page.goto(page.url)
    expect(blank(page, "visit-noticed")).to_have_value("Nine in line")
    expect(name(page)).to_have_value("Ana")
    write(page, "Ten in line", id="visit-noticed")
    [(key, copy)] = kept(page).items()
    assert key.startswith(f"{START}visit-notes:")
    assert copy["fields"] == {"visit-noticed": "Ten in line"}


# For everybody: what axe-core finds


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_nothing_on_a_worksheet(width: int, open_page: OpenPage):
    page = open_page(AGREEMENT, width, bypass_csp=True)
    assert found_by_axe_in_both_schemes(page) == []
    fill_in(page)
    name(page).fill("Ana")
    expect(bar(page).get_by_text(SAVED, exact=True)).to_be_visible()
    assert found_by_axe_in_both_schemes(page) == []
    press(page, "delete")
    expect(bar(page).get_by_text(deleted("Ana"))).to_be_visible()
    assert found_by_axe_in_both_schemes(page) == []


def test_axe_finds_nothing_on_a_worksheet_that_cannot_be_kept(open_page: OpenPage):
    page = open_page(NOTES, PHONE, bypass_csp=True, before=NO_WRITING)
    blank(page).fill("Nine in line")
    expect(bar(page).get_by_text(WORDS("worksheet.unsaved"))).to_be_visible()
    assert found_by_axe(page) == []
