"""The whole build in one place: compose → engine → finish → PDF → swap."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from .compose import Composition, compose
from .finish import finish, swap
from .layers import layers_of
from .pdf import write_book
from .plugin import build_site, composed_folder

EPOCH = "SOURCE_DATE_EPOCH"


def build_handbook(root: Path, with_pdf: bool = True, output: Path | None = None) -> Path:
    """Build the handbook in `root` and return its site folder, `site/` in `output` or `root`.

    Raises ProblemsFound or BuildFailed; the last good site is then as it was.
    """
    root = root.resolve()
    output = output or root
    composition = compose(layers_of(root), composed_folder(output))
    built = output / "build" / "site"
    shutil.rmtree(built, ignore_errors=True)
    with _date_of(composition):
        build_site(composition.config_file, built)
        finish(built, composition)
        if with_pdf:
            write_book(built, composition, built / "downloads" / "handbook.pdf")
    site = output / "site"
    swap(built, site)
    return site


@contextmanager
def _date_of(composition: Composition) -> Iterator[None]:
    """Give every tool the edition's own date, so that the same input gives the same bytes."""
    if EPOCH in os.environ:
        yield
        return
    date = str(composition.settings["extra"]["handbook"]["date"])
    os.environ[EPOCH] = str(int(datetime.fromisoformat(date).replace(tzinfo=UTC).timestamp()))
    try:
        yield
    finally:
        del os.environ[EPOCH]
