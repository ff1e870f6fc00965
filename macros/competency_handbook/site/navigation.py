"""The navigation, completed: every page that it does not name finds its place.

A page joins the section that holds its folder's `index.md`; a folder that has an index of
its own among the unnamed pages (a large framework) becomes a section; a reader's own pages
join the self-checks that fill them, what a host made otherwise the sources; the rest comes last.
Pages that a prepared session alone leads to stay out.
"""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname
from typing import Any

from ..catalog import PARTICIPANTS, WORKSHOP, WORKSHOP_NOTES

Nav = list[Any]

WORKSHOPS = "activities/index.md"
GUESTS = {
    "my": "self-assessment/index.md",
    "differences.md": "sources.md",
    "sessions/index.md": WORKSHOPS,
    "printables/index.md": WORKSHOPS,
    WORKSHOP: WORKSHOPS,
}
"""Pages, and folders without an index, with the page beside which they stand."""
OF_SESSIONS = frozenset({PARTICIPANTS, WORKSHOP_NOTES})
"""Pages that show nothing unless a session leads to them; a host may name them all the same."""


def complete_navigation(
    nav: Nav, pages: dict[str, str], optional: frozenset[str] = frozenset()
) -> Nav:
    """`nav` with all of `pages` (path → title; an empty title leaves it to the page).

    `optional` pages join the section that is theirs; where `nav` has none, they stay out.
    """
    named = set(pages_in(nav))
    unnamed = {page: title for page, title in pages.items() if page not in named | OF_SESSIONS}
    heads = [page for page in unnamed if page.endswith("/index.md")]
    sections = {dirname(head): head for head in heads}
    completed = nav
    for page, title in unnamed.items():
        folder = dirname(page)
        above = dirname(folder) if page in heads else folder
        section = GUESTS.get(page) or GUESTS.get(above) or f"{above}/index.md"
        if page in optional and section not in set(pages_in(completed)):
            continue
        if page in heads:
            inside = [p for p in unnamed if dirname(p) == folder and p != page]
            below = [page, *(_entry(p, unnamed[p]) for p in inside)]
            completed = _beside(completed, section, {title or folder: below})
        elif folder not in sections:
            completed = _beside(completed, section, _entry(page, title))
    return completed


def pages_in(nav: Any) -> Iterator[str]:
    """Every page that a navigation names, in its order."""
    if isinstance(nav, str):
        yield nav
    for below in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from pages_in(below)


def _entry(page: str, title: str) -> Any:
    return {title: page} if title else page


def _beside(nav: Nav, index: str, entry: Any) -> Nav:
    """`nav` with `entry` last in the list that holds `index`; at the end where none does."""
    found, placed = False, []
    for item in nav:
        if isinstance(item, dict):
            [(title, below)] = item.items()
            if isinstance(below, list) and index in set(pages_in(below)):
                direct = index in (page for page in below if isinstance(page, str))
                below = [*below, entry] if direct else _beside(below, index, entry)
                item, found = {title: below}, True
        placed.append(item)
    return placed if found else [*placed, entry]
