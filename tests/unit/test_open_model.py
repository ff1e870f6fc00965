"""A framework that has only what its source has: read, shown, and checked without a gap."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml.html import HtmlElement, fragment_fromstring

from catalogs import open_catalog
from competency_handbook.catalog import Here, all_addresses, check_addresses
from competency_handbook.kinds.framework import render_framework
from competency_handbook.kinds.self_assessment import render_self_assessment
from competency_handbook.render import Page
from competency_handbook.site.stubs import all_stubs

BARE = """\
title: Bare
rates: practitioner
scale: plain
contains:
  - id: bare-titled
    title: Adapting to methods
  - id: bare-stated
    code: T1
    statement: Employ secure configuration management.
  - id: bare-levels
    title: Accessibility
    levels:
      plain-low: {text: "You can:", points: [{text: see needs}, {text: fix *issues*}]}
  - id: bare-empty
    title: Not yet filled
    contains: []
"""
SCALE = """\
title: Plain
rates: practitioner
best: last
levels: [{id: plain-low, name: Awareness}, {id: plain-high, name: Expert}]
"""


@pytest.fixture
def page(small_data: Path) -> Page:
    (small_data / "frameworks" / "bare.yml").write_text(BARE, "utf-8")
    (small_data / "scales" / "plain.yml").write_text(SCALE, "utf-8")
    return Page(open_catalog(small_data), Here("frameworks/bare.md"))


def parsed(markdown: str) -> HtmlElement:
    return fragment_fromstring(markdown, create_parent="main")


def test_what_is_absent_leaves_no_heading_and_no_empty_element(page: Page) -> None:
    html = parsed(render_framework(page, "bare"))
    blocks = "self::p or self::ul or self::dl or self::li"
    assert not html.xpath(f".//*[{blocks}][not(normalize-space() or ancestor::template)]")
    labels = [label.text_content() for label in html.find_class("chb-label")]
    assert labels == ["What it looks like, level by level"]


def test_a_statement_without_a_title_heads_itself_and_stands_once(page: Page) -> None:
    whole = render_framework(page, "bare")
    assert "Employ secure configuration management" in whole
    headings = [line for line in whole.splitlines() if line.startswith("## ")]
    assert sum("Employ secure" in line for line in headings) == 1
    assert 'class="chb-statement"' not in whole


def test_a_check_asks_what_there_is_and_offers_our_own_ways_out(page: Page) -> None:
    html = parsed(render_self_assessment(page, "bare"))
    asked = [sentence.text_content() for sentence in html.find_class("chb-self-check")]
    assert asked == [
        "Adapting to methods",
        "Employ secure configuration management.",
        "Accessibility",
    ]
    form = html.xpath(".//chb-rating[@competency='bare-titled']")[0]
    names = [name.text_content() for name in form.xpath(".//label/span/b")]
    assert names == ["Awareness", "Expert", "Not sure yet", "Does not apply to my work"]


def test_a_competency_words_a_level_in_the_place_of_the_scale(page: Page) -> None:
    html = parsed(render_self_assessment(page, "bare"))
    form = html.xpath(".//chb-rating[@competency='bare-levels']")[0]
    own = [radio.get("data-descriptor") for radio in form.xpath(".//input[@data-state='rated']")]
    assert own == ["You can: see needs fix issues", None]
    low, high = [text.text_content().strip() for text in form.find_class("chb-anchor-text")][:2]
    assert low.split() == ["You", "can:", "see", "needs", "fix", "issues"]
    assert high == ""
    read = parsed(render_framework(page, "bare"))
    [level] = read.xpath(".//*[@id='bare-levels--plain-low']")
    assert [point.text_content() for point in level.iter("li")] == ["see needs", "fix issues"]
    assert all_addresses(page.catalog)["bare-levels--plain-low"].page == "frameworks/bare.md"


def test_a_framework_without_a_scale_is_read_and_not_checked(small_data: Path) -> None:
    text = BARE.replace("scale: plain\n", "").partition("  - id: bare-levels")[0]
    (small_data / "frameworks" / "bare.yml").write_text(text, "utf-8")
    catalog = open_catalog(small_data)
    pages = [stub.page for stub in all_stubs(catalog)]
    assert "frameworks/bare.md" in pages
    assert "self-assessment/bare.md" not in pages
    assert "bare" not in check_addresses(catalog)
    html = render_framework(Page(catalog, Here("frameworks/bare.md")), "bare")
    assert "chb-rating" not in html and "chb-button" not in html


def test_a_source_needs_only_its_title_and_then_any_place_in_it_is_cited(small_data: Path) -> None:
    sources = small_data / "sources.yml"
    sources.write_text(sources.read_text("utf-8") + "  - id: source-bare\n    title: Bare Book\n")
    cited = BARE.replace("title: Adapting to methods", "title: A\n    cites: [Bare Book page 7]")
    (small_data / "frameworks" / "bare.yml").write_text(cited, "utf-8")
    (small_data / "scales" / "plain.yml").write_text(SCALE, "utf-8")
    page = Page(open_catalog(small_data), Here("frameworks/bare.md"))
    assert "Bare Book page 7" in render_framework(page, "bare")


@pytest.mark.parametrize("asks", [True, False])
def test_a_check_asks_how_much_it_matters_unless_the_framework_says_no(
    small_data: Path, asks: bool
) -> None:
    text = BARE if asks else BARE.replace("scale: plain\n", "scale: plain\nasks_matter: false\n")
    (small_data / "frameworks" / "bare.yml").write_text(text, "utf-8")
    (small_data / "scales" / "plain.yml").write_text(SCALE, "utf-8")
    page = Page(open_catalog(small_data), Here("frameworks/bare.md"))
    for html in (render_framework(page, "bare"), render_self_assessment(page, "bare")):
        [form] = parsed(html).find_class("chb-rating-more")
        names = [field.get("name") for field in form.iter("input", "textarea")]
        assert names == ["matters"] * 3 * asks + ["training", "note"]
        assert len(form.xpath("./fieldset")) == 1 + asks
