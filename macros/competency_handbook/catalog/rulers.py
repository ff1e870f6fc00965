"""Rulers of plain language: how hard a text is, by its words, sentences and syllables."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pyphen

WORD = re.compile(r"[\w’'-]+")
NUCLEUS = re.compile(r"[aeoáéóíú]|(?<![aeoáéóíú])[iuüy]++(?![aeoáéóíú])")
_ENGLISH = pyphen.Pyphen(lang="en_US", left=1, right=1)


@dataclass(frozen=True)
class Ruler:
    """One language's measure."""

    label: str
    """What a report calls it, with its limit."""
    syllables: Callable[[str], int]
    """How many a word has."""
    formula: Callable[[float, float], float]
    """The measure, of words in a sentence and syllables in a word."""
    limit: float
    """The hardest that a page may be."""
    high_is_easy: bool = False

    def measure(self, sentences: Sequence[str]) -> float:
        """What the ruler says of sentences, of which each holds a word."""
        words = [word for sentence in sentences for word in WORD.findall(sentence)]
        syllables = sum(map(self.syllables, words))
        return self.formula(len(words) / len(sentences), syllables / len(words))

    def hardness(self, measure: float) -> float:
        """A number that is higher for what is harder to read."""
        return -measure if self.high_is_easy else measure

    def is_too_hard(self, measure: float) -> bool:
        """Whether a page should be in plainer words."""
        return self.hardness(measure) > self.hardness(self.limit)


def ruler_for(language: str) -> Ruler | None:
    """The measure for the language of a BCP 47 tag; None where we have none."""
    return RULERS.get(language.partition("-")[0].lower())


def _english_syllables(word: str) -> int:
    """Those between the places at which Pyphen hyphenates."""
    return len(_ENGLISH.positions(word)) + 1


def _spanish_syllables(word: str) -> int:
    """The vowels that stand for themselves: a, e, o and stressed ones each, i and u where alone.

    Pyphen does not part two vowels, as in `río`.
    """
    return len(NUCLEUS.findall(word.lower())) or 1


def _flesch_kincaid(words: float, syllables: float) -> float:
    """About the years of schooling that a reader needs (Kincaid and others, 1975)."""
    return 0.39 * words + 11.8 * syllables - 15.59


def _szigriszt_pazos(words: float, syllables: float) -> float:
    """Perspicuity from 0 to 100, the highest the easiest (Szigriszt Pazos, 1993).

    On the scale of Barrio-Cantalejo (INFLESZ, 2008), 55 to 65 is normal, and 65 to 80 quite easy.
    """
    return 206.835 - 62.3 * syllables - words


RULERS = {
    "en": Ruler("Grade of each page (at most 9):", _english_syllables, _flesch_kincaid, 9.0),
    "es": Ruler(
        "Ease of each page by Szigriszt-Pazos (at least 55):",
        _spanish_syllables,
        _szigriszt_pazos,
        55.0,
        high_is_easy=True,
    ),
}
