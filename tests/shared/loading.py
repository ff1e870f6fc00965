"""One data file by itself, without the handbook that it belongs to."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from competency_handbook.model import DataFile, Model, ProblemsFound
from competency_handbook.reading import build_model, find, read_tree

M = TypeVar("M", bound=Model)


def load_file(path: Path, shown_as: str, kind: type[M]) -> DataFile[M]:
    """A file's content. Raises ProblemsFound where it is not what its kind asks for."""
    node, problems = read_tree(path.read_bytes(), shown_as)
    if problems:
        raise ProblemsFound(problems)
    content = build_model(node, shown_as, kind)
    return DataFile(shown_as, path.stem, content, lambda steps: find(node, steps)[0])
