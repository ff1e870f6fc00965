"""What each column of a sheet holds: guessed by its heading, said otherwise by whoever imports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from ...model import BuildFailed, is_id
from ...reading import nearest
from .cells import Doubt, Sheet, letters
from .headings import Headings, described_level, is_level, level_name, role_of, simple
from .ids import slug

ROLES = {
    "id": "its permanent id",
    "code": "its code",
    "depth": "a heading above it",
    "title": "its title",
    "statement": "its statement",
    "self_check": "its statement in the first person",
    "indicators": "what could be observed, a line each",
    "keywords": "words to find it by",
    "related": "others that it has to do with",
    "resources": "what helps with it",
    "level": "a level of the scale",
    "tag": "a tag",
    "skip": "left out",
}
ALONE = (
    *("id", "code", "title", "statement", "self_check"),
    *("indicators", "keywords", "related", "resources"),
)
"""What one column alone may hold."""
LISTS = ("keywords", "related", "resources", "tag")
"""What may hold several values in a cell."""
CUTS = {"|": 1000, "\n": 1000, ";": 60, ",": 40}
"""What values are cut by, the surest first, and how long a value then is at the most."""

FEWEST_LEVELS = 3
FEW = 3
"""Rows of which no one can say what most of them do."""
DECIMAL = r"\D{0,3}\d+(,\d+)+\D{0,3}"
"""A number with a comma in it."""


@dataclass(frozen=True)
class Column:
    """A column with its heading; its role, which for a tag or a level has an id behind a colon."""

    heading: str
    role: str
    cut: str = ""
    """What stands between several values of a cell; empty where a cell is one value."""

    @property
    def kind(self) -> str:
        """The role without the id."""
        return self.role.partition(":")[0]

    @property
    def key(self) -> str:
        """The id of the tag or the level; empty for other roles."""
        return self.role.partition(":")[2]


def guess_columns(
    sheet: Sheet,
    headings: Headings,
    framework: str,
    known: Sequence[Column] = (),
    levels: Mapping[str, str] | None = None,
) -> list[Column]:
    """What each column holds, as earlier imports know it or else as its heading says.

    `levels` are those of the framework's scale, by their names in small letters. Where it has
    none, a column alone that looks like one is a tag: one level is no scale.
    """
    earlier = _by_heading(known)
    columns = []
    met: Counter[str] = Counter()
    for number, name in enumerate(headings.names):
        named = name or f"Column {letters(number)}"
        is_filled = any(row[number].text for row in sheet.rows[headings.last + 1 :])
        met[named] += 1
        if len(earlier.get(named, ())) >= met[named]:
            columns.append(earlier[named][met[named] - 1])
        elif not name and not is_filled:
            columns.append(Column("", "skip"))
        else:
            columns.append(Column(named, _role(named, headings.groups[number], framework, levels)))
    _level_columns(columns, headings, framework, earlier)
    if not levels and sum(column.kind == "level" for column in columns) == 1:
        columns = [replace(it, role="tag") if it.kind == "level" else it for it in columns]
    _number_ids(columns, sheet, headings)
    is_known = any(name in earlier for name in headings.names)
    return _with_cuts(_settled(columns, sheet, headings, is_known), sheet, headings)


def _by_heading(known: Sequence[Column]) -> dict[str, list[Column]]:
    """Columns by their headings; a heading that several have leads to them in their order."""
    columns: dict[str, list[Column]] = {}
    for column in known:
        same = columns.setdefault(column.heading, [])
        if column.role not in (it.role for it in same):
            same.append(column)
    return columns


def _role(name: str, group: str, framework: str, levels: Mapping[str, str] | None) -> str:
    """What a heading says, and the heading over it."""
    if levels and (id := levels.get(simple(name)) or levels.get(simple(level_name(name)))):
        return f"level:{id}"
    if role := _grouped(name, group, framework):
        return role
    if exact := re.fullmatch(r"(level|tag)[:=]\s*([a-z0-9-]+)", name):
        return f"{exact[1]}:{exact[2]}"
    return (
        role_of(name)
        or (f"level:{framework}-{slug(level_name(name))}" if is_level(name) else "")
        or "tag"
    )


def _level_columns(
    columns: list[Column], headings: Headings, framework: str, earlier: Collection[str]
) -> None:
    """Take columns for levels that only together look like some: 1, 2, 3, or with descriptions."""
    names = headings.names
    described = [n for n, name in enumerate(names) if described_level(name)]
    counted = [n for n, name in enumerate(names) if re.fullmatch(r"\d{1,2}", name)]
    numbers = [int(names[n]) for n in counted]
    if len(counted) < FEWEST_LEVELS or numbers != list(
        range(numbers[0], numbers[0] + len(counted))
    ):
        counted = []
    for number in [*(described if len(described) > 1 else ()), *counted]:
        if names[number] not in earlier:
            role = f"level:{framework}-{slug(level_name(names[number]))}"
            columns[number] = replace(columns[number], role=role)


def _grouped(name: str, group: str, framework: str) -> str:
    """A level, where the heading over several columns says that they are levels; else empty."""
    words = set(simple(group).replace("levels", "level").split())
    return f"level:{framework}-{slug(name)}" if words & {"level", "proficiency", "scale"} else ""


def _settled(
    columns: list[Column], sheet: Sheet, headings: Headings, is_known: bool
) -> list[Column]:
    """The columns with each role that is one's alone in one of them, and with ids for tags."""
    titles = [n for n, column in enumerate(columns) if column.role == "title"]
    for number in titles[:-1]:
        columns[number] = replace(columns[number], role="depth")
    depths = [n for n, column in enumerate(columns) if column.role == "depth"]
    if not titles and depths and not is_known:
        columns[depths[-1]] = replace(columns[depths[-1]], role="title")
    if not titles and not depths and not is_known:
        _name_by_texts(columns, sheet, headings)
    if (
        titles
        and not is_known
        and _spans(sheet, headings, titles[-1])
        and _has(columns, "statement")
    ):
        columns[titles[-1]] = replace(columns[titles[-1]], role="depth")
    taken: set[str] = set()
    for number, column in enumerate(columns):
        role = column.role
        if role in taken and (role in ALONE or column.kind == "level"):
            role = "tag"
        if role == "tag":
            role = f"tag:{_free(slug(column.heading) or letters(number).lower(), taken)}"
        taken.add(role)
        columns[number] = replace(column, role=role)
    return columns


