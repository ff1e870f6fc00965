"""From the layers to a website: compose, engine, finish.

The engine, which brings MkDocs, has a door of its own: `engine`.
"""

from .compose import (
    SNAPSHOT,
    Composition,
    compose,
)
from .finish import (
    finish,
    swap,
)

__all__ = [
    "SNAPSHOT",
    "Composition",
    "compose",
    "finish",
    "swap",
]
