#!/usr/bin/env python3
"""Set up and run every test.

    python3 scripts/test.py [arguments of pytest]

Takes a fresh Debian, Ubuntu or macOS machine with Python 3.11 or newer.
"""

import subprocess
import sys

from _python import require_python

require_python()  # before the imports below, which an old Python cannot read

from _browser import find_chromium
from _run import ROOT, SetupError, environment
from _setup import PYTHON, set_up


def main(arguments: list[str]) -> int:
    """Return the exit status: 1 when set-up failed, else that of pytest."""
    try:
        set_up(for_tests=True)
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return 1
    variables = environment() | {"HANDBOOK_CHROMIUM": str(find_chromium())}
    command = [PYTHON, "-m", "pytest", *arguments]
    return subprocess.run(command, cwd=ROOT, env=variables, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
