"""Jobs → files: what was printed before comes from a cache, the rest is set on every core."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

from ...model import BuildFailed
from ..job import Job
from .cache import Cache
from .ingredients import digest_of

MOST_WORKERS = 4
"""One takes some 420 MB of memory for a book of 150 pages, those beside it 100 to 200."""
ENDED = (
    "The PDFs cannot be made. A process that was making them was ended from outside; the machine "
    "may have run out of memory. Close other programs and build again, or build with --no-pdf."
)


def set_pdf(job: Job) -> bytes:
    """One PDF. WeasyPrint is imported here: it needs Pango, which other commands do not."""
    try:
        from .typeset import typeset
    except OSError as missing:
        raise BuildFailed(
            f"WeasyPrint misses a library of the system: {missing}. Install Pango "
            "(Debian and Ubuntu: libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; "
            "Homebrew: pango), or build with --no-pdf."
        ) from None
    return typeset(job)


def run_jobs(
    jobs: Sequence[Job],
    folder: Path,
    make: Callable[[Job], bytes] = set_pdf,
    cores: int | None = None,
) -> dict[str, bytes]:
    """The PDF of every job by its name. Raises BuildFailed where one cannot be made.

    Those that were made before come from the cache in the folder, and new ones go into it. Give
    the longest job first: the others share the remaining cores meanwhile. Other processes must be
    able to import what `make`s a PDF; `cores` are those of the machine where none are given.
    """
    cache = Cache(folder)
    digests = {job.name: digest_of(job) for job in jobs}
    found = {name: cache.read(digest) for name, digest in digests.items()}
    missing = [job for job in jobs if found[job.name] is None]
    for job, made in _make_all(missing, make, cores or os.cpu_count() or 1):
        cache.write(digests[job.name], made)
        found[job.name] = made
    cache.prune(digests.values())
    return {name: made for name, made in found.items() if made is not None}


def _make_all(
    jobs: Sequence[Job], make: Callable[[Job], bytes], cores: int
) -> Iterator[tuple[Job, bytes]]:
    """Each job with its PDF, as soon as it is there."""
    workers = min(len(jobs), cores, MOST_WORKERS)
    if workers < 2:
        for job in jobs:
            yield job, make(job)
        return
    with _processes(workers) as pool:
        try:
            waiting = {pool.submit(make, job): job for job in jobs}
            for done in as_completed(waiting):
                yield waiting[done], done.result()
        except BrokenProcessPool:
            raise BuildFailed(ENDED) from None


@contextmanager
def _processes(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that leave an interrupt to us; where something fails, none of them goes on."""
    before = set(multiprocessing.active_children())
    spawning = multiprocessing.get_context("spawn")
    ignoring = (signal.SIGINT, signal.SIG_IGN)
    pool = ProcessPoolExecutor(
        workers, mp_context=spawning, initializer=signal.signal, initargs=ignoring
    )
    try:
        yield pool
    except BaseException:
        for process in set(multiprocessing.active_children()) - before:
            process.terminate()
        pool.shutdown(cancel_futures=True)
        raise
    pool.shutdown()
