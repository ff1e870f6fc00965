"""A sheet → the files of a framework: read, compared, checked, shown, and only then written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...model import BuildFailed, Kind, ProblemsFound, is_id
from ...reading import files_of, nearest, read_tree, shown_path
from .cells import Sheet
from .checking import check_files
from .doubts import tell_doubts
from .entries import Account, Entry
from .export import columns_of
from .fields import Named
from .headings import Headings, level_name, simple
from .ids import slug
from .known import known_items
from .links import with_links
from .mapping import Column, guess_columns, with_choices
from .match import give_ids
from .merge import Merge
from .nesting import Nesting, guess_nesting
from .outline import Outline, outline_of
from .record import Record, Row, read_record, record_path
from .renamed import renamed_columns
from .report import lines_of_changes, lines_of_sheet
from .rows import entries_in
from .scale import new_scale, with_levels
from .several_rows import cells_of
from .table import Wishes, table_in
from .weave import plain, woven


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
        sheet, headings = table_in(self.file, self.wishes, self.record)
        columns = self._columns(sheet, headings)
        sheet = with_links(sheet, columns)
        nesting = self._nesting(sheet, headings, columns)
        titles = self._titles()
        entries, account = entries_in(
            sheet, headings, columns, nesting, titles[True], titles[False]
        )
        if not entries:
            raise BuildFailed(
                f"{sheet.place(headings.last)}: no row below the headings says anything."
            )
        named = self._give_ids(entries)
        is_new = not self.before
        if is_new:
            self._begin(sheet, headings, account)
        self._take_scale(columns)
        self._name_tags(columns)
        tell_doubts(sheet, columns, entries, account, named)
        merge = Merge(self.outline, self.record, columns, named)
        changes = merge.run(entries)
        files = self._files(columns)
        names = {id: str(it.get("title", "")) for id, it in self.outline.items.items()}
        names |= {change.id: change.was for change in changes if change.deed == "removed"}
        report = [
            *lines_of_sheet(sheet, headings, columns, account, nesting),
            *self._lost_columns(self._renamed(sheet, headings), columns),
            *([f"Its title: “{self.outline.head['title']}”. Another with --title."] * is_new),
            f"The framework `{self.id}`, in {shown_path(self.path)}:",
            *(f"  {line}" for line in lines_of_changes(changes, names, is_new)),
            *check_files(files, self.path, sheet, entries, self.layers, self.kinds),
        ]
        files[record_path(self.path)] = self._new_record(sheet, columns, entries, nesting).to_json()
        new = {path: text for path, text in files.items() if not _has(path, text)}
        return Plan(new, report, bool(changes))

    def _columns(self, sheet: Sheet, headings: Headings) -> list[Column]:
        levels = self._levels()
        renamed = [column for column, _ in self._renamed(sheet, headings).values()]
        before = self.record.columns if self.record else ()
        known = [*renamed, *before, *columns_of(self.outline, levels)]
        by_name = {simple(name): id for id, name in levels.items()}
        columns = guess_columns(sheet, headings, self.id, known, by_name)
        return with_choices(columns, self.wishes.columns, self.id)

    def _renamed(self, sheet: Sheet, headings: Headings) -> dict[str, tuple[Column, str]]:
        return renamed_columns(sheet, headings, self.record)

    def _nesting(self, sheet: Sheet, headings: Headings, columns: list[Column]) -> Nesting:
        """What the outline hangs on, as somebody says, or as it did, or as it looks."""
        said = self.wishes.outline or (self.record.outline if self.record else "")
        if said and said not in list(Nesting):
            raise BuildFailed(f"An outline cannot hang on `{said}`. {nearest(said, Nesting)}")
        return Nesting(said) if said else guess_nesting(sheet, headings, columns)

    def _titles(self) -> dict[bool, set[str]]:
        """The titles of the headings that there are already, and those of the competencies."""
        titles: dict[bool, set[str]] = {True: set(), False: set()}
        for id, block in self.outline.items.items():
            titles[id in self.outline.below].add(str(block.get("title", "")))
        for row in self.record.rows.values() if self.record else ():
            titles[True].add(row.title)
        return titles

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
        give_ids(entries, known_items(self.outline, self.record), self.id, taken)
        every = [entry for root in entries for entry in root.all()]
        ids = {entry.id.casefold(): entry.id for entry in every}
        for role in ("title", "code", "id"):
            ids |= {it.texts[role].casefold(): it.id for it in every if it.texts.get(role)}
        names = {it.id: it.texts["id"] for it in every if it.texts.get("id")}
        return Named(ids, names, taken)

    def _begin(self, sheet: Sheet, headings: Headings, account: Account) -> None:
        """What a new framework says of itself."""
        left = next((number for number, name in enumerate(headings.names) if name), 0)
        above = [
            sheet.rows[row][column].text
            for (row, column), kind in account.cells.items()
            if kind == "above the table" and column <= left
        ]
        words = " ".join(self.file.stem.replace("_", " ").replace("-", " ").split())
        title = self.wishes.title or next((text for text in above if len(text) < 100), words)
        self.outline.head = {"title": title, "rates": self.wishes.rates}

    def _take_scale(self, columns: list[Column]) -> None:
        """Let a framework that is to get levels have a scale for them."""
        scale = self.wishes.scale if not self.before else ""
        if not scale and any(column.kind == "level" for column in columns):
            scale = f"{self.id}-levels"
        if scale:
            self.outline.head.setdefault("scale", scale)

    def _name_tags(self, columns: list[Column]) -> None:
        tags = {column.key: _label(column.heading) for column in columns if column.kind == "tag"}
        known = self.outline.head.get("tags", {})
        if tags.keys() - known.keys():
            self.outline.head["tags"] = tags | known

    def _files(self, columns: list[Column]) -> dict[Path, str]:
        """The framework's file, and that of its scale where the sheet brings levels."""
        files = {self.path: woven(self.outline.whole(), self.before)}
        scale = self.outline.head.get("scale", "")
        levels = {c.key: level_name(c.heading) for c in columns if c.kind == "level"}
        if scale and levels:
            own = self.folder.with_name("scales") / f"{scale}.yml"
            at = self.data.get(f"scales/{scale}.yml")
            if at is None:
                files[own] = new_scale(self.outline.head, levels, self.wishes.best)
            elif at == own:
                files[own] = with_levels(own.read_text("utf-8-sig"), levels)
        return files

    def _lost_columns(
        self, renamed: Mapping[str, tuple[Column, str]], columns: list[Column]
    ) -> list[str]:
        """Lines on the columns that have another heading, or are gone."""
        names = {name: was for name, (_, was) in renamed.items()}
        lines = [
            f"“{new}” says what “{was}” said, and is taken for it." for new, was in names.items()
        ]
        kept = {*(column.heading for column in columns), *names.values()}
        lost = [
            it.heading
            for it in (self.record.columns if self.record else ())
            if it.heading not in kept
        ]
        return lines + [
            f"The sheet has no column “{it}” any more; what came from it stays." for it in lost
        ]

    def _new_record(
        self, sheet: Sheet, columns: list[Column], entries: list[Entry], nesting: Nesting
    ) -> Record:
        rows: dict[str, Row] = {}

        def take(entries: list[Entry], parent: str) -> None:
            for entry in entries:
                cells = cells_of(entry, sheet, columns)
                title = entry.title if entry.is_domain else ""
                rows[entry.id] = Row(parent, title, cells if entry.has_row else None)
                take(entry.below, entry.id)

        take(entries, "")
        return Record(self.file.name, sheet.name, tuple(columns), rows, nesting)


def _has(path: Path, text: str) -> bool:
    """Whether a file has this text already, whatever its lines end with."""
    return path.is_file() and path.read_text("utf-8-sig") == text


def _label(heading: str) -> str:
    """A heading as readers see it; one that a program wrote, in words."""
    heading = " ".join(heading.split())
    if "_" not in heading or " " in heading:
        return heading
    words = heading.replace("_", " ").strip()
    return words[:1].upper() + words[1:]
