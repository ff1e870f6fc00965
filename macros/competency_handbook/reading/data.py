"""Every data file of every kind that can be read, as a host's tailoring makes it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from ..model import (
    DataFile,
    DataFiles,
    Difference,
    Kind,
    Model,
    Place,
    Problem,
    ProblemsFound,
    Steps,
    Tailoring,
)
from .explain import nearest
from .hide import hide
from .layers import ShownAs
from .load import build_model, check_name, find, read_tree
from .tailor import tailor
from .tailor_run import Tailored
from .trees import Tree

MESSAGES = "messages"
"""A folder of files that are no kind of their own: the words of the interface."""

ALMOST = re.compile(r"\.ya?ml(\.\w+)?$|\.txt$", re.IGNORECASE)
"""Endings of files that are data, or that somebody takes for data."""

DataPaths = Mapping[str, Path]
"""Data files by their names below `data/`, such as `scales/growth.yml`."""


def read_data(
    files: DataPaths,
    kinds: Sequence[Kind],
    shown_as: ShownAs,
    problems: list[Problem],
    strict: Collection[Path] = (),
    own: Path | None = None,
) -> DataFiles:
    """Every data file that can be read; what is wrong with the others joins `problems`.

    The stricter bar is asked of the files in the folders `strict`. The folder `own` is the host's,
    where one stands over another handbook.
    """
    reading = _Reading(kinds, problems)
    for name, path in sorted(files.items()):
        is_strict = any(map(path.is_relative_to, strict))
        is_own = own is not None and path.is_relative_to(own)
        reading.read(name, path, shown_as(path), is_strict, is_own)
    tailored = reading.tailor()
    differences = reading.hide(tailored)
    return reading.result(tailored, differences)


def read_trees(files: DataPaths, kinds: Sequence[Kind], shown_as: ShownAs) -> list[Tree]:
    """The trees of every data file that can be parsed, as their authors left them."""
    reading = _Reading(kinds, [])
    for name, path in sorted(files.items()):
        reading.read(name, path, shown_as(path), False, False)
    return reading.trees


@dataclass
class _Reading:
    """The files on their way from bytes to models."""

    kinds: Sequence[Kind]
    problems: list[Problem]
    trees: list[Tree] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    """The paths of files that have problems before a model is made of them."""
    built: dict[str, DataFile[Model]] = field(default_factory=dict)
    """The files that fit their models, by their paths."""
    unread: set[str] = field(default_factory=set)
    """The kinds that lack some, by their names below `data/`."""

    def read(self, name: str, path: Path, shown: str, is_strict: bool, is_own: bool) -> None:
        """Parse a file, if it is data, by its name below `data/`."""
        known = {kind.data: kind for kind in self.kinds}
        if not ALMOST.search(name):
            return
        place = name.partition("/")[0].partition(".")[0]
        if not name.endswith(".yml") and place in (*known, MESSAGES):
            self.problems.append(_wrong_ending(shown))
        elif place not in known:
            self.problems += _stray(name, known, shown)
        else:
            kind = known[place]
            if (node := self._parse(path, shown, kind)) is not None:
                self.trees.append(Tree(path.stem, shown, kind, node, is_own, is_strict))

    def _parse(self, path: Path, shown: str, kind: Kind) -> yaml.Node | None:
        """A file's tree; None where there is something in it that YAML allows and we refuse."""
        node, found = None, list(check_name(path.stem, shown, kind.model))
        try:
            node, more = read_tree(path.read_bytes(), shown, named=kind.model is Tailoring)
            found += more
        except ProblemsFound as unread:
            found += unread.problems
        if found:
            self.problems += found
            self.refused.add(shown)
            self.unread.add(kind.data)
        return None if any(problem.id.startswith("YAML-") for problem in found) else node

    def tailor(self) -> Tailored:
        """Do to the trees what those tailorings say that fit their model."""
        tailorings = [tree for tree in self.trees if tree.kind.model is Tailoring]
        others = [tree for tree in self.trees if tree.kind.model is not Tailoring]
        for tree in tailorings:
            self._build(tree)
        fitting = [tree for tree in tailorings if tree.path in self.built]
        tailored = tailor(others, fitting, not self.unread) if fitting else Tailored()
        self.problems += tailored.problems
        for tree in others:
            self._build(tree)
        return tailored

    def _build(self, tree: Tree) -> None:
        """Make a file's model, or say what keeps it from being one."""
        try:
            content = build_model(tree.node, tree.path, tree.kind.model)
        except ProblemsFound as refused:
            self.problems += refused.problems
            self.unread.add(tree.kind.data)
            return
        if tree.path in self.refused:
            return

        def place_of(steps: Steps) -> Place:
            return find(tree.node, steps)[0]

        self.built[tree.path] = DataFile(tree.path, tree.id, content, place_of, tree.strict)

    def hide(self, tailored: Tailored) -> list[Difference]:
        """Leave out what shall be, unless files are missing that may refer to it.

        Returns all that differs.
        """
        if not tailored.files or self.unread:
            return tailored.differences
        files = [(tree, self.built[tree.path]) for tree in self.trees]
        dropped, changed, told = hide(files, tailored.hidden, tailored.differences)
        self.trees = [tree for tree in self.trees if tree.path not in dropped]
        for tree in self.trees:
            if tree.path in changed:
                self._build(tree)
        tailored.files |= changed
        return told

    def result(self, tailored: Tailored, differences: Sequence[Difference]) -> DataFiles:
        """What came of all files."""
        by_kind = {
            kind.data: tuple(
                self.built[tree.path]
                for tree in self.trees
                if tree.kind is kind and tree.path in self.built
            )
            for kind in self.kinds
        }
        unread, notices = frozenset(self.unread), tuple(tailored.notices)
        tailored_files = frozenset(tailored.files)
        return DataFiles(
            tuple(self.kinds),
            by_kind,
            unread,
            tuple(differences),
            tailored_files,
            notices,
            tuple(tailored.mends),
        )


def _stray(name: str, known: Collection[str], shown: str) -> list[Problem]:
    """FILE-STRAY: a data file stands where its kind is looked for.

    Messages are read by their own.
    """
    place = name.partition("/")[0]
    if place == MESSAGES:
        return []
    message = f"Nothing is read from `data/{place}`."
    advice = nearest(place.removesuffix(".yml"), known)
    return [Problem(shown, Place(), "FILE-STRAY", message, advice)]


def _wrong_ending(shown: str) -> Problem:
    """FILE-ENDING: the name of a data file ends in `.yml`."""
    message = "A file with this ending is not read."
    return Problem(shown, Place(), "FILE-ENDING", message, "Let its name end in .yml.")
