"""The page where a reader checks themselves, or an agency itself, against a framework."""

from __future__ import annotations

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
    division_page,
)
from ..model import (
    Branch,
    Division,
    Domain,
    Evidence,
    Framework,
    Item,
    Rates,
    Shown,
    Use,
    competency_count,
    indicators_of,
    name_of,
    parts_of,
    summary_of,
)
from ..reading import ending_for
from ..render import (
    RECORDS,
    WHO,
    Page,
    attribute,
    framework_entry,
    heading,
    ids_to_count,
    render_by_whom,
    render_filled_pdf,
    render_forms,
    render_own_doors,
    render_rating,
)

TWO_VIEWS = Address(SECOND_VIEW, "second-view-compare")
GIVEN_VIEWS = Address(SECOND_VIEW, "second-view-rate")
UNINDEXED = "data-search-exclude"
"""A search finds a competency where it is read, not a second time where it is checked."""


def render_self_assessment(page: Page, framework_id: str) -> str:
    """A framework's checks as Markdown; of a large one, a list of its pages.

    Raises KeyError where there is no such framework.
    """
    framework = page.catalog.frameworks[framework_id]
    whole = page.catalog.divided(framework_id)
    return (
        _opening(page, framework, framework, framework_id)
        + (_division(page, framework_id, whole) if whole else "")
        + _evidence_checklist(page, framework_id, framework)
        + _next_step(page, framework)
    )


def render_division_check(page: Page, framework_id: str, name: str) -> str:
    """A page of a large framework's checks. Raises KeyError where there is none such."""
    framework = page.catalog.frameworks[framework_id]
    division = page.catalog.division(framework_id, name)
    return (
        _opening(page, framework, division, name)
        + _division(page, framework_id, division)
        + _next_step(page, framework)
    )


def _division(page: Page, framework_id: str, division: Division) -> str:
    """The list of the pages below a page of checks, and the checks that stand on it."""
    framework = page.catalog.frameworks[framework_id]
    doors = [_entry(page, framework_id, framework, below) for below in division.below]
    listed = page.fill("list.html", entries=doors) if doors else ""
    own, asked = "", set[str]()
    if division.domain:
        own = _own_checks(page, framework_id, division.domain, 1, asked)
    checks = own + "".join(
        _check(page, framework_id, entry, 2, asked) for entry in division.entries
    )
    return listed + (render_forms(page, framework_id) if checks else "") + checks


def _opening(page: Page, framework: Framework, work: Framework | Division, id: str) -> str:
    """What the check of a framework or of a page of it is, with its heading and its progress."""
    t, who = page.catalog.messages, ending_for(framework.rates)
    title = t("self_check.title" + who, title=name_of(t, work))
    opening = page.fill(
        "self-assessment-opening.html",
        record=RECORDS[framework.rates],
        purpose=t("self_check.purpose" + who),
        how=t("self_check.how" + who),
        competencies=ids_to_count(page, *(work.roots if isinstance(work, Division) else [work])),
        own_link=page.link(page.here.page),
        answers_link=page.link(MY_ANSWERS),
        who_link=page.link(WHO),
        shared_link=page.link(Address(MY_ANSWERS, "answers-shared")),
        views_link=page.link(TWO_VIEWS),
        rates_person=framework.rates is Rates.PRACTITIONER,
        title=name_of(t, work),
    )
    eyebrow = page.fill("eyebrow.html", text=t("self_check.kind"))
    return heading(1, title, check_anchor(id)) + eyebrow + opening


def _entry(page: Page, id: str, framework: Framework, division: Division) -> dict[str, object]:
    """The door to a page of checks, with its progress."""
    t = page.catalog.messages
    address = Address(division_page(SELF_ASSESSMENT, id, division), check_anchor(division.name))
    count = competency_count(*division.roots)
    return {
        "link": page.link(address),
        "title": name_of(t, division),
        "summary": summary_of(division),
        "facts": [t("competency.count", count=count)],
        "progress": ids_to_count(page, *division.roots),
        "record": RECORDS[framework.rates],
    }


