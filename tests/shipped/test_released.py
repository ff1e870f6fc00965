"""What was released stays: its addresses, and its PDFs, blank and filled."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from browser import Address, OpenPage
from competency_handbook.exchange.answers import read_answers
from forms import HANDBOOK, NOW, read_here
from pdf_file import fields_of
from presented import DIALOG, STAGE
from released import EDITIONS, Edition
from site_pages import Pages

pytest_plugins = ["browser", "forms", "site_pages"]
pytestmark = pytest.mark.parametrize("edition", EDITIONS, ids=str)


# Addresses


@dataclass(frozen=True)
class Site:
    """What the addresses of today's site lead to; a page's address ends with a slash."""

    anchors: dict[str, set[str]]
    """The anchors of every page, by its address; the empty one is the page itself."""
    alone: set[str]
    """The addresses of pages on which one item can be shown alone."""
    short: dict[str, tuple[str, str]]
    """The page's address and the anchor to which each short link leads, by its id."""

    def has(self, address: str, anchor: str) -> bool:
        return anchor in self.anchors.get(address, ())

    def lacks(self, edition: Edition) -> Iterator[str]:
        """Every released address that no page answers by itself, and that must be forwarded.

        What has another id on the same page is answered: its short link leads there, and who
        comes by the old anchor is on the right page.
        """
        for address, anchor, only in edition.addresses():
            place, today = self.short.get(anchor, ("", ""))
            renamed = place == address and self.has(place, today)
            here = self.has(address, anchor) or (anchor and renamed)
            if not here:
                yield f"{address}#{anchor}".removesuffix("#")
            if only and not (here and address in self.alone):
                yield f"{address}?only={anchor}"


@pytest.fixture(scope="module")
def site(every_page: Pages) -> Site:
    pages = {path.removesuffix("index.html"): page for path, page in every_page.items()}
    read = {address: page for address, page in pages.items() if not address.startswith("go/")}
    links = {address: page.xpath("string(//a/@href)") for address, page in pages.items()}
    return Site(
        {address: {"", *page.xpath("//article//@id")} for address, page in read.items()},
        {address for address, page in read.items() if page.xpath("//template[@id='chb-only']")},
        {
            address.split("/")[1]: (link.removeprefix("../../").partition("#")[::2])
            for address, link in links.items()
            if address.startswith("go/")
        },
    )


ARRIVED = """from => location.href !== from && document.readyState === "complete" &&
  (id => !id || document.querySelector(`article [id="${CSS.escape(id)}"]`))(
    location.hash.slice(1) || new URLSearchParams(location.search).get("only"))"""


def is_forwarded(page: Page, home: str, address: str, site: Site) -> bool:
    """Whether a browser that opens an address ends on another page that has what is asked for."""
    page.goto(home + address)
    try:
        page.wait_for_function(ARRIVED, arg=home + address, timeout=5000)
    except PlaywrightTimeout:
        return False
    return page.url.removeprefix(home).partition("#")[0].partition("?")[0] in site.anchors


def test_every_short_link_leads_to_what_it_is_about(edition: Edition, site: Site):
    ids = edition.lines("go.txt")
    assert len(ids) > 800
    assert [id for id in ids if not site.has(*site.short.get(id, ("nowhere/", "")))] == []


def test_every_address_is_answered_or_forwarded(
    edition: Edition, site: Site, open_page: OpenPage, served: Address
):
    asked = list(site.lacks(edition))
    page = open_page("") if asked else None
    lost = (it for it in asked if not is_forwarded(page, served(""), it, site))
    assert next(lost, None) is None, f"{len(asked)} lack what is asked for: {asked[:20]}"


def test_one_item_is_shown_alone_on_a_page_of_each_kind(
    edition: Edition, open_page: OpenPage, served: Address
):
    alone = [(address, id) for address, id, only in edition.addresses() if only]
    first = {address.partition("/")[0]: (address, id) for address, id in reversed(alone)}
    page = open_page("")
    for address, id in first.values():
        page.goto(served(f"{address}?only={id}"))
        expect(page.locator(DIALOG)).to_be_visible()
        assert page.locator(STAGE).inner_text().strip(), f"{address} {id}"


# PDFs


def states_of(field: pikepdf.Object) -> set[str]:
    """What can be chosen of a field; a field to write in has nothing."""
    if field.FT != "/Btn":
        return set()
    widgets = field.get("/Kids", [field])
    return {str(state)[1:] for widget in widgets for state in widget.AP.N} - {"Off"}


def test_every_pdf_has_the_fields_that_it_had(edition: Edition, built_site: Path):
    lost = []
    for name, fields in edition.fields().items():
        with pikepdf.open(built_site / "downloads" / name) as pdf:
            today = {id: states_of(field) for id, field in fields_of(pdf).items()}
        lost += [
            f"{name}: {id}"
            for id, states in fields.items()
            if id not in today or not states <= today[id]
        ]
    assert lost == []


def test_filled_pdfs_are_read_to_the_same_answers(edition: Edition, pdf_page: Page):
    said = edition.json("filled/answers.json")["records"]
    assert {group for record in said.values() for group in record} == {
        "answers",
        "evidence",
        "sheets",
    }
    assert read_answers(edition.filled, HANDBOOK, NOW)["records"] == said
    assert json.loads(read_here(pdf_page, edition.filled)["text"])["records"] == said
