"""Setting up: what is asked of the machine, and when a step is skipped."""

import platform
import shlex
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import _browser
import _python
import _setup
from _needs import BUILD_NEEDS, TEST_NEEDS, Need
from _run import VENV, SetupError, environment, must_run
from _system import Machine, explain, install_commands, missing, provide

ROOT_WITH_APT = Machine("apt", rights=())
APT = "env DEBIAN_FRONTEND=noninteractive apt-get"
OPTIONS = "--yes --no-install-recommends -o DPkg::Lock::Timeout=120"


def need(name: str, present: bool = False, **packages: tuple[str, ...]) -> Need:
    """Return a need that is met or not, whatever this machine has."""
    return Need(name, "is a test", lambda: present, **packages)


PANGO = need("Pango", apt=("libpango",), brew=("pango",))
PANGO_FT2 = need("PangoFT2", apt=("libpangoft2",), brew=("pango",))


# The interpreter


@pytest.mark.parametrize("version", [(3, 11), (3, 11, 2), (3, 13, 0), (4, 0)])
def test_a_supported_python_is_not_refused(version: tuple[int, ...]) -> None:
    assert _python.refusal(version, "posix") == ""


def test_an_old_python_is_refused_with_both_versions() -> None:
    assert _python.refusal((3, 9, 6), "posix") == (
        "Python 3.11 or newer is needed, and this is Python 3.9.6. "
        "Install a newer Python, then run it with that one."
    )


def test_a_refusal_names_the_newer_python_and_quotes_the_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "argv", ["a folder/build.py", "--strict"])
    assert _python.refusal((3, 10, 1), "posix", "python3.12").endswith(
        "Run it with the newer one on this machine: python3.12 'a folder/build.py' --strict"
    )


def test_windows_is_sent_to_its_linux_subsystem() -> None:
    assert "WSL" in _python.refusal((3, 12), "nt")


# What is missing, and which command brings it


def test_only_unmet_needs_are_missing() -> None:
    assert missing([PANGO, need("qpdf", present=True)]) == [PANGO]


def test_apt_updates_its_lists_and_installs_all_packages_in_one_command() -> None:
    assert [" ".join(command) for command in install_commands([PANGO, PANGO_FT2], "apt")] == [
        f"{APT} update",
        f"{APT} install {OPTIONS} libpango libpangoft2",
    ]


def test_homebrew_is_asked_for_each_package_once() -> None:
    assert install_commands([PANGO, PANGO_FT2], "brew") == [["brew", "install", "pango"]]


@pytest.mark.parametrize("manager", ["", "apt"])
def test_without_manager_or_package_there_is_no_command(manager: str) -> None:
    assert install_commands([need("Chromium")], manager) == []


def test_sudo_stands_before_each_command() -> None:
    commands = install_commands([PANGO], "apt", ("sudo", "-n"))
    assert all(command[:3] == ["sudo", "-n", "env"] for command in commands)


def test_nothing_is_run_when_nothing_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("_system.run", lambda command: pytest.fail(f"ran {command}"))
    provide([need("qpdf", present=True)], ROOT_WITH_APT)


def test_without_a_way_to_root_the_missing_and_the_command_are_named() -> None:
    with pytest.raises(SetupError) as problem:
        provide([PANGO], Machine("apt", rights=None))
    assert str(problem.value) == (
        "Missing on this machine:\n"
        "  Pango (is a test)\n"
        "Install it as root with:\n"
        f"  {APT} update && {APT} install {OPTIONS} libpango\n"
        "Then run this again."
    )


def test_with_sudo_the_named_command_may_ask_for_the_password() -> None:
    assert f"\n  sudo {APT} update" in explain([PANGO], Machine("apt", rights=("sudo", "-n")))


def test_a_failed_installation_shows_its_last_words(monkeypatch: pytest.MonkeyPatch) -> None:
    failed = subprocess.CompletedProcess([], 100, stdout="Unable to locate package")
    monkeypatch.setattr("_system.run", lambda command: failed)
    with pytest.raises(SetupError, match="Unable to locate package\nMissing on this machine"):
        provide([PANGO], ROOT_WITH_APT)


def test_every_need_says_what_it_is_for_and_debian_has_a_package_for_it() -> None:
    for wanted in BUILD_NEEDS + TEST_NEEDS + (_browser.CHROMIUM, _browser.CHROMIUM_SHELL):
        assert wanted.name and wanted.purpose and wanted.apt


@pytest.mark.parametrize(
    ("os_release", "expected"),
    [
        ("ID=debian\n", True),
        ('NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', False),
        ('ID=zorin\nID_LIKE="ubuntu debian"\n', False),
    ],
)
def test_chromium_comes_from_debian_but_not_from_ubuntu(os_release: str, expected: bool) -> None:
    assert _browser.system_has_package(ROOT_WITH_APT, os_release) is expected
    assert not _browser.system_has_package(replace(ROOT_WITH_APT, manager="brew"), os_release)


def test_playwright_brings_libraries_only_where_they_can_be_installed() -> None:
    assert "--with-deps" in _browser.playwright_command(ROOT_WITH_APT)
    assert "--with-deps" not in _browser.playwright_command(Machine("apt", rights=None))
    assert "--with-deps" not in _browser.playwright_command(Machine("brew", rights=()))


