"""Finding the browsers of the readers' journeys, and what drives them."""

import platform
from pathlib import Path

import pytest

import _drivers
import _setup
from _browser import CHROMIUM, CHROMIUM_SHELL
from _system import Machine


@pytest.fixture
def no_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A path in which there is nothing yet."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("HANDBOOK_CHROMIUM", raising=False)
    return tmp_path


def put_command(folder: Path, name: str, text: str = "#!/bin/sh\n") -> Path:
    command = folder / name
    command.write_text(text, encoding="utf-8")
    command.chmod(0o755)
    return command


@pytest.mark.parametrize("name", sorted(_drivers.FIND))
def test_where_nothing_is_installed_no_browser_is_driven(name: str, no_commands: Path) -> None:
    assert _drivers.FIND[name]() is None


def test_a_snap_is_no_firefox_that_can_be_driven(no_commands: Path) -> None:
    put_command(no_commands, "geckodriver")
    put_command(no_commands, "firefox", '#!/bin/sh\nexec /snap/bin/firefox "$@"\n')
    assert _drivers.firefox() is None
    real = put_command(no_commands, "firefox-esr")
    assert _drivers.firefox() == _drivers.Programs(real, no_commands / "geckodriver")


def test_geckodriver_comes_from_a_package_for_linux_and_macos(
    no_commands: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_command(no_commands, "firefox-esr")
    for system, machine in _drivers.GECKODRIVERS:
        monkeypatch.setattr(platform, "system", lambda system=system: system)
        monkeypatch.setattr(platform, "machine", lambda machine=machine: machine)
        programs = _drivers.firefox()
        assert programs and programs.driver.stat().st_size > 1_000_000
    monkeypatch.setattr(platform, "machine", lambda: "riscv64")
    assert _drivers.firefox() is None


@pytest.mark.parametrize(("os_release", "installed"), [("ID=debian\n", True), ("ID=ubuntu", False)])
def test_the_browsers_are_installed_where_the_system_has_packages_of_them(
    os_release: str, installed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = _setup.needs(Machine("apt", rights=()), os_release, for_tests=True)
    assert ({CHROMIUM, CHROMIUM_SHELL, *_drivers.DRIVER_NEEDS} <= set(wanted)) is installed
    assert not set(_drivers.DRIVER_NEEDS) & set(
        _setup.needs(Machine("apt", rights=()), os_release, for_tests=False)
    )


def test_every_need_of_a_driver_says_what_it_is_for_and_its_package() -> None:
    assert all(need.name and need.purpose and need.apt for need in _drivers.DRIVER_NEEDS)
