"""A handbook in a language that nobody speaks: its words in the letters of another script.

What a language needs of the code is seen without knowing it: the direction, the forms of letters,
lines without spaces. Pytest need not rewrite what asserts here: PYTEST_DONT_REWRITE.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import yaml

from competency_handbook.reading.translate import WORDS
from handbook import write_handbook

KEPT = re.compile(r"\{[^}]*\}|<[^>]*>|\]\([^)]*\)|`[^`]*`|https?://\S+|&\w+;|[a-z]+/\S*")
"""What stays in a text: places for values, tags, addresses."""
ARABIC = str.maketrans(
    string.ascii_letters, "ابتثجحخدذرزسشصضطظعغفقكلمنه" + "ابتثجحخدذرزسشصضطظعغفقكلمنه"
)
HAN = "的一是不了人我在有他这为之大来以个中上们到说国和地也子时道出而要于就下得可你"
Speak = Callable[[str], str]


def in_arabic(text: str) -> str:
    """As many words of as many letters."""
    return _spoken(text, lambda words: words.translate(ARABIC))


def in_chinese(text: str) -> str:
    """Half as many signs as letters, and no space between them."""

    def word(found: re.Match[str]) -> str:
        letters = found[0]
        return "".join(HAN[(ord(a) + ord(b)) % len(HAN)] for a, b in _pairs(letters))

    return _spoken(
        text, lambda words: re.sub(r"(?<=[一-鿿]) (?=[一-鿿])", "", _WORD.sub(word, words))
    )


_WORD = re.compile("[A-Za-z]+")


def _pairs(letters: str) -> list[tuple[str, str]]:
    return list(zip(letters[::2], letters[1::2] + "e", strict=False))


def _spoken(text: str, speak: Speak) -> str:
    kept = KEPT.findall(text)
    parts = map(speak, KEPT.split(text))
    return next(parts) + "".join(a + b for a, b in zip(kept, parts, strict=True))


def write_pseudo(root: Path, language: str, speak: Speak, without: Collection[str] = ()) -> Path:
    """Write the tests' handbook in a language to the folder `root`, which is returned.

    It has no words of its own for the blocks of messages `without`.
    """
    write_handbook(root)
    settings = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    settings["theme"]["language"] = language
    settings["site_name"] = speak(settings["site_name"])
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), "utf-8")
    english = yaml.safe_load((root / "data/messages/en.yml").read_text("utf-8"))
    said = {block: _all(words, speak) for block, words in english.items() if block not in without}
    (root / f"data/messages/{language}.yml").write_text(
        yaml.safe_dump(said, allow_unicode=True, sort_keys=False), "utf-8"
    )
    for path in [*(root / "data").rglob("*.yml")]:
        if path.parent.name != "messages":
            told = _in_texts(yaml.safe_load(path.read_text("utf-8")), speak)
            path.write_text(yaml.safe_dump(told, allow_unicode=True, sort_keys=False), "utf-8")
    return root


def _all(words: Any, speak: Speak) -> Any:
    if isinstance(words, dict):
        return {key: _all(it, speak) for key, it in words.items()}
    return speak(str(words))


def _in_texts(data: Any, speak: Speak) -> Any:
    """Data with every text spoken that says something in a language."""
    if isinstance(data, list):
        return [_in_texts(it, speak) for it in data]
    if not isinstance(data, dict):
        return data
    return {
        key: _all_of(it, speak) if key in WORDS else _in_texts(it, speak)
        for key, it in data.items()
    }


def _all_of(value: Any, speak: Speak) -> Any:
    if isinstance(value, str):
        return speak(value)
    if isinstance(value, list) and all(isinstance(it, str) for it in value):
        return [speak(it) for it in value]
    return _in_texts(value, speak)
