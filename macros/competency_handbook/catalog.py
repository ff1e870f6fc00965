"""The one door to the data: everything loaded, checked and put in order.

`open_catalog` reads a handbook's data folder, or raises with every problem at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .checks import check_all
from .kinds import DataPaths, read_data
from .layers import ShownAs
from .messages import ENGLISH, Messages, read_messages
from .model import (
    Avoided,
    Comparison,
    Competency,
    DataFile,
    Framework,
    Guide,
    Model,
    Problem,
    ProblemsFound,
    Rates,
    RatingScale,
    ReadingPath,
    Row,
    Source,
    Term,
    Worksheet,
    competencies_of,
    parts_of,
    source_of,
)
from .promises import check_promises
from .prose import title_in, words_in
from .register import register_paths, registers_of

WORDS_A_MINUTE = 200


@dataclass(frozen=True, eq=False)
class Catalog:
    """A checked handbook. Works stand in reading order, by id; lists in the order of their file.

    A catalog is equal to itself alone, so that what is derived from it can be cached.
    """

    frameworks: dict[str, Framework]
    comparisons: dict[str, Comparison]
    scales: dict[str, RatingScale]
    guides: dict[str, Guide]
    worksheets: dict[str, Worksheet]
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]
    paths: tuple[ReadingPath, ...]
    avoided: tuple[Avoided, ...]
    messages: Messages

    def scale_of(self, framework: Framework) -> RatingScale:
        """The scale that a framework is rated on."""
        return self.scales[framework.scale]

    def source(self, id: str) -> Source:
        """The source with this id. Raises KeyError where there is none."""
        return self._sources_by_id[id]

    def source_cited(self, locator: str) -> Source:
        """The source that a locator of this handbook leads to."""
        if locator not in self._sources_by_locator:
            found = source_of(locator, self.sources)
            if found is None:
                raise KeyError(locator)
            self._sources_by_locator[locator] = found
        return self._sources_by_locator[locator]

    def rows_on(self, competency: Competency) -> tuple[Row, ...]:
        """The rows of comparisons that bear on a competency, in reading order; may be empty."""
        return self._rows_on.get(competency.id, ())

    def title_of(self, id: str) -> str:
        """What an item is called: its title with its code, or its own first words."""
        return self._prefixes.get(id, "") + title_in(self._items[id])

    def minutes_of(self, id: str) -> int:
        """Minutes that reading an item takes, at least 1; at 200 words a minute."""
        if id not in self._minutes:
            self._minutes[id] = max(1, round(words_in(self._items[id]) / WORDS_A_MINUTE))
        return self._minutes[id]

    @cached_property
    def works(self) -> dict[str, Model]:
        """Every framework, comparison, scale, guide and worksheet, by id."""
        kinds = (self.frameworks, self.comparisons, self.scales, self.guides, self.worksheets)
        return {id: work for kind in kinds for id, work in kind.items()}

    @cached_property
    def _items(self) -> dict[str, Model]:
        roots = [*self.works.values(), *self.sources, *self.terms, *self.paths]
        parts = (part for root in roots for _, part in parts_of(root))
        return self.works | {p.id: p for p in parts if "id" in type(p).model_fields}

    @cached_property
    def _prefixes(self) -> dict[str, str]:
        """What stands before the titles of competencies that have a code."""
        return {
            competency.id: f"{framework.short_title or framework.title} {competency.code}: "
            for framework in self.frameworks.values()
            for competency in competencies_of(framework)
            if competency.code
        }

    @cached_property
    def _minutes(self) -> dict[str, int]:
        """Those that were counted before."""
        return {}

    @cached_property
    def _sources_by_locator(self) -> dict[str, Source]:
        """Those that were looked up before."""
        return {}

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


def open_catalog(data: Path, shown_as: ShownAs = str, language: str = ENGLISH) -> Catalog:
    """Read and check a data folder; one that has not changed since is not read again.

    Raises ProblemsFound with every problem of every file; `shown_as` tells the path that a
    problem names. The interface speaks `language`, as far as its words are there.
    """
    return catalog_of(_files_in(data), shown_as, language=language)


def catalog_of(
    files: DataPaths,
    shown_as: ShownAs = str,
    layers: Sequence[Path] = (),
    language: str = ENGLISH,
) -> Catalog:
    """The same for files that need not lie in one folder, by their names below `data/`.

    The `layers` that they come from, lowest first, bring what they have released.
    """
    registers = [path for path in register_paths(layers) if path.is_file()]
    state = _state_of([*files.values(), *registers], language)
    if state not in _opened:
        catalog = _read(files, shown_as, layers, language)
        _opened.clear()
        _opened[state] = catalog
    return _opened[state]


def remember(catalog: Catalog, data: Path) -> None:
    """Let `open_catalog` take the folder `data`, which holds copies, as already read."""
    state = _state_of(_files_in(data).values(), catalog.messages.language)
    _opened[state] = catalog


_opened: dict[tuple[object, ...], Catalog] = {}


def _files_in(data: Path) -> DataPaths:
    paths = sorted([*data.rglob("*.yml"), *data.rglob("*.yaml")])
    return {path.relative_to(data).as_posix(): path for path in paths}


def _state_of(paths: Iterable[Path], language: str) -> tuple[object, ...]:
    """What tells whether files have changed: their paths, sizes and times; and the language."""
    stats = [(path, path.stat()) for path in paths]
    told = ((str(path.absolute()), stat.st_size, stat.st_mtime_ns) for path, stat in stats)
    return (language, *told)


def _read(files: DataPaths, shown_as: ShownAs, layers: Sequence[Path], language: str) -> Catalog:
    problems: list[Problem] = []
    read = read_data(files, shown_as, problems)
    problems += check_all(read)
    problems += check_promises(read, registers_of(layers, shown_as, problems))
    messages = read_messages(files, language, shown_as, problems)
    if problems:
        raise ProblemsFound(problems)
    return Catalog(
        frameworks=_in_order(read.frameworks),
        comparisons=_in_order(read.comparisons),
        scales=_scales_in_order(read.scales),
        guides=_in_order(read.guides),
        worksheets=_in_order(read.worksheets),
        sources=tuple(read.all_sources),
        terms=tuple(term for file in read.glossary for term in file.content.terms),
        paths=tuple(path for file in read.paths for path in file.content.paths),
        avoided=tuple(entry for file in read.plain_language for entry in file.content.avoid),
        messages=messages,
    )


def _scales_in_order(files: tuple[DataFile[RatingScale], ...]) -> dict[str, RatingScale]:
    """Those that rate a person before those that rate an organization."""
    in_order = sorted(files, key=lambda file: (list(Rates).index(file.content.rates), file.id))
    return {file.id: file.content for file in in_order}


def _in_order(files: tuple[DataFile, ...]) -> dict:
    in_order = sorted(files, key=lambda file: (file.content.order, file.id))
    return {file.id: file.content for file in in_order}
