"""The one door to the data: everything loaded, checked and put in order.

`open_catalog` reads a handbook's data folder, or raises with every problem at once.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .checks import check_all
from .editions import check_editions
from .explain import nearest
from .layers import package_layer
from .load import load_file
from .messages import Messages, load_messages
from .model import (
    Avoided,
    Comparison,
    Competency,
    DataFile,
    DataFiles,
    Framework,
    Glossary,
    Guide,
    Model,
    Paths,
    Place,
    PlainLanguage,
    Problem,
    ProblemsFound,
    Rates,
    RatingScale,
    ReadingPath,
    Removed,
    Row,
    Source,
    Sources,
    Term,
    Worksheet,
    competencies_of,
    parts_of,
    source_of,
)
from .register import register_paths, registers_of

KINDS: dict[str, type[Model]] = {
    "frameworks": Framework,
    "comparisons": Comparison,
    "scales": RatingScale,
    "guides": Guide,
    "worksheets": Worksheet,
    "sources": Sources,
    "glossary": Glossary,
    "paths": Paths,
    "plain_language": PlainLanguage,
    "removed": Removed,
}
"""Each kind of data: a folder of files, or one file, by this name in the data folder."""

LONGEST_TITLE = 60
WORDS_A_MINUTE = 200
READ = {"title", "summary", "statement", "text", "short", "name", "label", "aspect", "asks"}
"""The keys whose words a reader meets on a page."""

DataPaths = Mapping[str, Path]
"""Data files by their names below `data/`, such as `scales/growth.yml`."""

ShownAs = Callable[[Path], str]


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


def open_catalog(data: Path, shown_as: ShownAs = str) -> Catalog:
    """Read and check a data folder; one that has not changed since is not read again.

    Raises ProblemsFound with every problem of every file; `shown_as` tells the path that a
    problem names.
    """
    return catalog_of(_files_in(data), shown_as)


def catalog_of(files: DataPaths, shown_as: ShownAs = str, layers: Sequence[Path] = ()) -> Catalog:
    """The same for files that need not lie in one folder, by their names below `data/`.

    The `layers` that they come from, lowest first, bring what they have released.
    """
    registers = [path for path in register_paths(layers) if path.is_file()]
    state = _state_of([*files.values(), *registers])
    if state not in _opened:
        catalog = _read(files, shown_as, layers)
        _opened.clear()
        _opened[state] = catalog
    return _opened[state]


def remember(catalog: Catalog, data: Path) -> None:
    """Let `open_catalog` take the folder `data`, which holds copies, as already read."""
    _opened[_state_of(_files_in(data).values())] = catalog


_opened: dict[tuple[object, ...], Catalog] = {}


def _files_in(data: Path) -> DataPaths:
    paths = sorted([*data.rglob("*.yml"), *data.rglob("*.yaml")])
    return {path.relative_to(data).as_posix(): path for path in paths}


def _state_of(paths: Iterable[Path]) -> tuple[object, ...]:
    """What tells whether files have changed: their paths, sizes and times."""
    stats = [(path, path.stat()) for path in paths]
    return tuple((str(path.absolute()), stat.st_size, stat.st_mtime_ns) for path, stat in stats)


def _read(files: DataPaths, shown_as: ShownAs, layers: Sequence[Path]) -> Catalog:
    problems: list[Problem] = []
    read = read_data(files, shown_as, problems)
    problems += check_all(read)
    problems += check_editions(read, registers_of(layers, shown_as, problems))
    messages = _read_messages(files, shown_as, problems)
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


def read_data(files: DataPaths, shown_as: ShownAs, problems: list[Problem]) -> DataFiles:
    """Every data file that can be read; what is wrong with the others joins `problems`."""
    unread: set[str] = set()
    found: dict[str, list[DataFile]] = {name: [] for name in KINDS}
    for name, path in sorted(files.items()):
        if not name.endswith((".yml", ".yaml")):
            continue
        kind = name.partition("/")[0].partition(".")[0].replace("-", "_")
        if kind not in KINDS:
            problems += _stray(name, shown_as(path))
            continue
        if not name.endswith(".yml"):
            problems.append(_wrong_ending(shown_as(path)))
            continue
        try:
            found[kind].append(load_file(path, shown_as(path), KINDS[kind]))
        except ProblemsFound as refused:
            problems.extend(refused.problems)
            unread.add(kind)
    return DataFiles(**{k: tuple(v) for k, v in found.items()}, unread=frozenset(unread))


def _stray(name: str, shown: str) -> list[Problem]:
    """A file that stands where no kind of data is looked for; messages are read by their own."""
    place = name.partition("/")[0]
    if place == "messages":
        return []
    known = [f"{kind.replace('_', '-')}" for kind in KINDS]
    message = f"Nothing is read from `data/{place}`."
    advice = nearest(place.removesuffix(".yml"), known)
    return [Problem(shown, Place(), "FILE-STRAY", message, advice)]


def _wrong_ending(shown: str) -> Problem:
    message = "A file with this ending is not read."
    return Problem(shown, Place(), "FILE-ENDING", message, "Let its name end in .yml.")


def _read_messages(files: DataPaths, shown_as: ShownAs, problems: list[Problem]) -> Messages:
    """The handbook's words, over this package's own for those that it does not change."""
    name = "messages/en.yml"
    ours = package_layer() / "data" / name
    below = load_messages(ours, shown_as, problems)
    above = load_messages(files.get(name, ours), shown_as, problems, below)
    return Messages(above.language, {**below.by_key, **above.by_key})


def _scales_in_order(files: tuple[DataFile[RatingScale], ...]) -> dict[str, RatingScale]:
    """Those that rate a person before those that rate an organization."""
    in_order = sorted(files, key=lambda file: (list(Rates).index(file.content.rates), file.id))
    return {file.id: file.content for file in in_order}


def _in_order(files: tuple[DataFile, ...]) -> dict:
    in_order = sorted(files, key=lambda file: (file.content.order, file.id))
    return {file.id: file.content for file in in_order}


def title_in(item: Model) -> str:
    """The words that name an item: its title or term, else the beginning of what it says."""
    for key in ("title", "term", "aspect", "name", "label"):
        if isinstance(found := getattr(item, key, None), str):
            return found
    for key in ("asks", "text"):
        if isinstance(found := getattr(item, key, None), str):
            return textwrap.shorten(found, LONGEST_TITLE, placeholder=" …")
    raise TypeError(f"{type(item).__name__} has no words of its own")


def words_in(item: Model) -> int:
    """How many words a reader of an item and all below it meets."""
    return sum(
        len(text.split())
        for _, part in parts_of(item)
        for key, text in vars(part).items()
        if key in READ and isinstance(text, str)
    )


def competency_count(framework: Framework) -> int:
    """How many competencies a framework has, at any depth."""
    return sum(1 for _ in competencies_of(framework))
