"""Material's search index, read from pages by lxml, which takes half the time of its own parser.

What is kept, left out and made a section of its own stays Material's: only the reading of the
HTML is another's.
"""

from __future__ import annotations

from lxml import etree
from material.plugins.search import plugin as material_search

AROUND = {"html", "body"}
"""What lxml puts around a piece of a page."""


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
        self.data = parser.handle_data

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag not in AROUND:
            self.parser.handle_starttag(tag, attributes.items())

    def end(self, tag: str) -> None:
        if tag not in AROUND:
            self.parser.handle_endtag(tag)

    def comment(self, text: str) -> None:
        """Comments are not searched."""

    def close(self) -> None:
        """Nothing is left to do."""


def read_by_lxml() -> None:
    """Let Material's search plugin use this parser from now on."""
    material_search.Parser = Parser  # type: ignore[misc]  # a class takes another's place
