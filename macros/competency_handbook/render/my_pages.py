"""A reader's own pages: what is the same for all readers. The script adds what is theirs."""

from __future__ import annotations

from ..addresses import self_assessment_page
from .outline import render_outline
from .page import Page
from .text import heading


def render_my_progress(page: Page) -> str:
    """The page of what a reader has answered."""
    return _own_page(page, "my_progress", "")


def render_my_plan(page: Page) -> str:
    """The page of what a reader means to work on."""
    return _own_page(page, "my_plan", "")


def _own_page(page: Page, name: str, body: str) -> str:
    """A page of the messages `name`: its opening, `body`, and the outline for its script."""
    t = page.catalog.messages
    checks = [
        {"title": framework.title, "link": page.link(self_assessment_page(id))}
        for id, framework in page.catalog.frameworks.items()
    ]
    opening = page.fill("my-opening.html", purpose=t(f"{name}.purpose"), checks=checks)
    eyebrow = page.fill("eyebrow.html", text=t("my.kind"))
    title = heading(1, t(f"{name}.title"), name.replace("_", "-"))
    return eyebrow + title + opening + body + render_outline(page)
