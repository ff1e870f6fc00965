"""The rules that reach across a file: one small generator each, its docstring is the rule.

A rule looks at what could be read and yields every place that breaks it; it never raises.
Where files of a kind could not be read, rules that look things up in them say nothing,
since what they miss may stand there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from ..model import (
    Attributed,
    Comparison,
    DataFile,
    DataFiles,
    Framework,
    Identified,
    Item,
    Model,
    Problem,
    RatingScale,
    Source,
    Sources,
    Steps,
    Use,
    competencies_of,
    references_in,
    source_of,
)
from .bar import BAR
from .examples import check_examples_can_be_chosen
from .expected import EXPECTED
from .explain import nearest
from .languages import check_languages_are_known
from .minutes import MINUTES
from .synonyms import check_synonyms_find_something
from .web_addresses import check_web_addresses

MOST_CITES = 6
QUOTES = "“”„‟‘’‚‛«»‹›"

Rule = Callable[[DataFiles], Iterator[Problem]]


def check_all(files: DataFiles) -> list[Problem]:
    """What every rule finds; empty where all is well."""
    return [problem for rule in RULES for problem in rule(files)]


def check_translated(files: DataFiles) -> list[Problem]:
    """What the rules find that look at words alone, in data that are well but for these."""
    return [problem for rule in RULES_OF_WORDS for problem in rule(files)]


def check_ids_are_unique(files: DataFiles) -> Iterator[Problem]:
    """ID-DUPLICATE: an id, or a file's name, is used once in the whole handbook."""
    first: dict[str, tuple[DataFile[Model], Steps]] = {}
    for file in files:
        named: list[tuple[str, Steps]] = [(file.id, ())] if file.is_work else []
        named += [(item.id, (*steps, "id")) for _, steps, item in _items_in([file])]
        for id, steps in named:
            if id in first:
                taken_in, where = first[id]
                message = f"The id `{id}` is taken: it stands in {taken_in.where(where)}."
                advice = "Give one of them another id; never an id that was used before."
                yield file.problem(steps, "ID-DUPLICATE", message, advice, id)
            first.setdefault(id, (file, steps))


def check_scales_fit(files: DataFiles) -> Iterator[Problem]:
    """SCALE-RATES: a framework and its scale rate the same, a person or an organization."""
    rates = {file.id: file.content.rates for file in files.of(RatingScale)}
    for file in files.of(Framework):
        framework = file.content
        scale = framework.scale or ""
        if rates.get(scale, framework.rates) != framework.rates:
            message = (
                f"The scale `{scale}` has `rates: {rates[scale]}`, "
                f"but this framework has `rates: {framework.rates}`."
            )
            advice = "Name a scale that rates the same, or correct `rates`."
            yield file.problem(("scale",), "SCALE-RATES", message, advice)


def check_uses_share_a_scale(files: DataFiles) -> Iterator[Problem]:
    """USE-SCALE: a competency is used in frameworks that rate the same, on the same scale."""
    homes = {
        item.id: file.content
        for file in files.of(Framework)
        for item in competencies_of(file.content)
    }
    for file in files.of(Framework):
        for steps, part in file.parts:
            home = homes.get(part.use) if isinstance(part, Use) else None
            if home and (home.scale, home.rates) != (file.content.scale, file.content.rates):
                message = f"Its own framework has the scale `{home.scale}`, which this one has not."
                advice = "Give both frameworks one scale, or write it here under an id of its own."
                yield file.problem((*steps, "use"), "USE-SCALE", message, advice)


def check_codes_are_bare(files: DataFiles) -> Iterator[Problem]:
    """CODE-QUOTES: a code is the number alone; typographic quotes would be a part of it."""
    for file in files:
        for steps, part in file.parts:
            code = getattr(part, "code", None) if "code" in type(part).model_fields else None
            if isinstance(code, str) and code[0] in QUOTES:
                message = f"The quotes around `{code}` are a part of it: YAML's are straight."
                advice = f'Write "{code.strip(QUOTES)}".'
                yield file.problem((*steps, "code"), "CODE-QUOTES", message, advice)


def check_sources_are_told_apart(files: DataFiles) -> Iterator[Problem]:
    """CITE-TWICE: no two sources are cited by the same words."""
    first: dict[str, str] = {}
    for file in files.of(Sources):
        for position, source in enumerate(file.content.sources):
            steps: Steps = ("sources", position, "cited_as")
            here = file.where(steps)
            if (taken := first.setdefault(source.name, here)) != here:
                message = f"`{source.name}` is what another source is cited as, in {taken}."
                advice = "Give one of them other words, and begin its locators with them."
                yield file.problem(steps, "CITE-TWICE", message, advice)


def check_citations_lead_somewhere(files: DataFiles) -> Iterator[Problem]:
    """CITE-UNKNOWN: each locator begins as a source is cited and names one of its places."""
    if files.may_lack(Source):
        return
    sources = files.all_sources
    known = {f"{source.name} {place}" for source in sources for place in source.places}
    for file in files:
        for steps, part in file.parts:
            if not isinstance(part, Attributed):
                continue
            for position, locator in enumerate(part.cites):
                source = source_of(locator, sources)
                if locator in known or (source and not source.places):
                    continue
                message = (
                    f"`{locator}` leads to no source."
                    if source is None
                    else (f"`{locator}` leads nowhere in `{source.id}`.")
                )
                advice = nearest(
                    locator, known, "Write what its source is cited as, and the place."
                )
                yield file.problem((*steps, "cites", position), "CITE-UNKNOWN", message, advice)


