"""What readers of a released edition keep in their browsers is shown by this one."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from playwright.sync_api import Page, expect

from answers_file import HANDBOOK, kept
from browser import KINDS, Address, OpenPage
from handbook import WORDS
from keeping import keeping
from released import EDITIONS, Edition, Said, records_of
from site_pages import Pages

pytest_plugins = ["browser", "site_pages"]
pytestmark = pytest.mark.parametrize("edition", EDITIONS, ids=str)

OWN = ("me", "agency")
ANSWERED = ("rated", "unsure", "na")
UNANSWERED = [f"· {WORDS(f'rating.state_{name}')}" for name in ("none", "noted")]
DETAILS = ("note", "evidence", "matters", "training")

UNFOLD = """() => {
  dispatchEvent(new Event("beforeprint"));
  for (const fold of document.querySelectorAll(".chb-more:not([hidden])")) fold.open = true;
}"""
SHOWN = """rating => {
  const chosen = rating.querySelector("input[data-state]:checked");
  const then = rating.querySelector(".chb-then input:checked");
  const levels = (radio) => [radio.value, ...(radio.dataset.formerly ?? "").split(" ")];
  const field = (selector) => rating.querySelector(selector);
  return {
    state: chosen?.dataset.state ?? "none",
    level: chosen?.dataset.state === "rated" ? levels(chosen) : [],
    then: then?.value ? levels(then) : [],
    note: field("[name=note]")?.value ?? "",
    evidence: [...rating.querySelectorAll(".chb-lines input")].map(({ value }) => value),
    matters: field("[name=matters]:checked")?.value ?? "",
    training: field("[name=training]")?.checked ?? false,
  };
}"""
"""What a check shows of an answer; of a level its names, today's first."""


def check_of(id: str) -> str:
    return f"chb-rating[competency='{id}'], chb-rating[formerly~='{id}']"


@pytest.fixture(scope="module")
def frameworks(pages: Pages) -> dict[str, tuple[str, str]]:
    """The page with the check of every competency, and its framework, by all its ids."""
    return {
        id: (path.removesuffix("index.html"), rating.get("framework"))
        for path, page in pages.items()
        if path.startswith("self-assessment/")
        for rating in page.iter("chb-rating")
        for id in (rating.get("competency"), *rating.get("formerly", "").split())
    }


def answers_by_page(
    texts: dict[str, str], frameworks: dict[str, tuple[str, str]]
) -> dict[tuple[str, str], dict[str, Said]]:
    """All answers in a storage by the page that shows them, and by whose they are."""
    found: dict[tuple[str, str], dict[str, Said]] = {}
    for (whose, id), answer in records_of(texts, "answer").items():
        found.setdefault((frameworks[id][0], whose), {})[id] = answer
    return found


def shows(page: Page, id: str, answer: Said, details: bool) -> None:
    """Assert that a check shows an answer, and what was said beside it."""
    check = page.locator(check_of(id))
    expect(check.locator("input[data-state]:checked")).to_have_count(int(answer["state"] != "none"))
    if details:
        expect(check.locator("[name=note]")).to_be_attached()
    shown = check.evaluate(SHOWN)
    assert shown["state"] == answer["state"], id
    for name in ("level", "then"):
        assert answer.get(name) in (shown[name] or [None]), f"{id}: {name}"
    if details:
        empty = {"note": "", "evidence": [], "matters": "", "training": False}
        assert {name: shown[name] for name in DETAILS} == {
            name: answer.get(name, empty[name]) for name in DETAILS
        }, id


# What the browser keeps


def test_every_check_shows_its_answer(
    edition: Edition, frameworks: dict[str, tuple[str, str]], open_page: OpenPage, served: Address
):
    page = open_page("", before=keeping(edition.kept))
    by_page = answers_by_page(edition.kept, frameworks)
    assert len(by_page) > 6
    opened = {
        whose for (whose,), about in records_of(edition.kept, "about").items() if "opened" in about
    }
    for (path, whose), answers in by_page.items():
        page.goto(served(path + (f"?about={whose}" if whose not in OWN else "")))
        page.evaluate(UNFOLD)
        for id, answer in answers.items():
            shows(page, id, answer, details=whose not in opened)
        answered = sum(answer["state"] != "none" for answer in answers.values())
        expect(page.locator("chb-rating input[data-state]:checked")).to_have_count(answered)


