"""The page where a reader checks themselves, or an agency itself, against a framework."""

from __future__ import annotations

from collections.abc import Sequence

from ..catalog import (
    CHECKS,
    MY_ANSWERS,
    MY_PLAN,
    MY_PROGRESS,
    OWN_PAGES,
    SECOND_VIEW,
    Address,
    check_addresses,
    check_anchor,
    large_domains,
)
from ..model import (
    Branch,
    Domain,
    Evidence,
    Framework,
    Item,
    Rates,
    Shown,
    competency_count,
    indicators_of,
    name_of,
    parts_of,
    rated_in,
)
from ..reading import ending_for
from ..render import (
    RECORDS,
    Page,
    attribute,
    framework_entry,
    heading,
    ids_to_count,
    render_by_whom,
    render_forms,
    render_own_doors,
    render_rating,
)

UNINDEXED = "data-search-exclude"
"""A search finds a competency where it is read, not a second time where it is checked."""


def render_self_assessment(page: Page, framework_id: str) -> str:
    """A framework's checks as Markdown; of a large one, a list of its domains' pages.

    Raises KeyError where there is no such framework.
    """
    framework = page.catalog.frameworks[framework_id]
    domains = large_domains(framework)
    checks = [entry for entry in framework.contains if entry not in domains]
    below = page.fill("list.html", entries=[_entry(page, framework, d) for d in domains])
    return (
        _opening(page, framework, framework, framework_id)
        + (below if domains else "")
        + _checks(page, framework_id, checks)
        + _evidence_checklist(page, framework_id, framework)
        + _next_step(page, framework)
    )


def render_domain_check(page: Page, framework_id: str, domain_id: str) -> str:
    """The checks of one domain of a large framework. Raises KeyError where there is none such."""
    framework = page.catalog.frameworks[framework_id]
    domain = framework.domain(domain_id)
    return (
        _opening(page, framework, domain, domain_id)
        + _checks(page, framework_id, domain.contains)
        + _next_step(page, framework)
    )


def _checks(page: Page, framework_id: str, entries: Sequence[Item]) -> str:
    """The checks of some entries with what they are made of; empty where there are none."""
    if not entries:
        return ""
    checks = (_check(page, framework_id, entry, 2) for entry in entries)
    return render_forms(page, framework_id) + "".join(checks)


def _opening(page: Page, framework: Framework, work: Framework | Domain, id: str) -> str:
    """What a framework's or domain's check is, with its heading and its progress."""
    t, who = page.catalog.messages, ending_for(framework.rates)
    name = work.full_title if isinstance(work, Domain) else work.title
    title = t("self_check.title" + who, title=name)
    opening = page.fill(
        "self-assessment-opening.html",
        record=RECORDS[framework.rates],
        purpose=t("self_check.purpose" + who),
        how=t("self_check.how" + who),
        competencies=ids_to_count(work),
        own_link=page.link(check_addresses(page.catalog)[id].page),
        answers_link=page.link(MY_ANSWERS),
        shared_link=page.link(Address(MY_ANSWERS, "answers-shared")),
        views_link=page.link(SECOND_VIEW),
    )
    eyebrow = page.fill("eyebrow.html", text=t("self_check.kind"))
    return heading(1, title, check_anchor(id)) + eyebrow + opening


def _entry(page: Page, framework: Framework, domain: Domain) -> dict[str, object]:
    """The door to a domain's checks, with its progress."""
    return {
        "link": page.check_link_to(domain.id),
        "title": domain.full_title,
        "summary": domain.summary or "",
        "facts": [page.catalog.messages("competency.count", count=competency_count(domain))],
        "progress": ids_to_count(domain),
        "record": RECORDS[framework.rates],
    }


def _evidence_checklist(page: Page, framework_id: str, framework: Framework) -> str:
    """What an agency gathers for a review, by kind; empty for a framework that rates people."""
    parts = [part for _, part in parts_of(framework)]
    evidence = [part for part in parts if isinstance(part, Evidence) and not part.own]
    if framework.rates is not Rates.ORGANISATION or not evidence:
        return ""
    title = heading(2, page.catalog.messages("self_study.title"), f"{framework_id}-gather", None)
    return title + page.fill("evidence-checklist.html", evidence=page.evidence_by_kind(evidence))


def _check(page: Page, framework_id: str, entry: Item, level: int) -> str:
    """An item's check and those below it, competencies and domains headed; empty without any."""
    if not any(rated_in(entry)):
        return ""
    framework = page.catalog.frameworks[framework_id]
    marks = UNINDEXED + (f' lang="{attribute(framework.lang)}"' if framework.lang else "")
    title = ""
    if isinstance(entry, Branch):
        title = heading(level, entry.check_heading, check_anchor(entry.id), entry.code, marks)
    own = render_rating(page, framework_id, entry) if entry.rate else ""
    inside = (*indicators_of(entry), *(entry.contains if isinstance(entry, Domain) else ()))
    below = (_check(page, framework_id, part, level + 1) for part in inside)
    return title + own + "".join(below)


def _next_step(page: Page, framework: Framework) -> str:
    return page.fill(
        "self-assessment-next.html",
        progress_link=page.link(MY_PROGRESS),
        plan_link=page.link(MY_PLAN),
        who=ending_for(framework.rates),
    )


def render_self_assessments(page: Page) -> str:
    """Every self-check with the progress that this browser knows of, and what comes after."""
    checks = render_by_whom(page, page.catalog.rated, _check_entry)
    return checks + render_own_doors(page, "my.afterwards", *OWN_PAGES) if checks else ""


def _check_entry(page: Page, id: str, framework: Framework) -> dict[str, object]:
    return framework_entry(page, id, framework) | {
        "link": page.check_link_to(id),
        "progress": ids_to_count(framework),
        "record": RECORDS[framework.rates],
    }


SELF_ASSESSMENT = Shown(
    CHECKS,
    "self_assessment",
    render_self_assessment,
    "domain_check",
    render_domain_check,
    "self_assessments",
    render_self_assessments,
    title=lambda t, framework, work: t(
        "self_check.title" + ending_for(framework.rates), title=name_of(work)
    ),
    description=lambda t, framework, work: t("self_check.purpose" + ending_for(framework.rates)),
    nav_title=lambda t, framework, work: name_of(work),
    applies=lambda framework: framework.scale is not None,
    order=40,
    boost=0.3,
    door="check",
    section="nav.check",
)
"""It says in its title what the framework says in its pages, which come first in a search."""