def check_citations_are_few(files: DataFiles) -> Iterator[Problem]:
    """CITE-MANY: a list has at most six locators; with more, it cites nothing in particular."""
    for file in files:
        for steps, part in file.parts:
            if isinstance(part, Attributed) and len(part.cites) > MOST_CITES:
                message = f"{len(part.cites)} locators stand here; {MOST_CITES} is the most."
                advice = "Cite each where its thought stands."
                yield file.problem((*steps, "cites"), "CITE-MANY", message, advice)


def check_references_lead_somewhere(files: DataFiles) -> Iterator[Problem]:
    """REF-UNKNOWN: an id in `bears_on`, `see`, `leads_to`, `to` or the like names an item.

    SCALE-UNKNOWN: the scale that a framework names is there.
    USE-UNKNOWN: the competency that a list uses is there.
    SOURCE-UNKNOWN: the source that a framework or a comparison names is there.
    """
    named: dict[str, Model] = {file.id: file.content for file in files if file.is_work}
    named |= {item.id: item for _, _, item in _items_in(files)}

    @cache
    def ids_of(model: type[Model] | None) -> set[str]:
        return {id for id, item in named.items() if model is None or isinstance(item, model)}

    for file in files:
        for above, part in file.parts:
            for steps, id, refers in references_in(part):
                known = ids_of(refers.model)
                if id not in known and not files.may_lack(refers.model):
                    message = f"There is no {refers.called} `{id}`."
                    where = (*above, *steps)
                    yield file.problem(where, refers.rule, message, nearest(id, known), id)


def check_references_can_be_followed(files: DataFiles) -> Iterator[Problem]:
    """REF-UNADDRESSED: an id in `show`, `see` or the like is of something that links lead to."""
    homes = {it.id: file for file, _, it in _items_in(files) if not it.addressed}
    for file in files:
        for above, part in file.parts:
            for steps, id, refers in references_in(part):
                if id in homes and refers.model is None:
                    message = f"`{id}` is a part of a form, and has no address of its own."
                    advice = f"Name `{homes[id].id}`, which it stands in."
                    yield file.problem((*above, *steps), "REF-UNADDRESSED", message, advice, id)


def _items_in(
    files: Iterable[DataFile[Model]],
) -> Iterator[tuple[DataFile[Model], Steps, Identified]]:
    """Every item with an id of its own, with its file and the steps to it."""
    for file in files:
        for steps, part in file.parts:
            if isinstance(part, Identified):
                yield file, steps, part


def check_level_texts_have_levels(files: DataFiles) -> Iterator[Problem]:
    """LEVEL-UNKNOWN: an item words levels that its framework's scale has."""
    scales = {file.id: file.content for file in files.of(RatingScale)}
    for file in files.of(Framework):
        scale = scales.get(file.content.scale or "")
        known = [level.id for level in scale.levels] if scale else []
        for steps, part in file.parts:
            for level in part.levels if isinstance(part, Item) else ():
                if level not in known and not files.may_lack(RatingScale):
                    message = f"The framework's scale has no level `{level}`."
                    where = (*steps, "levels", level)
                    yield file.problem(where, "LEVEL-UNKNOWN", message, nearest(level, known))


def check_tags_are_named(files: DataFiles) -> Iterator[Problem]:
    """TAG-UNKNOWN: an item is tagged with what its framework names in `tags`."""
    for file in files.of(Framework):
        known = file.content.tags
        for steps, part in file.parts:
            for tag in part.tags if isinstance(part, Item) else ():
                if tag not in known:
                    message = f"The framework names no tag `{tag}`."
                    advice = nearest(tag, known) if known else f"Add `tags: {{{tag}: …}}` to it."
                    yield file.problem((*steps, "tags", tag), "TAG-UNKNOWN", message, advice)


def check_cells_have_columns(files: DataFiles) -> Iterator[Problem]:
    """CELL-COLUMN: a cell stands in a column that its comparison declares."""
    for file in files.of(Comparison):
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
    for file in files.of(Comparison):
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


RULES: tuple[Rule, ...] = (
    check_ids_are_unique,
    check_scales_fit,
    check_uses_share_a_scale,
    check_codes_are_bare,
    check_sources_are_told_apart,
    check_citations_lead_somewhere,
    check_level_texts_have_levels,
    check_tags_are_named,
    *BAR,
    check_citations_are_few,
    check_references_lead_somewhere,
    check_references_can_be_followed,
    check_cells_have_columns,
    check_columns_keep_one_order,
    check_web_addresses,
    check_languages_are_known,
    check_examples_can_be_chosen,
    check_synonyms_find_something,
    *EXPECTED,
    *MINUTES,
)
RULES_OF_WORDS: tuple[Rule, ...] = (
    check_web_addresses,
    check_examples_can_be_chosen,
    check_synonyms_find_something,
)
