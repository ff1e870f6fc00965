"""Every framework as its blocks, side by side: what this handbook is about, at a glance."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from ...model import competency_count
from ..page import Page
from .framework_map import render_blocks


class Building(NamedTuple):
    """A framework in the skyline."""

    name: str
    size: str
    link: str
    blocks: Markup


def buildings_of(page: Page) -> list[Building]:
    """The frameworks in their order, each with what stands below its blocks."""
    t = page.catalog.messages
    return [
        Building(
            framework.short_title or framework.title,
            t("competency.count", count=competency_count(framework)),
            page.link_to(id),
            render_blocks(page, id),
        )
        for id, framework in page.catalog.frameworks.items()
    ]


def render_skyline(page: Page) -> str:
    """The skyline for the first page; each framework is one link. Empty without frameworks."""
    buildings = buildings_of(page)
    return page.fill("pictures/skyline.html", buildings=buildings) if buildings else ""
