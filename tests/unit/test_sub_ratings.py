"""Indicators and domains that are rated, each by itself, beside the competencies."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml.html import HtmlElement, fragment_fromstring

from catalogs import open_catalog, outline_in
from competency_handbook.catalog import Here, all_addresses, check_addresses
from competency_handbook.kinds.framework import render_framework
from competency_handbook.kinds.self_assessment import render_self_assessment
from competency_handbook.model import wording_hash
from competency_handbook.render import Page

SCALE = """\
title: Plain
rates: practitioner
best: last
levels: [{id: plain-low, name: Awareness}, {id: plain-high, name: Expert}]
"""
PARTS = """\
title: Parts
rates: practitioner
scale: plain
contains:
  - id: account-management
    code: AC-2
    title: Account management
    statement: Manages accounts.
    rate: true
    indicators:
      - {id: account-types, code: a., text: Defines the types.}
      - id: account-owners
        text: Assigns owners.
        rate: true
        self_check: I assign owners.
        formerly: [account-managers]
        levels: {plain-high: {text: Everywhere.}}
        indicators: [{id: account-owners-named, text: By name., rate: true}]
    contains:
      - {id: account-automation, statement: Automates the management.}
      - {id: account-history, title: Read only, rate: false}
  - id: nothing-to-rate
    title: For reading
    contains: [{id: read-only, title: Told, rate: false}]
"""
RATED = ["account-management", "account-owners", "account-owners-named", "account-automation"]


@pytest.fixture
def page(small_data: Path) -> Page:
    (small_data / "frameworks" / "parts.yml").write_text(PARTS, "utf-8")
    (small_data / "scales" / "plain.yml").write_text(SCALE, "utf-8")
    return Page(open_catalog(small_data), Here("self-assessment/parts.md"))


def parsed(markdown: str) -> HtmlElement:
    return fragment_fromstring(markdown, create_parent="main")


def test_the_check_has_what_is_rated_in_its_order_and_no_other_heading(page: Page) -> None:
    markdown = render_self_assessment(page, "parts")
    html = parsed(markdown)
    assert [it.get("competency") for it in html.iter("chb-rating")] == RATED
    [progress] = html.iter("chb-progress")
    assert progress.get("competencies") == " ".join(RATED).replace(
        "account-owners ", "account-owners/account-managers "
    )
    assert "{ #check-account-management" in markdown
    assert "nothing-to-rate" not in markdown
    assert "read-only" not in markdown


def test_a_part_is_asked_once_below_what_it_belongs_to_with_its_own_levels(page: Page) -> None:
    markdown = render_self_assessment(page, "parts")
    html = parsed(markdown)
    [owners] = html.xpath(".//*[@id='check-account-owners']")
    assert [words.text for words in owners.find_class("chb-self-check")] == ["I assign owners."]
    assert "Everywhere." in owners.text_content()
    assert owners.xpath(".//chb-rating/@hash") == [wording_hash("Assigns owners.")]
    assert "#check-account-owners" not in markdown, "it is anchored by its form, not by a heading"
    stated = html.xpath(".//chb-rating[@competency='account-automation']")[0]
    [asked] = stated.find_class("chb-self-check")
    assert "chb-hidden" in asked.classes, "its heading says it"


def test_it_can_be_checked_where_it_is_read_and_only_there_is_a_fold(page: Page) -> None:
    html = parsed(render_framework(page, "parts"))
    folded = [it.get("competency") for it in html.iter("chb-rating")]
    assert sorted(folded) == sorted(RATED)
    [owners] = html.xpath(".//li[@id='account-owners']")
    assert owners.xpath(".//li[@id='account-owners-named']//chb-rating")
    assert owners.xpath(".//div[@id='account-owners--plain-high']")
    assert not html.xpath(".//li[@id='account-types']//chb-rating")


def test_each_has_its_address_and_stands_in_the_outline(page: Page) -> None:
    assert set(RATED) <= set(check_addresses(page.catalog))
    assert "account-types" not in check_addresses(page.catalog)
    assert "account-owners--plain-high" in all_addresses(page.catalog)
    outline = outline_in(page.catalog)
    [parts] = [it for it in outline["frameworks"] if it["id"] == "parts"]
    assert [it["competencies"] for it in parts["domains"]] == [RATED]
    assert outline["competencies"]["account-owners"]["formerly"] == ["account-managers"]
