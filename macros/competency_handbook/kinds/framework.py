"""Frameworks: a page each, and one for each domain of a large one; the checks follow them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from ..catalog import check_addresses, division_page
from ..model import (
    About,
    Branch,
    Division,
    Domain,
    Evidence,
    Framework,
    Item,
    Kind,
    LevelText,
    Model,
    Note,
    NoteKind,
    RatingLevel,
    Shown,
    Use,
    competency_count,
    divide,
    items_of,
    name_of,
    rated_in,
)
from ..reading import ending_for
from ..render import (
    LESS_FOUND,
    Page,
    attribute,
    framework_entry,
    heading,
    item_heading,
    own_throughout,
    render_by_whom,
    render_citations,
    render_fold,
    render_forms,
    render_legend,
    render_map,
)
from .item_foot import ItemFoot, foot_of
from .self_assessment import SELF_ASSESSMENT, gather_link

READ_FIRST = {NoteKind.INTERPRETATION, NoteKind.CAUTION}
"""Notes that a reader needs before the competencies; the others stand after them."""


def render_framework(page: Page, id: str) -> str:
    """The whole framework as Markdown; a large one as a list of its domains' pages.

    Raises KeyError where the handbook has no such framework.
    """
    view = _View(page, id, page.catalog.frameworks[id])
    check = check_addresses(page.catalog).get(id)
    contents = view.opening() + view.with_forms(view.contents(), check.page if check else "")
    return contents + view.closing() + render_citations(page, view.framework)


def render_division(page: Page, framework_id: str, name: str) -> str:
    """A page of a large framework as Markdown. Raises KeyError where there is none such."""
    view = _View(page, framework_id, page.catalog.frameworks[framework_id])
    division = page.catalog.division(framework_id, name)
    if division.domain:
        opening = view.head(division.domain, 1) + render_map(page, framework_id, division.domain)
    else:
        opening = heading(1, name_of(page.catalog.messages, division), name)
    check_page = division_page(SELF_ASSESSMENT, framework_id, division)
    opening += render_legend(page, division.roots)
    contents = view.with_forms(opening + view.division(division), check_page)
    return contents + render_citations(page, *division.roots)


@dataclass(frozen=True)
class _View:
    page: Page
    id: str
    framework: Framework
    used: list[str] = field(default_factory=list)
    """The ids of what is written elsewhere and was shown already; each is checked once."""

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
        title = item_heading(1, framework.title, self.id, attributes=self._lang())
        notes = [note for note in framework.notes if note.kind in READ_FIRST]
        foot = foot_of(page, framework)
        frame = self.frame(about=framework.about, notes=notes, foot=foot)
        return title + eyebrow + facts + render_map(page, self.id) + frame

    def with_forms(self, contents: str, check_page: str) -> str:
        """What a page shows, and what the checks in it are made of, if any are."""
        forms = render_forms(self.page, self.id, check_page) if "<chb-rating" in contents else ""
        return contents + forms

    def contents(self) -> str:
        """Everything that the framework contains, or the list of its pages."""
        whole = self.page.catalog.divided(self.id)
        return self.division(whole) if whole else ""

    def division(self, division: Division) -> str:
        """The list of the pages below a page, and what it shows in full."""
        pages = [(page, self._division_link(page)) for page in division.below]
        about = {
            "link": self._division_link,
            "name_of": self._name_of,
            "item_at": self.page.catalog.item_at,
        }
        listed = self.page.fill("contents.html", pages=pages, **about) if pages else ""
        entries = (entry for entry in division.entries if isinstance(entry, Branch | Use))
        return listed + "".join(self.branch(entry, 2) for entry in entries)

    def head(self, domain: Domain, level: int) -> str:
        """A domain's heading and what frames all below it."""
        title = item_heading(level, domain.heading, domain.id, domain.code, self._lang())
        if domain.is_stated:
            return title + self.frame(domain.summary) + self.statement(domain)
        foot = foot_of(self.page, self.framework, domain)
        frame = self.frame(domain.summary, domain.about, domain.notes, domain.evidence, foot=foot)
        return title + frame

    def closing(self) -> str:
        """The evidence for the whole framework, and the notes that can wait."""
        t = self.page.catalog.messages
        notes = [note for note in self.framework.notes if note.kind not in READ_FIRST]
        closing = ""
        if self.framework.evidence:
            closing += heading(2, t("evidence.closing" + self._who()), f"{self.id}-evidence")
            closing += self.frame(evidence=self.framework.evidence, evidence_heading="")
        if notes:
            anchor = f"{self.id}-notes"
            closing += heading(2, t("note.heading"), anchor, attributes=LESS_FOUND)
            closing += self.frame(notes=notes)
        return closing

    def branch(self, entry: Branch | Use, level: int) -> str:
        """A domain with all below it, or a competency, from a heading of `level` on."""
        if isinstance(entry, Use):
            return self.use(entry, level)
        if isinstance(entry, Domain):
            below = (self.branch(part, level + 1) for part in entry.contains)
            return self.head(entry, level) + "".join(below)
        title = heading(level, entry.heading, entry.id, entry.code, self._lang())
        return title + self.statement(entry)

    def use(self, place: Use, level: int) -> str:
        """A competency that is written elsewhere: what it says, the way there, and its check."""
        item = self.page.catalog.item_at(place)
        home = self.page.catalog.frameworks[self.page.catalog.home_of(item)]
        anchor = f"{item.id}--{self.id}" + "-again" * self.used.count(item.id)
        title = heading(level, item.heading, anchor, place.code, self._lang())
        link = self.page.link_to(item.id)
        fold = "" if link.startswith("#") or item.id in self.used else self._fold(item)
        self.used.append(item.id)
        return title + self.page.fill("use.html", item=item, home=home, link=link, fold=fold)

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
            check_words=t("competency.check" + self._who()),
            own_evidence=own_throughout(entry.evidence),
            check_link=self._check_link(entry.id) if any(rated_in(entry)) else "",
            gather_link=gather_link(page, self.id),
            fold=self._fold(entry),
            fold_of=self._fold,
            levels_of=self._levels,
            foot_of=partial(foot_of, page, self.framework),
            related=[(row.aspect, page.link_to(row.id)) for row in page.catalog.rows_on(entry)],
            scenes=page.see(page.catalog.vignettes_on(entry.id)),
            go=page.here.go(entry.id),
        )

    def frame(
        self,
        summary: str | None = None,
        about: Iterable[About] = (),
        notes: Iterable[Note] = (),
        evidence: tuple[Evidence, ...] = (),
        evidence_heading: str | None = None,
        foot: ItemFoot | None = None,
    ) -> str:
        """Passages, notes, evidence and a foot that frame a branch; empty where there are none."""
        if not (summary or about or notes or evidence or foot):
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
            foot=foot,
            parts=(*about, *notes, *evidence),
            title=self.framework.title,
        )

    def _name_of(self, division: Division) -> str:
        return name_of(self.page.catalog.messages, division)

    def _division_link(self, division: Division) -> str:
        """The link to a page of the framework."""
        return self.page.link(division_page(FRAMEWORKS, self.id, division))

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


def _levels_by_id(work: Framework | Branch) -> dict[str, Model]:
    """What items say of levels, by its id."""
    return {
        f"{item.id}--{level}": words
        for item in items_of(work)
        for level, words in item.levels.items()
    }


FRAMEWORKS = Shown(
    "frameworks",
    "framework",
    render_framework,
    "domain",
    render_division,
    "frameworks",
    render_frameworks,
    order=10,
    boost=2,
    door="read",
    section="nav.frameworks",
)
FRAMEWORK = Kind(
    "framework",
    Framework,
    "frameworks",
    own_pdf=True,
    book_list="pdf.list_of_frameworks",
    divide=lambda catalog, framework, id: divide(framework, id),
    more_ids=_levels_by_id,
    shown=(FRAMEWORKS, SELF_ASSESSMENT),
)
