"""Whose words a part is in, and what a block cites, gathered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..model import Attributed, Model, Note, NoteKind, parts_of
from .text import inline

BLOCKS_BELOW = {"parts", "contains"}
"""The keys that hold what has a block of its own on the page."""
FIRST_WORDS = 5
"""So many words of a text tell it from its neighbors."""
Place = tuple[str, str]
"""A locator, and the link to its source."""


@dataclass(frozen=True)
class Gathered:
    """Places in sources, and the beginnings of the texts that restate them."""

    places: tuple[Place, ...]
    of: tuple[str, ...]
    """None where all of the block restates the same places."""


@dataclass(frozen=True)
class Marks:
    """Which marks a page has: of what is ours, and of what a source says."""

    own: bool
    restated: bool


def own_throughout(parts: Iterable[Attributed]) -> bool:
    """Whether every part is ours, so that one mark can stand for them all."""
    return all(part.own for part in parts)


def is_mostly_ours(work: Model) -> bool:
    """Whether more of its parts are ours than a source's, so that these have the mark."""
    parts = list(_attributed(work))
    return sum(part.own for part in parts) > sum(_is_restated(part) for part in parts)


def marks_on(works: Iterable[Model], is_ours: bool) -> Marks:
    """The marks of a page that shows works, and `is_ours` but for what is marked, or not."""
    parts = [part for work in works for part in _attributed(work)]
    own = any(part.own for part in parts)
    return Marks(own and not is_ours, is_ours and any(map(_is_restated, parts)))


def gather(
    parts: Sequence[Model], places_of: Callable[[Attributed], tuple[Place, ...]]
) -> list[Gathered]:
    """What parts of a block cite, in reading order, without the blocks below; may be empty."""
    texts: dict[tuple[Place, ...], list[str]] = {}
    for part in (inner for block in parts for inner in _in_block(block)):
        if isinstance(part, Attributed) and (places := places_of(part)):
            is_whole = [part] == [*parts]
            texts.setdefault(places, []).append("" if is_whole else beginning_of(part))
    if len(texts) == 1:
        return [Gathered(places, ()) for places in texts]
    return [Gathered(places, tuple(filter(None, of))) for places, of in texts.items()]


def beginning_of(part: Model) -> str:
    """What tells a part from its neighbors: its code, its name, or its first words."""
    name = getattr(part, "code", None) or getattr(part, "name", None)
    words = inline(name or getattr(part, "text", None) or "").striptags().split()
    rest = "" if name or len(words) <= FIRST_WORDS else " …"
    return " ".join(words if name else words[:FIRST_WORDS]) + rest


def _in_block(block: Model) -> Iterator[Model]:
    return (part for steps, part in parts_of(block) if not BLOCKS_BELOW.intersection(steps))


def _attributed(work: Model) -> Iterator[Attributed]:
    """The parts that are said to be ours or a source's; an editor's notes say so in their name."""
    for _, part in parts_of(work):
        is_editors = isinstance(part, Note) and part.kind is NoteKind.EDITOR
        if isinstance(part, Attributed) and part is not work and not is_editors:
            yield part


def _is_restated(part: Attributed) -> bool:
    return bool(part.cites) and not part.own
