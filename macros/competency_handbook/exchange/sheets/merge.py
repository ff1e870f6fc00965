"""A newer sheet, the sheet before it, and the file: what the sheet changed is written.

What only the host changed stays, and what both changed is told, and stays as the host has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .cells import tidy
from .entries import Entry
from .fields import Block, Named, normal, put, text_of, values_in
from .mapping import Column
from .nesting import make_heading
from .outline import TOP, Outline
from .record import Record

TITLE = Column("", "title")
UNMERGED = ("id", "depth", "skip")


@dataclass(frozen=True)
class Change:
    """Something that a newer sheet says otherwise."""

    deed: str
    """`added`, `changed`, `removed`, `moved`, `ordered`; `both` where the host changed it, too."""
    id: str
    column: str = ""
    was: str = ""
    now: str = ""
    yours: str = ""
    row: int | None = None
    role: str = ""


@dataclass
class Merge:
    """A file on its way to what a newer sheet says."""

    outline: Outline
    old: Record | None
    columns: Sequence[Column]
    named: Named
    changes: list[Change] = field(default_factory=list)
    new: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    """The ids of all that the sheet has."""
    leaves: list[Entry] = field(default_factory=list)
    """Those that were headings, and have nothing below them in the sheet any more."""

    def run(self, entries: list[Entry]) -> list[Change]:
        """Do to the outline what the sheet says, and return what that changes."""
        self._take(entries, TOP)
        self.seen = seen = {entry.id for root in entries for entry in root.all()}
        self._place(entries, TOP)
        for id in reversed(list(self.old.rows) if self.old else []):
            if id not in seen and id in self.outline.items:
                self._lose(id)
        for entry in self.leaves:
            self._end_heading(entry)
        self._lead_to_new(entries)
        return self.changes

    def _take(self, entries: list[Entry], parent: str) -> None:
        for entry in entries:
            if entry.id in self.outline.items:
                if entry.id in self.outline.below and not entry.is_domain:
                    make_heading(entry)
                    self.leaves.append(entry)
                self._compare(entry)
            elif self.old and entry.id in self.old.rows:
                self._stay_deleted(entry)
            else:
                self._add(entry, parent if parent in self.outline.below else TOP)
            self._take(entry.below, entry.id)

    def _lead_to_new(self, entries: list[Entry]) -> None:
        """Let words of the sheet for what is in it only now lead there."""
        cut = next((column.cut for column in self.columns if column.role == "related"), "")
        for entry in (entry for root in entries for entry in root.all()):
            said = values_in(entry.texts.get("related", ""), cut)
            for related in self.outline.items.get(entry.id, {}).get("related", ()):
                id = self.named.ids.get(str(related.get("at", "")).casefold())
                if id in self.new and related["at"] in said:
                    related["to"] = id
                    del related["at"]

    def _end_heading(self, entry: Entry) -> None:
        """Let a heading with nothing below it be a competency again."""
        block = self.outline.items[entry.id]
        if not self.outline.below[entry.id]:
            entry.is_domain = False
            del block["contains"], self.outline.below[entry.id]
            if "summary" in block:
                block["statement"] = block.pop("summary")
            elif "statement" in (column.role for column in self.columns) and not any(
                column.role == "title" for column in self.columns
            ):
                block["statement"] = block.pop("title")

    def _add(self, entry: Entry, parent: str) -> None:
        block: Block = {"id": entry.id} | ({"contains": []} if entry.is_domain else {})
        for column in self._columns_of(entry):
            put(block, column, entry.texts.get(column.role, ""), self.named)
        self.outline.add(entry.id, block, parent)
        self.new.add(entry.id)
        self.changes.append(Change("added", entry.id, row=entry.row))

    def _columns_of(self, entry: Entry) -> Iterator[Column]:
        """The columns that say something of an entry; of a mere heading, its title alone."""
        if entry.is_domain:
            yield TITLE
        if entry.has_row:
            roles = UNMERGED + (("title",) if entry.is_domain else ())
            yield from (column for column in self.columns if column.kind not in roles)

    def _compare(self, entry: Entry) -> None:
        """Write what the sheet changed of an item, and tell what both did."""
        block = self.outline.items[entry.id]
        if entry.is_domain and entry.id not in self.outline.below:
            block["contains"], self.outline.below[entry.id] = [], []
            if "statement" in block:
                key = "summary" if "title" in block else "title"
                block[key] = block.pop("statement")
        for column in self._columns_of(entry):
            said = entry.texts.get(column.role, "")
            new = self._normal(column, said, entry.is_domain)
            mine = text_of(block, column, self.named)
            if said == tidy(mine):
                continue
            was = self._before(entry, column, mine)
            if new in (was, mine):
                continue
            deed = "changed" if mine == was else "both"
            self.changes.append(
                Change(
                    deed,
                    entry.id,
                    column.heading or "title",
                    was,
                    new,
                    mine,
                    entry.row,
                    column.role,
                )
            )
            if deed == "changed":
                put(block, column, said, self.named)

    def _before(self, entry: Entry, column: Column, mine: str) -> str:
        """What the last sheet said; what the file says where no sheet is known that said it."""
        old = self.old
        if old is None or entry.id not in old.rows:
            return mine
        known = next((it for it in old.columns if it.role == column.role), None)
        if known is None and column.role != "title":
            return mine
        block: Block = {"id": entry.id} | ({"contains": []} if entry.is_domain else {})
        put(block, known or column, old.texts(entry.id).get(column.role, ""), self.named)
        return text_of(block, column, self.named)

    def _normal(self, column: Column, text: str, domain: bool) -> str:
        return normal(column, text, self.named, domain)

    def _stay_deleted(self, entry: Entry) -> None:
        """Tell where the sheet changed something that the host took out."""
        old = self.old.texts(entry.id) if self.old else {}
        if old != entry.texts:
            self.changes.append(Change("both", entry.id, "", row=entry.row, yours="deleted"))

    def _lose(self, id: str) -> None:
        """Take out what the sheet has no longer, unless the host made something of it."""
        block = self.outline.items[id]
        texts = self.old.texts(id) if self.old else {}
        domain = "contains" in block
        columns = self.old.columns if self.old else ()
        own = [c for c in columns if c.kind not in ("id", "depth", "skip")]
        same = all(
            self._normal(c, texts.get(c.role, ""), domain) == text_of(block, c, self.named)
            for c in (*own, TITLE)
        )
        used = any(it.get("use") == id for it in self.outline.items.values())
        empty = not self.outline.below.get(id)
        if same and empty and not used and not set(block) - written_by(own):
            self.outline.drop(id)
            self._name_by_words(id, texts.get("id") or _called(block))
            self.changes.append(Change("removed", id, was=_called(block)))
        else:
            self.changes.append(Change("both", id, was=_called(block), now="deleted"))

    def _name_by_words(self, id: str, words: str) -> None:
        """Let what has to do with an item that is gone say so in the sheet's words for it."""
        for block in self.outline.items.values():
            for related in block.get("related", ()):
                if related.get("to") == id:
                    related["at"] = words
                    del related["to"]

    def _place(self, entries: list[Entry], parent: str) -> None:
        """Let items stand where the sheet has them, in its order, unless the host moved them."""
        here = [entry.id for entry in entries if entry.id in self.outline.items]
        for entry in entries:
            if entry.id in self.outline.items and entry.id not in self.new:
                self._move(entry, parent)
        if parent in self.outline.below:
            self._order(parent, [id for id in here if id in self.outline.below[parent]])
        for entry in entries:
            self._place(entry.below, entry.id)

    def _move(self, entry: Entry, parent: str) -> None:
        mine = self.outline.parent_of(entry.id)
        row = self.old.rows.get(entry.id) if self.old else None
        if entry.is_guess and row is None:
            return
        was = row.parent if row else mine
        if (
            parent in (was, mine)
            or parent not in self.outline.below
            or self._is_deeper(mine, parent)
        ):
            return
        if mine != was:
            self.changes.append(Change("both", entry.id, "place", was, parent, mine, entry.row))
            return
        self.outline.below[mine].remove(entry.id)
        self.outline.below[parent].append(entry.id)
        self.new.add(entry.id)
        self.changes.append(Change("moved", entry.id, "place", was, parent, row=entry.row))

    def _is_deeper(self, mine: str, parent: str) -> bool:
        """Whether the host has something in headings that no sheet has, below its heading there."""
        while mine and mine not in self.seen and not (self.old and mine in self.old.rows):
            mine = self.outline.parent_of(mine)
        return mine == parent

    def _order(self, parent: str, theirs: list[str]) -> None:
        """The sheet's order where it changed there, else the host's."""
        mine = [id for id in self.outline.below[parent] if id not in self.new]
        common = [id for id in theirs if id in mine]
        before = [id for id in self.old.rows if id in common] if self.old else []
        was = before if set(before) == set(common) else [id for id in mine if id in common]
        here = [id for id in mine if id in common]
        if common == was:
            self.outline.below[parent] = interleaved(mine, theirs)
        elif here == was:
            self.outline.below[parent] = interleaved(theirs, mine)
            self.changes.append(Change("ordered", parent))
        else:
            self.outline.below[parent] = interleaved(mine, theirs)
            if here != common:
                self.changes.append(Change("both", parent, "order"))


def interleaved(first: list[str], second: list[str]) -> list[str]:
    """The first list, with what only the second has behind what it follows there."""
    merged = list(first)
    for number, id in enumerate(second):
        if id not in merged:
            at = merged.index(second[number - 1]) + 1 if number else 0
            merged.insert(at, id)
    return merged


def written_by(columns: Sequence[Column]) -> set[str]:
    """The keys that an import writes, of an item that nobody else wrote to."""
    keys = {
        "levels" if c.kind == "level" else "tags" if c.kind == "tag" else c.kind for c in columns
    }
    return keys | {"id", "title", "summary", "contains"}


def _called(block: Block) -> str:
    return str(block.get("title") or block.get("statement") or block.get("code") or "")
