"""Sessions: a page each, with the plan of what happens when."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..catalog import WORKSHOP
from ..model import Activity, Kind, Material, Session, SessionPart, Shown
from ..reading import names_minutes
from ..render import Page, heading, render_citations
from .activity import render_pitfalls, render_workshops
from .workshop import bring, clock_of, facts_of, timed


@dataclass(frozen=True)
class Led:
    """The activity that a part of a session leads to; empty where it is none."""

    title: str = ""
    link: str = ""
    is_shorter: bool = False
    """Whether the part has too little time for all of it."""


def render_session(page: Page, id: str) -> str:
    """A session as Markdown. Raises KeyError where the handbook has no such session."""
    session, t = page.catalog.of(Session)[id], page.catalog.messages
    page = replace(page, is_ours=session.own)
    opening = page.fill(
        "activity-opening.html",
        work=session,
        facts=facts_of(page, session.minutes, session.group),
        materials=bring(page, _materials(page, session)),
    )
    led = (_led(page, part) for part in session.parts)
    parts = list(zip(timed(page, session.parts), led, strict=True))
    plan = page.fill("plan.html", parts=parts, end=clock_of(session.minutes))
    blocks = [
        heading(1, session.title, id),
        page.fill("eyebrow.html", text=t("session.kind")),
        opening,
        _other_minutes(page, id, session),
        _prepare(page, id),
        _listed(page, id, "before", session.before),
        heading(2, t("session.plan"), f"{id}--plan"),
        plan,
        _listed(page, id, "after", session.after),
        render_pitfalls(page, id, session),
        page.fill("activity-foot.html", id=id, work=session, uses=[], go=page.here.go(id)),
        render_citations(page, session),
    ]
    return "".join(blocks)


def _other_minutes(page: Page, id: str, session: Session) -> str:
    """How long it takes, where a host changed that and its words say otherwise; or nothing."""
    told = (it for it in page.catalog.differences if it.id == id)
    was = next((one.was for it in told for one in it.changed if one.key == "minutes"), "")
    words = (session.title, session.summary, session.purpose, *session.before)
    if not was or not any(names_minutes(text or "", was) for text in words):
        return ""
    return page.fill("session-minutes.html", was=was, now=session.minutes)


def _prepare(page: Page, id: str) -> str:
    """The way to change it and to run it; empty where trainers have no pages for that."""
    if not page.catalog.rated:
        return ""
    return page.fill("session-prepare.html", link=f"{page.link(WORKSHOP)}#begin={id}")


def _led(page: Page, part: SessionPart) -> Led:
    if part.activity is None:
        return Led()
    activity = page.catalog.of(Activity)[part.activity]
    return Led(activity.title, page.link_to(part.activity), part.minutes < activity.minutes)


def _materials(page: Page, session: Session) -> tuple[Material, ...]:
    """What a session needs: its own things, then those of its activities, each once."""
    activities = page.catalog.of(Activity)
    led = (activities[part.activity] for part in session.parts if part.activity)
    needed = (*session.materials, *(it for activity in led for it in activity.materials))
    return tuple({(it.text, it.item): it for it in needed}.values())


def _listed(page: Page, id: str, name: str, texts: tuple[str, ...]) -> str:
    """What is done before or after, below its heading; empty where nothing is."""
    if not texts:
        return ""
    title = heading(2, page.catalog.messages(f"session.{name}"), f"{id}--{name}")
    return title + page.fill("to-do.html", texts=texts)


def render_sessions(page: Page) -> str:
    """Every session with how long it takes and for how many."""
    return render_workshops(page, page.catalog.of(Session))


SESSION = Kind(
    "session",
    Session,
    "sessions",
    own_pdf=True,
    shown=(
        Shown(
            "sessions",
            "session",
            render_session,
            list_macro="sessions",
            list_view=render_sessions,
            order=72,
            boost=0.8,
            purpose="session.listed",
            section="nav.sessions",
        ),
    ),
)
