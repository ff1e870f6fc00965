"""Reading paths: short ordered lists of what to read, on the first page."""

from __future__ import annotations

from ..catalog import INDEX, OWN_PAGES
from ..model import Kind, OwnPage, Paths
from ..render import Page


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
            "own": [_own_page(page, own) for own in path.own_pages if page.catalog.rated],
        }
        for path in page.catalog.paths
    ]
    return page.fill("paths.html", paths=paths)


def _own_page(page: Page, own: OwnPage) -> dict[str, str]:
    """The title of a reader's own page, and the link there."""
    [(address, name)] = [it for it in OWN_PAGES.items() if it[1].replace("_", "-") == own.value]
    return {"title": page.catalog.messages(f"{name}.title"), "link": page.link(address)}


def _minutes(page: Page, id: str) -> str:
    """How long an item takes to read, in words; empty for a form, which is filled in."""
    if id in page.catalog.worksheets:
        return ""
    return page.catalog.messages("guide.minutes", count=page.catalog.minutes_of(id))


def _capitalized(title: str) -> str:
    """A title as a line begins: a glossary term is written as it stands within a sentence."""
    return title[:1].upper() + title[1:]


PATHS = Kind(
    "paths", Paths, "paths", entries="paths", on_page=INDEX, macro="paths", view=render_paths
)
