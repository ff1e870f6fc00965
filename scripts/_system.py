"""Install what the machine lacks, or say which command would.

Nothing is asked of a package manager while everything is there.
"""

import os
import shlex
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from _needs import Need
from _run import SetupError, run, say


@dataclass(frozen=True)
class Machine:
    """How this machine installs packages.

    `manager` is "apt", "brew" or "" for neither; `rights` is what stands
    before a command that needs root, or None when there is no way to root.
    """

    manager: str
    rights: tuple[str, ...] | None


def this_machine() -> Machine:
    """Return how this machine installs packages."""
    if sys.platform == "darwin":
        return Machine("brew" if shutil.which("brew") else "", rights=())
    manager = "apt" if shutil.which("apt-get") else ""
    if os.geteuid() == 0:
        return Machine(manager, rights=())
    if not shutil.which("sudo"):
        return Machine(manager, rights=None)
    # Without a terminal sudo must not wait for a password.
    asks = sys.stdin is not None and sys.stdin.isatty()
    return Machine(manager, rights=("sudo",) if asks else ("sudo", "-n"))


def missing(needs: Iterable[Need]) -> list[Need]:
    """Return the needs that this machine does not meet."""
    return [need for need in needs if not need.present()]


def install_commands(
    lacking: Iterable[Need], manager: str, rights: Sequence[str] = ()
) -> list[list[str]]:
    """Return the commands that bring what is lacking; none when no package does."""
    packages = dict.fromkeys(
        package for need in lacking for package in (need.apt if manager == "apt" else need.brew)
    )
    if not packages or not manager:
        return []
    if manager == "brew":
        return [["brew", "install", *packages]]
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    options = ["--yes", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120"]
    return [[*apt, "update"], [*apt, "install", *options, *packages]]


def explain(lacking: Sequence[Need], machine: Machine) -> str:
    """Return what is missing, and the command that would install it."""
    lines = ["Missing on this machine:"]
    lines += [f"  {need.name} ({need.purpose})" for need in lacking]
    manager = machine.manager or ("brew" if sys.platform == "darwin" else "")
    commands = install_commands(lacking, manager, ("sudo",) if machine.rights else ())
    if commands:
        lines.append("Install it as root with:" if machine.rights is None else "Install it with:")
        lines.append("  " + " && ".join(map(shlex.join, commands)))
    else:
        lines.append("Install it with this system's package manager.")
    if manager and not machine.manager:
        lines.append("That needs Homebrew first: https://brew.sh")
    return "\n".join([*lines, "Then run this again."])


def provide(needs: Iterable[Need], machine: Machine) -> None:
    """Install what is missing; raise SetupError when something is still missing."""
    lacking = missing(needs)
    if not lacking:
        return
    said = ""
    if machine.rights is not None:
        for command in install_commands(lacking, machine.manager, machine.rights):
            say("Running " + shlex.join(command))
            result = run(command)
            said = "\n".join(result.stdout.splitlines()[-10:]) if result.returncode else ""
    still = missing(lacking)
    if still:
        raise SetupError("\n".join(filter(None, [said, explain(still, machine)])))
