"""A handbook with a profile: its page, its check, the list, and all that leads to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from competency_handbook.pdf.manuscript.pages import load_pages
from competency_handbook.site import compose
from profiled import LEAD, build_profiled, write_profiled
from searched import documents_of
from site_pages import Pages, broken_links, doubled_ids, pages_in

pytestmark = pytest.mark.slow

PAGE = f"profiles/{LEAD}/index.html"
CHECK = f"self-assessment/{LEAD}/index.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_profiled(tmp_path_factory)


@pytest.fixture(scope="module")
def pages(site: Path) -> Pages:
    return pages_in(site)


def test_its_page_and_its_check_lead_to_each_other_and_no_link_is_dead(
    site: Path, pages: Pages
) -> None:
    assert pages[PAGE].xpath(f"//article//a[@href='../../self-assessment/{LEAD}/']")
    assert pages[CHECK].xpath(f"//article//a[@href='../../profiles/{LEAD}/']")
    dead = [link for link in broken_links(pages, site) if ".pdf" not in link]
    assert dead == []
    assert doubled_ids(pages) == {}


def test_it_stands_in_the_list_the_navigation_and_a_door_and_has_a_short_address(
    pages: Pages,
) -> None:
    listed = pages["profiles/index.html"]
    assert listed.xpath(f"//article//a[@href='{LEAD}/' or @href='../profiles/{LEAD}/']")
    assert listed.xpath("//article//h2")[0].text_content().strip() == "People who mentor"
    tabs = pages["index.html"].xpath("//nav//a[contains(@class, 'md-tabs__link')]")
    assert "profiles/" in [tab.get("href") for tab in tabs]
    doors = pages["index.html"].find_class("chb-door-link")
    assert "Find your role" in [door.text_content() for door in doors]
    assert f"../../profiles/{LEAD}/" in pages[f"go/{LEAD}/index.html"].xpath("//a/@href")


def test_its_check_stands_behind_the_readers_own_pages(pages: Pages) -> None:
    links = pages[CHECK].xpath("//nav[contains(@class, 'md-nav--primary')]//a/@href")
    assert links.index("../../my/second-view/") < links.index("./")


def test_a_search_finds_its_page_and_does_not_find_items_a_second_time(site: Path) -> None:
    documents = documents_of(site)
    found = [document.location for document in documents if document.title == "Lead mentor"]
    assert found == [f"profiles/{LEAD}/"]
    check = f"self-assessment/{LEAD}/"
    assert [it.location for it in documents if it.page.startswith(check)] == [check]


def test_the_book_has_its_page_and_not_its_check(site: Path, tmp_path: Path) -> None:
    composition = compose([write_profiled(tmp_path / "layer")], tmp_path / "composed")
    printed = [page.name for page in load_pages(site, composition)]
    assert f"profiles/{LEAD}.md" in printed
    assert f"self-assessment/{LEAD}.md" not in printed
    extra = composition.settings["extra"]
    assert extra["downloads"][f"profiles/{LEAD}.md"] == f"downloads/{LEAD}.pdf"
    assert f"self-assessment/{LEAD}.md" not in {*extra["downloads"], *extra["in_book"]}
