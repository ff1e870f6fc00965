"""Where everything lives: each id's page and anchor, and links from one page to another.

Pages are named by their path below `content/`, such as `frameworks/coa-pa-ms-2.md`; no
engine is asked. A framework with many competencies gets a page for each of its domains.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from .catalog import Catalog
from .model import (
    Blank,
    Column,
    Competency,
    Domain,
    Framework,
    Model,
    Section,
    cell_id,
    competency_count,
    parts_of,
)

LARGE = 60
"""From so many competencies on, a framework's domains have pages of their own."""

FRAMEWORKS = "frameworks/index.md"
COMPARISONS = "compare/index.md"
SELF_ASSESSMENTS = "self-assessment/index.md"
GUIDES = "guides/index.md"
WORKSHEETS = "worksheets/index.md"
PATHS = "index.md"
MY_PROGRESS = "my/progress.md"
MY_PLAN = "my/plan.md"
MY_ANSWERS = "my/answers.md"
SECOND_VIEW = "my/second-view.md"
GLOSSARY = "glossary.md"
SOURCES = "sources.md"
PDF = "downloads/handbook.pdf"

OWN_PAGES = {
    MY_PROGRESS: "my_progress",
    MY_PLAN: "my_plan",
    MY_ANSWERS: "my_answers",
    SECOND_VIEW: "second_view",
}
"""A reader's own pages in reading order, each with its macro, which its messages are named by."""
MY = "my/"
"""The folder of a reader's own pages. What they show is in the browser alone, never on paper."""

UNADDRESSED = (Column, Section, Blank)


@dataclass(frozen=True)
class Address:
    """A place in the handbook; an empty anchor is the page itself."""

    page: str
    anchor: str = ""


def is_large(framework: Framework) -> bool:
    """Whether each domain of the framework has its own page."""
    return competency_count(framework) >= LARGE


def framework_page(id: str, framework: Framework) -> str:
    """The page of a framework; that of a large one heads the pages of its domains."""
    return f"frameworks/{id}/index.md" if is_large(framework) else f"frameworks/{id}.md"


def domain_page(framework_id: str, domain_id: str) -> str:
    """The page of a domain of a large framework."""
    return f"frameworks/{framework_id}/{domain_id}.md"


def comparison_page(id: str) -> str:
    """The page of a comparison."""
    return f"compare/{id}.md"


def self_assessment_page(id: str, framework: Framework) -> str:
    """The page of a framework's self-check; that of a large one heads those of its domains."""
    return f"self-assessment/{id}/index.md" if is_large(framework) else f"self-assessment/{id}.md"


def domain_check_page(framework_id: str, domain_id: str) -> str:
    """The page of the self-check of one domain of a large framework."""
    return f"self-assessment/{framework_id}/{domain_id}.md"


def guide_page(id: str) -> str:
    """The page of a guide."""
    return f"guides/{id}.md"


def worksheet_page(id: str) -> str:
    """The page of a worksheet."""
    return f"worksheets/{id}.md"


def check_anchor(competency_id: str) -> str:
    """The anchor of a competency's check; its own id is the anchor where it is read."""
    return f"check-{competency_id}"


def download_of(id: str) -> str:
    """The file of a work's own PDF."""
    return f"downloads/{id}.pdf"


@lru_cache(maxsize=2)
def works_in_print(catalog: Catalog) -> dict[str, list[str]]:
    """The pages of every work that has a PDF of its own; a framework's check comes with it."""
    found: dict[str, list[str]] = {}
    for id, framework in catalog.frameworks.items():
        parts = framework.contains if is_large(framework) else ()
        domains = [part.id for part in parts if isinstance(part, Domain)]
        read = [framework_page(id, framework), *(domain_page(id, part) for part in domains)]
        checks = [domain_check_page(id, part) for part in domains]
        found[id] = [*read, self_assessment_page(id, framework), *checks]
    found |= {id: [guide_page(id)] for id in catalog.guides}
    found |= {id: [comparison_page(id)] for id in catalog.comparisons}
    return found | {id: [worksheet_page(id)] for id in catalog.worksheets}


@lru_cache(maxsize=2)
def check_addresses(catalog: Catalog) -> dict[str, Address]:
    """Where every framework, domain and competency is checked, by its id."""
    found = {}
    for id, framework in catalog.frameworks.items():
        found[id] = Address(self_assessment_page(id, framework), check_anchor(id))
        for entry in framework.contains:
            own = is_large(framework) and isinstance(entry, Domain)
            page = domain_check_page(id, entry.id) if own else found[id].page
            for _, part in parts_of(entry):
                if isinstance(part, Domain | Competency):
                    found[part.id] = Address(page, check_anchor(part.id))
    return found


