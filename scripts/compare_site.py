#!/usr/bin/env python3
"""Say which files of the site are other than those that were written down.

    .venv/bin/python scripts/compare_site.py [--renew] [--no-pdf]

It builds the handbook and compares what is in `site/`, byte for byte, with
`tests/data/site.sha256`. A step that only moves code changes none of them.
Where the bytes of PDFs hang on a system's libraries, they hold on one machine.
"""

import argparse
import hashlib
import os
import sys
from pathlib import Path

from competency_handbook.building import EPOCH, build_handbook

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "tests" / "data" / "site.sha256"
TOGETHER = "go/"
"""Short addresses are many and alike: they have one hash together."""
PDFS = "downloads/"


def main() -> int:
    """Print what differs, and return 1 where something does; with `--renew`, write it down."""
    ask = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    ask.add_argument("--renew", action="store_true", help="write the hashes down as they are now")
    ask.add_argument("--no-pdf", action="store_true", help="leave the PDFs out")
    given = ask.parse_args()
    if given.renew and given.no_pdf:
        ask.error("all hashes are renewed, or none: leave out --no-pdf")
    os.environ.pop(EPOCH, None)  # the edition has its own date
    now = hashes_of(build_handbook(ROOT, with_pdf=not given.no_pdf))
    if given.renew:
        LIST.write_text(listed(now), "utf-8")
        return 0
    lines = differences(read(LIST.read_text("utf-8")), now)
    if given.no_pdf:
        lines = [line for line in lines if PDFS not in line]
    print("\n".join(lines) or "The site is the same, byte for byte.")
    return int(bool(lines))


def hashes_of(site: Path) -> dict[str, str]:
    """The SHA-256 of every file of a site, by its path there."""
    alike = hashlib.sha256()
    hashes = {}
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name, content = path.relative_to(site).as_posix(), path.read_bytes()
        if name.startswith(TOGETHER):
            alike.update(f"{name} {len(content)}\n".encode() + content)
        else:
            hashes[name] = hashlib.sha256(content).hexdigest()
    return hashes | {TOGETHER: alike.hexdigest()}


def differences(before: dict[str, str], now: dict[str, str]) -> list[str]:
    """A line for each file that was changed, added or taken away, by name."""
    both = sorted({*before, *now})
    return [
        f"{'added' if name not in before else 'gone' if name not in now else 'other'}: {name}"
        for name in both
        if before.get(name) != now.get(name)
    ]


def listed(hashes: dict[str, str]) -> str:
    """Hashes as the lines of a list, in the form of `sha256sum`."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(hashes.items()))


def read(text: str) -> dict[str, str]:
    """The hashes of a list, by file."""
    pairs = (line.split("  ", 1) for line in text.splitlines())
    return {name: digest for digest, name in pairs}


if __name__ == "__main__":
    sys.exit(main())
