"""The handbook on paper: rendered pages → print documents → PDFs.

`pages.py` reads the site's pages in the navigation's order, `document.py` turns them into one
document (`paper.py`, `forms.py`, `links.py` and `tagging.py` do its large steps), `book.py`
says what is to be printed as jobs, and `press.py` has `typeset.py` set what is not in the cache.
`finisher.py` completes each PDF: `fields.py` its form, `structure.py` its tags.
"""

from __future__ import annotations

from pathlib import Path

from ..compose import Composition
from .book import book_job
from .job import Print
from .pages import load_pages
from .press import run_jobs


def write_book(
    built: Path, composition: Composition, target: Path, cache: Path, wanted: Print | None = None
) -> None:
    """Write the PDF of the site in the folder `built` to `target`.

    The same site gives the same bytes. Raises BuildFailed where a page is missing or asks
    for a file that is not the site's.
    """
    job = book_job(load_pages(built, composition), built, composition, wanted or Print())
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(run_jobs([job], cache)[job.name])
