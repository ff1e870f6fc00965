"""My answers, in a real browser: saved to a file, opened, listed, moved and erased."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from answers_file import (
    FILE,
    HANDBOOK,
    STRANGERS,
    compact,
    keep,
    kept,
    others,
    read,
    texts_of,
    whole_file,
)
from browser import (
    KINDS,
    NO_STORAGE,
    NO_WRITING,
    PHONE,
    ROOT,
    SCHEMES,
    WIDE,
    Address,
    OpenPage,
    found_by_axe,
)
from competency_handbook.catalog import open_catalog

pytest_plugins = ["browser"]

PAGE = KINDS["my-answers"]
ITEM = "mentoring-two-way-relationship"
KEY = f"{HANDBOOK}me:answer:{ITEM}"
WORDS = open_catalog(ROOT / "data").messages
FULL = texts_of(whole_file())


@pytest.fixture
def full_page(open_page: OpenPage) -> Callable[..., Page]:
    """Open My answers in a browser that keeps everything of the shared file."""

    def open_one(texts: dict[str, str] = FULL, width: int = WIDE, **options: object) -> Page:
        page = open_page(PAGE, width, **options)
        keep(page, texts)
        return page

    return open_one


def save(page: Page) -> str:
    with page.expect_download() as found:
        page.get_by_role("button", name=WORDS("answers.save")).click()
    assert re.fullmatch(
        r"competency-handbook-answers-\d{4}-\d\d-\d\d\.json", found.value.suggested_filename
    )
    return read(found.value)


def choose(page: Page, text: str) -> None:
    """Choose a file with this text, to be opened."""
    file = {"name": "answers.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator("chb-open input[type=file]").set_input_files(files=[file])


def erase(page: Page) -> None:
    page.get_by_role("button", name=WORDS("answers.erase")).click()


def press(page: Page, key: str) -> None:
    page.get_by_role("button", name=WORDS(key), exact=True).click()


def said(page: Page, element: str, key: str, **values: object) -> None:
    expect(page.locator(f"{element} .chb-said").last).to_contain_text(WORDS(key, **values))


def panel(page: Page):
    return page.locator("chb-open .chb-panel")


# To a file and back


def test_export_erase_import_is_identical(full_page):
    page = full_page()
    before = kept(page)
    text = save(page)
    erase(page)
    assert kept(page) == {}
    choose(page, text)
    press(page, "answers.merge")
    assert kept(page) == before
    expect(page.locator("chb-held")).to_contain_text("Nothing has changed since.")
    assert save(page).splitlines()[6:] == text.splitlines()[6:], "saved again, it is the same file"


def test_real_exports_and_every_released_form_fit_the_published_schema(full_page, built_site: Path):
    schema = json.loads((built_site / "data" / "answers.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    export = json.loads(save(full_page()))
    released = [json.loads(path.read_text("utf-8")) for path in FILE.parent.glob("*.json")]
    for file in (export, *released):
        assert [error.message for error in validator.iter_errors(file)] == []
    broken = whole_file()
    broken["records"]["me"]["answers"][ITEM]["state"] = "excellent"
    assert list(validator.iter_errors(broken))
    broken = whole_file()
    broken["records"]["me"]["answers"][ITEM]["seen"]["label"] = 4
    assert list(validator.iter_errors(broken))


def test_a_file_is_what_was_last_saved(full_page):
    page = full_page()
    expect(page.locator("chb-held")).to_contain_text(WORDS("answers.never_saved"))
    expect(page.locator("chb-held")).to_contain_text("seven days")
    with page.expect_download() as found:
        press(page, "answers.save")
    name = found.value.suggested_filename
    expect(page.locator("chb-held")).to_contain_text("Nothing has changed since.")
    said(page, "chb-save", "answers.saving_done", name=name)
    later = json.loads(FULL[KEY]) | {"rev": 9, "at": "2999-01-01T00:00:00.000Z"}
    keep(page, {KEY: compact(later)})
    expect(page.locator("chb-held")).to_contain_text("One thing has changed since.")


def test_what_is_kept_is_counted_in_words(full_page):
    rows = full_page().locator("chb-held dl > div").all_inner_texts()
    assert [row.replace("\n", " ") for row in rows] == [
        "Mentoring competencies 2 of 11 answered, 1 not sure yet, 1 with a note or evidence, "
        "1 in your plan",
        "Coaching competencies 0 of 15 answered",
        "Agency standard for mentoring staff (COA PA-MS 2) 1 of 2 answered",
        "Evidence of the agency 1 line",
        "Snapshots 1 snapshot",
        "Worksheets 1 copy",
        "Second views 1 view",
    ]


def test_zero_answers_say_where_to_begin(open_page: OpenPage):
    page = open_page(PAGE)
    expect(page.locator("chb-held")).to_contain_text("Nothing is kept here yet.")
    assert page.locator("chb-held a").count() == 3
    press(page, "answers.save")
    said(page, "chb-save", "answers.saving_nothing")


def test_csv_cells_starting_with_a_sign_are_words(full_page):
    answer = json.loads(FULL[KEY]) | {"note": '=HYPERLINK("x")', "evidence": ["+1", "a, b"]}
    page = full_page(FULL | {KEY: compact(answer)})
    with page.expect_download() as found:
        press(page, "answers.save_table")
    text = read(found.value)
    assert text.startswith("\ufeffFramework,Area,Code,Title,Competency,Answer,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert rows[0]["Note"] == '\'=HYPERLINK("x")'
    assert (rows[0]["Evidence"], rows[0]["Answer"]) == ("'+1\na, b", "On my own")
    page.get_by_label(WORDS("answers.with_notes")).uncheck()
    with page.expect_download() as found:
        press(page, "answers.save_table")
    assert "HYPERLINK" not in read(found.value)


def test_the_report_is_read_by_itself_and_printed_alone(full_page):
    page = full_page()
    press(page, "answers.show_report")
    report = page.locator(".chb-report")
    expect(report.get_by_role("heading", name=WORDS("answers.report_title"))).to_be_focused()
    for words in ("On my own", "Notes of our first meeting", "Ask before I tell", "March 1, 2027"):
        expect(report).to_contain_text(words)
    expect(report).to_contain_text("<script>alert(1)</script>")
    page.emulate_media(media="print")
    expect(report).to_be_visible()
    for hidden in ("chb-held", "#answers-erase", "chb-save [data-save=file]"):
        expect(page.locator(hidden)).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_label(WORDS("answers.with_notes")).uncheck()
    expect(report).not_to_contain_text("Ask before I tell")
    press(page, "answers.report_close")
    expect(page.get_by_role("button", name=WORDS("answers.show_report"))).to_be_focused()


# Opening a file


def older_here() -> dict[str, str]:
    answer = json.loads(FULL[KEY]) | {"rev": 1, "level": "growth-with-support"}
    here = FULL | {KEY: compact(answer)}
    del here[f"{HANDBOOK}agency:answer:coa-overseers-prepared"]
    return here


def test_a_preview_says_what_would_change_and_nothing_changes_before(full_page):
    page = full_page(older_here())
    before = kept(page)
    choose(page, FILE.read_text("utf-8"))
    expect(panel(page).get_by_role("heading")).to_be_focused()
    folds = [line.strip() for line in panel(page).locator("summary").all_inner_texts()]
    assert folds == [
        "1 new: only the file has it",
        "1 newer in the file: it takes the place of yours",
        "7 the same",
    ]
    panel(page).locator("summary").nth(1).click()
    expect(panel(page)).to_contain_text("“With support” becomes “On my own”")
    expect(panel(page)).to_contain_text(WORDS("answers.gone", count=1))
    assert kept(page) == before
    press(page, "answers.cancel")
    said(page, "chb-open", "answers.canceled")
    assert kept(page) == before


def test_merging_adds_and_can_be_undone(full_page):
    page = full_page(older_here())
    before = kept(page)
    choose(page, FILE.read_text("utf-8"))
    press(page, "answers.merge")
    said(page, "chb-open", "answers.opened", count=2)
    assert kept(page) == FULL
    expect(page.get_by_role("button", name=WORDS("answers.undo"))).to_be_focused()
    press(page, "answers.undo")
    said(page, "chb-open", "answers.undone")
    assert kept(page) == before


def test_import_twice_doubles_nothing(full_page):
    page = full_page()
    choose(page, FILE.read_text("utf-8"))
    expect(panel(page)).to_contain_text(WORDS("answers.same", count=9))
    press(page, "answers.merge")
    assert kept(page) == FULL


def test_replacing_lets_go_of_what_the_file_lacks(full_page):
    extra = f"{HANDBOOK}me:answer:mentoring-confidentiality"
    page = full_page({**FULL, extra: FULL[KEY]} | STRANGERS)
    before = others(page)
    choose(page, FILE.read_text("utf-8"))
    panel(page).get_by_text(WORDS("answers.way_replace")).click()
    expect(panel(page)).to_contain_text(WORDS("answers.lost", count=1))
    press(page, "answers.replace")
    assert (kept(page), others(page)) == (FULL, before)
    press(page, "answers.undo")
    assert extra in kept(page)


def test_delete_then_merge_an_older_file_does_not_bring_it_back(full_page):
    gone = {"v": 1, "state": "none", "level": None, "rev": 4, "at": "", "seen": None}
    page = full_page(FULL | {KEY: compact(gone)})
    choose(page, FILE.read_text("utf-8"))
    press(page, "answers.merge")
    assert json.loads(kept(page)[KEY]) == gone


FAULTS = {
    "fault_empty": "",
    "fault_not-json": FILE.read_text("utf-8")[:-40],
    "fault_not-ours": '{"format":"something else"}',
    "fault_newer": compact(whole_file() | {"v": 2}),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_file_that_cannot_be_opened_is_called_what_it_is(fault: str, full_page):
    page = full_page()
    choose(page, FAULTS[fault])
    said(page, "chb-open", f"answers.{fault}")
    expect(page.locator("#chb-alert")).to_have_text(WORDS(f"answers.{fault}"))
    expect(panel(page)).to_be_hidden()
    assert kept(page) == FULL


def test_import_of_another_handbooks_file(full_page):
    page = full_page()
    choose(page, compact(whole_file() | {"handbook": "our-county"}))
    said(page, "chb-open", "answers.fault_other", handbook="our-county")
    assert kept(page) == FULL


def test_damaged_parts_of_a_file_are_named_and_the_rest_opens(open_page: OpenPage):
    file = whole_file()
    file["records"]["me"]["answers"][ITEM] = {"v": 1, "state": "excellent"}
    page = open_page(PAGE)
    choose(page, compact(file))
    expect(panel(page)).to_contain_text(
        WORDS("answers.apart_damaged", count=1, names=f"me › answers › {ITEM}")
    )
    press(page, "answers.merge")
    assert kept(page) == {key: text for key, text in FULL.items() if key != KEY}


FAILING = """() => {
  const write = Storage.prototype.setItem;
  let left = 4;
  Storage.prototype.setItem = function (key, text) {
    if (key.includes(":answer:") && left-- <= 0) throw new Error("QuotaExceededError");
    write.call(this, key, text);
  };
}"""


def test_import_failing_half_way_changes_nothing(open_page: OpenPage):
    page = open_page(PAGE)
    page.evaluate(FAILING)
    choose(page, FILE.read_text("utf-8"))
    press(page, "answers.merge")
    said(page, "chb-open", "answers.not_opened")
    assert kept(page) == {}


def test_tab_killed_while_importing_is_taken_back_by_the_next_page(full_page):
    """As a killed tab leaves it: the journal, and some of what it was to write."""
    here = older_here()
    page = full_page(here)
    page.evaluate("() => { Storage.prototype.removeItem = () => { throw new Error('killed'); }; }")
    choose(page, FILE.read_text("utf-8"))
    press(page, "answers.merge")
    assert HANDBOOK + "journal" in kept(page)
    assert kept(page)[KEY] == FULL[KEY]
    journal = json.loads(kept(page)[HANDBOOK + "journal"]) | {"at": 0}
    keep(page, {HANDBOOK + "journal": compact(journal)})
    expect(page.locator("chb-held dl")).to_be_visible()
    assert kept(page) == here


# What cannot be shown


def test_what_this_edition_lacks_and_what_cannot_be_read_is_listed(full_page):
    apart = full_page().locator("chb-apart")
    expect(apart).to_contain_text("I do what no edition asks for any more.")
    expect(apart).to_contain_text("me:answer:from-a-newer-edition")
    expect(apart).to_contain_text('{"v":1,"state":"ra')


def test_unreadable_texts_are_saved_as_they_are_and_deleted_with_a_way_back(full_page):
    page = full_page()
    unreadable = page.locator("chb-apart .chb-buttons").last
    with page.expect_download() as found:
        unreadable.get_by_role("button", name=WORDS("answers.save_raw")).click()
    assert json.loads(read(found.value))["unread"] == {"quarantine:1": '{"v":1,"state":"ra'}
    press(page, "answers.delete_raw")
    assert HANDBOOK + "quarantine:1" not in kept(page)
    press(page, "answers.undo")
    assert kept(page) == FULL


# A shared computer


def test_second_person_on_a_shared_device(full_page, served: Address):
    page = full_page()
    press(page, "answers.shared_switch_on")
    expect(page.get_by_role("radio", name=WORDS("answers.shared_move"))).to_be_focused()
    press(page, "answers.shared_do")
    said(page, "chb-shared", "answers.shared_done_on")
    assert kept(page) == {}
    assert kept(page, "sessionStorage") == FULL
    page.goto(served(KINDS["self-check"]))
    expect(page.locator("chb-keeping")).to_contain_text(WORDS("keeping.session"))
    page.get_by_role("link", name=WORDS("keeping.link_answers")).click()
    page.wait_for_url(f"**/{PAGE}**")
    page.go_back()
    rating = page.locator(f'chb-rating[competency="{ITEM}"]')
    expect(rating.get_by_text(WORDS("keeping.saved_session"))).to_be_visible()
    second = page.context.new_page()
    second.goto(served(PAGE))
    expect(second.locator("chb-held")).to_contain_text("Nothing is kept here yet.")
    expect(second.locator("chb-shared")).to_contain_text(WORDS("answers.shared_on"))


def test_session_answers_are_never_in_the_browser_and_can_be_moved_there(
    full_page, served: Address
):
    page = full_page({})
    press(page, "answers.shared_switch_on")
    page.goto(served(KINDS["self-check"]))
    page.locator(f'chb-rating[competency="{ITEM}"]').get_by_role("radio").nth(1).check()
    assert kept(page) == {}
    page.goto(served(PAGE))
    press(page, "answers.shared_switch_off")
    press(page, "answers.shared_do")
    assert list(kept(page)) == [KEY]
    assert kept(page, "sessionStorage") == {}


def test_reset_leaves_materials_own_preferences(full_page):
    page = full_page(FULL | STRANGERS)
    page.get_by_title(re.compile("Switch to dark")).first.click()
    save(page)
    before = others(page)
    assert "/some/where/.__palette" in before
    assert len(before) == len(STRANGERS) + 1
    erase(page)
    said(page, "chb-erase", "answers.erased")
    assert page.evaluate("() => ({...localStorage})") == before
    expect(page.get_by_role("button", name=WORDS("answers.undo"))).to_be_focused()
    press(page, "answers.undo")
    said(page, "chb-erase", "answers.brought_back")
    assert (kept(page), others(page)) == (FULL, before)


def test_another_app_calls_clear_and_the_page_shows_what_is_there(full_page, served: Address):
    page = full_page()
    other = page.context.new_page()
    other.goto(served("sources/"))
    other.evaluate("localStorage.clear()")
    expect(page.locator("chb-held")).to_contain_text("Nothing is kept here yet.")


# Never lose, never lie

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


HEARD = """() => { window.heard = []; addEventListener("storage",
  ({ newValue }) => heard.push(newValue ?? "")); }"""


def test_what_another_tab_was_about_to_save_is_erased_too(full_page, served: Address):
    """A note waits for a pause in typing; whoever erases meanwhile would leave it behind."""
    page = full_page()
    page.evaluate(HEARD)
    other = page.context.new_page()
    other.clock.install(time="2026-11-22T10:00:00Z")
    other.goto(served(KINDS["self-check"]))
    rating = other.locator(f'chb-rating[competency="{ITEM}"]')
    rating.get_by_text(WORDS("check_form.more")).click()
    other.clock.pause_at("2026-11-22T11:00:00Z")
    rating.get_by_role("textbox", name=WORDS("check_form.note")).fill("Typed just before")
    erase(page)
    assert kept(page) == {}
    other.clock.run_for(1000)
    page.wait_for_function("() => heard.some((text) => text.includes('Typed just before'))")
    assert kept(page) == {}
    press(page, "answers.undo")
    assert "Typed just before" in str(kept(page))


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
        frame.locator(f'chb-rating[competency="{ITEM}"]').get_by_role("radio").nth(1).check()
        expect(frame.locator("chb-keeping")).to_contain_text(WORDS("keeping.unsaved"))
        # By keyboard: Chromium may give a click in a sandboxed frame to the page around it.
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


# For everybody


def states(page: Page):
    """The states of the page, one after the other."""
    yield "full"
    choose(page, "oops")
    said(page, "chb-open", "answers.fault_not-json")
    yield "error"
    choose(page, FILE.read_text("utf-8"))
    panel(page).locator("summary").first.click()
    yield "preview"
    press(page, "answers.cancel")
    press(page, "answers.show_report")
    yield "report"
    press(page, "answers.shared_switch_on")
    yield "question"
    press(page, "answers.shared_do")
    erase(page)
    yield "erased"


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_nothing_in_any_state(width: int, scheme: str, full_page):
    page = full_page(older_here(), width, scheme=scheme, bypass_csp=True)
    found = {state: found_by_axe(page) for state in states(page)}
    assert {state: faults for state, faults in found.items() if faults} == {}


def test_nothing_is_wider_than_a_narrow_screen_in_any_state(full_page):
    page = full_page(older_here(), 320)
    wide = [
        s
        for s in states(page)
        if page.evaluate("document.scrollingElement.scrollWidth > innerWidth")
    ]
    assert wide == []


def test_on_a_framework_page_too_what_cannot_be_kept_can_be_saved(open_page: OpenPage):
    page = open_page(KINDS["framework"], PHONE, before=NO_WRITING)
    rating = page.locator(f'chb-rating[competency="{ITEM}"]')
    rating.locator("summary").first.click()
    rating.get_by_role("radio").nth(1).check()
    with page.expect_download() as found:
        press(page, "keeping.save")
    assert ITEM in json.loads(read(found.value))["records"]["me"]["answers"]
