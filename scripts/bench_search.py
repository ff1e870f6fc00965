#!/usr/bin/env python3
"""Measure the search on a slow line and a slow device.

    .venv/bin/python scripts/bench_search.py [--size 2290] [--slower 4] [--rounds 5]

A framework of a size is built into a host of its own, in as many different words as a book has.
Its search is opened in Chromium, whose processor is slowed, over a line of 50 KB/s with 400 ms of
delay: until the first result shows, and how long typing then keeps the page from anything else. The
bytes of all scripts are those of this handbook, compressed as servers do it.
"""

import argparse
import gzip
import random
import statistics
import sys
import tempfile
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from _bench import Bound, new_host, report
from _browser import find_chromium
from bench_browser import ARGUMENTS, framework_of, serving, slow_down
from competency_handbook.building import build_handbook

BYTES_A_SECOND = 50 * 1024
DELAY_MS = 400
MOST_SECONDS_TO_RESULT = 8
MOST_MS_A_BLOCK = 50
MOST_KB_OF_SCRIPT = 40
MOST_KB_OF_DATA = 150
VOCABULARY = 6000
WORDS_A_STATEMENT = 18
SYLLABLES = (
    "ba",
    "cor",
    "di",
    "fen",
    "go",
    "hal",
    "im",
    "jo",
    "kel",
    "lu",
    "men",
    "or",
    "pra",
    "ti",
)
TYPED = ("mentor", "how often should we meet", "corbadi", "menlukel goba")
BLOCKS = """() => {
  window.chbBlocks = [];
  const { port1, port2 } = new MessageChannel();
  let since = performance.now();
  port1.onmessage = () => {
    const now = performance.now();
    window.chbBlocks.push(now - since);
    since = now;
    port2.postMessage(0);
  };
  port2.postMessage(0);
}"""
"""How long the page does anything else, by a message that it sends itself all the time."""


class Compressing(SimpleHTTPRequestHandler):
    """Serves scripts compressed, as servers do."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.suffix != ".js" or not path.is_file():
            return super().do_GET()
        content = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        return None


def build(root: Path, size: int) -> Path:
    """The site of a host with a framework of a size, whose statements differ in their words."""
    chance = random.Random(1)
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 5))) for _ in range(VOCABULARY)]
    shares = [1 / (rank + 3) for rank in range(VOCABULARY)]  # some words are in every text
    framework = framework_of(size)
    for domain in framework["contains"]:
        for entry in domain["contains"]:
            entry["statement"] = " ".join(
                ["Does", *chance.choices(words, shares, k=WORDS_A_STATEMENT)]
            )
            entry["title"] = " ".join(chance.choices(words, shares, k=3))
    new_host(root)
    data = root / "data" / "frameworks" / "bench.yml"
    data.parent.mkdir(parents=True)
    data.write_text(yaml.safe_dump(framework, sort_keys=False), "utf-8")
    return build_handbook(root, with_pdf=False)


def first_result(browser: Browser, site: str, slower: float) -> tuple[float, list[float]]:
    """Seconds from the opening to the first result, and the longest block, in ms, a question."""
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    page.set_default_timeout(120_000)
    page.goto(site)
    slow_down(page, slower)
    slow_line(page)
    began = page.evaluate("performance.now()")
    page.locator("[data-chb-search]").click()
    field = page.locator("#chb-search input")
    field.fill("mentor")
    page.locator("#chb-search li mark").first.wait_for()
    seconds = (page.evaluate("performance.now()") - began) / 1000
    page.evaluate(BLOCKS)
    blocks = []
    for words in TYPED:
        field.fill("")
        page.evaluate("window.chbBlocks.length = 0")
        field.press_sequentially(words, delay=60)
        page.locator("#chb-search li").first.wait_for()
        blocks.append(page.evaluate("Math.max(...window.chbBlocks)"))
    page.context.close()
    return seconds, blocks


def slow_line(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    line = {"latency": DELAY_MS, "downloadThroughput": BYTES_A_SECOND, "uploadThroughput": -1}
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {"offline": False, **line})


def weights() -> Iterator[Bound]:
    """The bytes of the scripts of this handbook's own site, which is built already."""
    assets = Path("site", "assets")
    for name, pattern, most in (
        ("The search's script", "js/search.*.js", MOST_KB_OF_SCRIPT),
        ("Its data", "search-[dt]*.js", MOST_KB_OF_DATA),
    ):
        scripts = [gzip.compress(script.read_bytes(), mtime=0) for script in assets.glob(pattern)]
        yield Bound(name, sum(map(len, scripts)) / 1024, most, "KB")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=2290)
    parser.add_argument("--slower", type=float, default=4)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build(Path(folder, "host"), asked.size)
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        with serving(site, Compressing) as address:
            found = [first_result(chromium, address, asked.slower) for _ in range(asked.rounds)]
        chromium.close()
    seconds = statistics.median(seconds for seconds, _ in found)
    blocks = [block for _, blocks in found for block in blocks]
    print(
        f"Longest blocks of {len(blocks)} questions: {', '.join(f'{ms:.0f}' for ms in blocks)} ms."
    )
    return report(
        [
            Bound("The first result", seconds, MOST_SECONDS_TO_RESULT, "s"),
            Bound(
                "The longest block while typing", statistics.median(blocks), MOST_MS_A_BLOCK, "ms"
            ),
            *weights(),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
