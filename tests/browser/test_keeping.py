"""A page that does not keep things as usual says so before anything is done on it."""

import json
import re

import pytest
from playwright.sync_api import Dialog, Page, expect

from browser import HELD_TIMERS, NO_WRITING, OpenPage
from keeping import HALF, HANDBOOK, MENTORING, NEW, answers, keeping, rated

pytest_plugins = ["browser"]

BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("blocked", "SecurityError"); },
});"""
PAGES = [
    "self-assessment/asapconnect-mentoring/",
    "worksheets/coaching-notes/",
    "my/progress/",
    "my/plan/",
    "my/answers/",
    "my/second-view/",
]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_that_can_keep_nothing_says_so_at_once(open_page: OpenPage, path: str):
    page = open_page(path, before=BLOCKED)
    notice = page.locator("chb-keeping")
    expect(notice).to_contain_text("This browser does not let the page keep anything.")
    expect(page.locator(".chb-privacy").first).to_be_hidden()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_that_keeps_things_says_where(open_page: OpenPage, path: str):
    page = open_page(path)
    expect(page.locator(".chb-privacy").first).to_be_visible()
    expect(page.locator("chb-keeping")).to_be_hidden()


SHARED = keeping({f"{HANDBOOK}settings": {"v": 1, "session": True}}, HALF, storage="sessionStorage")
"""Answers in the tab of a shared computer."""
CHECK = PAGES[0]
SAVED, ERASED = "Save it to a file", "Erase everything"


def asked(page: Page, leave: str) -> list[str]:
    """What is asked when a script leaves the page so; the reader stays."""
    questions: list[str] = []

    def stay(dialog: Dialog) -> None:
        questions.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    # A browser asks nothing of whoever has done nothing on a page.
    page.locator("h1").click()
    page.evaluate(leave)
    page.wait_for_timeout(0)
    return questions


LEAVE = "() => { location.href = 'about:blank'; }"


def test_on_a_shared_computer_saving_and_erasing_stand_side_by_side(open_page: OpenPage):
    page = open_page(CHECK, before=SHARED)
    notice = page.locator("chb-keeping")
    expect(notice.get_by_role("button", name=SAVED)).to_be_visible()
    notice.get_by_role("button", name=ERASED).click()
    notice.get_by_role("button", name="Cancel").click()
    expect(notice.get_by_role("button", name=SAVED)).to_be_focused()
    notice.get_by_role("button", name=ERASED).click()
    expect(notice.get_by_role("button", name=f"Yes, {ERASED.lower()}")).to_be_focused()
    page.keyboard.press("Enter")
    expect(notice).to_contain_text("was erased")
    left = page.evaluate("() => Object.keys({ ...sessionStorage, ...localStorage })")
    assert [key for key in left if ":me:" in key] == []
    expect(page.locator("chb-rating input:checked")).to_have_count(0)


def test_whoever_leaves_answers_on_a_shared_computer_is_asked(open_page: OpenPage):
    page = open_page(CHECK, before=SHARED)
    assert asked(page, LEAVE) == ["beforeunload"]
    expect(page.locator("chb-keeping").get_by_role("button", name=SAVED)).to_be_focused()


def test_who_goes_on_in_the_handbook_is_not_asked(open_page: OpenPage):
    page = open_page(CHECK, before=SHARED)
    questions = asked(page, "() => document.querySelector('a[href$=\"sources/\"]').click()")
    page.wait_for_url("**/sources/")
    assert questions == []


def test_who_has_nothing_to_leave_behind_is_not_asked(open_page: OpenPage):
    session = keeping({f"{HANDBOOK}settings": {"v": 1, "session": True}}, storage="sessionStorage")
    page = open_page(CHECK, before=session)
    questions = asked(page, LEAVE)
    page.wait_for_url("about:blank")
    assert questions == []


def test_what_is_in_memory_only_is_asked_about_before_any_link(open_page: OpenPage):
    page = open_page(CHECK)
    page.evaluate(f"() => {{ {NO_WRITING} }}")
    page.locator("chb-rating .chb-anchor").first.click()
    leave = "() => document.querySelector('a[href$=\"sources/\"]').click()"
    assert asked(page, leave) == ["beforeunload"]


FIELDS = {
    CHECK: "textarea[name=note]",
    "self-assessment/coa-pa-ms-2/": "chb-evidence input[type=text]",
    "worksheets/mentoring-agreement/": "chb-worksheet textarea",
    "my/plan/": "chb-my-plan [data-part=entries] textarea",
}
"""Where words are written that are saved a moment later."""
GOAL = {"goal": "A goal", "steps": [], "support": "", "due": ""}


@pytest.mark.parametrize("path", FIELDS)
def test_words_that_find_no_room_when_the_page_is_left_are_asked_about(
    open_page: OpenPage, path: str
):
    planned = keeping(answers({MENTORING[0]: rated(NEW, plan=GOAL)}))
    page = open_page(path, before=HELD_TIMERS + planned)
    page.evaluate(f"() => {{ {NO_WRITING} }}")
    if path == CHECK:
        page.locator(".chb-more > summary").first.click()
    page.locator(FIELDS[path]).first.fill("Pasted just before.")
    assert asked(page, LEAVE) == ["beforeunload"]
    expect(page.locator("chb-keeping")).to_contain_text("is not saved in this browser.")


def test_words_that_are_saved_when_the_page_is_left_are_not_asked_about(open_page: OpenPage):
    page = open_page(CHECK, before=HELD_TIMERS)
    page.locator(".chb-more > summary").first.click()
    page.locator(FIELDS[CHECK]).first.fill("Pasted just before.")
    questions = asked(page, LEAVE)
    page.wait_for_url("about:blank")
    assert questions == []


def test_words_that_wait_to_be_saved_are_erased_with_all_else(open_page: OpenPage):
    page = open_page(CHECK, before=HELD_TIMERS + SHARED)
    page.locator(".chb-more > summary").first.click()
    page.locator(FIELDS[CHECK]).first.fill("Typed just before.")
    notice = page.locator("chb-keeping")
    notice.get_by_role("button", name=ERASED).click()
    notice.get_by_role("button", name=f"Yes, {ERASED.lower()}").click()
    expect(notice).to_contain_text("was erased")
    assert ":me:" not in json.dumps(page.evaluate("() => ({ ...sessionStorage })"))


def test_what_to_do_about_what_is_not_saved_is_said_once(open_page: OpenPage):
    page = open_page(CHECK)
    page.evaluate(f"() => {{ {NO_WRITING} }}")
    rating = page.locator("chb-rating").first
    rating.locator(".chb-anchor").first.click()
    words = page.locator("chb-keeping").inner_text() + rating.locator(".chb-saved").inner_text()
    assert len(re.findall("file|print", words)) == 2, "the sentence and its button"


NOBODY_ACTS = """ms => {
  const key = "chb-tab:competency-handbook";
  const pass = JSON.parse(sessionStorage.getItem(key));
  sessionStorage.setItem(key, JSON.stringify({ ...pass, at: pass.at - ms }));
  passTime(ms);
}"""
UNTIL_WARNED = 28 * 60_000 + 1000


def test_a_tab_that_nobody_uses_warns_and_then_is_erased(open_page: OpenPage):
    page = open_page(CHECK, before=HELD_TIMERS + SHARED)
    notice = page.locator("chb-keeping")
    page.evaluate(NOBODY_ACTS, UNTIL_WARNED)
    expect(notice).to_contain_text("No one has used this tab for a while.")
    expect(notice.get_by_role("button", name="I am still here")).to_be_visible()
    # Whatever is done counts, before the button itself is pressed.
    page.keyboard.press("Shift")
    expect(notice).to_contain_text("Shared computer")
    with page.expect_navigation():
        page.evaluate(NOBODY_ACTS, UNTIL_WARNED)
        page.evaluate(NOBODY_ACTS, 2 * 60_000)
    expect(notice).to_contain_text("No one used this tab for 30 minutes.")
    assert ":me:" not in json.dumps(page.evaluate("() => ({ ...sessionStorage })"))


def test_a_warning_leaves_what_is_begun_on_the_page_as_it_is(open_page: OpenPage):
    page = open_page("my/answers/", before=HELD_TIMERS + SHARED)
    choice = page.locator("article input[type=checkbox]").first
    choice.uncheck()
    page.evaluate(NOBODY_ACTS, UNTIL_WARNED)
    expect(page.locator("chb-keeping").get_by_role("button")).to_have_text(["I am still here"])
    expect(choice).not_to_be_checked()
    with page.expect_download():
        page.get_by_role("button", name="Save my answers to a file").click()


CLOCKS = """{
  const { now } = Date;
  window.awake = 0;
  Date.now = () => now() + Number(sessionStorage.ahead ?? 0);
  Performance.prototype.now = () => awake;
}"""
"""Both clocks in a test's hand: the computer's, and the one that stands still while it sleeps."""
SET_CLOCK = "awake => { sessionStorage.ahead = 31 * 60_000; window.awake += awake; }"


def test_a_clock_that_is_set_while_somebody_writes_loses_nothing(open_page: OpenPage):
    page = open_page(CHECK, before=HELD_TIMERS + CLOCKS + SHARED)
    page.locator(".chb-more > summary").first.click()
    page.locator(FIELDS[CHECK]).first.press_sequentially("Before ")
    page.evaluate(SET_CLOCK, 1000)
    page.keyboard.type("and after.")
    page.evaluate("() => passTime(11_000)")
    kept = json.dumps(page.evaluate("() => ({ ...sessionStorage })"))
    assert "Before and after." in kept


def test_what_a_computer_slept_over_is_erased_before_anybody_does_anything(open_page: OpenPage):
    page = open_page(CHECK, before=HELD_TIMERS + CLOCKS + SHARED)
    page.locator("h1").click()
    page.evaluate(SET_CLOCK, 5000)
    page.evaluate("() => void setTimeout(() => passTime(11_000))")
    expect(page.locator("chb-keeping")).to_contain_text("No one used this tab for 30 minutes.")
    assert ":me:" not in json.dumps(page.evaluate("() => ({ ...sessionStorage })"))


MADE_BEFOREHAND = """
  window.beforehand = true;
  Object.defineProperty(document, "prerendering", { get: () => beforehand });"""
"""As if Chromium made the page before the reader asked for it."""


def test_a_page_that_is_made_beforehand_takes_no_tab_for_its_own(open_page: OpenPage):
    page = open_page(CHECK, before=MADE_BEFOREHAND + SHARED)
    choices = page.locator("chb-rating input[data-state]")
    expect(choices.first).to_be_attached()
    assert page.evaluate("() => [window.name, customElements.get('chb-rating') ?? null]") == [
        "",
        None,
    ]
    page.evaluate(
        "() => { beforehand = false; document.dispatchEvent(new Event('prerenderingchange')); }"
    )
    expect(page.locator("chb-rating input:checked").first).to_be_attached()
    assert page.evaluate("() => window.name").startswith("chb-tab:")
