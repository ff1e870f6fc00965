"""Scenes: a page each, and a way back from what they show."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml.html import HtmlElement, fragment_fromstring

from catalogs import open_catalog
from competency_handbook.catalog import Catalog, Here
from competency_handbook.kinds.comparison import render_comparison
from competency_handbook.kinds.framework import render_framework
from competency_handbook.kinds.vignette import render_vignette, render_vignettes
from competency_handbook.model import ProblemsFound
from competency_handbook.render import Page

SCENE = """\
title: A long silence
summary: No one answers.
order: {order}
keywords: [pause]
people: [{{name: Noor, role: a new colleague}}]
text: Noor stops.
reporting: true
voices:
  - {{id: {id}-waits, who: A listener, text: '"Take *your* time."', effect: It helps., own: true}}
  - {{id: {id}-fills, who: As a talker, text: '"And then?"', cites: [Guide Table Talker R1]}}
questions: [{{id: {id}-long, asks: How long?, own: true}}]
bears_on: [listening-waits]
rows: [roles-task]
see: [listening-asks]
own: true
"""


@pytest.fixture
def catalog(small_data: Path) -> Catalog:
    for order, id in enumerate(("late", "early"), 1):
        write(small_data, id, SCENE.format(id=id, order=-order))
    return open_catalog(small_data)


def write(data: Path, id: str, scene: str) -> None:
    (data / "vignettes").mkdir(exist_ok=True)
    (data / "vignettes" / f"{id}.yml").write_text(scene, "utf-8")


def scene_of(catalog: Catalog) -> HtmlElement:
    here = Page(catalog, Here("scenes/early.md"))
    return fragment_fromstring(render_vignette(here, "early"), create_parent="article")


def links_in(element: HtmlElement) -> list[tuple[str, str]]:
    return [(link.text_content(), link.get("href")) for link in element.iter("a")]


def test_its_page_says_who_is_there_what_could_be_said_and_what_it_shows(catalog: Catalog) -> None:
    page = scene_of(catalog)
    assert "Noor, a new colleague" in page.text_content()
    voice = page.get_element_by_id("early-waits")
    assert voice.text_content() == 'A listener: "Take your time." It helps.'
    assert page.get_element_by_id("early-long").text_content() == "How long?"
    feet = page.find_class("chb-foot")[0]
    assert [text for text, _ in links_in(feet)][:3] == ["Listen 1.10: Waits", "Task", "Asks back"]
    assert links_in(feet)[1][1] == "../../compare/roles/#roles-task"


def test_it_says_once_that_it_is_ours_and_marks_what_a_source_says(catalog: Catalog) -> None:
    page = scene_of(catalog)
    facts = page.find_class("chb-facts")[0].text_content()
    assert "In our own words" in facts and "what a source says, restated" in facts
    marks = [mark for mark in page.find_class("chb-own") if mark.getparent().tag == "li"]
    assert [mark.getparent().get("id") for mark in marks] == [None, "early-fills"]
    assert "Talker R1" in page.get_element_by_id("early-fills").text_content()


def test_a_scene_about_reporting_says_whom_to_call(catalog: Catalog) -> None:
    assert len(scene_of(catalog).find_class("chb-contact")) == 1


def test_what_it_shows_leads_back_in_the_order_of_the_scenes(catalog: Catalog) -> None:
    framework = render_framework(Page(catalog, Here("frameworks/listening.md")), "listening")
    [line] = [line for line in framework.splitlines() if "Scenes that show this" in line]
    found = links_in(fragment_fromstring(line))
    assert [address for _, address in found] == ["../../scenes/early/", "../../scenes/late/"]
    table = render_comparison(Page(catalog, Here("compare/roles.md")), "roles")
    row, other = fragment_fromstring(table, create_parent="div").findall(".//tbody/tr[@id]")
    [head] = row.iter("th")
    foot = row.getnext()
    assert foot.get("class") == "chb-row-foot"
    for place in (head, foot.xpath(".//dd")[-1]):  # in the book, and on the site
        assert [address for _, address in links_in(place)] == [address for _, address in found]
    assert head.get("abbr") == "Task", "a listener hears the aspect at each cell, and no links"
    assert "Scenes" not in other.text_content()


def test_a_handbook_without_scenes_has_no_word_of_them(small_data: Path) -> None:
    page = Page(open_catalog(small_data), Here("frameworks/listening.md"))
    assert "Scenes" not in render_framework(page, "listening")
    assert "Scenes" not in render_comparison(page, "roles")


def test_the_list_says_what_each_scene_shows(catalog: Catalog) -> None:
    listed = render_vignettes(Page(catalog, Here("scenes/index.md")))
    assert listed.count("Listen 1.10: Waits") == 2
    assert listed.index("scenes/early/") < listed.index("scenes/late/")


def test_what_it_shows_has_to_be_there(small_data: Path) -> None:
    scene = SCENE.format(id="early", order=1)
    write(small_data, "early", scene.replace("[roles-task]", "[roles-tusk, listening-waits]"))
    with pytest.raises(ProblemsFound) as refused:
        open_catalog(small_data)
    messages = [problem.message for problem in refused.value.problems]
    assert messages == [
        "There is no row of a comparison `roles-tusk`.",
        "There is no row of a comparison `listening-waits`.",
    ]
