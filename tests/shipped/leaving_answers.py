"""A reader who uses every page that keeps something, in a browser: what they leave is real.

Two texts alone are put into the storage, which no page of the same edition writes: an answer that
was cut off, and one of a newer edition. Pytest need not rewrite what asserts here:
PYTEST_DONT_REWRITE.
"""

from __future__ import annotations

import json

from playwright.sync_api import Locator, Page, expect

import ratings
import worksheets
from answers_file import HANDBOOK
from browser import KINDS, Address
from handbook import WORDS
from ratings import answer, rating

CHECK, READ, AGENCY = KINDS["self-check"], KINDS["framework"], KINDS["agency-self-check"]
COACHING = "self-assessment/asapconnect-coaching/"
STRANGE = 'Ana, O\'Neill and "Bo" <b>👩‍🏫</b>\nعلى الرف & more'
CUT_OFF = '{"v":1,"state":"ra'
NEWER = '{"v":2,"state":{"kind":"rated"}}'
STORES = "() => ({localStorage: {...localStorage}, sessionStorage: {...sessionStorage}})"
Stores = dict[str, dict[str, str]]


def stores_of(page: Page) -> Stores:
    """What the browser keeps of the handbook, by storage and key; a tab's own pass is left out."""
    stores: Stores = page.evaluate(STORES)
    return {
        store: {key: texts[key] for key in sorted(texts) if key.startswith(HANDBOOK)}
        for store, texts in stores.items()
    }


def assert_complete(stores: Stores, file: str) -> None:
    """Assert that a reader left something of every kind, in the storage and in the file."""
    mine = [key for key in stores["localStorage"] if key.startswith(f"{HANDBOOK}me:")]
    assert {key.split(":")[3] for key in mine} == {"answer", "snapshot", "sheet"}
    saved = json.loads(file)
    groups = {group for record in saved["records"].values() for group in record}
    assert groups == {"about", "answers", "evidence", "snapshots", "sheets"}
    answers = [it for record in saved["records"].values() for it in record["answers"].values()]
    said = {key for it in answers for key in it}
    assert said >= {"then", "matters", "note", "evidence", "training", "plan"}
    assert {it["state"] for it in answers} == {"rated", "unsure", "na", "none"}
    assert len([it for it in answers if "plan" in it]) == 3
    assert len(saved["unread"]) == 2


# Rating


def ids_on(page: Page) -> list[str]:
    """The ids of what is rated on the page, in its order."""
    return page.locator("chb-rating").evaluate_all(
        "checks => checks.map((check) => check.getAttribute('competency'))"
    )


def beside(page: Page, id: str, note: str = "", lines: tuple[str, ...] = ()) -> Locator:
    """Write beside an answer; the part where that is done."""
    part = ratings.more(page, id)
    if note:
        part.locator("[name=note]").fill(note)
    for line in lines:
        part.get_by_role("button", name=WORDS("check_form.line_add")).click()
        part.locator("li input").last.fill(line)
    return part


def rate_oneself(page: Page, served: Address) -> None:
    page.goto(served(CHECK))
    two_way, strengths, safe, goals, knowledge, career, later, taken_back, *_ = ids_on(page)
    for choice, id in enumerate((two_way, strengths, safe, goals, knowledge, career)):
        answer(page, id, choice)
    page.get_by_role("checkbox", name=WORDS("check_form.then_switch")).check()
    for id, level in ((strengths, 0), (goals, 1)):
        rating(page, id).locator(".chb-then input").nth(level).check()
    part = beside(page, two_way, STRANGE, ("Notes of our first meeting", "على الرف"))
    part.locator("[name=matters][value=high]").check()
    part = beside(page, strengths)
    part.locator("[name=matters][value=some]").check()
    part.locator("[name=training]").check()
    beside(page, safe).locator("[name=matters][value=low]").check()
    beside(page, later, "I rate this later.")
    answer(page, taken_back, 2)
    remove = WORDS("self_check.remove_short")
    rating(page, taken_back).get_by_role("button", name=remove).click()
    page.goto(served(COACHING))
    answer(page, ids_on(page)[0], 1)


def rate_where_it_is_read(page: Page, served: Address) -> None:
    page.goto(served(READ.replace("mentoring", "coaching")))
    id = ids_on(page)[1]
    ratings.unfold(page, id)
    answer(page, id, 3)


