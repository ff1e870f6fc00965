"""What is translated, from which words, and what is missing or stale.

`data/translated.<language>.json` keeps, of each item, message and page, a hash of the words that
were translated and one of their translation. `handbook status --mark` writes it; nobody edits it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from ..model import BuildFailed, Wording, unmarked, wording_hash
from ..reading import Messages, language_in, message_keys, shown_path, translated_by

Hashes = Mapping[str, str]
"""Of the words and of their translation, a blank between, by the id of what says them."""
MESSAGE, PAGE = "message", "page"
"""The keys of wordings that are no item's."""


def record_path(layer: Path, language: str) -> Path:
    """Where a layer keeps what its translations were made from."""
    return layer / "data" / f"translated.{language}.json"


def read_record(path: Path) -> Hashes:
    """A layer's record; empty where it has none. Raises BuildFailed where it is damaged."""
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_bytes())
    except ValueError:
        found = None
    if not isinstance(found, dict) or not all(isinstance(it, str) for it in found.values()):
        advice = "Take the one from git, or delete it and run `handbook status --mark`."
        raise BuildFailed(f"{shown_path(path)} is damaged. {advice}")
    return found


def translations_text(record: Hashes) -> str:
    """A record as its file has it: a line an id, in their order."""
    return json.dumps(dict(sorted(record.items())), indent=0, ensure_ascii=False) + "\n"


def wordings_of_messages(said: Messages, told: Messages, own: Path) -> Iterator[Wording]:
    """Every message of a handbook in its language, and what it is told as in another.

    The folder `own` is the uppermost layer.
    """
    path = f"data/messages/{said.language}.yml"
    mine = message_keys(own / "data" / "messages" / f"{told.language}.yml")
    for key, message in said.by_key.items():
        there = _in_a_line(told.by_key[key]) if key in told.in_language else ""
        yield Wording(key, MESSAGE, path, _in_a_line(message), there, is_own=key in mine)


def _in_a_line(message: str | Mapping[str, str]) -> str:
    return unmarked(message if isinstance(message, str) else "; ".join(message.values()))


def wordings_of_pages(content: Mapping[str, Path], language: str, own: Path) -> Iterator[Wording]:
    """Every page that somebody wrote, and what it is in another language, where it is there.

    `content` has files by their paths below `content/`; the folder `own` is the uppermost layer.
    """
    there = {translated_by(n): path for n, path in content.items() if language_in(n) == language}
    for name, path in content.items():
        if name.endswith(".md") and not language_in(name):
            text = path.read_text("utf-8-sig")
            page = there.get(name)
            told = page.read_text("utf-8-sig") if page else ""
            is_own = page is not None and page.is_relative_to(own)
            yield Wording(name, PAGE, shown_path(path), text, told, is_own=is_own)


@dataclass(frozen=True)
class Standing:
    """How far a handbook is translated."""

    language: str
    wordings: Sequence[Wording]
    record: Hashes

    @property
    def missing(self) -> list[Wording]:
        """The texts that somebody has yet to translate, in their order."""
        return [it for it in self.wordings if it.is_missing]

    @property
    def now(self) -> Hashes:
        """The record of the translations as they stand. Those of a layer below are its own."""
        own = [it for it in self.wordings if it.is_own and (it.translation or it.kept)]
        by_id: dict[str, list[Wording]] = {}
        for it in own:
            by_id.setdefault(it.id, []).append(it)
        return {id: _hashes(listed) for id, listed in by_id.items()}

    @property
    def unrecorded(self) -> list[str]:
        """The ids of what was translated, or worded otherwise, since it was recorded."""
        return [id for id, made in self.now.items() if _translation(self.record, id) != made[13:]]

    @property
    def stale(self) -> list[str]:
        """The ids of what says something else now than when it was translated."""
        new = set(self.unrecorded)
        return [id for id, it in self.now.items() if id not in new and self.record[id] != it]

    def marked(self, ids: Collection[str]) -> Hashes:
        """The record with what was translated since, and with `ids`, whose translations still fit.

        Raises BuildFailed where one of them has no translation.
        """
        now = self.now
        for id in ids:
            if id not in now:
                raise BuildFailed(f"`{id}` has no translation to mark.")
        new = {*self.unrecorded, *ids}
        return {id: it if id in new else self.record[id] for id, it in now.items()}


def _translation(record: Hashes, id: str) -> str:
    return record.get(id, "")[13:]


def _hashes(wordings: Iterable[Wording]) -> str:
    """Of the words of one item, and of their translation."""
    listed = sorted(wordings, key=lambda it: it.key)
    said = "\n".join(f"{it.key}: {it.text}" for it in listed)
    told = "\n".join(f"{it.key}: {it.translation}" for it in listed)
    return f"{wording_hash(said)} {wording_hash(told)}"


def translation_lines(standing: Standing) -> Iterator[str]:
    """What is missing and what is stale, by file; nothing where all is well."""
    missing, paths = standing.missing, {it.id: it.path for it in standing.wordings}
    if missing:
        yield f"Not translated into `{standing.language}`: {len(missing)} texts."
        yield from _listed(_by_item(missing))
    if stale := standing.stale:
        yield "What these say has changed since they were translated. Look whether they still fit;"
        yield "change them, or name them after `--mark`."
        yield from _listed((paths[id], id) for id in stale)
    if new := standing.unrecorded:
        yield f"Translated since it was recorded: {len(new)}. `--mark` records them."
        yield from _listed((paths[id], id) for id in new)


def _by_item(wordings: Iterable[Wording]) -> Iterator[tuple[str, str]]:
    """(file, id with the keys of its texts) of each item, message and page."""
    for (path, id), listed in groupby(wordings, key=lambda it: (it.path, it.id)):
        keys = ", ".join(it.key for it in listed if it.key not in (MESSAGE, PAGE))
        yield path, f"{id}: {keys}" if keys else id


def _listed(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Lines below the file that each is of."""
    for path, listed in groupby(pairs, key=lambda pair: pair[0]):
        lines = [line for _, line in listed]
        yield f"  {path} ({len(lines)})"
        yield from (f"    {line}" for line in lines)
