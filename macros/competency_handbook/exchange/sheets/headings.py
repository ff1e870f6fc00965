"""The row of headings of a sheet, and what a heading says that its column holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from .cells import Cell, Doubt, Sheet, is_own

DEEPEST = 20
"""How many rows may stand above the headings."""
FEWEST = 2
"""How many headings a table has at least, unless it has one column."""
LONGEST = 80
"""Characters of a heading; what is longer is a text."""

LEVEL_NAMES = re.compile(
    "aware(ness)?|working|practitioner|expert|beginn(er|ing)|novice|basic|foundation(al|s)?|"
    "elementary|entry|intermediate|proficien(t|cy)|competent|advanced|emerging|developing|"
    "established|leading|mastery?|skilled|specialist|strategic|apprentice|junior|senior|lead|"
    "principal|fundamental|independent|exemplary|distinguished|professional|"
    "inicial|principiante|basico|elemental|intermedio|avanzado|experto|competente"
)
"""The first words of what levels are called, in English and Spanish."""
WORDS: tuple[tuple[str, str], ...] = (
    ("id", r"(\w+ ){0,2}(id|identifier)|slug|key|uuid"),
    ("tag", r"order|sequence.*"),
    ("skip", r"tailored"),
    ("self_check", r"self[- ]?(check|assessment)( question)?|i can|question|autoevaluacion"),
    ("indicators", r"(look[- ]?fors?|indicators?|behaviou?rs?|behaviou?ral indicators?|"
                   r"indicador(es)?|conductas?)"),
    ("keywords", r"(concept )?keywords?|key words|synonyms|search words|palabras clave"),
    ("related", r"(is )?related.*|see also|.*relacionad[ao]s?|vease tambien"),
    ("resources", r".*\b(resources?|further reading|training|courses?|learning materials?|"
                  r"recursos|formacion)\b.*"),
    ("title", r"abbreviated statement|short (title|name)"),
    ("statement", r".*\b(description|definition|statement|descriptor|explanation|meaning|"
                  r"descripcion|definicion|enunciado)\b.*"),
    ("code", r"human coding scheme|(.*\b)?(code|no|nr|num|number|ref|reference|item no|"
             r"codigo|numero)|#|n[°o]"),
    ("depth", r".*\b(domain|area|category|cluster|group|theme|dimension|pillar|section|strand|"
              r"family|topic|subject|sub[- ]?(domain|category|area|group)|heading|"
              r"dominio|categoria|grupo|tema|dimension|seccion|ambito|eje)( (name|title|\d))?"),
    ("title", r"(.*\b)?(title|name|titulo|nombre)"),
    ("title", r"(\w+ )?(competenc(y|e|ies)|skills?|capability|capabilities|element|"
              r"competencias?|habilidad(es)?|destrezas?|capacidad(es)?)"),
)  # fmt: skip
"""What a column holds, and the headings that say so; the first that fits counts."""
NAMING = ("title", "statement", "depth")
"""What a row of headings names, at least one of them."""
LEVEL = re.compile(r"(level|nivel|stage|tier|grade|step|l)\W*(\d{1,2}|[ivx]{1,4})\b.*|level\W+\w.*")


DESCRIBED = "descriptions?|descriptors?|definitions?|statements?|criteria"
"""What stands behind the name of a level that a column describes."""


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
        """The rows that they take: one, or a few."""
        return range(self.first, self.last + 1)


def find_headings(
    sheet: Sheet, row: int | None = None, before: Collection[str] = ()
) -> Headings | None:
    """The headings of a sheet, in its `row` where one is named; None where none are found.

    `before` are those that it had before, whatever their language.
    """
    rows = sheet.rows[:DEEPEST] if row is None else sheet.rows[: row + 1]
    width = len({n for cells in sheet.rows for n, cell in enumerate(cells) if cell.text})
    scores = [
        (_score(cells, min(width, FEWEST), before), -number) for number, cells in enumerate(rows)
    ]
    if row is None:
        best, number = max(scores, default=(0, 0))
        if best <= 0:
            return None
        row = -number
    return _with_second(sheet, row)


def role_of(heading: str) -> str:
    """What a heading says that its column holds; empty where it says nothing that is known."""
    for plain in dict.fromkeys((_bare(heading), _bare(re.sub(r"\(.*?\)", " ", heading)))):
        if role := next((role for role, pattern in WORDS if re.fullmatch(pattern, plain)), ""):
            return role
    return ""


def is_level(heading: str) -> bool:
    """Whether a heading is the name of a level."""
    plain = _bare(heading)
    first = plain.partition(" ")[0]
    return bool(re.fullmatch(LEVEL_NAMES, first) or re.fullmatch(LEVEL, plain))


def described_level(heading: str) -> str:
    """The level that a heading such as “Level 1 description” says to describe; empty without."""
    found = re.fullmatch(rf"(.+?)\W*\b({DESCRIBED})\)?", heading, re.IGNORECASE | re.DOTALL)
    return found[1] if found and is_level(found[1]) else ""


def level_name(heading: str) -> str:
    """The name of a level as its heading has it, without a word that only says that it is one."""
    name = " ".join(heading.split())
    if re.fullmatch(r"\d{1,2}", name):
        return f"Level {name}"
    if of_level := described_level(name):
        name = of_level
    return re.sub(r"^level\s*[:–-]\s*(?=\D)", "", name, flags=re.IGNORECASE)


def simple(heading: str) -> str:
    """A heading in small letters, with spaces between its words alone."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unicodedata.normalize("NFKC", heading))
    plain = words.casefold()
    return " ".join(re.sub(r"[_:.*/()\[\]]+", " ", plain).split())


