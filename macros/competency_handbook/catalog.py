"""The one door to the data: everything loaded, checked and put in order.

`open_catalog` reads a handbook's data folder, or raises with every problem at once; a folder
that has not changed since is not read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .checks import check_all
from .layers import package_layer
from .load import load_file
from .messages import Messages, load_messages
from .model import (
    Competency,
    Comparison,
    Content,
    DataFile,
    DataFiles,
    Framework,
    Problem,
    ProblemsFound,
    RatingScale,
    Row,
    Source,
    Sources,
    competencies_of,
    source_of,
)

FOLDERS: dict[str, type[Content]] = {
    "frameworks": Framework,
    "comparisons": Comparison,
    "scales": RatingScale,
}
ShownAs = Callable[[Path], str]


@dataclass(frozen=True, eq=False)
class Catalog:
    """A checked handbook. Frameworks and comparisons stand in reading order, by id.

    A catalog is equal to itself alone, so that what is derived from it can be cached.
    """

    frameworks: dict[str, Framework]
    comparisons: dict[str, Comparison]
    scales: dict[str, RatingScale]
    sources: tuple[Source, ...]
    messages: Messages

    def scale_of(self, framework: Framework) -> RatingScale:
        """The scale that a framework is rated on."""
        return self.scales[framework.scale]

    def source(self, id: str) -> Source:
        """The source with this id. Raises KeyError where there is none."""
        return self._sources_by_id[id]

    def source_cited(self, locator: str) -> Source:
        """The source that a locator of this handbook leads to."""
        found = source_of(locator, self.sources)
        if found is None:
            raise KeyError(locator)
        return found

    def rows_on(self, competency: Competency) -> tuple[Row, ...]:
        """The rows of comparisons that bear on a competency, in reading order; may be empty."""
        return self._rows_on.get(competency.id, ())

    @cached_property
    def _sources_by_id(self) -> dict[str, Source]:
        return {source.id: source for source in self.sources}

    @cached_property
    def _rows_on(self) -> dict[str, tuple[Row, ...]]:
        found: dict[str, tuple[Row, ...]] = {}
        for row in (row for comparison in self.comparisons.values() for row in comparison.rows):
            for id in {id: None for cell in row.cells.values() for id in cell.bears_on}:
                found[id] = (*found.get(id, ()), row)
        return found


def open_catalog(data: Path, shown_as: ShownAs = str) -> Catalog:
    """Read and check the data folder.

    `shown_as` tells the path of the author's own file, for problems. Raises ProblemsFound
    with every problem of every file.
    """
    key = (data.resolve(), _state_of(data))
    if key not in _opened:
        catalog = _open(data, shown_as)
        _opened.clear()
        _opened[key] = catalog
    return _opened[key]


_opened: dict[tuple[Path, tuple[object, ...]], Catalog] = {}


def _open(data: Path, shown_as: ShownAs) -> Catalog:
    problems: list[Problem] = []
    files = read_data(data, shown_as, problems)
    problems += check_all(files)
    messages = _read_messages(data, shown_as, problems)
    if problems:
        raise ProblemsFound(problems)
    return Catalog(
        frameworks=_in_order(files.frameworks),
        comparisons=_in_order(files.comparisons),
        scales={file.id: file.content for file in files.scales},
        sources=tuple(source for file in files.sources for source in file.content.sources),
        messages=messages,
    )


def _read_messages(data: Path, shown_as: ShownAs, problems: list[Problem]) -> Messages:
    """The handbook's words, over this package's own for those that it does not change."""
    name = Path("messages") / "en.yml"
    ours = load_messages(package_layer() / "data" / name, shown_as, problems)
    theirs = load_messages(data / name, shown_as, problems)
    return Messages(theirs.language, {**ours.by_key, **theirs.by_key})


def read_data(data: Path, shown_as: ShownAs, problems: list[Problem]) -> DataFiles:
    """Every data file that can be read; what is wrong with the others joins `problems`."""
    unread: set[str] = set()

    def read(kind: type[Content], paths: list[Path], name: str) -> Iterator[DataFile]:
        for path in paths:
            try:
                yield load_file(path, shown_as(path), kind)
            except ProblemsFound as found:
                problems.extend(found.problems)
                unread.add(name)

    found = {
        name: tuple(read(kind, sorted((data / name).glob("*.yml")), name))
        for name, kind in FOLDERS.items()
    }
    sources = tuple(read(Sources, sorted(data.glob("sources.yml")), "sources"))
    return DataFiles(**found, sources=sources, unread=frozenset(unread))


def _in_order(files: tuple[DataFile, ...]) -> dict:
    in_order = sorted(files, key=lambda file: (file.content.order, file.id))
    return {file.id: file.content for file in in_order}


def _state_of(data: Path) -> tuple[object, ...]:
    """What tells whether a folder has changed: names, sizes and times of its data files."""
    stats = [(path, path.stat()) for path in sorted(data.rglob("*.yml"))]
    return tuple((str(path), stat.st_size, stat.st_mtime_ns) for path, stat in stats)


def competency_count(framework: Framework) -> int:
    """How many competencies a framework has, at any depth."""
    return sum(1 for _ in competencies_of(framework))
