"""The whole build in one place: compose → engine → finish → PDF → swap."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from .addresses import PDF
from .compose import Composition, compose
from .finish import finish, swap
from .layers import layers_of
from .pdf import write_book
from .plugin import build_site, composed_folder

EPOCH = "SOURCE_DATE_EPOCH"
CACHE = Path("build", "cache", "pdf")


def build_handbook(root: Path, with_pdf: bool = True, output: Path | None = None) -> Path:
    """Build the handbook in `root` and return its site folder, `site/` in `output` or `root`.

    Without a new PDF, the last one stays.

    Raises ProblemsFound or BuildFailed; the last good site is then as it was.
    """
    output = output or root.resolve()
    with _uncollected():
        composition = compose(layers_of(root), composed_folder(output))
        with _date_of(composition):
            built = _build_html(composition, output / "build" / "site")
    site = output / "site"
    with _date_of(composition):
        if with_pdf:
            write_book(built, composition, built / PDF, output / CACHE)
        elif (site / PDF).is_file():
            (built / PDF).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(site / PDF, built / PDF)
    swap(built, site)
    return site


def write_pdf(root: Path, target: Path | None = None) -> Path:
    """Write the PDF of the handbook in `root` to `target`, by default into its site; return where.

    Raises ProblemsFound or BuildFailed; an older PDF is then as it was.
    """
    composition = compose(layers_of(root), composed_folder(root.resolve()))
    target = target or root / "site" / PDF
    with _date_of(composition):
        built = _build_html(composition, root.resolve() / "build" / "pdf-site")
        write_book(built, composition, built / PDF, root.resolve() / CACHE)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(built / PDF, target)
    shutil.rmtree(built)
    return target


def _build_html(composition: Composition, into: Path) -> Path:
    """The finished HTML of a composed tree, in the folder `into`, which is returned."""
    shutil.rmtree(into, ignore_errors=True)
    build_site(composition.config_file, into)
    finish(into, composition)
    return into


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let Python clear up afterwards: looking for garbage, of which there is little, takes 10 %."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


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
