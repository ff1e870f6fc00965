"""Material's search index, read from pages by lxml, which takes half the time of its own parser.

What is kept and made a section of its own stays Material's. Two things are not: the reading of the
HTML, and the end of what `data-search-exclude` leaves out, for Material the first end tag of its
name. A heading that has it leaves out its section, as Material has it.
"""

from __future__ import annotations

from lxml import etree
from material.plugins.search import plugin as material_search

AROUND = {"html", "body"}
"""What lxml puts around a piece of a page."""
EXCLUDED = "data-search-exclude"
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


class Parser(material_search.Parser):
    """Takes the place of Material's parser."""

    def feed(self, data: str) -> None:
        """Read a page's content into sections."""
        reader = etree.HTMLParser(target=_Events(self))  # type: ignore[call-overload]  # it needs no more
        etree.fromstring(f"<body>{data}", reader)


class _Events:
    """lxml's events under the names of html.parser's."""

    def __init__(self, parser: material_search.Parser) -> None:
        self.parser = parser
        self.excluded = 0
        """How deep it is in something that is left out; 0 outside."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self.excluded or (EXCLUDED in attributes and tag not in HEADINGS):
            self.excluded += 1
        elif tag not in AROUND:
            self.parser.handle_starttag(tag, attributes.items())

    def end(self, tag: str) -> None:
        if self.excluded:
            self.excluded -= 1
        elif tag not in AROUND:
            self.parser.handle_endtag(tag)

    def data(self, text: str) -> None:
        if not self.excluded:
            self.parser.handle_data(text)

    def comment(self, text: str) -> None:
        """Comments are not searched."""

    def close(self) -> None:
        """Nothing is left to do."""


def read_by_lxml() -> None:
    """Let Material's search plugin use this parser from now on."""
    material_search.Parser = Parser  # type: ignore[misc]  # a class takes another's place
