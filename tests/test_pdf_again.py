"""The same handbook gives the same PDFs: in another folder, on another day, with other seeds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SETTINGS = 'site_name: Host\nextra: {handbook: {id: a-host, edition: "1", date: "2026-02-03"}}\n'
PRINT = """
import sys, time
real, late = time.time, float(sys.argv[1])
time.time = lambda: real() + late
from competency_handbook.cli import main
main(sys.argv[2:])
"""
WORKS = ("coaching-notes", "coa-pa-ms-2", "setting-goals")


def print_them(root: Path, seed: str, zone: str, late: float, *options: str) -> dict[str, bytes]:
    """The PDFs that a host's build writes, with another clock, time zone and hash seed."""
    root.mkdir(parents=True)
    (root / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    asked = [word for id in WORKS for word in ("--only", id)]
    command = [sys.executable, "-c", PRINT, str(late), "pdf", "--root", str(root), *asked, *options]
    around = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
    around.pop("SOURCE_DATE_EPOCH", None)
    done = subprocess.run(command, env=around, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return {path.name: path.read_bytes() for path in (root / "site" / "downloads").iterdir()}


@pytest.mark.slow
@pytest.mark.parametrize("options", [(), ("--archive",)], ids=["usual", "archive"])
def test_another_folder_day_and_seed_give_the_same_bytes(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    one = print_them(tmp_path / "one", "1", "UTC", 0, *options)
    other = print_them(tmp_path / "a" / "b c", "77", "Asia/Tokyo", 40 * 86400, *options)
    assert len(one) == len(WORKS)
    assert one == other
