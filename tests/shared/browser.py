"""What the tests in a real browser share: the built site behind an address, and a Chromium.

A test module loads these fixtures with `pytest_plugins = ["browser"]`, and imports the rest.
Pytest need not rewrite what asserts here: PYTEST_DONT_REWRITE.
"""

from __future__ import annotations

import os
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Route,
    expect,
    sync_playwright,
)

from _browser import find_chromium, find_shell
from site_pages import APART

ROOT = Path(__file__).parents[2]
BELOW = "/some/where/"
"""The site is served below such a folder, as many hosts serve it."""
NOT_FOUND = "404.html"
KINDS = {
    "home": "",
    "frameworks": "frameworks/",
    "framework": "frameworks/asapconnect-mentoring/",
    "agency-framework": "frameworks/coa-pa-ms-2/",
    "guides": "guides/",
    "guide": "guides/being-a-mentor/",
    "scenes": "scenes/",
    "scene": "scenes/twelve-minutes/",
    "comparisons": "compare/",
    "comparison": "compare/assp-coach-mentor/",
    "comparison-with-both": "compare/acsa-mentoring-coaching/",
    "comparison-of-many": "compare/where-the-sources-differ/",
    "self-checks": "self-assessment/",
    "self-check": "self-assessment/asapconnect-mentoring/",
    "agency-self-check": "self-assessment/coa-pa-ms-2/",
    "my-progress": "my/progress/",
    "my-plan": "my/plan/",
    "my-answers": "my/answers/",
    "second-view": "my/second-view/",
    "worksheets": "worksheets/",
    "worksheet": "worksheets/mentoring-agreement/",
    "glossary": "glossary/",
    "sources": "sources/",
    "not-found": NOT_FOUND,
}
"""A page of each kind, by its address in the site."""
WIDE, PHONE = 1280, 390
SCHEMES = ("light", "dark")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
WORKER_BLOCKED = "Service Worker registration blocked by Playwright"
"""What a page's console says where a context lets no worker stand between page and server."""
PATIENCE = 30_000
"""Milliseconds after which something counts as never to come, on a machine that is busy."""
expect.set_options(timeout=PATIENCE)

HELD_TIMERS = """{
  const held = new Map(), start = setTimeout, stop = clearTimeout;
  let now = 0, last = 0;
  window.setTimeout = (task, ms = 0, ...more) => {
    if (ms < 50) return start(task, ms, ...more);
    held.set(--last, { at: now + ms, run: () => task(...more) });
    return last;
  };
  window.clearTimeout = (id) => held.delete(id) || stop(id);
  window.passTime = (ms) => {
    const end = now + ms;
    for (;;) {
      const [id, timer] = [...held].sort((a, b) => a[1].at - b[1].at)[0] ?? [];
      if (!timer || timer.at > end) break;
      held.delete(id);
      now = timer.at;
      timer.run();
    }
    now = end;
  };
}"""

SETTLED = """() => new Promise((done) => {
  let last = NaN, still = 0;
  const look = () => {
    still = scrollY === last ? still + 1 : 0;
    last = scrollY;
    still > 5 ? done() : requestAnimationFrame(look);
  };
  look();
})"""

OpenPage = Callable[..., Page]
Address = Callable[[str], str]


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves a site below a folder, and its own page for what is not there."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, *arguments, below: str, **more) -> None:
        self.below = below
        super().__init__(*arguments, **more)

    def translate_path(self, path: str) -> str:
        inside = path.startswith(self.below)
        return super().translate_path(path.removeprefix(self.below[:-1]) if inside else "/outside")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, NOT_FOUND).read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        """Say nothing: the browser's own messages are looked at."""


class SiteServer(ThreadingHTTPServer):
    """Takes all that a browser asks at once; one that hangs up early is no trouble.

    Once closed it answers nothing, on lines that stand open either: then there is no network.
    """

    request_queue_size = 128

    def __init__(self, *arguments, **more) -> None:
        self.lines: set[socket.socket] = set()
        super().__init__(*arguments, **more)

    def process_request(self, request: socket.socket, client_address: object) -> None:
        self.lines.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: socket.socket) -> None:
        self.lines.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        super().server_close()
        for line in [*self.lines]:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@pytest.fixture(scope="session")
