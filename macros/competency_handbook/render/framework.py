"""The page of a framework, and of one domain of a large one."""

from __future__ import annotations

from ..addresses import Address, check_anchor, domain_page, is_large, self_assessment_page
from ..catalog import competency_count
from ..model import Competency, Domain, Framework, Rates, competencies_of
from .page import Page, own_throughout
from .text import attribute, heading


def render_framework(page: Page, id: str) -> str:
    """The whole framework as Markdown; a large one as a list of its domains' pages.

    Raises KeyError where the handbook has no such framework.
    """
    framework = page.catalog.frameworks[id]
    opening = _eyebrow(page) + heading(1, framework.title, id, attributes=_lang(framework))
    opening += _opening(page, id, framework) + _frame(page, framework, None, framework)
    if is_large(framework):
        return opening + _contents(page, id, framework) + "".join(
            _branch(page, id, framework, entry, 2)
            for entry in framework.contains
            if isinstance(entry, Competency)
        )
    return opening + "".join(
        _branch(page, id, framework, entry, 2) for entry in framework.contains
    )


def render_domain(page: Page, framework_id: str, domain_id: str) -> str:
    """One domain of a large framework as Markdown. Raises KeyError where there is none such."""
    framework = page.catalog.frameworks[framework_id]
    domains = {d.id: d for d in framework.contains if isinstance(d, Domain)}
    return _branch(page, framework_id, framework, domains[domain_id], 1)


def _branch(
    page: Page, framework_id: str, framework: Framework, entry: Domain | Competency, level: int
) -> str:
    title = heading(level, entry.title, entry.id, entry.code, _lang(framework))
    if isinstance(entry, Competency):
        return title + _competency(page, framework_id, framework, entry)
    below = (_branch(page, framework_id, framework, part, level + 1) for part in entry.contains)
    return title + _frame(page, entry, entry.summary, framework) + "".join(below)


def _competency(page: Page, framework_id: str, framework: Framework, entry: Competency) -> str:
    t = page.catalog.messages
    own_indicators = own_throughout(entry.indicators)
    check = Address(self_assessment_page(framework_id), check_anchor(entry.id))
    return page.fill(
        "competency.html",
        competency=entry,
        lang=framework.lang,
        own_indicators=own_indicators,
        indicators_heading=t("competency.indicators" + ("" if own_indicators else "_cited")),
        evidence=page.evidence_by_kind(entry.evidence),
        evidence_heading=_evidence_heading(page, framework),
        own_evidence=own_throughout(entry.evidence),
        check_link=page.link(check),
        related=[(row.aspect, page.link_to(row.id)) for row in page.catalog.rows_on(entry)],
        go=page.here.go(entry.id),
    )


def _eyebrow(page: Page) -> str:
    return page.fill("eyebrow.html", text=page.catalog.messages("framework.kind"))


def _opening(page: Page, id: str, framework: Framework) -> str:
    t = page.catalog.messages
    organisation = "_organisation" if framework.rates is Rates.ORGANISATION else ""
    return page.fill(
        "framework-opening.html",
        framework=framework,
        rates=page.rates(framework),
        count=t("competency.domain_count", count=competency_count(framework)),
        source=page.catalog.source(framework.source),
        source_link=page.link_to(framework.source),
        check_link=page.link(self_assessment_page(id)),
        check_label=t("framework.check" + organisation),
    )


def _frame(page: Page, branch: Framework | Domain, summary: str | None, framework: Framework) -> str:
    """What frames a branch; empty where nothing does."""
    if not (summary or branch.about or branch.notes or branch.evidence):
        return ""
    return page.fill(
        "frame.html",
        branch=branch,
        summary=summary,
        evidence=page.evidence_by_kind(branch.evidence),
        evidence_heading=_evidence_heading(page, framework),
        own_evidence=own_throughout(branch.evidence),
    )


def _contents(page: Page, id: str, framework: Framework) -> str:
    domains = [
        {
            "code": domain.code,
            "title": domain.title,
            "link": page.link(domain_page(id, domain.id)),
            "entries": [
                {"id": c.id, "code": c.code, "title": c.title, "link": page.link_to(c.id)}
                for c in competencies_of(domain)
            ],
        }
        for domain in framework.contains
        if isinstance(domain, Domain)
    ]
    return page.fill("contents.html", domains=domains)


def _evidence_heading(page: Page, framework: Framework) -> str:
    organisation = framework.rates is Rates.ORGANISATION
    return page.catalog.messages("evidence.heading" + ("_organisation" if organisation else ""))


def _lang(framework: Framework) -> str:
    return f'lang="{attribute(framework.lang)}"' if framework.lang else ""
