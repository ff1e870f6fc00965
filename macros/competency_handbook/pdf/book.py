"""What is to be printed of a handbook: the whole as a book."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import lxml.html
from babel.dates import format_date

from ..compose import Composition
from .document import Book, make_document
from .forms import facts_of
from .job import Job, Print
from .links import branches_of, permanent_ids
from .pages import BookPage

BOOK = "handbook"


def book_job(pages: list[BookPage], built: Path, composition: Composition, wanted: Print) -> Job:
    """The whole handbook as one PDF."""
    catalog = composition.catalog
    document = make_document(
        pages,
        book_of(composition),
        catalog.messages,
        items=permanent_ids(catalog),
        listed=branches_of(catalog),
    )
    return Job(
        name=BOOK,
        text=lxml.html.tostring(document, encoding="unicode"),
        site=built,
        sheets=sheets_of(composition, wanted),
        print=wanted,
        cover_label=catalog.messages("pdf.cover"),
        starts=pages[0].name,
        facts=_facts(document, composition),
    )


def sheets_of(composition: Composition, wanted: Print) -> tuple[str, ...]:
    """The style sheets by the names under which the site has them."""
    assets = composition.settings["extra"]["assets"]
    return tuple(assets[name] for name in wanted.sheets)


def _facts(document: lxml.html.HtmlElement, composition: Composition) -> dict[str, object]:
    """Whose form a document is; empty where it is none."""
    handbook = composition.settings["extra"]["handbook"]
    facts = facts_of(document)
    of_book = {"handbook": handbook["id"], "edition": str(handbook["edition"])}
    return {**of_book, "lang": book_of(composition).language, **facts} if facts else {}


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
