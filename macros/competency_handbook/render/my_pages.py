"""A reader's own pages: what is the same for all readers. The script adds what is theirs."""

from __future__ import annotations

from typing import Any

from ..catalog import CHANGES, MY_ANSWERS, MY_PLAN, SELF_ASSESSMENTS, Address, all_addresses
from ..model import Framework, competency_count
from ..reading import ending_for
from .page import Page
from .rating import RECORDS
from .text import heading

WHO = Address(MY_ANSWERS, "answers-who")
"""The one place that says who can see what a reader's browser keeps; others point to it."""
GOALS = "goal-real"
"""What explains the questions about a goal, in a handbook that has it."""
PLAN_ON_PAPER = "goals-and-action-plan"
"""The worksheet that is a plan, in a handbook that has it."""


def render_my_progress(page: Page) -> str:
    """The page of what a reader has answered, and apart from it their agency."""
    links = {
        "plan_link": page.link(MY_PLAN),
        "answers_link": page.link(MY_ANSWERS),
        "changes_link": page.link(CHANGES),
    }
    body = page.fill("my-progress.html", parts=_parts(page), **links)
    return own_page(page, "my_progress", body)


def render_my_plan(page: Page) -> str:
    """The page of what a reader means to work on."""
    guide = all_addresses(page.catalog).get(GOALS)
    links = {
        "guide_link": page.link(guide) if guide else "",
        "answers_link": page.link(MY_ANSWERS),
        "checks_link": page.link(SELF_ASSESSMENTS),
    }
    body = page.fill("my-plan.html", parts=_parts(page), **links)
    return own_page(page, "my_plan", body)


def own_page(page: Page, name: str, body: str) -> str:
    """A page of the messages `name`: its opening, and `body`."""
    t = page.catalog.messages
    checks = [check for part in _parts(page) for check in part["checks"]]
    paper = PLAN_ON_PAPER if name == "my_plan" and PLAN_ON_PAPER in page.catalog.worksheets else ""
    keeping = page.link(MY_ANSWERS) if page.here.page != MY_ANSWERS else ""
    opening = page.fill(
        "my-opening.html",
        purpose=t(f"{name}.purpose"),
        checks=checks,
        paper=paper,
        keeping_link=keeping,
        who_link=page.link(WHO),
    )
    eyebrow = page.fill("eyebrow.html", text=t("my.kind"))
    title = heading(1, t(f"{name}.title"), name.replace("_", "-"))
    return title + eyebrow + opening + body


def _parts(page: Page) -> list[dict[str, Any]]:
    """What the handbook rates: a person, an agency, or both; each with its self-checks."""
    frameworks = page.catalog.rated.items()
    found = []
    for rates, record in RECORDS.items():
        checks = [
            _check(page, id, framework) for id, framework in frameworks if framework.rates is rates
        ]
        found += [{"record": record, "who": ending_for(rates), "checks": checks}] if checks else []
    return found


def _check(page: Page, id: str, framework: Framework) -> dict[str, str]:
    """The door to a framework's self-check."""
    count = page.catalog.messages("competency.count", count=competency_count(framework))
    link = page.check_link_to(id)
    return {"title": framework.title, "link": link, "count": count}
