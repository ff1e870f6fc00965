"""What lay below a host's changes when the host last looked, and what changed there since.

`data/upstream.json` keeps the version, a hash of every item and file below, and the texts of those
that the host has copies of. `handbook upgrade` writes it; nobody edits it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

from ..model import BuildFailed, DataFiles, Kind, Model, Removed
from ..reading import (
    FOLDERS,
    Tree,
    files_of,
    former_ids,
    own_words_of,
    read_trees,
    shown_path,
    targets_in,
)
from ..settings import Settings

FILE = "upstream.json"
PAGES = ".md"


class Upstream(Model):
    """The handbook below as it was."""

    version: str
    edition: str
    items: dict[str, str]
    """A hash of what each item says by itself, by its id."""
    files: dict[str, str]
    """A hash of each file that is no data, by its folder and its path there."""
    texts: dict[str, str]
    """What those say that the host has copies of, by id or path."""


@dataclass(frozen=True)
class Overtaken:
    """A text of the host's whose original has changed since."""

    name: str
    """The id of the item, with the key that is set, or the path of the file."""
    where: str
    """Where the host has it."""
    was: str = ""
    is_now: str = ""
    yours: str = ""


@dataclass(frozen=True)
class Below:
    """The layers below a host's, with what the host changes of them."""

    layers: Sequence[Path]
    kinds: Sequence[Kind]
    settings: Settings
    version: str
    files: DataFiles
    """The host's data, as its tailoring makes it."""

    @property
    def path(self) -> Path:
        """Where the host's record is, or will be."""
        return self.layers[-1] / "data" / FILE

    @cached_property
    def copies(self) -> dict[str, tuple[Path, Path]]:
        """The host's file and the one whose place it takes, by folder and path; differing ones."""
        found = {}
        for folder in FOLDERS:
            below = files_of(list(self.layers[:-1]), folder)
            for name, path in files_of([self.layers[-1]], folder).items():
                if name in below and path.read_bytes() != below[name].read_bytes():
                    found[f"{folder}/{name}"] = (path, below[name])
        return found

    @cached_property
    def originals(self) -> dict[str, str]:
        """What every item below says by itself, by its id."""
        return _said(self.trees)

    @cached_property
    def trees(self) -> list[Tree]:
        """The data files below, as their authors left them."""
        return read_trees(files_of(list(self.layers[:-1]), "data"), self.kinds, shown_path)

    def words_in(self, path: Path) -> dict[str, str]:
        """What the items of one data file say, by their ids; empty where it is no data."""
        name = next((n.partition("/")[2] for n, pair in self.copies.items() if path in pair), "")
        return _said(read_trees({name: path}, self.kinds, shown_path))

    def now(self) -> Upstream:
        """The record as it would be written now."""
        files = {
            f"{folder}/{name}": _hash(path.read_bytes())
            for folder in FOLDERS
            if folder != "data"
            for name, path in sorted(files_of(list(self.layers[:-1]), folder).items())
        }
        texts: dict[str, str] = {}
        for name, (_, original) in self.copies.items():
            if name.startswith("data/"):
                texts |= self.words_in(original)
            elif name.endswith(PAGES):
                texts[name] = original.read_text("utf-8", "replace")
        return Upstream(
            version=self.version,
            edition=_edition_of(self.settings),
            items={id: _hash(said.encode()) for id, said in sorted(self.originals.items())},
            files=files,
            texts=dict(sorted(texts.items())),
        )

    def record(self) -> Upstream | None:
        """What was recorded; None without a record. Raises BuildFailed where it is damaged."""
        if not self.path.is_file():
            return None
        try:
            return Upstream.model_validate_json(self.path.read_bytes())
        except ValidationError:
            message = "is no record of what lies below. Take the last good one back from git."
            raise BuildFailed(f"{shown_path(self.path)} {message}") from None

    def overtaken(self, record: Upstream | None) -> Iterator[Overtaken]:
        """What changed below the host's words: below `was` values, and below copies."""
        yield from (it for id, it in self._otherwise_in_was() if not self._stands(id, record))
        if record:
            for name, (copy, original) in self.copies.items():
                yield from self._overtaken_in(record, name, copy, original)

    def misquoted(self, record: Upstream | None) -> Iterator[Overtaken]:
        """What `was` has otherwise than it stood already when the host last looked."""
        yield from (it for id, it in self._otherwise_in_was() if self._stands(id, record))

    def _otherwise_in_was(self) -> Iterator[tuple[str, Overtaken]]:
        """(id, what is set there) where `was` is not what stands there."""
        for it in self.files.differences:
            for one in it.changed:
                if one.recorded and one.recorded != one.was:
                    name = f"{it.id}, {one.key}"
                    yield it.id, Overtaken(name, one.where, one.recorded, one.was, one.now)

    def _stands(self, id: str, record: Upstream | None) -> bool:
        """Whether an item below says what it said when the host last looked."""
        said = self.originals.get(id, "").encode()
        return record is not None and id in record.items and record.items[id] == _hash(said)

    def _overtaken_in(
        self, record: Upstream, name: str, copy: Path, original: Path
    ) -> Iterator[Overtaken]:
        shown = shown_path(copy)
        if name.startswith("data/"):
            theirs, mine = self.words_in(original), self.words_in(copy)
            for id, said in theirs.items():
                if _differs(record.items.get(id), said.encode()) and mine.get(id) != said:
                    yield Overtaken(id, shown, record.texts.get(id, ""), said, mine.get(id, ""))
        elif _differs(record.files.get(name), original.read_bytes()):
            was = record.texts.get(name)
            texts = (path.read_text("utf-8", "replace") for path in (original, copy))
            yield Overtaken(name, shown, was, *texts) if was else Overtaken(name, shown)

    def new(self, record: Upstream) -> list[str]:
        """The ids that are below now, and were not."""
        return [id for id in self.originals if id not in record.items]

    def gone(self, record: Upstream) -> dict[str, str]:
        """The ids that were below and are no more, each with what became of it; may be empty."""
        names = former_ids(targets_in(self.trees).values())
        renamed = {old: f"is `{now}` now" for old, now in names}
        removed = {
            entry.was: f"is gone: {entry.because}"
            for file in self.files.of(Removed)
            for entry in file.content.removed
        }
        missing = [id for id in record.items if id not in self.originals]
        return {id: renamed.get(id) or removed.get(id, "") for id in missing}


