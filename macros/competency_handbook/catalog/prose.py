"""The words of an item: what it is called, what it says, and how many of them a reader meets."""

from __future__ import annotations

import textwrap

from ..model import Model, apart, parts_of

NAMES = ("title", "term", "aspect", "name", "label")
"""The keys that hold what an item is called; it is called by the first that it has."""
PROSE = (
    "summary",
    "statement",
    "self_check",
    "text",
    "short",
    "anchor",
    "hint",
    "asks",
    "effect",
    "why",
    "example",
)
"""The keys that hold sentences."""
SAID_AGAIN = ("self_check",)
"""What is read as the statement, and again only where a reader checks themselves."""
READ = {*NAMES, *PROSE} - {*SAID_AGAIN}
LONGEST_TITLE = 60


def title_in(item: Model) -> str:
    """The words that name an item: its title or term, else the beginning of what it says."""
    for key in NAMES:
        if isinstance(found := getattr(item, key, None), str):
            return found
    for key in ("statement", "asks", "text"):
        if isinstance(found := getattr(item, key, None), str):
            begin, words, end = apart(found)
            return begin + textwrap.shorten(words, LONGEST_TITLE, placeholder=" …") + end
    raise TypeError(f"{type(item).__name__} has no words of its own")


def words_in(item: Model) -> int:
    """How many words a reader of an item and all below it meets."""
    texts = (
        text
        for _, part in parts_of(item)
        for key, text in vars(part).items()
        if key in READ and isinstance(text, str)
    )
    return sum(len(text.split()) for text in texts)
