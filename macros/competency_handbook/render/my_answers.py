"""Where a reader saves, opens, compares and erases their answers: what is the same for all.

The script fills in what is theirs. Without it, what stands here is still true.
"""

from __future__ import annotations

from ..catalog import CHANGES, DIFFERENCES, MOVING, MY_ANSWERS, SECOND_VIEW, Address
from ..model import Rates
from .my_pages import own_page
from .page import Page
from .text import heading

ANSWERS = ("kept", "save", "open", "apart", "shared", "erase", "who")
"""The sections of the page of answers, in their order."""

VIEWS = ("rate", "send", "open", "compare")
"""The sections of the page of second views, in their order."""
OF_PEOPLE = ("rate", "send")
"""Those of them that are there only where a framework rates people: an agency's never meets one."""


def render_my_answers(page: Page) -> str:
    """What this browser keeps: to be saved, opened, moved and erased."""
    t = page.catalog.messages
    titles = {section: t(f"answers.{section}_heading") for section in ANSWERS}
    return own_page(page, "my_answers", _sections(page, "answers", titles))


def render_second_view(page: Page) -> str:
    """Two people's ratings of the same practice: begun, sent, opened, and set side by side."""
    t = page.catalog.messages
    rates_people = any(it.rates is Rates.PRACTITIONER for it in page.catalog.rated.values())
    sections = [it for it in VIEWS if rates_people or it not in OF_PEOPLE]
    titles = {section: t(f"second_view.{section}_heading") for section in sections}
    return own_page(page, "second_view", _sections(page, "second-view", titles))


def render_moving(page: Page) -> str:
    """How answers get from one device to another, step by step."""
    t = page.catalog.messages
    links = {
        name: page.link(Address(MY_ANSWERS, f"answers-{name}")) for name in ("save", "open", "who")
    }
    eyebrow = page.fill("eyebrow.html", text=t("my.kind"))
    return heading(1, t("moving.title"), "moving") + eyebrow + page.fill("moving.html", **links)


def _sections(page: Page, name: str, titles: dict[str, str]) -> str:
    """The sections of a page, by the template `name`, below their titles."""
    links = {
        "answers_link": page.link(MY_ANSWERS),
        "views_link": page.link(SECOND_VIEW),
        "moving_link": page.link(MOVING),
        "changes_link": page.link(CHANGES),
        "differences_link": page.link(DIFFERENCES) if page.catalog.differences else "",
    }
    return "".join(
        heading(2, title, f"{name}-{section}") + page.fill(f"{name}.html", section=section, **links)
        for section, title in titles.items()
    )
