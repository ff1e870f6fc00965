"""A guide tells its page's script where what once stood there is now."""

from __future__ import annotations

from pathlib import Path

import lxml.html

from catalogs import open_catalog
from competency_handbook.catalog import Here
from competency_handbook.kinds.guide import render_guide
from competency_handbook.render import Page

OLD = """
title: The old one
moved: [h-part]
parts: [{id: h-stays, title: Stays, own: true}]
"""
NEW = """
title: The new one
parts:
  - id: h-part
    title: A part
    own: true
    points: [{id: h-point, text: Point., own: true}]
    parts: [{id: h-inner, title: Below, own: true}]
"""


def test_each_id_of_a_part_that_moved_leads_to_where_it_is_now(small_data: Path) -> None:
    (small_data / "guides").mkdir()
    (small_data / "guides" / "h-old.yml").write_text(OLD, "utf-8")
    (small_data / "guides" / "h-new.yml").write_text(NEW, "utf-8")
    catalog = open_catalog(small_data)
    old, new = (
        lxml.html.fragment_fromstring(
            render_guide(Page(catalog, Here(f"guides/{id}.md")), id), create_parent="article"
        )
        for id in ("h-old", "h-new")
    )
    links = old.xpath(".//template[@id='chb-moved']/a")
    assert [(link.get("data-moved"), link.get("href")) for link in links] == [
        (id, f"../../guides/h-new/#{id}") for id in ("h-part", "h-point", "h-inner")
    ]
    assert [link.getparent().getparent().tag for link in links[:1]] == ["div"]
    assert not new.xpath(".//template")
