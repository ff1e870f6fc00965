"""Start commands and speak to the user, the same way in every script."""

import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
HOMEBREW_FOLDERS = (Path("/opt/homebrew/lib"), Path("/usr/local/lib"))


class SetupError(Exception):
    """Set-up cannot go on; the text tells the user what to do."""


def say(line: str) -> None:
    """Print one line of progress at once."""
    print(line, flush=True)


def environment() -> dict[str, str]:
    """Return the variables for the commands that set-up starts."""
    variables = dict(os.environ)
    home = variables.get("HOME")
    if not home or not Path(home).is_dir():
        # npm keeps a cache below HOME and fails without one.
        variables["HOME"] = str(VENV / "home")
    variables.update(PIP_NO_INPUT="1", PIP_DISABLE_PIP_VERSION_CHECK="1")
    if sys.platform == "darwin":
        # A Python that is not Homebrew's looks for libraries elsewhere.
        asked = variables.get("DYLD_FALLBACK_LIBRARY_PATH", "")
        folders = [asked, *map(str, HOMEBREW_FOLDERS), "/usr/lib"]
        variables["DYLD_FALLBACK_LIBRARY_PATH"] = ":".join(filter(None, folders))
    return variables


def run(command: Sequence[str | Path], **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command in the project's folder, without input, and return what it printed."""
    return subprocess.run(
        [str(word) for word in command],
        cwd=ROOT,
        env=environment() | more,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )


def must_run(command: Sequence[str | Path], **more: str) -> str:
    """Run a command and return what it printed; raise SetupError when it fails."""
    result = run(command, **more)
    if result.returncode:
        tail = "\n".join(result.stdout.splitlines()[-20:])
        raise SetupError(f"{tail}\nThis command failed: {shlex.join(map(str, command))}")
    return result.stdout
