"""Pages that nobody wrote: one macro call below a title, for each thing that the data holds."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from .addresses import (
    OWN_PAGES,
    comparison_page,
    domain_check_page,
    domain_page,
    framework_page,
    guide_page,
    is_large,
    self_assessment_page,
    worksheet_page,
)
from .catalog import Catalog
from .messages import ending_for
from .model import Domain, Framework

BOOST = 2
"""What a reader looks for ranks above the notes and comparisons that mention it."""

CHECK_BOOST = 0.3
"""A self-check says in its title what the framework says in its pages, which come first."""


@dataclass(frozen=True)
class Stub:
    """A page to be written where no author wrote one.

    `nav_title` is for the navigation, where the heading above it says the rest;
    `search_boost` multiplies the rank of its search results.
    """

    page: str
    title: str
    description: str
    call: str
    hide: tuple[str, ...] = ()
    nav_title: str = ""
    search_boost: float = 1

    def text(self) -> str:
        """The page's Markdown with its front matter."""
        front: dict[str, Any] = {
            "title": literal(self.title),
            "description": literal(self.description),
        }
        if self.hide:
            front["hide"] = list(self.hide)
        if self.search_boost != 1:
            front["search"] = {"boost": self.search_boost}
        matter = yaml.safe_dump(front, allow_unicode=True, sort_keys=False)
        return f"---\n{matter}---\n\n{{{{ {self.call} }}}}\n"


def literal(text: str) -> str:
    """Text that themes print unescaped and macros would run: shown as written all the same."""
    return html.escape(" ".join(text.split())).replace("{", "&#123;").replace("}", "&#125;")


def all_stubs(catalog: Catalog) -> list[Stub]:
    """Every page that the data asks for, in reading order."""
    frameworks = [stub for id, f in catalog.frameworks.items() for stub in _framework_stubs(id, f)]
    comparisons = [
        Stub(comparison_page(id), c.title, c.summary, f'comparison("{id}")', hide=("toc",))
        for id, c in catalog.comparisons.items()
    ]
    guides = [
        Stub(guide_page(id), g.title, g.summary, f'guide("{id}")', search_boost=BOOST)
        for id, g in catalog.guides.items()
    ]
    worksheets = [
        Stub(worksheet_page(id), w.title, w.summary, f'worksheet("{id}")', ("toc",), "", BOOST)
        for id, w in catalog.worksheets.items()
    ]
    checks = [stub for id, f in catalog.frameworks.items() for stub in _check_stubs(catalog, id, f)]
    return frameworks + guides + comparisons + checks + _own_stubs(catalog) + worksheets


def _own_stubs(catalog: Catalog) -> list[Stub]:
    """A reader's own pages, which hold what the self-checks leave in their browser."""
    t = catalog.messages
    return [
        Stub(page, t(f"{name}.title"), t(f"{name}.purpose"), f"{name}()", hide=("toc",))
        for page, name in (OWN_PAGES.items() if catalog.frameworks else ())
    ]


def _framework_stubs(id: str, framework: Framework) -> Iterator[Stub]:
    """A framework's page, and for a large one a page for each of its domains."""
    page, call = framework_page(id, framework), f'framework("{id}")'
    yield Stub(page, framework.title, framework.summary, call, search_boost=BOOST)
    for domain in framework.contains if is_large(framework) else ():
        if isinstance(domain, Domain):
            page, summary = domain_page(id, domain.id), domain.summary or domain.full_title
            call = f'domain("{id}", "{domain.id}")'
            yield Stub(page, domain.full_title, summary, call, search_boost=BOOST)


def _check_stubs(catalog: Catalog, id: str, framework: Framework) -> Iterator[Stub]:
    """A framework's self-check, and for a large one that of each of its domains."""
    who = ending_for(framework.rates)
    domains = framework.contains if is_large(framework) else ()
    own = [(domain_check_page(id, d.id), d) for d in domains if isinstance(d, Domain)]
    for page, work in ((self_assessment_page(id, framework), framework), *own):
        name = work.full_title if isinstance(work, Domain) else work.title
        call = f'domain_check("{id}", "{work.id}")' if isinstance(work, Domain) else ""
        yield Stub(
            page,
            catalog.messages("self_check.title" + who, title=name),
            catalog.messages("self_check.purpose" + who),
            call or f'self_assessment("{id}")',
            nav_title=name,
            search_boost=CHECK_BOOST,
        )
