"""A sheet → the files of a framework: read, compared, checked, shown, and only then written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...model import BuildFailed, Kind, ProblemsFound, is_id
from ...reading import files_of, nearest, read_tree, shown_path
from .cells import Sheet
from .checking import check_files
from .export import columns_of
from .fields import Block, Named, values_in
from .headings import Headings, find_headings, level_name, simple
from .ids import slug
from .mapping import Column, guess_columns, with_choices
from .match import Known, give_ids, plain_words
from .merge import Merge
from .outline import Outline, outline_of
from .read_csv import read_csv
from .read_xlsx import read_xlsx
from .record import Record, Row, read_record, record_path
from .report import lines_of_changes, lines_of_sheet
from .rows import Account, Entry, entries_in
from .weave import dumped, plain, woven

BOOKS = (".xlsx", ".xlsm")
TOLD = ("code", "title", "statement")
"""What tells an item from others."""
TABLES = (".csv", ".tsv", ".txt")


@dataclass(frozen=True)
class Wishes:
    """What whoever imports says of a sheet; what is left empty is guessed."""

    id: str = ""
    title: str = ""
    sheet: str = ""
    encoding: str = ""
    header: int | None = None
    """The row of headings, counted from 1."""
    columns: tuple[str, ...] = ()
    scale: str = ""
    rates: str = "practitioner"
    best: str = "last"


@dataclass(frozen=True)
class Plan:
    """What an import would write, and what it has to say."""

    files: dict[Path, str]
    """Those that are to be another than they are."""
    report: list[str]
    changes: bool
    """Whether it changes what readers see."""


def plan_import(file: Path, layers: Sequence[Path], kinds: Sequence[Kind], wishes: Wishes) -> Plan:
    """What importing a file into the uppermost of these layers would do; nothing is written.

    Raises BuildFailed where the file cannot be read, or what it says is no framework; each of
    the lines that say why names the sheet's row and column.
    """
    return _Import(file, list(layers), list(kinds), wishes).plan()


def write_plan(plan: Plan) -> None:
    """Write all files of a plan, or none. Raises BuildFailed where that cannot be done."""
    before = {path: path.read_bytes() if path.is_file() else None for path in plan.files}
    waiting = {path: path.with_name(f".{path.name}.new") for path in plan.files}
    done: list[Path] = []
    try:
        for path, text in plan.files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            waiting[path].write_text(text, "utf-8", newline="\n")
        for path in plan.files:
            waiting[path].replace(path)
            done.append(path)
    except OSError as error:
        for path in done:
            content = before[path]
            path.unlink() if content is None else path.write_bytes(content)
        for path in waiting.values():
            path.unlink(missing_ok=True)
        raise BuildFailed(f"Nothing was written: {error}.") from error


class _Import:
    """One import, step by step."""

    def __init__(self, file: Path, layers: list[Path], kinds: list[Kind], wishes: Wishes) -> None:
        self.file, self.layers, self.kinds, self.wishes = file, layers, kinds, wishes
        self.data = files_of(layers, "data")
        self.folder = layers[-1] / "data" / "frameworks"
        self.id = wishes.id or self._id_before() or slug(file.stem)
        if not is_id(self.id):
            raise BuildFailed(f"`{self.id}` is no id. Name one with --id, such as `our-skills`.")
        self.path = self.folder / f"{self.id}.yml"
        below = self.data.get(f"frameworks/{self.id}.yml", self.path)
        if below != self.path:
            raise BuildFailed(f"`{self.id}` is in the handbook below yours. Name another --id.")
        self.record = read_record(record_path(self.path))
        self.before = self.path.read_text("utf-8-sig") if self.path.is_file() else ""
        self.outline = self._outline()

    def _id_before(self) -> str:
        """The framework that a file of this name was imported as before; empty without one."""
        for path in sorted(self.folder.glob("*.import.json")):
            record = read_record(path)
            if record and record.file == self.file.name:
                return path.name.removesuffix(".import.json")
        return ""

    def _outline(self) -> Outline:
        """What the framework's file has now; what a new one says of itself, where there is none."""
        if not self.before:
            return Outline()
        node, problems = read_tree(self.path.read_bytes(), shown_path(self.path))
        if problems:
            raise ProblemsFound(problems)
        return outline_of(plain(node))

    def plan(self) -> Plan:
        """Read, match, merge and check."""
        sheet, headings = self._sheet()
        columns = self._columns(sheet, headings)
        entries, account = entries_in(sheet, headings, columns)
        if not entries:
            raise BuildFailed(
                f"{sheet.place(headings.last)}: no row below the headings says anything."
            )
        named = self._give_ids(entries)
        is_new = not self.before
        if is_new:
            self._begin(sheet, headings, columns)
        self._name_tags(columns)
        self._tell_unknown(sheet, columns, entries, account, named)
        merge = Merge(self.outline, self.record, columns, named)
        changes = merge.run(entries)
        files = self._files(columns)
        names = {id: str(it.get("title", "")) for id, it in self.outline.items.items()}
        names |= {change.id: change.was for change in changes if change.deed == "removed"}
        report = [
            *lines_of_sheet(sheet, headings, columns, account),
            *self._lost_columns(columns),
            f"The framework `{self.id}`, in {shown_path(self.path)}:",
            *(f"  {line}" for line in lines_of_changes(changes, names, is_new)),
            *check_files(files, self.path, sheet, entries, self.layers, self.kinds),
        ]
        files[record_path(self.path)] = self._new_record(sheet, columns, entries).to_json()
        new = {path: text for path, text in files.items() if not _has(path, text)}
        return Plan(new, report, bool(changes))

    def _sheet(self) -> tuple[Sheet, Headings]:
        """The table to import, with its headings."""
        found = [(sheet, self._headings(sheet)) for sheet in self._sheets()]
        tables = [(sheet, headings) for sheet, headings in found if headings is not None]
        if not tables:
            raise BuildFailed(
                f"{self.file}: no row of headings was found, such as Title, Description. Say in "
                "which row they stand with --header."
            )
        wanted = self.wishes.sheet or (self.record.sheet if self.record else "")
        chosen = next((it for it in tables if it[0].name == wanted), None)
        if chosen is None and self.wishes.sheet:
            names = [sheet.name for sheet, _ in found if sheet.name]
            raise BuildFailed(f"There is no sheet “{wanted}”. {nearest(wanted, names)}")
        sheet, headings = chosen or max(tables, key=lambda it: (it[1].known, len(it[0].rows)))
        others = [other for other, _ in found if other is not sheet]
        cells = [f"“{it.name}” ({sum(1 for _ in it.filled())} cells)" for it in others]
        remarks = (f"Not read: the sheets {', '.join(cells)}.",) if others else ()
        read = Sheet(sheet.path, sheet.name, sheet.rows, (*sheet.remarks, *remarks), sheet.wide)
        return read, headings

    def _sheets(self) -> list[Sheet]:
        ending = self.file.suffix.lower()
        if ending in BOOKS:
            return read_xlsx(self.file)
        if ending in TABLES:
            return [read_csv(self.file, self.wishes.encoding)]
        raise BuildFailed(f"{self.file}: save it as .xlsx or .csv; other files are not read.")

    def _headings(self, sheet: Sheet) -> Headings | None:
        row = self.wishes.header
        if row is not None and not 0 < row <= len(sheet.rows):
            return None
        return find_headings(sheet, row - 1 if row else None)

    def _columns(self, sheet: Sheet, headings: Headings) -> list[Column]:
        levels = self._levels()
        known = [*(self.record.columns if self.record else ()), *columns_of(self.outline, levels)]
        by_name = {simple(name): id for id, name in levels.items()}
        columns = guess_columns(sheet, headings, self.id, known, by_name)
        return with_choices(columns, self.wishes.columns, self.id)

    def _levels(self) -> dict[str, str]:
        """The names of the levels of the framework's scale; none where it is to get one."""
        scale = self.outline.head.get("scale") or self.wishes.scale
        if not scale:
            return {}
        path = self.data.get(f"scales/{scale}.yml")
        if path is None:
            names = [name[7:-4] for name in self.data if name.startswith("scales/")]
            raise BuildFailed(f"There is no scale `{scale}`. {nearest(scale, names)}")
        levels = plain(read_tree(path.read_bytes(), shown_path(path))[0])["levels"]
        return {str(level["id"]): str(level["name"]) for level in levels}

    def _give_ids(self, entries: list[Entry]) -> Named:
        """Let every entry have its id, and say what cells may name others by."""
        taken = {*self.outline.items, *(self.record.rows if self.record else ())}
        give_ids(entries, self._known(), self.id, taken)
        every = [entry for root in entries for entry in root.all()]
        ids = {entry.id.casefold(): entry.id for entry in every}
        for role in ("title", "code", "id"):
            ids |= {it.texts[role].casefold(): it.id for it in every if it.texts.get(role)}
        names = {it.id: it.texts["id"] for it in every if it.texts.get("id")}
        return Named(ids, names, taken)

    def _known(self) -> list[Known]:
        """What a row may be: a row of the sheet before, or an item of the file."""
        titles = {id: str(it.get("title", "")) for id, it in self.outline.items.items()}
        rows = self.record.rows if self.record else {}
        titles |= {id: row.title for id, row in rows.items() if row.title}
        known = {}
        for *above, id in self.outline.walk():
            block = self.outline.items[id]
            texts = {key: str(value) for key, value in block.items() if key in TOLD}
            path = tuple(plain_words(titles[parent]) for parent in above)
            known[id] = Known(id, id in self.outline.below, path, texts)
        for id in rows:
            known[id] = self._known_row(id, rows, titles)
        return [item for id, item in known.items() if not id.startswith("use ")]

    def _known_row(self, id: str, rows: Mapping[str, Row], titles: dict[str, str]) -> Known:
        path: list[str] = []
        above = rows[id].parent
        while above in rows:
            path.insert(0, plain_words(titles.get(above, "")))
            above = rows[above].parent
        texts = self.record.texts(id) if self.record else {}
        return Known(id, bool(rows[id].title), tuple(path), texts)

    def _begin(self, sheet: Sheet, headings: Headings, columns: list[Column]) -> None:
        """What a new framework says of itself."""
        above = [cell.text for row in sheet.rows[: headings.first] for cell in row if cell.text]
        words = " ".join(self.file.stem.replace("_", " ").replace("-", " ").split())
        title = self.wishes.title or next((text for text in above if len(text) < 100), words)
        self.outline.head = {"title": title, "rates": self.wishes.rates}
        scale = self.wishes.scale or (
            f"{self.id}-levels" if any(c.kind == "level" for c in columns) else ""
        )
        if scale:
            self.outline.head["scale"] = scale

    def _name_tags(self, columns: list[Column]) -> None:
        tags = {column.key: _label(column.heading) for column in columns if column.kind == "tag"}
        known = self.outline.head.get("tags", {})
        if tags.keys() - known.keys():
            self.outline.head["tags"] = tags | known

    def _tell_unknown(
        self,
        sheet: Sheet,
        columns: list[Column],
        entries: list[Entry],
        account: Account,
        named: Named,
    ) -> None:
        """Say which names of others lead nowhere in the sheet: they are kept as words."""
        for column in (column for column in columns if column.role == "related"):
            for entry in (entry for root in entries for entry in root.all()):
                for value in values_in(entry.texts.get("related", ""), column.cut):
                    if value.casefold() not in named.ids:
                        place = sheet.place(entry.row, entry.columns["related"])
                        message = f"“{value}” names nothing in this sheet; it is kept as words."
                        account.say(place, message)

    def _files(self, columns: list[Column]) -> dict[Path, str]:
        """The framework's file, and that of its scale where it has none yet."""
        files = {self.path: woven(self.outline.whole(), self.before)}
        scale = self.outline.head.get("scale", "")
        levels = {c.key: level_name(c.heading) for c in columns if c.kind == "level"}
        if scale and f"scales/{scale}.yml" not in self.data:
            content: Block = {
                "title": f"{self.outline.head['title']}: levels",
                "rates": self.outline.head["rates"],
                "best": self.wishes.best,
                "levels": [{"id": id, "name": name} for id, name in levels.items()],
            }
            files[self.folder.with_name("scales") / f"{scale}.yml"] = dumped(content)
        return files

    def _lost_columns(self, columns: list[Column]) -> list[str]:
        old = self.record.columns if self.record else ()
        lost = [c.heading for c in old if c.heading not in {new.heading for new in columns}]
        return [
            f"The sheet has no column “{name}” any more; what came from it stays." for name in lost
        ]

    def _new_record(self, sheet: Sheet, columns: list[Column], entries: list[Entry]) -> Record:
        rows: dict[str, Row] = {}

        def take(entries: list[Entry], parent: str) -> None:
            for entry in entries:
                cells = tuple(cell.text for cell in sheet.rows[entry.row])
                title = entry.title if entry.is_domain else ""
                rows[entry.id] = Row(parent, title, cells if entry.has_row else None)
                take(entry.below, entry.id)

        take(entries, "")
        return Record(self.file.name, sheet.name, tuple(columns), rows)


def _has(path: Path, text: str) -> bool:
    """Whether a file has this text already, whatever its lines end with."""
    return path.is_file() and path.read_text("utf-8-sig") == text


def _label(heading: str) -> str:
    """A heading as readers see it; one that a program wrote, in words."""
    if "_" not in heading or " " in heading:
        return heading
    words = heading.replace("_", " ").strip()
    return words[:1].upper() + words[1:]
