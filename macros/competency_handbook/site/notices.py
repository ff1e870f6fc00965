"""What a host may want to know about its folder, though nothing is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..model import Place, Problem
from ..reading import FOLDERS, Messages, files_of, shown_path

ID = re.compile(r"\bid: *[\"']?[\w-]+")


def notices_of(layers: list[Path], messages: Messages) -> Iterator[Problem]:
    """Every notice about the uppermost layer; a handbook that stands on no other has none."""
    if len(layers) > 1:
        yield from _copies(layers)
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
