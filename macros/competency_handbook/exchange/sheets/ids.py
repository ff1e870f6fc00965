"""Ids proposed for what has none: made of words, so that a sheet's order never changes them."""

from __future__ import annotations

import hashlib
import re
import unicodedata

LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
LONGEST = 60
WORDS = 7


def slug(text: str) -> str:
    """The words of a text as an id has them; empty where it has no Latin letters or digits."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS).replace("&", " and "))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = re.sub(r"[’']", "", plain)
    found = re.sub(r"[^a-z0-9]+", "-", words).strip("-")
    while len(found) > LONGEST:
        found = found.rpartition("-")[0] or found[:LONGEST]
    return found


def propose(prefix: str, title: str, code: str, statement: str, taken: set[str]) -> str:
    """A free id of a title, or else of a code, or else of the first words; it joins `taken`."""
    words = slug(title) or slug(code) or slug(" ".join(statement.split()[:WORDS]))
    if not words:  # in another script: what it says, as a number that stays
        words = hashlib.sha256((title or code or statement).encode()).hexdigest()[:8]
    stem = words if f"{words}-".startswith(f"{prefix}-") else f"{prefix}-{words}"
    id, number = stem, 1
    while id in taken:
        number += 1
        id = f"{stem}-{number}"
    taken.add(id)
    return id
