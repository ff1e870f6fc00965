#!/usr/bin/env python3
"""Measure how many screens of a phone each page of a built site takes.

    .venv/bin/python scripts/bench_length.py [--site site]

Each page is opened in Chromium on a screen of 390 by 844 pixels, and its whole height is measured
as it comes, with nothing opened and nothing answered.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from _bench import Bound, report
from _browser import find_chromium
from bench_browser import ARGUMENTS, serving

SCREEN = {"width": 390, "height": 844}
NOT_READ = ("go/", "embed/", "404.html")
"""What nobody reads from end to end."""
MOST = {
    "compare/where-the-sources-differ/": 10,
    "self-assessment/asapconnect-coaching/": 12,
}
MOST_OF_GUIDES = 12


def pages_of(site: Path) -> Iterator[str]:
    """The address of every page from the site's root, in the order of their names."""
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        if not address.startswith(NOT_READ):
            yield address


def screens(page: Page, url: str) -> float:
    """How many screens a page takes once it and its scripts are there."""
    page.goto(url, wait_until="load")
    page.evaluate("document.fonts.ready")
    return float(page.evaluate("document.documentElement.scrollHeight")) / SCREEN["height"]


def bound_of(address: str, length: float) -> Bound:
    """A page's length with what it may be at most, where it has a bar."""
    most = MOST_OF_GUIDES if address.startswith("guides/") else MOST.get(address, float("inf"))
    return Bound(address or "home", length, most, "screens")


def main() -> int:
    """Print the figures; 1 where a page is longer than its bar."""
    ask = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    ask.add_argument("--site", type=Path, default=Path("site"))
    site = ask.parse_args().site
    with sync_playwright() as playwright, serving(site) as address:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        page = chromium.new_page(viewport=SCREEN)
        lengths = {name: screens(page, address + name) for name in pages_of(site)}
        chromium.close()
    return report([bound_of(name, length) for name, length in lengths.items()])


if __name__ == "__main__":
    sys.exit(main())