def _bare(heading: str) -> str:
    """A heading as words are compared with it: simple, and without accents."""
    letters = unicodedata.normalize("NFKD", simple(heading))
    return " ".join("".join(it for it in letters if not unicodedata.combining(it)).split())


def _score(cells: tuple[Cell, ...], fewest: int, before: Collection[str]) -> int:
    """How much a row looks like headings: those that are known, and no long texts."""
    texts = [cell.text for cell in cells if cell.text and cell.doubt is not Doubt.MERGED]
    known = sum(text in before or bool(role_of(text)) or is_level(text) for text in texts)
    naming = any(text in before or role_of(text) in NAMING for text in texts)
    long = sum(len(text) > LONGEST for text in texts)
    if len(texts) - long < fewest or long * 4 > len(texts) or not naming:
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
    while last + 1 < len(sheet.rows) and _is_merged_into(sheet.rows[last], sheet.rows[last + 1]):
        last += 1
        for number, cell in enumerate(sheet.rows[last]):
            if is_own(cell):
                groups[number], names[number] = names[number], cell.text
    return Headings(first, last, tuple(names), tuple(groups))


def _is_merged_into(above: tuple[Cell, ...], below: tuple[Cell, ...]) -> bool:
    """Whether headings above go on in a row: some in merged cells, and others below them."""
    merged = [
        it.doubt is Doubt.MERGED and it.text == over.text
        for it, over in zip(below, above, strict=True)
    ]
    own = [number for number, cell in enumerate(below) if is_own(cell)]
    return any(merged) and bool(own) and all(above[number].text for number in own)


def _completes(above: tuple[Cell, ...], below: tuple[Cell, ...]) -> bool:
    """Whether two rows are headings together: each has some where the other has none."""
    own = [bool(cell.text) and cell.doubt is not Doubt.MERGED for cell in below]
    short = all(len(cell.text) <= LONGEST for cell in below)
    gaps = sum(mine and not over.text for over, mine in zip(above, own, strict=True))
    single = sum(bool(over.text) and not mine for over, mine in zip(above, own, strict=True))
    known = sum(bool(role_of(cell.text)) or is_level(cell.text) for cell in below if cell.text)
    numbered = all(re.fullmatch(r"\d+", c.text) for c, mine in zip(below, own, strict=True) if mine)
    return short and gaps > 0 and single > 0 and any(own) and (known > 0 or numbered)
