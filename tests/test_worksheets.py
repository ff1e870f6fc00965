"""What else than ratings a reader writes on a page, in a real browser; and the glossary's tips.

Worksheets with their copies, the checklist of evidence, an agency's own record.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Locator, Page, expect

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
    focus_by_tab,
    found_by_axe,
    held_back,
    hold_clock,
)
from competency_handbook.catalog import open_catalog

pytest_plugins = ["browser"]

CATALOG = open_catalog(ROOT / "data")
WORDS = CATALOG.messages
NOTES = "worksheets/coaching-notes/"
AGREEMENT = "worksheets/mentoring-agreement/"
SHEETS = [f"worksheets/{name}/" for name in sorted(CATALOG.worksheets)]
SEEN = "visit-seen"
START = "chb:competency-handbook:me:sheet:"
AGENCY = KINDS["agency-self-check"]
SAVED = WORDS("worksheet.saved")


def blank(page: Page, id: str = SEEN) -> Locator:
    return page.locator(f"[name='{id}']")


def bar(page: Page) -> Locator:
    return page.locator(".chb-copies")


def name(page: Page) -> Locator:
    return bar(page).get_by_label(WORDS("worksheet.name"))


def choice(page: Page) -> Locator:
    return bar(page).get_by_role("combobox")


def press(page: Page, word: str) -> None:
    bar(page).get_by_role("button", name=WORDS(f"worksheet.{word}"), exact=True).click()


def write(page: Page, text: str, called: str = "", id: str = SEEN) -> None:
    """Fill in a blank, and the copy's name; wait until it is said to be saved."""
    blank(page, id).fill(text)
    if called:
        name(page).fill(called)
    expect(bar(page).get_by_text(SAVED, exact=True)).to_be_visible()


def kept(page: Page, start: str = "chb:") -> dict[str, dict]:
    """What is in the browser's storage, by key."""
    stored = page.evaluate("() => ({ ...localStorage })")
    return {key: json.loads(text) for key, text in stored.items() if key.startswith(start)}


def copies(page: Page) -> list[str]:
    return [text.strip() for text in choice(page).locator("option").all_inner_texts()]


def unnamed(number: int) -> str:
    return WORDS("worksheet.unnamed", number=number)


def deleted(called: str) -> str:
    return WORDS("worksheet.deleted", name=f"\u2068{called}\u2069")


# A worksheet keeps what is written


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
    expect(bar(page)).to_be_visible()
    press(page, "new")
    expect(name(page)).to_be_focused()
    blank(page).press_sequentially("a")
    blank(page).press("Backspace")
    page.wait_for_timeout(900)
    assert kept(page) == {}
    assert copies(page) == [unnamed(1)]
    expect(page.get_by_text(SAVED, exact=True)).to_have_count(0)


def test_two_named_copies_keep_their_own_text(open_page: OpenPage):
    page = open_page(NOTES)
    write(page, "Nine in line", "Ana")
    press(page, "new")
    expect(blank(page)).to_have_value("")
    assert copies(page) == [unnamed(2), "Ana"]
    write(page, "Two in line", "Ben")
    assert copies(page) == ["Ben", "Ana"]
    choice(page).select_option("Ana")
    expect(blank(page)).to_have_value("Nine in line")
    expect(name(page)).to_have_value("Ana")
    page.reload()
    expect(choice(page).locator(":checked")).to_have_text("Ana")
    expect(blank(page)).to_have_value("Nine in line")
    choice(page).select_option("Ben")
    expect(blank(page)).to_have_value("Two in line")
    assert len(kept(page)) == 2


