#!/usr/bin/env python3
"""Set up and build the whole handbook into site/.

    python3 scripts/build.py [arguments of `handbook build`]

Takes a fresh Debian, Ubuntu or macOS machine with Python 3.11 or newer.
"""

import subprocess
import sys

from _python import require_python

require_python()  # before the imports below, which an old Python cannot read

from _run import ROOT, VENV, SetupError, environment, say
from _setup import PYTHON, set_up


def main(arguments: list[str]) -> int:
    """Return the exit status: 1 when set-up failed, else that of `handbook build`."""
    try:
        set_up()
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return 1
    # Through Python: on macOS, a script started by itself loses the library path.
    command = [PYTHON, VENV / "bin" / "handbook", "build", *arguments]
    status = subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode
    if status == 0:
        say_results()
    return status


def say_results() -> None:
    """Print where the site and the PDF are."""
    results = {
        "Site": ROOT / "site" / "index.html",
        "PDF": ROOT / "site" / "downloads" / "handbook.pdf",
    }
    for name, path in results.items():
        if path.exists():
            say(f"{name}: {path}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
