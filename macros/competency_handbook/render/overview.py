"""The lists: doors on the first page, frameworks, comparisons, self-checks, scales, sources."""

from __future__ import annotations

from ..addresses import (
    Address,
    COMPARISONS,
    FRAMEWORKS,
    SELF_ASSESSMENTS,
    check_anchor,
    self_assessment_page,
)
from ..catalog import competency_count
from ..model import Best, Comparison, Framework, Rates, competencies_of
from .page import Page
from .text import heading

PDF = "downloads/handbook.pdf"


def render_doors(page: Page) -> str:
    """What a reader can do here, one door each, and only to what this handbook has."""
    doors = [
        ("read", FRAMEWORKS, page.catalog.frameworks),
        ("compare", COMPARISONS, page.catalog.comparisons),
        ("check", SELF_ASSESSMENTS, page.catalog.frameworks),
        ("pdf", PDF, True),
    ]
    open_doors = [{"name": name, "link": page.link(to)} for name, to, there in doors if there]
    return page.fill("doors.html", doors=open_doors)


def render_frameworks(page: Page) -> str:
    """Every framework with what it is, those for people before those for organizations."""
    return _by_whom(page, "framework.overview_", _framework_entry)


def render_self_assessments(page: Page) -> str:
    """Every self-check with the progress that this browser knows of."""
    return _by_whom(page, "framework.overview_", _self_assessment_entry)


def render_comparisons(page: Page) -> str:
    """Every comparison with what it sets side by side."""
    entries = [
        {
            "title": comparison.title,
            "link": page.link_to(id),
            "summary": comparison.summary,
            "facts": _comparison_facts(page, comparison),
            "progress": [],
        }
        for id, comparison in page.catalog.comparisons.items()
    ]
    return page.fill("list.html", entries=entries)


def _comparison_facts(page: Page, comparison: Comparison) -> list[str]:
    facts = [page.catalog.messages("comparison.rows", count=len(comparison.rows))]
    if comparison.source:
        facts.append(page.catalog.source(comparison.source).publisher)
    return facts + ([comparison.edition] if comparison.edition else [])


def render_scales(page: Page) -> str:
    """Every rating scale with its levels, in the order of the data."""
    return "".join(
        heading(2, scale.title, id)
        + page.fill("scale.html", scale=scale, best_first=scale.best is Best.FIRST)
        for id, scale in page.catalog.scales.items()
    )


def render_sources(page: Page) -> str:
    """Every source with its rights, gaps and corrections."""
    return "".join(
        heading(2, source.title, source.id)
        + page.fill("source.html", source=source, used_by=_restated_in(page, source.id))
        for source in page.catalog.sources
    )


def _restated_in(page: Page, source_id: str) -> list[tuple[str, str]]:
    works = page.catalog.frameworks | page.catalog.comparisons
    return [(work.title, page.link_to(id)) for id, work in works.items() if work.source == source_id]


def _by_whom(page: Page, message: str, entry_of) -> str:
    """A list for each kind of reader that some framework rates, under its heading."""
    blocks = []
    for rates in Rates:
        chosen = {i: f for i, f in page.catalog.frameworks.items() if f.rates is rates}
        if chosen:
            title = heading(2, page.catalog.messages(message + rates.value), f"for-{rates.value}")
            entries = [entry_of(page, id, framework) for id, framework in chosen.items()]
            blocks.append(title + page.fill("list.html", entries=entries))
    return "".join(blocks)


def _framework_entry(page: Page, id: str, framework: Framework) -> dict[str, object]:
    count = page.catalog.messages("competency.count", count=competency_count(framework))
    return {
        "title": framework.title,
        "link": page.link_to(id),
        "summary": framework.summary,
        "facts": [count, page.catalog.source(framework.source).publisher, framework.edition],
        "progress": [],
    }


def _self_assessment_entry(page: Page, id: str, framework: Framework) -> dict[str, object]:
    return _framework_entry(page, id, framework) | {
        "link": page.link(Address(self_assessment_page(id), check_anchor(id))),
        "progress": [competency.id for competency in competencies_of(framework)],
    }
