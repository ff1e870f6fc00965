"""A host's style sheets, read as browsers and the PDF do: both pass over every mistake in silence.

Colors and typefaces of ours are values with names of our own, which a host's sheets set anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tinycss2
from tinycss2.color4 import Color, parse_color

from ..model import Place, Problem, ProblemsFound
from ..reading import decode, nearest, shown_path
from .brackets import check_brackets

OURS = "--chb-"
"""What the name of a value of ours begins with."""
READ = re.compile(rf"var\(\s*({OURS}[\w-]+)")
NAMED = re.compile(rf"{OURS}[\w-]+")
COLORS = re.compile(rf"({OURS}[\w-]+)\s*:\s*#")
SPACE = {"whitespace", "comment"}
GROUPING = {"container", "layer", "media", "scope", "starting-style", "supports"}
"""At-rules that hold what could stand without them."""
HEX = re.compile(r"(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)
COLOR_FUNCTIONS = {"rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch"}
KEYWORDS = {"auto", "inherit", "initial", "invert", "none", "revert", "revert-layer", "unset"}
SYSTEM_COLORS = {
    "accentcolor", "accentcolortext", "activetext", "buttonborder", "buttonface", "buttontext",
    "canvas", "canvastext", "field", "fieldtext", "graytext", "highlight", "highlighttext",
    "linktext", "mark", "marktext", "selecteditem", "selecteditemtext", "visitedtext",
}  # fmt: skip
"""Colors that a reader's system chooses, which have a name and no value."""


@dataclass(frozen=True)
class Declared:
    """A declaration: the rule that it stands in, its name, its value without spaces."""

    shown: str
    place: Place
    name: str
    value: tuple[Any, ...]
    selector: str
    always: bool
    """Whether it holds under every condition, as it does outside of `@media`."""

    def problem(self, id: str, message: str, advice: str, token: Any = None) -> Problem:
        """A finding about it, at a part of its value or at its name."""
        place = _place_of(token) if token else self.place
        return Problem(self.shown, place, id, message, advice)


def check_style_sheets(own: Mapping[str, Path], others: Mapping[str, Path]) -> Iterator[Problem]:
    """Every mistake in a host's `own` style sheets, which stand over or beside the `others`."""
    theirs = "\n".join(map(_text_of, others.values()))
    found = [each for path in own.values() for each in read_style_sheet(path)]
    declared = [each for each in found if isinstance(each, Declared)]
    yield from (each for each in found if isinstance(each, Problem))
    read = {*READ.findall(theirs), *(name for each in declared for name in _asked(each))}
    known = {*NAMED.findall(theirs), *(each.name for each in declared)}
    colors = {*COLORS.findall(theirs)}
    for each in declared:
        yield from _check_color(each, colors)
        yield from _check_token(each, read, known)


def read_style_sheet(path: Path) -> Iterator[Declared | Problem]:
    """Every declaration of a style sheet, in its order, and what of it no browser reads."""
    shown = shown_path(path)
    try:
        text = decode(path.read_bytes(), shown)
    except ProblemsFound as unread:
        yield from unread.problems
        return
    broken = list(check_brackets(text, shown))
    yield from broken
    if not broken:  # what follows a bracket that is missing is not what its author sees
        yield from _read(tinycss2.parse_component_value_list(text), shown, "", True)


def _text_of(path: Path) -> str:
    return path.read_text("utf-8-sig", errors="replace")


def color_of(declared: Declared) -> Color | None:
    """The color that a declaration's value is; None where it is none, or is another value's."""
    if len(declared.value) != 1 or getattr(declared.value[0], "arguments", None) == []:
        return None
    color = parse_color(declared.value[0])
    return color if isinstance(color, Color) else None


def _read(
    tokens: list[Any], shown: str, selector: str, always: bool
) -> Iterator[Declared | Problem]:
    """What stands between the braces of a rule with this selector; outside of all, it is empty.

    STYLE-SYNTAX: a style sheet has rules, and rules have declarations, each ended by a semicolon.
    """
    for words, block in _statements(tokens):
        if words and words[0].type == "at-keyword":
            grouping = words[0].lower_value in GROUPING
            inside = selector if grouping else f"@{words[0].lower_value}"
            yield from _read(block or [], shown, inside, False)
        elif block is not None:
            yield from _read(block, shown, tinycss2.serialize(words).strip(), always)
        elif not selector:
            message = f"`{_beginning(words)}` stands outside of any rule."
            advice = "Put it between the braces of one: `:root { … }`."
            yield Problem(shown, _place_of(words[0]), "STYLE-SYNTAX", message, advice)
        else:
            yield from _read_declaration(words, shown, selector, always)


