"""The text of a cell ↔ what a data file has in its place.

`text_of` says of any item what a sheet shows of it, and `put` lets an item say what a cell does. A
text that was read and shown again is in its normal form: by it texts of sheets are compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from .ids import propose
from .mapping import Column

Block = dict[str, Any]
"""An item as its file has it."""

BULLET = re.compile(r"[-–—•●▪■◦‣·*o]\s+(?=\S)|[•●▪■◦‣·](?=\S)")
NUMBERED = re.compile(r"(\(?(?:\d{1,2}|[a-z])[.)])\s+(?=\S)")
NOTHING = re.compile(
    r"n/?a|n\.a\.|tb[adc]|none|nil|null|[-–—?.…_]+|not (yet )?(applicable|available|assessed)|"
    r"(.{0,30}\b)?(is |are )?(currently )?not (yet )?(currently )?(been )?defined",
    re.IGNORECASE,
)
"""What is written into a cell to say that there is nothing."""
LINK = re.compile(r"(?P<title>.*?)\s*\(?(?P<url>https?://[^\s()]+)\)?")
MADE_OVER = 0.5
"""How alike two lines are at least of which one is the other, reworded."""


@dataclass(frozen=True)
class Named:
    """What names of others a sheet can use, and what its own new lines are called."""

    ids: Mapping[str, str] = field(default_factory=dict)
    """The ids of items by what a cell may name them by."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What a sheet names each item by, by its id; else the id itself."""
    taken: set[str] = field(default_factory=set)


def is_nothing(role: str, text: str) -> bool:
    """Whether a cell only says that there is nothing; a title never does."""
    kind = role.partition(":")[0]
    bare = text.strip(" .()[]") or text
    return kind not in ("id", "code", "title", "depth") and bool(NOTHING.fullmatch(bare))


def is_domain(block: Block) -> bool:
    """Whether it contains others."""
    return "contains" in block


def text_of(block: Block, column: Column, named: Named) -> str:
    """What a sheet shows of an item in a column; empty where the item has nothing there."""
    match column.kind:
        case "statement":
            return str(block.get("summary" if _has_summary(block) else "statement", ""))
        case "id" | "code" | "title" | "self_check":
            return str(block.get(column.kind, ""))
        case "level":
            return _level_text(block.get("levels", {}).get(column.key, {}))
        case "indicators":
            return "\n".join(map(_line, block.get("indicators", ())))
        case "tag":
            return joined(block.get("tags", {}).get(column.key, ()), column.cut)
        case "keywords":
            return joined(block.get("keywords", ()), column.cut)
        case "related":
            return joined((_end(it, named) for it in block.get("related", ())), column.cut)
        case "resources":
            return joined(map(_resource_text, block.get("resources", ())), column.cut)
    return ""


def put(block: Block, column: Column, text: str, named: Named) -> None:
    """Let an item say what a cell does; an empty text takes away what it says there."""
    text = "" if is_nothing(column.role, text) else text
    match column.kind:
        case "statement":
            _set(block, "summary" if _has_summary(block) else "statement", text)
        case "code" | "title" | "self_check":
            _set(block, column.kind, text)
        case "level":
            _set_in(block, "levels", column.key, _level(text, _in(block, "levels", column.key)))
        case "indicators":
            _set(block, "indicators", _indicators(block, text, named))
        case "tag":
            _set_in(block, "tags", column.key, values_in(text, column.cut))
        case "keywords":
            _set(block, "keywords", values_in(text, column.cut))
        case "related":
            _set(block, "related", _reused(block, column, text, named, _related_to))
        case "resources":
            _set(block, "resources", _reused(block, column, text, named, _resource))


def normal(column: Column, text: str, named: Named, domain: bool = False) -> str:
    """A cell's text as it would be shown again."""
    block: Block = {"id": "any"} | ({"contains": []} if domain else {})
    put(block, column, text, Named(named.ids, named.names))
    return text if column.kind == "id" else text_of(block, column, named)


def values_in(text: str, cut: str) -> list[str]:
    """The values in a cell, each once, without the marks of a list."""
    pieces = (piece.strip(" \n") for piece in (text.split(cut) if cut else [text]))
    if cut == "\n":
        pieces = (
            BULLET.sub("", piece, count=1) if BULLET.match(piece) else piece for piece in pieces
        )
    return list(dict.fromkeys(filter(None, pieces)))


def joined(values: Any, cut: str) -> str:
    """Values as a cell has them."""
    between = {",": ", ", ";": "; "}.get(cut, cut or "; ")
    return between.join(values)


