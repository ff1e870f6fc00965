"""A competency that several lists have: one page, one answer, and its place in each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml.html import HtmlElement, fragment_fromstring

from catalogs import open_catalog
from competency_handbook.catalog import Here, all_addresses, check_addresses
from competency_handbook.kinds.framework import render_framework
from competency_handbook.kinds.self_assessment import render_self_assessment
from competency_handbook.model import ProblemsFound, competency_count
from competency_handbook.pdf.manuscript.forms import refer_to_check
from competency_handbook.render import Page
from competency_handbook.render.outline import outline_script

OTHERS = """\
title: Talking
rates: practitioner
scale: steps
contains:
  - id: talking-together
    title: Together
    contains:
      - {use: listening-waits, code: "7"}
      - {id: talking-clearly, title: Speaks clearly}
      - {use: listening-waits}
  - {use: listening-asks}
"""


@pytest.fixture
def page(small_data: Path) -> Page:
    (small_data / "frameworks" / "talking.yml").write_text(OTHERS, "utf-8")
    return Page(open_catalog(small_data), Here("self-assessment/talking.md"))


def parsed(markdown: str) -> HtmlElement:
    return fragment_fromstring(markdown, create_parent="main")


def test_it_is_asked_in_each_check_under_one_id_and_counts_once(page: Page) -> None:
    html = parsed(render_self_assessment(page, "talking"))
    asked = [it.get("competency") for it in html.iter("chb-rating")]
    assert asked == ["listening-waits", "talking-clearly", "listening-asks"]
    assert {it.get("framework") for it in html.iter("chb-rating")} == {"talking"}
    [progress] = html.iter("chb-progress")
    counted = progress.get("competencies", "").split()
    assert [ids.partition("/")[0] for ids in counted] == asked
    assert competency_count(page.catalog.frameworks["talking"]) == 4


def test_it_has_one_address_which_the_other_places_name(page: Page) -> None:
    read = Page(page.catalog, Here("frameworks/talking.md"))
    markdown = render_framework(read, "talking")
    assert all_addresses(page.catalog)["listening-waits"].page == "frameworks/listening.md"
    assert check_addresses(page.catalog)["listening-waits"].page == "self-assessment/listening.md"
    assert '<span class="chb-code">7</span> Waits' in markdown
    assert "{ #listening-waits " not in markdown
    html = parsed(markdown)
    [link] = {it.get("href") for it in html.xpath(".//a[contains(@href, '#listening-waits')]")}
    assert link == "../../frameworks/listening/#listening-waits"
    assert "Lets a silence stand." in html.text_content()
    folded = [it.get("competency") for it in html.iter("chb-rating")]
    assert folded.count("listening-waits") == 1
    anchors = re.findall(r"\{ #(listening-waits\S*)", markdown)
    assert anchors == ["listening-waits--talking", "listening-waits--talking-again"]


def test_the_outline_has_it_once_and_in_the_areas_of_both(page: Page) -> None:
    script = outline_script(page.catalog, directory_urls=True)
    assert script.count('"listening-waits":') == 1
    assert '"competencies":["listening-waits","talking-clearly"]' in script


def test_a_place_in_the_framework_that_writes_it_asks_nothing_twice(small_data: Path) -> None:
    path = small_data / "frameworks" / "listening.yml"
    path.write_text(path.read_text("utf-8") + "  - {use: listening-waits}\n", "utf-8")
    page = Page(open_catalog(small_data), Here("self-assessment/listening.md"))
    html = parsed(render_self_assessment(page, "listening"))
    assert [it.get("competency") for it in html.iter("chb-rating")].count("listening-waits") == 1
    read = Page(page.catalog, Here("frameworks/listening.md"))
    html = parsed(render_framework(read, "listening"))
    assert [it.get("competency") for it in html.iter("chb-rating")].count("listening-waits") == 1
    assert html.xpath(".//a[@href='#listening-waits']")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("use: listening-asks", "use: listening-ask"), "USE-UNKNOWN There is no competency"),
        (("scale: steps\n", ""), "USE-SCALE Its own framework has the scale `steps`"),
    ],
)
def test_what_cannot_be_used_is_named_at_its_line(
    small_data: Path, change: tuple[str, str], problem: str
) -> None:
    (small_data / "frameworks" / "talking.yml").write_text(OTHERS.replace(*change), "utf-8")
    with pytest.raises(ProblemsFound) as refused:
        open_catalog(small_data)
    said = "\n".join(map(str, refused.value.problems))
    assert problem in said
    assert "talking.yml:" in said


def test_in_a_pdf_a_check_that_stood_before_says_so(page: Page) -> None:
    html = parsed(render_self_assessment(page, "talking"))
    rating = next(iter(html.iter("chb-rating")))
    refer_to_check(rating, page.catalog.messages)
    assert rating.tag == "p"
    assert rating.text == "I let a silence stand. " + page.catalog.messages("pdf.asked_before")
    assert not list(rating)
