"""Jobs → files: what was printed before comes from a cache, the rest is set on every core."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from ..model import BuildFailed
from .job import Job

MOST_WORKERS = 4
"""Each takes some 400 MB of memory for a book of 150 pages."""


def run_jobs(jobs: Sequence[Job], cache: Path) -> dict[str, bytes]:
    """The PDF of every job by its name. Raises BuildFailed where one cannot be made.

    Give the longest job first: the others share the remaining cores meanwhile.
    """
    digests = {job.name: job.digest() for job in jobs}
    paths = {name: cache / f"{digest}.pdf" for name, digest in digests.items()}
    missing = [job for job in jobs if not paths[job.name].is_file()]
    cache.mkdir(parents=True, exist_ok=True)
    for job, content in zip(missing, _set_all(missing), strict=True):
        _write_whole(paths[job.name], content)
    return {job.name: paths[job.name].read_bytes() for job in jobs}


def _set_all(jobs: Sequence[Job]) -> list[bytes]:
    workers = min(len(jobs), os.cpu_count() or 1, MOST_WORKERS)
    if workers < 2:
        return [_set(job) for job in jobs]
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=spawning) as pool:
        return list(pool.map(_set, jobs))


def _set(job: Job) -> bytes:
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


def _write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there in whole or not at all."""
    partial = path.with_suffix(f".{os.getpid()}.part")
    partial.write_bytes(content)
    partial.replace(path)
