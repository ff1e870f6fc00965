"""Style sheets → their declarations, with places, and what of them no browser reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

import tinycss2

from ..model import Place, Problem, ProblemsFound
from ..reading import decode, shown_path
from .brackets import check_brackets

SPACE = {"whitespace", "comment"}
GROUPING = {"container", "layer", "media", "scope", "starting-style", "supports"}
"""At-rules that hold what could stand without them."""
AT_RULES = GROUPING | {
    "charset", "counter-style", "font-face", "footnote", "import", "keyframes", "namespace", "page",
    "property",
}  # fmt: skip


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
    setting: str = ""
    """The setting that stands for it; empty for one of a style sheet."""

    def problem(self, id: str, message: str, advice: str, token: Any = None) -> Problem:
        """A finding about it, at a part of its value or at its name."""
        place = place_of(token) if token else self.place
        return Problem(self.shown, place, id, message, advice)


def read_style_sheet(path: Path) -> Iterator[Declared | Problem]:
    """Every declaration of a style sheet, in its order, and what of it no browser reads."""
    shown = shown_path(path)
    try:
        text = decode(path.read_bytes(), shown)
    except ProblemsFound as unread:
        yield from unread.problems
        return
    yield from read_styles(text, shown)


def read_styles(text: str, shown: str) -> Iterator[Declared | Problem]:
    """The same of a style sheet's text, which is `shown` by a name."""
    broken = list(check_brackets(text, shown))
    yield from broken
    if not broken:  # what follows a bracket that is missing is not what its author sees
        yield from _read(_tokens(text), shown, "", True)


@lru_cache(maxsize=256)
def _tokens(text: str) -> list[Any]:
    """The parts of a style sheet, to be left as they are.

    Most of a check's time goes into them, and one sheet is read for several reasons, and again by
    each build of a server.
    """
    return list(tinycss2.parse_component_value_list(text))


def _read(
    tokens: list[Any], shown: str, selector: str, always: bool
) -> Iterator[Declared | Problem]:
    """What stands between the braces of a rule with this selector; outside of all, it is empty.

    STYLE-SYNTAX: a style sheet has rules, and rules have declarations, each ended by a semicolon.
    """
    for words, block in _statements(tokens):
        if words and words[0].type == "at-keyword":
            yield from _check_at_rule(words[0], shown)
            grouping = words[0].lower_value in GROUPING
            inside = selector if grouping else f"@{words[0].lower_value}"
            yield from _read(block or [], shown, inside, False)
        elif block is not None:
            yield from _read(block, shown, tinycss2.serialize(words).strip(), always)
        elif not selector:
            message = f"`{_beginning(words)}` stands outside of any rule."
            advice = "Put it between the braces of one: `:root { … }`."
            yield Problem(shown, place_of(words[0]), "STYLE-SYNTAX", message, advice)
        else:
            yield from _read_declaration(words, shown, selector, always)


def _check_at_rule(keyword: Any, shown: str) -> Iterator[Problem]:
    """Whether the name of an at-rule is nearly one that is known; others may be newer."""
    near = get_close_matches(keyword.lower_value, AT_RULES, 1, 0.75)
    known = keyword.lower_value in AT_RULES or keyword.value.startswith("-")
    if near and not known:
        message = f"Browsers pass over `@{keyword.value}`."
        advice = f"Did you mean `@{near[0]}`?"
        yield Problem(shown, place_of(keyword), "STYLE-SYNTAX", message, advice)


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
    place, read = place_of(words[0]), tinycss2.parse_one_declaration(words)
    next_ = _next_declaration(words)
    if next_ and read.type != "error":
        message = f"No semicolon stands before `{words[next_].value}`."
        advice = f"End the declaration of `{read.name}` with one."
        yield Problem(shown, place_of(words[next_]), "STYLE-SYNTAX", message, advice)
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


def _beginning(words: list[Any]) -> str:
    """The first line of what stands there, or as much of it as shows what is meant."""
    return str(tinycss2.serialize(words)).strip().split("\n")[0][:40].strip()


def place_of(token: Any) -> Place:
    return Place(token.source_line, token.source_column)
