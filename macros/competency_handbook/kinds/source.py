"""Sources: one page of all documents that the handbook restates."""

from __future__ import annotations

from ..catalog import SOURCES as SOURCES_PAGE
from ..model import Comparison, Framework, Kind, Sources
from ..render import Page, item_heading


def render_sources(page: Page) -> str:
    """Every source with its rights, gaps and corrections."""
    return "".join(
        item_heading(2, source.title, source.id)
        + page.fill("source.html", source=source, used_by=_restated_in(page, source.id))
        for source in page.catalog.sources
    )


def _restated_in(page: Page, source_id: str) -> list[tuple[str, str]]:
    catalog = page.catalog
    works: dict[str, Framework | Comparison] = {**catalog.frameworks, **catalog.comparisons}
    return [
        (work.title, page.link_to(id)) for id, work in works.items() if work.source == source_id
    ]


SOURCES = Kind(
    "sources",
    Sources,
    "sources",
    entries="sources",
    on_page=SOURCES_PAGE,
    macro="sources",
    view=render_sources,
)