def test_a_failed_browser_download_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    variables = {}

    def fail(command: list[str], **more: str) -> subprocess.CompletedProcess:
        variables.update(more)
        return subprocess.CompletedProcess(command, 1, stdout="Download failed")

    monkeypatch.setattr(_browser, "run", fail)
    monkeypatch.setattr(_browser, "CHROMIUM", need("Chromium"))
    with pytest.raises(SetupError) as problem:
        _browser.install_playwright_chromium(ROOT_WITH_APT)
    command = shlex.join(_browser.playwright_command(ROOT_WITH_APT))
    assert str(problem.value).startswith("Download failed\nMissing on this machine:\n  Chromium")
    assert str(problem.value).endswith(f"\n  PLAYWRIGHT_BROWSERS_PATH=0 {command}")
    assert variables == {"PLAYWRIGHT_BROWSERS_PATH": "0"}


def test_ubuntus_stub_for_the_snap_is_no_browser(tmp_path: Path) -> None:
    stub, browser = tmp_path / "chromium-browser", tmp_path / "chromium"
    stub.write_text('#!/bin/sh\nexec /snap/bin/chromium "$@"\n', encoding="utf-8")
    browser.write_text('#!/bin/sh\nexec /usr/lib/chromium/chromium "$@"\n', encoding="utf-8")
    assert _browser.is_snap(stub)
    assert not _browser.is_snap(browser)


# Running commands and skipping steps


@pytest.mark.parametrize("home", [None, "", "/no/such/folder"])
def test_without_a_home_the_caches_go_into_the_environment(
    home: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HOME") if home is None else monkeypatch.setenv("HOME", home)
    assert environment()["HOME"] == str(VENV / "home")


def test_a_failed_command_is_named_after_its_last_words() -> None:
    command = [sys.executable, "-c", "raise SystemExit('no such file')"]
    with pytest.raises(SetupError) as problem:
        must_run(command)
    assert str(problem.value) == f"no such file\nThis command failed: {shlex.join(command)}"


def test_the_fingerprint_changes_with_the_pins_and_the_interpreter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = _setup.fingerprint(["click==8.2.0"])
    assert _setup.fingerprint(["click==8.2.0"]) == before
    assert _setup.fingerprint(["click==8.2.1"]) != before
    monkeypatch.setattr(sys, "version", "3.99.0")
    assert _setup.fingerprint(["click==8.2.0"]) != before


def test_only_what_installing_reads_counts_in_pyproject() -> None:
    text = '[project]\nname = "a"\n'
    assert _setup.project_tables(text) == _setup.project_tables(f"{text}[tool.ruff]\n")
    assert _setup.project_tables(text) != _setup.project_tables('[project]\nname = "b"\n')


def test_an_environment_counts_when_made_here_by_this_python() -> None:
    version = platform.python_version()
    here = f"version = {version}\ncommand = /usr/bin/python3 -m venv {VENV}\n"
    assert _setup.is_sound(here)
    assert not _setup.is_sound(here.replace(version, "3.10.0"))
    assert not _setup.is_sound(here.replace(str(VENV), "/moved/from/.venv"))
    assert not _setup.is_sound("")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand a small project in the place of this one, and return its folder."""
    monkeypatch.setattr(_setup, "ROOT", tmp_path)
    monkeypatch.setattr(_setup, "NODE_MODULES", tmp_path / "node_modules")
    monkeypatch.setattr(_setup, "VENV", tmp_path)
    for constant in ("RUNTIME_PINS", "TEST_PINS"):
        monkeypatch.setattr(_setup, constant, tmp_path / f"{constant}.txt")
        (tmp_path / f"{constant}.txt").write_text("click==8.2.0", encoding="utf-8")
    (tmp_path / "package-lock.json").write_text("{}", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("step", "source", "commands"),
    [
        (_setup.install_project, "RUNTIME_PINS.txt", 2),
        (_setup.install_test_tools, "TEST_PINS.txt", 1),
        (_setup.install_node_tools, "package-lock.json", 1),
    ],
)
def test_a_step_runs_again_only_when_its_source_changes(
    step: Callable[[], None], source: str, commands: int, project: Path, monkeypatch
) -> None:
    ran = []
    monkeypatch.setattr(_setup, "must_run", ran.append)
    step()
    step()
    assert len(ran) == commands
    (project / source).write_text('{"changed": "1"}', encoding="utf-8")
    step()
    assert len(ran) == 2 * commands


def test_a_step_that_failed_runs_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(command: list) -> None:
        raise SetupError(str(command))

    monkeypatch.setattr(_setup, "must_run", fail)
    for _ in range(2):
        with pytest.raises(SetupError):
            _setup.install_project()


def test_without_a_lock_file_npm_is_not_asked(project: Path, monkeypatch) -> None:
    (project / "package-lock.json").unlink()
    monkeypatch.setattr(_setup, "must_run", lambda command: pytest.fail(f"ran {command}"))
    _setup.install_node_tools()
