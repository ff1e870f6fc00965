"""The page of what an edition changed."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ..catalog import all_addresses
from .page import Page
from .text import heading

SECTIONS = ("new", "reworded", "renamed", "unrated", "removed")
"""The sections of the page, in their order; those without entries are left out."""


class Named(NamedTuple):
    """An item by its title; the link is empty where none leads to it."""

    title: str
    link: str


def render_changes(page: Page) -> str:
    """What is new, reworded, renamed and removed since the edition before, or why none is told."""
    t, changes = page.catalog.messages, page.catalog.changes
    opening = page.fill("changes.html", section="opening", changes=changes, date=_date(page))
    sections = [name for name in SECTIONS if changes and getattr(changes, name)]
    return (
        heading(1, t("changes.title"), "changes")
        + opening
        + "".join(
            heading(2, t(f"changes.{name}"), f"changes-{name}")
            + page.fill(
                "changes.html",
                section=name,
                changes=changes,
                named=_naming(page),
                new_works=_new_works(page),
            )
            for name in sections
        )
    )


def _date(page: Page) -> str:
    """The date of the edition that is compared with, in words, or as the register has it."""
    told = page.catalog.changes.date if page.catalog.changes else ""
    try:
        return page.catalog.messages.spelled(date.fromisoformat(told))
    except ValueError:
        return told


def _new_works(page: Page) -> list[tuple[str, list[str]]]:
    """The ids of the works that are new, below the name of their section; empty without changes."""
    t, changes, found = page.catalog.messages, page.catalog.changes, []
    for kind in page.catalog.kinds:
        ids = [id for id in page.catalog.works_of(kind) if changes and id in changes.new_files]
        section = next((way.section for way in kind.shown if way.section), "")
        if ids:
            found.append((t(section) if section else "", ids))
    return found


def _naming(page: Page) -> object:
    """A function from an id to its item's title and link."""
    addresses = all_addresses(page.catalog)

    def named(id: str) -> Named:
        link = page.link(addresses[id]) if id in addresses else ""
        return Named(page.catalog.title_of(id), link)

    return named
