"""A reader's own progress and snapshots in a real browser, in every state of what is kept."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser import (
    NO_STORAGE,
    NO_WRITING,
    PHONE,
    SCHEMES,
    WIDE,
    Address,
    OpenPage,
    found_by_axe,
)
from keeping import (
    AGENCY,
    ALONE,
    CATALOG,
    COMPETENCIES,
    FULL,
    HALF,
    HANDBOOK,
    HELPS,
    MENTORING,
    ODD,
    TITLES,
    WITH,
    answers,
    keeping,
    kept,
    rated,
    said,
    snapshot,
    snapshots,
)

pytest_plugins = ["browser"]

WORDS = CATALOG.messages
PROGRESS = "my/progress/"


def mine(page: Page, record: str = "me") -> Locator:
    return page.locator(f"chb-my-progress[record={record}]")


def part(page: Page, name: str, record: str = "me") -> Locator:
    return mine(page, record).locator(f"[data-part={name}]")


def items(place: Locator) -> list[str]:
    return [" ".join(text.split()) for text in place.locator("li").all_inner_texts()]


# What is answered


def test_without_answers_the_page_says_what_it_will_show_and_leads_to_the_checks(
    open_page: OpenPage,
):
    page = open_page(PROGRESS)
    expect(part(page, "empty")).to_be_visible()
    links = part(page, "empty").get_by_role("link")
    expect(links).to_have_text([CATALOG.frameworks[id].title for id in list(COMPETENCIES)[:2]])
    for name in ("answers", "strengths", "priorities", "training", "plan", "notes"):
        expect(part(page, name)).to_be_hidden()
    expect(snapshots(page)).to_be_hidden()
    assert kept(page) == {}, "looking writes nothing"
    links.first.click()
    expect(page.locator("chb-rating").first).to_be_visible()


def strip_rows(page: Page, record: str = "me") -> list[str]:
    """The rows of the first area's strip, each as it is said."""
    return items(part(page, "answers", record).locator(".chb-strip > ul").first)


def marks(page: Page, row: int) -> list[tuple[int, str]]:
    """The place on the scale, from 0 on, and the kind of each mark in a row of the first strip."""
    line = part(page, "answers").locator(".chb-strip .chb-track").nth(row)
    return line.evaluate(
        """line => [...line.children].flatMap((stop, n) =>
            [...stop.children].map(({ className }) => [n, className.replace("chb-mark--", "")]))"""
    )


def test_counts_are_said_in_words_above_a_strip_whose_rows_say_theirs(open_page: OpenPage):
    page = open_page(PROGRESS, before=keeping(HALF))
    areas = part(page, "answers")
    expect(areas).to_contain_text("4 of 11 rated; 1 not sure yet; 1 does not apply")
    expect(areas.locator(".chb-strip-head").first).to_contain_text("2 of 3 rated; 1 not sure yet")
    assert [row.rpartition(" ")[2] for row in strip_rows(page)] == ["starting", "it", "yet"]
    assert [marks(page, row) for row in range(3)] == [[[0, "now"]], [[3, "now"]], []]
    assert areas.locator(".chb-track:not([aria-hidden=true])").count() == 0
    expect(areas).to_contain_text("None of 6 answered yet")
    text = mine(page).inner_text()
    assert not re.search(r"NaN|undefined|null|%|\btotal\b|\bscore\b", text)


def test_a_row_opens_its_competency_and_says_what_matters_a_lot(open_page: OpenPage):
    page = open_page(PROGRESS, before=keeping(HALF))
    rows_of = part(page, "answers").locator(".chb-strip li")
    expect(rows_of.filter(has_text=WORDS("map.matters"))).to_have_count(2)
    rows_of.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(rf"#{MENTORING[0]}$"))


def test_a_snapshot_stands_hollow_beside_today(open_page: OpenPage):
    earlier = {MENTORING[0]: rated(WITH), MENTORING[1]: rated(HELPS), MENTORING[5]: said("unsure")}
    kept_then = snapshot("", "2026-03-01T10:00:00.000Z", earlier)
    page = open_page(PROGRESS, before=keeping(HALF, kept_then))
    assert [marks(page, row) for row in (0, 1)] == [[[0, "now"], [1, "then"]], [[3, "now"]]]
    before = WORDS("my_progress.before", level="With support")
    assert [before in row for row in strip_rows(page)] == [True, False, False]
    expect(part(page, "answers").locator(".chb-track--back")).to_have_count(1)


def test_the_snapshot_that_is_chosen_is_the_one_beside_today(open_page: OpenPage):
    of_march = snapshot("March", "2026-03-01T10:00:00.000Z", {MENTORING[0]: rated(WITH)})
    of_may = snapshot("May", "2026-05-01T10:00:00.000Z", {MENTORING[0]: rated(ALONE)})
    page = open_page(PROGRESS, before=keeping(HALF, of_march, of_may))
    assert marks(page, 0) == [[0, "now"], [2, "then"]], "the newest"
    snapshots(page).get_by_role("button", name=WORDS("snapshot.compare")).last.click()
    expect(part(page, "answers").locator(".chb-key").first).to_contain_text("March")
    assert marks(page, 0) == [[0, "now"], [1, "then"]]


