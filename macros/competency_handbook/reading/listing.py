"""The ids of a handbook, for an author who wants to name one."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

import yaml

from .trees import Target, Tree, targets_in

LONGEST = 60
"""Of a title: so many characters."""


class NotListed(Exception):
    """A name that is of no kind and no work; `known` are those that are."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(name)
        self.name, self.known = name, known


@dataclass(frozen=True)
class Row:
    """A line of the list: something with an id."""

    id: str
    title: str
    path: str
    """Of the file that it stands in."""
    depth: int = 0
    """How many others it stands in."""

    def line(self, width: int) -> str:
        """It as a line, its title in a column of its own."""
        title = self.title if len(self.title) <= LONGEST else f"{self.title[: LONGEST - 1]}…"
        return f"{'  ' * self.depth}{self.id}".ljust(width) + f"  {title}"


def listing(trees: Sequence[Tree], name: str = "") -> Iterator[str]:
    """What has an id, file by file: every work, or all in a kind or a work of this name.

    Raises NotListed where there is none of that name.
    """
    if name:
        shown = [it for it in trees if name in (it.kind.data, it.kind.name, it.id)]
    else:
        shown = [it for it in trees if it.is_work]
    if not shown:
        raise NotListed(name, [it for tree in trees for it in (tree.kind.data, tree.id)])
    known = targets_in(trees)
    listed = [it for tree in shown for it in _listed_in(tree, known, whole=bool(name))]
    width = max((len(it.id) + 2 * it.depth for it in listed), default=0)
    path = ""
    for it in listed:
        if it.path != path and name:
            yield from [""] * bool(path) + [it.path]
        path = it.path
        yield it.line(width) if name else f"{it.line(width)}  {it.path}"
    if not name:
        yield ""
        yield f"All ids of a work, or of a kind: {', '.join(_names_of(trees))}."


def _names_of(trees: Sequence[Tree]) -> list[str]:
    with_ids = (tree for tree in trees if targets_in([tree]))
    return sorted({f"`handbook list {tree.kind.data}`" for tree in with_ids})


def _listed_in(tree: Tree, known: Container[str], whole: bool) -> Iterator[Row]:
    """A work, and where it is to be whole, all in it, by the shortest known id of each."""
    shortest: dict[yaml.Node, tuple[str, Target]] = {}
    for name, target in targets_in([tree]).items():
        if name in known and len(name) < len(shortest.get(target.node, (name + " ",))[0]):
            shortest[target.node] = (name, target)
    for name, target in shortest.values():
        if whole or target.holder is None:
            yield Row(name, target.title, tree.path, len(target.above))
