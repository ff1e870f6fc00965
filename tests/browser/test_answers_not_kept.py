"""Where little or nothing can be kept, nothing is lost and nothing untrue is said."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from answers_file import (
    FILE,
    HANDBOOK,
    keep,
    kept,
    others,
    read,
    texts_of,
)
from browser import (
    KINDS,
    NO_STORAGE,
    NO_WRITING,
    PHONE,
    Address,
    OpenPage,
    hold_timers,
    pass_time,
)
from my_answers import (
    FULL,
    ITEM,
    KEY,
    PAGE,
    WORDS,
    choose,
    erase,
    press,
    said,
    save,
)

pytest_plugins = ["browser", "my_answers"]


BLOCKED = {"storage getter throws": NO_STORAGE, "setItem throws on first write": NO_WRITING}


@pytest.mark.parametrize("how", BLOCKED)
def test_where_nothing_can_be_kept_the_page_says_so(how: str, open_page: OpenPage):
    page = open_page(PAGE, before=BLOCKED[how])
    expect(page.locator("chb-held")).to_contain_text(WORDS("answers.blocked"))
    choose(page, FILE.read_text("utf-8"))
    press(page, "answers.merge")
    said(page, "chb-open", "answers.not_opened")


@pytest.mark.parametrize("how", BLOCKED)
def test_what_cannot_be_kept_can_be_saved_to_a_file_from_memory(how: str, open_page: OpenPage):
    page = open_page(KINDS["self-check"], PHONE, before=BLOCKED[how])
    expect(page.locator("chb-keeping")).to_contain_text(WORDS("keeping.blocked"))
    page.locator(f'chb-rating[competency="{ITEM}"]').get_by_role("radio").nth(1).check()
    expect(page.locator("chb-keeping")).to_contain_text(WORDS("keeping.unsaved"))
    with page.expect_download() as found:
        press(page, "keeping.save")
    file = json.loads(read(found.value))
    assert file["records"]["me"]["answers"][ITEM]["level"] == "growth-with-support"
    again = open_page(PAGE)
    choose(again, json.dumps(file))
    press(again, "answers.merge")
    assert list(kept(again)) == [KEY]


def test_what_another_tab_has_saved_since_is_not_called_unsaved(
    open_page: OpenPage, served: Address
):
    page = open_page(KINDS["self-check"])
    page.evaluate(f"() => {{ {NO_WRITING} }}")
    page.locator(f'chb-rating[competency="{ITEM}"]').get_by_role("radio").nth(1).check()
    expect(page.locator("chb-keeping")).to_contain_text(WORDS("keeping.unsaved"))
    other = page.context.new_page()
    other.goto(served(PAGE))
    keep(other, {KEY: FULL[KEY]})
    rating = page.locator(f'chb-rating[competency="{ITEM}"]')
    expect(rating.get_by_text(WORDS("self_check.changed_elsewhere"))).to_be_visible()
    expect(page.locator("chb-keeping")).to_be_hidden()


def test_a_worksheet_that_cannot_be_kept_can_be_saved_to_a_file(open_page: OpenPage):
    page = open_page(KINDS["worksheet"], PHONE, before=NO_WRITING)
    field = page.locator("chb-worksheet form textarea, chb-worksheet form input").first
    field.fill("Ana & Ben")
    expect(page.locator("chb-keeping")).to_contain_text(WORDS("keeping.unsaved"))
    with page.expect_download() as found:
        press(page, "keeping.save")
    file = read(found.value)
    [sheet] = json.loads(file)["records"]["me"]["sheets"]["mentoring-agreement"].values()
    assert "Ana & Ben" in sheet["fields"].values()
    again = open_page(PAGE)
    choose(again, file)
    press(again, "answers.merge")
    expect(again.locator("chb-held")).to_contain_text("1 copy")


def test_handbook_moved_to_another_path(full_page, served: Address, built_site: Path):
    """Keys hang on the handbook's id, not on where it is served."""
    page = full_page()

    def serve(route: Route) -> None:
        path = built_site / route.request.url.partition("/moved/")[2].partition("?")[0]
        route.fulfill(path=path / "index.html" if path.is_dir() else path)

    page.route("**/moved/**", serve)
    page.goto(served(PAGE).replace("/some/where/", "/moved/"))
    expect(page.locator("chb-held")).to_contain_text("2 of 11 answered")


