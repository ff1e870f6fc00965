#!/usr/bin/env python3
"""Measure what a click on a self-check costs, and bringing saved answers back, on a slow device.

    .venv/bin/python scripts/bench_browser.py [--sizes 26 2300] [--clicks 40] [--slower 4]

A framework of each size is built into a host of its own and opened in Chromium, whose processor is
slowed; every competency has its saved answer. A click lasts from the moment when the reader's
finger is lifted until the answer is saved and the page is painted; clicks that change answers are
measured, and first answers. Restoring lasts from the script's first look into the storage until
what was saved shows and the page is painted: the answers on a page of checks (a large framework has
one for each domain), and the progress of the whole framework on the page above them. A press lasts
as long as a finger does, and no time at all, as by a screen reader.
"""

import argparse
import json
import statistics
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from _bench import Bound, new_host, report
from _browser import find_chromium
from competency_handbook.building import build_handbook
from competency_handbook.model import LARGE, wording_hash

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
IN_A_DOMAIN = 25
MOST_MS_A_CLICK = 50
MOST_MS_TO_RESTORE = 300
RESTORES = 10
"""Of each page. What else a machine does makes the worst of them worse, not the median."""
PRESSES_MS = (80, 0)
"""How long a finger stays down, about: what pressing shows is painted by then. And no time at all,
as of a press by a screen reader or a switch."""
LEVEL, MOMENT = "growth-on-my-own", "2026-01-01T00:00:00.000Z"

CLOCK = """
  const told = window.chbClock = { clicks: [], started: 0, restored: 0 };
  const painted = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    port2.postMessage(null);
  });
  const load = Storage.prototype.getItem;
  Storage.prototype.getItem = function (key) {
    if (key.startsWith("chb")) {
      told.started = performance.now();
      Storage.prototype.getItem = load;
    }
    return load.call(this, key);
  };
  const define = customElements.define.bind(customElements);
  customElements.define = (...given) => {
    define(...given);
    painted((now) => { told.restored = now; });
  };
  const save = Storage.prototype.setItem;
  Storage.prototype.setItem = function (...given) {
    save.apply(this, given);
    told.saved = performance.now();
  };
  window.addEventListener("pointerup", ({ timeStamp }) => { told.pressed = timeStamp; }, true);
  window.addEventListener("change", () => {
    told.saved = 0;
    painted((now) => told.clicks.push(told.saved ? now - told.pressed : -1));
  }, true);
"""
"""Runs before the page's own scripts. A click on what is chosen already changes nothing."""

SAVE = "(answers) => { for (const [key, text] of answers) localStorage.setItem(key, text); }"

ANCHORS = "chb-rating .chb-anchor"
FIRST_ANCHORS = "chb-rating .chb-anchors > :first-child"
"""One of each check."""

PLACE = """([anchors, n]) => {
  const target = document.querySelectorAll(anchors)[n];
  target.scrollIntoView({ block: "center", behavior: "instant" });
  return new Promise((done) => setTimeout(() => {
    const { x, y, width, height } = target.getBoundingClientRect();
    done([x + width / 2, y + height / 2]);
  }, 300));
}"""


@dataclass(frozen=True)
class Figures:
    """Milliseconds, by what was done: of every click, and of every time that answers came back."""

    clicks: dict[str, list[float]]
    restores: dict[str, list[float]]


def framework_of(size: int) -> dict:
    """A framework with so many competencies, as a data file has it."""
    domains = []
    for first in range(0, size, IN_A_DOMAIN):
        inside = [competency(n) for n in range(first, min(first + IN_A_DOMAIN, size))]
        title = f"Domain {len(domains) + 1}"
        domains.append({"id": domain_of(first), "title": title, "own": True})
        domains[-1]["contains"] = inside
    return {
        "title": f"A framework of {size}",
        "summary": "For measuring.",
        "source": "source-asapconnect-mentoring",
        "edition": "1",
        "rates": "practitioner",
        "scale": "practitioner-growth",
        "contains": domains,
    }


def domain_of(number: int) -> str:
    """The id of the domain that a statement is in."""
    return f"bench-domain-{number // IN_A_DOMAIN}"


def competency(number: int) -> dict:
    """One statement with what it needs."""
    id = f"bench-{number}"
    look_fors = [{"id": f"{id}-look-{n}", "text": "Does it.", "own": True} for n in (1, 2)]
    proof = {"id": f"{id}-proof", "kind": "record", "text": "A note.", "own": True}
    statement = f"Does the thing that is asked for in statement number {number}, and says why."
    return {
        "id": id,
        "title": f"Thing {number}",
        "statement": statement,
        "self_check": statement.replace("Does", "I do").replace("says", "say"),
        "indicators": look_fors,
        "evidence": [proof],
        "own": True,
    }


