"""What a person does in the windows of Chromium and Firefox: with tabs, and in the settings.

Chromium lets an extension reopen and copy tabs, and Firefox whoever drives it; WebKitGTK's small
browser has neither. A test of it is marked `only_in("chromium", "firefox")`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from reader import Reader

EXTENSION = Path(__file__).parents[1] / "data" / "tabs_extension"
DIGEST = hashlib.sha256(str(EXTENSION).encode()).hexdigest()[:32]
ID = DIGEST.translate(str.maketrans("0123456789abcdef", "abcdefghijklmnop"))
"""Chromium calls an extension by a hash of where it is."""
EXTENSION_PAGE = f"chrome-extension://{ID}/page.html"
REOPEN_IN_CHROMIUM = """
  const [address, done] = arguments;
  chrome.sessions.getRecentlyClosed({ maxResults: 1 }).then(async ([last]) => {
    if (last?.tab?.url !== address) return done(false);
    await chrome.sessions.restore(last.tab.sessionId);
    done(true);
  });"""
COPY_IN_CHROMIUM = """
  const [address, done] = arguments;
  chrome.tabs.query({}).then(async (tabs) => {
    await chrome.tabs.duplicate(tabs.find(({ url }) => url === address).id);
    done(true);
  });"""
DISCARD_IN_CHROMIUM = """
  const [address, done] = arguments;
  chrome.tabs.query({}).then(async (tabs) => {
    const { id } = await chrome.tabs.discard(tabs.find(({ url }) => url === address).id);
    await chrome.tabs.update(id, { active: true });
    done(true);
  });"""
FIREFOX = """
  const [address, done] = arguments;
  const { SessionStore } = ChromeUtils.importESModule(
    "resource:///modules/sessionstore/SessionStore.sys.mjs");
  const { TabStateFlusher } = ChromeUtils.importESModule(
    "resource:///modules/sessionstore/TabStateFlusher.sys.mjs");
  const shown = Services.wm.getMostRecentWindow("navigator:browser");
  const flush = () => TabStateFlusher.flush(shown.gBrowser.selectedBrowser);
  const whole = (tab) => tab.addEventListener("SSTabRestored", () => done(true), { once: true });
"""
FLUSH_IN_FIREFOX = f"{FIREFOX} flush().then(() => done(true));"
REOPEN_IN_FIREFOX = f"""{FIREFOX}
  const [last] = SessionStore.getClosedTabDataForWindow(shown);
  if (last?.state.entries.at(-1)?.url === address) whole(SessionStore.undoCloseTab(shown, 0));
  else done(false);"""
COPY_IN_FIREFOX = f"""{FIREFOX}
  flush().then(() => whole(shown.gBrowser.duplicateTab(shown.gBrowser.selectedTab)));"""


FONTS_SETTING = "gfx.downloadable_fonts.enabled"


def close_tab(reader: Reader) -> str:
    """Close the tab that is looked at, and look at the first one; the address that was closed."""
    address = reader.driver.current_url
    if reader.browser == "firefox":
        in_firefox(reader, FLUSH_IN_FIREFOX, address)
    reader.driver.close()
    reader.look_at(reader.driver.window_handles[0])
    return address


def reopen_tab(reader: Reader, address: str) -> None:
    """Undo the closing of the tab that was closed last, and look at it."""
    if reader.browser == "firefox":
        look_at_new(reader, lambda: in_firefox(reader, REOPEN_IN_FIREFOX, address))
    else:
        in_chromium(reader, REOPEN_IN_CHROMIUM, address)
    reader.until(lambda: reader.shown() == address, f"{address} is open again")


def copy_tab(reader: Reader) -> None:
    """Duplicate the tab that is looked at, and look at the copy."""
    address = reader.driver.current_url
    if reader.browser == "firefox":
        look_at_new(reader, lambda: in_firefox(reader, COPY_IN_FIREFOX, address))
    else:
        in_chromium(reader, COPY_IN_CHROMIUM, address)
    reader.until(lambda: reader.shown() == address, f"{address} is open twice")


def discard_tab(reader: Reader) -> None:
    """Let Chromium discard the tab that is looked at, as it does to save memory, and look again."""
    address = reader.driver.current_url
    reader.driver.switch_to.new_window("tab")
    reader.driver.get(EXTENSION_PAGE)
    reader.driver.execute_async_script(DISCARD_IN_CHROMIUM, address)
    reader.driver.close()
    reader.look_at(reader.driver.window_handles[0])
    reader.until(lambda: reader.shown() == address, f"{address} is there again")
    assert reader.script("return document.wasDiscarded")


@contextmanager
def fonts_of_the_machine(reader: Reader) -> Iterator[None]:
    """Show pages in other fonts than the site's, which Firefox prints as curves and not as text."""
    if reader.browser != "firefox":
        yield
        return
    with reader.driver.context("chrome"):
        reader.script(f"Services.prefs.setBoolPref({FONTS_SETTING!r}, false)")
    try:
        yield
    finally:
        with reader.driver.context("chrome"):
            reader.script(f"Services.prefs.clearUserPref({FONTS_SETTING!r})")


def look_at_new(reader: Reader, open_one: Callable[[], bool]) -> None:
    """Look at the tab that something opens; it is asked until it does."""
    before = set(reader.driver.window_handles)
    reader.until(open_one, "a tab opens")
    new = reader.until(lambda: set(reader.driver.window_handles) - before, "a new tab is there")
    reader.look_at(new.pop())


def in_firefox(reader: Reader, script: str, address: str) -> bool:
    with reader.driver.context("chrome"):
        return reader.driver.execute_async_script(script, address)


def in_chromium(reader: Reader, script: str, address: str) -> None:
    """Let the extension open a tab, from a page of its own, and look at what it opens."""
    reader.driver.switch_to.new_window("tab")
    reader.driver.get(EXTENSION_PAGE)
    own = reader.driver.current_window_handle
    look_at_new(reader, lambda: reader.driver.execute_async_script(script, address))
    new = reader.driver.current_window_handle
    reader.look_at(own)
    reader.driver.close()
    reader.look_at(new)
