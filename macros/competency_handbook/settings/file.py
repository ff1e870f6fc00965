"""One layer's `mkdocs.yml`, and what all that is said about it needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ..model import Place, Problem, Steps
from ..reading import check_keys, find, shown_path

Settings = dict[str, Any]

HANDBOOK: Steps = ("extra", "handbook")
"""Where settings of the handbook's own stand."""


@dataclass(frozen=True)
class SettingsFile:
    """A layer's `mkdocs.yml`: its settings, and where each of them stands."""

    path: Path
    node: yaml.Node | None
    settings: Settings

    def find(self, steps: Steps) -> tuple[Place, yaml.Node | None]:
        """Where a setting stands, and its node; the nearest place above, and None, without it."""
        return find(self.node, steps) if self.node else (Place(), None)

    def problem(self, steps: Steps, id: str, message: str, advice: str) -> Problem:
        """A finding at `steps`, or at the file's top where it has none of them."""
        return Problem(shown_path(self.path), self.find(steps)[0], id, message, advice)


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
