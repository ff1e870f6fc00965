"""What every view of a page shares: the catalog, the page's place, words and templates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..catalog import (
    DIFFERENCES,
    Address,
    Catalog,
    Here,
    all_addresses,
    check_addresses,
    difference_anchor,
)
from ..model import Attributed, Evidence, EvidenceKind, Model, Source
from .attribution import Gathered, Marks, Place, gather, marks_on
from .blocks import as_block
from .templates import templates_of
from .text import inline


@dataclass(frozen=True)
class Page:
    """One page that is being written: what it can look up, and how it links."""

    catalog: Catalog
    here: Here
    is_ours: bool = False
    """Whether its words are ours but for what is marked, or a source's but for that."""

    def fill(self, template: str, **values: object) -> str:
        """A template of this folder with its values, as a block of the page's Markdown."""
        return as_block(self.html(template, **values))

    def html(self, template: str, **values: object) -> str:
        """A template of this folder with its values."""
        shared = {"page": self, "t": self.catalog.messages, "link": self.link_to}
        found = templates_of(*_packages_of(self.catalog), inline=inline).get_template(template)
        return found.render(shared | values)

    def link_to(self, id: str) -> str:
        """A relative link to any item. Raises KeyError where the handbook has no such id."""
        return self.here.link(all_addresses(self.catalog)[id])

    def check_link_to(self, id: str) -> str:
        """A relative link to where a framework, domain or competency is checked."""
        return self.here.link(check_addresses(self.catalog)[id])

    def has_check_of(self, id: str) -> bool:
        """Whether a framework, domain or competency is checked on this page."""
        return check_addresses(self.catalog)[id].page == self.here.page

    def source_link_to(self, id: str) -> str:
        """The same for an author's Markdown: `[see this]({{ link_to("…") }})`."""
        return self.here.source_link(all_addresses(self.catalog)[id])

    def difference_link(self, id: str) -> str:
        """A link to what a host changed of an item; empty where it changed nothing."""
        told = self.catalog.tailored.get(id)
        return self.link(Address(DIFFERENCES, difference_anchor(id))) if told else ""

    def see(self, ids: Iterable[str]) -> list[tuple[str, str]]:
        """(title, link) of items that belong with something."""
        return [(self.catalog.title_of(id), self.link_to(id)) for id in ids]

    def link(self, to: Address | str) -> str:
        """A relative link to an address, a page or a file of the site."""
        return self.here.link(to)

    def citations(self, part: Attributed) -> list[tuple[str, str]]:
        """(locator, link to its source) of all that a part cites; empty where it is ours."""
        return [(cite, self.link_to(self.catalog.source_cited(cite).id)) for cite in part.cites]

    def gathered(self, parts: Sequence[Model], within: Source | None = None) -> list[Gathered]:
        """What parts of the page cite, for one list; empty where they cite nothing."""

        def places_of(part: Attributed) -> tuple[Place, ...]:
            return tuple((self.locator_within(at, within), to) for at, to in self.citations(part))

        return gather(parts, places_of)

    def marks_on(self, works: Iterable[Model]) -> Marks:
        """The marks that the page has of whose words are whose, where it shows works."""
        return marks_on(works, self.is_ours)

    def is_translated(self, works: Iterable[Model]) -> bool:
        """Whether these are a translation, of this handbook's authors."""
        return any(getattr(it, "title", "") in self.catalog.translated_titles for it in works)

    def locator_within(self, locator: str, within: Source | None) -> str:
        """A locator as a page about one source shows it: without that source's name."""
        if within is None or self.catalog.source_cited(locator) is not within:
            return locator
        return locator.removeprefix(within.name + " ")

    def evidence_by_kind(self, evidence: Iterable[Evidence]) -> list[tuple[str, list[Evidence]]]:
        """(kind's label, its entries) in the order of the kinds; kinds without entries left out."""
        entries = list(evidence)
        kinds = [kind for kind in EvidenceKind if any(entry.kind is kind for entry in entries)]
        label = self.catalog.messages
        return [
            (label(f"evidence.{kind.value}"), [entry for entry in entries if entry.kind is kind])
            for kind in kinds
        ]


@lru_cache(maxsize=2)
def _packages_of(catalog: Catalog) -> tuple[str, ...]:
    """The packages whose templates a page fills: this kit's first, then the kinds'."""
    return (__package__, *dict.fromkeys(kind.templates for kind in catalog.kinds))
