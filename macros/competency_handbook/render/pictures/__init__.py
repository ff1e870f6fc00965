"""Pictures, drawn from the data: what can be said by shapes, with its words in the same markup.

A block is a competency, a column of them an area; a person fills as they grow, a house as things
are in place. Shapes are boxes of HTML, so that screen and paper have the brand's colors alike.
"""

from .claims import render_claims
from .framework_map import render_blocks, render_map
from .mark import render_mark, render_mark_of
from .overlap import render_overlap
from .skyline import Building, buildings_of, render_skyline
from .stairs import render_stairs

__all__ = [
    "Building",
    "buildings_of",
    "render_blocks",
    "render_claims",
    "render_map",
    "render_mark",
    "render_mark_of",
    "render_overlap",
    "render_skyline",
    "render_stairs",
]
