"""The page of a worksheet: a form to fill in on screen or on paper."""

from __future__ import annotations

from ..addresses import MY_ANSWERS
from .page import Page
from .text import heading


def render_worksheet(page: Page, id: str) -> str:
    """A worksheet as Markdown. Raises KeyError where the handbook has no such worksheet."""
    worksheet, t = page.catalog.worksheets[id], page.catalog.messages
    eyebrow = page.fill("eyebrow.html", text=t("worksheet.kind"))
    link = page.link(MY_ANSWERS)
    form = page.fill("worksheet.html", id=id, worksheet=worksheet, answers_link=link)
    return heading(1, worksheet.title, id) + eyebrow + form
