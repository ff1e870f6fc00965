"""The whole build in one place: compose → engine → finish → PDF → swap."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

from .compose import Composition, compose
from .finish import finish, swap
from .layers import layers_of
from .pdf import write_book
from .plugin import build_site, composed_folder


def build_handbook(root: Path, with_pdf: bool = True) -> Path:
    """Build the handbook in `root` and return its site folder.

    Raises ProblemsFound or BuildFailed; the last good site is then as it was.
    """
    root = root.resolve()
    composition = compose(layers_of(root), composed_folder(root))
    built = root / "build" / "site"
    shutil.rmtree(built, ignore_errors=True)
    _fix_the_date(composition)
    build_site(composition.config_file, built)
    finish(built, composition)
    if with_pdf:
        write_book(built, composition, built / "downloads" / "handbook.pdf")
    site = root / "site"
    swap(built, site)
    return site


def _fix_the_date(composition: Composition) -> None:
    """Give every tool the edition's own date, so that the same input gives the same bytes."""
    date = str(composition.settings["extra"]["handbook"]["date"])
    seconds = int(datetime.fromisoformat(date).replace(tzinfo=UTC).timestamp())
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(seconds))
