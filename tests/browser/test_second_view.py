"""Second view, in a real browser: two people rate the same practice, each alone, and compare."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from answers_file import HANDBOOK, compact, keep, kept, read, whole_file
from browser import (
    KINDS,
    NO_WRITING,
    PHONE,
    WIDE,
    Address,
    OpenPage,
    found_by_axe,
    found_by_axe_in_both_schemes,
)
from my_answers import FULL, ITEM, WORDS

pytest_plugins = ["browser"]

PAGE = KINDS["second-view"]
NAMES = ["Ana, Díaz", "O'Neill", "👩‍🏫", "على الرف", "<b>Bo</b>"]


def press(page: Page, key: str) -> None:
    page.get_by_role("button", name=re.compile("^" + re.escape(WORDS(key)))).first.click()


def begin(page: Page, whose: str, label: str = "Ben", role: str = "mentor") -> str:
    """Begin a view; the uuid of its record. The page is then the self-check."""
    form = page.locator("chb-views-given form")
    form.get_by_label(WORDS("second_view.whose")).fill(whose)
    form.get_by_label(WORDS("second_view.label")).fill(label)
    form.get_by_label(WORDS("second_view.role")).select_option(role)
    press(page, "second_view.begin")
    page.wait_for_url("**/self-assessment/**about=*")
    return page.url.partition("about=")[2]


def rate(page: Page, number: int, item: str = ITEM) -> None:
    page.locator(f'chb-rating[competency="{item}"]').get_by_role("radio").nth(number).check()


def save(page: Page, element: str, notes: bool = False) -> str:
    place = page.locator(element)
    if notes:
        place.get_by_label(WORDS("second_view.with_notes")).check()
    words = "second_view.send" if element == "chb-view-own" else "second_view.save"
    with page.expect_download() as found:
        place.get_by_role("button", name=re.compile("^" + WORDS(words))).first.click()
    return read(found.value)


def choose(page: Page, text: str) -> None:
    file = {"name": "view.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator("chb-views-opened input[type=file]").set_input_files(files=[file])


def said(page: Page, words: str) -> None:
    expect(page.locator("chb-views-opened .chb-said")).to_contain_text(words)


def by_mentor(whose: str, label: str) -> str:
    return WORDS(
        "second_view.by_mentor", whose=f"\u2068{whose}\u2069", label=f"\u2068{label}\u2069"
    )


@pytest.fixture(scope="module")
def sent(chromium: Browser, served: Address) -> str:
    """Ben's file about Ana: one sentence rated, with a note."""
    page = chromium.new_page()
    page.goto(served(PAGE))
    record = begin(page, "Ana")
    rate(page, 0)
    key = f"{HANDBOOK}{record}:answer:{ITEM}"
    answer = json.loads(kept(page)[key]) | {"note": "secret"}
    keep(page, {key: compact(answer)})
    page.goto(served(PAGE))
    file = save(page, "chb-views-given")
    page.close()
    return file


# Rating somebody


@pytest.mark.parametrize("name", NAMES)
def test_names_of_any_kind_are_rated_apart_from_ones_own(
    name: str, open_page: OpenPage, served: Address
):
    page = open_page(PAGE)
    record = begin(page, name, name)
    banner = page.locator("chb-whose")
    expect(banner).to_contain_text(WORDS("whose.given", whose=f"\u2068{name}\u2069"))
    rate(page, 1)
    assert {f"{HANDBOOK}{record}:about", f"{HANDBOOK}{record}:answer:{ITEM}"} == set(kept(page))
    banner.get_by_role("link", name=WORDS("whose.own")).click()
    expect(page.locator("chb-whose")).to_be_hidden()
    expect(page.locator(f'chb-rating[competency="{ITEM}"] input:checked')).to_have_count(0)
    page.goto(served(PAGE))
    expect(page.locator(".chb-view-name")).to_have_text(by_mentor(name, name))
    expect(page.locator(".chb-view")).to_contain_text(WORDS("second_view.answered", count=1))


