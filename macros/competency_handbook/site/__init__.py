"""From the layers to a website: compose, engine, finish.

The engine, which brings MkDocs, has a door of its own: `engine`.
"""

from .compose import (
    SNAPSHOT,
    Composition,
    compose,
)
from .documentation import (
    Command,
    compose_docs,
)
from .finish import (
    finish,
    swap,
)

__all__ = [
    "SNAPSHOT",
    "Command",
    "Composition",
    "compose",
    "compose_docs",
    "finish",
    "swap",
]
