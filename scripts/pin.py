#!/usr/bin/env python3
"""Write requirements.txt and requirements-test.txt anew.

    python3 scripts/pin.py

Resolves, in a fresh temporary environment, the newest releases that
pyproject.toml allows and that the oldest supported Python can use: its
dependencies and the build backend for requirements.txt, and what the group
`test` needs besides these for requirements-test.txt. Then run the tests and
read what changed.
"""

import json
import sys
import tempfile
from pathlib import Path

from _python import OLDEST, require_python

require_python()  # before the imports below, which an old Python cannot read

import tomllib

from _run import ROOT, SetupError, must_run, say
from _setup import RUNTIME_PINS, TEST_PINS

HEADER = """\
# Exact versions of {what}.
# Written by scripts/pin.py; change pyproject.toml instead.
"""


def main() -> int:
    """Return the exit status: 1 when the packages cannot be resolved."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            pin(Path(folder))
        except SetupError as problem:
            print(problem, file=sys.stderr)
            return 1
    return 0


def pin(folder: Path) -> None:
    """Resolve both sets of packages in `folder` and write both files."""
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project, backend = tables["project"], tables["build-system"]["requires"]
    must_run([sys.executable, "-m", "venv", folder])
    say("Resolving what the handbook needs")
    runtime = resolve(folder, [*project["dependencies"], *backend])
    write_pins(RUNTIME_PINS, runtime, "what the handbook and its build backend need")
    say("Resolving what its tests need")
    everything = resolve(folder, [*runtime, *project["optional-dependencies"]["test"]])
    tests = [line for line in everything if line not in runtime]
    write_pins(TEST_PINS, tests, "what the tests need besides requirements.txt")


def resolve(folder: Path, requirements: list[str]) -> list[str]:
    """Return the exact versions that meet these requirements, sorted, and install nothing."""
    # To the patch: a release may refuse 3.11.2, which Debian 12 has, and take 3.11.5.
    oldest = [f"--python-version={OLDEST[0]}.{OLDEST[1]}.0", "--only-binary=:all:"]
    report = folder / "report.json"
    into = ["--dry-run", "--ignore-installed", "--target", folder / "none", "--report", report]
    pip = [folder / "bin" / "python", "-m", "pip", "--quiet", "install"]
    must_run([*pip, *oldest, *into, *requirements])
    found = [chosen["metadata"] for chosen in json.loads(report.read_text())["install"]]
    names = sorted(found, key=lambda package: package["name"].lower())
    return [f"{package['name']}=={package['version']}" for package in names]


def write_pins(path: Path, pins: list[str], what: str) -> None:
    """Write pins below a header that says what they are for."""
    path.write_text(HEADER.format(what=what) + "\n".join(pins) + "\n", encoding="utf-8")
    say(f"Wrote {len(pins)} pins to {path.name}")


if __name__ == "__main__":
    sys.exit(main())
