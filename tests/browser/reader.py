"""What a reader does in a browser, whichever it is, and sees there.

Whatever is looked for is waited for. Pytest need not rewrite what asserts here:
PYTEST_DONT_REWRITE.
"""

from __future__ import annotations

import base64
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    NoSuchElementException,
    StaleElementReferenceException,
)
from selenium.webdriver.common.by import By
from selenium.webdriver.common.print_page_options import PrintOptions
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select

WIDE = 1280
PATIENCE = 60
"""Seconds after which something counts as never to come, on a machine that is busy."""
NOT_YET = (
    ElementClickInterceptedException,
    IndexError,
    ElementNotInteractableException,
    NoSuchElementException,
    StaleElementReferenceException,
)
FIREFOX_COMPLAINTS = """
  const { nsIConsoleAPIStorage, nsIScriptError } = Ci;
  const storage = Cc["@mozilla.org/consoleAPI-storage;1"].getService(nsIConsoleAPIStorage);
  const calls = storage.getEvents()
    .filter(({ level }) => level === "error" || level === "warn")
    .map((call) => [call.filename, call.arguments.map(String).join(" ")]);
  const faults = Services.console.getMessageArray()
    .filter((line) => line instanceof nsIScriptError)
    .filter(({ flags }) => !(flags & nsIScriptError.warningFlag))
    .map((fault) => [fault.sourceName, fault.errorMessage]);
  Services.console.reset();
  storage.clearEvents();
  return [...calls, ...faults];
"""
VISIBLE = """
  const [css, words] = arguments;
  return [...document.querySelectorAll(css)].filter((element) =>
    element.checkVisibility({ visibilityProperty: true }) && element.innerText.includes(words));
"""
TO_THE_MIDDLE = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })"
SET_DATE = """
  const [field, date] = arguments;
  field.value = date;
  for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
"""
FETCHED_BEFOREHAND = "(default-src) at http://127.0.0.1"
"""Firefox alone would fetch the page that `<link rel="next">` names, which the policy forbids."""
Found = TypeVar("Found")