def test_an_agency_is_counted_apart_and_its_first_level_is_the_best(open_page: OpenPage):
    full, none = "coa-implementation-full", "coa-implementation-unsatisfactory"
    agency = answers({AGENCY[0]: rated(full), AGENCY[1]: rated(none)}, "agency")
    page = open_page(PROGRESS, before=keeping(agency))
    expect(part(page, "empty")).to_be_visible()
    expect(part(page, "answers", "agency")).to_contain_text("2 of 2 rated")
    [best] = items(part(page, "strengths", "agency"))
    [worst] = items(part(page, "priorities", "agency"))
    assert TITLES[AGENCY[0]] in best and "1 Full implementation" in best
    assert TITLES[AGENCY[1]] in worst and "4 Unsatisfactory" in worst


def test_long_levels_stand_above_the_strip_as_their_numbers(open_page: OpenPage):
    agency = answers(
        {AGENCY[0]: rated(CATALOG.scales["coa-implementation"].levels[0].id)}, "agency"
    )
    page = open_page(PROGRESS, PHONE, before=keeping(agency))
    strip = part(page, "answers", "agency")
    expect(strip.locator(".chb-track-levels").first.locator("span")).to_have_text(list("1234"))
    names = [level.full_name for level in CATALOG.scales["coa-implementation"].levels]
    expect(strip.locator(".chb-key li:not(:has(b))")).to_have_text(names)


def test_what_goes_well_and_what_to_work_on_first_say_why(open_page: OpenPage):
    page = open_page(PROGRESS, before=keeping(HALF))
    assert items(part(page, "strengths")) == [
        f"Mentoring 1.2 {TITLES[MENTORING[1]]} Rated “I help others do it”.",
        f"Mentoring 2.3 {TITLES[MENTORING[5]]} Rated “On my own”.",
    ]
    to_answer = part(page, "priorities").get_by_role("link", name=WORDS("my_progress.my_answer"))
    assert [item.partition(" See")[0] for item in items(part(page, "priorities"))] == [
        f"Mentoring 1.1 {TITLES[MENTORING[0]]} Rated “Just starting”. Matters a lot.",
        f"Mentoring 2.3 {TITLES[MENTORING[5]]} Rated “On my own”. Matters a lot.",
        f"Mentoring 2.1 {TITLES[MENTORING[3]]} Rated “With support”. Training wanted.",
        f"Mentoring 1.3 {TITLES[MENTORING[2]]} Not sure yet.",
    ]
    assert items(part(page, "training")) == [f"Mentoring 2.1 {TITLES[MENTORING[3]]}"]
    to_answer.first.click()
    expect(page.locator(f"#check-{MENTORING[0]}")).to_be_visible()


def test_all_not_applicable_is_told_in_words_and_breaks_nothing(open_page: OpenPage):
    page = open_page(PROGRESS, before=keeping(answers({id: said("na") for id in MENTORING})))
    expect(part(page, "answers")).to_contain_text("0 of 11 rated; 11 do not apply")
    expect(part(page, "strengths")).to_contain_text(WORDS("my_progress.strengths_none"))
    expect(part(page, "priorities")).to_contain_text(WORDS("my_progress.priorities_none"))
    assert "NaN" not in mine(page).inner_text()


def test_what_cannot_be_counted_is_named_and_left_as_it_is(open_page: OpenPage):
    page = open_page(PROGRESS, before=keeping(ODD))
    notes = part(page, "notes")
    unread = f"“\u2068{TITLES[MENTORING[0]]}\u2069”"
    expect(notes).to_contain_text(f"An answer could not be read and is left out here: {unread}")
    expect(notes).to_contain_text("saved by a newer edition")
    expect(notes).to_contain_text("3 answers are kept although this edition no longer has")
    expect(notes).to_contain_text("I greet everybody.")
    expect(notes.get_by_role("link", name=TITLES[MENTORING[3]])).to_be_visible()
    expect(part(page, "answers")).to_contain_text("1 of 11 rated; 1 to choose again")
    expect(snapshots(page)).to_contain_text("1 snapshot could not be read")
    expect(snapshots(page)).to_contain_text("1 snapshot was saved by a newer edition")
    stored = page.evaluate("() => ({ ...localStorage })")
    assert stored[f"{HANDBOOK}me:answer:{MENTORING[0]}"] == '{"v":1,"sta'
    assert stored[f"{HANDBOOK}me:answer:{MENTORING[1]}"] == '{"v":2}'


# Live


def test_an_answer_given_in_another_tab_shows(open_page: OpenPage, served: Address):
    page = open_page(PROGRESS)
    other = page.context.new_page()
    other.goto(served("self-assessment/asapconnect-mentoring/"))
    other.locator("chb-rating label").first.click()
    expect(part(page, "answers")).to_contain_text("1 of 11 rated")
    expect(part(page, "empty")).to_be_hidden()
    other.evaluate("localStorage.clear()")
    expect(part(page, "empty")).to_be_visible()


