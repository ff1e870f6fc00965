"""Guides: a page each, their parts under their headings, each point with an anchor."""

from __future__ import annotations

from dataclasses import replace

from ..model import Guide, Kind, Part, Shown
from ..render import (
    Page,
    entry_of,
    heading,
    is_mostly_ours,
    item_heading,
    render_citations,
    render_list,
)


def render_guide(page: Page, id: str) -> str:
    """A guide as Markdown. Raises KeyError where the handbook has no such guide."""
    guide, t = page.catalog.guides[id], page.catalog.messages
    page = replace(page, is_ours=is_mostly_ours(guide))
    minutes = t("guide.minutes", count=page.catalog.minutes_of(id))
    opening = item_heading(1, guide.title, id) + page.fill("eyebrow.html", text=t("guide.kind"))
    opening += page.fill("guide-opening.html", guide=guide, minutes=minutes)
    if guide.about:
        opening += page.fill("about.html", about=guide.about, title=guide.title)
    if guide.decision:
        steps = [(step, page.catalog.title_of(step.leads_to)) for step in guide.decision]
        opening += page.fill("decision.html", steps=steps)
    closing = page.fill("notes.html", notes=guide.notes, title=guide.title) if guide.notes else ""
    parts = "".join(_part(page, part, 2) for part in guide.parts)
    return opening + parts + closing + render_citations(page, guide) + _moved(page, guide)


def _moved(page: Page, guide: Guide) -> str:
    """For the script: where what once stood on the page is now; empty where nothing moved."""
    moved = [(id, page.link_to(id)) for part in guide.moved for id in page.catalog.ids_in(part)]
    return page.fill("moved.html", moved=moved) if moved else ""


def _part(page: Page, part: Part, level: int) -> str:
    """A part and all below it, from a heading of `level` on."""
    title = heading(level, part.title, part.id, part.code)
    below = "".join(_part(page, inner, level + 1) for inner in part.parts)
    text = page.fill("part.html", part=part, see=page.see(part.see), go=page.here.go(part.id))
    return title + text + below


def render_guides(page: Page) -> str:
    """Every guide with what it answers and how long it takes to read."""
    t, minutes_of = page.catalog.messages, page.catalog.minutes_of
    return render_list(
        page,
        (
            entry_of(page, id, guide, [t("guide.minutes", count=minutes_of(id))])
            for id, guide in page.catalog.guides.items()
        ),
    )


GUIDE = Kind(
    "guide",
    Guide,
    "guides",
    own_pdf=True,
    shown=(
        Shown(
            "guides",
            "guide",
            render_guide,
            list_macro="guides",
            list_view=render_guides,
            order=20,
            boost=2,
            door="learn",
            section="nav.guides",
        ),
    ),
)
