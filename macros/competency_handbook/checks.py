"""The rules that reach across a file: one small generator each, its docstring is the rule.

A rule looks at what could be read and yields every place that breaks it; it never raises.
Where files of a kind could not be read, rules that look things up in them say nothing,
since what they miss may stand there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .explain import nearest
from .model import (
    Attributed,
    Column,
    Competency,
    DataFile,
    DataFiles,
    Model,
    Problem,
    Steps,
    source_of,
)

MOST_CITES = 6
REFERENCES = {"bears_on", "see", "leads_to", "to"}
"""The keys that hold ids of other items, one or a list."""

Rule = Callable[[DataFiles], Iterator[Problem]]


def check_all(files: DataFiles) -> list[Problem]:
    """What every rule finds; empty where all is well."""
    return [problem for rule in RULES for problem in rule(files)]


def check_ids_are_unique(files: DataFiles) -> Iterator[Problem]:
    """ID-DUPLICATE: an id, or a file's name, is used once in the whole handbook."""
    first: dict[str, tuple[DataFile, Steps]] = {}
    for file in files:
        named: list[tuple[str, Steps]] = [(file.id, ())] if file.is_work else []
        named += [(part.id, (*steps, "id")) for steps, part in file.parts if has_own_id(part)]
        for id, steps in named:
            if id in first:
                taken_in, where = first[id]
                place = f"{taken_in.path}:{taken_in.place_of(where).line}"
                message = f"The id `{id}` is taken: it stands in {place}."
                advice = "Give one of them another id; never an id that was used before."
                yield file.problem(steps, "ID-DUPLICATE", message, advice)
            first.setdefault(id, (file, steps))


def check_scales_exist(files: DataFiles) -> Iterator[Problem]:
    """SCALE-UNKNOWN: a framework names a scale that data/scales/ has."""
    known = {file.id for file in files.scales}
    for file in files.frameworks:
        if file.content.scale not in known and "scales" not in files.unread:
            message = f"There is no scale `{file.content.scale}`."
            advice = nearest(file.content.scale, known)
            yield file.problem(("scale",), "SCALE-UNKNOWN", message, advice)


def check_scales_fit(files: DataFiles) -> Iterator[Problem]:
    """SCALE-RATES: a scale that rates organisations never rates a person, nor the other way."""
    rates = {file.id: file.content.rates for file in files.scales}
    for file in files.frameworks:
        framework = file.content
        if rates.get(framework.scale, framework.rates) != framework.rates:
            message = (
                f"The scale `{framework.scale}` has `rates: {rates[framework.scale]}`, "
                f"but this framework has `rates: {framework.rates}`."
            )
            advice = "Name a scale that rates the same, or correct `rates`."
            yield file.problem(("scale",), "SCALE-RATES", message, advice)


def check_sources_exist(files: DataFiles) -> Iterator[Problem]:
    """SOURCE-UNKNOWN: a framework or comparison names a source that data/sources.yml has."""
    if "sources" in files.unread:
        return
    known = {source.id for source in files.all_sources}
    for file in (*files.frameworks, *files.comparisons):
        if file.content.source not in known | {None}:
            message = f"There is no source `{file.content.source}`."
            yield file.problem(
                ("source",), "SOURCE-UNKNOWN", message, nearest(file.content.source, known)
            )


def check_sources_are_told_apart(files: DataFiles) -> Iterator[Problem]:
    """CITE-TWICE: no two sources are cited by the same words."""
    first: dict[str, str] = {}
    for file in files.sources:
        for position, source in enumerate(file.content.sources):
            steps: Steps = ("sources", position, "cited_as")
            here = f"{file.path}:{file.place_of(steps).line}"
            if (taken := first.setdefault(source.cited_as, here)) != here:
                message = f"`{source.cited_as}` is what another source is cited as, in {taken}."
                advice = "Give one of them other words, and begin its locators with them."
                yield file.problem(steps, "CITE-TWICE", message, advice)


def check_citations_lead_somewhere(files: DataFiles) -> Iterator[Problem]:
    """CITE-UNKNOWN: each locator begins as a source is cited and names one of its places."""
    if "sources" in files.unread:
        return
    sources = files.all_sources
    known = {f"{source.cited_as} {place}" for source in sources for place in source.places}
    for file in files:
        for steps, part in file.parts:
            if not isinstance(part, Attributed):
                continue
            for position, locator in enumerate(part.cites):
                if locator in known:
                    continue
                source = source_of(locator, sources)
                message = (
                    f"`{locator}` leads to no source."
                    if source is None
                    else (f"`{locator}` leads nowhere in `{source.id}`.")
                )
                advice = nearest(
                    locator, known, "Write what its source is cited as, and the place."
                )
                yield file.problem((*steps, "cites", position), "CITE-UNKNOWN", message, advice)