def test_a_copy_is_renamed_at_once(open_page: OpenPage):
    page = open_page(NOTES)
    write(page, "Nine in line", "Ana")
    name(page).press_sequentially(" M.")
    assert copies(page) == ["Ana M."]
    assert [copy["name"] for copy in kept(page).values()] == ["Ana M."]
    name(page).fill("")
    assert copies(page) == [unnamed(1)]


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "O'Neill & Søn 📁", "على الرف"])
def test_names_and_texts_are_text_whatever_they_are(words: str, open_page: OpenPage):
    page = open_page(NOTES)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    write(page, words, words)
    page.reload()
    expect(blank(page)).to_have_value(words)
    assert copies(page) == [words]
    press(page, "delete")
    expect(bar(page).get_by_text(deleted(words))).to_be_visible()
    assert page.locator(".chb-sheet script").count() == 0


def test_a_copy_is_deleted_and_brought_back(open_page: OpenPage):
    page = open_page(NOTES)
    write(page, "Nine in line", "Ana")
    press(page, "new")
    write(page, "Two in line", "Ben")
    press(page, "delete")
    expect(blank(page)).to_have_value("Nine in line")
    expect(bar(page).get_by_text(deleted("Ben"))).to_be_visible()
    expect(page.get_by_role("status")).to_have_text(deleted("Ben"))
    assert copies(page) == ["Ana"]
    assert "Two in line" not in json.dumps(kept(page))
    undo = bar(page).get_by_role("button", name=WORDS("worksheet.undo"))
    expect(undo).to_be_focused()
    undo.press("Enter")
    expect(blank(page)).to_have_value("Two in line")
    assert copies(page) == ["Ben", "Ana"]
    expect(undo).to_be_hidden()
    page.reload()
    assert sorted(copies(page)) == ["Ana", "Ben"]


def test_a_deleted_copy_is_gone_when_the_page_is_left(open_page: OpenPage):
    page = open_page(NOTES)
    remove = bar(page).get_by_role("button", name=WORDS("worksheet.delete"))
    expect(remove).to_be_hidden()
    write(page, "Nine in line", "Ana")
    press(page, "delete")
    expect(blank(page)).to_have_value("")
    page.reload()
    expect(blank(page)).to_have_value("")
    expect(bar(page).get_by_role("button", name=WORDS("worksheet.undo"))).to_have_count(0)
    expect(remove).to_be_hidden()
    [mark] = kept(page).values()
    assert sorted(mark) == ["at", "deleted", "rev", "v"]


def test_who_types_without_a_pause_is_saved_within_half_a_second(open_page: OpenPage):
    """A tab that is killed runs nothing more: what is kept is what it leaves."""
    page = open_page(NOTES)
    hold_clock(page)
    blank(page).focus()
    for _ in range(5):
        page.keyboard.type("ab")
        page.clock.run_for(100)
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


def fill_storage(page: Page) -> None:
    """Let nothing more be written from now on."""
    page.evaluate("() => { window.setItem = Storage.prototype.setItem; " + NO_WRITING + "}")


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
    expect(page.locator("#__search")).not_to_be_checked()
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


# Two tabs


def beside(page: Page) -> Page:
    other = page.context.new_page()
    other.goto(page.url)
    return other


def test_a_newer_save_of_the_same_copy_is_shown_in_the_other_tab(open_page: OpenPage):
    page = open_page(NOTES)
    write(page, "Nine in line", "Ana")
    other = beside(page)
    write(other, "Ten in line")
    expect(blank(page)).to_have_value("Ten in line")
    expect(bar(page).get_by_text(WORDS("self_check.changed_elsewhere"))).to_be_visible()
    assert len(kept(page)) == 1


def test_typing_that_could_not_be_saved_yet_and_a_newer_save_are_both_kept(open_page: OpenPage):
    page = open_page(NOTES)
    write(page, "Nine in line", "Ana")
    other = beside(page)
    fill_storage(page)
    blank(page).fill("Nine in line, and two more")
    expect(bar(page).get_by_text(WORDS("worksheet.unsaved"))).to_be_visible()
    write(other, "Ten in line")
    expect(bar(page).get_by_text(WORDS("worksheet.kept_both"))).to_be_visible()
    expect(blank(page)).to_have_value("Nine in line, and two more")
    page.evaluate("() => { Storage.prototype.setItem = window.setItem; }")
    write(page, "Nine in line, and three more")
    texts = sorted(copy["fields"][SEEN] for copy in kept(page, START).values())
    assert texts == ["Nine in line, and three more", "Ten in line"]
    assert sorted(copies(page)) == sorted(f"\u2068Ana\u2069 ({unnamed(n)})" for n in (1, 2))
    expect(blank(other)).to_have_value("Ten in line")


