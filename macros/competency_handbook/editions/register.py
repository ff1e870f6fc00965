"""The register: `data/register.json`, read, written, and grown by an edition.

It has a line for each released id, so that a review shows what an edition adds. Nothing that
stands in it is changed again; a digest for each edition gives an edit by hand away.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from pydantic import ValidationError

from ..model import (
    Answered,
    DataFile,
    DataFiles,
    Entry,
    Framework,
    Identified,
    Item,
    Kept,
    Milestone,
    Model,
    Place,
    Problem,
    ProblemsFound,
    Register,
    Release,
    Steps,
    Work,
    wording_hash,
)
from ..reading import ShownAs, build_model, decode, find, read_tree

FILE = "register.json"
TAKE_BACK = "Only `handbook register` writes this file: take the last good one back from git."


@dataclass(frozen=True)
class Registers:
    """The registers of the layers: the uppermost layer's own, and those below, lowest first."""

    own: DataFile[Register] | None = None
    below: tuple[DataFile[Register], ...] = ()

    def __iter__(self) -> Iterator[DataFile[Register]]:
        """From the uppermost down."""
        below = reversed(self.below)
        return iter((self.own, *below) if self.own else below)


@dataclass(frozen=True)
class Standing:
    """An item as it stands in the data."""

    id: str
    part: Kept
    file: DataFile[Model]
    steps: Steps

    @property
    def kind(self) -> str:
        """What kind of thing it is, such as `guide point`."""
        return re.sub(r"(?<!^)([A-Z])", r" \1", type(self.part).__name__).lower()

    @property
    def where(self) -> str:
        """Its file and line."""
        return self.file.where(self.steps)

    def milestone(self, edition: str) -> Milestone:
        """What an edition's register says of it: the wording and the place of what is answered."""
        match self.part:
            case Framework(scale=scale):
                return Milestone(edition=edition, scale=scale)
            case Answered(asked=text) if text:
                words, hash = _spaced(text), wording_hash(text)
                place = Milestone(edition=edition, text=words, hash=hash, within=self.file.id)
                beside = _beside(self.part, hash) if isinstance(self.part, Item) else {}
                return place.model_copy(update=beside)
            case _:
                return Milestone(edition=edition)


def _beside(item: Item, hash: str) -> dict[str, object]:
    """What readers see of a rated item beside its statement, as a milestone has it."""
    self_check = {"self_check": _spaced(item.prompt)} if wording_hash(item.prompt) != hash else {}
    levels = {id: _spaced(level.words) for id, level in item.levels.items()}
    return self_check | ({"levels": levels} if levels else {})


def _spaced(text: str) -> str:
    """Text on one line."""
    return " ".join(text.split())


def standing_in(files: DataFiles) -> dict[str, Standing]:
    """Every item whose id is permanent, by its id."""
    found = {}
    for file in files:
        if isinstance(file.content, Work):
            found[file.id] = Standing(file.id, file.content, file, ())
        for steps, part in file.parts:
            if isinstance(part, Identified):
                found[part.id] = Standing(part.id, part, file, steps)
    return found


def heirs_in(standing: Mapping[str, Standing]) -> dict[str, Standing]:
    """What every former id is now."""
    return {old: item for item in standing.values() for old in item.part.formerly}


def names_in(standing: Mapping[str, Standing]) -> dict[str, str]:
    """What each id and each former id is now."""
    former = {old: item.id for old, item in heirs_in(standing).items()}
    return former | {id: id for id in standing}


def registers_of(layers: Iterable[Path], shown_as: ShownAs, problems: list[Problem]) -> Registers:
    """The layers' registers; what is wrong with one joins `problems`, and it is left out."""
    found: list[DataFile[Register] | None] = []
    for path in register_paths(layers):
        try:
            found.append(load_register(path, shown_as(path)) if path.is_file() else None)
        except ProblemsFound as refused:
            problems.extend(refused.problems)
            found.append(None)
    return Registers(found[-1] if found else None, tuple(filter(None, found[:-1])))


def register_paths(layers: Iterable[Path]) -> list[Path]:
    """Where each layer's register is, whether there is one or not."""
    return [layer / "data" / FILE for layer in layers]


