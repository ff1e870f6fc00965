"""Where everything lives: each id's page and anchor, and links from one page to another.

Pages are named by their path below `content/`, such as `frameworks/coa-pa-ms-2.md`; no
engine is asked. A framework with many items is divided into pages.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ..model import (
    Branch,
    Division,
    Framework,
    Identified,
    Item,
    Kind,
    Model,
    Shown,
    Use,
    Work,
    items_of,
    parts_of,
)
from .catalog import Catalog

INDEX = "index.md"
CHECKS = "self-assessment"
SELF_ASSESSMENTS = f"{CHECKS}/index.md"
MY_PROGRESS = "my/progress.md"
MY_PLAN = "my/plan.md"
MY_ANSWERS = "my/answers.md"
SECOND_VIEW = "my/second-view.md"
MOVING = "my/moving.md"
WORKSHOP = "workshop/index.md"
PARTICIPANTS = "workshop/participants.md"
ROOM_PATTERN = "workshop/pattern.md"
WORKSHOP_NOTES = "workshop/notes.md"
GLOSSARY = "glossary.md"
SOURCES = "sources.md"
CHANGES = "changes.md"
DIFFERENCES = "differences.md"
PDF = "downloads/handbook.pdf"

OWN_PAGES = {
    MY_PROGRESS: "my_progress",
    MY_PLAN: "my_plan",
    MY_ANSWERS: "my_answers",
    SECOND_VIEW: "second_view",
    MOVING: "moving",
}
"""A reader's own pages in reading order, each with its macro, which its messages are named by."""
WORKSHOP_PAGES = {
    WORKSHOP: "workshop",
    PARTICIPANTS: "participants",
    ROOM_PATTERN: "room_pattern",
    WORKSHOP_NOTES: "workshop_notes",
}
"""What a trainer prepares and runs a session with, each with its macro, as `OWN_PAGES`."""
MY = "my/"
"""The folder of a reader's own pages. What they show is in the browser alone, never on paper."""


@dataclass(frozen=True)
class Address:
    """A place in the handbook; an empty anchor is the page itself."""

    page: str
    anchor: str = ""


def page_of(catalog: Catalog, shown: Shown, id: str) -> str:
    """A work's page, as one way of showing it has it; that of a divided work heads the others."""
    apart = divisions_shown(catalog, shown, id)
    return f"{shown.folder}/{id}/{INDEX}" if apart else f"{shown.folder}/{id}.md"


def divisions_shown(catalog: Catalog, shown: Shown, id: str) -> tuple[Division, ...]:
    """The pages of a work below its first, as one way of showing it has them; may be none."""
    return catalog.divisions_of(id) if shown.part_macro else ()


def division_page(shown: Shown, id: str, division: Division) -> str:
    """The page of a division of a work."""
    return f"{shown.folder}/{id}/{division.name}.md"


def pages_of(catalog: Catalog, shown: Shown, id: str) -> list[str]:
    """A work's page and those of its divisions, in reading order."""
    apart = [division_page(shown, id, division) for division in divisions_shown(catalog, shown, id)]
    return [page_of(catalog, shown, id), *apart]


def ways_of_showing(kinds: Iterable[Kind]) -> list[tuple[Kind, Shown]]:
    """Each way of showing works with its kind, in the order of reading."""
    ways = [(kind, shown) for kind in kinds for shown in kind.shown]
    return sorted(ways, key=lambda way: way[1].order)


def download_of(id: str) -> str:
    """The file of a work's own PDF."""
    return f"downloads/{id}.pdf"


@lru_cache(maxsize=2)
def works_in_print(catalog: Catalog) -> dict[str, list[str]]:
    """The pages of every work that has a PDF of its own, by its id, in the order of reading.

    All ways in which it is shown come in one: a framework's check comes with it, but none that is
    for the screen alone.
    """
    pages: dict[str, list[str]] = {}
    for kind, shown in ways_of_showing(catalog.kinds):
        for id in catalog.works_shown(kind, shown) if kind.own_pdf and shown.in_print else ():
            pages.setdefault(id, []).extend(pages_of(catalog, shown, id))
    return pages


def sheets_of(catalog: Catalog) -> dict[str, str]:
    """The spreadsheet of each framework, without its ending, by each page that shows it."""
    ways = [
        (shown, id)
        for kind, shown in ways_of_showing(catalog.kinds)
        if kind.model is Framework and shown.macro == kind.name
        for id in catalog.works_shown(kind, shown)
    ]
    return {page: f"data/{id}" for shown, id in ways for page in pages_of(catalog, shown, id)}


@lru_cache(maxsize=2)
def pages_on_screen(catalog: Catalog) -> frozenset[str]:
    """The pages that no PDF has: of some works, of trainers, and what the edition changed."""
    ways = [way for way in ways_of_showing(catalog.kinds) if not way[1].in_print]
    of_works = {
        page
        for kind, shown in ways
        for id in catalog.works_shown(kind, shown)
        for page in pages_of(catalog, shown, id)
    }
    return frozenset({CHANGES, *WORKSHOP_PAGES, *of_works})