def test_the_pages_that_are_read_say_how_each_is_answered(
    edition: Edition, pages: Pages, open_page: OpenPage, served: Address
):
    page = open_page("", before=keeping(edition.kept))
    answers = own_answers(edition)
    read = {
        id: path
        for path, tree in pages.items()
        for rating in tree.xpath("//chb-rating[.//*[@class='chb-fold-state']]")
        for id in (rating.get("competency"), *rating.get("formerly", "").split())
        if id in answers
    }
    assert set(read) == set(answers)
    for path in dict.fromkeys(read.values()):
        page.goto(served(path.removesuffix("index.html")))
        for id in (id for id in read if read[id] == path):
            state = page.locator(check_of(id)).locator(".chb-fold-state")
            expect(state).not_to_have_text("")
            assert (state.inner_text() in UNANSWERED) == (answers[id]["state"] == "none"), id


def own_answers(edition: Edition) -> dict[str, Said]:
    answers = records_of(edition.kept, "answer").items()
    return {id: answer for (whose, id), answer in answers if whose in OWN}


def test_my_answers_counts_all_of_it(
    edition: Edition, frameworks: dict[str, tuple[str, str]], open_page: OpenPage
):
    rows = open_page(KINDS["my-answers"], before=keeping(edition.kept)).locator("chb-held dl > div")
    by_framework: dict[str, Counter[str]] = {}
    for id, answer in own_answers(edition).items():
        counts = by_framework.setdefault(frameworks[id][1], Counter())
        counts[answer["state"]] += 1
        counts["notes"] += "note" in answer or "evidence" in answer
        counts["plans"] += "plan" in answer
    assert len(by_framework) == 3
    for framework, counts in by_framework.items():
        row = rows.filter(has=rows.page.locator(f"a[href*='{framework}']"))
        total = len({id for id, (_, its) in frameworks.items() if its == framework})
        answered = sum(counts[state] for state in ANSWERED)
        expect(row).to_contain_text(WORDS("answers.answered", answered=answered, count=total))
        more = {
            "unsure_count": "unsure",
            "not_applicable": "na",
            "notes": "notes",
            "plans": "plans",
        }
        for words, name in more.items():
            if counts[name]:
                expect(row).to_contain_text(WORDS(f"answers.{words}", count=counts[name]))
    evidence = records_of(edition.kept, "evidence").values()
    amounts = {
        "evidence": sum(bool(line["have"] or line["where"]) for line in evidence),
        "snapshots": len(records_of(edition.kept, "snapshot")),
        "sheets": len(records_of(edition.kept, "sheet")),
        "views": len(records_of(edition.kept, "about")),
    }
    for name, count in amounts.items():
        row = rows.filter(has_text=WORDS(f"answers.{name}"))
        expect(row).to_contain_text(WORDS(f"answers.{name}_count", count=count))


def test_my_answers_keeps_what_cannot_be_read(edition: Edition, open_page: OpenPage):
    page = open_page(KINDS["my-answers"], before=keeping(edition.kept))
    unread = edition.json("answers.json")["unread"]
    assert len(unread) == 2
    for name, text in unread.items():
        entry = page.locator("chb-apart li").filter(has_text=name)
        expect(entry).to_contain_text(text)
    delete = page.get_by_role("button", name=WORDS("answers.delete_raw"))
    expect(delete, "what was set aside is offered to be deleted").to_have_count(1)


def test_the_evidence_of_an_agency_is_ticked_and_its_place_is_there(
    edition: Edition, open_page: OpenPage
):
    page = open_page(KINDS["agency-self-check"], before=keeping(edition.kept))
    lines = records_of(edition.kept, "evidence")
    assert len(lines) > 3
    for (_, id), line in lines.items():
        form = page.locator(f"chb-evidence[evidence='{id}'], chb-evidence[formerly~='{id}']")
        expect(form.get_by_role("checkbox")).to_be_checked(checked=line["have"])
        expect(form.get_by_role("textbox")).to_have_value(line["where"])


