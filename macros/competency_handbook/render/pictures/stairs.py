"""A rating scale as stairs: up to the best level of a person's, down from an agency's best."""

from __future__ import annotations

from ...model import Rates, RatingScale
from ..page import Page
from .fullness import steps_of

LONGEST_ANCHOR = 100
"""In characters: what is longer has no room above a step, and stands below the stairs alone."""


def render_stairs(page: Page, scale: RatingScale) -> str:
    """The scale's levels in its own order, each a step with its name, and what it looks like where
    all of them say so in a few words."""
    return page.html(
        "pictures/stairs.html",
        scale=scale,
        steps=steps_of(scale),
        with_anchors=all(len(level.anchor or "") <= LONGEST_ANCHOR for level in scale.levels),
        shape="house" if scale.rates is Rates.ORGANISATION else "person",
    )
