"""Styles in authors' pages, which the site's content security policy lets no browser apply."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..model import Place, Problem
from ..reading import shown_path
from .page_text import without_code
from .policy import ALIGNED

STYLE = re.compile(
    r"<[a-z][^<>]*?\s(?P<attribute>style)\s*=|<(?P<element>style)\b"
    r"|\{:?[ ](?:[^{}\n]*\s)?(?P<listed>style)=",
    re.IGNORECASE,
)
"""An attribute of an element, a whole style sheet, or an attribute in a list of Markdown's."""


def check_page_styles(pages: Mapping[str, Path]) -> Iterator[Problem]:
    """STYLE-DROPPED: a page has no `style` in it, which browsers would leave out.

    This is a notice: it stops nothing. A table's `text-align` becomes a class and is applied.
    """
    for name, path in sorted(pages.items()):
        if name.endswith(".md"):
            text = without_code(path.read_text("utf-8-sig", errors="replace"))
            for match in STYLE.finditer(text):
                if not ALIGNED.match(text, match.start()):
                    kind = "<style>" if match["element"] else "style="
                    message = f"Browsers leave `{kind}` out, as the site's policy asks them to."
                    advice = "Use a class, and a style sheet in overrides/assets/ (`extra_css`)."
                    where = Place.of(text, match.start(match.lastgroup or 0))
                    yield Problem(shown_path(path), where, "STYLE-DROPPED", message, advice)
