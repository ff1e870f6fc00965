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
    "purpose",
    "for_whom",
    "room",
    "printing",
    "say",
    "do",
    "before",
    "after",
)
"""The keys that hold sentences, one text or a list of them."""
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
        for key in vars(part)
        if key in READ
        for text in texts_at(part, key)
    )
    return sum(len(text.split()) for text in texts)


def texts_at(part: Model, key: str) -> tuple[str, ...]:
    """The texts that a key of a part holds, one or a list; none where it holds something else."""
    held = getattr(part, key, None)
    return tuple(
        text for text in (held if isinstance(held, tuple) else [held]) if isinstance(text, str)
    )
