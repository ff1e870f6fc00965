"""The page where a reader checks themselves, or an agency itself, against a framework."""

from __future__ import annotations

from ..addresses import (
    MY_ANSWERS,
    MY_PLAN,
    MY_PROGRESS,
    SECOND_VIEW,
    Address,
    check_anchor,
    self_assessment_page,
)
from ..model import (
    Competency,
    Domain,
    Evidence,
    Framework,
    Rates,
    parts_of,
)
from .page import Page
from .rating import RECORDS, ids_to_count, render_forms, render_rating, who_of
from .text import attribute, heading

UNINDEXED = "data-search-exclude"
"""A search finds a competency where it is read, not a second time where it is checked."""


def render_self_assessment(page: Page, framework_id: str) -> str:
    """A framework's checks as Markdown. Raises KeyError where there is no such framework."""
    framework = page.catalog.frameworks[framework_id]
    t, who = page.catalog.messages, who_of(framework)
    title = t("self_check.title" + who, title=framework.title)
    opening = page.fill(
        "self-assessment-opening.html",
        record=RECORDS[framework.rates],
        purpose=t("self_check.purpose" + who),
        how=t("self_check.how" + who),
        competencies=ids_to_count(framework),
        own_link=page.link(self_assessment_page(framework_id)),
        answers_link=page.link(MY_ANSWERS),
        shared_link=page.link(Address(MY_ANSWERS, "answers-shared")),
        views_link=page.link(SECOND_VIEW),
    )
    eyebrow = page.fill("eyebrow.html", text=t("self_check.kind"))
    checks = "".join(_check(page, framework_id, entry, 2) for entry in framework.contains)
    start = heading(1, title, check_anchor(framework_id)) + eyebrow + opening
    forms = render_forms(page, framework_id, folded=False)
    end = _evidence_checklist(page, framework_id, framework) + _next_step(page, framework)
    return start + forms + checks + end


def _evidence_checklist(page: Page, framework_id: str, framework: Framework) -> str:
    """What an agency gathers for a review, by kind; empty for a framework that rates people."""
    parts = [part for _, part in parts_of(framework)]
    evidence = [part for part in parts if isinstance(part, Evidence) and not part.own]
    if framework.rates is not Rates.ORGANISATION or not evidence:
        return ""
    title = heading(2, page.catalog.messages("self_study.title"), f"{framework_id}-gather", None)
    return title + page.fill("evidence-checklist.html", evidence=page.evidence_by_kind(evidence))


def _check(page: Page, framework_id: str, entry: Domain | Competency, level: int) -> str:
    framework = page.catalog.frameworks[framework_id]
    marks = UNINDEXED + (f' lang="{attribute(framework.lang)}"' if framework.lang else "")
    title = heading(level, entry.title, check_anchor(entry.id), entry.code, marks)
    if isinstance(entry, Domain):
        below = (_check(page, framework_id, part, level + 1) for part in entry.contains)
        return title + "".join(below)
    return title + render_rating(page, framework_id, entry)


def _next_step(page: Page, framework: Framework) -> str:
    return page.fill(
        "self-assessment-next.html",
        progress_link=page.link(MY_PROGRESS),
        plan_link=page.link(MY_PLAN),
        who=who_of(framework),
    )
