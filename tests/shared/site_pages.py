"""What the tests of the built site share: its pages, parsed once, and the addresses in them.

Pytest need not rewrite what asserts here: PYTEST_DONT_REWRITE.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from catalogs import open_catalog
from competency_handbook.model import competencies_of

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "macros" / "competency_handbook"
CATALOG = open_catalog(ROOT / "data")
COMPETENCIES = [c for framework in CATALOG.frameworks.values() for c in competencies_of(framework)]
EVERYWHERE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//", re.I)
"""The start of an address that leads to some host, by whatever scheme."""
Pages = dict[str, HtmlElement]
"""Parsed pages by their path in the site: those that are read, and the short links."""


@pytest.fixture(scope="session")
def every_page(built_site: Path) -> Pages:
    parser = HTMLParser(encoding="utf-8")
    return {
        path.relative_to(built_site).as_posix(): document_fromstring(path.read_bytes(), parser)
        for path in sorted(built_site.rglob("*.html"))
    }


@pytest.fixture(scope="session")
def pages(every_page: Pages) -> Pages:
    """The pages that are read."""
    return {path: page for path, page in every_page.items() if not path.startswith("go/")}


def links_of(page: HtmlElement) -> Iterator[str]:
    """Every address that a page names: to go to, to load, to copy."""
    for name in ("href", "src", "action", "poster"):
        yield from page.xpath(f"//*[not(self::base)]/@{name}")
    yield from page.xpath("//button/@data-copy")
    for content in page.xpath("//meta[@http-equiv='refresh']/@content"):
        yield content.partition("url=")[2]
    for sources in page.xpath("//@srcset"):
        yield from (source.split()[0] for source in sources.split(","))
