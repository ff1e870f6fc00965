"""The tests' handbook built once more: in another folder, on another day, and as another user."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from handbook import PACKAGE, write_handbook

OTHER_WORLD = Path(__file__).parent / "other_world"
ASKED = "import datetime, time; print(datetime.datetime.now().timestamp() - {now} > 3_000_000)"


def print_elsewhere(folder: Path, *options: str) -> dict[str, bytes]:
    """The PDFs that `handbook pdf` writes there, by name, for a copy of code and tests' handbook.

    Clock, time zone, locale, hash seed, home and temporary folder are not those of the tests.
    """
    root = folder / "über allem" / "b c"
    root.mkdir(parents=True)
    write_handbook(root)
    code = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PACKAGE / "macros", root / "macros", ignore=code)
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
