"""Plain language, measured: how hard every work's text is, its hardest sentences, words to avoid.

The measure is that of the handbook's language: Flesch and Kincaid's grade for English, Szigriszt
Pazos's ease for Spanish. It is a ruler and not a judge; a list of names scores badly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from ..model import Identified, Model, Steps, parts_of, unmarked
from ..reading import pages_in_language
from .catalog import Catalog
from .prose import PROSE, texts_at
from .rulers import WORD, Ruler, ruler_for

SENTENCE_END = re.compile(r"(?<=[.!?:;])[\"”’)]*\s+")
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
MARKUP = re.compile(
    r"\{[{%:][^\n]*\}|\{ [^\n]*\}|<[^>]+>|\]\([^)]*\)|^#[^\n]*$|[*`\[\]]", re.MULTILINE
)
FEWEST = 8
"""A sentence of fewer words is not named among the hardest: one long name decides its grade."""
SAYING = 5
"""A message of fewer words is taken for the name of something."""


Said = tuple[str, str]
"""The id of an item, and a text of it."""


@dataclass(frozen=True)
class Sentence:
    """A sentence with the id of the item that says it, and what the ruler says of it."""

    item: str
    text: str
    measure: float


@dataclass(frozen=True)
class Reading:
    """How a page reads: what the ruler says of it, and its sentences in order."""

    page: str
    measure: float
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

    What has no sentences is left out; all is, where no ruler is there for the language.
    """
    ruler = ruler_for(catalog.messages.language)
    if ruler is None:
        return []
    readings = [_reading(ruler, page, prose) for page, prose in _prose_by_page(catalog, content)]
    return sorted((r for r in readings if r.sentences), key=lambda r: -ruler.hardness(r.measure))


def _prose_by_page(catalog: Catalog, content: Path) -> Iterator[tuple[str, Iterable[Said]]]:
    for id, work in catalog.works.items():
        yield id, _prose_of(work, id)
    for kind in catalog.kinds:
        yield kind.name, [p for e in catalog.entries_of(kind) for p in _prose_of(e, e.id)]
    files = {page.relative_to(content).as_posix(): page for page in sorted(content.rglob("*.md"))}
    for name, page in pages_in_language(files, catalog.messages.language).items():
        text = FRONT_MATTER.sub("", page.read_text("utf-8-sig"))
        yield name, [(name, MARKUP.sub("", text))]
    for block, said in groupby(_said(catalog), lambda pair: pair[0].partition(".")[0]):
        yield f"messages.{block}", said


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


def hardest(ruler: Ruler, readings: list[Reading], count: int) -> list[Sentence]:
    """The hardest sentences of all pages, the worst first."""
    sentences = [s for r in readings for s in r.sentences if len(WORD.findall(s.text)) >= FEWEST]
    return sorted(sentences, key=lambda sentence: -ruler.hardness(sentence.measure))[:count]


def _said(catalog: Catalog) -> Iterator[Said]:
    """(key, text) of every message that says something and is no mere name."""
    for key, message in catalog.messages.by_key.items():
        if key == SMALL_WORDS:
            continue
        for text in [message] if isinstance(message, str) else message.values():
            if len(text.split()) >= SAYING and text == unmarked(text):
                yield key, text


def _prose_of(root: Model, id: str) -> Iterator[Said]:
    """(id of the item that says it, text) of all prose in a work.

    Names are not measured, nor what is in another language for want of a translation.
    """
    ids: dict[Steps, str] = {(): id}
    for steps, part in parts_of(root):
        above = next(steps[:end] for end in range(len(steps), -1, -1) if steps[:end] in ids)
        ids[steps] = part.id if isinstance(part, Identified) else ids[above]
        texts = (text for key in PROSE for text in texts_at(part, key))
        yield from ((ids[steps], text) for text in texts if text == unmarked(text))


def _reading(ruler: Ruler, page: str, prose: Iterable[Said]) -> Reading:
    sentences = [
        (item, sentence)
        for item, text in prose
        for sentence in SENTENCE_END.split(" ".join(text.split()))
        if WORD.search(sentence)
    ]
    if not sentences:
        return Reading(page, 0.0, ())
    measured = [Sentence(item, text, ruler.measure([text])) for item, text in sentences]
    return Reading(page, ruler.measure([text for _, text in sentences]), tuple(measured))
