"""The handbook as a book: rendered pages → one print document → PDF.

`pages.py` reads the site's pages in the navigation's order, `document.py` turns them into
one document (`paper.py` and `links.py` do its two large steps), `book.py` has it set.
"""

from __future__ import annotations

from pathlib import Path

from ..compose import Composition
from ..model import BuildFailed


def write_book(built: Path, composition: Composition, target: Path) -> None:
    """Write the PDF of the site in the folder `built` to `target`.

    The same site gives the same bytes. Raises BuildFailed where a page is missing or asks
    for a file that is not the site's.
    """
    try:
        from .book import set_book  # WeasyPrint needs Pango, which a build without PDF does not
    except OSError as missing:
        raise BuildFailed(
            f"WeasyPrint misses a library of the system: {missing}. Install Pango "
            "(Debian and Ubuntu: libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; "
            "Homebrew: pango), or build with --no-pdf."
        ) from None

    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(set_book(built, composition))
