"""Settings that name a message: `{nav.home}` becomes what the message catalogue says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..model import Place, Problem
from ..reading import Messages, nearest, shown_path

NAMED = re.compile(r"\{([a-z_-]+(?:\.[a-z_-]+)+)\}")


def with_words(setting: Any, messages: Messages) -> Any:
    """A setting in which every text that is a message's key in braces is that message.

    Raises KeyError where the catalogue has no such message.
    """
    if isinstance(setting, dict):
        pairs = setting.items()
        return {with_words(key, messages): with_words(value, messages) for key, value in pairs}
    if isinstance(setting, list):
        return [with_words(entry, messages) for entry in setting]
    named = NAMED.fullmatch(setting) if isinstance(setting, str) else None
    return messages(named[1]) if named else setting


def check_words(settings: Any, messages: Messages, path: Path) -> Iterator[Problem]:
    """SETTINGS-MESSAGE: a message in braces that a setting names is there, with one form.

    A problem is placed where `path`, the uppermost layer's file, names it first.
    """
    texts = [key for key, message in messages.by_key.items() if isinstance(message, str)]
    written = path.read_text("utf-8-sig") if path.is_file() else ""
    for key in dict.fromkeys(_named_in(settings)):
        if key not in texts:
            place = Place.of(written, max(written.find(f"{{{key}}}"), 0))
            message = f"There is no message `{key}`."
            advice = nearest(key, texts)
            yield Problem(shown_path(path), place, "SETTINGS-MESSAGE", message, advice)


def _named_in(setting: Any) -> Iterator[str]:
    """The key of every message that a setting names, in its order."""
    if isinstance(setting, dict | list):
        pairs = setting.items() if isinstance(setting, dict) else enumerate(setting)
        for key, value in pairs:
            yield from _named_in(key)
            yield from _named_in(value)
    elif isinstance(setting, str) and (named := NAMED.fullmatch(setting)):
        yield named[1]