def served(built_site: Path) -> Iterator[Address]:
    """The full address of a page of the site."""
    with serving(built_site, BELOW) as below:
        yield lambda page: below + page


@contextmanager
def serving(site: Path, below: str) -> Iterator[str]:
    """Serve a folder, and yield its address, which ends with a slash."""
    handler = partial(SiteHandler, below=below, directory=str(site))
    server = SiteServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{below}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    command = find_shell() or os.environ.get("HANDBOOK_CHROMIUM") or find_chromium()
    assert command, "there is no Chromium; scripts/test.py installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(command), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, served: Address) -> Iterator[OpenPage]:
    """Open a page of the site as a new reader: `open_page("sources/", PHONE, scheme="dark")`.

    Whatever else a test is about, it fails when a page asks another host for something, or
    complains on the console, such as of a breach of its own policy. `before` is a script that
    runs before those of each page.
    """
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def open_one(
        path: str,
        width: int = WIDE,
        height: int = 900,
        scheme: str = "light",
        before: str = "",
        **options: object,
    ) -> Page:
        plain = {"color_scheme": scheme, "service_workers": "block"}
        size = {"width": width, "height": height}
        context = chromium.new_context(viewport=size, **(plain | options))
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        if before:
            context.add_init_script(before)
        watch(context, served(""), troubles)
        page = context.new_page()
        page.goto(served(path))
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert not troubles, "\n".join(troubles)


def watch(context: BrowserContext, home: str, troubles: list[str]) -> None:
    """Note what is asked of other hosts than that of `home`, and what pages complain of."""
    here = (urljoin(home, "/"), "data:", "blob:")

    def look_at(request: Request) -> None:
        if not request.url.startswith(here):
            troubles.append(f"asks {request.url}")

    def read(line: ConsoleMessage) -> None:
        if line.type in ("error", "warning") and WORKER_BLOCKED not in line.text:
            troubles.append(f"{line.text} ({line.location['url']})")

    context.on("request", look_at)
    context.on("console", read)
    context.on("weberror", lambda failure: troubles.append(str(failure.error)))


SEARCH = "#chb-search"
SEARCH_BUTTON = "[data-chb-search]"
SEARCH_FIELD = f"{SEARCH} input"


