#!/usr/bin/env python3
"""Measure what setting the book costs beside WeasyPrint alone on the same HTML.

    .venv/bin/python scripts/bench_pdf.py [--runs 2]

Builds the site first. Ours is all that makes the book's PDF out of the built pages, its form and
tags included. WeasyPrint alone gets the same document and style sheets, and finds the page
numbers by its own `target-counter`. Runs alternate; the minimum of each is compared. Chromium
prints the same document where it is installed: it shows no page numbers in the contents, and
makes no form.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pikepdf

from bench import Run, least, measure
from competency_handbook.building import build_handbook, composed_folder
from competency_handbook.compose import compose
from competency_handbook.layers import layers_of, package_layer
from competency_handbook.pdf.book import jobs_of
from competency_handbook.pdf.job import BOOK, Job, Print
from competency_handbook.pdf.pages import load_pages

MOST_TIMES = 1.1
NUMBERS = """
[data-page-of]::before { content: target-counter(attr(data-page-of url), page) }
"""
ALONE = """
import sys, logging, weasyprint
logging.getLogger("weasyprint").setLevel(logging.ERROR)
text, site, target, *sheets = sys.argv[1:]
html = weasyprint.HTML(filename=text, base_url=site)
html.write_pdf(target, stylesheets=sheets, pdf_variant="pdf/ua-1", pdf_forms=True)
"""
OURS = """
import sys
from pathlib import Path
from competency_handbook.pdf.job import Job, Print
from competency_handbook.pdf.typeset import typeset
text, site, target, starts, *sheets = sys.argv[1:]
job = Job("book", Path(text).read_text("utf-8"), Path(site), tuple(sheets), Print(), starts=starts)
Path(target).write_bytes(typeset(job))
"""


def book_of(folder: Path) -> Job:
    """The book's job, of a site that is built into a folder."""
    site = build_handbook(package_layer(), with_pdf=False, output=folder)
    composition = compose(layers_of(package_layer()), composed_folder(folder))
    [job] = jobs_of(load_pages(site, composition), site, composition, Print(), [BOOK])
    return job


def commands_of(job: Job, folder: Path) -> dict[str, list[str]]:
    """What each of the tools is called with; the ones not installed left out."""
    ours, alone, style = folder / "ours.html", folder / "alone.html", folder / "numbers.css"
    ours.write_text(job.text, "utf-8")
    alone.write_text(job.text.replace('data-page-of="', 'data-page-of="#'), "utf-8")
    style.write_text(NUMBERS, "utf-8")
    sheets = [str(job.site / name) for name in job.sheets]
    site = f"{job.site.as_uri()}/"
    python = [sys.executable, "-c"]
    commands = {
        "ours": [*python, OURS, str(ours), str(job.site), str(folder / "ours.pdf")],
        "WeasyPrint alone": [*python, ALONE, str(alone), site, str(folder / "alone.pdf")],
    }
    commands["ours"] += [job.starts, *job.sheets]
    commands["WeasyPrint alone"] += [*sheets, str(style)]
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium:
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        target = f"--print-to-pdf={folder / 'chromium.pdf'}"
        commands["Chromium"] = [chromium, *flags, target, ours.as_uri()]
    return commands


def pages_of(path: Path) -> int:
    """How many pages a PDF has; 0 where it was not made."""
    if not path.is_file():
        return 0
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def main() -> int:
    """Print the figures; 1 where the bound is passed."""
    ask = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    ask.add_argument("--runs", type=int, default=2)
    given = ask.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        commands = commands_of(book_of(folder), folder)
        runs: dict[str, list[Run]] = {tool: [] for tool in commands}
        for _ in range(given.runs):
            for tool, command in commands.items():
                try:
                    runs[tool].append(measure(command))
                except subprocess.CalledProcessError as failed:
                    print(f"{tool} failed: {failed}", file=sys.stderr)
        best = {tool: least(found) for tool, found in runs.items() if found}
        print(f"{'':18}{'pages':>6}{'CPU s':>8}{'pages a second':>16}{'peak MB':>9}")
        for tool, run in best.items():
            pages = pages_of(folder / f"{tool.split()[-1].lower()}.pdf")
            rate = pages / run.seconds
            print(f"{tool:18}{pages:6}{run.seconds:8.1f}{rate:16.1f}{run.megabytes:9.0f}")
    times = best["ours"].seconds / best["WeasyPrint alone"].seconds
    print(f"{times:.2f} times WeasyPrint alone; the bound is {MOST_TIMES}.")
    return int(times > MOST_TIMES)


if __name__ == "__main__":
    sys.exit(main())