@lru_cache(maxsize=2)
def all_addresses(catalog: Catalog) -> dict[str, Address]:
    """The address of every id of the handbook, in reading order."""
    found = dict(_frameworks(catalog))
    for id, comparison in catalog.comparisons.items():
        page = comparison_page(id)
        found[id] = Address(page)
        for row in comparison.rows:
            cells = [cell_id(row.id, column_id) for column_id in row.cells]
            found |= {cell: Address(page, cell) for cell in cells}
        found |= _anchored(page, comparison)
    for id, scale in catalog.scales.items():
        found |= {id: Address(SELF_ASSESSMENTS, id)} | _anchored(SELF_ASSESSMENTS, scale)
    for id, guide in catalog.guides.items():
        found |= {id: Address(guide_page(id))} | _anchored(guide_page(id), guide)
    for id, worksheet in catalog.worksheets.items():
        found |= {id: Address(worksheet_page(id))} | _anchored(worksheet_page(id), worksheet)
    found |= {path.id: Address(PATHS, path.id) for path in catalog.paths}
    found |= {term.id: Address(GLOSSARY, term.id) for term in catalog.terms}
    found |= {source.id: Address(SOURCES, source.id) for source in catalog.sources}
    return found


def former_addresses(catalog: Catalog) -> dict[str, Address]:
    """Where that stands today which had another id in an earlier edition, by this former id."""
    addresses, found = all_addresses(catalog), {}
    listed = (*catalog.sources, *catalog.terms, *catalog.paths)
    for id, root in (*catalog.works.items(), *((entry.id, entry) for entry in listed)):
        for _, part in parts_of(root):
            now = addresses.get(getattr(part, "id", id))
            if now:
                found |= dict.fromkeys(getattr(part, "formerly", ()), now)
    return found


def _frameworks(catalog: Catalog) -> Iterator[tuple[str, Address]]:
    for id, framework in catalog.frameworks.items():
        page = framework_page(id, framework)
        yield id, Address(page)
        yield from _anchored(page, framework).items()
        for entry in framework.contains if is_large(framework) else ():
            if isinstance(entry, Domain):
                own_page = domain_page(id, entry.id)
                yield from _anchored(own_page, entry).items()
                yield entry.id, Address(own_page)


def _anchored(page: str, content: Model) -> dict[str, Address]:
    """Every part with an id, anchored by it.

    Columns are shared by comparisons, and what a form is made of is no item: neither has one.
    """
    parts = (part for _, part in parts_of(content) if not isinstance(part, UNADDRESSED))
    return {part.id: Address(page, part.id) for part in parts if "id" in type(part).model_fields}


@dataclass(frozen=True)
class Here:
    """The page that is being written, from which links lead elsewhere."""

    page: str
    directory_urls: bool = True

    def link(self, to: Address | str) -> str:
        """A relative link to an address, to a page, or to a file of the site."""
        address = to if isinstance(to, Address) else Address(to)
        if address.page == self.page and address.anchor:
            return "#" + address.anchor
        target = self._up + url_of(address.page, self.directory_urls) or "./"
        return f"{target}#{address.anchor}" if address.anchor else target

    @cached_property
    def _up(self) -> str:
        """From this page to the site's root."""
        return "../" * url_of(self.page, self.directory_urls).count("/")

    def source_link(self, address: Address) -> str:
        """A link for Markdown, which names the other page's file; an engine resolves it."""
        path = posixpath.relpath(address.page, posixpath.dirname(self.page) or ".")
        return f"{path}#{address.anchor}" if address.anchor else path

    def go(self, id: str) -> str:
        """The relative form of an item's short permanent link."""
        return self.link(f"go/{id}/" if self.directory_urls else f"go/{id}/index.html")


@lru_cache(maxsize=4096)
def url_of(page: str, directory_urls: bool = True) -> str:
    """A page's address below the site's root; a path that is no page stays as it is."""
    stem, dot, ending = page.rpartition(".")
    if ending != "md" or not dot:
        return page
    if not directory_urls:
        return stem + ".html"
    folder, _, name = stem.rpartition("/")
    if name == "index":
        return folder + "/" if folder else ""
    return stem + "/"