def record_text(record: Upstream) -> str:
    """The record as its file has it: a line for each item, file and text."""
    parts = [
        f'  "{name}": {json.dumps(getattr(record, name), ensure_ascii=False)}'
        for name in ("version", "edition")
    ]
    for name in ("items", "files", "texts"):
        lines = [
            f"    {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"
            for key, value in getattr(record, name).items()
        ]
        body = "{\n" + ",\n".join(lines) + "\n  }" if lines else "{}"
        parts.append(f'  "{name}": {body}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def mended(files: DataFiles) -> Mapping[str, str]:
    """The text of each file of tailoring with new names and words written in, by its path."""
    texts: dict[str, str] = {}
    for mend in sorted(files.mends, key=lambda mend: (mend.path, -mend.start)):
        text = texts.get(mend.path) or Path(mend.path).read_bytes().decode("utf-8-sig")
        old = text[mend.start : mend.end]
        behind = old[len(old.rstrip()) :]  # a folded text ends where the next line begins
        texts[mend.path] = text[: mend.start] + mend.text + behind + text[mend.end :]
    return texts


def _said(trees: Iterable[Tree]) -> dict[str, str]:
    """What each item says by itself, by its id; by two only where it has none of its own."""
    targets = targets_in(trees)
    alone = {id: targets.get(id.partition("--")[2]) for id in targets}
    return {
        id: own_words_of(target.node)
        for id, target in targets.items()
        if not target.words_level and (not (known := alone[id]) or known.node is not target.node)
    }


def _differs(recorded: str | None, content: bytes) -> bool:
    """Whether something was recorded, and otherwise than it is now."""
    return recorded is not None and recorded != _hash(content)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


def _edition_of(settings: Settings) -> str:
    return str(settings["extra"]["handbook"]["edition"])
