"""The browser scripts: their own tests, and their size. Node runs the tests below tests/js/."""

import gzip
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "overrides" / "assets" / "js"


@pytest.mark.slow
def test_types_behaviour_and_committed_bytes():
    """`npm run check`: the types hold, the tests pass, the built scripts are what sources make."""
    npm = shutil.which("npm")
    assert npm, "npm is not installed; scripts/test.py installs it"
    done = subprocess.run([npm, "run", "check"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("script", "most_kilobytes"),
    [
        ("self-check.js", 17),
        ("worksheet.js", 13),
        ("page.js", 5),
        ("map.js", 7),
        ("decision.js", 2),
        ("qr.js", 7),
        ("present.js", 9),
        ("handouts.js", 5),
        ("share.js", 4),
        ("session-bar.js", 4),
        ("session-adder.js", 6),
        ("workshop.js", 17),
        ("participants.js", 5),
        ("room-pattern.js", 9),
        ("qr-reader.js", 16),
        ("sw.js", 2),
        ("my.js", 20),
        ("answers.js", 25),
        ("filled-pdfs.js", 45),
    ],
)
def test_script_is_small(script: str, most_kilobytes: int):
    """A phone on a slow line loads the script at once."""
    assert len(gzip.compress((SCRIPTS / script).read_bytes(), mtime=0)) <= most_kilobytes * 1024


def test_the_heaviest_self_check_loads_little():
    """What a self-check's page loads of ours, all together: 22 KB at most."""
    scripts = [(SCRIPTS / name).read_bytes() for name in ("self-check.js", "page.js")]
    assert sum(len(gzip.compress(script, mtime=0)) for script in scripts) <= 22 * 1024
