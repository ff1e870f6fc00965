"""The rules of profiles: what they expect is rated, on a scale that has the level."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import (
    DataFile,
    DataFiles,
    Expectation,
    Framework,
    Indicator,
    Item,
    Problem,
    Profile,
    RatingScale,
    Steps,
    items_of,
    rated_in,
)
from .explain import nearest

Standing = dict[str, tuple[Framework, Item]]
"""Every item of every framework by its id, with the framework in which it stands."""


def check_expected_levels_are_there(files: DataFiles) -> Iterator[Problem]:
    """LEVEL-UNKNOWN: the level that a profile expects is one of its framework's scale."""
    standing = _standing_in(files)
    scales = {file.id: file.content for file in files.of(RatingScale)}
    for file, steps, expected in _expectations_in(files):
        if expected.level is None or expected.to not in standing:
            continue
        framework, _ = standing[expected.to]
        scale = scales.get(framework.scale or "")
        if framework.scale and scale is None:
            continue  # which is a problem of the framework, or of a file that could not be read
        known = [level.id for level in scale.levels] if scale else []
        if expected.level not in known:
            message = f"The scale of `{expected.to}` has no level `{expected.level}`."
            advice = nearest(expected.level, known)
            if not framework.scale:
                message = f"The framework of `{expected.to}` has no scale, and so no levels."
                advice = "Leave `level` out."
            yield file.problem((*steps, "level"), "LEVEL-UNKNOWN", message, advice)


def check_what_is_expected_is_rated(files: DataFiles) -> Iterator[Problem]:
    """EXPECT-UNRATED: an indicator that a profile expects is rated, or one below it is.

    So is whatever is expected without what stands below it.
    """
    standing = _standing_in(files)
    for file, steps, expected in _expectations_in(files):
        _, item = standing.get(expected.to, (None, None))
        if isinstance(item, Indicator) and not any(rated_in(item)):
            message = f"The indicator `{expected.to}` is not rated by itself."
            advice = "Name its competency, or give the indicator `rate: true`."
            yield file.problem((*steps, "to"), "EXPECT-UNRATED", message, advice)
        elif item is not None and not expected.below and not item.rate:
            message = f"`{expected.to}` is not rated by itself."
            advice = "Delete `below: false`, or give it `rate: true`."
            yield file.problem((*steps, "below"), "EXPECT-UNRATED", message, advice)


def check_nothing_is_expected_twice(files: DataFiles) -> Iterator[Problem]:
    """EXPECT-TWICE: a profile names what it expects once."""
    first: dict[tuple[str, str], int] = {}
    for file, steps, expected in _expectations_in(files):
        line = file.place_of(steps).line
        taken = first.setdefault((file.id, expected.to), line)
        if taken != line:
            message = f"`{expected.to}` is expected already, in line {taken}."
            advice = "Delete one of the two."
            yield file.problem((*steps, "to"), "EXPECT-TWICE", message, advice)


def _expectations_in(
    files: DataFiles,
) -> Iterator[tuple[DataFile[Profile], Steps, Expectation]]:
    """Every expectation of every profile, with its file and the steps to it."""
    for file in files.of(Profile):
        for position, expected in enumerate(file.content.expects):
            yield file, ("expects", position), expected


def _standing_in(files: DataFiles) -> Standing:
    frameworks = [file.content for file in files.of(Framework)]
    return {item.id: (framework, item) for framework in frameworks for item in items_of(framework)}


EXPECTED = (
    check_expected_levels_are_there,
    check_what_is_expected_is_rated,
    check_nothing_is_expected_twice,
)