def test_my_progress_lists_the_snapshots_and_the_wishes_for_training(
    edition: Edition, open_page: OpenPage
):
    page = open_page(KINDS["my-progress"], before=keeping(edition.kept))
    taken = records_of(edition.kept, "snapshot")
    mine = [snapshot for (whose, _), snapshot in taken.items() if whose == "me"]
    names = page.locator("chb-snapshots[record=me] .chb-snapshot-name")
    expect(names).to_have_count(len(mine))
    facts = page.locator("chb-snapshots[record=me] li .chb-my-aside").all_inner_texts()
    assert Counter(facts) == Counter(
        WORDS("snapshot.answered", count=len(snapshot["answers"])) for snapshot in mine
    )
    for snapshot in mine:
        expect(
            names.filter(has_text=snapshot["label"] or snapshot["taken"][:4]).first
        ).to_be_visible()
    wishes = [id for id, answer in own_answers(edition).items() if answer.get("training")]
    links = page.locator("chb-my-progress[record=me] [data-part=training] a")
    expect(links).to_have_count(len(wishes))


def test_my_plan_has_every_plan(edition: Edition, open_page: OpenPage):
    page = open_page(KINDS["my-plan"], before=keeping(edition.kept))
    entries = page.locator(".chb-plan-entry")
    plans = [answer["plan"] for answer in own_answers(edition).values() if "plan" in answer]
    expect(entries).to_have_count(len(plans))
    shown = [
        {name: entry.locator(f"[name={name}]").input_value() for name in plans[0]}
        for entry in entries.all()
    ]
    for plan in plans:
        assert plan | {"steps": "\n".join(plan["steps"])} in shown


BLANKS = """form => Object.fromEntries([...form.elements]
  .filter(({ name, type, checked }) => name && (type !== "radio" || checked))
  .flatMap(({ name, value, dataset, type }) =>
    [name, ...(dataset.formerly ?? "").split(" ")].map((each) => [each, value]))
  .filter(([name, value]) => name && value))"""


def test_every_copy_of_a_worksheet_has_its_name_and_its_words(
    edition: Edition, open_page: OpenPage, served: Address
):
    page = open_page("", before=keeping(edition.kept))
    copies = records_of(edition.kept, "sheet")
    for worksheet in dict.fromkeys(id for _, id, _ in copies):
        page.goto(served(f"worksheets/{worksheet}/"))
        choice = page.locator(".chb-copies").get_by_role("combobox")
        of_it = {copy: sheet for (_, id, copy), sheet in copies.items() if id == worksheet}
        expect(choice.locator("option")).to_have_count(len(of_it))
        for copy, sheet in of_it.items():
            choice.select_option(value=copy)
            expect(page.locator(".chb-copies input")).to_have_value(sheet["name"])
            assert page.locator(".chb-sheet form").evaluate(BLANKS) == sheet["fields"]


def test_second_views_are_there_with_their_names(edition: Edition, open_page: OpenPage):
    page = open_page(KINDS["second-view"], before=keeping(edition.kept))
    views = records_of(edition.kept, "about")
    assert len(views) == 3
    for about in views.values():
        place = "opened li" if "opened" in about else "given .chb-view-name"
        name = page.locator(f"chb-views-{place}").filter(has_text=about["whose"])
        expect(name).to_contain_text(about["label"])
    name = json.loads(edition.kept[f"{HANDBOOK}settings"])["view"]["name"]
    expect(page.locator("chb-view-own [name=label]")).to_have_value(name)


def test_a_shared_computer_stays_one(
    edition: Edition, frameworks: dict[str, tuple[str, str]], open_page: OpenPage, served: Address
):
    stores = edition.json("shared-computer.json")
    page = open_page("", before="".join(keeping(stores[name], storage=name) for name in stores))
    [((path, _), answers)] = answers_by_page(stores["sessionStorage"], frameworks).items()
    page.goto(served(path))
    expect(page.get_by_text(WORDS("keeping.session", minutes=30))).to_be_visible()
    page.evaluate(UNFOLD)
    for id, answer in answers.items():
        shows(page, id, answer, details=True)


def test_looking_at_every_page_changes_nothing(
    edition: Edition, open_page: OpenPage, served: Address
):
    page = open_page("", before=keeping(edition.kept))
    before = edition.kept
    del before[f"{HANDBOOK}settings"]  # how the browser keeps them, which pages may add to
    paths = ("my-answers", "my-plan", "my-progress", "second-view", "self-check", "framework")
    for path in (*(KINDS[name] for name in paths), "worksheets/coaching-notes/"):
        page.goto(served(path))
    assert kept(page) == before
