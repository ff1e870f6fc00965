"""Profiles: what they expect, looked up, shown, and checked with the frameworks' own ratings."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml.html import HtmlElement, fragment_fromstring

from catalogs import open_catalog
from competency_handbook.catalog import WORKSHOP_PAGES, Here, pages_on_screen, works_in_print
from competency_handbook.kinds.profile import render_profile, render_profiles
from competency_handbook.kinds.profile_check import render_profile_check, render_profile_check_part
from competency_handbook.kinds.self_assessment import render_self_assessment
from competency_handbook.model import ProblemsFound
from competency_handbook.render import Page
from competency_handbook.site.stubs import all_stubs

LISTENER = """\
title: Listener
code: R1
group: People
expects:
  - to: listening-attention
    level: step-habit
  - to: listening-waits
    level: step-new
  - to: duty-open
    level: duty-most
  - to: listening-asks
  - to: rules-stated
"""
DUTIES = """\
title: Duties
rates: organisation
scale: duty
contains:
  - id: duty-open
    code: D1
    title: Keeps the door open
    levels:
      duty-most: {text: "We can:", points: [{text: open every *day*}]}
    indicators:
      - {id: duty-hours, text: Hours are posted., rate: true}
"""
DUTY = """\
title: Duty
rates: organisation
best: first
levels: [{id: duty-most, number: "1", name: Mostly}, {id: duty-some, name: Somewhat}]
"""
RULES = """\
title: Rules
rates: practitioner
contains: [{id: rules-stated, statement: Employ secure configuration management.}]
"""
FILES = {
    "profiles/listener.yml": LISTENER,
    "frameworks/duties.yml": DUTIES,
    "frameworks/rules.yml": RULES,
    "scales/duty.yml": DUTY,
}


@pytest.fixture
def data(small_data: Path) -> Path:
    for name, text in FILES.items():
        (small_data / name).parent.mkdir(exist_ok=True)
        (small_data / name).write_text(text, "utf-8")
    return small_data


def page_in(data: Path, address: str = "profiles/listener.md") -> Page:
    return Page(open_catalog(data), Here(address))


def parsed(markdown: str) -> HtmlElement:
    return fragment_fromstring(markdown, create_parent="main")


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def headings(markdown: str) -> list[str]:
    lines = [line for line in markdown.splitlines() if line.startswith("#")]
    return [line.split(" {")[0] for line in lines]


def test_a_page_has_every_expectation_by_framework_with_the_level_in_words(data: Path) -> None:
    markdown = render_profile(page_in(data), "listener")
    assert headings(markdown) == ["# Listener", "## Listening", "## Duties", "## Rules"]
    html = parsed(markdown)
    rows = [(words(name), words(said)) for name, said in html.xpath(".//dl/div")]
    assert rows == [
        (
            "1 Attention",
            "1 statement below it My habit I do this without thinking about it. Guide 1.1",
        ),
        ("1.10 Waits", "New to me I have rarely done this. ours"),
        ("Asks back", ""),
        ("D1 Keeps the door open", "1 statement below it 1 Mostly We can: open every day"),
    ]
    links = html.xpath(".//dt//a/@href")
    assert links[1:] == [
        "../../frameworks/listening/#listening-waits",
        "../../frameworks/listening/#listening-asks",
        "../../frameworks/duties/#duty-open",
    ]
    [unrated] = html.xpath(".//ul[@class='chb-points'][li/a]")
    assert words(unrated) == "Employ secure configuration management."
    assert html.xpath(".//a[@class='chb-button']/@href") == ["../../self-assessment/listener/"]


def test_what_an_item_expects_by_itself_goes_before_what_its_domain_does(data: Path) -> None:
    html = parsed(render_profile_check(page_in(data), "listener"))
    asked = {
        rating.get("competency"): [words(hint) for hint in rating.xpath("../p")]
        for rating in html.iter("chb-rating")
    }
    assert asked == {
        "listening-waits": ["This profile calls for: New to me"],
        "listening-asks": [],
        "duty-open": ["This profile calls for: 1 Mostly"],
        "duty-hours": ["This profile calls for: 1 Mostly"],
    }


def test_a_competency_that_a_domain_uses_is_asked_once_with_its_own_level(data: Path) -> None:
    (data / "frameworks" / "talks.yml").write_text(
        "title: Talks\nrates: practitioner\nscale: steps\ncontains:\n"
        "  - {id: talks-all, title: Talking, contains: [{use: listening-waits}]}\n",
        "utf-8",
    )
    (data / "profiles" / "listener.yml").write_text(
        "title: Listener\nexpects:\n  - {to: listening-waits, level: step-new}\n"
        "  - {to: talks-all, level: step-habit}\n",
        "utf-8",
    )
    html = parsed(render_profile_check(page_in(data), "listener"))
    [rating] = html.iter("chb-rating")
    assert rating.get("competency") == "listening-waits"
    assert words(rating.xpath("../p")[0]) == "This profile calls for: New to me"


def test_what_stands_below_may_be_left_out(data: Path) -> None:
    told = "title: Keeper\nexpects: [{{to: duty-open, below: {}}}]\n"
    asked = []
    for below in ("true", "false"):
        (data / "profiles" / "keeper.yml").write_text(told.format(below), "utf-8")
        html = parsed(render_profile_check(page_in(data), "keeper"))
        asked.append([rating.get("competency") for rating in html.iter("chb-rating")])
    assert asked == [["duty-open", "duty-hours"], ["duty-open"]]
    (data / "profiles" / "keeper.yml").write_text(
        "title: Keeper\nexpects: [{to: listening-attention, below: false}]\n", "utf-8"
    )
    with pytest.raises(ProblemsFound, match="EXPECT-UNRATED `listening-attention` is not rated"):
        page_in(data)


def test_each_rating_is_that_of_its_framework_and_counted_in_its_record(data: Path) -> None:
    page = page_in(data, "self-assessment/listener.md")
    html = parsed(render_profile_check(page, "listener"))
    own = [parsed(render_self_assessment(page, id)) for id in ("listening", "duties")]
    ratings = {r.get("competency"): dict(r.attrib) for o in own for r in o.iter("chb-rating")}
    assert {r.get("competency"): dict(r.attrib) for r in html.iter("chb-rating")} == ratings
    assert [(p.get("record"), p.get("competencies")) for p in html.iter("chb-progress")] == [
        ("me", "listening-waits listening-asks/listening-inquires/listening-questions"),
        ("agency", "duty-open duty-hours"),
    ]
    made_of = html.xpath(".//template[@class='chb-rating-more']/@data-framework")
    assert made_of == ["listening", "duties"]
    assert not html.xpath(".//chb-whose")
    assert "Employ secure" in words(html)


def test_a_profile_of_frameworks_without_a_scale_has_no_check(data: Path) -> None:
    (data / "profiles" / "listener.yml").write_text(
        "title: Rule keeper\nexpects: [{to: rules-stated}]\n", "utf-8"
    )
    page = page_in(data)
    assert "chb-button" not in render_profile(page, "listener")
    stubs = [stub.page for stub in all_stubs(page.catalog)]
    assert "profiles/listener.md" in stubs and "self-assessment/listener.md" not in stubs


def test_the_list_gathers_groups_below_their_headings_those_without_one_first(data: Path) -> None:
    for name, group in {"a": "People", "b": "", "c": "Agencies"}.items():
        more = f"group: {group}\n" if group else ""
        text = f"title: Role {name}\n{more}expects: []\n"
        (data / "profiles" / f"role-{name}.yml").write_text(text, "utf-8")
    markdown = render_profiles(page_in(data, "profiles/index.md"))
    lines = [
        line for line in markdown.splitlines() if line.startswith("##") or "list-title" in line
    ]
    shown = [words(parsed(line)).split(" {")[0] for line in lines]
    assert shown == ["Role b", "## People", "Listener", "Role a", "## Agencies", "Role c"]


def test_its_page_is_printed_and_its_check_is_not(data: Path) -> None:
    catalog = open_catalog(data)
    assert works_in_print(catalog)["listener"] == ["profiles/listener.md"]
    pages = pages_on_screen(catalog) - WORKSHOP_PAGES.keys()
    assert pages == {"changes.md", "self-assessment/listener.md"}


def test_without_profiles_there_is_nothing_of_them(small_data: Path) -> None:
    pages = [stub.page for stub in all_stubs(open_catalog(small_data))]
    assert not [page for page in pages if page.startswith("profiles")]


def test_a_level_of_a_framework_without_a_scale_is_refused(data: Path) -> None:
    text = LISTENER + "    level: step-new\n"
    (data / "profiles" / "listener.yml").write_text(text, "utf-8")
    with pytest.raises(ProblemsFound) as refused:
        open_catalog(data)
    [problem] = refused.value.problems
    assert (problem.id, problem.place.line) == ("LEVEL-UNKNOWN", 13)
    assert problem.advice == "Leave `level` out."


def test_a_framework_that_cannot_be_read_makes_no_expectation_a_problem(data: Path) -> None:
    for broken in ("frameworks/duties.yml", "scales/duty.yml"):
        (data / broken).write_text("[", "utf-8")
    with pytest.raises(ProblemsFound) as refused:
        open_catalog(data)
    assert [problem.id for problem in refused.value.problems] == ["YAML-SYNTAX"] * 2


def test_a_check_of_more_than_sixty_has_pages_and_what_is_read_stays_one(data: Path) -> None:
    """What is not rated is listed where the pages are."""
    tasks = "".join(f"  - {{id: task-{n}, code: T{n}, title: Does {n}}}\n" for n in range(1, 66))
    many = f"title: Many\nrates: practitioner\nscale: steps\ncontains:\n{tasks}"
    (data / "frameworks" / "many.yml").write_text(many, "utf-8")
    wanted = "".join(f"  - {{to: task-{n}}}\n" for n in range(1, 66))
    text = f"title: Doer\nexpects:\n  - {{to: rules-stated}}\n{wanted}  - {{to: listening-waits}}\n"
    (data / "profiles" / "doer.yml").write_text(text, "utf-8")
    page = page_in(data)
    stubs = {stub.page: stub for stub in all_stubs(page.catalog)}
    own = [name for name in stubs if "/doer" in name]
    parts = ["doer--1", "doer--2"]
    checks = [f"self-assessment/doer/{name}.md" for name in ("index", *parts)]
    assert own == ["profiles/doer.md", *checks]
    html = parsed(render_profile(page, "doer"))
    assert html.xpath(".//a[@class='chb-button']/@href") == ["../../self-assessment/doer/"]
    above = parsed(render_profile_check(page, "doer"))
    counts = [len(it.get("competencies", "").split()) for it in above.iter("chb-progress")]
    assert counts == [60, 6]
    assert not list(above.iter("chb-rating"))
    assert "Employ secure configuration management." in above.text_content()
    below = [parsed(render_profile_check_part(page, "doer", name)) for name in parts]
    asked = [[it.get("competency") for it in html.iter("chb-rating")] for html in below]
    assert asked[0] == [f"task-{n}" for n in range(1, 61)]
    assert asked[1] == [*(f"task-{n}" for n in range(61, 66)), "listening-waits"]
