"""Handouts: items for a room, on paper in black and white, with room to write.

Each is what the site's page has of it, between its title and its source, short address and QR code.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import lxml.html
import segno
from lxml.html import HtmlElement

from ...catalog import Catalog, all_addresses, handed_out, url_of
from ...model import BuildFailed
from ...reading import Messages
from ...site import Composition, Excerpt, PageExcerpts
from .document import Book
from .links import KEPT_SCHEMES, NOWHERE
from .pages import BookPage, article_on
from .paper import having
from .stacking import stack_tables

LEFT_OUT = (
    "chb-scenes", "chb-bears-on", "chb-foot-fold", "chb-actions", "chb-see", "chb-facts",
    "chb-column-facts", "chb-example",
)  # fmt: skip
"""Classes of what leads elsewhere, and of what a handout says at its foot."""
COLUMNS = 5
"""From so many columns on, a row stands as a list: a handout has no page on its side."""
LINES = 4
"""Lines to write on below an item."""
SOURCE = "source-"


@dataclass(frozen=True)
class Handed:
    """One item of a handout: its id, what its page has of it, and the page's address."""

    id: str
    excerpt: Excerpt
    page_url: str


def excerpts_for(ids: Iterable[str], built: Path, composition: Composition) -> list[Handed]:
    """The items with these ids, those of a large work in its place. Raises BuildFailed."""
    catalog = composition.catalog
    addresses = all_addresses(catalog)
    pages: dict[str, PageExcerpts] = {}
    found = []
    for id in dict.fromkeys(one for named in ids for one in handed_out(catalog, named)):
        page, anchor = addresses[id].page, addresses[id].anchor
        if page not in pages:
            pages[page] = PageExcerpts(article_on(built, page, composition.directory_urls))
        excerpt = pages[page].of(anchor)
        if excerpt is None:
            raise BuildFailed(f"`{id}` does not stand on the page of {page}.")
        found.append(Handed(id, excerpt, url_of(page, composition.directory_urls)))
    return found


def pages_of(items: Sequence[Handed], catalog: Catalog, book: Book) -> list[BookPage]:
    """A chapter for each item."""
    return [BookPage(f"{item.id}.md", 0, _article_of(item, catalog, book)) for item in items]


def places_in(pages: Iterable[BookPage]) -> dict[str, str]:
    """The chapter of each id: the first that has it, where two show the same."""
    places: dict[str, str] = {}
    for page in pages:
        for id in page.article.xpath(".//@id"):
            places.setdefault(id, page.name)
    return places


def _article_of(item: Handed, catalog: Catalog, book: Book) -> HtmlElement:
    t = catalog.messages
    article = lxml.html.Element("article")
    article.append(_element("h1", item.excerpt.title, id=item.id))
    article.append(_element("p", item.excerpt.within, **{"class": "chb-eyebrow"}))
    article.extend(item.excerpt.body)
    titles = _titles_cited(article, catalog)
    _drop(article)
    stack_tables(article, COLUMNS)
    _keep_pictures(article, item.page_url)
    _keep_links(article)
    _add_room(article, t)
    article.append(_foot(item, titles, t, book))
    return article


def _titles_cited(article: HtmlElement, catalog: Catalog) -> list[str]:
    """The titles of the sources that an item cites, in the order of their first mark."""
    marks = article.xpath(having("chb-cite") + "/@href")
    ids = dict.fromkeys(mark.partition("#")[2] for mark in marks)
    return [catalog.source(id).title for id in ids if id.startswith(SOURCE)]


def _drop(article: HtmlElement) -> None:
    """Leave out what leads elsewhere, and folds but for notes and for what a term means."""
    folds = [
        fold
        for fold in article.xpath(having("chb-quiet") + "[not(@open)]")
        if not fold.xpath(
            "self::*[contains(@class, 'chb-notes-fold')] | ancestor::*[@class='chb-term-entry']"
        )
    ]
    for element in [*folds, *article.xpath(having(*LEFT_OUT))]:
        if element.getparent() is not None:
            element.drop_tree()


def _keep_pictures(article: HtmlElement, page_url: str) -> None:
    """Name pictures by whole addresses: a chapter stands elsewhere than the page."""
    for picture in article.xpath(".//img[@src]"):
        picture.set("src", urljoin(NOWHERE + page_url, picture.get("src").strip()))


def _keep_links(article: HtmlElement) -> None:
    """Let links lead to notes and out of the handbook; on paper, others are their words."""
    own = {*article.xpath(".//@id")}
    for link in article.xpath(".//a[@href]"):
        href = link.get("href")
        if "chb-cite" in link.get("class", ""):
            link.tag = "span"
            del link.attrib["href"]
        elif not (href[:1] == "#" and href[1:] in own) and not _leads_out(href):
            link.drop_tag()


def _leads_out(href: str) -> bool:
    return urlsplit(href).scheme in KEPT_SCHEMES


def _add_room(article: HtmlElement, t: Messages) -> None:
    """Lines to write on: below each competency, or below what has none. A form has its own."""
    if article.xpath(having("chb-sheet", "chb-term-entry")):
        return
    competencies = article.xpath(having("chb-competency"))
    for competency in competencies:
        competency.append(_room(t))
    if not competencies:
        article.append(_room(t))


def _room(t: Messages) -> HtmlElement:
    room = lxml.html.Element("div", {"class": "chb-book-room"})
    room.append(_element("p", t("pdf.note"), **{"class": "chb-label"}))
    room.extend(lxml.html.Element("div", {"class": "chb-book-ruled"}) for _ in range(LINES))
    return room


def _foot(item: Handed, titles: Sequence[str], t: Messages, book: Book) -> HtmlElement:
    """The sources of an item and its short address, beside its QR code where the site is known."""
    short = book.short_address_of(item.id)
    foot = lxml.html.Element("div", {"class": "chb-book-handout-foot"})
    if book.site_url:
        code = segno.make(short, error="m", micro=False)
        picture = _element(
            "img", None, **{"class": "chb-book-qr", "src": code.svg_data_uri(border=4)}
        )
        picture.set("alt", t("pdf.handout_qr", address=short))
        foot.append(picture)
    if titles:
        foot.append(_element("p", t("pdf.handout_sources", titles="; ".join(titles))))
    address = _element("p", t("pdf.handout_address"))
    address.append(_element("a", short, href=short) if book.site_url else _element("b", short))
    address.text = f"{address.text} "
    foot.append(address)
    return foot


def _element(tag: str, text: str | None, **attributes: str) -> HtmlElement:
    element = lxml.html.Element(tag, attributes)
    element.text = text
    return element
