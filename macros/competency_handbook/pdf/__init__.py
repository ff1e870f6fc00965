"""The handbook on paper: rendered pages → print documents → PDFs.

`manuscript` turns the site's pages into one print document a PDF, `press` turns that into bytes.
They meet in `job.py` alone.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from ..site import Composition
from .job import BOOK, HANDOUTS, NOTE, WHERE, Print
from .press.cache import write_whole

__all__ = [
    "BOOK", "HANDOUTS", "NOTE", "WHERE", "Print", "print_all", "print_handout", "print_pdfs",
    "write_whole",
]  # fmt: skip


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
    from .manuscript.book import jobs_of  # builds without PDFs need none of these
    from .manuscript.pages import load_pages
    from .press.jobs import run_jobs

    jobs = jobs_of(load_pages(built, composition), built, composition, wanted, only)
    return run_jobs(jobs, cache)


def print_all(
    built: Path,
    composition: Composition,
    cache: Path,
    wanted: Print,
    translated: Collection[str] | None = None,
) -> dict[tuple[str, str], bytes]:
    """The PDFs of a site in all its languages, by the place of the language and their ids.

    With `translated`, those of other languages only for these works.
    """
    from .manuscript.book import jobs_of
    from .manuscript.pages import load_pages
    from .press.jobs import run_jobs

    jobs, named = [], {}
    others = composition.others if translated is None or translated else ()
    for one in (composition, *others):
        folder, only = built / one.place, (translated or ()) if one.place else ()
        for job in jobs_of(load_pages(folder, one), folder, one, wanted, only):
            name = one.place + job.name
            jobs.append(replace(job, name=name))
            named[name] = one.place, job.name
    jobs.sort(key=lambda job: -len(job.text))  # the longest first, whichever language it is in
    made = run_jobs(jobs, cache)
    return {named[name]: content for name, content in made.items()}


def print_handout(
    ids: Sequence[str], built: Path, composition: Composition, cache: Path, wanted: Print
) -> bytes:
    """The PDF of items of the site in the folder `built`, in the order of their ids.

    Raises BuildFailed where a page lacks one of them, or asks for a file that is not the site's.
    """
    from .manuscript.book import handout_job
    from .press.jobs import run_jobs

    job = handout_job(ids, built, composition, wanted, HANDOUTS)
    return run_jobs([job], cache)[job.name]