def test_a_page_that_rates_somebody_speaks_of_them_throughout(open_page: OpenPage):
    page = open_page(PAGE)
    own = open_page(KINDS["self-check"])
    title = own.get_by_role("heading", level=1).inner_text().partition(": ")[2]
    record = begin(page, "Ana")
    whose = "\u2068Ana\u2069"
    heading = WORDS("whose.title", whose=whose, title=title)
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    expect(page).to_have_title(heading)
    expect(page.locator("[data-md-component=header-topic]")).to_have_text(heading)
    questions = page.locator(".chb-question")
    expect(questions.first).to_have_text(WORDS("whose.question", whose=whose))
    assert set(questions.all_inner_texts()) == {WORDS("whose.question", whose=whose)}
    expect(page.locator("article")).to_contain_text(WORDS("whose.purpose", whose=whose))
    for key in ("self_check.purpose", "self_check.how", "check_form.next_text"):
        expect(own.get_by_text(WORDS(key))).to_be_visible()
        expect(page.get_by_text(WORDS(key))).to_be_hidden()
    expect(own.get_by_text(WORDS("whose.save"))).to_be_hidden()
    page.get_by_label(WORDS("check_form.then_switch")).check()
    expect(questions.first).to_have_text(WORDS("whose.question", whose=whose))
    page.get_by_role("link", name=WORDS("whose.save")).click()
    page.wait_for_url(f"**/{PAGE}?about={record}#second-view-rate")
    button = page.locator(".chb-view").get_by_role(
        "button", name=re.compile("^" + WORDS("second_view.save"))
    )
    expect(button).to_be_focused()


def test_the_way_back_from_rating_somebody_leads_to_the_two_views(open_page: OpenPage):
    page = open_page(PAGE)
    begin(page, "Ana")
    page.locator(".chb-next-step").get_by_role("link", name=WORDS("whose.back")).click()
    page.wait_for_url(f"**/{PAGE}#second-view-compare")


def test_a_person_is_never_offered_what_rates_an_agency(open_page: OpenPage, served: Address):
    page = open_page(PAGE)
    offered = page.locator("[name=framework] option").all_inner_texts()
    assert offered
    assert not [title for title in offered if "PA-MS" in title]
    record = begin(page, "Ana")
    page.goto(served(PAGE))
    links = page.locator(".chb-view a").all_inner_texts()
    assert len(links) == len(set(offered))
    # What an earlier edition allowed can still be opened.
    agency = FULL[f"{HANDBOOK}agency:answer:coa-overseers-prepared"]
    keep(page, {f"{HANDBOOK}{record}:answer:coa-overseers-prepared": agency})
    expect(page.locator(".chb-view a")).to_have_count(len(links) + 1)


def test_a_supervisor_reads_what_ratings_are_for(open_page: OpenPage):
    page = open_page(PAGE)
    form = page.locator("chb-views-given form")
    expect(form.get_by_label(WORDS("second_view.role"))).to_contain_text("supervisor")
    expect(page.locator("article").get_by_text(WORDS("second_view.rate_purpose"))).to_be_visible()


@pytest.mark.parametrize(
    ("whose", "label", "named"),
    [
        ("Ana  Díaz", "O'Neill", "view-of-Ana-Díaz-by-O-Neill"),
        ("👩‍🏫", "<b>Bo/</b>", "view-of-x-by-b-Bo-b"),
        ("على", "B" * 60, "view-of-على-by-" + "B" * 30),
    ],
)
def test_the_file_of_a_view_is_named_by_whom_it_concerns(
    whose: str, label: str, named: str, open_page: OpenPage, served: Address
):
    page = open_page(PAGE)
    begin(page, whose, label)
    page.goto(served(PAGE))
    with page.expect_download() as download:
        press(page, "second_view.save")
    name = download.value.suggested_filename
    assert re.fullmatch(f"competency-handbook-{named}-[-0-9]{{10}}\\.json", name)


def test_duplicate_labels_are_told_apart(open_page: OpenPage, served: Address):
    page = open_page(PAGE)
    for _ in range(2):
        begin(page, "Ana")
        page.goto(served(PAGE))
    names = page.locator(".chb-view-name").all_inner_texts()
    assert [name.rpartition(", ")[2] for name in names] == ["number 1", "number 2"]


def test_a_missing_name_is_asked_for(open_page: OpenPage):
    page = open_page(PAGE)
    press(page, "second_view.begin")
    expect(page.locator("#chb-alert")).to_have_text(WORDS("second_view.need_whose"))
    expect(page.get_by_label(WORDS("second_view.whose"))).to_be_focused()
    assert kept(page) == {}


def test_the_themes_own_keys_do_nothing_while_a_name_is_typed(open_page: OpenPage):
    page = open_page(PAGE)
    field = page.get_by_label(WORDS("second_view.whose"))
    field.press_sequentially("pns/f,.")
    expect(field).to_have_value("pns/f,.")
    expect(field).to_be_focused()


