"""Plurals of the glossary's terms, by which pages find them.

A language without a rule here lists its forms below `synonyms`, as does a form that no rule makes.
"""

from __future__ import annotations

from collections.abc import Callable

LINKING = {"a", "con", "de", "del", "después", "en", "entre", "para", "por", "que", "sin", "y"}
"""Spanish words after which a term says more of what stands before them, and stays as it is."""
STRESSED = str.maketrans("áéíóú", "aeiou")


def plural_of(name: str, language: str) -> str:
    """The plural of a term in the language of a BCP 47 tag; empty where there is none by rule.

    An abbreviation, all in capitals, has none.
    """
    rule = RULES.get(language.partition("-")[0].lower())
    return rule(name) if rule and not name.isupper() else ""


def _english(name: str) -> str:
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"


def _spanish(name: str) -> str:
    """Each word up to the first linking one: “plan de acción”, “planes de acción”."""
    words = name.split(" ")
    last = next((at for at, word in enumerate(words) if word in LINKING), len(words))
    return " ".join([*map(_spanish_word, words[:last]), *words[last:]])


def _spanish_word(word: str) -> str:
    if word.endswith(tuple("aeiouáéó")):
        return f"{word}s"
    if word.endswith("z"):
        return f"{word[:-1]}ces"
    if word.endswith(("s", "x")):
        return word
    return f"{word[:-2]}{word[-2:].translate(STRESSED)}es"


RULES: dict[str, Callable[[str], str]] = {"en": _english, "es": _spanish}