def _has_summary(block: Block) -> bool:
    """Whether what a sheet says of it is its summary: a domain's, unless it has a statement."""
    return is_domain(block) and "statement" not in block


def _set(block: Block, key: str, value: Any) -> None:
    if value:
        block[key] = value
    else:
        block.pop(key, None)


def _set_in(block: Block, key: str, inner: str, value: Any) -> None:
    """Set a key of a block in the block, which goes with its last one."""
    held = dict(block.get(key, {}))
    _set(held, inner, value)
    _set(block, key, held)


def _in(block: Block, key: str, inner: str) -> Block:
    held: Block = block.get(key, {}).get(inner, {})
    return held


def _line(point: Block) -> str:
    """A point or an indicator as a line of a cell."""
    return f"- {point['code']} {point['text']}" if "code" in point else f"- {point['text']}"


def _level_text(level: Block) -> str:
    lines = [level["text"]] if "text" in level else []
    return "\n".join([*lines, *map(_line, level.get("points", ()))])


def _level(text: str, old: Block) -> Block:
    """What a cell says of a level. Points that it says as before stay as they are."""
    opening, lines = _opening_and_points(text)
    level = {key: value for key, value in old.items() if key not in ("text", "points")}
    level |= {"text": opening} if opening else {}
    points = _kept(lines, list(old.get("points", ())), lambda line: {"text": line})
    return (level | {"points": points} if points else level) if text else {}


def _opening_and_points(text: str) -> tuple[str, list[str]]:
    """What stands before the list in a cell, and the list's lines; several lines are a list."""
    lines = [line for line in text.split("\n") if line]
    marks = [BULLET.match(line) or NUMBERED.match(line) for line in lines]
    if not any(marks):
        first = 1 if len(lines) < 2 or lines[0].endswith(":") else 0
        return "\n".join(lines[:first]), lines[first:]
    start = next(n for n, mark in enumerate(marks) if mark)
    points: list[str] = []
    for line, mark in zip(lines[start:], marks[start:], strict=True):
        if mark:
            points.append(line if NUMBERED.match(line) else line[mark.end() :])
        else:
            points[-1] += f" {line}"
    return " ".join(lines[:start]), points


def _kept(lines: list[str], old: list[Block], make: Callable[[str], Block]) -> list[Block]:
    """The entries of a list: those that say what a line does, reworded ones, and new ones."""
    left = list(old)
    found: dict[int, Block] = {}
    for number, line in enumerate(lines):
        same = next((entry for entry in left if _line(entry)[2:] == line), None)
        if same is not None:
            found[number] = same
            left.remove(same)
    for number, line in enumerate(lines):
        if number not in found:
            alike = max(left, key=lambda entry: _likeness(_line(entry)[2:], line), default=None)
            if alike is not None and _likeness(_line(alike)[2:], line) >= MADE_OVER:
                left.remove(alike)
                text = line.removeprefix(f"{alike['code']} ") if "code" in alike else line
                found[number] = alike | {"text": text}
            else:
                found[number] = make(line)
    return [found[number] for number in range(len(lines))]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _indicators(block: Block, text: str, named: Named) -> list[Block]:
    """What a cell lists as indicators; a line without a bullet is one, too."""
    opening, lines = _opening_and_points(text)

    def make(line: str) -> Block:
        return {"id": propose(block["id"], "", "", line, named.taken), "text": line}

    return _kept([opening, *lines] if opening else lines, list(block.get("indicators", ())), make)


def _reused(
    block: Block,
    column: Column,
    text: str,
    named: Named,
    make: Callable[[str, Named], Block],
) -> list[Block]:
    """The entries that a cell names; those that it names as before stay as they are."""
    old = {text_of({column.kind: [it]}, column, named): it for it in block.get(column.kind, ())}
    return [old.get(value) or make(value, named) for value in values_in(text, column.cut)]


def _end(related: Block, named: Named) -> str:
    """What a sheet calls the other that something has to do with."""
    id = str(related.get("to", ""))
    return named.names.get(id, id) if id else str(related["at"])


def _related_to(value: str, named: Named) -> Block:
    id = named.ids.get(value.casefold())
    return {"to": id} if id else {"at": value}


def _resource(value: str, named: Named) -> Block:
    link = LINK.fullmatch(value)
    return {"title": link["title"] or link["url"], "url": link["url"]} if link else {"title": value}


def _resource_text(resource: Block) -> str:
    title, url = resource["title"], resource.get("url")
    return f"{title} ({url})" if url and url != title else str(title)
