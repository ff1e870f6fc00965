"""A page frame seen in a mirror, for languages that are written from right to left.

Most of the book's style sheets say `inline-start`, which follows the direction of what is written.
A page's margins and its running head cannot: they name left and right.
"""

from __future__ import annotations

import re

SIDES = {"left": "right", "right": "left"}
CORNER = re.compile(r"@(?P<edge>top|bottom)-(?P<side>left|right)(?=[-\s{])")
VALUE = re.compile(
    r"(?P<before>\b(?:float|clear|text-align|object-position)\s*:\s*)(?P<side>left|right)\b"
)
MARGIN = re.compile(r"(?P<before>\bmargin\s*:\s*)(?P<four>[^;{}\s]+(?:\s+[^;{}\s]+){3})(?=\s*[;}])")
PAGES = "@page { direction: rtl }"


def mirrored(css: str) -> str:
    """A style sheet with left and right in each other's place."""
    css = CORNER.sub(lambda found: f"@{found['edge']}-{SIDES[found['side']]}", css)
    css = VALUE.sub(lambda found: found["before"] + SIDES[found["side"]], css)
    return MARGIN.sub(_margin, css)


def _margin(found: re.Match[str]) -> str:
    top, right, bottom, left = found["four"].split()
    return f"{found['before']}{top} {left} {bottom} {right}"
