"""Large frameworks, flat or deep: their pages, what stands on each, and what leads there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from lxml.html import HtmlElement, fragment_fromstring

from catalogs import open_catalog, outline_in
from competency_handbook.catalog import Here, all_addresses, check_addresses
from competency_handbook.kinds.framework import render_division, render_framework
from competency_handbook.kinds.self_assessment import render_division_check, render_self_assessment
from competency_handbook.model import LARGE, Competency, items_of
from competency_handbook.render import Page
from competency_handbook.site.calls import check_calls
from competency_handbook.site.stubs import all_stubs

SCALE = """\
title: Plain
rates: practitioner
best: last
levels: [{id: plain-low, name: Awareness}, {id: plain-high, name: Expert}]
"""
Data = dict[str, object]


def competencies(start: str, count: int) -> list[Data]:
    return [{"id": f"{start}-{n}", "statement": f"Does {start} {n}."} for n in range(1, count + 1)]


def domain(id: str, *contains: Data, **more: object) -> Data:
    return {"id": id, "title": id.capitalize(), "contains": list(contains), **more}


DEEP = [
    domain(
        "controls",
        domain("access", *competencies("access", 40), summary="Who may do what."),
        domain("audit", domain("logs", *competencies("logs", 20)), *competencies("audit", 10)),
        *competencies("controls", 5),
    ),
    domain("simple", *competencies("simple", 3)),
    *competencies("tasks", 130),
]
"""Three levels of domains, and more in none than a page can have."""


@pytest.fixture
def page(small_data: Path) -> Page:
    deep = {"title": "Deep", "rates": "practitioner", "scale": "plain", "contains": DEEP}
    (small_data / "frameworks" / "deep.yml").write_text(yaml.safe_dump(deep), "utf-8")
    (small_data / "scales" / "plain.yml").write_text(SCALE, "utf-8")
    return Page(open_catalog(small_data), Here("frameworks/deep/index.md"))


def at(page: Page, name: str, folder: str = "frameworks") -> Page:
    return Page(page.catalog, Here(f"{folder}/deep/{name}.md"))


def parsed(markdown: str) -> HtmlElement:
    return fragment_fromstring(markdown, create_parent="main")


UP = "../../frameworks/deep/"
NAMES = ["controls", "access", "audit", "simple", "deep--1", "deep--2", "deep--3"]


def test_domains_and_runs_have_pages_in_the_order_of_reading(page: Page) -> None:
    divisions = page.catalog.divisions_of("deep")
    assert [division.name for division in divisions] == NAMES
    assert [it.ends for it in divisions if it.is_run] == [
        ("1", "60"),
        ("61", "120"),
        ("121", "130"),
    ]
    stubs = {stub.page: stub for stub in all_stubs(page.catalog)}
    for folder in ("frameworks", "self-assessment"):
        pages = [name for name in stubs if name.startswith(f"{folder}/deep/")]
        assert pages == [f"{folder}/deep/{name}.md" for name in ("index", *NAMES)]
    assert stubs["frameworks/deep/deep--2.md"].title == "Deep, 61 to 120"
    assert stubs["frameworks/deep/access.md"].description == "Who may do what."


def test_no_page_has_more_than_a_reader_keeps_in_view_and_each_item_is_on_one(page: Page) -> None:
    shown = [render_framework(page, "deep")]
    shown += [render_division(at(page, name), "deep", name) for name in NAMES]
    headed = [re.findall(r"^#+ .*\{ #([\w-]+)", markdown, re.MULTILINE) for markdown in shown]
    assert max(map(len, headed)) <= LARGE + 3
    items = {item.id for item in items_of(page.catalog.frameworks["deep"])}
    assert sorted(id for ids in headed for id in ids if id in items) == sorted(items)


def test_every_address_is_where_the_item_is_shown_and_checked(page: Page) -> None:
    addresses, checks = all_addresses(page.catalog), check_addresses(page.catalog)
    framework = page.catalog.frameworks["deep"]
    for name in NAMES:
        shown = render_division(at(page, name), "deep", name)
        checked = render_division_check(at(page, name, "self-assessment"), "deep", name)
        for item in items_of(framework):
            if f"{{ #{item.id} " in shown and isinstance(item, Competency):
                assert addresses[item.id].page == f"frameworks/deep/{name}.md"
                assert checks[item.id].page == f"self-assessment/deep/{name}.md"
                assert f'competency="{item.id}"' in checked


def test_each_page_leads_to_those_below_it_with_their_middle_levels(page: Page) -> None:
    top = parsed(render_framework(page, "deep"))
    links = [link.text_content() for link in top.xpath(".//div[@class='chb-contents']/p/a")]
    runs = ["Deep, 1 to 60", "Deep, 61 to 120", "Deep, 121 to 130"]
    assert links == ["Controls", "Simple", *runs]
    [controls] = top.xpath(".//div[@class='chb-contents']/ul[1]")
    assert [link.text_content() for link in controls.iter("a")] == ["Access", "Audit"]
    assert top.xpath(".//*[@id='tasks-61']/following-sibling::a/@href") == [f"{UP}deep--2/"]
    middle = parsed(render_division(at(page, "controls"), "deep", "controls"))
    assert middle.xpath(".//li[@id='logs']/ul/li[@id='logs-20']/a/@href") == [
        f"../{UP}audit/#logs-20"
    ]
    above = parsed(
        render_self_assessment(Page(page.catalog, Here("self-assessment/deep/index.md")), "deep")
    )
    counts = [len(it.get("competencies", "").split()) for it in above.iter("chb-progress")]
    assert counts == [208, 75, 3, 60, 60, 10]


def test_a_readers_own_pages_lead_to_the_page_where_an_item_is_rated(page: Page) -> None:
    told = outline_in(page.catalog)["competencies"]
    assert "check" not in told["simple-1"], "its area has it"
    assert told["tasks-130"]["check"] == "self-assessment/deep/deep--3/"
    assert told["logs-1"]["check"] == "self-assessment/deep/audit/"
    assert "check" not in told["controls-1"]


def test_a_domain_that_is_rated_is_asked_on_its_own_page(small_data: Path) -> None:
    whole = domain("whole", *competencies("whole", 70), rate=True, statement="Does it all.")
    big = {"title": "Big", "rates": "practitioner", "scale": "plain", "contains": [whole]}
    (small_data / "frameworks" / "big.yml").write_text(yaml.safe_dump(big), "utf-8")
    (small_data / "scales" / "plain.yml").write_text(SCALE, "utf-8")
    catalog = open_catalog(small_data)
    assert [it.name for it in catalog.divisions_of("big")] == ["whole", "whole--1", "whole--2"]
    check = Page(catalog, Here("self-assessment/big/whole.md"))
    html = parsed(render_division_check(check, "big", "whole"))
    assert [it.get("competency") for it in html.iter("chb-rating")] == ["whole"]
    assert check_addresses(catalog)["whole"].page == "self-assessment/big/whole.md"


def test_sixty_in_no_domain_are_one_page_and_one_more_are_two(small_data: Path) -> None:
    path = small_data / "frameworks" / "flat.yml"
    for count, pages in ((LARGE, 0), (LARGE + 1, 2)):
        flat = {"title": "Flat", "rates": "practitioner", "contains": competencies("flat", count)}
        path.write_text(yaml.safe_dump(flat), "utf-8")
        assert len(open_catalog(small_data).divisions_of("flat")) == pages


def test_a_call_for_a_page_of_a_part_names_one_that_there_is(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text('{{ domain("deep", "access") }} {{ domain_check("deep", "acess") }}', "utf-8")
    [problem] = check_calls({"page.md": path}, page.catalog, {})
    assert problem.message == "`deep` has no page for a part `acess`."
    assert problem.advice == "Did you mean `access`?"


def test_a_run_of_what_has_titles_is_listed_with_them_below_a_short_name(small_data: Path) -> None:
    tasks = [{"id": f"task-{n}", "title": f"Task {n}"} for n in range(1, LARGE + 2)]
    flat = {"title": "Flat and long", "short_title": "Flat", "rates": "practitioner"}
    path = small_data / "frameworks" / "flat.yml"
    path.write_text(yaml.safe_dump(flat | {"contains": tasks}), "utf-8")
    page = Page(open_catalog(small_data), Here("frameworks/flat/index.md"))
    html = parsed(render_framework(page, "flat"))
    named = [link.text_content() for link in html.xpath(".//div[@class='chb-contents']/p/a")]
    assert named == ["Flat, 1 to 60", "Flat, 61"]
    [last] = html.xpath(".//li[@id='task-61']/a")
    assert (last.text_content(), last.get("href")) == (
        "Task 61",
        "../../frameworks/flat/flat--2/#task-61",
    )


def test_a_page_of_many_items_lists_what_they_cite_in_one_block(small_data: Path) -> None:
    with (small_data / "sources.yml").open("a", encoding="utf-8") as sources:
        sources.write("  - id: source-bare\n    title: Bare Book\n")
    cited = [
        it | {"cites": [f"Bare Book p. {number}"]}
        for number, it in enumerate(competencies("cited", LARGE + 1), 1)
    ]
    flat = {"title": "Flat", "rates": "practitioner", "contains": cited}
    (small_data / "frameworks" / "flat.yml").write_text(yaml.safe_dump(flat), "utf-8")
    first = at(Page(open_catalog(small_data), Here("index.md")), "flat--1")
    html = parsed(render_division(first, "flat", "flat--1"))
    [block] = html.find_class("chb-citations")
    assert "p. 1" in block.text_content() and "p. 60" in block.text_content()