def load_register(path: Path, shown_as: str) -> DataFile[Register]:
    """REGISTER-FORM: `data/register.json` is a register.

    Raises ProblemsFound where it is not one.
    """
    raw = path.read_bytes()
    try:
        content = Register.model_validate_json(raw)
    except ValidationError:
        found = [
            Problem(p.path, p.place, "REGISTER-FORM", p.message, TAKE_BACK)
            for p in _explained(raw, shown_as)
        ]
        raise ProblemsFound(found) from None

    @cache
    def tree() -> yaml.Node:
        return read_tree(raw, shown_as)[0]

    return DataFile(shown_as, path.stem, content, lambda steps: find(tree(), steps)[0])


def _explained(raw: bytes, shown_as: str) -> list[Problem]:
    """What is wrong with a register, with lines: JSON is YAML, whose reader keeps them."""
    try:
        json.loads(decode(raw, shown_as))
        build_model(read_tree(raw, shown_as)[0], shown_as, Register)
    except json.JSONDecodeError as error:
        place = Place(error.lineno, error.colno)
        return [Problem(shown_as, place, "", f"This is not JSON: {error.msg}.", "")]
    except ProblemsFound as found:
        return found.problems
    return [Problem(shown_as, Place(), "", "This is no register.", "")]


def register_text(register: Register) -> str:
    """A register as its file has it: a line for each edition and each id, in order."""
    editions = [f"    {_line(release)}" for release in register.editions]
    ids = [f"    {json.dumps(id)}: {_line(entry)}" for id, entry in sorted(register.ids.items())]
    return "\n".join(
        (
            "{",
            f'  "handbook": {json.dumps(register.handbook)},',
            '  "editions": [',
            ",\n".join(editions),
            "  ],",
            '  "ids": {',
            ",\n".join(ids),
            "  }",
            "}\n",
        )
    )


def _line(part: Model) -> str:
    return json.dumps(part.model_dump(exclude_none=True), ensure_ascii=False)


def digests_of(register: Register) -> list[str]:
    """Of each edition, what everything that was registered up to it comes to."""
    added: dict[str, list[str]] = {release.edition: [] for release in register.editions}
    for id, entry in sorted(register.ids.items()):
        for milestone in entry.history:
            told = "\t".join(f"{k}={_fact(v)}" for k, v in vars(milestone).items() if v is not None)
            added[milestone.edition].append(f"{id}\t{entry.kind}\t{told}\n")
    digests = [register.handbook]
    for release in register.editions:
        lines = (digests[-1], release.date, *added[release.edition])
        digests.append(hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16])
    return digests[1:]


def _fact(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def with_edition(
    register: Register | None,
    handbook: str,
    edition: str,
    date: str,
    now: Mapping[str, Standing],
    ends: Mapping[str, Milestone],
) -> Register:
    """A register with one more edition: what is in it `now`, and why what is gone `ends`."""
    ids = dict(register.ids) if register else {}
    for id, item in now.items():
        before, milestone = ids.get(id), item.milestone(edition)
        if before is None:
            ids[id] = Entry(kind=item.kind, history=(milestone,))
        elif before.history[-1].facts != milestone.facts:
            ids[id] = _grown(before, milestone)
    for id, end in ends.items():
        ids[id] = _grown(ids[id], end)
    editions = register.editions if register else ()
    release = Release(edition=edition, date=date, digest="?")
    grown = Register(handbook=handbook, editions=(*editions, release), ids=ids)
    sealed = release.model_copy(update={"digest": digests_of(grown)[-1]})
    return grown.model_copy(update={"editions": (*editions, sealed)})


def _grown(entry: Entry, milestone: Milestone) -> Entry:
    return Entry(kind=entry.kind, history=(*entry.history, milestone))


def without_last_edition(register: Register) -> Register | None:
    """A register as it was before its last edition; None where that was its first."""
    *editions, last = register.editions
    ids = {}
    for id, entry in register.ids.items():
        history = tuple(m for m in entry.history if m.edition != last.edition)
        if history:
            ids[id] = Entry(kind=entry.kind, history=history)
    if not editions:
        return None
    return Register(handbook=register.handbook, editions=tuple(editions), ids=ids)
