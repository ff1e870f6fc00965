"""What readers would type into the search leads where it should."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from playwright.sync_api import Browser, Page, expect

from browser import SEARCH_BUTTON, SEARCH_FIELD, Address

pytest_plugins = ["browser"]

QUERIES = dict(
    line.split("\t")
    for line in (Path(__file__).parents[1] / "data" / "queries.tsv").read_text("utf-8").splitlines()
)
"""What readers type, as they type it, and the places that answer, any of which is right."""

FIRST, FIRST_THREE = 0.9, 0.98
"""How much of it must be found at once, and among the first three."""

FOUND = """async words => {
    const field = document.querySelector("#chb-search input");
    field.value = words;
    field.dispatchEvent(new Event("input"));
    const isBusy = () => document.querySelector("#chb-search [aria-busy]");
    while (isBusy()) await new Promise(go => setTimeout(go));
    return [...document.querySelectorAll("#chb-search li a")]
        .map(link => new URL(link.href))
        .map(({pathname, hash}) => pathname.split("/some/where/")[1] + hash);
}"""
"""Where results lead, in their order, once the list is made."""


@pytest.fixture(scope="module")
def opened(chromium: Browser, served: Address) -> Iterator[Page]:
    """A page with an open search, which each query is typed into."""
    page = chromium.new_page()
    page.goto(served(""))
    page.locator(SEARCH_BUTTON).click()
    page.locator(SEARCH_FIELD).fill("mentor")
    expect(page.locator(".chb-search-note")).to_contain_text("result")
    yield page
    page.close()


@pytest.fixture(scope="module")
def found(opened: Page) -> dict[str, list[str]]:
    """Every query with where its results lead."""
    return {words: opened.evaluate(FOUND, words) for words in QUERIES}


def test_most_is_found_at_once_and_nearly_all_among_the_first_three(found: dict[str, list[str]]):
    ranks = {words: rank_of(words, places) for words, places in found.items()}
    late = {words: (rank, found[words][:3]) for words, rank in ranks.items() if rank != 1}
    assert len(ranks) >= 80
    assert sum(rank == 1 for rank in ranks.values()) >= FIRST * len(ranks), late
    assert sum(0 < rank <= 3 for rank in ranks.values()) >= FIRST_THREE * len(ranks), late


def rank_of(words: str, places: list[str]) -> int:
    """The place of the first right result, from 1; 0 where none is right."""
    right = QUERIES[words].split()
    return next((n for n, place in enumerate(places, 1) if place in right), 0)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mentee’s", "mentee's"),
        ("mentor’s", "mentor's"),
        ("afterschool", "after-school"),
        ("(COA)", "COA"),
        ("confidentiality?", "confidentiality"),
        ("mentor/coach", "mentor coach"),
        ("PROTÉGÉ", "protege"),
        ("prote\u0301ge\u0301", "protégé"),
        ("T.A.", "TA"),
    ],
)
def test_it_makes_no_difference_how_it_is_written(typed: str, meant: str, opened: Page):
    as_typed, as_meant = (opened.evaluate(FOUND, f"{words} ") for words in (typed, meant))
    assert as_typed[:1] == as_meant[:1] != []
    assert len({*as_typed} & {*as_meant}) >= len(as_meant) * 0.6


def test_every_right_place_is_one(built_site: Path):
    """So that no query waits for what has moved."""
    ids: dict[str, set[str]] = {}
    for place in {place for places in QUERIES.values() for place in places.split()}:
        path, _, anchor = place.partition("#")
        if path not in ids:
            page = lxml.html.parse(built_site / path / "index.html")
            ids[path] = {"", *page.xpath("//@id")}
        assert anchor in ids[path], place
