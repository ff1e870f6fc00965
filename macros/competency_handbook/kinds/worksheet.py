"""Worksheets: a page each, a form to fill in on screen or on paper."""

from __future__ import annotations

from ..catalog import MY_ANSWERS, MY_PLAN
from ..model import Kind, Shown, Worksheet
from ..render import (
    WHO,
    Page,
    entry_of,
    item_heading,
    render_filled_pdf,
    render_list,
    render_own_doors,
)


def render_worksheet(page: Page, id: str) -> str:
    """A worksheet as Markdown. Raises KeyError where the handbook has no such worksheet."""
    worksheet, t = page.catalog.worksheets[id], page.catalog.messages
    eyebrow = page.fill("eyebrow.html", text=t("worksheet.kind"))
    link = page.link(MY_ANSWERS) if page.catalog.rated else ""
    who = page.link(WHO) if page.catalog.rated else ""
    form = page.fill("worksheet.html", id=id, worksheet=worksheet, answers_link=link, who_link=who)
    return item_heading(1, worksheet.title, id) + eyebrow + form


def render_worksheets(page: Page) -> str:
    """Every worksheet with what it is for."""
    catalog = page.catalog
    entries = (entry_of(page, id, worksheet) for id, worksheet in catalog.worksheets.items())
    own = render_own_doors(page, "my.from_check", MY_PLAN) if catalog.rated else ""
    return render_filled_pdf(page, "worksheet.filled_pdf") + render_list(page, entries) + own


WORKSHEET = Kind(
    "worksheet",
    Worksheet,
    "worksheets",
    own_pdf=True,
    book_list="pdf.list_of_worksheets",
    shown=(
        Shown(
            "worksheets",
            "worksheet",
            render_worksheet,
            list_macro="worksheets",
            list_view=render_worksheets,
            order=60,
            boost=2,
            toc=False,
            door="fill",
            section="nav.worksheets",
        ),
    ),
)