def _statements(tokens: list[Any]) -> Iterator[tuple[list[Any], list[Any] | None]]:
    """Each run of tokens up to a semicolon or the end, or up to a block and with what it holds."""
    words: list[Any] = []
    for token in tokens:
        if token.type == "{} block":
            yield words, token.content
            words = []
        elif token == ";":
            if words:
                yield words, None
            words = []
        elif words or token.type not in SPACE:
            words.append(token)
    if words:
        yield words, None


def _read_declaration(
    words: list[Any], shown: str, selector: str, always: bool
) -> Iterator[Declared | Problem]:
    place, read = _place_of(words[0]), tinycss2.parse_one_declaration(words)
    next_ = _next_declaration(words)
    if next_ and read.type != "error":
        message = f"No semicolon stands before `{words[next_].value}`."
        advice = f"End the declaration of `{read.name}` with one."
        yield Problem(shown, _place_of(words[next_]), "STYLE-SYNTAX", message, advice)
        read = tinycss2.parse_one_declaration(words[:next_])
    if read.type == "error":
        message = f"`{_beginning(words)}` is no declaration, and no browser reads it."
        comment = "A comment of a style sheet stands between /* and */."
        advice = comment if words[:2] == ["/", "/"] else "Write `name: value;`."
        yield Problem(shown, place, "STYLE-SYNTAX", message, advice)
    else:
        value = tuple(token for token in read.value if token.type not in SPACE)
        yield Declared(shown, place, read.name, value, selector, always)
    if next_:
        yield from _read_declaration(words[next_:], shown, selector, always)


def _next_declaration(words: list[Any]) -> int:
    """Where in a run of tokens a later line begins another declaration; 0 where none does."""
    for at in range(1, len(words) - 1):
        begins = words[at].type == "ident" and words[at + 1] == ":"
        if begins and words[at].source_line > words[at - 1].source_line:
            return at
    return 0


def _place_of(token: Any) -> Place:
    return Place(token.source_line, token.source_column)


def _beginning(words: list[Any]) -> str:
    """The first line of what stands there, or as much of it as shows what is meant."""
    return str(tinycss2.serialize(words)).strip().split("\n")[0][:40].strip()


def _check_color(declared: Declared, colors: set[str]) -> Iterator[Problem]:
    """STYLE-COLOR: a color is one that browsers know."""
    advice = "Write `#` and 6 digits, each 0 to 9 or a to f, such as `#8a2b5c`."
    wrong = [token for token in _parts(declared.value) if _is_no_color(token)]
    for token in wrong:
        message = f"`{token.serialize()}` is no color."
        yield declared.problem("STYLE-COLOR", message, advice, token)
    named = declared.name in colors or declared.name.endswith("color")
    if named and not wrong and not _may_be_color(declared.value):
        value = " ".join(token.serialize() for token in declared.value)
        message = f"`{value}` is no color, and `{declared.name}` wants one."
        yield declared.problem("STYLE-COLOR", message, advice)


def _is_no_color(token: Any) -> bool:
    """Whether a part of a value is written like a color and is none."""
    if token.type == "hash":
        return not HEX.fullmatch(token.value)
    if token.type != "function" or token.lower_name not in COLOR_FUNCTIONS:
        return False
    simple = all(part.type not in ("function", "ident") for part in token.arguments)
    return simple and parse_color(token) is None


def _may_be_color(value: tuple[Any, ...]) -> bool:
    """Whether a value is a color; a function's is left to browsers."""
    if any(token.type == "function" for token in value):
        return True
    if len(value) != 1:
        return False
    name = value[0].lower_value if value[0].type == "ident" else ""
    return bool(parse_color(value[0])) or name in KEYWORDS | SYSTEM_COLORS


def _check_token(declared: Declared, read: set[str], known: set[str]) -> Iterator[Problem]:
    """STYLE-TOKEN: a `--chb-` value that a style sheet sets is read; what it reads is set."""
    if declared.name.startswith(OURS) and declared.name not in read:
        message = f"No style sheet reads `{declared.name}`."
        advice = nearest(declared.name, read, "Delete it.")
        yield declared.problem("STYLE-TOKEN", message, advice)
    for name, token in _asked(declared).items():
        if name.startswith(OURS) and name not in known:
            message = f"No style sheet sets `{name}`."
            yield declared.problem("STYLE-TOKEN", message, nearest(name, known), token)


def _asked(declared: Declared) -> dict[str, Any]:
    """The names of the values that a declaration reads, with their places."""
    asked: dict[str, Any] = {}
    for token in _parts(declared.value):
        if token.type == "function" and token.lower_name == "var":
            words = [part for part in token.arguments if part.type == "ident"]
            asked |= {words[0].value: words[0]} if words else {}
    return asked


def _parts(value: Any) -> Iterator[Any]:
    """Every part of a value, those in its functions and parentheses too."""
    for token in value:
        yield token
        yield from _parts(getattr(token, "arguments", None) or getattr(token, "content", ()))
