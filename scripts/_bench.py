"""What the measuring scripts share: measuring a command, filling a host's folder, and bounds."""

import ctypes
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

SET_CHILD_SUBREAPER = 36
"""Of prctl(2)."""
SETTINGS = "site_name: Bench\nextra:\n  handbook:\n    id: bench\n"


@dataclass(frozen=True)
class Bound:
    """The most that a figure may be; it prints as what was measured beside it."""

    name: str
    figure: float
    most: float
    unit: str

    @property
    def is_exceeded(self) -> bool:
        """Whether the figure is above the most."""
        return self.figure > self.most

    def __str__(self) -> str:
        verdict = "TOO MUCH" if self.is_exceeded else "fine"
        figures = f"{self.figure:.2f} {self.unit}, at most {self.most:g} {self.unit}"
        return f"{self.name}: {figures}: {verdict}"


def report(bounds: list[Bound]) -> int:
    """Print each bound beside its figure; 1 where any is exceeded, as a script's exit status."""
    for bound in bounds:
        print(bound)
    return int(any(bound.is_exceeded for bound in bounds))


def new_host(root: Path) -> Path:
    """A host's folder with nothing but its settings; returned."""
    root.mkdir(parents=True)
    (root / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    return root


@dataclass(frozen=True)
class Run:
    """What one process used."""

    seconds: float
    megabytes: float


def measure(command: list[str]) -> Run:
    """Run a command to its end, and what it started. Raises CalledProcessError where it fails."""
    _adopt_orphans()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise subprocess.CalledProcessError(os.waitstatus_to_exitcode(status), command)
    all_used = [used, *_orphans()]
    in_megabyte = 1024 if sys.platform != "darwin" else 1024 * 1024
    return Run(
        sum(one.ru_utime + one.ru_stime for one in all_used),
        max(one.ru_maxrss for one in all_used) / in_megabyte,
    )


def _adopt_orphans() -> None:
    """Let processes whose parent ended become ours, so that a browser's are counted (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _orphans() -> Iterator[resource.struct_rusage]:
    """What the processes used that the command left behind; they end soon after it."""
    with suppress(ChildProcessError):
        while True:
            yield os.wait3(0)[2]


def least(runs: list[Run]) -> Run:
    """The minimum of each figure by itself."""
    return Run(min(run.seconds for run in runs), min(run.megabytes for run in runs))
