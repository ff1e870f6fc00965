"""What a host may want to know about its folder, though nothing is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from pathlib import Path, PurePath

import yaml

from ..model import Place, Problem
from ..reading import FOLDERS, Messages, files_of, read_tree, shown_path, start_of
from ..settings import Settings

ID = re.compile(r"\bid: *[\"']?([\w-]+)")
OF_OTHERS = {"hide", "was"}
"""The keys of a tailoring below which ids are of what is there already."""


def notices_of(layers: list[Path], settings: Settings, messages: Messages) -> Iterator[Problem]:
    """Every notice about the uppermost layer; a handbook that stands on no other has none."""
    if len(layers) > 1:
        yield from _copies(layers)
        yield from _ids_without_prefix(layers, settings)
        yield from _words_in_english(messages, layers[-1] / "mkdocs.yml")


def _copies(layers: list[Path]) -> Iterator[Problem]:
    """COPY-SAME: a host's file differs from the one of ours whose place it takes. A notice.

    COPY-FREEZES: a work of ours is changed by ids, and not in a copy. A notice.
    """
    for folder in FOLDERS:
        below = files_of(layers[:-1], folder)
        for name, path in files_of(layers[-1:], folder).items():
            if name not in below:
                continue
            if path.read_bytes() == below[name].read_bytes():
                message = "This file is a copy of ours without any change, and misses our updates."
                advice = "Delete it until you change something."
                yield Problem(shown_path(path), Place(), "COPY-SAME", message, advice)
            elif folder == "data" and name.endswith(".yml") and not name.startswith("messages/"):
                count = len(ID.findall(below[name].read_text("utf-8", "replace")))
                message = f"This copy of ours keeps {count} items from following our updates."
                advice = (
                    "Change them by their ids in data/tailoring/; `handbook status` names them."
                )
                yield Problem(shown_path(path), Place(), "COPY-FREEZES", message, advice)


def _ids_without_prefix(layers: list[Path], settings: Settings) -> Iterator[Problem]:
    """ID-PREFIX: an id of a host's own begins with its prefix, and so never meets one of ours.

    Without a prefix, the first that wants one is named; ids that were released stay. A notice.
    """
    prefix = settings["extra"]["handbook"].get("prefix")
    register = layers[-1] / "data" / "register.json"
    released = register.read_text("utf-8") if register.is_file() else ""
    for shown, place, id in _own_ids(layers):
        if f'"{id}"' in released or (prefix and id.startswith(f"{prefix}-")):
            continue
        message = f"The id `{id}` has no prefix of yours, and may one day meet one of ours."
        advice = "Name a prefix in mkdocs.yml: `extra: {handbook: {prefix: your}}`."
        if prefix:
            advice = f"Write `{prefix}-{id}` before you release it."
        yield Problem(shown, place, "ID-PREFIX", message, advice)
        if not prefix:
            return


def _own_ids(layers: list[Path]) -> Iterator[tuple[str, Place, str]]:
    """Every id that a host's own data files give, with its place."""
    below = files_of(layers[:-1], "data")
    own = {
        name: path
        for name, path in files_of(layers[-1:], "data").items()
        if name not in below and name.endswith(".yml")
    }
    texts = [path.read_text("utf-8", "replace") for path in below.values()] if own else []
    ours = {found for text in texts for found in ID.findall(text)}
    for name, path in own.items():
        tree, _ = read_tree(path.read_bytes(), shown_path(path))
        is_tailoring = PurePath(name).parts[0] == "tailoring"
        for id in _ids_given(tree, OF_OTHERS if is_tailoring else ()):
            if id.value not in ours:  # A list that is replaced has the ids that it had.
                yield shown_path(path), start_of(id), id.value


def _ids_given(node: yaml.Node, but: Container[str]) -> Iterator[yaml.ScalarNode]:
    """Every id that a node gives to what is in it, but for what stands below some keys."""
    for entry in node.value if isinstance(node, yaml.SequenceNode) else ():
        yield from _ids_given(entry, but)
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value == "id" and isinstance(value, yaml.ScalarNode):
            yield value
        elif key.value not in but:
            yield from _ids_given(value, but)


def _words_in_english(messages: Messages, file: Path) -> Iterator[Problem]:
    """SETTINGS-WORDS: most messages are in the language that `theme.language` names. A notice."""
    amount, all_ = len(messages.in_language), len(messages.by_key)
    if amount * 2 < all_:
        written = file.read_text("utf-8-sig")
        named = re.search(r"\blanguage\s*:", written)
        place = Place.of(written, named.start() if named else 0)
        message = (
            f"{amount} of {all_} messages are in `{messages.language}`, the others in English."
        )
        advice = f"Write them into data/messages/{messages.language}.yml."
        yield Problem(shown_path(file), place, "SETTINGS-WORDS", message, advice)
