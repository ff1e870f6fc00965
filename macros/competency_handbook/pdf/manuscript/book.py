"""What is to be printed of a handbook: the whole as a book, and each of its works by itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import lxml.html

from ...catalog import INDEX, Here, ready_handouts, works_in_print
from ...model import Model, summary_of, unmarked
from ...reading import Messages
from ...render import Page, buildings_of
from ...site import Composition, with_languages
from ..job import BOOK, HANDOUTS, Job, Print
from .attached import data_of
from .document import Book, make_document, make_handout, make_work
from .forms import facts_of
from .handouts import excerpts_for, pages_of, places_in
from .links import branches_of, permanent_ids
from .matter import matter_of
from .pages import BookPage


def jobs_of(
    pages: list[BookPage],
    built: Path,
    composition: Composition,
    wanted: Print,
    only: Collection[str] = (),
) -> list[Job]:
    """The PDFs of a built site, the longest first: the book, and one for each work.

    With `only`, those that it names.
    """
    by_name = {page.name: page for page in pages}
    jobs = [
        _work_job(
            id, [by_name[name] for name in names if name in by_name], built, composition, wanted
        )
        for id, names in works_in_print(composition.catalog).items()
        if names[0] in by_name and (not only or id in only)
    ]
    if not only:
        jobs += [
            handout_job([id], built, composition, wanted, f"{HANDOUTS}/{id}")
            for id in ready_handouts(composition.catalog)
        ]
    jobs.sort(key=lambda job: -len(job.text))
    if not only or BOOK in only:
        jobs.insert(0, _book_job(pages, built, composition, wanted))
    return jobs


def _book_job(pages: list[BookPage], built: Path, composition: Composition, wanted: Print) -> Job:
    """The whole handbook as one PDF."""
    catalog = composition.catalog
    document = make_document(
        pages,
        book_of(composition),
        catalog.messages,
        items=permanent_ids(catalog),
        listed=branches_of(catalog),
        matter=matter_of(catalog, cite_of(book_of(composition), catalog.messages)),
        cover=buildings_of(Page(catalog, Here(INDEX, composition.directory_urls))),
    )
    cover = {"cover_label": unmarked(catalog.messages("pdf.cover")), "starts": pages[0].name}
    return _job(BOOK, document, built, composition, wanted, catalog.works, **cover)


def _work_job(
    id: str, pages: list[BookPage], built: Path, composition: Composition, wanted: Print
) -> Job:
    """One work as a PDF of its own."""
    catalog, book = composition.catalog, book_of(composition)
    work = catalog.works[id]
    short = book.short_address_of(id)
    title, told = unmarked(f"{work.title} · {book.title}"), unmarked(summary_of(work))
    about = replace(book, title=title, description=told, name=book.title, short=short)
    sources = {source.id: source.title for source in catalog.sources}
    document = make_work(pages, about, catalog.messages, permanent_ids(catalog), sources)
    return _job(id, document, built, composition, wanted, {id: work})


def handout_job(
    ids: Sequence[str], built: Path, composition: Composition, wanted: Print, name: str
) -> Job:
    """Items as one PDF in black and white. Raises BuildFailed where the site lacks one."""
    catalog, book = composition.catalog, book_of(composition)
    items = excerpts_for(ids, built, composition)
    pages = pages_of(items, catalog, book)
    told = catalog.title_of(ids[0]) if len(ids) == 1 else catalog.messages("pdf.handout_title")
    told = unmarked(told)
    listed = "; ".join(dict.fromkeys(item.excerpt.title for item in items))
    about = replace(book, title=f"{told} · {book.title}", description=listed, name=book.title)
    document = make_handout(pages, about, catalog.messages, places_in(pages))
    works = {id: catalog.works[id] for id in ids if id in catalog.works}
    return _job(name, document, built, composition, replace(wanted, handout=True), works)


def _job(
    name: str,
    document: lxml.html.HtmlElement,
    built: Path,
    composition: Composition,
    wanted: Print,
    works: Mapping[str, Model],
    **more: str,
) -> Job:
    return Job(
        name=name,
        text=with_languages(lxml.html.tostring(document, encoding="unicode")),
        site=built,
        sheets=sheets_of(composition, wanted),
        print=wanted,
        facts=_facts(document, composition),
        attached=tuple(data_of(works, composition.catalog)) if wanted.archive else (),
        **more,
    )


def cite_of(book: Book, messages: Messages) -> str:
    """How to cite a book, with its site and with what it stands on, where it has such."""
    told = {"title": book.title, "year": book.dated[:4], "edition": book.edition}
    signed = book.author != book.title
    key = "pdf.cite" if signed else "pdf.cite_unsigned"
    words = messages(key, **told, **({"author": book.author} if signed else {}))
    return " ".join(filter(None, (words, book.site_url, book.based_on)))


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
    language = composition.catalog.messages.language
    brand = settings["extra"]["brand"]
    return Book(
        title=settings["site_name"],
        author=settings.get("site_author") or settings["site_name"],
        description=" ".join((settings.get("site_description") or "").split()),
        edition=str(handbook["edition"]),
        date=composition.catalog.messages.spelled(dated),
        dated=dated.isoformat(),
        language=language,
        site_url=settings.get("site_url") or "",
        directory_urls=composition.directory_urls,
        for_language=f"?{language}" if composition.place else "",
        based_on=settings["extra"]["based_on"],
        organization=brand.get("organization", ""),
        logo=brand.get("logo", ""),
        picture=brand.get("cover", {}).get("picture", ""),
    )
