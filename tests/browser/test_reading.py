"""Finding one's way in a page and in the handbook, above all on a narrow screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser import KINDS, PHONE, WIDE, Address, OpenPage, in_view
from searched import documents_of

pytest_plugins = ["browser"]

LONG = "guides/being-a-mentor/"
SHORT = "guides/"
FIRST_CHECK = "self-assessment/asapconnect-mentoring/"


def outline(page: Page) -> Locator:
    return page.locator("details.chb-outline")


# On this page


def test_a_long_page_lists_its_parts_on_a_phone(open_page: OpenPage):
    page = open_page(LONG, PHONE)
    expect(outline(page).get_by_role("link", name="What not to promise")).to_be_hidden()
    outline(page).locator("summary").click()
    outline(page).get_by_role("link", name="What not to promise").click()
    assert page.url.endswith("#mentor-no-promises")
    assert in_view(page, page.locator("#mentor-no-promises"))


def test_the_list_of_parts_is_one_tap_away_anywhere_on_a_phone(open_page: OpenPage):
    page = open_page(f"{LONG}#mentor-no-promises", PHONE)
    line = outline(page).locator("summary")
    assert in_view(page, line)
    line.click()
    outline(page).get_by_role("link", name="Who can be a mentor").click()
    assert in_view(page, page.locator("#mentor-requirements"))
    assert in_view(page, line), "it is folded again, and follows"
    shown, part = line.bounding_box(), page.locator("#mentor-requirements").bounding_box()
    assert shown and part and shown["y"] + shown["height"] <= part["y"]


def test_the_list_of_parts_works_by_keyboard_and_without_scripts(open_page: OpenPage):
    page = open_page("glossary/", PHONE, java_script_enabled=False)
    outline(page).locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#term-action-plan")


def test_the_list_of_parts_stands_where_the_theme_has_no_other(open_page: OpenPage):
    page = open_page(LONG, WIDE)
    expect(outline(page)).to_be_hidden()
    expect(page.locator(".md-sidebar--secondary")).to_be_visible()
    page.set_viewport_size({"width": PHONE, "height": 900})
    expect(outline(page)).to_be_visible()
    expect(page.locator(".md-sidebar--secondary")).to_be_hidden()
    page.emulate_media(media="print")
    expect(outline(page)).to_be_hidden()


@pytest.mark.parametrize("path", [SHORT, KINDS["worksheet"], KINDS["home"]])
def test_a_page_of_few_parts_lists_none(path: str, open_page: OpenPage):
    expect(outline(open_page(path, PHONE))).to_have_count(0)


# The menu


def test_the_menu_is_one_list_in_which_the_current_section_is_open(open_page: OpenPage):
    page = open_page(LONG, PHONE)
    page.get_by_role("button", name="Open the menu").click()
    menu = page.locator("#chb-navigation")
    for name in ("Home", "Frameworks", "Guides", "Setting goals", "Worksheets", "Reference"):
        expect(menu.get_by_role("link", name=name, exact=True)).to_be_visible()
    expect(menu.get_by_role("link", name="What a mentor is")).to_be_hidden()
    expect(menu.locator(".md-nav__icon:visible")).to_have_count(0)


# The line above a title


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_what_kind_of_page_it_is_stands_above_the_title(width: int, open_page: OpenPage):
    page = open_page(LONG, width)
    (_, foot), (top, _) = (words_of(page.locator(part)) for part in (".chb-eyebrow", "h1"))
    header = page.locator(".md-header").bounding_box()
    assert header and header["y"] + header["height"] < foot <= top


def words_of(part: Locator) -> tuple[float, float]:
    """Where the words of something begin and end, from the top of the screen down."""
    top, bottom = part.evaluate(
        """part => {
          const range = document.createRange();
          range.selectNodeContents(part);
          const { top, bottom } = range.getBoundingClientRect();
          return [top, bottom];
        }"""
    )
    return top, bottom


def test_a_page_is_found_once_in_the_search(built_site: Path):
    documents = documents_of(built_site)
    for place in {document.page for document in documents}:
        first, *rest = [document for document in documents if document.page == place]
        assert first.anchor == ""
        assert first.title not in [document.title for document in rest], place
        assert len(first.text.split()) > 8, f"{place} begins with what it is about"


# What people ask first


ASKED = {
    "Is what I do coaching or mentoring?": "#coaching-or-mentoring",
    "What should happen in a first meeting?": "#mentor-first-meeting",
    "What may I not promise a mentee?": "#mentor-no-promises",
    "How do I set a goal?": "#goal-four-steps",
    "What would an accreditor ask me to show?": "#coa-pa-ms-2-evidence",
}


@pytest.mark.parametrize("question", ASKED)
def test_a_question_of_the_first_page_leads_to_its_answer(question: str, open_page: OpenPage):
    page = open_page("", PHONE)
    page.get_by_role("link", name=question).click()
    assert in_view(page, page.locator(ASKED[question]))


def test_what_a_script_adds_to_a_check_has_its_room_before(chromium: Browser, served: Address):
    """Else the first item jumps when the script comes, under the finger of a reader."""
    tops = []
    for blocked in (True, False):
        page = chromium.new_page(viewport={"width": PHONE, "height": 844})
        if blocked:
            page.route("**/self-check.*.js", lambda route: route.abort())
        page.goto(served(FIRST_CHECK))
        item = page.locator("chb-rating").first
        if not blocked:
            expect(page.locator("chb-progress").first).to_be_visible()
        tops.append(item.evaluate("it => it.getBoundingClientRect().top"))
        page.close()
    assert abs(tops[0] - tops[1]) < 1


def test_a_page_loads_the_fonts_that_it_begins_with_before_it_shows(open_page: OpenPage):
    """Each once: one with another address than the style sheet's would come twice."""
    for path in ("", FIRST_CHECK):
        page = open_page(path)
        page.evaluate("document.fonts.ready")
        early = page.locator("link[rel=preload][as=font]").evaluate_all(
            "all => all.map(it => it.href)"
        )
        entries = "performance.getEntriesByType('resource').map(({name}) => name)"
        fonts = [name for name in page.evaluate(entries) if name.endswith(".woff2")]
        assert len(early) == 2
        assert [fonts.count(font) for font in early] == [1, 1]
