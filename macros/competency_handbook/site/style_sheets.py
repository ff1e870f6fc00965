"""A host's style sheets, read as browsers and the PDF do: both pass over every mistake in silence.

Colors and typefaces of ours are values with names of our own, which a host's sheets set anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tinycss2.color4 import parse_color

from ..model import Problem
from ..reading import nearest
from .declarations import Declared, read_style_sheet

OURS = "--chb-"
"""What the name of a value of ours begins with."""
READ = re.compile(rf"var\(\s*({OURS}[\w-]+)")
NAMED = re.compile(rf"{OURS}[\w-]+")
COLORS = re.compile(rf"({OURS}[\w-]+)\s*:\s*#")
HEX = re.compile(r"(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)
COLOR_FUNCTIONS = {"rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch"}
KEYWORDS = {"auto", "inherit", "initial", "invert", "none", "revert", "revert-layer", "unset"}
SYSTEM_COLORS = {
    "accentcolor", "accentcolortext", "activetext", "buttonborder", "buttonface", "buttontext",
    "canvas", "canvastext", "field", "fieldtext", "graytext", "highlight", "highlighttext",
    "linktext", "mark", "marktext", "selecteditem", "selecteditemtext", "visitedtext",
}  # fmt: skip
"""Colors that a reader's system chooses, which have a name and no value."""


def check_style_sheets(own: Mapping[str, Path], others: Mapping[str, Path]) -> Iterator[Problem]:
    """Every mistake in a host's `own` style sheets, which stand over or beside the `others`."""
    theirs = "\n".join(map(_text_of, others.values()))
    found = [each for path in own.values() for each in read_style_sheet(path)]
    declared = [each for each in found if isinstance(each, Declared)]
    yield from (each for each in found if isinstance(each, Problem))
    read = {*READ.findall(theirs), *(name for each in declared for name in _asked(each))}
    known = {*NAMED.findall(theirs), *(each.name for each in declared)}
    colors = {*COLORS.findall(theirs)}
    for each in declared:
        yield from _check_color(each, colors)
        yield from _check_token(each, read, known)


def _text_of(path: Path) -> str:
    return path.read_text("utf-8-sig", errors="replace")


def _check_color(declared: Declared, colors: set[str]) -> Iterator[Problem]:
    """STYLE-COLOR: a color is one that browsers know."""
    advice = "Write `#` and 6 digits, each 0 to 9 or a to f, such as `#8a2b5c`."
    wrong = [token for token in _parts(declared.value) if _is_no_color(token)]
    for token in wrong:
        message = f"`{token.serialize()}` is no color."
        yield declared.problem("STYLE-COLOR", message, advice, token)
    named = declared.name in colors or declared.name.endswith("color")
    if named and not wrong and not _may_be_color(declared.value):
        value = " ".join(token.serialize() for token in declared.value)
        message = f"`{value}` is no color, and `{declared.name}` wants one."
        yield declared.problem("STYLE-COLOR", message, advice)


def _is_no_color(token: Any) -> bool:
    """Whether a part of a value is written like a color and is none."""
    if token.type == "hash":
        return not HEX.fullmatch(token.value)
    if token.type != "function" or token.lower_name not in COLOR_FUNCTIONS:
        return False
    simple = all(part.type not in ("function", "ident") for part in token.arguments)
    return simple and parse_color(token) is None


def _may_be_color(value: tuple[Any, ...]) -> bool:
    """Whether a value is a color; a function's is left to browsers."""
    if any(token.type == "function" for token in value):
        return True
    if len(value) != 1:
        return False
    name = value[0].lower_value if value[0].type == "ident" else ""
    return bool(parse_color(value[0])) or name in KEYWORDS | SYSTEM_COLORS


def _check_token(declared: Declared, read: set[str], known: set[str]) -> Iterator[Problem]:
    """STYLE-TOKEN: a `--chb-` value that a style sheet sets is read; what it reads is set."""
    if declared.name.startswith(OURS) and declared.name not in read:
        message = f"No style sheet reads `{declared.name}`."
        advice = nearest(declared.name, read, "Delete it.")
        yield declared.problem("STYLE-TOKEN", message, advice)
    for name, token in _asked(declared).items():
        if name.startswith(OURS) and name not in known:
            message = f"No style sheet sets `{name}`."
            yield declared.problem("STYLE-TOKEN", message, nearest(name, known), token)


def _asked(declared: Declared) -> dict[str, Any]:
    """The names of the values that a declaration reads, with their places."""
    asked: dict[str, Any] = {}
    for token in _parts(declared.value):
        if token.type == "function" and token.lower_name == "var":
            words = [part for part in token.arguments if part.type == "ident"]
            asked |= {words[0].value: words[0]} if words else {}
    return asked


def _parts(value: Any) -> Iterator[Any]:
    """Every part of a value, those in its functions and parentheses too."""
    for token in value:
        yield token
        yield from _parts(getattr(token, "arguments", None) or getattr(token, "content", ()))
