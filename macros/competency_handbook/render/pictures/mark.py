"""The mark of a work: a few shapes of the same language, to recognize it by in lists."""

from __future__ import annotations

from markupsafe import Markup

from ...model import Framework, Listed, Work, Worksheet
from ..page import Page
from .framework_map import render_blocks


def render_mark(page: Page, id: str, work: Work) -> Markup:
    """A framework's blocks, the shapes that another work names, or nothing; it says no word."""
    if isinstance(work, Framework):
        return render_blocks(page, id)
    if not isinstance(work, Listed) or not work.mark:
        return Markup("")
    on_sheet = isinstance(work, Worksheet)
    return Markup(page.html("pictures/mark.html", shapes=work.mark, on_sheet=on_sheet).strip())


def render_mark_of(page: Page, id: str) -> str:
    """The same of a work by its id, for a line of an author's Markdown; of a hidden one, nothing.

    Raises KeyError where there is none.
    """
    if id in page.catalog.hidden:
        return ""
    return str(render_mark(page, id, page.catalog.works[id])).strip()
