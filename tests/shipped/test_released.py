"""What was released stays: its addresses, and its PDFs, blank and filled."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Page, expect

from addresses import states_of
from browser import Address, OpenPage
from competency_handbook.exchange.answers import read_answers
from forms import HANDBOOK, NOW, read_here
from pdf_file import fields_of
from presented import DIALOG, STAGE
from released import EDITIONS, Edition
from site_pages import Pages

pytest_plugins = ["browser", "forms", "site_pages"]
of_each_edition = pytest.mark.parametrize("edition", EDITIONS, ids=str)


# Addresses


Place = tuple[str, str]
"""A page's address, which ends with a slash, and an anchor there, empty for the page itself."""


@dataclass(frozen=True)
class Site:
    """What the addresses of today's site lead to."""

    anchors: dict[str, set[str]]
    """The anchors of every page, by its address."""
    alone: set[str]
    """The addresses of pages on which one item can be shown alone."""
    short: dict[str, Place]
    """Where each short link leads, by its id."""
    moved: dict[Place, Place]
    """Where a page leads whoever comes for what stood on it once."""

    def has(self, place: Place) -> bool:
        return place[1] in self.anchors.get(place[0], ())

    def found_at(self, address: str, anchor: str) -> Place:
        """Where one arrives by a released address.

        What has another id on the same page is answered: its short link leads there, and who comes
        by the old anchor is on the right page.
        """
        today = self.short.get(anchor, ("", ""))
        renamed = anchor and today[0] == address and not self.has((address, anchor))
        return self.moved.get((address, anchor)) or (today if renamed else (address, anchor))

    def lacks(self, edition: Edition) -> Iterator[str]:
        """Every released address that leads to nothing."""
        for address, anchor, only in edition.addresses():
            place = self.found_at(address, anchor)
            if not self.has(place):
                yield f"{address}#{anchor}".removesuffix("#")
            if only and place[0] not in self.alone:
                yield f"{address}?only={anchor}"


@pytest.fixture(scope="module")
def site(every_page: Pages) -> Site:
    pages = {path.removesuffix("index.html"): page for path, page in every_page.items()}
    read = {address: page for address, page in pages.items() if not address.startswith("go/")}
    return Site(
        {address: {"", *page.xpath("//article//@id")} for address, page in read.items()},
        {address for address, page in read.items() if page.xpath("//template[@id='chb-only']")},
        {
            address.split("/")[1]: place(address, page.xpath("string(//a/@href)"))
            for address, page in pages.items()
            if address.startswith("go/")
        },
        {
            (address, link.get("data-moved")): place(address, link.get("href"))
            for address, page in read.items()
            for link in page.xpath("//template[@id='chb-moved']/a")
        },
    )


def place(address: str, link: str) -> Place:
    """Where a link of a page leads."""
    path, _, anchor = link.partition("#")
    whole = posixpath.normpath(f"{address}{path}")
    return "" if whole == "." else f"{whole}/", anchor


@of_each_edition
def test_every_short_link_leads_to_what_it_is_about(edition: Edition, site: Site):
    ids = edition.lines("go.txt")
    assert len(ids) > 800
    assert [id for id in ids if not site.has(site.short.get(id, ("nowhere/", "")))] == []


@of_each_edition
def test_every_address_is_answered_or_forwarded(edition: Edition, site: Site):
    assert list(site.lacks(edition)) == []


@of_each_edition
def test_a_browser_is_led_on_from_each_page_that_something_has_left(
    edition: Edition, site: Site, open_page: OpenPage, served: Address
):
    left = [it for it in edition.addresses() if it[:2] in site.moved]
    one_of_each = {(address, only): anchor for address, anchor, only in left}
    page = open_page("") if left else None
    for (address, only), anchor in one_of_each.items():
        page.goto(served(f"{address}?only={anchor}" if only else f"{address}#{anchor}"))
        path, today = site.moved[address, anchor]
        page.wait_for_url(served(f"{path}?only={anchor}" if only else f"{path}#{today}"))


@of_each_edition
def test_every_file_and_every_frame_for_other_sites_is_there(edition: Edition, built_site: Path):
    frames = [f"embed/{id}/index.html" for id in edition.lines("embed.txt")]
    paths = edition.lines("files.txt") + frames
    assert [path for path in paths if not (built_site / path).is_file()] == []


def test_one_item_is_shown_alone_on_a_page_of_each_kind(open_page: OpenPage, served: Address):
    """By the address of the first edition that had pages of a kind."""
    first: dict[str, str] = {}
    for address, id, only in chain(*(edition.addresses() for edition in EDITIONS)):
        if only:
            first.setdefault(address.partition("/")[0], f"{address}?only={id}")
    assert {"compare", "frameworks", "guides"} <= {*first}
    page = open_page("")
    for address in first.values():
        page.goto(served(address))
        expect(page.locator(DIALOG)).to_be_visible()
        assert page.locator(STAGE).inner_text().strip(), address


# PDFs


@of_each_edition
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


@of_each_edition
def test_filled_pdfs_are_read_to_the_same_answers(edition: Edition, pdf_page: Page):
    said = edition.json("filled/answers.json")["records"]
    assert {group for record in said.values() for group in record} == {
        "answers",
        "evidence",
        "sheets",
    }
    assert read_answers(edition.filled, HANDBOOK, NOW)["records"] == said
    assert json.loads(read_here(pdf_page, edition.filled)["text"])["records"] == said