def pages_of(site: Path) -> list[str]:
    """The address in the site of every page that a reader reads."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    read = (path for path in found if not path.startswith(APART))
    return sorted(path.removesuffix("index.html") for path in read)


def search(page: Page, words: str) -> None:
    """Ask the search once and wait for its answer.

    Typing makes the list anew at each key; a test that reads it wants the last one alone.
    """
    page.locator(SEARCH_BUTTON).click()
    page.locator(SEARCH_FIELD).fill(words)
    expect(page.locator(".chb-search-note")).to_contain_text("result")


CHECK_HEIGHTS = """() => [...document.querySelectorAll("article h3")]
    .filter(heading => heading.nextElementSibling?.matches(".chb-check"))
    .map(heading => {
      const check = heading.nextElementSibling.getBoundingClientRect();
      return check.bottom - heading.getBoundingClientRect().top;
    })"""


def screens_a_check(page: Page) -> list[float]:
    """How much of a screen each competency of a self-check takes, with its heading."""
    screen = page.viewport_size or {"height": 1}
    return [height / screen["height"] for height in page.evaluate(CHECK_HEIGHTS)]


def found_in_search(page: Page) -> Locator:
    """The links to what the search found."""
    return page.locator(f"{SEARCH} li a")


@contextmanager
def held_back(page: Page, script: str) -> Iterator[None]:
    """Hold a script back, by a pattern of its address, until the block is done."""
    held: list[Route] = []
    page.route(script, lambda route: held.append(route))
    yield
    while not held:
        page.wait_for_timeout(20)
    held[0].continue_()


def hold_timers(page: Page) -> None:
    """Show the pages that follow with timers that wait for `pass_time`, however slow a machine is.

    Playwright's own clock would stop the theme's animations, too, which then fail.
    """
    page.add_init_script(HELD_TIMERS)


def pass_time(page: Page, milliseconds: int) -> None:
    """Let held timers run, in the order in which they are due."""
    page.evaluate("ms => passTime(ms)", milliseconds)


def in_view(page: Page, target: Locator) -> bool:
    """Whether the top of something is on the screen, clear of the header, when scrolling ends."""
    page.evaluate(SETTLED)
    box, header = target.bounding_box(), page.locator(".md-header").bounding_box()
    assert box and header and page.viewport_size
    return header["y"] + header["height"] <= box["y"] < page.viewport_size["height"] * 0.6


def open_menu(page: Page) -> Locator:
    """Open the menu of a narrow screen, and wait until it stands; the button that closes it."""
    button = page.get_by_role("button", name="Open the menu")
    button.click()
    button = page.get_by_role("button", name="Close the menu")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.wait_for_function(
        "() => document.querySelector('.md-sidebar--primary').getBoundingClientRect().left >= 0"
    )
    return button


def focus_by_tab(page: Page, target: Locator, key: str = "Tab", most: int = 150) -> None:
    """Press Tab until something has the focus. Fails where the keyboard does not reach it."""
    for _ in range(most):
        page.keyboard.press(key)
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{most} times {key} do not reach {target}")


AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
RUN_AXE = """() => axe.run(document, { rules: { "target-size": { enabled: true } } }).then(
  (found) => [...found.violations, ...found.incomplete.filter(({ id }) => id !== "color-contrast")]
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`))"""


AT_REST = """() => Promise.race([
  Promise.allSettled(document.getAnimations().map(({ finished }) => finished)),
  new Promise((done) => setTimeout(done, 2000))])"""


def found_by_axe(page: Page) -> list[str]:
    """What breaks a rule, and what axe-core cannot tell, which wants a look all the same.

    It cannot tell the contrast of what scrolls below the header, and need not; nor that of what
    the theme is just fading in, so the page comes to rest first.
    """
    page.evaluate(SETTLED)
    page.evaluate(AT_REST)
    page.evaluate(AXE)
    return page.evaluate(RUN_AXE)


IN_DARK = """() => {
  const { dataset } = document.body, light = dataset.mdColorScheme;
  dataset.mdColorScheme = "slate";
  return light;
}"""
COLORS = "{ runOnly: ['color-contrast', 'link-in-text-block'] }"
COLORS_BY_AXE = RUN_AXE.replace('{ rules: { "target-size": { enabled: true } } }', COLORS)


def found_by_axe_in_both_schemes(page: Page) -> list[str]:
    """The same of a page in light colors; and what breaks a rule of colors in dark ones.

    Dark colors hang on one attribute, which the theme sets when a page is loaded, and nothing else
    hangs on it. So what stands on a page need not be brought about twice.
    """
    found = found_by_axe(page)
    light = page.evaluate(IN_DARK)
    assert light == "default"
    page.evaluate(AT_REST)
    found += [f"in dark colors, {fault}" for fault in page.evaluate(COLORS_BY_AXE)]
    page.evaluate("light => { document.body.dataset.mdColorScheme = light; }", light)
    return found


NO_STORAGE = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { configurable: true,
    get() { throw new DOMException("blocked by a test", "SecurityError"); } });"""
NO_WRITING = """Storage.prototype.setItem = () => {
  throw new DOMException("full, says a test", "QuotaExceededError"); };"""
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined });"


def ring_of(page: Page, shown: str = ":focus") -> float:
    """How wide in pixels the outline is that shows where the focus is."""
    return page.locator(shown).evaluate(
        """shown => {
          const { outlineStyle, outlineWidth } = getComputedStyle(shown);
          return outlineStyle === "none" ? 0 : parseFloat(outlineWidth); }"""
    )