def rate_the_agency(page: Page, served: Address) -> None:
    """One answer of every kind that an agency's standard has, and evidence in every state."""
    page.goto(served(AGENCY))
    ids = ids_on(page)
    for id, choice in ((ids[0], 1), (ids[1], 0), (ids[-2], 5), (ids[-1], 2)):
        answer(page, id, choice)
    beside(page, ids[0], "Reviewed in spring.").locator("[name=matters][value=high]").check()
    lines = page.locator("chb-evidence")
    for number in range(3):
        lines.nth(number).get_by_role("checkbox").check()
    lines.nth(0).get_by_role("textbox").fill("Blue binder, page 3")
    lines.nth(3).get_by_role("textbox").fill("With Zoë")
    lines.nth(2).get_by_role("checkbox").uncheck()


# A reader's own pages


def take_snapshots(page: Page, served: Address) -> None:
    """Take three, rename the first, delete the last, and change an answer after that."""
    page.goto(served(KINDS["my-progress"]))
    mine = page.locator("chb-snapshots[record=me]")
    take = mine.get_by_role("button", name=WORDS("snapshot.take"))
    for count, label in enumerate(("Before", "", "By mistake"), 1):
        mine.get_by_label(WORDS("snapshot.label")).fill(label)
        take.click()
        expect(mine.locator(".chb-snapshot-name")).to_have_count(count)
    entry = mine.locator("[data-part=list] li")
    deleted = entry.filter(has_text="By mistake")
    deleted.get_by_role("button", name=WORDS("snapshot.delete")).click()
    before = entry.filter(has_text="Before")
    before.get_by_role("button", name=WORDS("snapshot.rename")).click()
    mine.locator("[data-part=list] input").fill("Before the spring training")
    page.keyboard.press("Enter")
    page.goto(served(CHECK))
    answer(page, ids_on(page)[0], 1)


def plan(page: Page, served: Address) -> None:
    """Plan for what is rated, for what is not, and for the agency; take a fourth out again."""
    page.goto(served(CHECK))
    rated, taken_out, *_, unrated = ids_on(page)
    page.goto(served(AGENCY))
    standard = ids_on(page)[0]
    page.goto(served(KINDS["my-plan"]))
    steps = "Write three questions before each visit\nAsk Ana what helped"
    words = {"goal": "Ask before I tell", "steps": steps, "support": "My supervisor"}
    plan_for(page, rated, **words, due="2027-03-01")
    plan_for(page, unrated, goal="Only planned, never rated")
    entry = plan_for(page, taken_out, goal="Not this year")
    entry.get_by_role("button", name=WORDS("my_plan.remove")).click()
    words = {"goal": "Train all staff", "steps": "Find a trainer", "support": "The board"}
    plan_for(page, standard, "agency", **words, due="2027-06-30")


def plan_for(page: Page, id: str, record: str = "me", **words: str) -> Locator:
    """Put something into a plan; its entry there."""
    mine = page.locator(f"chb-my-plan[record={record}]")
    mine.locator("select").select_option(id)
    mine.locator("form:has(select)").get_by_role("button").click()
    entry = mine.locator(f".chb-plan-entry:has(a[href$='#{id}'])")
    for name, text in words.items():
        entry.locator(f"[name={name}]").fill(text)
    expect(entry.get_by_text(WORDS("self_check.saved"), exact=True)).to_be_visible()
    return entry


def fill_in_worksheets(page: Page, served: Address) -> None:
    """Of one sheet four copies, one without a name and one deleted; of two others every blank."""
    page.goto(served(worksheets.NOTES))
    worksheets.write(page, "Nine in line\nTwo alone", "Ana")
    worksheets.write(page, "North", id="visit-site")
    for text, called in (
        ("Two in line", "Ben & <Søn> 📁"),
        ("A copy without a name", ""),
        ("By mistake", "Gone"),
    ):
        worksheets.press(page, "new")
        worksheets.write(page, text, called)
    worksheets.press(page, "delete")
    for address in (worksheets.AGREEMENT, "worksheets/coaching-agreement/"):
        page.goto(served(address))
        worksheets.fill_in(page)
        worksheets.name(page).fill("With Ana")
        saved = worksheets.bar(page).get_by_text(worksheets.SAVED, exact=True)
        expect(saved).to_be_visible()


def meet_what_cannot_be_read(page: Page, served: Address) -> None:
    """Let a page find an answer that was cut off, and set it aside; and one of a newer edition."""
    page.goto(served(CHECK))
    id = ids_on(page)[8]
    for name, text in ((id, CUT_OFF), ("from-a-newer-edition", NEWER)):
        ratings.put(page, f"{HANDBOOK}me:answer:{name}", text)
    page.reload()
    answer(page, id, 2)
    expect(rating(page, id).get_by_text(WORDS("self_check.saved"), exact=True)).to_be_visible()
    assert CUT_OFF in stores_of(page)["localStorage"].values()
