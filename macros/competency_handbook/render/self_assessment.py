"""The page where a reader checks themselves, or an agency itself, against a framework."""

from __future__ import annotations

from ..addresses import check_anchor
from ..model import (
    Competency,
    Domain,
    Evidence,
    Framework,
    Rates,
    competencies_of,
    parts_of,
)
from .page import Page
from .text import attribute, heading

UNINDEXED = "data-search-exclude"
"""A search finds a competency where it is read, not a second time where it is checked."""

RECORDS = {Rates.PRACTITIONER: "me", Rates.ORGANISATION: "agency"}
"""Under whose name a browser keeps the answers: an agency's never mix with a person's."""


def render_self_assessment(page: Page, framework_id: str) -> str:
    """A framework's checks as Markdown. Raises KeyError where there is no such framework."""
    framework = page.catalog.frameworks[framework_id]
    t, who = page.catalog.messages, _who(framework)
    title = t("self_check.title" + who, title=framework.title)
    opening = page.fill(
        "self-assessment-opening.html",
        record=RECORDS[framework.rates],
        purpose=t("self_check.purpose" + who),
        how=t("self_check.how" + who),
        competencies=[competency.id for competency in competencies_of(framework)],
    )
    eyebrow = page.fill("eyebrow.html", text=t("self_check.kind"))
    checks = "".join(_check(page, framework, entry, 2) for entry in framework.contains)
    start = heading(1, title, check_anchor(framework_id)) + eyebrow + opening + checks
    return start + _evidence_checklist(page, framework_id, framework)


def _evidence_checklist(page: Page, framework_id: str, framework: Framework) -> str:
    """What an agency gathers for a review, by kind; empty for a framework that rates people."""
    parts = [part for _, part in parts_of(framework)]
    evidence = [part for part in parts if isinstance(part, Evidence) and not part.own]
    if framework.rates is not Rates.ORGANISATION or not evidence:
        return ""
    title = heading(2, page.catalog.messages("self_study.title"), f"{framework_id}-gather", None)
    return title + page.fill("evidence-checklist.html", evidence=page.evidence_by_kind(evidence))


def _check(page: Page, framework: Framework, entry: Domain | Competency, level: int) -> str:
    marks = UNINDEXED + (f' lang="{attribute(framework.lang)}"' if framework.lang else "")
    title = heading(level, entry.title, check_anchor(entry.id), entry.code, marks)
    if isinstance(entry, Domain):
        below = (_check(page, framework, part, level + 1) for part in entry.contains)
        return title + "".join(below)
    scale = page.catalog.scale_of(framework)
    return title + page.fill(
        "rating.html",
        competency=entry,
        lang=framework.lang,
        question=page.catalog.messages("self_check.question" + _who(framework)),
        record=RECORDS[framework.rates],
        scale=scale,
        beside=[("unsure", scale.unsure), ("na", scale.not_applicable)],
        read_link=page.link_to(entry.id),
    )


def _who(framework: Framework) -> str:
    """The ending of the messages that speak to an organization."""
    return "_organisation" if framework.rates is Rates.ORGANISATION else ""