def test_tabs_on_different_copies_do_not_disturb_each_other(open_page: OpenPage):
    page = open_page(NOTES)
    write(page, "Nine in line", "Ana")
    other = beside(page)
    press(other, "new")
    write(other, "Two in line", "Ben")
    expect(choice(page).locator("option")).to_have_count(2)
    expect(blank(page)).to_have_value("Nine in line")
    write(page, "Nine in line still")
    expect(blank(other)).to_have_value("Two in line")


def test_a_copy_deleted_in_one_tab_does_not_come_back_from_another(
    open_page: OpenPage, served: Address
):
    page = open_page(NOTES)
    write(page, "Nine in line", "Ana")
    other = beside(page)
    press(other, "delete")
    expect(bar(page).get_by_text(deleted("Ana"))).to_be_visible()
    expect(blank(page)).to_have_value("")
    page.goto(served(""))
    assert "Nine in line" not in json.dumps(kept(page))


# On paper


def fill_in(page: Page) -> None:
    """Write into every blank as much as its lines hold."""
    for area in page.locator(".chb-sheet textarea").all():
        rows = int(area.get_attribute("rows") or 1)
        area.fill("\n".join(f"What was said {n}" for n in range(rows)))
    for field in page.locator(".chb-sheet form input[type=text]").all():
        field.fill("A few words")
    for date in page.locator(".chb-sheet input[type=date]").all():
        date.fill("2027-03-01")
    for group in page.locator(".chb-sheet [role=radiogroup]").all():
        group.get_by_role("radio").first.check()


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("path", SHEETS)
def test_a_worksheet_is_one_sheet_of_paper_blank_and_filled(
    path: str, size: str, open_page: OpenPage
):
    page = open_page(path)
    blank_pages = pages_on_paper(page, size)
    fill_in(page)
    filled_pages = pages_on_paper(page, size)
    assert (len(blank_pages), len(filled_pages)) == (1, 1)
    assert "A few words" in filled_pages[0] and "What was said 1" in filled_pages[0]


def pages_on_paper(page: Page, size: str) -> list[str]:
    """The text of each page that the browser's own print command would set."""
    document = pypdfium2.PdfDocument(page.pdf(format=size))
    return [sheet.get_textpage().get_text_range() for sheet in document]


def test_a_printed_worksheet_bears_its_name_and_fills_its_sheet(open_page: OpenPage):
    page = open_page(NOTES)
    assert lowest_words(page) < 110, "points from the lower edge of a letter sheet"
    name(page).fill("Ana, spring")
    blank(page).fill("Nine in line")
    expect(bar(page).get_by_text(SAVED, exact=True)).to_be_visible()
    [sheet] = pages_on_paper(page, "Letter")
    assert "Ana, spring" in sheet
    expect(page.locator(".chb-copy-name")).to_be_hidden()


def lowest_words(page: Page) -> float:
    """How far above the lower edge of the paper the last words stand, in points."""
    [sheet] = pypdfium2.PdfDocument(page.pdf(format="Letter"))
    words = sheet.get_textpage()
    return min(words.get_rect(n)[1] for n in range(words.count_rects()))


def test_a_worksheet_with_much_in_it_loses_nothing_on_paper(open_page: OpenPage):
    page = open_page(NOTES)
    for number, area in enumerate(page.locator(".chb-sheet textarea").all()):
        area.fill("\n".join(f"Line {number}.{line} of many" for line in range(20)))
    sheets = pages_on_paper(page, "A4")
    assert len(sheets) > 1
    for number in range(page.locator(".chb-sheet textarea").count()):
        for line in range(20):
            assert f"Line {number}.{line} of many" in "".join(sheets)


