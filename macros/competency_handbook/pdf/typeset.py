"""One job set by WeasyPrint: laid out until the page numbers that it shows are right."""

from __future__ import annotations

import copy
import gc
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import quote, urlsplit
from urllib.request import url2pathname

import lxml.html
from lxml.html import HtmlElement
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from ..model import BuildFailed
from .archive import ARCHIVED, attachments_of, claim_both
from .finisher import Finisher, PageLabels
from .job import Job
from .structure import kept_origins

OPTIONS = {"pdf_variant": "pdf/ua-1", "pdf_identifier": b"handbook", "pdf_forms": True}
LONGEST_REMARK = 200
MOST_LAYOUTS = 5
"""Two or three are the rule: the numbers are about as wide as what stands for them at first."""


def typeset(job: Job) -> bytes:
    """The PDF of a job. Raises BuildFailed where it asks for a file that is not the site's."""
    with _quiet() as failures:
        try:
            made = _write(job, *_lay_out(job))
        except FatalURLFetchingError as refused:
            raise BuildFailed(f"The PDF cannot be made. {refused.__cause__}") from None
    if failures.told:
        raise BuildFailed(f"The PDF cannot be made. {failures.told[0]}")
    return made


def _lay_out(job: Job) -> tuple[Document, PageLabels]:
    document = lxml.html.document_fromstring(job.text)
    wanted = set(document.xpath("//@data-page-of"))
    wanted |= {name for names in document.xpath("//@data-pages-of") for name in names.split()}
    fetcher, fonts = SiteFetcher(job.site), FontConfiguration()
    paths = [job.site / name for name in job.sheets]
    styles = [CSS(filename=path, url_fetcher=fetcher, font_config=fonts) for path in paths]
    shown: dict[str, str] = {}
    for _ in range(MOST_LAYOUTS):
        text = with_page_numbers(document, shown)
        html = HTML(string=text, base_url=f"{job.site.as_uri()}/", url_fetcher=fetcher)
        options = OPTIONS | (ARCHIVED if job.print.archive else {})
        layout = html.render(font_config=fonts, stylesheets=styles, **options)
        pages = page_numbers(layout)
        labels = labels_of(pages, job.starts)
        right = {name: labels.of(pages[name]) for name in wanted}
        if right == shown:
            break
        shown = right
    return layout, labels


def _write(job: Job, layout: Document, labels: PageLabels) -> bytes:
    options = dict(OPTIONS)
    if job.print.archive:
        claim_both(layout)
        dated = datetime.fromisoformat(layout.metadata.created)
        options |= ARCHIVED | {"attachments": attachments_of(job.attached, dated)}
    with kept_origins() as origins:
        finisher = Finisher(origins, labels, job.cover_label, job.facts)
        return layout.write_pdf(finisher=finisher, zoom=job.print.zoom, **options)


def with_page_numbers(document: HtmlElement, numbers: Mapping[str, str]) -> str:
    """The document as HTML, every reference showing its destination's page; 00 where unknown."""
    document = copy.deepcopy(document)
    for element in document.xpath("//*[@data-page-of]"):
        element.text = numbers.get(element.get("data-page-of"), "00")
    for element in document.xpath("//*[@data-pages-of]"):
        _list_pages(element, element.get("data-pages-of").split(), numbers)
    return "<!doctype html>\n" + lxml.html.tostring(document, encoding="unicode")


def _list_pages(element: HtmlElement, names: list[str], numbers: Mapping[str, str]) -> None:
    """Links to destinations by their pages, each page once."""
    first = {}
    for name in names:
        first.setdefault(numbers.get(name, "00"), name)
    for place, (number, name) in enumerate(first.items(), 1):
        link = lxml.html.Element("a", {"href": f"#{quote(name, safe='/:')}"})
        link.text, link.tail = number, ", " if place < len(first) else None
        element.append(link)


def page_numbers(layout: Document) -> dict[str, int]:
    """The page of every destination, counted from 1, the cover."""
    return {
        name: number
        for number, page in reversed(list(enumerate(layout.pages, 1)))
        for name in page.anchors
    }


def labels_of(pages: Mapping[str, int], starts: str) -> PageLabels:
    """How the pages are counted where a cover and front pages stand before `starts`."""
    return PageLabels(covers=1, front=pages[starts] - 2) if starts else PageLabels()


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


class Failures(logging.Handler):
    """What WeasyPrint only remarks on, though something is then missing on the page."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a picture that could not be drawn."""
        message = record.getMessage()
        if message.startswith("Failed to") and message not in self.told:
            self.told.append(message[:LONGEST_REMARK])


@contextmanager
def _quiet() -> Iterator[Failures]:
    """WeasyPrint without its remarks on properties that only browsers know, and without the
    garbage collector, which finds nothing in its boxes and takes a fifth of the time."""
    logger, failures = logging.getLogger("weasyprint"), Failures()
    level, collecting = logger.level, gc.isenabled()
    logger.setLevel(logging.ERROR)
    logger.addHandler(failures)
    gc.disable()
    try:
        yield failures
    finally:
        logger.setLevel(level)
        logger.removeHandler(failures)
        if collecting:
            gc.enable()