def check_anchor(competency_id: str) -> str:
    """The anchor of a competency's check; its own id is the anchor where it is read."""
    return f"check-{competency_id}"


@lru_cache(maxsize=2)
def check_addresses(catalog: Catalog) -> dict[str, Address]:
    """Where every framework, domain and competency, and what else is rated, is checked."""
    addresses = {}
    for _, shown in ways_of_showing(catalog.kinds):
        for id, framework in catalog.rated.items() if shown.folder == CHECKS else ():
            page = page_of(catalog, shown, id)
            addresses[id] = Address(page, check_anchor(id))
            addresses |= _checked_on(page, framework.contains)
            for division in catalog.divisions_of(id):
                addresses |= _checked_on(division_page(shown, id, division), division.roots)
    return addresses


def _checked_on(page: str, entries: Iterable[Item | Use]) -> dict[str, Address]:
    """Of entries and all below them, those that a page of checks heads or asks."""
    return {
        item.id: Address(page, check_anchor(item.id))
        for item in items_of(*entries)
        if isinstance(item, Branch) or item.rate
    }


def difference_anchor(id: str) -> str:
    """The anchor of what a host made otherwise of an item."""
    return f"differs-{id}"


@lru_cache(maxsize=2)
def all_addresses(catalog: Catalog) -> dict[str, Address]:
    """The address of every id of the handbook, kind by kind.

    What a host leaves out has that of what is told about it.
    """
    addresses = {
        id: Address(DIFFERENCES, difference_anchor(it.id)) for id, it in catalog.hidden.items()
    }
    for kind in catalog.kinds:
        for id, work in catalog.works_of(kind).items():
            if kind.shown:
                addresses |= _addresses_in(catalog, kind, id, work)
            elif kind.on_page:
                addresses |= {id: Address(kind.on_page, id)} | _anchored(kind.on_page, work)
        for entry in catalog.entries_of(kind) if kind.on_page else ():
            addresses |= _anchored(kind.on_page, entry)
    return addresses


def _addresses_in(catalog: Catalog, kind: Kind, id: str, work: Work) -> dict[str, Address]:
    """A work's own address and that of all in it; a domain with its own page is that page."""
    shown = kind.shown[0]
    page = page_of(catalog, shown, id)
    addresses = {id: Address(page)} | {more: Address(page, more) for more in kind.more_ids(work)}
    addresses |= _anchored(page, work)
    for division in divisions_shown(catalog, shown, id):
        own_page = division_page(shown, id, division)
        for root in division.roots:
            addresses |= {more: Address(own_page, more) for more in kind.more_ids(root)}
            addresses |= _anchored(own_page, root)
        if division.domain:
            addresses[division.name] = Address(own_page)
    return addresses


def _anchored(page: str, content: Model) -> dict[str, Address]:
    """Every item in it, anchored by its id, but for what a form is made of."""
    parts = (part for _, part in parts_of(content) if isinstance(part, Identified))
    return {part.id: Address(page, part.id) for part in parts if part.addressed}


@dataclass(frozen=True)
class Here:
    """The page that is being written, from which links lead elsewhere."""

    page: str
    directory_urls: bool = True
    above: str = ""
    """The way on to short addresses, `../` in the folder of another language: all have the same."""

    def link(self, to: Address | str) -> str:
        """A relative link to an address, to a page, or to a file of the site."""
        address = to if isinstance(to, Address) else Address(to)
        if address.page == self.page and address.anchor:
            return "#" + address.anchor
        target = self._up + url_of(address.page, self.directory_urls) or "./"
        return f"{target}#{address.anchor}" if address.anchor else target

    @cached_property
    def _up(self) -> str:
        """From this page to the site's root."""
        return "../" * url_of(self.page, self.directory_urls).count("/")

    def source_link(self, address: Address) -> str:
        """A link for Markdown, which names the other page's file; an engine resolves it."""
        path = posixpath.relpath(address.page, posixpath.dirname(self.page) or ".")
        return f"{path}#{address.anchor}" if address.anchor else path

    def go(self, id: str) -> str:
        """The relative form of an item's short permanent link."""
        end = "" if self.directory_urls else "index.html"
        return f"{self._up}{self.above}go/{id}/{end}"


@lru_cache(maxsize=4096)
def url_of(page: str, directory_urls: bool = True) -> str:
    """A page's address below the site's root; a path that is no page stays as it is."""
    stem, dot, ending = page.rpartition(".")
    if ending != "md" or not dot:
        return page
    if not directory_urls:
        return stem + ".html"
    folder, _, name = stem.rpartition("/")
    if name == "index":
        return folder + "/" if folder else ""
    return stem + "/"
