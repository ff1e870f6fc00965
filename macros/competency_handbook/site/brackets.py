"""What a style sheet opens and does not close: braces, brackets, quoted texts, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Place, Problem

PAIRS = {"{": "}", "[": "]", "(": ")"}
DEEPEST = 60
TOKEN = re.compile(
    r"/\*(?:.*?(?P<comment_end>\*/)|.*)"
    r"|(?P<quote>[\"'])(?:\\.|(?!(?P=quote))[^\\\n])*(?P<text_end>(?P=quote))?"
    r"|url\(\s*[^\s\"')][^)\n]*\)"
    r"|\\."
    r"|(?P<bracket>[][(){}])",
    re.DOTALL | re.IGNORECASE,
)


def check_brackets(text: str, shown: str) -> Iterator[Problem]:
    """STYLE-BRACKET: each brace, bracket, quoted text and comment of a style sheet is closed.

    What follows the first that is not is read by nobody as its author means it.
    """
    opened: list[re.Match[str]] = []
    for token in TOKEN.finditer(text):
        if flaw := _flaw(token, opened):
            where, message, advice = flaw
            yield Problem(shown, Place.of(text, where.start()), "STYLE-BRACKET", message, advice)
            return
        if token["bracket"] in PAIRS:
            opened.append(token)
        elif token["bracket"]:
            opened.pop()
    for left in opened:
        place = Place.of(text, left.start())
        yield Problem(shown, place, "STYLE-BRACKET", *_unclosed(left))


def _flaw(
    token: re.Match[str], opened: list[re.Match[str]]
) -> tuple[re.Match[str], str, str] | None:
    """Where something is wrong with a token, what is, and what to do; None where nothing is."""
    if token["quote"] and not token["text_end"]:
        advice = f"End it with {token['quote']} in the same line."
        return token, "The quoted text that begins here does not end.", advice
    if token[0].startswith("/*") and not token["comment_end"]:
        return token, "The comment that begins here does not end.", "End it with `*/`."
    if token["bracket"] in PAIRS and len(opened) == DEEPEST:
        return token, f"It is nested more than {DEEPEST} levels deep.", "Nest less."
    if not token["bracket"] or token["bracket"] in PAIRS:
        return None
    if not opened:
        advice = "Delete it, or write what it should close."
        return token, f"This `{token[0]}` closes nothing.", advice
    if PAIRS[opened[-1][0]] != token[0]:
        return opened[-1], *_unclosed(opened[-1])
    return None


def _unclosed(left: re.Match[str]) -> tuple[str, str]:
    return f"This `{left[0]}` is never closed.", f"Write `{PAIRS[left[0]]}` where it ends."
