"""What the tests of the built site share: its pages, parsed once, and the addresses in them.

Pytest need not rewrite what asserts here: PYTEST_DONT_REWRITE.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml.html import HtmlElement, HTMLParser, document_fromstring

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "macros" / "competency_handbook"
EVERYWHERE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//", re.I)
"""The start of an address that leads to some host, by whatever scheme."""
OTHERS = ("es/",)
"""Folders of pages in other languages than a handbook's own."""
APART = ("go/", "embed/", *OTHERS)
"""Folders of pages that are not read by themselves, or are as others."""
Pages = dict[str, HtmlElement]
"""Parsed pages by their path in the site: those that are read, and the short links."""


@pytest.fixture(scope="session")
def every_page(built_site: Path) -> Pages:
    return pages_in(built_site)


@pytest.fixture(scope="session")
def pages(every_page: Pages) -> Pages:
    """The pages that are read."""
    return {path: page for path, page in every_page.items() if not path.startswith(APART)}


def pages_in(site: Path) -> Pages:
    """Every page of a site, parsed."""
    parser = HTMLParser(encoding="utf-8")
    return {
        path.relative_to(site).as_posix(): document_fromstring(path.read_bytes(), parser)
        for path in sorted(site.rglob("*.html"))
    }


def links_of(page: HtmlElement) -> Iterator[str]:
    """Every address that a page names: to go to, to load, to copy."""
    for name in ("href", "src", "action", "poster"):
        yield from page.xpath(f"//*[not(self::base)]/@{name}")
    yield from page.xpath("//button/@data-copy")
    for content in page.xpath("//meta[@http-equiv='refresh']/@content"):
        yield content.partition("url=")[2]
    for sources in page.xpath("//@srcset"):
        yield from (source.split()[0] for source in sources.split(","))


def target_of(path: str, link: str, site: Path) -> tuple[str, str]:
    """The file below the site that a page's link leads to, and the anchor in it."""
    parts = urlsplit(link)
    target = posixpath.normpath(posixpath.join("/", posixpath.dirname(path), unquote(parts.path)))
    file = target.lstrip("/") if parts.path else path
    if parts.path and (site / file).is_dir():
        assert parts.path.endswith((".", "/")), f"{path}: {link} wants a slash at its end"
        file = posixpath.normpath(posixpath.join(file, "index.html"))
    return file, unquote(parts.fragment)


def leaves_the_site(link: str) -> bool:
    return bool(EVERYWHERE.match(link)) or link.startswith(("mailto:", "data:"))


def broken_links(every_page: Pages, site: Path) -> Iterator[str]:
    """Every link, with its page, that leads to no file of the site or to no anchor there.

    What a script of the page there reads, such as `#begin=a-session`, is no anchor.
    """
    ids = {path: set(page.xpath("//@id")) for path, page in every_page.items()}
    for path, page in every_page.items():
        for link in links_of(page):
            if leaves_the_site(link):
                continue
            file, anchor = target_of(path, link, site)
            is_place = anchor and "=" not in anchor and not file.endswith(".pdf")
            lands = not is_place or anchor in ids.get(file, ())
            if not (site / file).is_file() or not lands:
                yield f"{path}: {link}"


def doubled_ids(every_page: Pages) -> dict[str, list[str]]:
    """The ids that a page has more than once, of pages that have such."""
    doubles = {
        path: [id for id, times in Counter(page.xpath("//@id")).items() if times > 1]
        for path, page in every_page.items()
    }
    return {path: found for path, found in doubles.items() if found}
