"""Each kind of data, declared once with its views; what a page may call; schemas and reference.

A new kind is a module here beside the others, and a line in `KINDS`; its model stands in `model`.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from ..model import Kind
from .activity import ACTIVITY
from .comparison import COMPARISON
from .framework import FRAMEWORK
from .glossary import GLOSSARY, mark_terms, pages_without_terms
from .guide import GUIDE
from .lists import PLAIN_LANGUAGE, REMOVED, SYNONYMS, TAILORING
from .macros import Macro, macros_of
from .path import PATHS
from .printable import PRINTABLE
from .profile import PROFILE
from .reference import render_models, render_place, render_shared
from .scale import SCALE
from .schemas import write_schemas
from .session import SESSION
from .source import SOURCES
from .vignette import VIGNETTE
from .worksheet import WORKSHEET

KINDS: tuple[Kind, ...] = (
    FRAMEWORK,
    COMPARISON,
    SCALE,
    PROFILE,
    GUIDE,
    VIGNETTE,
    WORKSHEET,
    ACTIVITY,
    SESSION,
    PRINTABLE,
    PATHS,
    GLOSSARY,
    SOURCES,
    SYNONYMS,
    PLAIN_LANGUAGE,
    REMOVED,
    TAILORING,
)
"""Every kind of this handbook."""


def kinds_of(settings: Mapping[str, Any]) -> tuple[Kind, ...]:
    """The kinds of a handbook: ours, and those of the modules that its settings name."""
    modules = settings["extra"]["handbook"].get("kinds") or ()
    return (*KINDS, *(kind for name in modules for kind in import_module(name).KINDS))


__all__ = [
    "KINDS",
    "Macro",
    "kinds_of",
    "macros_of",
    "mark_terms",
    "pages_without_terms",
    "render_models",
    "render_place",
    "render_shared",
    "write_schemas",
]
