"""The last lines below an item, and what of them travels inside the archive PDF."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from lxml.html import HtmlElement, fragment_fromstring

from catalogs import open_catalog
from competency_handbook.catalog import Catalog, Here
from competency_handbook.kinds.framework import render_framework
from competency_handbook.pdf.manuscript.attached import data_of
from competency_handbook.render import Page

FRAMEWORK = """\
title: Verified
rates: practitioner
scale: steps
tags: {level: ASVS level, tools: Tools & more}
resources: [{title: The whole list, url: "https://www.example.org/list?a=1&b=2"}]
contains:
  - id: verified-part
    title: Passwords
    tags: {level: ["3"]}
    contains:
      - id: verified-long
        statement: Verify that passwords are long.
        tags: {tools: [sql, <b>], level: ["1", "2"]}
        levels:
          step-new:
            text: "You can:"
            points: [{text: say why}, {code: "1.1", text: count letters}]
        related:
          - {to: listening-waits}
          - {to: verified-bare, kind: precedes, note: Both are *short*.}
          - {at: "https://example.org/ac-2/", kind: exactMatchOf}
          - {at: AC-2 <in> the catalog}
        resources:
          - {title: Course, url: "https://example.org:8080/course", note: Free.}
          - {title: A book & more}
        indicators:
          - id: verified-one
            text: Twelve letters.
            tags: {level: ["2"]}
            levels: {step-habit: {text: Always twelve.}}
            rate: true
          - {id: verified-two, text: Any letters.}
      - {id: verified-bare, statement: Verify.}
"""


@pytest.fixture
def catalog(small_data: Path) -> Catalog:
    (small_data / "frameworks" / "verified.yml").write_text(FRAMEWORK, "utf-8")
    return open_catalog(small_data)


def page_of(catalog: Catalog) -> HtmlElement:
    page = Page(catalog, Here("frameworks/verified.md"))
    return fragment_fromstring(render_framework(page, "verified"), create_parent="main")


def lines_of(foot: HtmlElement) -> list[str]:
    return [" ".join(line.text_content().split()) for line in foot.iter("li")]


def test_tags_stand_below_their_item_in_the_frameworks_order(catalog: Catalog) -> None:
    html = page_of(catalog)
    framework, domain, long, bare = (lines_of(foot) for foot in html.find_class("chb-foot"))
    assert not [line for line in framework if "level" in line]
    assert domain == ["ASVS level: 3"]
    [below] = html.xpath(".//*[@id='verified-one']/p[@class='chb-see']")
    assert below.text_content() == "ASVS level: 2"
    assert long[1:3] == ["ASVS level: 1, 2", "Tools & more: sql, <b>"]
    assert not [line for line in bare if "level" in line]
    [two] = html.xpath(".//*[@id='verified-two']")
    assert two.text_content() == "Any letters."


def test_tags_are_no_part_that_a_search_leaves_out(catalog: Catalog) -> None:
    [line] = page_of(catalog).xpath(".//li[starts-with(., 'ASVS level: 1')]")
    assert not line.xpath("ancestor-or-self::*[@data-search-exclude]")


def table_of(catalog: Catalog, *ids: str) -> list[dict[str, str]]:
    files = {
        file.name: file.content for file in data_of({i: catalog.works[i] for i in ids}, catalog)
    }
    return list(csv.DictReader(files["competencies.csv"].splitlines()))


def test_tags_are_columns_of_the_table_and_what_is_rated_has_a_row(catalog: Catalog) -> None:
    rows = {row["id"]: row for row in table_of(catalog, "verified", "listening")}
    assert [*rows["verified-long"]][-2:] == ["tag:level", "tag:tools"]
    assert rows["verified-long"]["tag:level"] == "1; 2"
    assert rows["verified-long"]["tag:tools"] == "sql; <b>"
    assert rows["verified-one"]["statement"] == "Twelve letters."
    assert rows["verified-bare"]["tag:level"] == rows["listening-waits"]["tag:level"] == ""
    assert "verified-two" not in rows and "verified-part" not in rows


def test_a_table_without_tags_has_no_column_for_them(catalog: Catalog) -> None:
    [first, *_] = table_of(catalog, "listening")
    assert [*first] == ["framework", "code", "id", "title", "statement", "self_check", "cites"]


def drop_marks(html: HtmlElement) -> None:
    """Take away what says that a link leaves the site."""
    for mark in html.xpath(".//a/span"):
        mark.drop_tree()


def test_what_is_related_is_named_with_how_and_why(catalog: Catalog) -> None:
    [line] = page_of(catalog).xpath(".//li[starts-with(., 'Related: ')]")
    drop_marks(line)
    assert line.text_content() == (
        "Related: Listen 1.10: Waits; Verify (comes after this): Both are short; "
        "example.org/ac-2 (says the same); AC-2 <in> the catalog"
    )
    assert [link.get("href") for link in line.iter("a")] == [
        "../../frameworks/listening/#listening-waits",
        "#verified-bare",
        "https://example.org/ac-2/",
    ]


def test_a_link_that_leaves_the_site_says_so_to_those_who_see_and_those_who_listen(
    catalog: Catalog,
) -> None:
    html = page_of(catalog)
    outside = {link.get("href"): link for link in html.xpath(".//a[@rel='external']")}
    assert [*outside] == [
        "https://www.example.org/list?a=1&b=2",
        "https://example.org/ac-2/",
        "https://example.org:8080/course",
    ]
    for address, link in outside.items():
        *_, arrow, said = link
        assert said.get("class") == "chb-hidden" and arrow.get("aria-hidden") == "true", address
        assert said.text_content() == ", on another website"
        assert arrow.text_content() == " ↗\ufe0e"
    shown = {link.text_content().partition(" ↗")[0] for link in outside.values()}
    assert shown == {"The whole list (example.org)", "example.org/ac-2", "Course (example.org)"}


def test_what_helps_is_named_with_or_without_an_address(catalog: Catalog) -> None:
    html = page_of(catalog)
    lines = html.xpath(".//li[starts-with(., 'More on this: ')]")
    drop_marks(html)
    assert [line.text_content() for line in lines] == [
        "More on this: The whole list",
        "More on this: Course: Free; A book & more",
    ]
    assert not lines[1].xpath("ancestor-or-self::*[@data-search-exclude]")


def test_levels_that_items_word_are_columns_in_the_order_of_the_scale(catalog: Catalog) -> None:
    rows = {row["id"]: row for row in table_of(catalog, "listening", "verified")}
    names = [name for name in rows["verified-long"] if name.startswith("level:")]
    assert names == ["level:step-new", "level:step-habit"]
    assert rows["verified-long"]["level:step-new"] == "You can: say why; 1.1 count letters"
    assert rows["verified-one"]["level:step-habit"] == "Always twelve."
    assert {rows["listening-waits"][name] for name in names} == {""}
