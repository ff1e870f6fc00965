"""Every data file of every kind that can be read, as a host's tailoring makes it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
    Translation,
)
from .checks import check_translated
from .explain import nearest
from .hide import hide
from .languages import language_at
from .layers import ShownAs
from .load import build_model, check_name, find, read_tree
from .messages import ENGLISH
from .minutes import follow_minutes
from .misnamed import better_id
from .tailor import tailor
from .tailor_run import Tailored
from .translate import translate
from .translation_files import TranslationFile, language_in
from .trees import Tree, targets_in

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
    languages: Sequence[str] = (ENGLISH,),
    layers: Mapping[Path, str] | None = None,
) -> DataFiles:
    """Every data file that can be read; what is wrong with the others joins `problems`.

    The stricter bar is asked of the files in the folders `strict`. The folder `own` is the host's,
    where one stands over another handbook. The data are in the first of `languages`, and translated
    into the others; into the first, too, what is in `layers` that are written in another.
    """
    layers = layers or {}
    own_language = languages[0]
    is_mixed = any(tag != own_language for tag in layers.values())
    wanted = tuple(languages if is_mixed else languages[1:])
    reading = _Reading(kinds, problems, wanted)
    for name, path in sorted(files.items()):
        is_strict = any(map(path.is_relative_to, strict))
        is_own = own is not None and path.is_relative_to(own)
        shown = shown_as(path)
        if language := language_in(name):
            reading.read_translation(name, path, shown, language, own is None or is_own)
        else:
            written = language_at(path, layers) or own_language
            reading.read(name, path, shown, is_strict, is_own, written)
    tailored = reading.tailor()
    known = None if reading.unread else targets_in(reading.trees).keys()
    differences = reading.hide(tailored)
    told = reading.result(tailored, differences)
    translations = tuple(reading.translate(told, (own_language, it), known) for it in wanted)
    return replace(told, translations=translations)


def read_trees(files: DataPaths, kinds: Sequence[Kind], shown_as: ShownAs) -> list[Tree]:
    """The trees of every data file that can be parsed, as their authors left them."""
    reading = _Reading(kinds, [])
    for name, path in sorted(files.items()):
        if not language_in(name):
            reading.read(name, path, shown_as(path))
    return reading.trees


@dataclass
class _Reading:
    """The files on their way from bytes to models."""

    kinds: Sequence[Kind]
    problems: list[Problem]
    languages: tuple[str, ...] = ()
    """Those into which the data are translated."""
    trees: list[Tree] = field(default_factory=list)
    translations: list[TranslationFile] = field(default_factory=list)
    instead: dict[tuple[str, str], Tree] = field(default_factory=dict)
    """The files that a language has in the place of others, by it and the file's kind."""
    refused: set[str] = field(default_factory=set)
    """The paths of files that have problems before a model is made of them."""
    built: dict[str, DataFile[Model]] = field(default_factory=dict)
    """The files that fit their models, by their paths."""
    unread: set[str] = field(default_factory=set)
    """The kinds that lack some, by their names below `data/`."""

    def read(
        self,
        name: str,
        path: Path,
        shown: str,
        is_strict: bool = False,
        is_own: bool = False,
        language: str = "",
    ) -> None:
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
                tree = Tree(path.stem, shown, kind, node, is_own, is_strict, language)
                self.trees.append(tree)

    def read_translation(
        self, name: str, path: Path, shown: str, language: str, is_own: bool
    ) -> None:
        """Parse a file of translations by its name below `data/`, if its language is asked for."""
        known = {kind.data: kind for kind in self.kinds}
        place = name.partition("/")[0].partition(".")[0]
        if place not in known:
            self.problems += _stray(name, known, shown)
        elif language in self.languages:
            kind = known[place]
            node = self._parse(path, shown, kind, is_translation=True)
            if node is not None and kind.by_language:
                self.instead[language, kind.data] = Tree(kind.data, shown, kind, node, is_own)
            elif node is not None:
                self.translations.append(TranslationFile(language, shown, node, is_own))

    def _parse(
        self, path: Path, shown: str, kind: Kind, is_translation: bool = False
    ) -> yaml.Node | None:
        """A file's tree; None where there is something in it that YAML allows and we refuse."""
        node, found = None, list(check_name(path.stem.partition(".")[0], shown, kind.model))
        try:
            named = is_translation or kind.model is Tailoring
            node, more = read_tree(path.read_bytes(), shown, named)
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
        before = len(self.problems)
        for tree in tailorings:
            self._build(tree)
        self.problems[before:] = _with_ids_meant(self.problems[before:], others)
        fitting = [tree for tree in tailorings if tree.path in self.built]
        tailored = tailor(others, fitting, not self.unread) if fitting else Tailored()
        self.problems += tailored.problems
        for tree in others:
            self._build(tree)
        return tailored

    def _build(self, tree: Tree) -> None:
        """Make a file's model, or say what keeps it from being one."""
        file = self._file_of(tree)
        if file is None:
            self.unread.add(tree.kind.data)
        elif tree.path not in self.refused:
            self.built[tree.path] = file

    def _file_of(self, tree: Tree) -> DataFile[Model] | None:
        """A file with its model; None where it does not fit, which is told."""
        try:
            content = build_model(tree.node, tree.path, tree.kind.model)
        except ProblemsFound as refused:
            self.problems += refused.problems
            return None

        def place_of(steps: Steps) -> Place:
            return find(tree.node, steps)[0]

        return DataFile(tree.path, tree.id, content, place_of, tree.strict)

    def hide(self, tailored: Tailored) -> list[Difference]:
        """Leave out what shall be, unless files are missing that may refer to it.

        Returns all that differs.
        """
        if not tailored.files or self.unread:
            return tailored.differences
        files = [(tree, self.built[tree.path]) for tree in self.trees]
        left = hide(files, tailored.hidden, tailored.differences)
        self.problems += left.problems
        self.trees = [tree for tree in self.trees if tree.path not in left.works]
        tailored.files = left.changed | tailored.files
        tailored.deeds = left.deeds | tailored.deeds
        followed = follow_minutes(self.trees, tailored.files | left.changed)
        for tree in self.trees:
            if tree.path in left.changed.keys() | followed.paths:
                self._build(tree)
        tailored.notices += [*left.notices, *followed.notices]
        return [*left.differences, *followed.differences]

    def translate(
        self, files: DataFiles, languages: tuple[str, str], known: Collection[str] | None
    ) -> Translation:
        """The files in the second of these languages, with all that they say in the first."""
        language = languages[1]
        said = [it for it in self.translations if it.language == language]
        trees = [tree for tree in self.trees if tree.kind.is_translated]
        done = translate(trees, said, languages, known)
        self.problems += done.problems
        built: dict[str, DataFile[Model]] = {}
        for tree in done.trees:
            if file := self._file_of(tree):
                built[tree.path] = file
        by_kind = {
            kind.data: tuple(built.get(file.path, file) for file in files.by_kind[kind.data])
            for kind in self.kinds
        }
        written = {tree.path: tree.language for tree in self.trees}
        for (of, place), tree in self.instead.items():
            if of == language and (file := self._file_of(tree)):
                own = [it for it in by_kind[place] if written[it.path] == language]
                by_kind[place] = (*own,) if file.id in [it.id for it in own] else (*own, file)
        in_language = replace(files, by_kind=by_kind)
        self.problems += check_translated(in_language)
        return Translation(language, in_language, tuple(done.wordings))

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
        own = {tree.path for tree in self.trees if tree.is_own}
        below = {path: at for path, at in tailored.files.items() if path not in own}
        return DataFiles(
            tuple(self.kinds),
            by_kind,
            unread,
            tuple(differences),
            below,
            tailored.deeds,
            notices,
            tuple(tailored.mends),
        )


def _with_ids_meant(problems: Sequence[Problem], trees: Sequence[Tree]) -> list[Problem]:
    """Problems of tailorings; where an id is malformed, with what of these trees was meant."""
    if not any(problem.id == "ID-MALFORMED" for problem in problems):
        return list(problems)
    targets = targets_in(trees)
    return [
        replace(it, advice=better_id(it.about, targets, trees)) if it.id == "ID-MALFORMED" else it
        for it in problems
    ]


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