def test_an_empty_date_is_a_line_on_paper_and_a_chosen_one_is_read(open_page: OpenPage):
    page = open_page(NOTES)
    assert "yyyy" not in pages_on_paper(page, "A4")[0]
    page.locator(".chb-sheet input[type=date]").first.fill("2027-03-01")
    assert "2027" in pages_on_paper(page, "A4")[0]


def test_the_print_button_prints(open_page: OpenPage):
    page = open_page(NOTES, before="window.print = () => { window.printed = true; };")
    press(page, "print")
    assert page.evaluate("window.printed")


# An agency's record, and its evidence


def evidence(page: Page, number: int = 0) -> Locator:
    return page.locator("chb-evidence").nth(number)


def test_an_agencys_answers_never_mix_with_a_persons(open_page: OpenPage, served: Address):
    page = open_page(AGENCY)
    for part in page.locator("chb-rating").all()[:2]:
        part.get_by_role("radio").first.check()
    keys = list(kept(page))
    assert all(key.startswith("chb:competency-handbook:agency:answer:") for key in keys)
    counts = {"me": 0, "agency": 2}
    page.goto(served(KINDS["self-checks"]))
    for part in page.locator("chb-progress").all():
        count = len((part.get_attribute("competencies") or "").split())
        done = counts[part.get_attribute("record") or ""]
        ending = "" if 0 < done < count else "_all" if done else "_none"
        expect(part).to_have_text(WORDS(f"self_check.progress{ending}", done=done, count=count))
    # The same answers below a person's name are not the agency's.
    page.evaluate(
        """() => {
          for (const [key, text] of Object.entries({ ...localStorage })) {
            localStorage.removeItem(key);
            localStorage.setItem(key.replace(":agency:", ":me:"), text);
          }}"""
    )
    page.goto(served(AGENCY))
    expect(page.locator("chb-rating :checked")).to_have_count(0)
    expect(page.locator(".chb-progress-words").first).to_contain_text("None of")


def test_a_tick_and_a_place_are_kept_below_the_agencys_name(open_page: OpenPage):
    page = open_page(AGENCY)
    id = evidence(page).get_attribute("evidence")
    evidence(page).get_by_role("checkbox").check()
    key = f"chb:competency-handbook:agency:evidence:{id}"
    assert kept(page)[key]["have"] is True
    expect(page.get_by_role("status")).to_have_text(WORDS("self_check.saved"))
    evidence(page).get_by_role("textbox").fill("Blue binder, O'Neill's shelf 📁")
    expect(evidence(page).get_by_text(WORDS("self_check.saved"), exact=True)).to_be_visible()
    page.reload()
    expect(evidence(page).get_by_role("checkbox")).to_be_checked()
    expect(evidence(page).get_by_role("textbox")).to_have_value("Blue binder, O'Neill's shelf 📁")
    stored = kept(page)[key]
    assert (stored["v"], stored["have"], stored["rev"]) == (1, True, 2)
    evidence(page).get_by_role("checkbox").uncheck()
    evidence(page).get_by_role("textbox").fill("")
    page.reload()
    expect(evidence(page).get_by_role("checkbox")).not_to_be_checked()
    expect(evidence(page).get_by_role("textbox")).to_have_value("")


def test_evidence_is_in_step_with_another_tab(open_page: OpenPage):
    page = open_page(AGENCY)
    other = beside(page)
    evidence(page, 1).get_by_role("checkbox").check()
    expect(evidence(other, 1).get_by_role("checkbox")).to_be_checked()
    evidence(other, 1).get_by_role("textbox").fill("Blue binder")
    expect(evidence(page, 1).get_by_role("textbox")).to_have_value("Blue binder")
    expect(evidence(page, 1).get_by_text(WORDS("self_check.changed_elsewhere"))).to_be_visible()
    expect(evidence(page, 1).get_by_role("checkbox")).to_be_checked()


