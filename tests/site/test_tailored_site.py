"""A host that changes a sentence, adds one thing and leaves out others has a whole site of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from competency_handbook.building import build_handbook
from handbook import build_once
from searched import documents_of
from site_pages import Pages, broken_links, doubled_ids, pages_in

pytestmark = pytest.mark.slow

SETTINGS = "site_name: Delta County\nextra: {handbook: {id: delta}}\n"
TAILORING = """\
set:
  mentoring-two-way-relationship:
    statement: Gives and takes.
    because: Short is better.
  acsa-provider--mentoring: {text: Meet as equals.}
add:
  mentoring-relationship-building:
    after: mentoring-two-way-relationship
    contains: [{id: delta-visits, title: Visits, statement: Visits every site., own: true}]
hide:
  - mentoring-safe-environment
  - {id: coa-pa-ms-2, because: We are not accredited.}
  - being-a-mentor
"""
HIDDEN_WORKS = ("coa-pa-ms-2", "being-a-mentor")
HIDDEN = ("mentoring-safe-environment", *HIDDEN_WORKS)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, handbook: Path) -> Path:
    def build(output: Path) -> Path:
        host = output / "host"
        (host / "data" / "tailoring").mkdir(parents=True)
        (host / "mkdocs.yml").write_text(SETTINGS, "utf-8")
        (host / "data" / "tailoring" / "ours.yml").write_text(TAILORING, "utf-8")
        return build_handbook(host, with_pdf=False, output=output, layers=[handbook, host])

    return build_once("tailored", tmp_path_factory, build)


@pytest.fixture(scope="module")
def pages(site: Path) -> Pages:
    return pages_in(site)


def test_no_link_is_dead_and_no_id_stands_twice(site: Path, pages: Pages) -> None:
    assert [link for link in broken_links(pages, site) if ".pdf" not in link] == []
    assert doubled_ids(pages) == {}


@pytest.mark.parametrize("id", HIDDEN)
def test_what_is_left_out_is_nowhere_and_its_short_link_says_so(
    id: str, site: Path, pages: Pages
) -> None:
    place = f"../../differences/#differs-{id}"
    assert place in pages[f"go/{id}/index.html"].xpath("//a/@href")
    assert pages["differences/index.html"].get_element_by_id(f"differs-{id}") is not None
    own = [path for path in pages if f"/{id}/" in path and not path.startswith("go/")]
    assert bool(own) == (id in HIDDEN_WORKS)
    for path in own:
        [refresh] = pages[path].xpath("//meta[@http-equiv='refresh']/@content")
        assert refresh == f"0; url={place}", "its old page leads to the words, too"
    linked = {link for page in pages.values() for link in page.xpath("//article//a/@href")}
    elsewhere = ("differences/", f"source-{id}")  # the document that it restates stays
    assert not [link for link in linked if id in link and not any(e in link for e in elsewhere)]
    found = {it.location for it in documents_of(site)}
    assert not [it for it in found if id in it and not any(e in it for e in elsewhere)]


def test_all_that_was_inside_has_a_short_link_still(pages: Pages) -> None:
    assert "go/coa-overseers-prepared/index.html" in pages


def test_readers_see_what_is_adapted_and_added_and_by_whom(pages: Pages) -> None:
    page = pages["frameworks/asapconnect-mentoring/index.html"]
    marks = {mark.get("href"): mark.text_content() for mark in page.find_class("chb-adapted")}
    assert marks == {
        "../../differences/#differs-mentoring-two-way-relationship": "adapted by Delta County",
        "../../differences/#differs-delta-visits": "added by Delta County",
    }
    table = pages["compare/acsa-mentoring-coaching/index.html"]
    assert [mark.text_content() for mark in table.find_class("chb-adapted")] == [
        "adapted by Delta County"
    ]


def test_a_page_tells_every_difference_and_the_foot_leads_to_it(pages: Pages) -> None:
    page = pages["differences/index.html"]
    headings = [heading.text_content() for heading in page.xpath("//article//h2")]
    assert headings == ["Changed", "Added", "Left out"]
    words = [words.text_content() for words in page.xpath("//article//dd")]
    assert words[1] == "Gives and takes."
    assert len(words) == 4, "two texts, before and after"
    foot = pages["index.html"].xpath("//footer//a/@href")
    assert "differences/" in foot
