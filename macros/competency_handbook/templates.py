"""Jinja templates of ours: they escape what they print, and nothing is silently empty."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import jinja2


@cache
def templates_of(package: str, **filters: Callable[[str], str]) -> jinja2.Environment:
    """The templates in the folder `templates` of a package of ours, such as `render`."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader(f"{__package__}.{package}"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
    )
    environment.filters |= filters
    return environment
