"""Find or install the Chromium that the browser tests drive.

Debian's package is the first choice. Ubuntu packs Chromium as a snap, which
cannot see temporary folders, and macOS has no package for it: there
Playwright's own build goes into the project's environment.

Most tests ask for pages alone. Those run in Debian's Chromium without its
window, where it is: the whole one loads pages of its own beside each.
"""

import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

from _needs import Need
from _run import VENV, SetupError, run, say
from _system import Machine

SHELL = "chromium-headless-shell"
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
PLAYWRIGHT_BUILDS = ("chrome-linux*/chrome", "chrome-mac*/*.app/Contents/MacOS/*")
# 0 puts the browser into Playwright's own folder, so it goes when .venv goes.
PLAYWRIGHT_FOLDER = {"PLAYWRIGHT_BROWSERS_PATH": "0"}


def candidates() -> Iterator[Path]:
    """Yield the places where a Chromium may be, the best first."""
    yield from (Path(found) for name in COMMANDS if (found := shutil.which(name)))
    yield from map(Path, MAC_APPS)
    browsers = "lib/python3*/site-packages/playwright/driver/package/.local-browsers/chromium-*"
    for build in PLAYWRIGHT_BUILDS:
        yield from sorted(VENV.glob(f"{browsers}/{build}"))


def is_snap(command: Path) -> bool:
    """Return whether a command is a snap, or the stub that stands for one."""
    target = command.resolve()
    if target.name == "snap" or target.is_relative_to("/snap"):
        return True
    with target.open("rb") as file:
        return b"/snap/bin/" in file.read(4096)


def find_chromium() -> Path | None:
    """Return the first Chromium that starts, or None."""
    for command in candidates():
        if command.is_file() and not is_snap(command):
            result = run([command, "--version"])
            if result.returncode == 0 and "Chrom" in result.stdout:
                return command
    return None


CHROMIUM = Need(
    "Chromium", "shows the pages in tests", lambda: find_chromium() is not None, apt=("chromium",)
)


def find_shell() -> Path | None:
    """Return Chromium without its window, or None. A page takes half the work in it."""
    found = shutil.which(SHELL)
    return Path(found) if found else None


CHROMIUM_SHELL = Need(
    "Chromium without its window",
    "shows the pages in tests for half the work",
    lambda: find_shell() is not None,
    apt=(SHELL,),
)


def system_has_package(machine: Machine, os_release: str) -> bool:
    """Return whether the system's package is a real Chromium.

    `os_release` is the text of /etc/os-release.
    """
    named = [line for line in os_release.splitlines() if line.startswith(("ID=", "ID_LIKE="))]
    return machine.manager == "apt" and "ubuntu" not in " ".join(named)


def playwright_command(machine: Machine) -> list[str]:
    """Return the command that installs Playwright's own Chromium."""
    command = [str(VENV / "bin" / "python"), "-m", "playwright", "install", "--no-shell"]
    if machine.manager == "apt" and machine.rights is not None:
        command.append("--with-deps")
    return [*command, "chromium"]


def install_playwright_chromium(machine: Machine) -> None:
    """Install Playwright's Chromium; raise SetupError when no Chromium starts after it."""
    if CHROMIUM.present():
        return
    command = playwright_command(machine)
    say("Installing Chromium for the tests")
    result = run(command, **PLAYWRIGHT_FOLDER)
    if not CHROMIUM.present():
        settings = shlex.join(f"{name}={value}" for name, value in PLAYWRIGHT_FOLDER.items())
        raise SetupError(
            "\n".join(result.stdout.splitlines()[-10:])
            + "\nMissing on this machine:\n  Chromium (shows the pages in tests)"
            + f"\nInstall Chrome or Chromium, or run:\n  {settings} {shlex.join(command)}"
        )
