"""Pictures are drawn from the data: every scale has its stairs, every framework its map."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from lxml.html import HtmlElement, fragment_fromstring

from catalogs import open_catalog
from competency_handbook.catalog import Here
from competency_handbook.kinds.comparison import render_comparison
from competency_handbook.kinds.framework import render_framework
from competency_handbook.kinds.guide import render_guide
from competency_handbook.kinds.self_assessment import render_self_assessment
from competency_handbook.model import ProblemsFound, RatingScale
from competency_handbook.render import (
    Page,
    render_blocks,
    render_map,
    render_mark_of,
    render_skyline,
)
from competency_handbook.render.pictures.fullness import steps_of
from test_divisions import DEEP, SCALE, Data, competencies, domain


def scale_of(levels: int, best: str) -> RatingScale:
    names = [{"id": f"plain-{n}", "name": f"Level {n}"} for n in range(levels)]
    told = {"title": "Plain", "rates": "practitioner", "best": best, "levels": names}
    return RatingScale.model_validate(told, strict=False)


@pytest.mark.parametrize(
    ("levels", "best", "rises", "fills"),
    [
        (4, "last", [2, 4, 6, 8], [0, 3, 5, 8]),
        (4, "first", [8, 6, 4, 2], [8, 5, 3, 0]),
        (2, "last", [4, 8], [0, 8]),
        (10, "last", [1, 2, 2, 3, 4, 5, 6, 6, 7, 8], [0, 1, 2, 3, 4, 4, 5, 6, 7, 8]),
    ],
)
def test_the_best_level_is_the_highest_step_and_fills_a_shape(
    levels: int, best: str, rises: list[int], fills: list[int]
):
    steps = steps_of(scale_of(levels, best))
    assert [step.rise for step in steps] == rises
    assert [step.fill for step in steps] == fills


def page_of(folder: Path, contains: list[Data], scale: str = "plain") -> Page:
    """A page that shows a framework `work` with these contents."""
    for name, told in {
        "scales/plain.yml": SCALE,
        "frameworks/work.yml": yaml.safe_dump(
            {"title": "Work", "rates": "practitioner", "own": True, "contains": contains}
            | ({"scale": scale} if scale else {})
        ),
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(told, "utf-8")
    return Page(open_catalog(folder), Here("frameworks/work.md"))


def map_of(page: Page) -> HtmlElement:
    return fragment_fromstring(render_map(page, "work"), create_parent="div")


def texts(found: list[HtmlElement]) -> list[str]:
    return [" ".join(each.text_content().split()) for each in found]


@pytest.mark.parametrize(
    ("areas", "layout"), [(1, "one"), (2, "2"), (5, "5"), (8, "many"), (40, "many")]
)
def test_a_map_has_each_area_with_its_competencies(tmp_path: Path, areas: int, layout: str):
    domains = [domain(f"area{n}", *competencies(f"does{n}", 1)) for n in range(areas)]
    drawn = map_of(page_of(tmp_path, domains))
    assert drawn.find_class(f"chb-map--{layout}")
    assert texts(drawn.find_class("chb-area-name")) == [f"Area{n}" for n in range(areas)]
    links = [tile.get("href") for tile in drawn.find_class("chb-tile")]
    assert links == [f"#does{n}-1" for n in range(areas)]


def test_a_large_frameworks_map_has_its_pages_with_their_counts(tmp_path: Path):
    drawn = map_of(page_of(tmp_path, DEEP))
    tiles = drawn.find_class("chb-tile")
    assert texts(tiles)[:2] == ["Controls 75 competencies", "Simple 3 competencies"]
    assert texts(tiles)[-1] == "Work, 121 to 130 10 competencies"
    assert tiles[-1].get("href", "").endswith("#tasks-121")
    assert not drawn.xpath("//*[@data-item]"), "their answers are shown on their own pages"
    assert tiles[-1].get("data-items", "").split() == [f"tasks-{n}" for n in range(121, 131)]


def test_without_domains_titles_or_a_scale_there_is_a_map_all_the_same(tmp_path: Path):
    statement = "Listens " + "to what a person says " * 6
    told = [{"id": "long", "code": "7", "statement": statement}]
    drawn = map_of(page_of(tmp_path, told, scale=""))
    [tile] = drawn.find_class("chb-tile")
    assert texts([tile])[0].startswith("7 Listens to what")
    assert len(texts([tile])[0]) <= 72
    assert texts([tile])[0].endswith(" …")
    assert not drawn.find_class("chb-key")


def test_what_is_rated_brings_its_former_ids_and_the_scales_words(tmp_path: Path):
    told = [domain("area", {"id": "new", "formerly": ["old"], "statement": "Does it."})]
    drawn = map_of(page_of(tmp_path, told))
    assert drawn.find_class("chb-tile")[0].get("data-item") == "new/old"
    assert drawn.find(".//chb-map").get("levels") == "plain-low:0 plain-high:8"
    said = texts(drawn.xpath("//*[@data-says]"))
    assert said[:2] == ["Awareness", "Expert"]
    assert said[-2:] == ["Not answered", "Matters a lot"]


def test_blocks_show_each_competency_or_stand_for_several(tmp_path: Path):
    few = page_of(tmp_path / "few", [domain("area", *competencies("a", 3)), *competencies("b", 2)])
    assert str(render_blocks(few, "work")).count("<b") == 5
    many = page_of(tmp_path / "many", DEEP)
    assert 30 < str(render_blocks(many, "work")).count("<b") <= 65


@pytest.mark.parametrize("areas", [(50,), (3, 40, 2), (1,) * 40, (9,) * 100])
def test_blocks_keep_to_a_small_field_whatever_a_framework_has(
    tmp_path: Path, areas: tuple[int, ...]
):
    told = [domain(f"d{n}", *competencies(f"c{n}", size)) for n, size in enumerate(areas)]
    columns = fragment_fromstring(str(render_blocks(page_of(tmp_path, told), "work"))).findall("i")
    assert 2 <= len(columns) <= 12
    assert max(len(column) for column in columns) <= 9
    assert all(len(column) for column in columns)


GUIDE = """\
title: A year
parts:
  - id: year-whole
    title: A year
    own: true
    drawn: {drawn}
    points:
      - {{id: year-one, phase: First, name: One, text: Begin., own: true}}
      - {{id: year-two, text: Go on., own: true}}
