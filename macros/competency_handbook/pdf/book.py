"""The print document set by WeasyPrint: once to learn the pages, and again to print them."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pydyf
from babel.dates import format_date
from lxml.html import HtmlElement
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from ..compose import Composition
from ..model import BuildFailed
from .document import Book, make_document, referenced, with_page_numbers
from .links import branches_of, permanent_ids
from .pages import load_pages

STYLE_SHEETS = ("assets/css/tokens.css", "assets/css/book.css")
OPTIONS = {"pdf_variant": "pdf/ua-1", "pdf_identifier": b"handbook"}
MOST_LAYOUTS = 5
"""Two are the rule: the numbers are about as wide as what stands for them at first."""


def set_book(built: Path, composition: Composition) -> bytes:
    """The PDF of a built site. Raises BuildFailed where it cannot be set."""
    catalog = composition.catalog
    document = make_document(
        load_pages(built, composition),
        book_of(composition),
        catalog.messages,
        items=permanent_ids(catalog),
        listed=branches_of(catalog),
    )
    sheets = [built / composition.settings["extra"]["assets"][name] for name in STYLE_SHEETS]
    with _quiet():
        try:
            return _set(document, built, sheets)
        except FatalURLFetchingError as refused:
            raise BuildFailed(f"The PDF cannot be made. {refused.__cause__}") from None


def book_of(composition: Composition) -> Book:
    """What the settings say of the book."""
    settings = composition.settings
    handbook = settings["extra"]["handbook"]
    dated = date.fromisoformat(str(handbook["date"]))
    language = settings["theme"].get("language", composition.catalog.messages.language)
    return Book(
        title=settings["site_name"],
        author=settings.get("site_author") or settings["site_name"],
        description=" ".join((settings.get("site_description") or "").split()),
        edition=str(handbook["edition"]),
        date=format_date(dated, "long", language.replace("-", "_")),
        dated=dated.isoformat(),
        language=language,
        site_url=settings.get("site_url") or "",
        directory_urls=bool(settings.get("use_directory_urls", True)),
    )


def _set(document: HtmlElement, built: Path, sheets: list[Path]) -> bytes:
    """Lay the document out until the page numbers that it shows are right, then write it."""
    fetcher, fonts = SiteFetcher(built), FontConfiguration()
    styles = [CSS(filename=sheet, url_fetcher=fetcher, font_config=fonts) for sheet in sheets]
    shown: dict[str, int] = {}
    for _ in range(MOST_LAYOUTS):
        text = with_page_numbers(document, shown)
        html = HTML(string=text, base_url=f"{built.as_uri()}/", url_fetcher=fetcher)
        layout = html.render(font_config=fonts, stylesheets=styles, **OPTIONS)
        numbers = page_numbers(layout)
        right = {name: numbers[name] for name in referenced(document)}
        if right == shown:
            break
        shown = right
    return layout.write_pdf(finisher=finish_pdf, **OPTIONS)


def page_numbers(layout: Document) -> dict[str, int]:
    """The number of the page of every destination; the cover is page 1."""
    return {
        name: number
        for number, page in reversed(list(enumerate(layout.pages, 1)))
        for name in page.anchors
    }


def finish_pdf(layout: Document, pdf: pydyf.PDF) -> None:
    """What WeasyPrint leaves out: links described by their words, bookmarks shown at opening."""
    for page in layout.pages:
        for *_, box in page.links:
            words = " ".join("".join(box.element.itertext()).split())
            box.link_annotation["Contents"] = pydyf.String(words)
    pdf.catalog["PageMode"] = "/UseOutlines"


class SiteFetcher(URLFetcher):
    """Reads files of the built site, and nothing else: no other folder, no network."""

    def __init__(self, site: Path) -> None:
        super().__init__(allow_redirects=False, fail_on_errors=True)
        self._site = site.resolve()

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The file at a `file:` URL, or what a `data:` URL holds itself. Raises BuildFailed."""
        parts = urlsplit(url)
        path = Path(url2pathname(parts.path)).resolve()
        inside = parts.scheme == "file" and not parts.netloc and path.is_relative_to(self._site)
        if parts.scheme != "data" and not (inside and path.is_file()):
            raise BuildFailed(f"It asks for {url}, which is not a file of the site.")
        return super().fetch(url, headers)


@contextmanager
def _quiet() -> Iterator[None]:
    """WeasyPrint without its remarks on properties that only browsers know, and without the
    garbage collector, which finds nothing in its boxes and takes a fifth of the time."""
    logger = logging.getLogger("weasyprint")
    level, collecting = logger.level, gc.isenabled()
    logger.setLevel(logging.ERROR)
    gc.disable()
    try:
        yield
    finally:
        logger.setLevel(level)
        if collecting:
            gc.enable()
