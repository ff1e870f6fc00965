"""Rating scales: all of them on the page that lists the self-checks."""

from __future__ import annotations

from ..catalog import SELF_ASSESSMENTS
from ..model import Best, Kind, Rates, RatingScale
from ..render import Page, heading


def render_scales(page: Page) -> str:
    """Every rating scale with its levels, in the order of the data."""
    return "".join(
        heading(2, scale.title, id)
        + page.fill("scale.html", scale=scale, best_first=scale.best is Best.FIRST)
        for id, scale in page.catalog.scales.items()
    )


SCALE = Kind(
    "scale",
    RatingScale,
    "scales",
    on_page=SELF_ASSESSMENTS,
    macro="scales",
    view=render_scales,
    order=lambda scale: list(Rates).index(scale.rates),
)