"""


@pytest.mark.parametrize(("drawn", "again"), [("line", 0), ("cycle", 1)])
def test_points_in_the_order_of_time_are_numbered_below_their_phases(
    tmp_path: Path, drawn: str, again: int
):
    (tmp_path / "guides").mkdir()
    (tmp_path / "guides" / "year.yml").write_text(GUIDE.format(drawn=drawn), "utf-8")
    page = Page(open_catalog(tmp_path), Here("guides/year.md"))
    guide = fragment_fromstring(render_guide(page, "year"), create_parent="div")
    [course] = guide.xpath(f".//ol[contains(@class, 'chb-course--{drawn}')]")
    assert texts(list(course)) == ["First One. Begin.", "Go on."]
    assert len(guide.find_class("chb-again")) == again


EVIDENCE = {"id": "policy", "kind": "self-study", "text": "The policy.", "cites": ["Guide 1"]}


@pytest.mark.parametrize("cited", [True, False])
def test_what_an_agency_is_asked_to_show_is_reached_from_each_of_its_competencies(
    small_data: Path, cited: bool
):
    (small_data / "scales" / "plain.yml").write_text(SCALE.replace("practitioner", "organisation"))
    shown = EVIDENCE if cited else EVIDENCE | {"own": True, "cites": []}
    told = {"title": "Agency", "rates": "organisation", "scale": "plain", "own": True}
    told |= {"evidence": [shown], "contains": competencies("does", 2)}
    (small_data / "frameworks" / "agency.yml").write_text(yaml.safe_dump(told), "utf-8")
    catalog = open_catalog(small_data)
    read = render_framework(Page(catalog, Here("frameworks/agency.md")), "agency")
    assert read.count('href="../../self-assessment/agency/#agency-gather"') == 2 * cited
    check = render_self_assessment(Page(catalog, Here("self-assessment/agency.md")), "agency")
    assert ("{ #agency-gather" in check) == cited
    assert ("Send before the visit" in check) == cited


COMPARISON: Data = {
    "title": "Roles",
    "own": True,
    "columns": [{"id": name, "label": name.capitalize()} for name in ("first", "both", "last")],
    "rows": [
        {
            "id": "roles-time",
            "aspect": "Time",
            "claim": "There is a set time",
            "cells": {
                "first": {
                    "text": "As the two agree.",
                    "in_short": "As agreed",
                    "stance": "otherwise",
                },
                "last": {"text": "Two years.", "in_short": "2 years", "stance": "says"},
            },
        },
        {"id": "roles-place", "aspect": "Place", "cells": {"both": {"text": "Anywhere."}}},
    ],
}


def comparison_page(folder: Path, **more: object) -> HtmlElement:
    (folder / "comparisons").mkdir(exist_ok=True)
    for row in COMPARISON["rows"]:  # type: ignore[attr-defined]  # a list
        for cell in row["cells"].values():
            cell["own"] = True
    (folder / "comparisons" / "drawn.yml").write_text(yaml.safe_dump(COMPARISON | more), "utf-8")
    page = Page(open_catalog(folder), Here("compare/drawn.md"))
    return fragment_fromstring(render_comparison(page, "drawn"), create_parent="div")


def test_short_words_stand_in_overlapping_shapes_and_lead_to_their_row(tmp_path: Path):
    [drawn] = comparison_page(tmp_path).find_class("chb-overlap")
    assert [(link.get("href"), link.text) for link in drawn.iter("a")] == [
        ("#roles-time", "As agreed"),
        ("#roles-time", "2 years"),
    ]
    assert texts(drawn.xpath(".//th[@scope='rowgroup']")) == ["Time"], "what is short alone"


def test_shapes_overlap_only_where_something_is_shared(tmp_path: Path):
    columns = [{"id": name, "label": name} for name in ("first", "middle", "last")]
    rows = [{"id": "row-one", "aspect": "One", "cells": {"first": {"text": "A", "in_short": "B"}}}]
    assert not comparison_page(tmp_path, columns=columns, rows=rows).find_class("chb-overlap")


def test_claims_say_in_words_what_each_source_holds_of_them(tmp_path: Path):
    [drawn] = comparison_page(tmp_path).find_class("chb-claims")
    rows = [texts(list(row)) for row in drawn.iter("tr")]
    assert rows[0] == ["Is it so? ours", "First", "Both", "Last"]
    assert rows[1:] == [
        ["There is a set time", "says something else As agreed", "is silent", "says so 2 years"]
    ]


def test_words_in_short_are_short(tmp_path: Path):
    with pytest.raises(ProblemsFound, match="more than 40 characters"):
        comparison_page(
            tmp_path,
            rows=[
                {
                    "id": "row-one",
                    "aspect": "One",
                    "cells": {"first": {"text": "A", "in_short": "word " * 9}},
                }
            ],
        )


def test_a_work_is_known_by_its_shapes_and_one_without_has_none(small_data: Path):
    path = small_data / "guides" / "marked.yml"
    path.parent.mkdir(exist_ok=True)
    told = {"title": "Marked", "parts": [{"id": "marked-part", "title": "Part", "own": True}]}
    path.write_text(yaml.safe_dump(told | {"mark": ["disc", "ring"]}), "utf-8")
    page = Page(open_catalog(small_data), Here("guides/index.md"))
    shapes = fragment_fromstring(render_mark_of(page, "marked")).xpath(".//i/@class")
    assert shapes == ["chb-shape chb-shape--disc", "chb-shape chb-shape--ring"]
    path.write_text(yaml.safe_dump(told), "utf-8")
    page = Page(open_catalog(small_data), Here("guides/index.md"))
    assert render_mark_of(page, "marked") == ""
    assert "chb-blocks" in render_mark_of(page, "listening")


def test_the_skyline_has_every_framework_as_a_link(small_data: Path):
    page = Page(open_catalog(small_data), Here("index.md"))
    drawn = fragment_fromstring(render_skyline(page), create_parent="div")
    names = {
        work.short_title or work.title: f"frameworks/{id}/#{id}"
        for id, work in page.catalog.frameworks.items()
    }
    links = [(link.find("b").text, link.get("href")) for link in drawn.iter("a")]
    assert len(links) == len(names)
    assert {name for name, _ in links} == set(names)
