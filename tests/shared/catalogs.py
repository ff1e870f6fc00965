"""A catalog of data that lies in one folder, as most tests want it."""

from __future__ import annotations

from pathlib import Path

from competency_handbook.catalog import Catalog, catalog_of, files_in
from competency_handbook.kinds import KINDS
from competency_handbook.reading import ENGLISH


def open_catalog(data: Path, language: str = ENGLISH) -> Catalog:
    """The catalog of a data folder. Raises ProblemsFound with every problem of every file."""
    return catalog_of(files_in(data), KINDS, language=language)