@pytest.mark.parametrize("blocked", [NO_STORAGE, NO_WRITING], ids=["blocked", "full"])
def test_evidence_that_cannot_be_kept_is_said_not_to_be(blocked: str, open_page: OpenPage):
    page = open_page(AGENCY, before=blocked)
    evidence(page).get_by_role("textbox").fill("Blue binder")
    expect(evidence(page).get_by_text(WORDS("self_check.unsaved"))).to_be_visible()
    expect(page.get_by_role("alert")).to_have_text(WORDS("self_check.unsaved"))
    expect(page.get_by_text(WORDS("self_check.saved"), exact=True)).to_have_count(0)
    expect(evidence(page).get_by_role("textbox")).to_have_value("Blue binder")


# The glossary's tips


def tip(term: Locator) -> str:
    """What the style sheet shows at a term, "none" where it shows nothing."""
    return term.evaluate("term => getComputedStyle(term, '::after').content")


def test_a_tip_comes_with_the_focus_and_goes_at_escape(open_page: OpenPage, built_site: Path):
    page = open_page(page_with_terms(built_site))
    term = page.locator("a.chb-term").first
    text = term.get_attribute("data-tip") or ""
    expect(term).to_have_accessible_description(text)
    assert tip(term) == "none"
    focus_by_tab(page, term)
    assert text[:20] in tip(term)
    page.keyboard.press("Escape")
    assert tip(term) == "none"
    expect(term).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(term).to_be_focused()
    assert text[:20] in tip(term)


def test_a_tip_comes_with_the_pointer_stays_under_it_and_goes_at_escape(
    open_page: OpenPage, built_site: Path
):
    page = open_page(page_with_terms(built_site))
    term = page.locator("a.chb-term").first
    term.hover()
    shown = tip(term)
    assert shown != "none"
    box = term.bounding_box()
    assert box
    page.mouse.move(box["x"] + 5, box["y"] + box["height"] + 6)
    assert tip(term) == shown, "the pointer can go over the tip"
    page.keyboard.press("Escape")
    assert tip(term) == "none"
    page.mouse.move(0, 0)
    term.hover()
    assert tip(term) == shown


def page_with_terms(site: Path) -> str:
    found = (path for path in sorted(site.rglob("index.html")) if "chb-term" in path.read_text())
    return next(found).parent.relative_to(site).as_posix() + "/"


# For everybody: what axe-core finds


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_nothing_on_a_worksheet(width: int, scheme: str, open_page: OpenPage):
    page = open_page(AGREEMENT, width, scheme=scheme, bypass_csp=True)
    assert found_by_axe(page) == []
    fill_in(page)
    name(page).fill("Ana")
    expect(bar(page).get_by_text(SAVED, exact=True)).to_be_visible()
    assert found_by_axe(page) == []
    press(page, "delete")
    expect(bar(page).get_by_text(deleted("Ana"))).to_be_visible()
    assert found_by_axe(page) == []


def test_axe_finds_nothing_on_a_worksheet_that_cannot_be_kept(open_page: OpenPage):
    page = open_page(NOTES, PHONE, bypass_csp=True, before=NO_WRITING)
    blank(page).fill("Nine in line")
    expect(bar(page).get_by_text(WORDS("worksheet.unsaved"))).to_be_visible()
    assert found_by_axe(page) == []


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_nothing_on_a_ticked_checklist(width: int, open_page: OpenPage):
    page = open_page(AGENCY, width, bypass_csp=True)
    for part in page.locator("chb-evidence").all()[:3]:
        part.get_by_role("checkbox").check()
        part.get_by_role("textbox").fill("Blue binder")
    expect(evidence(page, 2).get_by_text(WORDS("self_check.saved"), exact=True)).to_be_visible()
    assert found_by_axe(page) == []


def test_axe_finds_nothing_where_a_tip_is_shown(open_page: OpenPage, built_site: Path):
    page = open_page(page_with_terms(built_site), bypass_csp=True)
    page.locator("a.chb-term").first.focus()
    assert found_by_axe(page) == []
