"""A host's own templates of the theme: what is wrong with them, by the author's file and line."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from jinja2 import Environment, TemplateError, TemplateNotFound, TemplateSyntaxError

from ..model import BuildFailed, Place, Problem
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


@contextmanager
def templates_named(composed: Path) -> Iterator[None]:
    """Raises BuildFailed where an engine cannot fill in a template of a composed tree."""
    try:
        yield
    except TemplateNotFound as lacking:
        message = f"There is no template `{lacking.name}`. Correct its name where it is asked for."
        raise BuildFailed(message) from lacking
    except TemplateError as failed:
        frames = traceback.extract_tb(failed.__traceback__)
        templates = [frame for frame in frames if frame.filename.endswith(".html")]
        own = [frame for frame in templates if Path(frame.filename).is_relative_to(composed)]
        at = (own or templates)[-1]
        file = Path(at.filename).relative_to(composed) if own else at.filename
        raise BuildFailed(
            f"{file}:{at.lineno} This template cannot be filled in: {failed}. Correct the line."
        ) from failed
