"""The row of headings of a sheet, and what a heading says that its column holds."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from .cells import Cell, Doubt, Sheet

DEEPEST = 20
"""How many rows may stand above the headings."""
LONGEST = 80
"""Characters of a heading; what is longer is a text."""

LEVEL_NAMES = re.compile(
    "aware(ness)?|working|practitioner|expert|beginn(er|ing)|novice|basic|foundation(al|s)?|"
    "elementary|entry|intermediate|proficien(t|cy)|competent|advanced|emerging|developing|"
    "established|leading|mastery?|skilled|specialist|strategic|apprentice|junior|senior|lead|"
    "principal|fundamental|independent|exemplary|distinguished|professional"
)
"""The first words of what levels are called."""
WORDS: tuple[tuple[str, str], ...] = (
    ("id", r"(unique )?(id|identifier|slug|key|uuid)"),
    ("tag", r"order|sequence.*"),
    ("self_check", r"self[- ]?(check|assessment)( question)?|i can|question"),
    ("indicators", r"(look[- ]?fors?|indicators?|behaviou?rs?|behaviou?ral indicators?)"),
    ("keywords", r"(concept )?keywords?|key words|synonyms|search words"),
    ("related", r"(is )?related.*|see also"),
    ("resources", r".*\b(resources?|further reading|training|courses?|learning materials?)\b.*"),
    ("title", r"abbreviated statement|short (title|name)"),
    ("statement", r".*\b(description|definition|statement|descriptor|explanation|meaning)\b.*"),
    ("code", r"human coding scheme|(.*\b)?(code|no|nr|num|number|ref|reference|item no)|#|№|n°"),
    ("depth", r".*\b(domain|area|category|cluster|group|theme|dimension|pillar|section|strand|"
              r"family|topic|subject|sub[- ]?domain|heading)( (name|title|\d))?"),
    ("title", r"(\w+ )?(title|name|competenc(y|e|ies)|skills?|capability|capabilities|element)"),
)  # fmt: skip
"""What a column holds, and the headings that say so; the first that fits counts."""
NAMING = ("title", "statement", "depth")
"""What a row of headings names, at least one of them."""
LEVEL = re.compile(r"(level|stage|tier|grade|step|l)\W*(\d{1,2}|[ivx]{1,4})\b.*|level\W+\w.*")


@dataclass(frozen=True)
class Headings:
    """The headings of a sheet's columns, and the rows that they stand in."""

    first: int
    last: int
    names: tuple[str, ...]
    groups: tuple[str, ...]
    """What stands over several columns together, for each of them; empty without."""

    @property
    def known(self) -> int:
        """How many of them say what their column holds."""
        return sum(bool(role_of(name)) or is_level(name) for name in self.names)

    @property
    def rows(self) -> range:
        """The rows that they take: one, or two."""
        return range(self.first, self.last + 1)


def find_headings(sheet: Sheet, row: int | None = None) -> Headings | None:
    """The headings of a sheet, in its `row` where one is named; None where none are found."""
    rows = sheet.rows[:DEEPEST] if row is None else sheet.rows[: row + 1]
    scores = [(_score(cells), -number) for number, cells in enumerate(rows)]
    if row is None:
        best, number = max(scores, default=(0, 0))
        if best <= 0:
            return None
        row = -number
    return _with_second(sheet, row)


def role_of(heading: str) -> str:
    """What a heading says that its column holds; empty where it says nothing that is known."""
    plain = simple(heading)
    return next((role for role, pattern in WORDS if re.fullmatch(pattern, plain)), "")


def is_level(heading: str) -> bool:
    """Whether a heading is the name of a level."""
    plain = simple(heading)
    first = plain.partition(" ")[0]
    return bool(re.fullmatch(LEVEL_NAMES, first) or re.fullmatch(LEVEL, plain))


def level_name(heading: str) -> str:
    """The name of a level as its heading has it, without a word that only says that it is one."""
    return re.sub(r"^level\s*[:–-]\s*(?=\D)", "", heading, flags=re.IGNORECASE)


def simple(heading: str) -> str:
    """A heading in small letters, with spaces between its words alone."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unicodedata.normalize("NFKC", heading))
    plain = words.casefold()
    return " ".join(re.sub(r"[_:.*/()\[\]]+", " ", plain).split())


def _score(cells: tuple[Cell, ...]) -> int:
    """How much a row looks like headings: those that are known, and no long texts."""
    texts = [cell.text for cell in cells if cell.text and cell.doubt is not Doubt.MERGED]
    known = sum(bool(role_of(text)) or is_level(text) for text in texts)
    naming = any(role_of(text) in NAMING for text in texts)
    if len(texts) < 2 or any(len(text) > LONGEST for text in texts) or not naming:
        return 0
    return known * 10 + len(texts)


def _with_second(sheet: Sheet, row: int) -> Headings:
    """The headings in a row, with those of the row above or below that belong to them."""
    first = last = row
    if row + 1 < len(sheet.rows) and _completes(sheet.rows[row], sheet.rows[row + 1]):
        last = row + 1
    elif row and _completes(sheet.rows[row - 1], sheet.rows[row]):
        first = row - 1
    names, groups, group = [], [], ""
    for above, below in zip(sheet.rows[first], sheet.rows[last], strict=True):
        is_two = first != last and below.text and below.doubt is not Doubt.MERGED
        group = above.text or (group if is_two else "")
        names.append(below.text or above.text)
        groups.append(group if is_two and group != below.text else "")
    return Headings(first, last, tuple(names), tuple(groups))


def _completes(above: tuple[Cell, ...], below: tuple[Cell, ...]) -> bool:
    """Whether two rows are headings together: each has some where the other has none."""
    own = [bool(cell.text) and cell.doubt is not Doubt.MERGED for cell in below]
    short = all(len(cell.text) <= LONGEST for cell in below)
    gaps = sum(mine and not over.text for over, mine in zip(above, own, strict=True))
    single = sum(bool(over.text) and not mine for over, mine in zip(above, own, strict=True))
    known = sum(bool(role_of(cell.text)) or is_level(cell.text) for cell in below if cell.text)
    numbered = all(re.fullmatch(r"\d+", c.text) for c, mine in zip(below, own, strict=True) if mine)
    return short and gaps > 0 and single > 0 and any(own) and (known > 0 or numbered)
