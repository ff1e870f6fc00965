"""A text in another language, and the marks on what is not said in it yet."""

from __future__ import annotations

import re
from dataclasses import dataclass

BEGIN, BETWEEN, END = "\ufdd0", "\ufdd2", "\ufdd1"
"""Noncharacters of Unicode, which no text of an author has (TEXT-CHARACTER): a text between BEGIN
and END is in the language whose tag stands before BETWEEN. They are gone from all that readers get.
"""
MARKS = re.compile(f"{BEGIN}[^{BETWEEN}]*{BETWEEN}|{END}")


def marked(text: str, language: str) -> str:
    """A text that is in another language than what it stands in."""
    return f"{BEGIN}{language}{BETWEEN}{text}{END}" if text else text


def unmarked(text: str) -> str:
    """A text without marks of its language."""
    return MARKS.sub("", text) if BEGIN in text or END in text else text


def isolated(text: str) -> str:
    """A text whose marks are Unicode's own, which keep the direction of words in plain text."""
    return MARKS.sub(lambda mark: "\u2069" if mark[0] == END else "\u2068", text)


def apart(text: str) -> tuple[str, str, str]:
    """The mark before a text, the text, and the mark behind it; both empty where it has none."""
    if not text.startswith(BEGIN):
        return "", text, ""
    mark, _, words = text.partition(BETWEEN)
    return mark + BETWEEN, words.removesuffix(END), END


@dataclass(frozen=True)
class Wording:
    """A text of the handbook, and what it is in another language."""

    id: str
    """Of the item that says it."""
    key: str
    """The way from the item to the text: `statement`, `points.0.text`."""
    path: str
    """The file that it stands in."""
    text: str
    translation: str = ""
    """Empty where there is none."""
    kept: bool = False
    """Whether it stays as it is in the other language, since it works in its own alone."""
    optional: bool = False
    """Whether nothing is missing without a translation, as of a publisher's name."""
    is_own: bool = False
    """Whether the translation is the uppermost layer's."""

    @property
    def is_missing(self) -> bool:
        """Whether somebody has yet to translate it."""
        return not (self.translation or self.kept or self.optional)