def test_a_page_that_comes_back_looks_afresh(open_page: OpenPage):
    page = open_page(PROGRESS)
    page.evaluate("sessionStorage.clear();" + keeping(HALF))
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(part(page, "answers")).to_contain_text("4 of 11 rated")


@pytest.mark.parametrize("without", [NO_STORAGE, NO_WRITING], ids=["blocked", "full"])
def test_where_nothing_can_be_kept_the_page_says_so(without: str, open_page: OpenPage):
    page = open_page(PROGRESS, before=without)
    expect(page.get_by_text(WORDS("keeping.blocked"))).to_be_visible()
    expect(part(page, "empty")).to_be_visible()
    page = open_page(PROGRESS)
    expect(part(page, "empty")).to_be_visible()
    expect(page.get_by_text(WORDS("keeping.blocked"))).to_be_hidden()


# For everybody


@pytest.mark.parametrize("state", [[], [HALF], FULL, [ODD]], ids=["empty", "half", "full", "odd"])
@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (PHONE, "dark")])
def test_axe_finds_nothing(state: list, width: int, scheme: str, open_page: OpenPage):
    page = open_page(PROGRESS, width, scheme=scheme, bypass_csp=True, before=keeping(*state))
    expect(mine(page)).to_be_visible()
    for fold in page.locator("main details").all():
        fold.locator("summary").click()
    if len(state) > 1:
        snapshots(page).get_by_role("button", name=WORDS("snapshot.rename")).first.click()
    assert found_by_axe(page) == []


@pytest.mark.parametrize("width", [320, PHONE])
def test_nothing_is_wider_than_the_screen(width: int, open_page: OpenPage):
    page = open_page(PROGRESS, width, before=keeping(*FULL))
    expect(part(page, "answers", "agency")).to_be_visible()
    for fold in page.locator("main details").all():
        fold.locator("summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", SCHEMES)
def test_marks_are_seen_in_forced_colors_and_on_paper(scheme: str, open_page: OpenPage):
    """Both drop backgrounds; a border stays."""
    page = open_page(PROGRESS, scheme=scheme, before=keeping(HALF), forced_colors="active")
    style = "bar => getComputedStyle(bar).borderBlockStartWidth"
    bar = part(page, "answers").locator(".chb-strip .chb-mark--now").first
    assert float(bar.evaluate(style).removesuffix("px")) > 4
    page.emulate_media(media="print")
    assert float(bar.evaluate(style).removesuffix("px")) > 4


def test_without_script_the_page_is_honest_and_leads_to_the_checks(open_page: OpenPage):
    page = open_page(PROGRESS, java_script_enabled=False)
    notice = page.locator("noscript")
    expect(notice.locator("p")).to_have_text(WORDS("my.no_script"))
    expect(notice.locator("a")).to_have_text([f.title for f in CATALOG.frameworks.values()])
    expect(page.locator("main button:visible, main input:visible")).to_have_count(0)


def test_without_the_outline_the_page_says_so_and_takes_no_answer_for_an_old_one(
    chromium: Browser, served: Address
):
    """Without it, every answer would seem to be to what this edition does not have."""
    for path in (PROGRESS, "my/plan/", "my/answers/", "my/second-view/"):
        context = chromium.new_context()
        context.add_init_script(keeping(HALF))
        page = context.new_page()
        page.route("**/assets/outline.*.js", lambda route: route.abort())
        page.goto(served(path), wait_until="load")
        expect(page.get_by_text(WORDS("my.unloaded"))).to_be_visible()
        expect(page.locator("main button:visible, main input:visible")).to_have_count(0)
        context.close()


def test_the_outline_is_one_script_for_all_pages_that_need_it(open_page: OpenPage, served: Address):
    page = open_page(PROGRESS)
    [here] = outlines_of(page)
    assert re.search(r"/assets/outline\.[0-9a-f]{8}\.js$", here)
    for path in ("my/plan/", "my/answers/", "my/second-view/"):
        page.goto(served(path))
        assert outlines_of(page) == [here], path
        expect(page.get_by_text(WORDS("my.unloaded"))).to_be_hidden()
    for path in ("", "self-assessment/asapconnect-mentoring/", "worksheets/"):
        page.goto(served(path))
        assert outlines_of(page) == []


def outlines_of(page: Page) -> list[str]:
    """The whole addresses of the scripts of outlines that a page loads."""
    found: list[str] = page.locator("script#chb-outline").evaluate_all(
        "all => all.map(it => it.src)"
    )
    return found


def test_the_script_is_loaded_on_a_readers_own_pages_alone(open_page: OpenPage, served: Address):
    page = open_page(PROGRESS)
    own = page.locator("script[src*='/my.']")
    expect(own).to_have_count(1)
    for path in ("", "self-assessment/asapconnect-mentoring/", "worksheets/"):
        page.goto(served(path))
        expect(own).to_have_count(0)