@pytest.mark.parametrize("about", ["junk", "../..", "01890a5d-ac96-774b-bcce-b302099a805a", "%"])
def test_a_malformed_or_unknown_link_is_called_so(about: str, open_page: OpenPage):
    page = open_page(f"{KINDS['self-check']}?about={about}")
    expect(page.locator("chb-whose")).to_contain_text(WORDS("whose.unknown"))
    expect(page.locator("chb-rating").get_by_role("radio", disabled=False)).to_have_count(0)
    expect(page.locator(".chb-more:visible")).to_have_count(0)
    page.get_by_role("link", name=WORDS("whose.back")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(WORDS("second_view.title"))


def test_a_view_that_somebody_sent_is_read_and_not_changed(sent: str, open_page: OpenPage):
    page = open_page(PAGE)
    choose(page, sent)
    said(page, "is open")
    before = kept(page)
    [record] = json.loads(sent)["records"]
    page.goto(f"{page.url.partition(PAGE)[0]}{KINDS['self-check']}?about={record}")
    banner = page.locator("chb-whose")
    expect(banner).to_contain_text(WORDS("whose.opened", label="\u2068Ben\u2069"))
    check = page.locator(f'chb-rating[competency="{ITEM}"]')
    expect(check.get_by_role("radio").first).to_be_checked()
    page.get_by_label(WORDS("check_form.then_switch")).check()
    expect(check.get_by_role("radio", name=WORDS("check_form.then_unknown"))).to_be_disabled()
    expect(check.get_by_role("radio", disabled=False)).to_have_count(0)
    expect(check.locator("button:visible, .chb-more summary:visible")).to_have_count(0)
    assert kept(page) == before


def test_a_view_that_is_deleted_in_another_tab_takes_no_more_answers(
    open_page: OpenPage, served: Address
):
    page = open_page(PAGE)
    begin(page, "Ana")
    other = page.context.new_page()
    other.goto(served(PAGE))
    press(other, "second_view.delete")
    expect(page.locator("chb-whose")).to_contain_text(WORDS("whose.unknown"))
    expect(page.locator("chb-rating").get_by_role("radio", disabled=False)).to_have_count(0)
    press(other, "second_view.undo")
    rate(page, 1)


def test_an_address_changes_whose_record_it_is_only_where_the_page_says_so(
    open_page: OpenPage,
):
    page = open_page(f"{KINDS['framework']}?about=01890a5d-ac96-774b-bcce-b302099a805a")
    page.locator(f'chb-rating[competency="{ITEM}"] .chb-fold > summary').click()
    rate(page, 1)
    assert list(kept(page)) == [f"{HANDBOOK}me:answer:{ITEM}"]


# Sending


def test_notes_are_left_out_unless_chosen(open_page: OpenPage):
    page = open_page(PAGE)
    keep(page, FULL)
    page.locator("chb-view-own").get_by_label(WORDS("second_view.label")).fill("Ana")
    without = save(page, "chb-view-own")
    with_notes = save(page, "chb-view-own", notes=True)
    for words in ("Ana, O'Neill and", "Ask before I tell"):
        assert words not in without
        assert words in with_notes
    records = [json.loads(text)["records"] for text in (without, with_notes)]
    assert list(records[0]) == list(records[1]), "it is the same view each time"
    [view] = records[0].values()
    assert view["about"]["role"] == "self"
    assert set(view["answers"]) == {ITEM, "mentoring-flexibility"}
    with page.expect_download() as download:
        press(page, "second_view.send")
    assert download.value.suggested_filename.startswith("competency-handbook-view-of-Ana-2")


def test_a_sent_view_says_whose_it_is_and_no_notes(sent: str):
    [view] = json.loads(sent)["records"].values()
    about = view["about"]
    assert (about["whose"], about["label"], about["role"]) == ("Ana", "Ben", "mentor")
    assert about["saved"] == json.loads(sent)["saved"]
    assert "secret" not in sent


# Opening, and side by side


def test_two_views_are_set_side_by_side_in_words(sent: str, open_page: OpenPage):
    page = open_page(PAGE)
    keep(page, FULL)
    expect(page.locator("chb-side-by-side")).to_contain_text("My own answers")
    before = kept(page)
    choose(page, sent)
    name = by_mentor("Ana", "Ben")
    said(page, WORDS("second_view.opened", name=name))
    assert {key: kept(page)[key] for key in before} == before, "nothing of one's own changes"
    side = page.locator("chb-side-by-side")
    side.get_by_label(WORDS("second_view.other")).select_option(label=name)
    pair = side.locator(".chb-pair--talk")
    expect(pair).to_have_count(1)
    expect(pair).to_contain_text(WORDS("second_view.talk"))
    expect(pair.locator("dd")).to_contain_text(["On my own", "Just starting"])
    widest = side.locator(".chb-strip").first
    expect(widest.locator("h3")).to_have_text(f"{WORDS('second_view.apart', count=2)} (1)")
    words = widest.locator(".chb-strip-words p")
    expect(words.locator(".chb-hidden")).to_have_text(
        ["My own answers: On my own", f"{name}: Just starting"]
    )
    expect(words.locator("[aria-hidden]")).to_have_text(["On my own", "Just starting"])
    expect(widest.locator(".chb-track :is(.chb-mark--now, .chb-mark--other)")).to_have_count(2)
    expect(side.locator("details:not([open]) > summary").first).to_be_visible()
    expect(side).to_contain_text(WORDS("second_view.alone_count", count=1))
    assert not re.search(r"\d(\.\d+)? ?%|average|score", side.inner_text())
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(pair).to_be_visible()
    expect(side.locator("details .chb-pair-title").last).to_be_visible()
    expect(page.locator("chb-views-given")).to_be_hidden()
    expect(page.locator("#second-view-rate")).to_be_hidden()
    for screen_only in (side.get_by_role("combobox"), side.get_by_role("button")):
        expect(screen_only.locator("visible=true")).to_have_count(0)
    sign = "(it) => getComputedStyle(it, '::after').display"
    assert side.locator("summary").first.evaluate(sign) == "none", "a fold has no sign to press"
    room = pair.get_by_text(WORDS("second_view.write"))
    assert room.bounding_box()["height"] > 80, "there is room to write by hand"


def test_opened_twice_it_is_there_once_and_deleted_it_can_come_back(sent: str, open_page: OpenPage):
    page = open_page(PAGE)
    choose(page, sent)
    said(page, "is open")
    before = kept(page)
    choose(page, sent)
    said(page, "is open")
    assert kept(page) == before
    expect(page.locator("chb-views-opened li")).to_have_count(1)
    page.locator("chb-views-opened .chb-views button").click()
    assert kept(page) == {}
    expect(page.get_by_role("button", name=WORDS("second_view.undo"))).to_be_focused()
    press(page, "second_view.undo")
    assert kept(page) == before


def test_a_view_whose_sender_set_the_clock_back_takes_the_place_of_the_earlier_one(
    open_page: OpenPage,
):
    page = open_page(PAGE)
    keep(page, FULL)
    sent = []
    for day in ("2026-06-02", "2026-06-01"):
        page.clock.set_fixed_time(f"{day}T12:00:00Z")
        page.reload()
        page.locator("chb-view-own").get_by_label(WORDS("second_view.label")).fill("Eva")
        sent.append(save(page, "chb-view-own"))
    theirs = open_page(PAGE)
    for text in sent:
        choose(theirs, text)
        said(theirs, "is open")
    [about] = [json.loads(text) for key, text in kept(theirs).items() if key.endswith(":about")]
    assert about["saved"] == "2026-06-01T12:00:00.000Z"
    choose(theirs, sent[0])
    said(theirs, WORDS("second_view.older"))


def test_an_older_file_of_a_view_and_ones_own_change_nothing(sent: str, open_page: OpenPage):
    page = open_page(PAGE)
    file = json.loads(sent)
    [view] = file["records"].values()
    view["about"]["saved"] = "2999-01-01T00:00:00.000Z"
    choose(page, json.dumps(file))
    said(page, "is open")
    choose(page, sent)
    said(page, WORDS("second_view.older"))
    begin(page, "Eva")
    page.get_by_role("link", name=WORDS("whose.back")).first.click()
    own = save(page, "chb-views-given")
    before = kept(page)
    choose(page, own)
    said(page, WORDS("second_view.your_own"))
    assert kept(page) == before


def test_somebodys_whole_file_is_a_view_once_it_is_said_whose(open_page: OpenPage):
    page = open_page(PAGE)
    file = whole_file()
    del file["records"]["01890a5d-ac96-774b-bcce-b302099a805a"]
    choose(page, json.dumps(file))
    field = page.get_by_label(WORDS("second_view.whose_answers"))
    expect(field).to_be_focused()
    press(page, "second_view.open")
    said(page, WORDS("second_view.need_name"))
    field.fill("Ana")
    field.press("Enter")
    said(page, "is open")
    assert not [key for key in kept(page) if key.startswith(HANDBOOK + "me:")]
    once = kept(page)
    choose(page, json.dumps(file))
    page.get_by_label(WORDS("second_view.whose_answers")).fill("Ana")
    press(page, "second_view.open")
    assert kept(page).keys() == once.keys()


def test_agency_answers_are_compared_with_agency_answers_alone(open_page: OpenPage):
    page = open_page(PAGE)
    record = f"{HANDBOOK}01890a5d-ac96-774b-bcce-b302099a805a:answer:"
    agency = FULL[f"{HANDBOOK}agency:answer:coa-overseers-prepared"]
    keep(page, FULL | {record + "coa-overseers-prepared": agency})
    side = page.locator("chb-side-by-side")

    def offered(name: str) -> list[str]:
        return side.get_by_label(WORDS(name)).locator("option").all_inner_texts()

    assert "My own answers" in offered("second_view.one")
    side.get_by_label(WORDS("second_view.framework")).select_option("coa-pa-ms-2")
    assert WORDS("second_view.agency") in offered("second_view.one")
    assert "My own answers" not in offered("second_view.one")
    expect(side).to_contain_text(WORDS("second_view.agree_count", count=1))


def test_where_nothing_can_be_kept_a_view_is_compared_from_memory(sent: str, open_page: OpenPage):
    page = open_page(PAGE, before=NO_WRITING)
    choose(page, sent)
    said(page, "is open until you leave this page")
    form = page.locator("chb-views-given form")
    form.get_by_label(WORDS("second_view.whose")).fill("Ana")
    form.get_by_label(WORDS("second_view.label")).fill("Ben")
    press(page, "second_view.begin")
    expect(form.locator(".chb-said")).to_have_text(WORDS("second_view.not_kept"))


def test_what_is_no_view_is_called_so(open_page: OpenPage):
    page = open_page(PAGE)
    choose(page, "oops")
    said(page, WORDS("answers.fault_not-json"))
    file = whole_file()
    file["records"] = {}
    choose(page, json.dumps(file))
    said(page, WORDS("second_view.no_view"))


def test_my_answers_leaves_a_view_to_this_page(sent: str, open_page: OpenPage):
    page = open_page(KINDS["my-answers"])
    file = {"name": "view.json", "mimeType": "application/json", "buffer": sent.encode()}
    page.locator("chb-open input[type=file]").set_input_files(files=[file])
    expect(page.locator("chb-open .chb-said")).to_contain_text(WORDS("answers.fault_view"))
    assert kept(page) == {}


# For everybody


def states(page: Page, sent: str):
    yield "empty"
    press(page, "second_view.begin")
    yield "error"
    keep(page, FULL)
    choose(page, sent)
    said(page, "is open")
    page.locator("chb-side-by-side summary").first.click()
    yield "side by side"
    choose(page, json.dumps(whole_file()))
    expect(page.get_by_label(WORDS("second_view.whose_answers"))).to_be_focused()
    yield "question"
    page.locator("chb-views-given .chb-view").get_by_role("button").last.click()
    yield "deleted"


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_nothing_in_any_state(width: int, sent: str, open_page: OpenPage):
    page = open_page(PAGE, width, bypass_csp=True)
    found = {state: found_by_axe_in_both_schemes(page) for state in states(page, sent)}
    assert {state: faults for state, faults in found.items() if faults} == {}


def test_axe_finds_nothing_where_somebody_is_rated_and_nothing_is_saved(open_page: OpenPage):
    page = open_page(PAGE, PHONE, bypass_csp=True)
    begin(page, "Ana")
    page.evaluate(f"() => {{ {NO_WRITING} }}")
    rate(page, 1)
    expect(page.locator("chb-keeping")).to_be_visible()
    # What stays in sight covers what is at the screen's edge: a target there is scrolled to.
    page.locator(".chb-words-switch").evaluate("it => it.scrollIntoView({block: 'center'})")
    assert found_by_axe(page) == []


def test_nothing_is_wider_than_a_narrow_screen_in_any_state(sent: str, open_page: OpenPage):
    page = open_page(PAGE, 320)
    wide = [
        state
        for state in states(page, sent)
        if page.evaluate("document.scrollingElement.scrollWidth > innerWidth")
    ]
    assert wide == []
