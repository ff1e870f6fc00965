"""What tests ask of a PDF: tags, bookmarks, links and fields, as a reader of it has them."""

from __future__ import annotations

import ctypes
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pikepdf
import pymupdf
import pypdfium2
from pypdfium2 import raw as pdfium

FALSE = {
    "ORD-001": "dots of lists are drawn after the text; tests/pdf/test_pdf_tags.py holds the order",
    "PAG-001": "the first or last line of a page's text; artifacts are held by test_pdf_tags.py",
    "TAG-002": "the foot of a PDF with fewer than three pages; held by test_pdf_tags.py",
    "TBL-010": "a stacked table, where each cell has its own head; held by test_pdf_tags.py",
}
"""Rules of outloud that guess, and guess wrong here, with the reason."""
OpenPdf = Callable[[str], tuple[Path, pikepdf.Pdf]]
"""Opens a PDF of the built site by its id; its path comes with it."""
Texts = Mapping[tuple[int, int], str]
"""What each mark of a page holds, by the page's place, from 0, and the mark's number."""


def run(*command: object, told: str = "") -> str:
    """What a command prints that is told something on its standard input; it must not fail."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, input=told)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def links_of(page: pikepdf.Page) -> list[pikepdf.Dictionary]:
    return [note for note in page.get("/Annots", []) if note.Subtype == "/Link"]


def destinations_of(pdf: pikepdf.Pdf) -> dict[str, int]:
    """The page number, from 1, of every named destination."""
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
    tree = pikepdf.NameTree(pdf.Root.Names.Dests)
    return {str(name): numbers[place[0].objgen] for name, place in tree.items()}


def outline_of(pdf: pikepdf.Pdf) -> list[tuple[str, ...]]:
    """Every bookmark with those above it, uppermost first."""

    def below(
        entries: list[pikepdf.OutlineItem], above: tuple[str, ...]
    ) -> Iterator[tuple[str, ...]]:
        for entry in entries:
            yield (*above, entry.title)
            yield from below(entry.children, (*above, entry.title))

    with pdf.open_outline() as outline:
        return list(below(outline.root, ()))


def fields_of(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    fields = list(pdf.Root.AcroForm.Fields)
    named = {str(field.T): field for field in fields}
    assert len(named) == len(fields), "two fields have one name"
    return named


def write_in(field: pikepdf.Object, value: str | bytes) -> None:
    """Write a text into a field, or choose a state of its buttons, as a careful reader does it."""
    if field.FT == "/Tx":
        field.V = pikepdf.String(value)
        return
    field.V = chosen = pikepdf.Name(f"/{value}")
    for widget in field.get("/Kids", [field]):
        widget.AS = chosen if chosen in widget.AP.N else pikepdf.Name.Off


def kids_of(tag: pikepdf.Object) -> list[pikepdf.Object]:
    kids = tag.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def below(tag: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """A tag and all tags in it, in the order of reading."""
    yield tag
    for kid in kids_of(tag):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from below(kid)


def tags_of(pdf: pikepdf.Pdf, *kinds: str) -> list[pikepdf.Object]:
    return [tag for tag in below(pdf.Root.StructTreeRoot.K[0]) if str(tag.S) in kinds]


def pages_below(tag: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The page of every piece of text in a tag."""
    for part in below(tag):
        for kid in kids_of(part):
            if isinstance(kid, pikepdf.Dictionary):
                if "/MCID" in kid:
                    yield kid.Pg
            else:
                yield part.Pg


def marks_of(tag: pikepdf.Object) -> Iterator[tuple[int, int]]:
    """The page's place, from 0, and the number of every mark in a tag, in the order of reading."""
    for kid in kids_of(tag):
        if not isinstance(kid, pikepdf.Dictionary):
            yield pikepdf.Page(tag.Pg).index, int(kid)
        elif "/MCID" in kid:
            yield pikepdf.Page(kid.Pg).index, int(kid.MCID)
        elif "/S" in kid:
            yield from marks_of(kid)


@cache
def texts_by_mark(path: Path) -> Texts:
    """What every mark of a PDF holds, as PDFium reads it."""
    found: dict[tuple[int, int], str] = {}
    for number, page in enumerate(pypdfium2.PdfDocument(path)):
        words = page.get_textpage()
        for part in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
            mark = pdfium.FPDFPageObj_GetMarkedContentID(part.raw)
            size = pdfium.FPDFTextObj_GetText(part.raw, words.raw, None, 0)
            room = ctypes.create_string_buffer(size)
            wide = ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort))
            pdfium.FPDFTextObj_GetText(part.raw, words.raw, wide, size)
            text = room.raw[: size - 2].decode("utf-16-le")
            found[number, mark] = found.get((number, mark), "") + text
    return found


def words_below(tag: pikepdf.Object, texts: Texts) -> str:
    """What a tag and all tags in it say."""
    return "".join(texts.get(mark, "") for mark in marks_of(tag))


def headings_of(pdf: pikepdf.Pdf, texts: Texts) -> list[tuple[int, str, int]]:
    """The level and the words of every heading, and its page's place from 0."""
    tags = tags_of(pdf, *(f"/H{level}" for level in range(1, 7)))
    return [(int(str(h.S)[2]), words_below(h, texts), next(marks_of(h))[0]) for h in tags]


def words_of(path: Path) -> list[list[dict]]:
    """The words of each page as MuPDF reads them, with their places from its upper left corner.

    `x0`, `top`, `x1` and `bottom` are in points; the order is from top to bottom, line by line.
    """
    names = ("x0", "top", "x1", "bottom", "text")
    with pymupdf.open(path) as document:
        pages = [page.get_text("words", sort=True) for page in document]
    return [[dict(zip(names, word, strict=False)) for word in page] for page in pages]


def letters(text: str) -> str:
    """A text without what lines and print add to it, and without inline Markdown."""
    return re.sub(r"[\s\-‐*`_\\\x02\"'“”‘’]", "", text)


def letters_on(page: pypdfium2.PdfPage) -> Iterator[tuple[float, float, float, float]]:
    """The left, lower, right and upper side of every letter that a page shows, in points."""
    text = page.get_textpage()
    for number in range(text.count_chars()):
        box = text.get_charbox(number)
        if box[2] > box[0]:
            yield box
