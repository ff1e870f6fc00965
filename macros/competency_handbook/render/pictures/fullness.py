"""How far a level of a scale fills a shape, in eighths: style sheets have a class for each."""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Best, RatingLevel, RatingScale

EIGHTHS = 8


@dataclass(frozen=True)
class Step:
    """A level of a scale with how it is drawn."""

    level: RatingLevel
    rise: int
    """How high its step is, from 1 to 8; the best level's is 8."""
    fill: int
    """How far it fills a shape, from 0 to 8: the weakest leaves it empty, the best fills it."""


def steps_of(scale: RatingScale) -> list[Step]:
    """The levels of a scale in its own order, each with how it is drawn."""
    count = len(scale.levels)
    places = range(count) if scale.best is Best.LAST else range(count - 1, -1, -1)
    return [
        Step(level, _eighths(place + 1, count), _eighths(place, count - 1))
        for level, place in zip(scale.levels, places, strict=True)
    ]


def _eighths(part: int, whole: int) -> int:
    return max(round(EIGHTHS * part / whole), 1 if part else 0)