class Reader:
    """A person at a browser with one tab or several, of which one is looked at."""

    def __init__(self, browser: str, driver: WebDriver, home: str, downloads: Path) -> None:
        self.browser = browser
        self.driver = driver
        self.home = home
        self.downloads = downloads

    def begin(self) -> None:
        """Close all tabs but a new one, and throw away what was saved to files."""
        old = self.driver.window_handles
        self.driver.switch_to.new_window("tab")
        new = self.driver.current_window_handle
        for tab in old:
            self.driver.switch_to.window(tab)
            self.driver.close()
        self.driver.switch_to.window(new)
        self.resize(WIDE)
        for file in self.downloads.iterdir():
            file.unlink()
        self.complaints()

    # Pages

    def open(self, path: str) -> None:
        self.driver.get(self.home + path)

    def reload(self) -> None:
        self.driver.refresh()

    def back(self) -> None:
        self.driver.back()

    def forward(self) -> None:
        self.driver.forward()

    def resize(self, width: int, height: int = 900) -> None:
        self.driver.set_window_size(width, height)

    def at(self, path: str) -> None:
        """Wait until this page of the site is shown, whatever comes after its path."""
        self.until(
            lambda: self.shown().partition("?")[0].partition("#")[0] == self.home + path,
            f"at {path}",
        )

    def shown(self) -> str:
        """The address of the page, or nothing while it loads: then its tab may already name it."""
        return self.script("return document.readyState === 'complete' && location.href") or ""

    def open_tab(self, path: str) -> str:
        """Open a page in a tab of its own, and look at it; the tab's handle."""
        self.driver.switch_to.new_window("tab")
        self.open(path)
        return self.driver.current_window_handle

    def look_at(self, tab: str) -> None:
        self.driver.switch_to.window(tab)

    # What stands there

    def until(self, condition: Callable[[], Found], what: str) -> Found:
        """Wait until a condition holds; what it returns then. Fails with these words."""
        end = time.monotonic() + PATIENCE
        while True:
            with suppress(*NOT_YET):
                if met := condition():
                    return met
            assert time.monotonic() < end, f"{self.browser}: {what}, at {self.shown()}"
            time.sleep(0.05)

    def every(self, css: str, words: str = "") -> list[WebElement]:
        """What is visible of a kind and says these words just now."""
        return self.script(VISIBLE, css, words)

    def one(self, css: str, words: str = "") -> WebElement:
        """The first visible element of a kind that says these words."""
        return self.until(lambda: self.every(css, words), f"{css} {words!r}")[0]

    def sees(self, words: str, css: str = "body") -> None:
        self.one(css, words)

    def misses(self, css: str, words: str = "") -> None:
        """Wait until nothing of a kind that says these words is visible."""
        self.until(lambda: not self.every(css, words), f"no {css} {words!r}")

    def value(self, css: str) -> str:
        return self.one(css).get_property("value")

    def is_chosen(self, css: str) -> bool:
        return self.driver.find_element(By.CSS_SELECTOR, css).is_selected()

    # What is done there

    def press(self, css: str, words: str = "") -> None:
        """Press the middle of something, brought to where no header lies over it."""

        def pressed() -> bool:
            element = self.every(css, words)[0]
            self.script(TO_THE_MIDDLE, element)
            element.click()
            return True

        self.until(pressed, f"press {css} {words!r}")

    def write(self, css: str, text: str) -> None:
        """Write into a field, behind what stands there."""
        self.press(css)
        # What cannot be written in yet has nothing of it.
        self.until(lambda: self.one(css).send_keys(text) is None, f"write into {css}")

    def select(self, css: str, value: str) -> None:
        Select(self.one(css)).select_by_value(value)

    def set_date(self, css: str, date: str) -> None:
        """Set a date, such as 2027-03-01, as a browser's calendar does, which no driver reaches."""
        self.script(SET_DATE, self.one(css), date)

    def choose_file(self, css: str, *files: Path) -> None:
        def chosen() -> bool:
            self.driver.find_element(By.CSS_SELECTOR, css).send_keys("\n".join(map(str, files)))
            return True

        self.until(chosen, f"choose a file by {css}")

    def script(self, script: str, *arguments: object) -> object:
        return self.driver.execute_script(script, *arguments)

    # What is kept, saved, and complained of

    def kept(self, start: str = "chb:") -> dict[str, str]:
        """What the browser keeps below keys that begin so."""
        stored = self.script("return {...localStorage}")
        return {key: text for key, text in stored.items() if key.startswith(start)}

    def saved(self, pattern: str) -> Path:
        """Wait until the one file of this name is saved."""

        def whole() -> Path | None:
            files = list(self.downloads.iterdir())
            done = [file for file in files if file.match(pattern) and file.stat().st_size]
            return done[0] if len(files) == len(done) == 1 else None

        return self.until(whole, f"a file {pattern}")

    def print(self, paper: dict[str, float] = PrintOptions.A4) -> bytes:
        """Print the page, as the browser does; a PDF. WebKitGTK's driver does not print."""
        options = PrintOptions()
        options.set_page_size(paper)
        return base64.b64decode(self.driver.print_page(options))

    def complaints(self) -> list[str]:
        """What pages complained of since this was last asked; nothing where no driver tells."""
        if self.browser == "chromium":
            lines = self.driver.get_log("browser")
            return [line["message"] for line in lines if line["level"] in ("SEVERE", "WARNING")]
        if self.browser == "firefox":
            with self.driver.context("chrome"):
                faults = self.script(FIREFOX_COMPLAINTS)
            ours = [f"{text} ({place})" for place, text in faults if place.startswith(self.home)]
            return [fault for fault in ours if FETCHED_BEFOREHAND not in fault]
        return []
