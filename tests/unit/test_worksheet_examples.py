"""A worksheet is shown as someone filled it in, folded up below the blank one."""

from __future__ import annotations

from pathlib import Path

import lxml.html

from catalogs import open_catalog
from competency_handbook.catalog import Here
from competency_handbook.kinds.worksheet import render_worksheet
from competency_handbook.render import Page

SHEET = """
title: Ours
example: Ana <coaches> *Ben*.
sections:
  - id: h-first
    title: The first
    fields:
      - {id: h-line, label: Who?, kind: line, example: Ben & Co.}
      - {id: h-empty, label: Where?, kind: line}
      - id: h-steps
        label: What next?
        kind: steps
        example: |-
          Ben: calls, by Monday
          Ana: waits
  - id: h-second
    title: The second
    fields:
      - {id: h-choice, label: How sure?, kind: choice, options: [Very, "No"], example: "No"}
  - id: h-third
    title: The third
    fields: [{id: h-last, label: When?, kind: date}]
"""


def page_of(small_data: Path, sheet: str) -> lxml.html.HtmlElement:
    (small_data / "worksheets").mkdir()
    (small_data / "worksheets" / "h-sheet.yml").write_text(sheet, "utf-8")
    catalog = open_catalog(small_data)
    text = render_worksheet(Page(catalog, Here("worksheets/h-sheet.md")), "h-sheet")
    return lxml.html.fragment_fromstring(text, create_parent="article")


def test_the_example_says_what_was_written_in_each_blank_that_has_one(small_data: Path) -> None:
    page = page_of(small_data, SHEET)
    [example] = page.find_class("chb-example")
    assert example.findtext("summary") == "Ours: a filled-in example"
    assert example.get("open") is None
    assert example.xpath("string(.//p[1])") == "Ana <coaches> Ben."
    said = [" ".join(it.text_content().split()) for it in example.xpath(".//b | .//dt | .//dd")]
    assert said == [
        *("The first", "Who?", "Ben & Co."),
        *("What next?", "Ben: calls, by Monday", "Ana: waits"),
        *("The second", "How sure?", "No"),
    ]


def test_a_link_above_the_form_leads_into_the_fold(small_data: Path) -> None:
    page = page_of(small_data, SHEET)
    [link] = page.xpath(".//a[text()='See it filled in']")
    [target] = page.xpath(".//*[@id=$id]", id=link.get("href").removeprefix("#"))
    assert target.getparent().get("class").split()[0] == "chb-example"


def test_the_form_itself_stays_blank(small_data: Path) -> None:
    [form] = page_of(small_data, SHEET).iter("form")
    assert "Ben" not in lxml.html.tostring(form, encoding="unicode")
    assert not form.xpath(".//*[@checked or @value='Ben & Co.']")


def test_a_worksheet_without_examples_has_no_fold(small_data: Path) -> None:
    page = page_of(
        small_data, SHEET.replace("example:", "hint:").replace("hint: Ana", "summary: A")
    )
    assert not page.find_class("chb-example")
    assert not page.xpath(".//a[text()='See it filled in']")
