"""The one door to the data: everything loaded, checked and put in order.

`catalog_of` reads a handbook's data, or raises with every problem at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import cast

from ..editions import (
    Changes,
    Editions,
    changes_in,
    check_promises,
    earlier_wordings,
    registers_of,
    wordings_since,
)
from ..model import (
    Avoided,
    C,
    Comparison,
    DataFile,
    DataFiles,
    Deed,
    Difference,
    Division,
    Framework,
    Glossary,
    Guide,
    Identified,
    Item,
    Kept,
    Kind,
    Model,
    Paths,
    PlainLanguage,
    Problem,
    ProblemsFound,
    Profile,
    RatingScale,
    ReadingPath,
    Row,
    Shown,
    Source,
    Sources,
    Synonym,
    Synonyms,
    Term,
    Translation,
    Use,
    Vignette,
    Wording,
    Work,
    Worksheet,
    competencies_of,
    items_of,
    pages_below,
    parts_of,
    places_in,
    source_of,
)
from ..reading import (
    ENGLISH,
    DataPaths,
    Messages,
    ShownAs,
    blame_copies,
    blame_tailoring,
    check_all,
    files_of,
    read_data,
    read_messages,
)
from .prose import title_in, words_in

WORDS_A_MINUTE = 200


@dataclass(frozen=True, eq=False)
class Catalog:
    """A checked handbook. Works stand in reading order, by id; lists in the order of their file.

    A catalog is equal to itself alone, so that what is derived from it can be cached.
    """

    kinds: tuple[Kind, ...]
    by_kind: Mapping[str, Mapping[str, Model]]
    """What the files of each kind hold, by the kind's name and the file's, in reading order."""
    messages: Messages
    news: str = ""
    """What readers answer otherwise than in the last edition, in a line; empty if nothing."""
    reporting_contact: str = ""
    """Whom a reader here calls about what has to be reported; empty where the host names no one."""
    changes: Changes | None = None
    """What this edition changed; None where no register tells."""
    earlier_wordings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What readers rated in each earlier edition, by id, where its words are others now."""
    name: str = ""
    """What the handbook is called."""
    has_book: bool = True
    """Whether its PDF is beside it."""
    differences: tuple[Difference, ...] = ()
    """What a host's tailoring made otherwise than the works have it that it stands on."""
    notices: tuple[Problem, ...] = ()
    """What an author may want to mend, and what stops nothing."""
    hashes: Mapping[str, str] | None = None
    """Of a translation: what answers remember of each item's wording, by its id, in any language.
    """
    wordings: tuple[Wording, ...] = ()
    """Of a translation: every text, and what it is in this language."""
    translated_titles: frozenset[str] = frozenset()
    """Of a translation: the titles that are one."""
    place: str = ""
    """The folder of the site that has its pages, `es/`; empty for the handbook's own language."""
    translations: tuple[Catalog, ...] = ()
    """The same handbook in other languages, in the order of the settings."""

    def hash_of(self, item: Item) -> str:
        """What an answer remembers of an item's wording: the same in every language."""
        return self.hashes[item.id] if self.hashes else item.hash

    def of(self, model: type[C]) -> Mapping[str, C]:
        """What the files of the kind with this model hold, by their names; empty without any."""
        kind = next((kind for kind in self.kinds if kind.model is model), None)
        return cast("Mapping[str, C]", self.by_kind.get(kind.name, {}) if kind else {})

    def works_of(self, kind: Kind) -> Mapping[str, Work]:
        """The works of a kind by id, in reading order; empty for a kind that is one file."""
        contents = self.by_kind.get(kind.name, {})
        return {id: work for id, work in contents.items() if isinstance(work, Work)}

    def works_shown(self, kind: Kind, shown: Shown) -> Mapping[str, Work]:
        """The works of a kind that are shown in a way of its, by id, in reading order."""
        return {id: it for id, it in self.works_of(kind).items() if shown.applies(self, it)}

    def entries_of(self, kind: Kind) -> tuple[Identified, ...]:
        """The items that the one file of a kind lists, in its order; empty for other kinds."""
        contents = self.by_kind.get(kind.name, {}).values()
        return tuple(item for content in contents for item in kind.items_of(content))

    @property
    def frameworks(self) -> Mapping[str, Framework]:
        """Every framework by id."""
        return self.of(Framework)

    @cached_property
    def rated(self) -> Mapping[str, Framework]:
        """Every framework that has a scale, and so a self-check, by id."""
        return {id: framework for id, framework in self.frameworks.items() if framework.scale}

    @cached_property
    def items(self) -> Mapping[str, tuple[str, Item]]:
        """Every item of every framework by its id, with the framework's."""
        frameworks = self.frameworks.items()
        return {item.id: (id, item) for id, work in frameworks for item in items_of(work)}

    @property
    def comparisons(self) -> Mapping[str, Comparison]:
        """Every comparison by id."""
        return self.of(Comparison)

    @property
    def profiles(self) -> Mapping[str, Profile]:
        """Every profile by id."""
        return self.of(Profile)

    @property
    def guides(self) -> Mapping[str, Guide]:
        """Every guide by id."""
        return self.of(Guide)

    @property
    def vignettes(self) -> Mapping[str, Vignette]:
        """Every vignette by id."""
        return self.of(Vignette)

    @property
    def worksheets(self) -> Mapping[str, Worksheet]:
        """Every worksheet by id."""
        return self.of(Worksheet)

    @property
    def scales(self) -> Mapping[str, RatingScale]:
        """Every scale by id: those that rate a person before those that rate an organization."""
        return self.of(RatingScale)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Every source."""
        return tuple(source for file in self.of(Sources).values() for source in file.sources)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Every entry of the glossary."""
        return tuple(term for file in self.of(Glossary).values() for term in file.terms)

    @cached_property
    def paths(self) -> tuple[ReadingPath, ...]:
        """Every reading path."""
        return tuple(path for file in self.of(Paths).values() for path in file.paths)

    @cached_property
    def synonyms(self) -> tuple[Synonym, ...]:
        """What people type into the search, and what it means."""
        return tuple(entry for file in self.of(Synonyms).values() for entry in file.synonyms)

    @cached_property
    def avoided(self) -> tuple[Avoided, ...]:
        """The words to avoid."""
        return tuple(words for file in self.of(PlainLanguage).values() for words in file.avoid)

    def scale_of(self, framework: Framework) -> RatingScale:
        """The scale that a framework is rated on. Raises KeyError where it has none."""
        return self.scales[framework.scale or ""]

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

    def item_at(self, place: Item | Use) -> Item:
        """What stands at a place in a list, wherever it is written."""
        if isinstance(place, Item):
            return place
        return self.items[place.use][1]

    def rated_in(self, *works: Framework | Item | Use) -> Iterator[Item]:
        """What these list that can be rated, each once, those that are written elsewhere, too."""
        places = (place for root in works for place in places_in(root))
        items = (item for place in places for item in self._items_at(place))
        return iter({item.id: item for item in items if item.rate}.values())

    def _items_at(self, place: Item | Use) -> Iterator[Item]:
        return items_of(self.item_at(place)) if isinstance(place, Use) else iter([place])

    @cached_property
    def hidden(self) -> Mapping[str, Difference]:
        """What a host leaves out, by its id and by those of all in it."""
        return {id: it for it in self.differences for id in it.hidden}

    @cached_property
    def tailored(self) -> Mapping[str, Deed]:
        """What was reworded, or added, by a host, by its id."""
        told = ("added", "set")
        return {it.id: it.deed for it in reversed(self.differences) if it.deed in told}

    def home_of(self, competency: Item) -> str:
        """The id of the framework that a competency is written in."""
        return self.items[competency.id][0]

    def rows_on(self, item: Item) -> tuple[Row, ...]:
        """The rows of comparisons that bear on an item, in reading order; may be empty."""
        return self._rows_on.get(item.id, ())

    def vignettes_on(self, id: str) -> tuple[str, ...]:
        """The ids of the vignettes that show a competency or a row, in order; may be empty."""
        return self._vignettes_on.get(id, ())

    def title_of(self, id: str) -> str:
        """What an item is called: its title with its code, or its own first words."""
        return self.prefix_of(id) + title_in(self._items[id])

    def prefix_of(self, id: str) -> str:
        """What stands before an item's title: its framework and code; mostly empty."""
        return self._prefixes.get(id, "")

    def ids_in(self, id: str) -> list[str]:
        """The ids of an item and of all below it that a link leads to, in the file's order."""
        parts = (part for _, part in parts_of(self._items[id]))
        return [part.id for part in parts if isinstance(part, Identified) and part.addressed]

    def minutes_of(self, id: str) -> int:
        """Minutes that reading an item takes, at least 1; at 200 words a minute."""
        if id not in self._minutes:
            self._minutes[id] = max(1, round(words_in(self._items[id]) / WORDS_A_MINUTE))
        return self._minutes[id]

    def divided(self, id: str) -> Division | None:
        """The pages of a work whose kind may be divided, as the first of them; None for others."""
        return self._divided.get(id)

    def division(self, id: str, name: str) -> Division:
        """A page of a work below its first, by its name. Raises KeyError where there is none."""
        return {division.name: division for division in self.divisions_of(id)}[name]

    def divisions_of(self, id: str) -> tuple[Division, ...]:
        """The pages of a work below its first, in reading order; none where it is one page."""
        first = self.divided(id)
        return tuple(pages_below(first)) if first else ()

    @cached_property
    def _divided(self) -> dict[str, Division]:
        return {
            id: kind.divide(self, work, id)
            for kind in self.kinds
            if kind.divide
            for id, work in self.works_of(kind).items()
        }

    @cached_property
    def works(self) -> dict[str, Work]:
        """Every work of every kind, by id."""
        return {id: work for kind in self.kinds for id, work in self.works_of(kind).items()}

    @cached_property
    def entries(self) -> tuple[Identified, ...]:
        """The items of every kind that is one file: sources, terms, reading paths and such."""
        return tuple(item for kind in self.kinds for item in self.entries_of(kind))

    @cached_property
    def _items(self) -> dict[str, Kept]:
        roots = (*self.works.values(), *self.entries)
        parts = (part for root in roots for _, part in parts_of(root))
        return self.works | {part.id: part for part in parts if isinstance(part, Identified)}

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

    @cached_property
    def _vignettes_on(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for id, vignette in self.vignettes.items():
            for shown in dict.fromkeys((*vignette.bears_on, *vignette.rows)):
                found[shown] = (*found.get(shown, ()), id)
        return found


def catalog_of(
    files: DataPaths,
    kinds: Sequence[Kind],
    shown_as: ShownAs = str,
    layers: Sequence[Path] = (),
    language: str = ENGLISH,
    strict: Collection[Path] = (),
    edition: str = "",
    others: Sequence[str] = (),
    written: Mapping[Path, str] | None = None,
) -> Catalog:
    """Read and check data files, by their names below `data/`; they need not lie in one folder.

    The `layers` that they come from, lowest first, bring what they have released. The interface
    speaks `language`, as far as its words are there; `others` are those of translations. Layers
    that are `written` in another language are translated into it, too. What
    `edition` changed is told against the one before it, or against the last one where it was not
    released. `shown_as` tells the path that a problem names. The stricter bar is asked of files in
    the folders `strict`. Raises ProblemsFound with every problem of every file.
    """
    problems: list[Problem] = []
    own = layers[-1] if len(layers) > 1 else None
    spoken_in = (language, *others)
    read = read_data(files, kinds, shown_as, problems, strict, own, spoken_in, written)
    registers = registers_of(layers, shown_as, problems)
    below = {shown_as(path) for path in files_of(list(layers[:-1]), "data").values()}
    found = blame_tailoring(check_all(read), read, below)
    found += check_promises(read, registers)
    problems += blame_copies(found, files, layers, shown_as)
    messages = read_messages(files, language, shown_as, problems, ENGLISH)
    spoken = {it: read_messages(files, it, shown_as, problems, language) for it in others}
    if problems:
        raise ProblemsFound(problems)
    editions = Editions(read, registers)
    catalog = Catalog(
        tuple(kinds),
        _by_kind(read),
        messages,
        wordings_since(editions.standing, registers.own.content if registers.own else None),
        changes=changes_in(editions, edition),
        earlier_wordings=earlier_wordings(editions, edition),
        differences=read.differences,
        notices=read.notices,
    )
    spoken[language] = messages
    # What a tailoring changes lies below the host, the uppermost layer.
    was_in = (written or {}).get(layers[0], language) if layers else language
    told = {
        it.language: _translated(catalog, it, spoken[it.language], (was_in, language))
        for it in read.translations
    }
    beside = tuple(replace(told[it], place=f"{it}/") for it in others)
    return replace(told.get(language, catalog), translations=beside)


def _translated(
    catalog: Catalog, translation: Translation, messages: Messages, written: tuple[str, str]
) -> Catalog:
    """A catalog in another language, in which answers are known by the words of its own.

    What lies below a host, and what is its own, are `written` in these.
    """
    was_in, here_in = ("" if it == translation.language else it for it in written)
    titles = (it.translation for it in translation.wordings if it.key == "title")
    return replace(
        catalog,
        by_kind=_by_kind(translation.files),
        messages=messages,
        hashes={id: item.hash for id, (_, item) in catalog.items.items()},
        wordings=translation.wordings,
        differences=tuple(
            replace(it, was_in=was_in, here_in=here_in) for it in catalog.differences
        ),
        translated_titles=frozenset(titles) - {""},
    )


def _by_kind(files: DataFiles) -> dict[str, dict[str, Model]]:
    return {kind.name: _in_order(kind, files.by_kind[kind.data]) for kind in files.kinds}


def files_in(data: Path) -> DataPaths:
    """The data files of one folder by their names below it."""
    paths = sorted([*data.rglob("*.yml"), *data.rglob("*.yaml")])
    return {path.relative_to(data).as_posix(): path for path in paths}


def _in_order(kind: Kind, files: Iterable[DataFile[Model]]) -> dict[str, Model]:
    in_order = sorted(files, key=lambda file: (kind.order(file.content), file.id))
    return {file.id: file.content for file in in_order}
