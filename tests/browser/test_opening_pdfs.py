"""Filled PDFs, opened on My answers and on Second view, in a real browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from answers_file import FILE, HANDBOOK, compact, keep, kept, texts_of, whole_file
from browser import KINDS, PHONE, WIDE, Address, OpenPage, found_by_axe
from competency_handbook.exchange.answers import read_answers
from forms import (
    AGENCY,
    CHOSEN,
    FIRST,
    NOW,
    SECOND,
    SHEET,
    Bench,
    everything,
    filled,
    told,
)
from handbook import WORDS

pytest_plugins = ["browser", "forms"]

READER = "filled-pdfs."
KEY = f"{HANDBOOK}me:answer:{FIRST}"
INPUT = "chb-open input[type=file]"


def choose(page: Page, *paths: Path, within: str = "chb-open") -> None:
    page.locator(f"{within} input[type=file]").set_input_files(list(paths))


def press(page: Page, key: str) -> None:
    page.get_by_role("button", name=WORDS(key), exact=True).click()


def panel(page: Page):
    return page.locator("chb-open .chb-panel")


def said(page: Page, key: str, **values: object) -> None:
    expect(page.locator("chb-open .chb-said").last).to_contain_text(WORDS(key, **values))


def previewed(page: Page, *paths: Path) -> None:
    choose(page, *paths)
    expect(panel(page).get_by_role("heading")).to_be_focused()


def test_filled_pdfs_are_previewed_added_and_taken_back(open_page: OpenPage, bench: Bench):
    page = open_page(KINDS["my-answers"])
    form = bench.made(filled({FIRST: "1", f"{FIRST}--note": "Ask Ana: “¿Cómo?”"}), name="mine.pdf")
    sheet = bench.made(everything, of=SHEET, name="before friday.pdf")
    previewed(page, form, sheet)
    names = "“mine.pdf”, “before friday.pdf”"
    expect(panel(page)).to_contain_text(WORDS("filled_pdf.from", names=names, edition="2026.1"))
    assert kept(page) == {}
    press(page, "answers.merge")
    said(page, "answers.opened", count=2)
    answer = json.loads(kept(page)[KEY])
    assert (answer["state"], answer["note"]) == ("rated", "Ask Ana: “¿Cómo?”")
    [copy] = [json.loads(text) for key, text in kept(page).items() if ":sheet:" in key]
    assert copy["name"] == "before friday"
    expect(page.locator("chb-held")).to_contain_text(WORDS("answers.never_saved"))
    press(page, "answers.undo")
    said(page, "answers.undone")
    assert kept(page) == {}


def test_a_worksheet_shows_a_date_in_whatever_words_it_was_written(
    open_page: OpenPage, bench: Bench
):
    page = open_page(KINDS["my-answers"])
    dates = {"prep-meeting-date": "after Dec 1", "prep-next-meeting": "2026-12-04"}
    previewed(page, bench.made(filled(dates | {"prep-last-step": "1"}), of=SHEET))
    press(page, "answers.merge")
    said(page, "answers.opened", count=1)
    page.goto(page.url.replace(KINDS["my-answers"], f"worksheets/{SHEET}/"))
    for blank, date in dates.items():
        expect(page.locator(f"#{blank}-field")).to_have_value(date)
    expect(page.locator("#prep-next-meeting-field")).to_have_attribute("type", "date")
    expect(page.locator('[name="prep-last-step"]').nth(1)).to_be_checked()


def test_a_plan_stays_where_a_form_is_added_and_the_same_form_changes_nothing(
    open_page: OpenPage, bench: Bench
):
    page = open_page(KINDS["my-answers"])
    plan = {"goal": "Listen", "steps": [], "support": "", "due": ""}
    here = {"v": 1, "state": "unsure", "level": None, "rev": 9, "at": "2026-01-01", "seen": None}
    keep(page, {KEY: compact(here | {"plan": plan})})
    form = bench.made(CHOSEN)
    previewed(page, form)
    expect(panel(page)).to_contain_text(WORDS("answers.changed_replace", count=1))
    press(page, "answers.merge")
    said(page, "answers.opened", count=1)
    answer = json.loads(kept(page)[KEY])
    assert (answer["state"], answer["rev"], answer["plan"]) == ("rated", 10, plan)
    previewed(page, form)
    expect(panel(page)).to_contain_text(WORDS("answers.nothing_new"))


def test_replacing_lets_go_of_what_the_form_lacks(open_page: OpenPage, bench: Bench):
    page = open_page(KINDS["my-answers"])
    keep(page, texts_of(whole_file()))
    previewed(page, bench.made(everything, of=AGENCY))
    panel(page).get_by_text(WORDS("filled_pdf.way_replace")).click()
    press(page, "answers.replace")
    expect(page.get_by_role("button", name=WORDS("answers.undo"))).to_be_focused()
    assert KEY not in kept(page)
    assert [key for key in kept(page) if key.startswith(f"{HANDBOOK}agency:answer:coa-")]
    press(page, "answers.undo")
    said(page, "answers.undone")
    assert kept(page) == texts_of(whole_file())


def test_the_reader_of_pdfs_comes_from_the_site_and_only_for_the_first_one(
    open_page: OpenPage, bench: Bench, served: Address
):
    page = open_page(KINDS["my-answers"])
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if READER in request.url else None)
    choose(page, FILE)
    expect(panel(page)).to_be_visible()
    assert asked == []
    form = bench.made(CHOSEN)
    previewed(page, form)
    press(page, "answers.cancel")
    previewed(page, form)
    [only] = asked
    assert only.startswith(served("assets/js/") + READER)


def test_offline_the_page_says_that_it_cannot_read_pdfs_yet(open_page: OpenPage, bench: Bench):
    page = open_page(KINDS["my-answers"])
    page.route(f"**/{READER}*", lambda route: route.fulfill(status=200, body=""))
    choose(page, bench.made(CHOSEN))
    said(page, "filled_pdf.no_reader")
    page.unroute(f"**/{READER}*")
    previewed(page, bench.made(CHOSEN))


def test_every_pdf_that_cannot_be_read_is_named(open_page: OpenPage, bench: Bench):
    page = open_page(KINDS["my-answers"])
    blank, guide = bench.made(name="blank.pdf"), bench.made(of="setting-goals", name="guide.pdf")
    choose(page, bench.made(CHOSEN), blank, guide, bench.written(b"words", "words.pdf"))
    told_of = {"blank": blank, "foreign": guide, "damaged": Path("words.pdf")}
    lines = [WORDS(f"filled_pdf.{key}", name=path.name) for key, path in told_of.items()]
    expect(page.locator("chb-open .chb-said")).to_have_text(" ".join(lines))
    expect(page.locator("#chb-alert")).to_have_text(" ".join(lines))
    expect(panel(page)).to_be_hidden()


def test_forms_that_contradict_each_other_are_named_with_the_question(
    open_page: OpenPage, bench: Bench
):
    page = open_page(KINDS["my-answers"])
    choose(page, bench.made(CHOSEN), bench.made(filled({FIRST: "2"}), name="b.pdf"))
    words = page.locator("chb-open .chb-said")
    expect(words).to_contain_text(WORDS("filled_pdf.differs", asks="I build", name="b.pdf")[:8])
    expect(words).to_contain_text("” is answered differently in “b.pdf” than in a PDF before it.")


def test_several_files_are_opened_only_where_all_are_pdfs(open_page: OpenPage, bench: Bench):
    page = open_page(KINDS["my-answers"])
    choose(page, bench.made(CHOSEN), FILE)
    said(page, "answers.fault_several")


def test_a_file_that_is_too_large_is_not_read(open_page: OpenPage):
    page = open_page(KINDS["my-answers"])
    page.locator(INPUT).evaluate("""input => {
      const files = new DataTransfer();
      files.items.add(new File([new Uint8Array(100_000_001)], "large.pdf"));
      input.files = files.files;
      input.dispatchEvent(new Event("change"));
    }""")
    said(page, "answers.fault_large")


def test_a_form_of_an_earlier_edition_keeps_its_wording(open_page: OpenPage, bench: Bench):
    page = open_page(KINDS["my-answers"])
    previewed(page, bench.made(CHOSEN, told(edition="2025.2", answers={FIRST: ["me", "0" * 12]})))
    expect(panel(page)).to_contain_text("Made with edition 2025.2.")
    press(page, "answers.merge")
    said(page, "answers.opened", count=1)
    page.goto(page.url.replace(KINDS["my-answers"], KINDS["self-check"]))
    rating = page.locator(f'chb-rating[competency="{FIRST}"]')
    expect(rating).to_contain_text(WORDS("rating.same_sentence"))


def test_the_file_that_the_command_writes_is_added_like_the_form(
    open_page: OpenPage, bench: Bench, tmp_path: Path
):
    page = open_page(KINDS["my-answers"])
    plan = {"goal": "Listen", "steps": [], "support": "", "due": ""}
    here = {"v": 1, "state": "unsure", "level": None, "rev": 9, "at": "2026-01-01", "seen": None}
    keep(page, {KEY: compact(here | {"plan": plan})})
    file = tmp_path / "answers.json"
    form = bench.made(CHOSEN)
    file.write_text(json.dumps(read_answers([form], "competency-handbook", NOW)), "utf-8")
    choose(page, file)
    press(page, "answers.merge")
    said(page, "answers.opened", count=1)
    answer = json.loads(kept(page)[KEY])
    assert (answer["state"], answer["plan"]) == ("rated", plan)


def test_somebody_elses_filled_pdf_is_opened_as_their_view(open_page: OpenPage, bench: Bench):
    page = open_page(KINDS["second-view"])
    choose(page, bench.made(filled({FIRST: "1", SECOND: "2"})), within="chb-views-opened")
    page.get_by_label(WORDS("second_view.whose_answers")).fill("Ana")
    press(page, "second_view.open")
    expect(page.locator("chb-views-opened .chb-said")).to_contain_text(
        "as seen by themselves” is open."
    )
    answers = [key for key in kept(page) if ":answer:" in key]
    assert sorted(key.rpartition(":")[2] for key in answers) == sorted([FIRST, SECOND])
    assert not [key for key in answers if key.startswith(f"{HANDBOOK}me:")]


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (PHONE, "dark")])
def test_axe_finds_nothing_and_nothing_is_too_wide(
    width: int, scheme: str, open_page: OpenPage, bench: Bench
):
    page = open_page(KINDS["my-answers"], width, scheme=scheme, bypass_csp=True)
    name = "a-name-of-a-file-that-goes-on-and-on-and-is-longer-than-any-telephone-is-wide.pdf"
    previewed(page, bench.made(CHOSEN, name=name))
    found = found_by_axe(page)
    wide = "document.scrollingElement.scrollWidth > innerWidth"
    assert (found, page.evaluate(wide)) == ([], False)
    choose(page, bench.made(name=name), bench.written(b"", "empty.pdf"))
    said(page, "filled_pdf.damaged", name="empty.pdf")
    assert (found_by_axe(page), page.evaluate(wide)) == ([], False)
