#!/usr/bin/env python3
"""Measure what building the handbook costs: its pages, and its book as a PDF.

    .venv/bin/python scripts/bench.py [html | pdf] [--runs N] [--sizes 1 10]

The pages are compared with plain MkDocs and Material, the book with the same one whose page
numbers are CSS's. Runs alternate; the minimum of each is compared, since other work on the machine
only ever adds. CPU seconds are user and system time of a whole process; memory is its peak.
"""

import argparse
import sys

from _bench import report
from _bench_html import bench_html
from _bench_pdf import bench_pdf


def main() -> int:
    """Print the figures; 1 where a bound is exceeded."""
    ask = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    ask.add_argument("part", nargs="?", choices=["html", "pdf"], help="only this; default: both")
    ask.add_argument("--runs", type=int, help="default: 7 of the pages, 2 of the book")
    ask.add_argument("--sizes", type=int, nargs="+", default=[1, 10], help="of the pages, in ours")
    given = ask.parse_args()
    bounds = []
    if given.part != "pdf":
        bounds += bench_html(given.sizes, given.runs or 7)
    if given.part != "html":
        bounds += bench_pdf(given.runs or 2)
    return report(bounds)


if __name__ == "__main__":
    sys.exit(main())