def test_what_another_tab_was_about_to_save_is_erased_too(full_page, served: Address):
    """A note waits for a pause in typing; whoever erases meanwhile would leave it behind."""
    page = full_page()
    other = page.context.new_page()
    hold_timers(other)
    other.goto(served(KINDS["self-check"]))
    rating = other.locator(f'chb-rating[competency="{ITEM}"]')
    note = rating.get_by_role("textbox", name=WORDS("check_form.note"))
    rating.get_by_text(WORDS("check_form.more")).click()
    note.fill("Typed just before")
    erase(page)
    expect(other.locator("chb-keeping")).to_contain_text(WORDS("keeping.erased_erased"))
    pass_time(other, 400)
    assert kept(page) == {}
    rating.get_by_text(WORDS("check_form.more")).click()
    expect(note).to_have_value("")
    note.fill("Typed later")
    pass_time(other, 400)
    assert "Typed later" in str(kept(page)), "that is no longer what was erased"
    assert "Typed just before" not in str(kept(page))


def test_two_handbooks_on_one_origin_do_not_see_each_other(full_page):
    theirs = {key.replace("competency-handbook", "theirs"): text for key, text in FULL.items()}
    page = full_page(theirs)
    expect(page.locator("chb-held")).to_contain_text("Nothing is kept here yet.")
    erase(page)
    assert {key: text for key, text in others(page).items() if key in theirs} == theirs


def test_quota_filled_by_another_app(full_page):
    page = full_page()
    page.evaluate("""() => {
      let size = 2 ** 20;
      for (let n = 0; size >= 1; n += 1)
        try { localStorage.setItem(`other${n}`, "x".repeat(size)); } catch { size = size >> 1; }
    }""")
    page.reload()
    expect(page.locator("chb-held")).to_contain_text(WORDS("answers.full"))
    file = json.loads(save(page))
    assert texts_of(file) == FULL
    expect(page.locator("chb-held")).to_contain_text("Nothing has changed since.")


def test_embedded_with_storage_blocked(chromium: Browser, served: Address):
    """In a sandboxed frame no file may come either: the text itself is offered."""
    with chromium.new_context(bypass_csp=True) as context:
        page = context.new_page()
        page.goto(served("sources/"))
        page.evaluate(
            "src => document.body.append(Object.assign(document.createElement('iframe'),"
            "{src, id: 'frame', sandbox: 'allow-scripts', width: 800, height: 600}))",
            served(KINDS["self-check"]),
        )
        frame = page.frame_locator("#frame")
        radio = frame.locator(f'chb-rating[competency="{ITEM}"]').get_by_role("radio").nth(1)
        # By keyboard: Chromium may give a click in a sandboxed frame to the page around it.
        radio.press("Space")
        expect(frame.locator("chb-keeping")).to_contain_text(WORDS("keeping.unsaved"))
        frame.get_by_role("button", name=WORDS("keeping.save"), exact=True).press("Enter")
        text = frame.locator(".chb-copy-text textarea").input_value()
        assert ITEM in json.loads(text)["records"]["me"]["answers"]


def test_script_disabled_the_page_is_honest(open_page: OpenPage):
    page = open_page(PAGE, java_script_enabled=False)
    expect(page.locator("main noscript p")).to_have_text(WORDS("my.no_script"))
    assert page.locator("main button:visible").count() == 0
    expect(page.get_by_text(WORDS("answers.who_file"))).to_be_visible()


def test_ten_thousand_mutated_records_neither_break_the_page_nor_lose_the_valid_part(
    full_page, served: Address
):
    chance = random.Random(4)
    text = FULL[KEY]
    mutated = {}
    for n in range(10_000):
        at, gone = chance.randrange(len(text)), chance.randrange(1, 40)
        put = "".join(chance.choices('{}[]",:0nulrev\\', k=chance.randrange(4)))
        mutated[f"{HANDBOOK}me:answer:made-up-{n}"] = (text[:at] + put + text[at + gone :])[:160]
    page = full_page(mutated | FULL)
    expect(page.locator("chb-held dl")).to_contain_text("2 of 11 answered")
    expect(page.locator("chb-apart")).to_contain_text(re.compile(r"and \d+ more"))
    page.goto(served(KINDS["self-check"]))
    expect(page.locator(f'chb-rating[competency="{ITEM}"] input:checked').first).to_be_checked()


def test_on_a_framework_page_too_what_cannot_be_kept_can_be_saved(open_page: OpenPage):
    page = open_page(KINDS["framework"], PHONE, before=NO_WRITING)
    rating = page.locator(f'chb-rating[competency="{ITEM}"]')
    rating.locator("summary").first.click()
    rating.get_by_role("radio").nth(1).check()
    with page.expect_download() as found:
        press(page, "keeping.save")
    assert ITEM in json.loads(read(found.value))["records"]["me"]["answers"]
