"""What PyYAML says about a file that is not YAML, said in this handbook's words."""

from __future__ import annotations

import re

import yaml

from ..model import Place, Problem

OPENED = "did not find expected ',' or "
SYNTAX = {
    "mapping values are not allowed in this context": (
        "This colon makes a key where none can be.",
        "Put text with a colon and a space in quotes; else look at the indentation here and at "
        "the line above.",
    ),
    "could not find expected ':'": (
        "No colon follows what begins here.",
        "Write `key: value`; indent a line that goes on with the text above it.",
    ),
    "did not find expected key": (
        "Text stands here where a key should.",
        "Indent a key as the keys above it; put text that holds quotes or brackets in quotes as "
        "a whole.",
    ),
    "did not find expected '-' indicator": (
        "A line stands here where the next entry of a list should.",
        "Indent a key as the keys above it; begin an entry with `- `.",
    ),
    "found unexpected end of stream": (
        "The quote that opens here is not closed.",
        "Close it with the same kind of quote.",
    ),
    OPENED + "']'": (
        "The bracket [ that opens here is not closed.",
        "Close it with ]; put text that begins with [ in quotes.",
    ),
    OPENED + "'}'": (
        "The brace { that opens here is not closed.",
        "Close it with }; put text that begins with { in quotes.",
    ),
    "did not find expected node content": (
        "An entry is missing here, or a bracket is not closed.",
        "Look at the brackets and commas here and in the line above.",
    ),
    "did not find expected comment or line break": (
        "Text stands in the line of a | or >.",
        "Begin it in the next line, indented.",
    ),
    "block sequence entries are not allowed in this context": (
        "A dash stands in the line of its key.",
        "Begin a list in the next line; put text that begins with - in quotes.",
    ),
    "but found another document": (
        "A second document begins here.",
        "Keep one document in a file: delete the line `---`.",
    ),
}
"""What libyaml says → what is wrong, and what to do."""

ODD_SPACE = re.compile(r"^[ -]*\u00a0|:\u00a0")
"""A no-break space in the indentation of a line, or after its key."""
CONFLICT = ("<<<<<<<", "=======", ">>>>>>>")
"""What git writes around lines that two people changed."""
LOOK = "Look at this line and the one above it: quotes, colons and indentation."

BEGUN = (OPENED, "could not find expected ':'", "end of stream", "alphabetic or numeric character")
"""What libyaml notices late: the place to look at is where the thing began."""


def explain_syntax(error: yaml.YAMLError, text: str, shown_as: str) -> Problem:
    """One finding for a file that is not YAML; the parser stops at the first.

    YAML-SYNTAX: a file, or what stands above a page's text, is one YAML document.
    YAML-TAB: no tab stands where YAML wants spaces.
    """
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    place = _place_of(error, said, text)
    line = text.split("\n")[place.line - 1 : place.line]
    rest = line[0][place.column - 1 :] if line else ""
    id, generic = "YAML-SYNTAX", f"This is not YAML: {said}."
    message, advice = SYNTAX.get(said, (generic, LOOK))
    if rest.startswith("\t"):
        id, message = "YAML-TAB", "A tab stands where YAML wants spaces."
        advice = "Replace each tab by two spaces."
    elif isinstance(error, yaml.reader.ReaderError):
        message = f"The control character U+{ord(rest[0]):04X} is not allowed."
        advice = "Delete it; it may not show in your editor."
    elif rest.startswith(CONFLICT):
        message = "A mark of git stands here: two versions of these lines were not joined."
        advice = "Keep what is right of both, and delete the marks: <<<<<<<, ======= and >>>>>>>."
    elif odd := _odd_space(text, place):
        place, message = odd, "A no-break space stands where YAML wants a plain one."
        advice = "Type it again as a space; it may have come with text from elsewhere."
    elif rest[:1] in set("*&!%@`|>?") and said not in SYNTAX:
        message = f"Text cannot begin with {rest[0]} unless it is in quotes."
        advice = "Put the whole text in quotes."
    return Problem(shown_as, place, id, message, advice)


def _odd_space(text: str, place: Place) -> Place | None:
    """Where a no-break space takes part in the form of the line at `place`, or of that above."""
    lines = ["", *text.split("\n"), ""]  # the first line is 1; the end may be below the last
    for number in (place.line, place.line - 1):
        if found := ODD_SPACE.search(lines[number]):
            return Place(number, found.end())
    return None


def _place_of(error: yaml.YAMLError, said: str, text: str) -> Place:
    """Where the thing to mend is, counted from 1."""
    if isinstance(error, yaml.reader.ReaderError):  # it counts bytes
        return Place.of(text, text.index(chr(error.character)))
    if not isinstance(error, yaml.MarkedYAMLError):
        return Place()
    late = error.context_mark and any(words in said for words in BEGUN)
    mark = error.context_mark if late else error.problem_mark
    return Place(mark.line + 1, mark.column + 1) if mark else Place()
