"""The handbook built once more: in another folder, on another day, and as another user."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from competency_handbook.reading.layers import package_layer

PARTS = ("macros", "content", "data", "overrides", "mkdocs.yml")
OTHER_WORLD = Path(__file__).parent / "other_world"
ASKED = "import datetime, time; print(datetime.datetime.now().timestamp() - {now} > 3_000_000)"


def print_elsewhere(folder: Path, *options: str) -> dict[str, bytes]:
    """The PDFs that `handbook pdf` writes there, by name, of a copy of the handbook's files.

    Clock, time zone, locale, hash seed, home and temporary folder are not those of the tests.
    """
    root = folder / "über allem" / "b c"
    root.mkdir(parents=True)
    for part in PARTS:
        found = package_layer() / part
        if found.is_dir():
            shutil.copytree(found, root / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(found, root / part)
    (folder / "tmp").mkdir()
    around = os.environ | {
        "PYTHONPATH": f"{OTHER_WORLD}{os.pathsep}{root / 'macros'}",
        "PYTHONHASHSEED": "77",
        "TZ": "Asia/Tokyo",
        "LC_ALL": "C",
        "LANG": "tr_TR.UTF-8",
        "HOME": str(folder),
        "TMPDIR": str(folder / "tmp"),
    }
    around.pop("SOURCE_DATE_EPOCH", None)
    command = [sys.executable, "-m", "competency_handbook", "pdf", "--root", str(root), *options]
    done = subprocess.run(command, env=around, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return {path.name: path.read_bytes() for path in (root / "site" / "downloads").iterdir()}


def is_late(now: float) -> bool:
    """Whether programs elsewhere believe that it is another day."""
    around = os.environ | {"PYTHONPATH": str(OTHER_WORLD)}
    command = [sys.executable, "-c", ASKED.format(now=now)]
    told = subprocess.run(command, env=around, capture_output=True, text=True)
    return told.stdout.strip() == "True"
