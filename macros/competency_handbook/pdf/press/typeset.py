"""One job set by WeasyPrint: laid out until the page numbers that it shows are right."""

from __future__ import annotations

import gc
import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import lxml.html
from cssselect2 import ElementWrapper
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from ...model import BuildFailed
from ..job import Job
from .archive import ARCHIVED, attachments_of, claim_both
from .brackets import reading_brackets_right
from .finisher import Finisher
from .mirroring import PAGES, mirrored
from .numbering import (
    PageLabels,
    correct_numbers,
    guess_pages,
    labels_of,
    numbers_of,
    page_numbers,
    show_numbers,
    wanted_in,
)
from .structure import kept_origins

OPTIONS = {"pdf_variant": "pdf/ua-1", "pdf_identifier": b"handbook", "pdf_forms": True}
SHARP = {"dpi": 220}
"""Pictures with more dots an inch than paper shows are made smaller: a book stays one to send."""
EPOCH = "SOURCE_DATE_EPOCH"
"""What fontTools reads the date from."""
LONGEST_REMARK = 200
REMARKS = ("Failed to", "Font-face", ".notdef glyph")
"""How remarks begin that tell of something that is then missing on the page."""
NO_LETTER = re.compile(r'"(?P<letter>.)" \((?P<code>U\+\w+)\)', re.DOTALL)
MOST_LAYOUTS = 5
"""Two are the rule: of the numbers that the first shows, most are as wide as the right ones."""


def typeset(job: Job) -> bytes:
    """The PDF of a job. Raises BuildFailed where it asks for a file that is not the site's."""
    with _quiet() as failures:
        try:
            made = _write(job, *_lay_out(job))
        except FatalURLFetchingError as refused:
            raise BuildFailed(f"The PDF cannot be made. {refused.__cause__}") from None
    if failures.told:
        raise BuildFailed(f"The PDF cannot be made. {_said_plainly(failures.told[0], job.text)}")
    return made


def _sheets_of(job: Job, is_from_right: bool) -> list[dict[str, str]]:
    """The style sheets of a job as WeasyPrint takes them, mirrored where it is read from right."""
    paths = [job.site / name for name in job.sheets]
    if not is_from_right:
        return [{"filename": str(path)} for path in paths]
    texts = [
        {"string": mirrored(path.read_text("utf-8")), "base_url": path.as_uri()} for path in paths
    ]
    return [*texts, {"string": PAGES}]


def _said_plainly(remark: str, text: str) -> str:
    """What a remark of WeasyPrint's means for somebody who writes a handbook."""
    found = NO_LETTER.search(remark)
    if found is None:
        return remark
    letter, sections = found["letter"], lxml.html.document_fromstring(text).iter("section")
    pages = [section.get("id") for section in sections if letter in section.text_content()]
    return (
        f"No font here has “{letter}” ({found['code']}), which stands in {pages[0]}. "
        "Install one that has it (Debian and Ubuntu: fonts-noto-core, fonts-wqy-zenhei), write "
        "other words, or build with --no-pdf."
    )


def _lay_out(job: Job) -> tuple[Document, PageLabels]:
    """The pages of a job, and how they are counted."""
    fetcher, fonts = SiteFetcher(job.site), FontConfiguration()
    text = f"<!doctype html>\n{job.text}"
    html = HTML(string=text, base_url=f"{job.site.as_uri()}/", url_fetcher=fetcher)
    document = html.etree_element
    sheets = _sheets_of(job, is_from_right=document.get("dir") == "rtl")
    styles = [CSS(**sheet, url_fetcher=fetcher, font_config=fonts) for sheet in sheets]
    options = OPTIONS | SHARP | (ARCHIVED if job.print.archive else {})
    wanted = wanted_in(document)
    right = numbers_of(guess_pages(document, job.print.zoom), job.starts, wanted)
    for remaining in reversed(range(MOST_LAYOUTS)):
        shown = right
        show_numbers(document, shown)
        html.wrapper_element = ElementWrapper.from_html_root(document)
        layout = html.render(font_config=fonts, stylesheets=styles, **options)
        pages = page_numbers(layout)
        right = numbers_of(pages, job.starts, wanted)
        if correct_numbers(layout, document, shown, right, anyhow=not remaining):
            break
        layout.pages.clear()
        gc.collect()  # two layouts of a book would take twice the memory
    return layout, labels_of(pages, job.starts)


def _write(job: Job, layout: Document, labels: PageLabels) -> bytes:
    options = OPTIONS | SHARP
    dated = datetime.fromisoformat(layout.metadata.created)
    if job.print.archive:
        claim_both(layout)
        options |= ARCHIVED | {"attachments": attachments_of(job.attached, dated)}
    with kept_origins() as origins, reading_brackets_right(job.text), _date_of_fonts(dated):
        finisher = Finisher(origins, labels, job.cover_label, job.facts, job.print.zoom)
        made: bytes = layout.write_pdf(finisher=finisher, zoom=job.print.zoom, **options)
    return made


@contextmanager
def _date_of_fonts(dated: datetime) -> Iterator[None]:
    """Let fonts say that they were cut on the document's own date, and not now."""
    before = os.environ.get(EPOCH)
    os.environ[EPOCH] = str(int(dated.replace(tzinfo=UTC).timestamp()))
    try:
        yield
    finally:
        del os.environ[EPOCH]
        if before is not None:
            os.environ[EPOCH] = before


class SiteFetcher(URLFetcher):
    """Reads files of the built site, and nothing else: no other folder, no network."""

    def __init__(self, site: Path) -> None:
        URLFetcher.__init__(self, allow_redirects=False, fail_on_errors=True)
        self._site = site.resolve()

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The file at a `file:` URL, or what a `data:` URL holds itself. Raises BuildFailed."""
        parts = urlsplit(url)
        path = Path(url2pathname(parts.path)).resolve()
        inside = parts.scheme == "file" and not parts.netloc and path.is_relative_to(self._site)
        if parts.scheme != "data" and not (inside and path.is_file()):
            raise BuildFailed(f"It asks for {url}, which is not a file of the site.")
        response: URLFetcherResponse = URLFetcher.fetch(self, url, headers)
        return response


class Failures(logging.Handler):
    """What WeasyPrint only remarks on, though something is then missing on the page."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a picture, a font or a letter that could not be drawn."""
        message = record.getMessage()
        if message.startswith(REMARKS) and message not in self.told:
            self.told.append(message[:LONGEST_REMARK])


@contextmanager
def _quiet() -> Iterator[Failures]:
    """WeasyPrint without its remarks on properties that only browsers know, and without the
    garbage collector, which finds nothing in its boxes and takes a fifth of the time."""
    logger, failures = logging.getLogger("weasyprint"), Failures()
    level, collecting = logger.level, gc.isenabled()
    logger.setLevel(logging.WARNING)
    logger.addHandler(failures)
    gc.disable()
    try:
        yield failures
    finally:
        logger.setLevel(level)
        logger.removeHandler(failures)
        if collecting:
            gc.enable()
