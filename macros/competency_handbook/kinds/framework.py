"""Frameworks: a page each, and one for each domain of a large one; the checks follow them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..catalog import is_large, large_domains
from ..model import (
    About,
    Branch,
    Domain,
    Evidence,
    Framework,
    Item,
    Kind,
    LevelText,
    Note,
    NoteKind,
    RatingLevel,
    Shown,
    competencies_of,
    competency_count,
    items_of,
    rated_in,
)
from ..reading import ending_for
from ..render import (
    Page,
    attribute,
    framework_entry,
    heading,
    own_throughout,
    render_by_whom,
    render_citations,
    render_fold,
    render_forms,
)
from .self_assessment import SELF_ASSESSMENT

READ_FIRST = {NoteKind.INTERPRETATION, NoteKind.CAUTION}
"""Notes that a reader needs before the competencies; the others stand after them."""


def render_framework(page: Page, id: str) -> str:
    """The whole framework as Markdown; a large one as a list of its domains' pages.

    Raises KeyError where the handbook has no such framework.
    """
    view = _View(page, id, page.catalog.frameworks[id])
    opening, contents, closing = view.opening(), view.contents(), view.closing()
    forms = render_forms(page, id, id) if "<chb-rating" in contents else ""
    return opening + contents + forms + closing + render_citations(page, view.framework)


def render_domain(page: Page, framework_id: str, domain_id: str) -> str:
    """One domain of a large framework as Markdown. Raises KeyError where there is none such."""
    framework = page.catalog.frameworks[framework_id]
    domain = framework.domain(domain_id)
    contents = _View(page, framework_id, framework).branch(domain, 1)
    forms = render_forms(page, framework_id, domain_id)
    return contents + forms + render_citations(page, domain)


@dataclass(frozen=True)
class _View:
    page: Page
    id: str
    framework: Framework

    def opening(self) -> str:
        """What the framework is, what can be done here, and what frames it."""
        t, framework, page = self.page.catalog.messages, self.framework, self.page
        facts = self.page.fill(
            "framework-opening.html",
            framework=framework,
            rates=t(f"rates.{framework.rates.value}"),
            count=t("competency.count", count=competency_count(framework)),
            source=page.catalog.source(framework.source) if framework.source else None,
            check_link=self._check_link(self.id).partition("#")[0],
            check_label=t("framework.check" + self._who()),
        )
        eyebrow = self.page.fill("eyebrow.html", text=t("framework.kind"))
        title = heading(1, framework.title, self.id, attributes=self._lang())
        notes = [note for note in framework.notes if note.kind in READ_FIRST]
        return title + eyebrow + facts + self.frame(about=framework.about, notes=notes)

    def contents(self) -> str:
        """Everything that the framework contains, or the list of its domains' pages."""
        entries = self.framework.contains
        if not is_large(self.framework):
            return "".join(self.branch(entry, 2) for entry in entries)
        domains = [self._domain_link(entry) for entry in entries if isinstance(entry, Domain)]
        others = (self.branch(entry, 2) for entry in entries if not isinstance(entry, Domain))
        return self.page.fill("contents.html", domains=domains) + "".join(others)

    def closing(self) -> str:
        """The evidence for the whole framework, and the notes that can wait."""
        t = self.page.catalog.messages
        notes = [note for note in self.framework.notes if note.kind not in READ_FIRST]
        closing = ""
        if self.framework.evidence:
            closing += heading(2, t("evidence.closing" + self._who()), f"{self.id}-evidence")
            closing += self.frame(evidence=self.framework.evidence, evidence_heading="")
        if notes:
            closing += heading(2, t("note.heading"), f"{self.id}-notes") + self.frame(notes=notes)
        return closing

    def branch(self, entry: Branch, level: int) -> str:
        """A domain with all below it, or a competency, from a heading of `level` on."""
        title = heading(level, entry.heading, entry.id, entry.code, self._lang())
        if not isinstance(entry, Domain):
            return title + self.statement(entry)
        if entry.is_stated:
            frame = self.frame(entry.summary) + self.statement(entry)
        else:
            frame = self.frame(entry.summary, entry.about, entry.notes, entry.evidence)
        return title + frame + "".join(self.branch(part, level + 1) for part in entry.contains)

    def statement(self, entry: Branch) -> str:
        """What stands below the heading of a competency, or of a domain that says as much."""
        t, page = self.page.catalog.messages, self.page
        own_indicators = own_throughout(entry.indicators)
        return page.fill(
            "competency.html",
            competency=entry,
            lang=self.framework.lang,
            own_indicators=own_indicators,
            indicators_heading=t("competency.indicators" + ("" if own_indicators else "_cited")),
            evidence=page.evidence_by_kind(entry.evidence),
            evidence_heading=t("evidence.heading" + self._who()),
            own_evidence=own_throughout(entry.evidence),
            check_link=self._check_link(entry.id) if any(rated_in(entry)) else "",
            fold=self._fold(entry),
            fold_of=self._fold,
            levels_of=self._levels,
            related=[(row.aspect, page.link_to(row.id)) for row in page.catalog.rows_on(entry)],
            go=page.here.go(entry.id),
        )

    def frame(
        self,
        summary: str | None = None,
        about: Iterable[About] = (),
        notes: Iterable[Note] = (),
        evidence: tuple[Evidence, ...] = (),
        evidence_heading: str | None = None,
    ) -> str:
        """Passages, notes and evidence that frame a branch; empty where there are none."""
        if not (summary or about or notes or evidence):
            return ""
        if evidence_heading is None:
            evidence_heading = self.page.catalog.messages("evidence.heading" + self._who())
        return self.page.fill(
            "frame.html",
            summary=summary,
            about=about,
            notes=notes,
            evidence=self.page.evidence_by_kind(evidence),
            evidence_heading=evidence_heading,
            own_evidence=own_throughout(evidence),
        )

    def _domain_link(self, domain: Domain) -> dict[str, object]:
        return {
            "code": domain.code,
            "title": domain.title,
            "link": self.page.link_to(domain.id),
            "competencies": [(c, self.page.link_to(c.id)) for c in competencies_of(domain)],
        }

    def _check_link(self, id: str) -> str:
        """The link to where something of the framework is checked; empty where it is not."""
        return self.page.check_link_to(id) if self.framework.scale else ""

    def _fold(self, item: Item) -> str:
        """The check of an item beside what it says; empty where it is not rated."""
        return render_fold(self.page, self.id, item) if item.rate and self.framework.scale else ""

    def _levels(self, entry: Item) -> list[tuple[RatingLevel, LevelText]]:
        """The levels that an item words for itself, in the order of the scale."""
        if not self.framework.scale:
            return []
        levels = self.page.catalog.scale_of(self.framework).levels
        return [(level, entry.levels[level.id]) for level in levels if level.id in entry.levels]

    def _who(self) -> str:
        return ending_for(self.framework.rates)

    def _lang(self) -> str:
        return f'lang="{attribute(self.framework.lang)}"' if self.framework.lang else ""


def render_frameworks(page: Page) -> str:
    """Every framework with what it is, those for people before those for organizations."""
    return render_by_whom(page, page.catalog.frameworks, framework_entry)


def _level_ids(work: Framework | Domain) -> tuple[str, ...]:
    """The ids of what items say of levels."""
    return tuple(f"{item.id}--{level}" for item in items_of(work) for level in item.levels)


FRAMEWORK = Kind(
    "framework",
    Framework,
    "frameworks",
    own_pdf=True,
    book_list="pdf.list_of_frameworks",
    split=large_domains,
    more_ids=_level_ids,
    shown=(
        Shown(
            "frameworks",
            "framework",
            render_framework,
            "domain",
            render_domain,
            "frameworks",
            render_frameworks,
            order=10,
            boost=2,
            door="read",
            section="nav.frameworks",
        ),
        SELF_ASSESSMENT,
    ),
)
