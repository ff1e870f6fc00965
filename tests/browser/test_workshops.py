"""A trainer's way: a session prepared, shown, asked on phones and counted, in a browser alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from _browser import find_chromium
from browser import (
    ARGUMENTS,
    KINDS,
    PATIENCE,
    PHONE,
    WIDE,
    Address,
    OpenPage,
    found_by_axe,
)
from competency_handbook.model import competencies_of
from my_answers import erase, save
from ratings import CATALOG, CHECK, FRAMEWORK, LEVELS, WORDS

pytest_plugins = ["browser"]
pytestmark = pytest.mark.slow

[TABLE_ID, TABLE] = next(iter(CATALOG.comparisons.items()))
ROW = TABLE.rows[0]
COLUMN = next(iter(ROW.cells))
FIRST, SECOND = list(competencies_of(FRAMEWORK))[:2]
PREPARE, PATTERN = "workshop/", "workshop/pattern/"
ASKED = f"v=1&k=room1&p={FIRST.id},{SECOND.id}"
PARTS = "[data-part=list] > li"
COUNT = ".chb-room-count"


def said(page: Page, key: str, **values: object) -> None:
    expect(page.locator(".chb-said").filter(has_text=WORDS(key, **values))).to_be_visible()


def add_by_keys(page: Page, words: str) -> None:
    """Look for something and put it into the session, without a mouse."""
    page.get_by_label(WORDS("workshop.search")).fill(words)
    first = page.locator("[data-part=found] li").first
    expect(first).to_be_visible()
    first.get_by_role("button").focus()
    page.keyboard.press("Enter")


@pytest.fixture
def prepared(open_page: OpenPage) -> Page:
    """A session of two competencies and a break, put together by keyboard."""
    page = open_page(PREPARE)
    for item in (FIRST, SECOND):
        add_by_keys(page, item.heading)
    page.get_by_role("button", name=WORDS("workshop.add_break")).press("Enter")
    expect(page.locator(PARTS)).to_have_count(3)
    return page


def test_a_session_is_ordered_timed_and_kept(prepared: Page):
    names = page_names(prepared)
    prepared.locator(PARTS).nth(2).locator("[data-act=up]").press("Enter")
    assert page_names(prepared) == [names[0], names[2], names[1]]
    expect(prepared.locator(PARTS).nth(1).locator("[data-act=up]")).to_be_focused()
    total = prepared.get_by_label(WORDS("workshop.total"))
    total.fill("25")
    total.press("Tab")
    over = WORDS("workshop.time_over", sum=30, total=25, over=5)
    expect(prepared.locator("[data-part=time]")).to_have_text(over)
    note = prepared.locator(PARTS).first.locator("textarea")
    prepared.locator(PARTS).first.locator("summary").press("Enter")
    note.fill("Ask Ana <b>first</b>")
    prepared.reload()
    assert page_names(prepared) == [names[0], names[2], names[1]]
    assert prepared.locator(PARTS).first.locator("textarea").input_value() == "Ask Ana <b>first</b>"
    assert "Ana" not in prepared.url
    assert found_by_axe(prepared) == []
    prepared.set_viewport_size({"width": PHONE, "height": 800})
    assert prepared.evaluate("document.documentElement.scrollWidth") == PHONE


def page_names(page: Page) -> list[str]:
    return page.locator(f"{PARTS} .chb-workshop-name > :first-child").all_inner_texts()


def test_the_address_of_another_session_takes_no_place_unasked(prepared: Page, served: Address):
    names = page_names(prepared)
    prepared.goto("about:blank")
    prepared.goto(served(f"{PREPARE}#v=1&k=other&p={SECOND.id}~5,<img>,no-such-thing"))
    assert page_names(prepared) == names
    said(prepared, "workshop.dropped", count=1)
    prepared.get_by_role("button", name=WORDS("workshop.other_open")).click()
    assert page_names(prepared) == [names[1], WORDS("workshop.gone", id="no-such-thing")]


def add_here(page: Page, id: str, column: str = "") -> Locator:
    """Add an item of the page, or a cell of it, to the session; the sheet of its links is open."""
    page.locator(f".chb-share[data-id='{id}']").press("Enter")
    sheet = page.locator("dialog.chb-share-sheet")
    if column:
        label = next(it.label for it in TABLE.columns if it.id == column)
        sheet.get_by_role("button", name=label, exact=True).press("Enter")
    sheet.get_by_role("button", name=WORDS("share.add")).press("Enter")
    return sheet


def test_items_are_collected_on_their_own_pages_and_the_way_back_asks_nothing(
    prepared: Page, served: Address
):
    names = page_names(prepared)
    prepared.goto(served(f"compare/{TABLE_ID}/"))
    for id, outcome, place in ((ROW.id, "added", 4), (ROW.id, "there", 4), (TABLE_ID, "added", 5)):
        sheet = add_here(prepared, id)
        words = WORDS(f"share.add_{outcome}", place=place)
        expect(sheet.get_by_role("status")).to_contain_text(words)
        assert found_by_axe(prepared) == []
        prepared.keyboard.press("Escape")
    prepared.go_back()
    expect(prepared.locator(PARTS)).to_have_count(5)
    assert page_names(prepared)[:3] == names
    expect(prepared.locator("[data-part=other]")).to_be_hidden()


def test_a_check_adds_what_it_checks_and_a_cell_its_row_with_its_column(
    open_page: OpenPage, served: Address
):
    page = open_page(CHECK)
    add_here(page, f"check-{FIRST.id}").get_by_role("status").get_by_role("link").click()
    expect(page.locator(PARTS)).to_have_count(1)
    assert FIRST.heading in page_names(page)[0]
    page.goto(served(f"compare/{TABLE_ID}/"))
    add_here(page, ROW.id, COLUMN).get_by_role("status").get_by_role("link").click()
    chosen = page.locator(PARTS).nth(1).locator("input[type=checkbox]:checked")
    expect(chosen).to_have_count(1)
    expect(chosen).to_have_value(COLUMN)


def test_a_prepared_session_is_named_saved_and_erased_with_a_readers_answers(
    prepared: Page, served: Address
):
    prepared.goto(served(KINDS["my-answers"]))
    expect(prepared.locator("chb-held")).to_contain_text(WORDS("answers.sessions_count", count=1))
    expect(prepared.locator("chb-held")).not_to_contain_text(WORDS("answers.sheets"))
    saved = json.loads(save(prepared))
    assert list(saved["records"]["me"]["sheets"]) == ["workshop--session"]
    erase(prepared)
    prepared.goto(served(PREPARE))
    expect(prepared.get_by_text(WORDS("workshop.empty"))).to_be_visible()


def test_all_parts_are_presented_one_after_the_other_with_notes_beside(prepared: Page):
    notes = prepared.context.new_page()
    notes.goto(prepared.url.partition("#")[0] + "notes/")
    expect(notes.get_by_text(WORDS("workshop_notes.waiting"))).to_be_visible()
    prepared.locator("[data-link=present]").click()
    part = prepared.locator(".chb-present-session")
    for number in (1, 2):
        expect(part).to_contain_text(WORDS("present.part", number=number, count=3))
        expect(notes.locator("[data-part=place]")).to_have_text(
            WORDS("present.part", number=number, count=3)
        )
        while WORDS("present.part", number=number, count=3) in part.inner_text():
            prepared.keyboard.press("PageDown")
            prepared.wait_for_load_state()
            prepared.wait_for_selector(".chb-present-session span:not(:empty)")
    expect(prepared.locator("[data-of=session]")).to_contain_text(WORDS("present.break"))
    prepared.keyboard.press("PageDown")
    prepared.get_by_role("link", name=WORDS("present.end_link")).click()
    expect(prepared.locator(PARTS)).to_have_count(3)


def test_leaving_what_a_session_presents_leads_back_to_it(prepared: Page):
    prepared.locator("[data-link=present]").click()
    expect(prepared.locator(".chb-present-session")).to_be_visible()
    prepared.keyboard.press("Escape")
    expect(prepared.locator(PARTS)).to_have_count(3)


def answer(page: Page, item_id: str, level: str) -> None:
    page.locator(f"chb-rating[competency={item_id}] input[data-state][value={level}]").check()


def code_of(page: Page) -> str:
    page.get_by_role("button", name=WORDS("participants.make")).click()
    return page.locator(".chb-participants-letters").inner_text()


def test_participants_answer_for_themselves_and_hand_in_a_code_if_they_want(
    open_page: OpenPage, served: Address
):
    page = open_page(f"workshop/participants/#{ASKED}&n=1", PHONE)
    answer(page, FIRST.id, LEVELS[1].id)
    row = page.locator(f"chb-rating[competency={FIRST.id}] .chb-then")
    row.locator(f"input[value={LEVELS[0].id}]").check()
    code = code_of(page)
    expect(page.locator(".chb-participants-code svg")).to_be_visible()
    partly = WORDS("participants.partly", count=1, all=2)
    expect(page.get_by_text(partly)).to_be_visible()
    assert found_by_axe(page) == []
    kept = page.evaluate("() => Object.keys(localStorage).filter(key => key.includes(':answer:'))")
    assert [key.rpartition(":")[2] for key in kept] == [FIRST.id]
    page.goto(served(f"{PATTERN}#{ASKED}&n=1"))
    page.get_by_role("button", name=re.compile(WORDS("room_pattern.door_codes"))).press("Enter")
    field = page.get_by_label(WORDS("room_pattern.type"))
    for typed, outcome in ((code, "counted"), (code.lower(), "duplicate"), ("HJK", "malformed")):
        field.fill(typed)
        field.press("Enter")
        said(page, f"room_pattern.{outcome}")
    expect(page.locator(COUNT)).to_have_text(WORDS("room_pattern.count", count=1))


def test_hands_are_counted_unseen_shown_as_a_pattern_and_thrown_away(open_page: OpenPage):
    page = open_page(f"{PATTERN}#{ASKED}", WIDE, 720)
    page.get_by_role("button", name=re.compile(WORDS("room_pattern.door_hands"))).press("Enter")
    ask = page.locator(".chb-room-ask").first
    for field, hands in zip(ask.locator("input").all(), ("1", "5", "6"), strict=False):
        field.fill(hands)
        field.press("Enter")
        expect(field).to_have_value("")
    expect(ask).to_contain_text(WORDS("room_pattern.hands_count", count=12))
    assert found_by_axe(page) == []
    page.get_by_role("button", name=WORDS("room_pattern.close")).press("Enter")
    page.get_by_role("button", name=WORDS("room_pattern.close_now")).press("Enter")
    shown = page.locator(".chb-room-item").first.locator("td")
    assert shown.all_inner_texts()[:3] == ["1 to 2", "4 to 5", "6"]
    few = WORDS("room_pattern.few", count=5)
    expect(page.locator(".chb-room-item").nth(1)).to_contain_text(few)
    assert found_by_axe(page) == []
    with page.expect_download() as saved:
        page.get_by_role("button", name=WORDS("room_pattern.save_table")).click()
    table = Path(saved.value.path()).read_text("utf-8-sig")
    assert "1 to 2" in table
    assert few in table
    page.get_by_role("button", name=WORDS("room_pattern.throw")).press("Enter")
    expect(page.locator(".chb-room-item")).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('chb'))") == []


@pytest.fixture
def filmed(open_page: OpenPage, tmp_path: Path) -> Path:
    """A film of a phone with a code on it, held askew before a camera that is not quite sharp."""
    page = open_page(f"workshop/participants/#{ASKED}", 640, 480)
    answer(page, FIRST.id, LEVELS[1].id)
    code_of(page)
    expect(page.locator(".chb-participants-code svg")).to_be_visible()
    page.evaluate("""() => {
      const code = document.querySelector(".chb-participants-code svg");
      document.body.replaceChildren(code);
      Object.assign(document.body.style, { background: "#789", padding: "70px 180px" });
      Object.assign(code.style, { width: "260px", filter: "blur(1.6px)",
        transform: "perspective(700px) rotateY(18deg) rotate(14deg)" });
    }""")
    film = tmp_path / "phone.mjpeg"
    film.write_bytes(page.screenshot(type="jpeg", quality=70) * 10)
    return film


@pytest.fixture
def camera_page(chromium: Browser, filmed: Path, served: Address) -> Iterator[Page]:
    """The room's pattern in a browser whose camera sees the film."""
    arguments = [
        *ARGUMENTS,
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={filmed}",
    ]
    command = str(find_chromium())
    browser = chromium.browser_type.launch(executable_path=command, args=arguments)
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(served(f"{PATTERN}#{ASKED}"))
    yield page
    browser.close()


def test_a_code_on_a_phone_is_read_by_the_camera_askew_and_blurred_and_counted_once(
    camera_page: Page,
):
    page = camera_page
    page.get_by_role("button", name=re.compile(WORDS("room_pattern.door_codes"))).click()
    page.get_by_role("button", name=WORDS("room_pattern.scan")).click()
    expect(page.locator(COUNT)).to_have_text(WORDS("room_pattern.count", count=1))
    said(page, "room_pattern.counted")
    page.get_by_role("button", name=WORDS("room_pattern.scan_stop")).click()
    expect(page.locator("video")).to_have_count(0)
