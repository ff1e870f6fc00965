"""A catalog of data that lies in one folder, as most tests want it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from competency_handbook.catalog import Catalog, catalog_of, files_in
from competency_handbook.kinds import KINDS
from competency_handbook.reading import ENGLISH
from competency_handbook.render import outline_script


def open_catalog(data: Path, language: str = ENGLISH) -> Catalog:
    """The catalog of a data folder. Raises ProblemsFound with every problem of every file."""
    return catalog_of(files_in(data), KINDS, language=language)


def outline_in(catalog: Catalog, directory_urls: bool = True) -> dict[str, Any]:
    """What the script of the outline hands to a reader's own pages."""
    script = outline_script(catalog, directory_urls)
    told: dict[str, Any] = json.loads(script.removeprefix("globalThis.chbOutline="))
    return told
