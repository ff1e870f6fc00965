"""Text from the data, made safe for a page: HTML is escaped, inline Markdown is rendered."""

from __future__ import annotations

import re
import unicodedata

from markdown_it import MarkdownIt
from markupsafe import Markup, escape

_inline = MarkdownIt("zero", {"html": False}).enable(["emphasis", "link", "backticks", "escape"])
_marked = re.compile(r"[*_`\[\\]")
_punctuation = re.compile(r"[!-/:-@\[-`{-~]")


def inline(text: str) -> Markup:
    """Authored text as HTML: emphasis, code and links are rendered, everything else is text.

    Line breaks become spaces, so that no line of it can begin a block of the page's Markdown.
    """
    text = " ".join(text.split())
    if not _marked.search(text):  # most text; the parser takes ten times as long
        return escape(text)
    return Markup(_inline.renderInline(text))


def as_text(text: str) -> str:
    """A title as Markdown, HTML and Jinja that all show exactly these characters."""
    return _punctuation.sub(lambda match: f"&#{ord(match[0])};", " ".join(text.split()))


LESS_FOUND = 'data-search-boost="0.4"'
"""What a heading is marked with whose section is rarely what somebody searches for."""


def heading(level: int, title: str, id: str, code: str | None = None, attributes: str = "") -> str:
    """A Markdown heading with its anchor, between blank lines; `level` is from 1 to 6.

    A title that is written from the right has a direction of its own, apart from its code.
    """
    number = f'<span class="chb-code">{as_text(code)}</span> ' if code else ""
    words = as_text(title)
    if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in title):
        words = f"<bdi>{words}</bdi>"
    marks = f" {attributes}" if attributes else ""
    return f"\n\n{'#' * min(level, 6)} {number}{words} {{ #{id}{marks} }}\n\n"


def item_heading(
    level: int, title: str, id: str, code: str | None = None, attributes: str = ""
) -> str:
    """The heading of an item that has no line of links below it: a script adds a button."""
    return heading(level, title, id, code, f".chb-item {attributes}".rstrip())


def attribute(value: str) -> str:
    """Text as the value of an HTML attribute in quotes."""
    return str(escape(value))
