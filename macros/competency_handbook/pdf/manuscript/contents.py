"""The list of contents: every page of the book, and what the frameworks are made of."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from .pages import BookPage
from .paper import HEADINGS, having, level_of, texts_of

LONGEST = 150
"""Lines of contents: a longer list leaves out its deepest level."""


@dataclass(frozen=True)
class Line:
    """One line of the contents, with the lines below it."""

    destination: str
    code: str
    title: str
    opens_page: bool
    below: list[Line] = field(default_factory=list)


def contents_of(pages: list[BookPage], listed: Collection[str]) -> list[Line]:
    """A line for each page, and below it one for each heading whose id is `listed`.

    Headings stand at their place in the book, ids are those of the book.
    """
    found: list[tuple[int, Line]] = []
    for page in pages:
        for heading in page.article.iter(*HEADINGS):
            opens = "chb-h1" in heading.classes
            if opens or heading.get("id") in listed:
                code, title = code_and_title(heading)
                line = Line(heading.get("id") or page.name, code, title, opens)
                found.append((level_of(heading), line))
    while len(found) > LONGEST and len({level for level, _ in found}) > 1:
        deepest = max(level for level, _ in found)
        found = [(level, line) for level, line in found if level < deepest]
    return _nested(found)


def code_and_title(heading: HtmlElement) -> tuple[str, str]:
    """A heading's code, empty where it has none, and its other words."""
    code = " ".join(texts_of(heading.xpath(having("chb-code"))))
    [words] = texts_of([heading])
    return code, words.removeprefix(code).strip()


def _nested(found: list[tuple[int, Line]]) -> list[Line]:
    """Lines with those of a deeper level below them."""
    top: list[Line] = []
    above: list[tuple[int, list[Line]]] = [(0, top)]
    for level, line in found:
        while above[-1][0] >= level:
            above.pop()
        above[-1][1].append(line)
        above.append((level, line.below))
    return top
