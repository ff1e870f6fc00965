"""The lists: doors on the first page, frameworks, comparisons, self-checks, scales, sources."""

from __future__ import annotations

from collections.abc import Callable

from ..addresses import (
    COMPARISONS,
    FRAMEWORKS,
    GUIDES,
    MY_PLAN,
    MY_PROGRESS,
    OWN_PAGES,
    PDF,
    SELF_ASSESSMENTS,
    WORKSHEETS,
)
from ..model import Best, Comparison, Framework, Rates, competency_count
from .page import Page
from .rating import RECORDS, ids_to_count
from .text import heading


def render_doors(page: Page) -> str:
    """What a reader can do here, one door each, and only to what this handbook has."""
    doors = [
        ("read", FRAMEWORKS, page.catalog.frameworks),
        ("learn", GUIDES, page.catalog.guides),
        ("compare", COMPARISONS, page.catalog.comparisons),
        ("check", SELF_ASSESSMENTS, page.catalog.frameworks),
        ("fill", WORKSHEETS, page.catalog.worksheets),
        ("pdf", PDF, True),
    ]
    more = {"check": MY_PROGRESS}
    open_doors = [
        {"name": name, "link": page.link(to), "more": page.link(more[name]) if name in more else ""}
        for name, to, there in doors
        if there
    ]
    return page.fill("doors.html", doors=open_doors)


def render_frameworks(page: Page) -> str:
    """Every framework with what it is, those for people before those for organizations."""
    return _by_whom(page, _framework_entry)


def render_self_assessments(page: Page) -> str:
    """Every self-check with the progress that this browser knows of, and what comes after."""
    checks = _by_whom(page, _self_assessment_entry)
    return checks + _own_doors(page, "my.afterwards", *OWN_PAGES) if checks else ""


def _own_doors(page: Page, message: str, *pages: str) -> str:
    """Where a reader finds what is theirs, below a heading; nothing of it on paper."""
    doors = [{"name": OWN_PAGES[to], "link": page.link(to)} for to in pages]
    title = heading(2, page.catalog.messages(message), "my-pages", attributes=".chb-screen-only")
    return title + page.fill("my-doors.html", doors=doors)


def render_comparisons(page: Page) -> str:
    """Every comparison with what it sets side by side."""
    entries = [
        _entry(page, id, comparison.title, comparison.summary, _comparison_facts(page, comparison))
        for id, comparison in page.catalog.comparisons.items()
    ]
    return page.fill("list.html", entries=entries)


def _comparison_facts(page: Page, comparison: Comparison) -> list[str]:
    facts = [page.catalog.messages("comparison.rows", count=len(comparison.rows))]
    if comparison.source:
        facts.append(page.catalog.source(comparison.source).publisher)
    return facts + ([comparison.edition] if comparison.edition else [])


def render_guides(page: Page) -> str:
    """Every guide with what it answers and how long it takes to read."""
    entries = [
        _entry(page, id, guide.title, guide.summary, [_minutes(page, id)])
        for id, guide in page.catalog.guides.items()
    ]
    return page.fill("list.html", entries=entries)


def render_worksheets(page: Page) -> str:
    """Every worksheet with what it is for."""
    entries = [
        _entry(page, id, worksheet.title, worksheet.summary, [])
        for id, worksheet in page.catalog.worksheets.items()
    ]
    listed = page.fill("list.html", entries=entries)
    return listed + (_own_doors(page, "my.from_check", MY_PLAN) if page.catalog.frameworks else "")


def render_paths(page: Page) -> str:
    """Short ordered lists of what to read, one for each kind of reader."""
    paths = [
        {
            "content": path,
            "steps": [
                {
                    "title": _capitalized(page.catalog.title_of(step.to)),
                    "link": page.link_to(step.to),
                    "minutes": _minutes(page, step.to),
                    "why": step.why,
                }
                for step in path.steps
            ],
        }
        for path in page.catalog.paths
    ]
    return page.fill("paths.html", paths=paths)


def _minutes(page: Page, id: str) -> str:
    """How long an item takes to read, in words; empty for a form, which is filled in."""
    if id in page.catalog.worksheets:
        return ""
    return page.catalog.messages("guide.minutes", count=page.catalog.minutes_of(id))


def _capitalized(title: str) -> str:
    """A title as a line begins: a glossary term is written as it stands within a sentence."""
    return title[:1].upper() + title[1:]


def _entry(page: Page, id: str, title: str, summary: str, facts: list[str]) -> dict[str, object]:
    return {
        "title": title,
        "link": page.link_to(id),
        "summary": summary,
        "facts": facts,
        "progress": "",
    }


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
    return [
        (work.title, page.link_to(id)) for id, work in works.items() if work.source == source_id
    ]


def _by_whom(page: Page, entry_of: Callable[[Page, str, Framework], dict[str, object]]) -> str:
    """A list for each kind of reader that some framework rates, under its heading."""
    t = page.catalog.messages
    blocks = []
    for rates in Rates:
        chosen = {i: f for i, f in page.catalog.frameworks.items() if f.rates is rates}
        if chosen:
            title = heading(2, t(f"framework.overview_{rates.value}"), f"for-{rates.value}")
            entries = [entry_of(page, id, framework) for id, framework in chosen.items()]
            blocks.append(title + page.fill("list.html", entries=entries))
    return "".join(blocks)


def _framework_entry(page: Page, id: str, framework: Framework) -> dict[str, object]:
    count = page.catalog.messages("competency.count", count=competency_count(framework))
    facts = [count, page.catalog.source(framework.source).publisher, framework.edition]
    return _entry(page, id, framework.title, framework.summary, facts)


def _self_assessment_entry(page: Page, id: str, framework: Framework) -> dict[str, object]:
    return _framework_entry(page, id, framework) | {
        "link": page.check_link_to(id),
        "progress": ids_to_count(framework),
        "record": RECORDS[framework.rates],
    }
