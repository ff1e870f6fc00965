"""Ids and links: what leads from page to page of the site leads inside the book.

An item of the handbook keeps its id, which is its destination in the PDF for good. Any other
id is named after its page, so that none collides: `index.md:for-growth`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

from lxml.html import HtmlElement

from ...catalog import Catalog, all_addresses, check_addresses, url_of
from ...model import Competency, Domain, Framework, parts_of
from .pages import BookPage

KEPT_SCHEMES = {"http", "https", "mailto"}
IDREFS = ("for", "headers", "aria-labelledby", "aria-describedby")
NOWHERE = "https://handbook.invalid/"
"""Stands for the site's address where the settings name none."""


def permanent_ids(catalog: Catalog) -> dict[str, str]:
    """The page on which each id stands for good: every item's own, and that of its check."""
    pages = {id: address.page for id, address in all_addresses(catalog).items()}
    return pages | {check.anchor: check.page for check in check_addresses(catalog).values()}


def branches_of(catalog: Catalog) -> set[str]:
    """The ids of the frameworks' domains and competencies."""
    return {id for framework in catalog.frameworks.values() for id in _branches(framework)}


def _branches(framework: Framework) -> list[str]:
    return [part.id for _, part in parts_of(framework) if isinstance(part, Domain | Competency)]


@dataclass(frozen=True)
class Destinations:
    """Where every address of the site is in the book."""

    site: str
    pages: Mapping[str, str]
    """A page's name by its URL below the site."""
    places: Mapping[tuple[str, str], str]
    """A destination by page and id; by page and an empty id for the page's beginning."""
    items: Mapping[str, str]
    """The page of every permanent id."""

    def resolve(self, href: str, page: str) -> str | None:
        """`#destination`, an address outside the site, or None where the book has no such place."""
        own_url = next(url for url, name in self.pages.items() if name == page)
        url, fragment = urldefrag(urljoin(self.site + own_url, href.strip()))
        if not url.startswith(self.site):
            return href.strip() if urlsplit(url).scheme in KEPT_SCHEMES else None
        below = unquote(url.removeprefix(self.site)).removesuffix("index.html")
        if below.startswith("go/"):
            fragment = below.removeprefix("go/").strip("/")
            target = self.items.get(fragment)
        else:
            target = self.pages.get(below)
        if target is None or (target, "") not in self.places:
            return None
        place = self.places.get((target, unquote(fragment))) or self.places.get((target, ""))
        return f"#{quote(place, safe='/:')}" if place else None


def find_destinations(
    pages: Iterable[BookPage], items: Mapping[str, str], site_url: str, directory_urls: bool
) -> Destinations:
    """The destinations of pages whose ids are still those of the site."""
    places: dict[tuple[str, str], str] = {}
    for page in pages:
        places[page.name, ""] = page.name
        for id in page.article.xpath(".//@id"):
            places[page.name, id] = id if items.get(id) == page.name else f"{page.name}:{id}"
    urls = {
        url_of(page.name, directory_urls).removesuffix("index.html"): page.name for page in pages
    }
    site = site_url.rstrip("/") + "/" if site_url else NOWHERE
    return Destinations(site, urls, places, items)


def rename_ids(page: BookPage, destinations: Destinations) -> None:
    """Give the ids of a page, and what refers to them, their names in the book."""
    for element in page.article.xpath(".//*[@id]"):
        element.set("id", destinations.places[page.name, element.get("id")])
    for name in IDREFS:
        for element in page.article.xpath(f".//*[@{name}]"):
            names = [destinations.places.get((page.name, id)) for id in element.get(name).split()]
            element.set(name, " ".join(filter(None, names)))


def rewrite_links(page: BookPage, destinations: Destinations) -> None:
    """Let every link lead inside the book or out of the site; others become their text."""
    for link in page.article.xpath(".//a"):
        found = destinations.resolve(link.get("href", ""), page.name) if link.get("href") else None
        for name in set(link.attrib) - {"class", "lang", "dir", "id"}:
            del link.attrib[name]
        if link.find(".//img") is not None:
            found = None
        if found:
            link.set("href", found)
            _flatten(link)
        elif link.get("id"):
            link.tag = "span"
        else:
            link.drop_tag()


def _flatten(link: HtmlElement) -> None:
    """Leave a link its words alone: WeasyPrint makes each element in it one more link."""
    for element in link.xpath(".//*"):
        element.drop_tag()


def rewrite_pictures(page: BookPage, destinations: Destinations) -> None:
    """Name pictures by their path below the site, which is where the document stands.

    One that says nothing in words is no figure: as `embed` it is passed over.
    """
    url = next(url for url, name in destinations.pages.items() if name == page.name)
    for picture in page.article.xpath(".//img[@src]"):
        found = urljoin(destinations.site + url, picture.get("src").strip())
        picture.set("src", found.removeprefix(destinations.site))
        picture.attrib.pop("srcset", None)
        if not picture.get("alt", "").strip():
            picture.tag = "embed"


def destination_of(link: HtmlElement) -> str | None:
    """The destination of a rewritten link; None where it leads out of the book."""
    href = link.get("href", "")
    return unquote(href[1:]) if href.startswith("#") else None
