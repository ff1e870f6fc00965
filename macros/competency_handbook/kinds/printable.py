"""Printables: a page each with its cards, slips and posters, as many as stand on a page of paper.

What is made from a comparison is drawn from its data, so that cards and key cannot differ from it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..model import (
    Attributed,
    Comparison,
    Kind,
    Printable,
    PrintedForm,
    PrintedSet,
    Row,
    Shown,
    cell_id,
)
from ..render import Page, entry_of, heading, render_citations, render_list

A_PAGE = {PrintedForm.CARDS: 8, PrintedForm.SLIPS: 4, PrintedForm.POSTERS: 1}
"""So many pieces stand on a page of paper, of the same size on Letter and A4."""


@dataclass(frozen=True)
class Piece:
    """What is printed on one piece, and what the key says of it."""

    text: str
    title: str = ""
    number: int = 0
    """What the key names it by; 0 where no key does."""
    options: tuple[str, ...] = ()
    lines: int = 0
    keys: tuple[Key, ...] = ()


@dataclass(frozen=True)
class Key:
    """What the key says of a piece: where it belongs, and what stands there."""

    answer: str
    part: Attributed
    """What says so, with its sources."""
    text: str = ""


def render_printable(page: Page, id: str) -> str:
    """A printable as Markdown. Raises KeyError where the handbook has no such printable."""
    printable, t = page.catalog.of(Printable)[id], page.catalog.messages
    page = replace(page, is_ours=printable.own)
    sets = [(one, list(pieces_of(page, one))) for one in printable.sets]
    opening = page.fill(
        "printable-opening.html",
        id=id,
        printable=printable,
        facts=[fact for one, pieces in sets for fact in _facts(page, one, len(pieces))],
        go=page.here.go(id),
    )
    title = heading(1, printable.title, id) + page.fill("eyebrow.html", text=t("printable.kind"))
    keys = "".join(_key(page, one, pieces) for one, pieces in sets)
    printed = "".join(_sheets(page, one, pieces) for one, pieces in sets)
    cited = [key.part for _, pieces in sets for piece in pieces for key in piece.keys]
    citations = render_citations(page, printable, *cited)
    return title + opening + keys + citations + printed


def _facts(page: Page, one: PrintedSet, count: int) -> list[str]:
    """How many pieces there are, and on how many pages."""
    pages = -(-count * one.copies // A_PAGE[one.form])
    t = page.catalog.messages
    pieces = t(f"printable.{one.form.value}", count=count)
    return [t("printable.on_pages", pieces=pieces, count=pages)]


def _key(page: Page, one: PrintedSet, pieces: Sequence[Piece]) -> str:
    """What a trainer looks up, folded on a screen; empty where nothing is told."""
    numbered = [piece for piece in pieces if piece.keys]
    return page.fill("key.html", one=one, pieces=numbered) if numbered else ""


def _sheets(page: Page, one: PrintedSet, pieces: Sequence[Piece]) -> str:
    """The pieces, page by page of paper, below their heading; of copies all stand together."""
    copied = [piece for piece in pieces for _ in range(one.copies)]
    title = heading(
        2,
        one.title,
        one.id,
        attributes=f".chb-pieces-title .chb-pieces-title--{one.form.value} data-search-exclude",
    )
    size = A_PAGE[one.form]
    sheets = [copied[first : first + size] for first in range(0, len(copied), size)]
    return title + page.fill("sheets.html", one=one, sheets=sheets)


def pieces_of(page: Page, one: PrintedSet) -> Iterator[Piece]:
    """The pieces of a set, each once, in the order of their numbers."""
    if one.comparison:
        comparison = page.catalog.comparisons[one.comparison]
        rows = [row for row in comparison.rows if row.id in one.rows or not one.rows]
        made = _posters if one.form is PrintedForm.POSTERS else _cards
        yield from (replace(piece, options=one.options) for piece in made(comparison, rows))
        return
    for number, piece in enumerate(one.pieces, 1):
        keys = (Key(piece.key, piece),) if piece.key else ()
        title, options = piece.title or "", piece.options or one.options
        yield Piece(piece.text, title, number if keys else 0, options, piece.lines, keys)


def _cards(comparison: Comparison, rows: Sequence[Row]) -> Iterator[Piece]:
    """A card for each cell, in an order that tells nothing, and is the same in each edition."""
    cells = [
        (row, column, row.cells[column.id])
        for row in rows
        for column in comparison.columns
        if column.id in row.cells
    ]
    cells.sort(key=lambda it: hashlib.sha256(cell_id(it[0].id, it[1].id).encode()).digest())
    for number, (row, column, cell) in enumerate(cells, 1):
        key = Key(column.label, cell, cell.text)
        yield Piece(cell.in_short or cell.text, row.aspect, number, keys=(key,))


def _posters(comparison: Comparison, rows: Sequence[Row]) -> Iterator[Piece]:
    """A poster for each row, with its claim where it has one."""
    for number, row in enumerate(rows, 1):
        keys = (
            Key(column.label, cell, cell.text)
            for column in comparison.columns
            if (cell := row.cells.get(column.id))
        )
        yield Piece(row.claim or row.aspect, "", number, keys=tuple(keys))


def render_printables(page: Page) -> str:
    """Every printable with what it is for."""
    works = page.catalog.of(Printable).items()
    return render_list(page, (entry_of(page, id, it, _facts_in(page, it)) for id, it in works))


def _facts_in(page: Page, printable: Printable) -> list[str]:
    """What a printable has, as its list tells it."""
    sets = printable.sets
    return [fact for it in sets for fact in _facts(page, it, len(list(pieces_of(page, it))))]


PRINTABLE = Kind(
    "printable",
    Printable,
    "printables",
    own_pdf=True,
    book_list="pdf.list_of_printables",
    shown=(
        Shown(
            "printables",
            "printable",
            render_printable,
            list_macro="printables",
            list_view=render_printables,
            order=74,
            boost=0.5,
            ends_book=True,
            toc=False,
            purpose="printable.listed",
            section="nav.printables",
        ),
    ),
)
