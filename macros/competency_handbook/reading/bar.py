"""The stricter bar: what a handbook may ask of its own files beyond what the models need.

A layer asks it of its files with `extra.handbook.strict: true`, `check --strict` of every file.
Real frameworks lack much of this, and get in without a word that was made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..model import (
    Activity,
    Attributed,
    Comparison,
    Competency,
    DataFile,
    DataFiles,
    Domain,
    Framework,
    Guide,
    Model,
    Printable,
    Problem,
    Profile,
    RatingLevel,
    RatingScale,
    Session,
    Source,
    Steps,
    Worksheet,
)

ASKED: dict[type[Model], tuple[str, ...]] = {
    Framework: ("summary", "source", "edition", "scale", "contains"),
    Domain: ("contains",),
    Competency: ("title", "statement", "self_check", "evidence"),
    RatingScale: ("unsure", "not_applicable"),
    RatingLevel: ("anchor",),
    Comparison: ("summary",),
    Guide: ("summary",),
    Profile: ("summary", "expects"),
    Worksheet: ("summary",),
    Activity: ("summary", "materials", "shorter", "online", "pitfalls", "uses"),
    Session: ("summary", "before", "pitfalls"),
    Printable: ("summary", "printing"),
    Source: ("cited_as", "publisher", "edition", "rights", "summary", "places"),
}
"""The keys that each model shall have, and not empty."""
FEWEST_INDICATORS = 2


def check_nothing_is_left_out(files: DataFiles) -> Iterator[Problem]:
    """BAR-MISSING: the keys are there that the stricter bar asks for."""
    for file, steps, part in _strict_parts(files):
        for key in ASKED.get(type(part), ()):
            if not getattr(part, key):
                message = f"There is no `{key}`, which this handbook asks for."
                yield file.problem(steps, "BAR-MISSING", message, f"Add `{key}:`.")


def check_indicators_are_two(files: DataFiles) -> Iterator[Problem]:
    """BAR-FEW: a competency has at least two indicators, where the stricter bar is asked."""
    for file, steps, part in _strict_parts(files):
        if isinstance(part, Competency) and len(part.indicators) < FEWEST_INDICATORS:
            message = f"This handbook asks for at least {FEWEST_INDICATORS} indicators."
            advice = "Add to `indicators:` what an observer would see."
            yield file.problem(steps, "BAR-FEW", message, advice)


def check_everything_is_attributed(files: DataFiles) -> Iterator[Problem]:
    """CITE-NONE: whatever the handbook says has `cites`, or `own: true`."""
    for file, steps, part in _strict_parts(files):
        if isinstance(part, Attributed) and steps and not part.cites and not part.own:
            message = "Nothing says where this comes from."
            advice = "Add `cites:` with its locator, or `own: true` where it is ours."
            yield file.problem(steps, "CITE-NONE", message, advice)


def _strict_parts(files: DataFiles) -> Iterator[tuple[DataFile[Any], Steps, Model]]:
    """Every part of the files of which the stricter bar is asked.

    Of a file that a host's tailoring changed, it is asked of what the host brought, if it asks that
    of itself: the rest is not what its author left.
    """
    strict = {file.path for file in files if file.strict}
    for file in files:
        for steps, part in file.parts if file.path in strict | files.tailored.keys() else ():
            if file.path not in files.tailored or file.place_of(steps).file in strict:
                yield file, steps, part


BAR = (check_nothing_is_left_out, check_indicators_are_two, check_everything_is_attributed)
