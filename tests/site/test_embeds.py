"""`embed/<id>/`: an item for a frame in another site's page."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import pytest
from lxml.html import HtmlElement

from competency_handbook.catalog import all_addresses
from competency_handbook.site.embed import write_embeds
from handbook import CATALOG, COMPETENCIES
from site_pages import Pages, doubled_ids

pytest_plugins = ["site_pages"]


@pytest.fixture(scope="module")
def embeds(built_site: Path) -> dict[str, HtmlElement]:
    folder = built_site / "embed"
    return {path.name: page_of(path) for path in folder.iterdir() if path.is_dir()}


def page_of(folder: Path) -> HtmlElement:
    return lxml.html.document_fromstring((folder / "index.html").read_text("utf-8"))


def test_what_has_a_heading_and_each_row_and_cell_can_be_embedded(
    embeds: dict[str, HtmlElement],
) -> None:
    rows = [row for comparison in CATALOG.comparisons.values() for row in comparison.rows]
    parts = [part.id for guide in CATALOG.guides.values() for part in guide.parts]
    cells = [f"{row.id}--{column}" for row in rows for column in row.cells]
    wanted = {c.id for c in COMPETENCIES} | {row.id for row in rows} | {*cells, *parts}
    assert wanted <= {*embeds} <= {*all_addresses(CATALOG)}


def test_it_runs_nothing_asks_nothing_and_loads_three_style_sheets_at_most(
    embeds: dict[str, HtmlElement],
) -> None:
    for id, page in embeds.items():
        assert not page.xpath("//script | //form | //button | //input | //nav | //template"), id
        assert 2 <= len(page.xpath("//link[@rel='stylesheet']")) <= 3, id


def test_its_links_open_outside_the_frame(every_page: Pages) -> None:
    """That none is dead is seen with all others."""
    pages = {path: page for path, page in every_page.items() if path.startswith("embed/")}
    assert pages and doubled_ids(pages) == {}
    for page in pages.values():
        out = [link for link in page.xpath("//a[@href]") if not link.get("href").startswith("#")]
        assert {link.get("target") for link in out} == {"_blank"}


def test_it_says_what_it_is_where_it_is_from_and_what_it_restates(
    embeds: dict[str, HtmlElement],
) -> None:
    for competency in COMPETENCIES:
        page = embeds[competency.id]
        text = " ".join(page.text_content().split())
        assert " ".join(competency.statement.split()) in text
        assert all(cite in text for cite in competency.cites)
        assert page.xpath("//footer/a/@href") == [f"../../go/{competency.id}/"]


def test_its_dark_colors_are_those_of_dark_pages(built_site: Path) -> None:
    """It runs no script that chooses a scheme: the reader's own choice does."""
    embed = page_of(built_site / "embed" / COMPETENCIES[0].id)
    sheets = [
        built_site / "embed/x" / href for href in embed.xpath("//link[@rel='stylesheet']/@href")
    ]
    texts = {path.name.partition(".")[0]: path.resolve().read_text("utf-8") for path in sheets}
    [dark] = re.findall(r'\[data-md-color-scheme="slate"\] (\{[^}]*\})', texts["tokens"])
    _, preferred = texts["embed"].split("@media (prefers-color-scheme: dark)")
    assert f":root {dark}" in preferred


def test_a_row_brings_the_notes_that_it_has_marks_of(embeds: dict[str, HtmlElement]) -> None:
    page = embeds["acsa-relationship"]
    marks = page.xpath("//a[@class='chb-note-mark']/@href")
    assert marks and all(page.get_element_by_id(mark[1:]) is not None for mark in marks)
    assert len(page.xpath("//tbody/tr")) == 1


def test_what_did_not_change_is_left_where_it_is(built_site: Path, tmp_path: Path) -> None:
    """Then the swap carries it over."""
    from competency_handbook.site.compose import compose

    composition = compose([built_site.parent / "handbook"], tmp_path / "composed")
    path = "glossary/index.html"
    pages = {path: (built_site / path).read_text("utf-8")}
    write_embeds(tmp_path / "first", pages, composition, tmp_path / "none")
    write_embeds(tmp_path / "second", pages, composition, tmp_path / "first")
    assert (tmp_path / "first" / "term-coaching").is_dir()
    assert not (tmp_path / "second").exists()
    pages[path] = pages[path].replace("Coaching", "COACHING")
    write_embeds(tmp_path / "third", pages, composition, tmp_path / "first")
    assert (tmp_path / "third" / "term-coaching").is_dir()
