"""Refuse an interpreter that cannot run this project.

Written so that an old Python can still read it: no newer syntax here.
"""

import os
import shlex
import subprocess
import sys

OLDEST = (3, 11)
KNOWN_NEWER = ("python3.13", "python3.12", "python3.11", "python3.14")


def refusal(version: tuple, system: str, newer: str = "") -> str:
    """Return why an interpreter cannot be used, or an empty string when it can.

    `version` is (major, minor, …), `system` is `os.name`, and `newer` is the
    command of a newer Python on this machine, if there is one.
    """
    if system != "posix":
        return "This runs on Linux and macOS. On Windows, use the Linux subsystem (WSL)."
    if tuple(version[:2]) >= OLDEST:
        return ""
    wanted, found = ".".join(map(str, OLDEST)), ".".join(map(str, version[:3]))
    if newer:
        command = " ".join(map(shlex.quote, [newer, *sys.argv]))
        advice = "Run it with the newer one on this machine: " + command
    else:
        advice = "Install a newer Python, then run it with that one."
    return "Python {} or newer is needed, and this is Python {}. {}".format(wanted, found, advice)


def starts(command: str) -> bool:
    """Return whether a Python of this name starts; some only stand in the path."""
    quiet = subprocess.DEVNULL
    try:
        return subprocess.call([command, "-c", ""], stdout=quiet, stderr=quiet) == 0
    except OSError:
        return False


def require_python() -> None:
    """Leave with exit status 1 and a reason when this interpreter cannot be used."""
    reason = refusal(sys.version_info, os.name)
    if reason:
        newer = next(filter(starts, KNOWN_NEWER), "")
        reason = refusal(sys.version_info, os.name, newer)
    if reason:
        sys.exit(reason)
