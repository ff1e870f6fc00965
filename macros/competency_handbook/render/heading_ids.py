"""Headings get their ids from their words in any script: a Python-Markdown extension.

Markdown's own ids keep ASCII alone, so that a page in Russian has `_1`, `_2` and so on. Where these
say a heading's words whole, as they do of Latin letters with accents, they stay as they were.
"""

from __future__ import annotations

import re
import unicodedata

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import slugify


def heading_id(words: str, separator: str) -> str:
    """The id of a heading with these words; empty where it has no letters and no digits."""
    if all(letter.isascii() for letter in unicodedata.normalize("NFKD", words) if _spells(letter)):
        return slugify(words, separator)
    composed = unicodedata.normalize("NFKC", words)
    kept = "".join(letter for letter in composed if _is_kept(letter)).strip().lower()
    return re.sub(rf"[{re.escape(separator)}\s]+", separator, kept)


def _spells(letter: str) -> bool:
    """Whether a character is a letter or a digit, and no accent on one."""
    return unicodedata.category(letter)[0] in "LN"


def _is_kept(letter: str) -> bool:
    """Whether a character stands in an id: many scripts write vowels as marks."""
    return unicodedata.category(letter)[0] in "LNM" or letter in "_-" or letter.isspace()


class HeadingIds(Extension):
    """Lets the table of contents, which gives headings their ids, make them of their words."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Join a Markdown parser; one without a table of contents stays as it is."""
        if "toc" in md.treeprocessors:
            toc = md.treeprocessors["toc"]
            if getattr(toc, "slugify", None) is slugify:
                toc.slugify = heading_id  # type: ignore[attr-defined]  # the table of contents has it


def makeExtension(**settings: object) -> HeadingIds:
    """What Python-Markdown looks for."""
    return HeadingIds(**settings)
