"""What a page says of its sources: what its marks mean, and at its end every place it restates."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Attributed, Model, parts_of
from .page import Page


def render_legend(page: Page, works: Sequence[Model]) -> str:
    """What the marks mean on a page that shows works; empty where it has none."""
    marks = page.marks_on(works)
    return page.fill("legend.html", works=works) if marks.own or marks.restated else ""


def render_citations(page: Page, *works: Model) -> str:
    """The places that works and their parts cite, by source, in reading order; may be empty."""
    places: dict[str, dict[str, None]] = {}
    for _, part in (found for work in works for found in parts_of(work)):
        for locator in part.cites if isinstance(part, Attributed) else ():
            source = page.catalog.source_cited(locator)
            place = page.locator_within(locator, source)
            places.setdefault(source.id, {})[place] = None
    if not places:
        return ""
    cited = [(page.catalog.source(id), list(found)) for id, found in places.items()]
    return page.fill("citations.html", cited=cited)
