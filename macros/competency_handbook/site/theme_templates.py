"""A host's own templates of the theme, read before the engine stumbles over the first one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError

from ..model import Place, Problem
from ..reading import shown_path

_environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])  # only parses


def check_templates(files: Mapping[str, Path]) -> Iterator[Problem]:
    """TEMPLATE-SYNTAX: Jinja can read each template in `overrides/`."""
    for name, path in sorted(files.items()):
        if name.endswith(".html"):
            try:
                _environment.parse(path.read_text("utf-8-sig", errors="replace"))
            except TemplateSyntaxError as error:
                message = f"This template cannot be read: {str(error.message).rstrip('.')}."
                advice = "Correct it, or delete the file: the theme's own then stands in its place."
                place = Place(error.lineno, 1)
                yield Problem(shown_path(path), place, "TEMPLATE-SYNTAX", message, advice)