def build(root: Path, size: int) -> Path:
    """The site of a host with such a framework; its self-check is `self-assessment/bench/`."""
    new_host(root)
    data = root / "data" / "frameworks" / "bench.yml"
    data.parent.mkdir(parents=True)
    data.write_text(yaml.safe_dump(framework_of(size), sort_keys=False), "utf-8")
    return build_handbook(root, with_pdf=False)


@contextmanager
def serving(
    site: Path, handler: type[SimpleHTTPRequestHandler] = SimpleHTTPRequestHandler
) -> Iterator[str]:
    """The address of a site that is served on this machine."""

    class Quiet(handler):  # type: ignore[misc, valid-type]  # a class that was given
        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def answers_to(size: int) -> list[tuple[str, str]]:
    """(key, text) of an answer to every competency, as the script saves them."""
    found = []
    for number in range(size):
        words = competency(number)
        seen = {"hash": wording_hash(words["statement"]), "lang": "en", "text": words["self_check"]}
        answer = {"v": 1, "state": "rated", "level": LEVEL, "rev": 1, "at": MOMENT, "seen": seen}
        found.append((f"chb:bench:me:answer:{words['id']}", json.dumps(answer)))
    return found


def measure(browser: Browser, site: str, size: int, clicks: int, slower: float) -> Figures:
    """Click at even distances down a page of checks, and open it and the one above it again."""
    above = f"{site}self-assessment/bench/"
    checks = f"{above}{domain_of(size // 2)}/" if size >= LARGE else above
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.set_default_timeout(120_000)
    context.add_init_script(CLOCK)
    page = context.new_page()
    page.goto(checks)
    page.evaluate(SAVE, answers_to(size))
    slow_down(page, slower)
    pages = {"on a page of checks": checks, "above them": above}
    restores = {
        where: [restored(page, url) for _ in range(RESTORES)] for where, url in pages.items()
    }
    page.goto(checks)
    found = {f"of {press} ms": clicked(page, clicks, press) for press in PRESSES_MS}
    for press in PRESSES_MS:
        page.evaluate("localStorage.clear()")
        found[f"of {press} ms, first answers"] = clicked(page, clicks, press, FIRST_ANCHORS)
    context.close()
    return Figures(found, restores)


def clicked(page: Page, clicks: int, press: int, anchors: str = ANCHORS) -> list[float]:
    """Milliseconds of every click that saved an answer. Raises RuntimeError where too few did."""
    page.reload()
    count = page.locator(anchors).count()
    clicks = min(clicks, count)
    for n in range(clicks):
        page.mouse.click(*page.evaluate(PLACE, [anchors, count * n // clicks]), delay=press)
        page.wait_for_timeout(300)
    measured = page.evaluate("chbClock.clicks")
    if len(measured) < clicks * 0.6 or min(measured) < 0:
        raise RuntimeError(f"{len(measured)} of {clicks} clicks saved an answer: {measured}")
    return measured


def restored(page: Page, url: str) -> float:
    """Milliseconds until what was saved shows. Raises RuntimeError where not all of it does."""
    page.goto(url)
    page.wait_for_function("chbClock.restored > 0")
    page.wait_for_timeout(300)
    checked = page.locator("chb-rating :checked").count()
    if checked != page.locator("chb-rating fieldset").count():
        raise RuntimeError(f"Only {checked} answers came back.")
    return page.evaluate("chbClock.restored - chbClock.started")


def slow_down(page: Page, times: float) -> None:
    """Let the page's processor work so many times slower."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": times})


def bounds_of(size: int, figures: Figures) -> Iterator[Bound]:
    """The median of each kind with its bound; the worst of each is printed."""
    named = [(f"A click {kind}", it, MOST_MS_A_CLICK) for kind, it in figures.clicks.items()]
    named += [
        (f"Restoring {kind}", it, MOST_MS_TO_RESTORE) for kind, it in figures.restores.items()
    ]
    for name, measured, most in named:
        print(f"{size:6}  {name}: {statistics.median(measured):.0f}, worst {max(measured):.0f}")
        yield Bound(f"{name} at {size}, median", statistics.median(measured), most, "ms")


def main() -> int:
    """Print the figures; 1 where a bound is exceeded."""
    ask = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    ask.add_argument("--sizes", type=int, nargs="+", default=[26, 2300])
    ask.add_argument("--clicks", type=int, default=40)
    ask.add_argument("--slower", type=float, default=4)
    given = ask.parse_args()
    bounds = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        command = str(find_chromium())
        browser = playwright.chromium.launch(executable_path=command, args=ARGUMENTS)
        print(f"Milliseconds, {given.slower:g} times slower.")
        for size in given.sizes:
            with serving(build(Path(folder) / str(size), size)) as site:
                figures = measure(browser, site, size, given.clicks, given.slower)
            bounds += bounds_of(size, figures)
        browser.close()
    return report(bounds)


if __name__ == "__main__":
    sys.exit(main())
