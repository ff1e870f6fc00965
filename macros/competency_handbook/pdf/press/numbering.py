"""The numbers of pages that a document shows: guessed, then read off its layout, then corrected.

A layout of the whole takes most of the time, and numbers are known only after it. So the first
one shows guesses that are mostly as wide as the numbers, and moves little when these are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement

from weasyprint import Document
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.text.line_break import Layout, line_size

PAGE_OF = "data-page-of"
"""Names the destination whose page an element shows."""
PAGES_OF = "data-pages-of"
"""Names the destinations whose pages an element lists, with spaces between."""
ON_A_PAGE = 1750
"""Letters of text on a page, on the average of the book; a field takes the room of some more."""
OF_A_FIELD = 60
NEARLY = 0.001
"""Widths that differ by less, in pixels, look the same."""


@dataclass(frozen=True)
class PageLabels:
    """How the pages are counted: covers, then roman numerals, then arabic ones from 1 on."""

    covers: int = 0
    front: int = 0

    def of(self, number: int) -> str:
        """What stands at the foot of a page; `number` counts from 1, the first cover."""
        place = number - self.covers
        return roman(place) if place <= self.front else str(place - self.front)


def roman(number: int) -> str:
    """A number in small Roman numerals; empty below 1."""
    found = ""
    for value, letters in (
        (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
        (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ):  # fmt: skip
        while number >= value:
            found, number = found + letters, number - value
    return found


def labels_of(pages: Mapping[str, int], starts: str) -> PageLabels:
    """How the pages are counted where a cover and front pages stand before `starts`."""
    return PageLabels(covers=1, front=pages[starts] - 2) if starts else PageLabels()


def wanted_in(document: Element) -> set[str]:
    """The destinations whose pages a document shows."""
    single = {element.attrib[PAGE_OF] for element in document.iterfind(f".//*[@{PAGE_OF}]")}
    return single.union(*(element.attrib[PAGES_OF].split() for element in _lists(document)))


def guess_pages(document: Element, zoom: float) -> dict[str, int]:
    """About the page of every destination, counted from 1, by how much stands before it.

    Each section of the body begins a page. `zoom` is how much larger all is than usual.
    """
    found: dict[str, int] = {}
    room, page = ON_A_PAGE / zoom**2, 0
    for section in document.iterfind("body/*"):
        page, filled = page + 1, 0.0
        for element in section.iter():
            if id := element.get("id"):
                found[id] = page + int(filled // room)
            filled += len(element.text or "") + len(element.tail or "")
            filled += OF_A_FIELD if element.get("data-field") else 0
        page += int(filled // room)
    return found


def page_numbers(layout: Document) -> dict[str, int]:
    """The page of every destination, counted from 1, the cover."""
    return {
        name: number
        for number, page in reversed(list(enumerate(layout.pages, 1)))
        for name in page.anchors
    }


def numbers_of(pages: Mapping[str, int], starts: str, wanted: Iterable[str]) -> dict[str, str]:
    """What stands at the foot of the pages of the destinations that are wanted."""
    labels = labels_of(pages, starts)
    return {name: labels.of(pages[name]) for name in wanted}


def show_numbers(document: Element, numbers: Mapping[str, str]) -> None:
    """Let every reference in a document show the number of its destination's page.

    A list of pages becomes links, one to each page.
    """
    for element in _lists(document):
        element[:] = []
        names = _listed(element, numbers)
        for place, name in enumerate(names, 1):
            link = SubElement(element, "a", {"href": f"#{quote(name, safe='/:')}", PAGE_OF: name})
            link.tail = ", " if place < len(names) else None
    for element in document.iterfind(f".//*[@{PAGE_OF}]"):
        element.text = numbers[element.attrib[PAGE_OF]]


def _lists(document: Element) -> list[Element]:
    return document.findall(f".//*[@{PAGES_OF}]")


def _listed(element: Element, numbers: Mapping[str, str]) -> list[str]:
    """The destinations that a list of pages leads to: of several on a page, the first."""
    first: dict[str, str] = {}
    for name in element.attrib[PAGES_OF].split():
        first.setdefault(numbers[name], name)
    return list(first.values())


def correct_numbers(
    layout: Document,
    document: Element,
    shown: Mapping[str, str],
    right: Mapping[str, str],
    anyhow: bool = False,
) -> bool:
    """Write the right numbers over those that a layout shows, and return whether it is right then.

    Nothing is changed, and False returned, where one would not take exactly the place of another;
    `anyhow` it does.
    """
    if shown == right:
        return True
    lists = _lists(document)
    same = all(_listed(element, shown) == _listed(element, right) for element in lists)
    changes = list(_changes(layout, right))
    fitting = same and all(_fits(box, number) for box, number in changes)
    if fitting or anyhow:
        for box, number in changes:
            box.text = box.element.text = number
            box.pango_layout.text = number  # type: ignore[attr-defined]  # the layout sets it
    return fitting or anyhow


def _changes(layout: Document, right: Mapping[str, str]) -> Iterator[tuple[TextBox, str]]:
    """The boxes whose text is not the right number, with that number."""
    for page in layout.pages:
        for box in page._page_box.descendants(placeholders=True):
            if isinstance(box, TextBox) and box.element is not None:
                number = right.get(box.element.get(PAGE_OF), box.text)
                if box.text != number:
                    yield box, number


def _fits(box: TextBox, number: str) -> bool:
    """Whether a number is as wide as the box is."""
    drawn = Layout(box.style)
    drawn.set_text(number)
    line, rest = drawn.get_first_line()
    width: float = box.width  # type: ignore[attr-defined]  # the layout sets it
    return rest is None and abs(line_size(line, box.style)[0] - width) < NEARLY
