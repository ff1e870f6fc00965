"""The doors of the first page: what a reader can do here."""

from __future__ import annotations

from ..catalog import INDEX, MY_PROGRESS, PDF, ways_of_showing
from ..render import Page

MORE = {"check": MY_PROGRESS}
"""Where a door leads beside what its own page lists."""


def render_doors(page: Page) -> str:
    """A door to each kind of work that this handbook has, in the order of reading, and its PDF."""
    catalog = page.catalog
    doors = [
        (shown.door, f"{shown.folder}/{INDEX}")
        for kind, shown in ways_of_showing(catalog.kinds)
        if shown.door and catalog.works_shown(kind, shown)
    ]
    doors += [("pdf", PDF)] if catalog.has_book else []
    return page.fill("doors.html", doors=[_door(page, *door) for door in doors])


def _door(page: Page, name: str, to: str) -> dict[str, str]:
    more = page.link(MORE[name]) if name in MORE else ""
    return {"name": name, "link": page.link(to), "more": more}
