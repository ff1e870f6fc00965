"""What a whole sheet leaves in doubt, for somebody to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .cells import Sheet
from .entries import Account, Entry, short
from .fields import Named, values_in
from .mapping import CUTS, Column

FEWEST = 4
"""Titles that stand in several rows, before they are told."""


def tell_doubts(
    sheet: Sheet,
    columns: Sequence[Column],
    entries: Sequence[Entry],
    account: Account,
    named: Named,
) -> None:
    """Say what may not be as it was read."""
    every = [entry for root in entries for entry in root.all()]
    _tell_unknown(sheet, columns, every, account, named)
    _tell_uncut(sheet, columns, every, account)
    _tell_repeated(sheet, every, account)


def _tell_unknown(
    sheet: Sheet, columns: Sequence[Column], every: list[Entry], account: Account, named: Named
) -> None:
    """Names of others that lead nowhere in the sheet: they are kept as words."""
    for column in (column for column in columns if column.role == "related"):
        for entry in every:
            for value in values_in(entry.texts.get("related", ""), column.cut):
                if value.casefold() not in named.ids:
                    place = sheet.place(entry.row, entry.columns["related"])
                    message = f"“{value}” names nothing in this sheet; it is kept as words."
                    account.say(place, message)


def _tell_uncut(
    sheet: Sheet, columns: Sequence[Column], every: list[Entry], account: Account
) -> None:
    """Values that would be several, were they cut by what cuts none of the others."""
    for column in (column for column in columns if column.cut in CUTS):
        weaker = list(CUTS)[list(CUTS).index(column.cut) + 1 :]
        others = [cut for cut in weaker if cut != ","]
        for entry in every:
            text = entry.texts.get(column.role, "")
            if column.cut not in text and any(cut in text for cut in others):
                place = sheet.place(entry.row, entry.columns[column.role])
                told = "a line each" if column.cut == "\n" else f"cut at “{column.cut}”"
                account.say(place, f"“{short(text)}” is one value, since the column is {told}.")


def _tell_repeated(sheet: Sheet, every: list[Entry], account: Account) -> None:
    """Titles most of which stand in several rows, so that another column may name the rows."""
    titled = [entry for entry in every if entry.title and not entry.is_domain]
    counts = Counter(entry.title for entry in titled)
    again = [entry for entry in titled if counts[entry.title] > 1]
    if len(again) >= FEWEST and len(again) * 2 > len(titled):
        first, column = again[0], again[0].columns["title"]
        account.say(
            sheet.place(first.row, column),
            f"“{short(first.title)}” is the title of {counts[first.title]} rows, and most titles "
            "stand in several. Does another column name what each row is about? Say so with "
            '`--column "Heading=title"`; levels want a column each.',
        )
