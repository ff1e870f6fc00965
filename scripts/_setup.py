"""Set up everything that building and testing need; a second run does nothing.

Each step leaves a stamp, a hash of what it was made from, and is skipped
while the stamp still fits.
"""

import hashlib
import json
import platform
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

from _browser import CHROMIUM, CHROMIUM_SHELL, install_playwright_chromium, system_has_package
from _drivers import DRIVER_NEEDS
from _needs import BUILD_NEEDS, TEST_NEEDS, Need
from _run import ROOT, VENV, must_run, say
from _system import Machine, provide, this_machine

PYTHON = VENV / "bin" / "python"
RUNTIME_PINS = ROOT / "requirements.txt"
TEST_PINS = ROOT / "requirements-test.txt"
NODE_MODULES = ROOT / "node_modules"


def set_up(for_tests: bool = False) -> None:
    """Bring everything that a build needs, and for tests what they need.

    Raises SetupError, whose text says what is missing and how to get it.
    """
    machine = this_machine()
    wanted = needs(machine, read("/etc/os-release"), for_tests)
    provide(wanted, machine)
    make_environment()
    install_project()
    if for_tests:
        install_test_tools()
        install_node_tools()
        if CHROMIUM not in wanted:
            install_playwright_chromium(machine)


def needs(machine: Machine, os_release: str, for_tests: bool) -> tuple[Need, ...]:
    """Return what the machine must have; browsers only where the system has packages of them.

    `os_release` is the text of /etc/os-release.
    """
    if not for_tests:
        return BUILD_NEEDS
    browsers = (
        (CHROMIUM, CHROMIUM_SHELL, *DRIVER_NEEDS) if system_has_package(machine, os_release) else ()
    )
    return (*BUILD_NEEDS, *TEST_NEEDS, *browsers)


def read(path: str | Path) -> str:
    """Return a file's text, or an empty string when there is no such file."""
    path = Path(path)
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def fingerprint(texts: Iterable[str]) -> str:
    """Return a hash of these texts, of the interpreter, and of where the project stands."""
    whole = [sys.version, str(ROOT), *texts]
    return hashlib.sha256(json.dumps(whole).encode()).hexdigest()


def project_tables(pyproject: str) -> str:
    """Return the part of pyproject.toml that installing the project depends on."""
    tables = tomllib.loads(pyproject)
    return json.dumps([tables.get(name) for name in ("build-system", "project")], sort_keys=True)


def is_sound(settings: str) -> bool:
    """Return whether an environment was made here, by this version of Python.

    `settings` is the text of its pyvenv.cfg.
    """
    made = dict(line.split(" = ", 1) for line in settings.splitlines() if " = " in line)
    here = made.get("command", "").endswith(f" {VENV}")
    return here and made.get("version") == platform.python_version()


def make_environment() -> None:
    """Make .venv, unless a working one with pip is there."""
    has_pip = PYTHON.exists() and any(VENV.glob("lib/python3*/site-packages/pip"))
    if has_pip and is_sound(read(VENV / "pyvenv.cfg")):
        return
    say("Making the Python environment in .venv")
    must_run([sys.executable, "-m", "venv", "--clear", VENV])


def install_project() -> None:
    """Install the pinned packages and the project itself, editable."""
    stamp = VENV / "runtime.stamp"
    state = fingerprint([read(RUNTIME_PINS), project_tables(read(ROOT / "pyproject.toml"))])
    if read(stamp) == state:
        return
    say("Installing the Python packages (a minute or two the first time)")
    pip = [PYTHON, "-m", "pip", "--quiet", "install"]
    must_run([*pip, "--requirement", RUNTIME_PINS])
    must_run([*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT])
    stamp.write_text(state, encoding="utf-8")


def install_test_tools() -> None:
    """Install the pinned packages that only the tests need."""
    stamp = VENV / "test.stamp"
    state = fingerprint([read(RUNTIME_PINS), read(TEST_PINS)])
    if read(stamp) == state:
        return
    say("Installing the Python packages for tests")
    pins = ["--requirement", RUNTIME_PINS, "--requirement", TEST_PINS]
    must_run([PYTHON, "-m", "pip", "--quiet", "install", *pins])
    stamp.write_text(state, encoding="utf-8")


def install_node_tools() -> None:
    """Install what package-lock.json pins; nothing without that file."""
    lock = read(ROOT / "package-lock.json")
    # The stamp stands inside, so that it goes when the folder goes.
    stamp = NODE_MODULES / "setup.stamp"
    state = fingerprint([lock])
    if not lock or read(stamp) == state:
        return
    say("Installing the browser script's tools")
    must_run(["npm", "ci", "--no-audit", "--no-fund"])
    NODE_MODULES.mkdir(exist_ok=True)
    stamp.write_text(state, encoding="utf-8")
