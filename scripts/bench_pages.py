#!/usr/bin/env python3
"""Measure what a page costs at first view on a slow line, and how far it jumps while it loads.

    .venv/bin/python scripts/bench_pages.py [--site site]

Four pages of a built site are opened in Chromium on a phone's screen, over a line of 50 KB/s with
400 ms of delay. The jump is the sum of its LayoutShift entries. Bytes are those of all files that
came, compressed as servers do it; fonts are compressed already.
"""

import argparse
import gzip
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from _bench import Bound, report
from _browser import find_chromium
from bench_browser import ARGUMENTS, serving
from bench_search import Compressing, slow_line

PAGES = {
    "home": "",
    "a framework": "frameworks/asapconnect-mentoring/",
    "a comparison": "compare/where-the-sources-differ/",
    "a self-check": "self-assessment/asapconnect-mentoring/",
}
MOST_SHIFT = 0.02
MOST_KB = 180
MOST_KB_WITHOUT_FONTS = 110
QUIET_MS = 1000
"""So long nothing more may come after the last file."""
FONT = ".woff2"
WATCH = """
  window.chbShift = 0;
  const add = (list) => list.getEntries().forEach(({ value }) => { window.chbShift += value; });
  new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
"""
"""Runs before the page's own scripts."""


def look_at(browser: Browser, site: Path, address: str, path: str) -> tuple[float, dict[str, int]]:
    """How far a page jumps, and the bytes of each file that it loads, by its address."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.set_default_timeout(120_000)
    context.add_init_script(WATCH)
    page = context.new_page()
    came: list[str] = []
    page.on("response", lambda response: came.append(urlsplit(response.url).path))
    slow_line(page)
    page.goto(address + path, wait_until="networkidle")
    page.wait_for_timeout(QUIET_MS)
    shift = page.evaluate("window.chbShift")
    context.close()
    return shift, {name: size_of(site, name) for name in came}


def size_of(site: Path, address: str) -> int:
    """The bytes of a file as a server sends it. Raises FileNotFoundError where there is none."""
    path = site / address.lstrip("/")
    content = (path / "index.html" if path.is_dir() else path).read_bytes()
    return len(content if path.suffix == FONT else gzip.compress(content, mtime=0))


def bounds_of(name: str, shift: float, sizes: dict[str, int]) -> Iterator[Bound]:
    """What a page may cost at most."""
    fonts = sum(size for address, size in sizes.items() if address.endswith(FONT))
    whole = sum(sizes.values())
    yield Bound(f"The jump of {name}", shift, MOST_SHIFT, "of the screen")
    yield Bound(f"All of {name}", whole / 1024, MOST_KB, "KB")
    yield Bound(f"{name} without fonts", (whole - fonts) / 1024, MOST_KB_WITHOUT_FONTS, "KB")


def main() -> int:
    """Print the figures; 1 where a bound is exceeded."""
    ask = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    ask.add_argument("--site", type=Path, default=Path("site"))
    site = ask.parse_args().site
    bounds: list[Bound] = []
    with sync_playwright() as playwright, serving(site, Compressing) as address:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        for name, path in PAGES.items():
            bounds += bounds_of(name, *look_at(chromium, site, address, path))
        chromium.close()
    return report(bounds)


if __name__ == "__main__":
    sys.exit(main())
