"""The order of an alphabetical list."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

from ..model import unmarked


def sort_key(words: str, articles: Collection[str] = ()) -> str:
    """Words without case, accents, what stands before their first letter, and an article."""
    plain = unicodedata.normalize("NFKD", unmarked(words).casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    letters = letters.lstrip("“”\"'‘’([… ")
    first, _, rest = letters.partition(" ")
    return rest if rest and first in articles else letters
