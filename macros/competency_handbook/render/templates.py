"""Jinja templates of ours: they escape what they print, and nothing is silently empty."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import jinja2


@cache
def templates_of(*packages: str, **filters: Callable[[str], str]) -> jinja2.Environment:
    """The templates in the folders `templates` of packages, by their full names; the first wins."""
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader([jinja2.PackageLoader(package) for package in packages]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
    )
    environment.filters |= filters
    return environment
