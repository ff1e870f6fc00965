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
    PlainLanguage,
    Problem,
    ProblemsFound,
    RatingScale,
    ReadingPath,
    Row,
    Source,
    Sources,
    Term,
    Worksheet,
    competencies_of,
    parts_of,
    source_of,
)

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
}
"""Each kind of data: a folder of files, or one file, by this name in the data folder."""

WORDS_A_MINUTE = 200
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
        found = source_of(locator, self.sources)
        if found is None:
            raise KeyError(locator)
        return found

    def rows_on(self, competency: Competency) -> tuple[Row, ...]:
        """The rows of comparisons that bear on a competency, in reading order; may be empty."""
        return self._rows_on.get(competency.id, ())

    def title_of(self, id: str) -> str:
        """What an item is called: its title with its code, or its own first words."""
        return self._titles[id]

    def minutes_of(self, id: str) -> int:
        """Minutes that reading an item takes, at least 1; at 200 words a minute."""
        return max(1, round(words_in(self._items[id]) / WORDS_A_MINUTE))

    @cached_property
    def works(self) -> dict[str, Model]:
        """Every framework, comparison, scale, guide and worksheet, by id."""
        kinds = (self.frameworks, self.comparisons, self.scales, self.guides, self.worksheets)
        return {id: work for kind in kinds for id, work in kind.items()}

    @cached_property
    def _items(self) -> dict[str, Model]:
        roots = [*self.works.values(), *self.sources, *self.terms, *self.paths]
        parts = (part for root in roots for _, part in parts_of(root))
        return self.works | {part.id: part for part in parts if hasattr(part, "id")}

    @cached_property
    def _titles(self) -> dict[str, str]:
        titles = {id: title_in(item) for id, item in self._items.items()}
        for framework in self.frameworks.values():
            for competency in competencies_of(framework):
                short = framework.short_title or framework.title
                code = f"{short} {competency.code}: " if competency.code else ""
                titles[competency.id] = code + competency.title
        return titles

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
        guides=_in_order(files.guides),
        worksheets=_in_order(files.worksheets),
        sources=tuple(files.all_sources),
        terms=tuple(term for file in files.glossary for term in file.content.terms),
        paths=tuple(path for file in files.paths for path in file.content.paths),
        avoided=tuple(entry for file in files.plain_language for entry in file.content.avoid),
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

    def read(name: str) -> Iterator[DataFile]:
        file_name = f"{name.replace('_', '-')}.yml"
        for path in [*sorted((data / name).glob("*.yml")), *data.glob(file_name)]:
            try:
                yield load_file(path, shown_as(path), KINDS[name])
            except ProblemsFound as found:
                problems.extend(found.problems)
                unread.add(name)

    found = {name: tuple(read(name)) for name in KINDS}
    return DataFiles(**found, unread=frozenset(unread))


def _in_order(files: tuple[DataFile, ...]) -> dict:
    in_order = sorted(files, key=lambda file: (file.content.order, file.id))
    return {file.id: file.content for file in in_order}


def _state_of(data: Path) -> tuple[object, ...]:
    """What tells whether a folder has changed: names, sizes and times of its data files."""
    stats = [(path, path.stat()) for path in sorted(data.rglob("*.yml"))]
    return tuple((str(path), stat.st_size, stat.st_mtime_ns) for path, stat in stats)


def title_in(item: Model) -> str:
    """The words that name an item: its title or term, else what it says."""
    for key in ("title", "term", "aspect", "name", "label", "asks", "text"):
        if isinstance(found := getattr(item, key, None), str):
            return found
    raise TypeError(f"{type(item).__name__} has no words of its own")


def words_in(item: Model) -> int:
    """How many words a reader of an item and all below it meets."""
    texts = ("title", "summary", "statement", "text", "short", "name", "label", "aspect", "asks")
    parts = (part for _, part in parts_of(item))
    words = (getattr(part, key, None) for part in parts for key in texts)
    return sum(len(text.split()) for text in words if isinstance(text, str))


def competency_count(framework: Framework) -> int:
    """How many competencies a framework has, at any depth."""
    return sum(1 for _ in competencies_of(framework))
