"""Layers: this package's handbook below, a host's folder over it.

A layer is a folder with `mkdocs.yml`, `content/`, `data/` and `overrides/`, each of them
optional in a host's. What the upper layer has wins, path by path; what it lacks comes from
below.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

FOLDERS = ("content", "data", "overrides")

ShownAs = Callable[[Path], str]
"""Tells the path that a problem names."""


def package_layer() -> Path:
    """Where this package's own handbook is: inside the installed package, or in its checkout."""
    inside = Path(__file__).parents[1] / "handbook"
    return inside if inside.is_dir() else Path(__file__).parents[3]


def layers_of(root: Path) -> list[Path]:
    """The layers of the handbook in `root`, lowest first; one alone for this package's own."""
    package = package_layer()
    return [package] if root.resolve() == package.resolve() else [package, root]


def files_of(layers: list[Path], folder: str) -> dict[str, Path]:
    """Every file below `folder`, by its path in it; the uppermost layer's where several have it."""
    found: dict[str, Path] = {}
    for layer in layers:
        top = layer / folder
        paths = sorted(path for path in top.rglob("*") if path.is_file())
        found |= {path.relative_to(top).as_posix(): path for path in paths}
    return {name: path for name, path in found.items() if not _hidden(name)}


def shown_path(path: Path) -> str:
    """A path as a person at the prompt would write it."""
    return os.path.relpath(path) if path.resolve().is_relative_to(Path.cwd()) else str(path)


def _hidden(name: str) -> bool:
    """Editors' and systems' droppings: `.DS_Store`, `~lock`, caches."""
    parts = name.split("/")
    return any(part.startswith(".") or part == "__pycache__" for part in parts) or name.endswith(
        "~"
    )
