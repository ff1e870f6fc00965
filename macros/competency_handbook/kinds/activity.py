"""Activities: a page each, as a trainer runs it; their list begins with the sessions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..model import Activity, Kind, Session, Shown
from ..render import Page, entry_of, heading, render_citations, render_list
from .workshop import bring, clock_of, facts_of, timed


def render_activity(page: Page, id: str) -> str:
    """An activity as Markdown. Raises KeyError where the handbook has no such activity."""
    activity, t = page.catalog.of(Activity)[id], page.catalog.messages
    page = replace(page, is_ours=activity.own)
    opening = page.fill(
        "activity-opening.html",
        work=activity,
        facts=facts_of(page, activity.minutes, activity.group),
        materials=bring(page, activity.materials),
    )
    steps = timed(page, activity.steps)
    begins = activity.total - activity.debrief.minutes
    blocks = [
        heading(1, activity.title, id),
        page.fill("eyebrow.html", text=t("activity.kind")),
        opening,
        *(
            heading(2, step.part.title, step.part.id) + page.fill("step.html", step=step)
            for step in steps
        ),
        heading(2, t("activity.debrief"), f"{id}--debrief"),
        page.fill("debrief.html", debrief=activity.debrief, clock=clock_of(begins)),
        _variants(page, id, activity),
        page.fill(
            "activity-foot.html",
            id=id,
            work=activity,
            uses=page.see(activity.uses),
            go=page.here.go(id),
        ),
        render_citations(page, activity),
    ]
    return "".join(blocks)


def _variants(page: Page, id: str, activity: Activity) -> str:
    """Other ways to run it, and what goes wrong, each below its heading; those that it has."""
    t = page.catalog.messages
    blocks = [
        heading(2, t(f"activity.{name}"), f"{id}--{name}") + page.fill("variant.html", variant=it)
        for name, it in (("shorter", activity.shorter), ("online", activity.online))
        if it
    ]
    return "".join(blocks) + render_pitfalls(page, id, activity)


def render_pitfalls(page: Page, id: str, work: Activity | Session) -> str:
    """What goes wrong, below its heading; empty where nothing is told."""
    if not work.pitfalls:
        return ""
    title = heading(2, page.catalog.messages("activity.pitfalls"), f"{id}--pitfalls")
    return title + page.fill("pitfalls.html", pitfalls=work.pitfalls)


def render_activities(page: Page) -> str:
    """Every session and every activity with how long it takes and for how many."""
    t, of = page.catalog.messages, page.catalog.of
    lists = (
        ("nav.sessions", "sessions", of(Session)),
        ("nav.activities", "activities", of(Activity)),
    )
    return "".join(
        heading(2, t(words), f"all-{name}") + render_workshops(page, works)
        for words, name, works in lists
        if works
    )


def render_workshops(page: Page, works: Mapping[str, Activity] | Mapping[str, Session]) -> str:
    """Activities or sessions, each with how long it takes and for how many."""
    entries = works.items()
    return render_list(
        page, (entry_of(page, id, it, facts_of(page, it.minutes, it.group)) for id, it in entries)
    )


ACTIVITY = Kind(
    "activity",
    Activity,
    "activities",
    own_pdf=True,
    shown=(
        Shown(
            "activities",
            "activity",
            render_activity,
            list_macro="activities",
            list_view=render_activities,
            order=70,
            boost=0.8,
            purpose="activity.listed",
            section="nav.workshops",
        ),
    ),
)
