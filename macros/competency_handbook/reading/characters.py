"""Characters that no text of a handbook may have: they do not show, and some end a PDF.

Three of them break lines for YAML and for nobody else, editors least of all. So a text is read with
others in the place of all of these, one for one: lines and columns are those of the editor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Place, Problem

UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef"
    + "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000))
    + "]"
)
"""The control characters of C0 and C1 but for tab and line breaks, Unicode's two separators, and
the code points that Unicode calls noncharacters."""
NAMES = {
    "\x7f": "control character U+007F (delete)",
    "\x85": "control character U+0085 (next line)",
    "\u2028": "line separator U+2028",
    "\u2029": "paragraph separator U+2029",
}
BREAKS = "\x0b\x0c\x85\u2028\u2029"
"""Those that somebody may have meant to begin a line with."""
ESCAPE = re.compile(
    r"\\(?:x(?P<x>[\da-fA-F]{2})|u(?P<u>[\da-fA-F]{4})|U(?P<U>[\da-fA-F]{8})|(?P<letter>.))",
    re.DOTALL,
)
LETTERS = {
    **{"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "e": "\x1b"},
    **{"N": "\x85", "L": "\u2028", "P": "\u2029"},
}
"""What the short escapes of YAML stand for, of those that stand for such a character."""


def check_characters(text: str, shown_as: str) -> Iterator[Problem]:
    """TEXT-CHARACTER: no control character, line separator or noncharacter stands in a text."""
    for match in UNWANTED.finditer(text):
        message = f"The {_name_of(match[0])} stands here."
        advice = "Delete it; it may not show in your editor."
        if match[0] in BREAKS:
            advice = "Begin a new line, or write a space in its place; it may not show."
        yield Problem(shown_as, Place.of(text, match.start()), "TEXT-CHARACTER", message, advice)


def check_escapes(text: str, start: int, end: int, shown_as: str) -> Iterator[Problem]:
    """The same of what YAML's escapes stand for in a text in double quotes, from `start` on."""
    for match in ESCAPE.finditer(text, start, end):
        digits = match["x"] or match["u"] or match["U"]
        character = chr(int(digits, 16)) if digits else LETTERS.get(match["letter"], "")
        if UNWANTED.match(character):
            message = f"`{match[0]}` stands for the {_name_of(character)}."
            advice = "Delete it; a backslash that shall be seen is written twice."
            where = Place.of(text, match.start())
            yield Problem(shown_as, where, "TEXT-CHARACTER", message, advice)


def without_unwanted(text: str) -> str:
    """A text with a space in the place of each such character."""
    return UNWANTED.sub(" ", text)


def _name_of(character: str) -> str:
    number = f"U+{ord(character):04X}"
    kind = "control character" if ord(character) < 0xA0 else "noncharacter"
    return NAMES.get(character, f"{kind} {number}")