def _number_ids(columns: list[Column], sheet: Sheet, headings: Headings) -> None:
    """Take mere numbers for codes: somebody counted the rows, and will count them anew.

    What says the same in most rows tells none of them from others, and is a tag.
    """
    for number, column in enumerate(columns):
        texts = [row[number].text for row in sheet.rows[headings.last + 1 :] if row[number].text]
        if column.role not in ("id", "code") or not texts:
            continue
        are_codes = sum(not re.search("[a-z]{2}", it) for it in texts) * 2 > len(texts)
        if len(texts) > FEW and len(set(texts)) * 2 <= len(texts):
            columns[number] = replace(column, role="tag")
        elif column.role == "id" and are_codes:
            columns[number] = replace(column, role="tag" if _has(columns, "code") else "code")


def _has(columns: list[Column], role: str) -> bool:
    return any(column.role == role for column in columns)


def _free(id: str, taken: set[str]) -> str:
    """An id for a tag that no other has."""
    id = id if is_id(id) else f"tag-{id}"
    return id if f"tag:{id}" not in taken else _free(f"{id}-2", taken)


def _spans(sheet: Sheet, headings: Headings, column: int) -> bool:
    """Whether titles are merged over several rows, so that each stands over what follows."""
    return any(row[column].doubt is Doubt.MERGED for row in sheet.rows[headings.last + 1 :])


def _name_by_texts(columns: list[Column], sheet: Sheet, headings: Headings) -> None:
    """Let the first column whose texts are words be the title, where no heading says which is."""
    for number, column in enumerate(columns):
        texts = [row[number].text for row in sheet.rows[headings.last + 1 :] if row[number].text]
        words = [text for text in texts if re.search(r"[^\W\d_]{3}", text)]
        if column.role == "tag" and len(words) > len(texts) / 2 and not _has(columns, "statement"):
            columns[number] = replace(column, role="title")
            return


def _with_cuts(columns: list[Column], sheet: Sheet, headings: Headings) -> list[Column]:
    """The columns, those of several values with what cuts them."""
    cut = []
    for number, column in enumerate(columns):
        if column.kind in LISTS:
            texts = [row[number].text for row in sheet.rows[headings.last + 1 :]]
            if not column.cut or not any(column.cut in text for text in texts):
                column = replace(column, cut=_cut_of(texts) or column.cut)
        cut.append(column)
    return cut


def _cut_of(texts: list[str]) -> str:
    """What values are cut by: what stands in a cell and leaves only short pieces."""
    for cut, longest in CUTS.items():
        pieces = [piece.strip() for text in texts for piece in text.split(cut)]
        is_decimal = cut == "," and all(
            re.fullmatch(DECIMAL, text) for text in texts if cut in text
        )
        is_short = all(len(piece) <= longest for piece in pieces)
        if any(cut in text for text in texts) and is_short and not is_decimal:
            return cut
    return ""


def with_choices(columns: list[Column], choices: Sequence[str], framework: str) -> list[Column]:
    """The columns as `HEADING=ROLE` says. Raises BuildFailed where it names none of either."""
    chosen = list(columns)
    for choice in choices:
        heading, _, role = choice.rpartition("=")
        numbers = [n for n, it in enumerate(columns) if simple(it.heading) == simple(heading)]
        if not numbers:
            known = [column.heading for column in columns if column.heading]
            raise BuildFailed(f"There is no column “{heading}”. {nearest(heading, known)}")
        kind, _, key = role.partition(":")
        if kind not in ROLES:
            raise BuildFailed(f"A column cannot be `{role}`. {nearest(role, ROLES)}")
        name = columns[numbers[0]].heading
        if kind in ("level", "tag"):
            role = f"{kind}:{key or (f'{framework}-' if kind == 'level' else '') + slug(name)}"
        for number in numbers:
            chosen[number] = Column(name, role, columns[number].cut)
    for role in ALONE:
        names = [f"“{column.heading}”" for column in chosen if column.role == role]
        if len(names) > 1:
            first, second = names[:2]
            raise BuildFailed(
                f"{first} and {second} cannot both be `{role}`. Say with --column what one is."
            )
    return chosen
