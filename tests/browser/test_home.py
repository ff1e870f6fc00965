"""The first page: on a phone a reader chooses a reading path, and sees its steps."""

from __future__ import annotations

from playwright.sync_api import expect

from browser import PHONE, OpenPage
from handbook import WORDS

pytest_plugins = ["browser"]

STEP = "Setting goals"


def test_on_a_phone_a_tap_opens_a_reading_path(open_page: OpenPage):
    page = open_page("", PHONE)
    path = page.locator("#path-i-mentor")
    expect(path.get_by_text("For you if you guide somebody")).to_be_visible()
    expect(path.get_by_role("link", name=STEP)).to_be_hidden()
    path.get_by_text("I mentor").click()
    expect(path.get_by_role("link", name=STEP)).to_be_visible()
    assert not path.locator("summary a").count()


def test_a_link_to_a_reading_path_opens_it_on_a_phone(open_page: OpenPage):
    page = open_page("#path-i-mentor", PHONE)
    expect(page.locator("#path-i-mentor").get_by_role("link", name=STEP)).to_be_visible()
    expect(page.locator("#path-i-coach ol")).to_be_hidden()


def test_home_and_the_path_of_supervisors_lead_to_a_readers_own_pages(open_page: OpenPage):
    page = open_page("")
    for place in (page.locator("#path-i-supervise"), page.locator(".chb-list")):
        for name in ("my_answers", "my_plan", "second_view"):
            link = place.get_by_role("link", name=WORDS(f"{name}.title"), exact=True)
            expect(link).to_have_count(1)
    page.locator("#path-i-supervise").get_by_role("link", name=WORDS("second_view.title")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(WORDS("second_view.title"))


def test_with_room_or_without_script_reading_paths_stand_open(open_page: OpenPage):
    for page in (open_page(""), open_page("", PHONE, java_script_enabled=False)):
        expect(page.locator(".chb-path").first).to_be_visible()
        assert not page.locator(".chb-path details").count()
        expect(page.locator("#path-i-mentor").get_by_role("link", name=STEP)).to_be_visible()
