"""The Python code: its types, its faults and its form, as mypy and ruff find them."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
IGNORED = re.compile(r"# (?:type: ?ignore|mypy:)")
WITH_REASON = re.compile(r"# type: ignore\[[a-z-]+(?:, [a-z-]+)*\]  # \w")


@pytest.mark.parametrize("look", [("check",), ("format", "--check")], ids=["faults", "form"])
def test_ruff_finds_nothing(look: tuple[str, ...]):
    done = subprocess.run(
        [sys.executable, "-m", "ruff", *look, "--no-cache", "."],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_types_hold_in_the_whole_package():
    """`mypy`, strict, as pyproject.toml has it; it keeps in build/mypy what it has checked."""
    done = subprocess.run([sys.executable, "-m", "mypy"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_each_line_kept_from_mypy_says_which_error_and_why():
    """No file is left out as a whole."""
    lines = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in sorted((ROOT / "macros").rglob("*.py"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if IGNORED.search(line)
    ]
    assert lines, "the pattern finds none of them"
    assert [line for line in lines if not WITH_REASON.search(line)] == []
