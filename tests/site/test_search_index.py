"""What the search finds: each competency, where it is read, and once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml.html import fragment_fromstring

from competency_handbook.catalog.addresses import all_addresses, url_of
from competency_handbook.model import Competency
from competency_handbook.render.text import inline
from handbook import CATALOG, COMPETENCIES
from site_pages import Pages

pytest_plugins = ["site_pages"]


@pytest.fixture(scope="module")
def search_documents(built_site: Path) -> list[dict[str, str]]:
    """Every search document, its title and text as plain words."""
    index = json.loads((built_site / "search" / "search_index.json").read_text("utf-8"))
    names = ("location", "title", "text")
    return [{name: plain(entry[name]) for name in names} for entry in index["docs"]]


def plain(markup: str) -> str:
    return " ".join(fragment_fromstring(markup, create_parent="div").text_content().split())


def as_read(text: str) -> str:
    """Authored text as a reader sees it."""
    return plain(str(inline(text)))


@pytest.mark.parametrize("competency", COMPETENCIES, ids=lambda competency: competency.id)
def test_a_competency_is_found_where_it_is_read(
    competency: Competency, search_documents: list[dict[str, str]]
):
    """By its title and code, its words, and the place in the source that it restates."""
    [found] = [d for d in search_documents if d["location"].endswith(f"#{competency.id}")]
    address = all_addresses(CATALOG)[competency.id]
    assert found["location"] == f"{url_of(address.page)}#{competency.id}"
    assert found["title"] == as_read(f"{competency.code or ''} {competency.title}")
    assert as_read(competency.statement) in found["text"]
    assert all(as_read(indicator.text) in found["text"] for indicator in competency.indicators)
    assert all(locator in found["text"] for locator in competency.cites)
    assert CATALOG.messages("site.copy_link") not in found["text"]


def test_a_check_is_not_found_a_second_time(search_documents: list[dict[str, str]]):
    checks = [d for d in search_documents if d["location"].startswith("self-assessment/")]
    assert checks
    for document in checks:
        text = f"{document['title']} {document['text']}"
        for competency in COMPETENCIES:
            assert competency.title not in text
            assert as_read(competency.statement) not in text
            assert as_read(competency.self_check) not in text


def test_every_search_document_leads_somewhere(
    search_documents: list[dict[str, str]], pages: Pages
):
    for document in search_documents:
        path, _, anchor = document["location"].partition("#")
        page = pages[path + "index.html"]
        assert not anchor or page.xpath("//*[@id=$id]", id=anchor), document["location"]