def check_everything_is_attributed(files: DataFiles) -> Iterator[Problem]:
    """CITE-NONE: what the handbook says cites a source, or says that it is our own."""
    for file in files:
        for steps, part in file.parts:
            if isinstance(part, Attributed) and steps and not part.cites and not part.own:
                message = "Nothing says where this comes from."
                advice = "Add `cites:` with its locator, or `own: true` where it is ours."
                yield file.problem(steps, "CITE-NONE", message, advice)


def check_citations_are_few(files: DataFiles) -> Iterator[Problem]:
    """CITE-MANY: a list of more than six locators cites nothing in particular."""
    for file in files:
        for steps, part in file.parts:
            if isinstance(part, Attributed) and len(part.cites) > MOST_CITES:
                message = f"{len(part.cites)} locators stand here; {MOST_CITES} is the most."
                advice = "Cite each where its thought stands."
                yield file.problem((*steps, "cites"), "CITE-MANY", message, advice)


def check_references_lead_somewhere(files: DataFiles) -> Iterator[Problem]:
    """REF-UNKNOWN: `bears_on` names competencies; `see`, `leads_to` and `to` name any item."""
    if files.unread:
        return
    parts = [part for file in files for _, part in file.parts]
    competencies = {part.id for part in parts if isinstance(part, Competency)}
    items = {file.id for file in files if file.is_work}
    items |= {part.id for part in parts if has_own_id(part)}
    for file in files:
        for steps, part in file.parts:
            for key, way, id in _references(part):
                known = competencies if key == "bears_on" else items
                if id not in known:
                    kind = "competency" if key == "bears_on" else "item"
                    message = f"There is no {kind} `{id}`."
                    where = (*steps, key, *way)
                    yield file.problem(where, "REF-UNKNOWN", message, nearest(id, known))


def _references(part: Model) -> Iterator[tuple[str, Steps, str]]:
    """(key, way below it, id) of everything that a part refers to."""
    for key in REFERENCES & type(part).model_fields.keys():
        named = getattr(part, key)
        if isinstance(named, str):
            yield key, (), named
        else:
            yield from ((key, (position,), id) for position, id in enumerate(named))


def check_cells_have_columns(files: DataFiles) -> Iterator[Problem]:
    """CELL-COLUMN: a cell stands in a column that its comparison declares."""
    for file in files.comparisons:
        known = [column.id for column in file.content.columns]
        for position, row in enumerate(file.content.rows):
            for column in row.cells:
                if column not in known:
                    message = f"The comparison has no column `{column}`."
                    steps = ("rows", position, "cells", column)
                    yield file.problem(steps, "CELL-COLUMN", message, nearest(column, known))


def check_columns_keep_one_order(files: DataFiles) -> Iterator[Problem]:
    """COLUMN-ORDER: comparisons that share columns list them in one order."""
    before: dict[tuple[str, str], str] = {}
    for file in files.comparisons:
        ids = [column.id for column in file.content.columns]
        pairs = [(a, b) for i, a in enumerate(ids) for b in ids[i + 1 :]]
        for left, right in pairs:
            if (right, left) in before:
                other = before[right, left]
                message = f"`{left}` stands before `{right}` here, after it in {other}."
                advice = "Use one order of columns in the whole handbook."
                steps = ("columns", ids.index(left))
                yield file.problem(steps, "COLUMN-ORDER", message, advice)
            before.setdefault((left, right), file.path)


def has_own_id(part: Model) -> bool:
    """Whether a part's id is its own: columns share theirs among comparisons."""
    return "id" in type(part).model_fields and not isinstance(part, Column)


RULES: tuple[Rule, ...] = (
    check_ids_are_unique,
    check_scales_exist,
    check_scales_fit,
    check_sources_exist,
    check_sources_are_told_apart,
    check_citations_lead_somewhere,
    check_everything_is_attributed,
    check_citations_are_few,
    check_references_lead_somewhere,
    check_cells_have_columns,
    check_columns_keep_one_order,
)
