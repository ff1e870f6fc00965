"""Files of translations: `<name>.<language>.yml`, and what each says of which block of the data."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from ..model import Problem
from .explain import nearest
from .languages import explain_language
from .layers import files_of
from .load import start_of
from .trees import Target, Tree, former_ids, pairs_in, targets_in

NAME = re.compile(r"(?P<id>[^.]+)\.(?P<language>[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\.(?:yml|md)")
"""The name of a file that translates another: an id or a page's name, and a language's tag."""


@dataclass(frozen=True)
class TranslationFile:
    """A file of translations that could be parsed."""

    language: str
    path: str
    node: yaml.Node
    is_own: bool = False
    """Whether the uppermost layer has it, so that its author can change it."""


@dataclass(frozen=True)
class Said:
    """What a file says of one item, or of a block in it."""

    id: str
    key: yaml.Node
    texts: yaml.Node
    is_own: bool


def language_in(name: str) -> str:
    """The language that a file's name says it is in; empty where it names none."""
    found = NAME.fullmatch(name.rpartition("/")[2])
    return found["language"] if found and not explain_language(found["language"]) else ""


def without_translations(files: Mapping[str, Path]) -> dict[str, Path]:
    """The files that translate no other."""
    return {
        name: path
        for name, path in files.items()
        if not language_in(name) or translated_by(name) not in files
    }


def pages_of(layers: Sequence[Path]) -> dict[str, Path]:
    """The files of `content/` of all layers, with those that translate them.

    A layer's translation is of what it has, or of what lies below it: no page above it.
    """
    found: dict[str, Path] = {}
    for layer in layers:
        here = files_of([layer], "content")
        found = {
            name: path
            for name, path in found.items()
            if not (language_in(name) and translated_by(name) in here)
        } | here
    return found


def pages_in_language(files: Mapping[str, Path], language: str) -> dict[str, Path]:
    """The files of `content/`, those of a language in the place of what they translate."""
    own = without_translations(files)
    there = {
        translated_by(name): path
        for name, path in files.items()
        if language_in(name) == language and translated_by(name) in own
    }
    return own | there


def translated_by(name: str) -> str:
    """The name of the file that a file of a language translates."""
    folder, slash, file = name.rpartition("/")
    id, _, rest = file.partition(".")
    return f"{folder}{slash}{id}.{rest.partition('.')[2]}"


def said_by_node(
    trees: Sequence[Tree],
    files: Iterable[TranslationFile],
    problems: list[Problem],
    known: Collection[str] | None,
) -> dict[yaml.Node, list[Said]]:
    """What is said of each block; the host's own comes last.

    TRANSLATION-UNKNOWN: what is translated is an id of the handbook.
    TRANSLATION-TWICE: a layer translates an item once.
    """
    targets = targets_in(trees)
    former = dict(former_ids(targets.values()))
    said: dict[yaml.Node, list[Said]] = {}
    first: dict[tuple[bool, str], yaml.Node] = {}
    for file in sorted(files, key=lambda file: (file.is_own, file.path)):
        for key, texts in pairs_in(file.node):
            id = str(key.value)
            target = targets.get(former.get(id, id))
            if target is None:
                if file.is_own and known is not None and id not in known:
                    message = f"There is no `{id}`."
                    advice = nearest(id, targets)
                    problems.append(problem_at(key, "TRANSLATION-UNKNOWN", message, advice))
            elif not isinstance(texts, yaml.MappingNode):
                problems.append(_no_block(key, target))
            elif (taken := first.setdefault((file.is_own, target.id), key)) is not key:
                where = start_of(taken)
                message = f"It is translated already, in {where.file}:{where.line}."
                problems.append(
                    problem_at(key, "TRANSLATION-TWICE", message, "Delete one of them.")
                )
            else:
                said.setdefault(target.node, []).append(Said(target.id, key, texts, file.is_own))
    return said


def _no_block(key: yaml.Node, target: Target) -> Problem:
    message = f"Below `{key.value}` stands no block of keys."
    advice = "Write its keys below it, such as `title: …`."
    return problem_at(key, "TRANSLATION-FORM", message, advice)


def problem_at(at: yaml.Node, id: str, message: str, advice: str) -> Problem:
    place = start_of(at)
    return Problem(place.file, place, id, message, advice)
