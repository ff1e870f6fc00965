"""One layer's `mkdocs.yml`, and what all that is said about it needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ..model import Place, Problem, Steps
from ..reading import EXPECTED, check_keys, find, shown_path

Settings = dict[str, Any]

HANDBOOK: Steps = ("extra", "handbook")
"""Where settings of the handbook's own stand."""
KINDS: dict[str, tuple[type, str]] = {
    "a block of keys": (dict, EXPECTED["dict_type"][1]),
    "a list": (list, EXPECTED["tuple_type"][1]),
    "text": (str, "Write it as one text, in quotes."),
}
"""What a setting should be → its type, and how it is written."""


@dataclass(frozen=True)
class SettingsFile:
    """A layer's `mkdocs.yml`: its settings, and where each of them stands."""

    path: Path
    node: yaml.Node | None
    settings: Settings

    def problem(self, steps: Steps, id: str, message: str, advice: str) -> Problem:
        """A finding at `steps`, or at the file's top where it has none of them."""
        place = find(self.node, steps)[0] if self.node else Place()
        return Problem(shown_path(self.path), place, id, message, advice)

    def wrong_type(self, steps: Steps, expected: str) -> Problem:
        """A finding about a setting that is of another kind than it should be."""
        named = ".".join(map(str, steps)) or "The file"
        return self.problem(
            steps, "SETTINGS-TYPE", f"{named} should be {expected}.", KINDS[expected][1]
        )


def name_of(entry: Any) -> str:
    """The name of a plugin or file, with or without settings of its own."""
    if isinstance(entry, dict):
        return str(entry.get("path") or next(iter(entry), ""))
    return str(entry)


def value_at(settings: Any, steps: Steps) -> Any:
    """The value at `steps`; None where there is none."""
    for step in steps:
        settings = settings.get(step) if isinstance(settings, dict) else None
    return settings


def repeated_keys(root: yaml.Node | None, shown_as: str) -> Iterator[Problem]:
    """What is wrong with the keys of every block, in a file that may have tags and anchors."""
    seen: set[int] = set()
    waiting = [root] if root else []
    while waiting:
        node = waiting.pop()
        if id(node) in seen or not isinstance(node, yaml.CollectionNode):
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            yield from check_keys(node, shown_as)
        waiting += [
            part for entry in node.value for part in (entry if type(entry) is tuple else (entry,))
        ]