def _evidence_checklist(page: Page, framework_id: str, framework: Framework) -> str:
    """What an agency gathers for a review, by kind; empty for a framework that rates people."""
    evidence = _asked_evidence(framework)
    if not evidence:
        return ""
    anchor = gather_anchor(framework_id)
    title = heading(2, page.catalog.messages("self_study.title"), anchor, None)
    return title + page.fill("evidence-checklist.html", evidence=page.evidence_by_kind(evidence))


def _asked_evidence(framework: Framework) -> list[Evidence]:
    """What a source asks an agency to show; nothing of a framework that rates people."""
    if framework.rates is not Rates.ORGANISATION:
        return []
    parts = (part for _, part in parts_of(framework))
    return [part for part in parts if isinstance(part, Evidence) and not part.own]


def gather_anchor(framework_id: str) -> str:
    """The anchor of the list of evidence on a framework's page of checks."""
    return f"{framework_id}-gather"


def gather_link(page: Page, framework_id: str) -> str:
    """The link to that list; empty where there is none."""
    framework = page.catalog.frameworks[framework_id]
    if not framework.scale or not _asked_evidence(framework):
        return ""
    checks = check_addresses(page.catalog)[framework_id].page
    return page.link(Address(checks, gather_anchor(framework_id)))


def _check(page: Page, framework_id: str, place: Item | Use, level: int, asked: set[str]) -> str:
    """An item's check and those below it, competencies and domains headed; empty without any.

    Each is asked once on a page: what was `asked` is left out, and what its own list asks there.
    """
    entry = page.catalog.item_at(place)
    rated = any(page.catalog.rated_in(entry))
    elsewhere = isinstance(place, Use) and page.has_check_of(entry.id)
    if not rated or elsewhere or entry.id in asked:
        return ""
    asked.add(entry.id)
    framework = page.catalog.frameworks[framework_id]
    marks = UNINDEXED + (f' lang="{attribute(framework.lang)}"' if framework.lang else "")
    title = ""
    if isinstance(entry, Branch):
        title = heading(level, entry.check_heading, check_anchor(entry.id), place.code, marks)
    below = entry.contains if isinstance(entry, Domain) else ()
    checks = (_check(page, framework_id, part, level + 1, asked) for part in below)
    return title + _own_checks(page, framework_id, entry, level, asked) + "".join(checks)


def _own_checks(page: Page, framework_id: str, entry: Item, level: int, asked: set[str]) -> str:
    """The check of an item itself, and of its indicators."""
    own = render_rating(page, framework_id, entry) if entry.rate else ""
    parts = (_check(page, framework_id, part, level + 1, asked) for part in indicators_of(entry))
    return own + "".join(parts)


def _next_step(page: Page, framework: Framework) -> str:
    return page.fill(
        "self-assessment-next.html",
        progress_link=page.link(MY_PROGRESS),
        plan_link=page.link(MY_PLAN),
        who=ending_for(framework.rates),
        views_link=page.link(TWO_VIEWS),
        save_link=page.link(GIVEN_VIEWS) if framework.rates is Rates.PRACTITIONER else "",
    )


def render_self_assessments(page: Page) -> str:
    """Every self-check with the progress that this browser knows of, and what comes after."""
    checks = render_by_whom(page, page.catalog.rated, _check_entry)
    if not checks:
        return ""
    paper = render_filled_pdf(page, "self_check.filled_pdf")
    return paper + checks + render_own_doors(page, "my.afterwards", *OWN_PAGES)


def _check_entry(page: Page, id: str, framework: Framework) -> dict[str, object]:
    return framework_entry(page, id, framework) | {
        "link": page.check_link_to(id),
        "progress": ids_to_count(page, framework),
        "record": RECORDS[framework.rates],
    }


SELF_ASSESSMENT = Shown(
    CHECKS,
    "self_assessment",
    render_self_assessment,
    "domain_check",
    render_division_check,
    "self_assessments",
    render_self_assessments,
    title=lambda t, framework, work: t(
        "self_check.title" + ending_for(framework.rates), title=name_of(t, work)
    ),
    description=lambda t, framework, work: t("self_check.purpose" + ending_for(framework.rates)),
    nav_title=lambda t, framework, work: name_of(t, work),
    applies=lambda catalog, framework: framework.scale is not None,
    order=40,
    boost=0.3,
    door="check",
    section="nav.check",
)
"""It says in its title what the framework says in its pages, which come first in a search."""
