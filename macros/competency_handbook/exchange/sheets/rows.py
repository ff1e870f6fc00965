"""The rows of a sheet → the entries of a framework, with an account of every row and cell."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from .cells import Cell, Doubt, Sheet, is_own
from .entries import Account, Entry, short
from .headings import Headings
from .mapping import Column
from .nesting import Nesting, is_alone, naming_role, nest_by_code
from .one_cell import CellReader
from .row_kinds import (
    UNKNOWN,
    begins_table,
    is_remark,
    is_total,
    names_over,
    own_cells,
    repeated_headings,
)
from .several_rows import join_rows, says_more

LONGEST_CODE = 9
MORE = "more of the competency above"


def entries_in(
    sheet: Sheet,
    headings: Headings,
    columns: Sequence[Column],
    nesting: Nesting = Nesting.COLUMNS,
    known: Collection[str] = (),
    plain: Collection[str] = (),
) -> tuple[list[Entry], Account]:
    """The outline that the rows of a sheet make, and what became of every row and cell.

    `known` are the titles of the headings that there are already, `plain` those of competencies.
    """
    reading = _Reading(sheet, headings, columns, nesting, known, plain)
    reading.above()
    for row in range(headings.last + 1, len(sheet.rows)):
        reading.read(row)
    roots = nest_by_code(reading.roots) if nesting is Nesting.CODES else reading.roots
    reading.tell_empty(roots)
    return roots, reading.account


class _Reading:
    """A sheet while its rows are read one by one."""

    def __init__(
        self,
        sheet: Sheet,
        headings: Headings,
        columns: Sequence[Column],
        nesting: Nesting,
        known: Collection[str],
        plain: Collection[str],
    ) -> None:
        self.sheet, self.headings, self.columns = sheet, headings, columns
        self.nesting, self.known, self.plain = nesting, known, set(plain) - set(known)
        self.roots: list[Entry] = []
        self.account = Account()
        self.cells = CellReader(sheet, columns, self.account)
        self.depths = [n for n, column in enumerate(columns) if column.role == "depth"]
        self.title = [n for n, column in enumerate(columns) if column.role == "title"]
        self.path: list[Entry] = []
        """The headings that the row at hand stands below."""
        self.section: Entry | None = None
        self.last: Entry | None = None
        """The competency that was read last, where the row at hand may say more of it."""
        self.said: dict[tuple[int, frozenset[tuple[str, str]]], int] = {}
        """The rows of competencies, by the list that each is in and what it says."""
        self.again = repeated_headings(sheet, headings)
        tables = {headings.first, *self.again} if self.again else set()
        self.names = names_over(sheet, tables)

    def above(self) -> None:
        """Account for what stands above the table, and for its headings."""
        for row in range(self.headings.last + 1):
            filled = own_cells(self.sheet.rows[row])
            if row in self.names:
                self._begin_section(row, filled)
                continue
            is_heading = row in self.headings.rows
            self._set_aside(
                row, "headings" if is_heading else "above the table" if filled else "empty"
            )

    def read(self, row: int) -> None:
        """Add what a row says to the outline."""
        cells = self.sheet.rows[row]
        own = own_cells(cells)
        if not own:
            self.account.rows[row] = "empty"
        elif row in self.again:
            self._set_aside(row, "headings once more")
        elif is_total(cells) or is_remark(self.sheet, row):
            what = "a row of totals" if is_total(cells) else "a remark below the table"
            self._leave_out(row, f"it is {what}, and is left out", what)
        elif self._is_section(row, own):
            self._begin_section(row, own)
        else:
            self._read_entry(row, cells)

    def tell_empty(self, entries: Sequence[Entry]) -> None:
        """Say which headings have nothing below them."""
        for entry in (entry for root in entries for entry in root.all()):
            if entry.is_domain and not entry.below:
                message = f"“{short(entry.title)}” is a heading with nothing below it."
                self.account.say(self.sheet.place(entry.row), message)

    def _set_aside(self, row: int, kind: str) -> None:
        self.account.rows[row] = kind
        self.account.cells |= {(row, n): kind for n in own_cells(self.sheet.rows[row])}

    def _is_section(self, row: int, own: list[int]) -> bool:
        """Whether a row is a heading over the following: by its form, or since it was one."""
        cells = self.sheet.rows[row]
        filled = [number for number, cell in enumerate(cells) if cell.text]
        naming = self._naming(own)
        text = cells[naming].text
        if self.nesting is Nesting.ROWS and is_alone(cells, self.columns):
            return text not in self.plain
        if len(filled) != 1 or cells[naming].doubt in UNKNOWN:
            return False
        kind = self.columns[naming].kind
        is_long = kind == "code" and len(text) > LONGEST_CODE
        was_one = text in self.known and kind != "depth" and self.nesting is Nesting.COLUMNS
        return row in self.sheet.wide or row in self.names or is_long or was_one

    def _naming(self, own: list[int]) -> int:
        """The cell of a row that names a heading: its title where it has one, else its first."""
        role = naming_role(self.columns)
        return next((number for number in own if self.columns[number].role == role), own[0])

    def _begin_section(self, row: int, own: list[int]) -> None:
        naming = self._naming(own)
        text = self.sheet.rows[row][naming].text
        self.section = Entry(row, {"title": text}, {"title": naming}, is_domain=True)
        self.path, self.last = [], None
        self.roots.append(self.section)
        self.account.rows[row] = "headings over others"
        for number in own:
            if number == naming:
                self._account_title(row, number, "titles")
            else:
                self.cells.read(self.section, row, number)

    def _read_entry(self, row: int, cells: tuple[Cell, ...]) -> None:
        """Add the competency, or the heading over others, that a row is about."""
        named = [n for n in self.depths if _text(cells[n])]
        own = [n for n in named if is_own(cells[n]) and not self._is_known(n, cells[n].text)]
        stated = any(_text(cells[n]) for n, it in enumerate(self.columns) if it.role == "statement")
        if begins_table(self.sheet, self.headings, row):
            advice = "If so, give that table a sheet of its own."
            place = self.sheet.place(row)
            self.account.say(place, f"this looks like the headings of another table. {advice}")
        is_untitled = bool(self.title) and not cells[self.title[0]].text
        if self._title(cells) or (stated and not (is_untitled and own)):
            for column in named:
                self._enter(row, column, own=False)
            self._add(row, cells, "competencies")
        elif own:
            for column in named:
                self._enter(row, column, own=column == named[-1])
            self.account.rows[row], self.last = "headings over others", None
            self._read_cells(self.path[-1], row, cells)
        elif self.last is not None and says_more(cells, self.columns):
            self.cells.set_aside(row, named, "headings that stand in several rows")
            self._add(row, cells, MORE)
        else:
            message = "it has no title and no statement, and is left out"
            self._leave_out(row, message, "no title and no statement")

    def _add(self, row: int, cells: tuple[Cell, ...], kind: str) -> None:
        """Add a competency, unless its row only says more of the one before, or says it again."""
        entry = Entry(row)
        if text := self._title(cells):
            entry.texts["title"], entry.columns["title"] = text, self.title[0]
            self._account_title(row, self.title[0], "titles")
        self.account.rows[row] = kind
        self._read_cells(entry, row, cells)
        siblings = self.path[-1].below if self.path else self._top()
        said = (id(siblings), frozenset(entry.texts.items()))
        if kind != MORE and self.said.setdefault(said, row) != row:
            why = f"says the same as row {self.said[said] + 1}"
            self.account.leave_out(row, why)
            self.account.say(self.sheet.place(row), f"it {why}, and is left out.")
        elif (
            self.last and siblings[-1:] == [self.last] and join_rows(self.last, entry, self.columns)
        ):
            self.account.rows[row] = MORE
        else:
            siblings.append(entry)
            self.last = entry

    def _is_known(self, column: int, text: str) -> bool:
        """Whether the row at hand stands below the heading in a cell anyway."""
        depth = self.depths.index(column)
        return depth < len(self.path) and self.path[depth].title == text

    def _read_cells(self, entry: Entry, row: int, cells: tuple[Cell, ...]) -> None:
        for number, column in enumerate(self.columns):
            is_name = column.role in ("depth", "title")
            if cells[number].text and (not is_name or cells[number].doubt in UNKNOWN):
                self.cells.read(entry, row, number)

    def _title(self, cells: tuple[Cell, ...]) -> str:
        return _text(cells[self.title[0]]) if self.title else ""

    def _enter(self, row: int, column: int, own: bool) -> None:
        """Go to the heading in a cell, a new one where there is none yet, or none but others' own.

        Headings of a depth that a row leaves empty stay those of the rows above it.
        """
        depth = min(self.depths.index(column), len(self.path))
        text = self.sheet.rows[row][column].text
        siblings = self.path[depth - 1].below if depth else self._top()
        known = next((it for it in siblings if it.is_domain and it.title == text), None)
        if known is None or (own and known.has_row):
            known = Entry(row, {"title": text}, {"title": column}, is_domain=True, has_row=own)
            siblings.append(known)
            self._account_title(row, column, "titles")
        else:
            if own:
                known.has_row, known.row = True, row
            self._account_title(row, column, "headings that stand in several rows")
        self.path[depth:] = [known]

    def _top(self) -> list[Entry]:
        return self.section.below if self.section else self.roots

    def _account_title(self, row: int, column: int, kind: str) -> None:
        cell = self.sheet.rows[row][column]
        self.cells.set_aside(row, [column], kind)
        if cell.doubt is Doubt.DATE:
            place = self.sheet.place(row, column)
            self.account.say(place, f"this is the date {cell.text}; was it typed as one?")

    def _leave_out(self, row: int, message: str, why: str) -> None:
        """Account for a row that names nothing, and say what it has."""
        self._set_aside(row, f"left out: {why}")
        own = own_cells(self.sheet.rows[row])
        texts = ", ".join(f"“{short(self.sheet.rows[row][number].text)}”" for number in own)
        self.account.say(self.sheet.place(row), f"{message}: {texts}.")


def _text(cell: Cell) -> str:
    """What a cell names something; nothing where a formula failed or was never computed."""
    return "" if cell.doubt in UNKNOWN else cell.text
