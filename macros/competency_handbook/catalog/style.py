"""Plain language, measured: the grade of every work's text, its hardest sentences, words to avoid.

The grade is Flesch and Kincaid's (Kincaid and others, 1975): about the years of schooling that a
reader needs. Syllables are counted by Pyphen, whose places to hyphenate are between them. It is a
ruler and not a judge; a list of names scores badly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pyphen

from ..model import Identified, Model, Steps, parts_of
from .catalog import Catalog
from .prose import PROSE, texts_at

MOST = 9.0
SENTENCE_END = re.compile(r"(?<=[.!?:;])[\"”’)]*\s+")
WORD = re.compile(r"[\w’'-]+")
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
MARKUP = re.compile(
    r"\{[{%:][^\n]*\}|\{ [^\n]*\}|<[^>]+>|\]\([^)]*\)|^#[^\n]*$|[*`\[\]]", re.MULTILINE
)
FEWEST = 8
"""A sentence of fewer words is not named among the hardest: one long name decides its grade."""
SAYING = 5
"""A message of fewer words is taken for the name of something."""


@dataclass(frozen=True)
class Sentence:
    """A sentence with the id of the item that says it, and its grade."""

    item: str
    text: str
    grade: float


@dataclass(frozen=True)
class Reading:
    """How a page reads: its grade, and its sentences in order."""

    page: str
    grade: float
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Hit:
    """Words to avoid, found in an item, and what to say in their place."""

    item: str
    words: str
    say: str


SMALL_WORDS = "search.small_words"
"""A message that is a list of words, and says nothing."""


def readings_of(catalog: Catalog, content: Path) -> list[Reading]:
    """Every work, every written page and every block of messages, the hardest first.

    What has no sentences is left out.
    """
    readings = [_reading(id, _prose_of(work, id)) for id, work in catalog.works.items()]
    for kind in catalog.kinds:
        entries = catalog.entries_of(kind)
        readings.append(_reading(kind.name, [p for e in entries for p in _prose_of(e, e.id)]))
    for page in sorted(content.rglob("*.md")):
        name = page.relative_to(content).as_posix()
        text = FRONT_MATTER.sub("", page.read_text("utf-8-sig"))
        readings.append(_reading(name, [(name, MARKUP.sub("", text))]))
    for block, said in groupby(_said(catalog), lambda pair: pair[0].partition(".")[0]):
        readings.append(_reading(f"messages.{block}", said))
    return sorted((r for r in readings if r.sentences), key=lambda r: -r.grade)


def words_to_avoid(catalog: Catalog) -> list[Hit]:
    """Where data and messages use words that data/plain-language.yml advises against."""
    roots = [*catalog.works.items(), *((entry.id, entry) for entry in catalog.entries)]
    texts = [found for id, root in roots for found in _prose_of(root, id)] + list(_said(catalog))
    return [
        Hit(item, entry.words, entry.say)
        for entry in catalog.avoided
        for item, text in texts
        if re.search(rf"(?<![\w\"“]){re.escape(entry.words)}(?![\w\"”])", text, re.IGNORECASE)
    ]


def hardest(readings: list[Reading], count: int) -> list[Sentence]:
    """The hardest sentences of all pages, the worst first."""
    sentences = [s for r in readings for s in r.sentences if len(WORD.findall(s.text)) >= FEWEST]
    return sorted(sentences, key=lambda sentence: -sentence.grade)[:count]


def _said(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """(key, text) of every message that says something and is no mere name."""
    for key, message in catalog.messages.by_key.items():
        if key == SMALL_WORDS:
            continue
        for text in [message] if isinstance(message, str) else message.values():
            if len(text.split()) >= SAYING:
                yield key, text


def _prose_of(root: Model, id: str) -> Iterator[tuple[str, str]]:
    """(id of the item that says it, text) of all prose in a work; names are not measured."""
    ids: dict[Steps, str] = {(): id}
    for steps, part in parts_of(root):
        above = next(steps[:end] for end in range(len(steps), -1, -1) if steps[:end] in ids)
        ids[steps] = part.id if isinstance(part, Identified) else ids[above]
        yield from ((ids[steps], text) for key in PROSE for text in texts_at(part, key))


def _reading(page: str, prose: Iterable[tuple[str, str]]) -> Reading:
    sentences = [
        (item, sentence)
        for item, text in prose
        for sentence in SENTENCE_END.split(" ".join(text.split()))
        if WORD.search(sentence)
    ]
    if not sentences:
        return Reading(page, 0.0, ())
    graded = [Sentence(item, sentence, grade_of([sentence])) for item, sentence in sentences]
    return Reading(page, grade_of([sentence for _, sentence in sentences]), tuple(graded))


def grade_of(sentences: list[str]) -> float:
    """Flesch–Kincaid grade of sentences, of which each holds a word; below 0 for the simplest."""
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    syllables = sum(len(_syllables.positions(word)) + 1 for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


_syllables = pyphen.Pyphen(lang="en_US", left=1, right=1)
