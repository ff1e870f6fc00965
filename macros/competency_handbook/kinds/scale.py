"""Rating scales: all of them on the page that lists the self-checks."""

from __future__ import annotations

from markupsafe import Markup

from ..catalog import SELF_ASSESSMENTS
from ..model import Best, Kind, Rates, RatingScale
from ..render import Page, item_heading, render_stairs, states_of


def render_scales(page: Page) -> str:
    """Every rating scale with its levels, in the order of the data."""
    return "".join(_scale(page, id, scale) for id, scale in page.catalog.scales.items())


def _scale(page: Page, id: str, scale: RatingScale) -> str:
    best_first, beside = scale.best is Best.FIRST, states_of(page, scale)
    stairs = Markup(render_stairs(page, scale))
    words = page.fill(
        "scale.html", scale=scale, best_first=best_first, beside=beside, stairs=stairs
    )
    return item_heading(2, scale.title, id) + words


SCALE = Kind(
    "scale",
    RatingScale,
    "scales",
    on_page=SELF_ASSESSMENTS,
    macro="scales",
    view=render_scales,
    order=lambda scale: list(Rates).index(scale.rates),
)
