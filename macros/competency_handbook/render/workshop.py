"""A trainer's pages: a session prepared, what its participants open, and the room's pattern.

The script fills them in. What stands here is true without it, too, and leads to what works.
"""

from __future__ import annotations

from ..catalog import (
    MY_ANSWERS,
    PARTICIPANTS,
    ROOM_PATTERN,
    WORKSHOP,
    WORKSHOP_NOTES,
    Address,
    check_addresses,
)
from .page import Page
from .rating import render_forms
from .text import heading

LIMITS = ("unanimous", "holder", "supervisor", "repeat")
"""What the room's pattern cannot keep anybody from, in the order in which it is told."""
NOT_BUILT = ("accounts", "live", "text", "scores")
"""What it does not do, for good reasons."""


def render_workshop(page: Page) -> str:
    """The page where a session is put together."""
    links = {
        "participants_link": page.link(PARTICIPANTS),
        "pattern_link": page.link(ROOM_PATTERN),
        "notes_link": page.link(WORKSHOP_NOTES),
    }
    return _opening(page, "workshop") + page.fill("workshop.html", **links)


def render_prepare_session(page: Page) -> str:
    """A sentence that leads there, from an author's page; empty where nothing can be rated."""
    t = page.catalog.messages
    if not page.catalog.rated:
        return ""
    link = f"[{t('workshop.title')}]({page.here.source_link(Address(WORKSHOP))})"
    return t("workshop.prepares", link=link) + "\n"


def render_participants(page: Page) -> str:
    """The page that participants open: the checks of a session, each made by the script."""
    catalog = page.catalog
    checks = check_addresses(catalog)
    forms = "".join(render_forms(page, id, checks[id].page, False) for id in catalog.rated)
    return _opening(page, "participants") + page.fill("participants.html") + forms


def render_room_pattern(page: Page) -> str:
    """The page that counts what a room answers, and shows its pattern."""
    body = page.fill("room-pattern.html", limits=LIMITS, not_built=NOT_BUILT)
    return _opening(page, "room_pattern") + body


def render_workshop_notes(page: Page) -> str:
    """The second window of who presents: notes, what comes next, and the time."""
    return _opening(page, "workshop_notes") + page.fill("workshop-notes.html")


def _opening(page: Page, name: str) -> str:
    """The title and what the page is for; what it keeps, and where."""
    t = page.catalog.messages
    title = heading(1, t(f"{name}.title"), name.replace("_", "-"))
    kind = "my.kind" if name == "participants" else "workshop.kind"
    eyebrow = page.fill("eyebrow.html", text=t(kind))
    keeping = page.link(MY_ANSWERS)
    back = name in ("room_pattern", "workshop_notes")
    link = page.link(WORKSHOP)
    opening = page.fill(
        "workshop-opening.html", name=name, back=back, keeping_link=keeping, workshop_link=link
    )
    return title + eyebrow + opening
