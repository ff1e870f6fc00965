"""The handbook on paper: rendered pages → print documents → PDFs.

`pages.py` reads the site's pages in the navigation's order, `document.py` turns them into one
document (`paper.py`, `forms.py`, `links.py` and `tagging.py` do its large steps), `book.py`
says what is to be printed as jobs, and `press.py` has `typeset.py` set what is not in the cache.
`finisher.py` completes each PDF: `fields.py` its form, `structure.py` its tags; `brackets.py` lets
brackets be read as they look.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from ..compose import Composition
from .job import Print


def print_pdfs(
    built: Path,
    composition: Composition,
    cache: Path,
    wanted: Print,
    only: Collection[str] = (),
) -> dict[str, bytes]:
    """The PDFs of the site in the folder `built`, by the ids of what they hold.

    The book's id is `handbook`. With `only`, those that it names; an id that has no PDF is
    passed over. The same site gives the same bytes. Raises BuildFailed where a page is
    missing or asks for a file that is not the site's.
    """
    from .book import jobs_of  # builds without PDFs need none of these
    from .pages import load_pages
    from .press import run_jobs

    jobs = jobs_of(load_pages(built, composition), built, composition, wanted, only)
    return run_jobs(jobs, cache)
