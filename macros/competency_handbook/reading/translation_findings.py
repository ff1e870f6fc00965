"""What is wrong with a translation, told in its own file: keys, forms, lengths that do not fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import yaml

from ..model import Problem
from .explain import nearest
from .translation_files import Said, problem_at
from .trees import pairs_in, value_of

KEPT = "kept"
"""The key of a translation that lists the keys of what stays in its own language, on purpose."""
FORMS = "synonyms"
"""Below a term, its other forms: a language may need some where the handbook's own has none."""


@dataclass(frozen=True)
class Findings:
    """Adds to a list of problems what is found in the translations of the host's own."""

    problems: list[Problem]

    def check_keys(self, node: yaml.Node, said: Said) -> None:
        """TRANSLATION-KEY: what is translated has just the keys that the handbook's own has."""
        known = [key.value for key, _ in pairs_in(node)]
        known += [FORMS] if takes_forms(node) else []
        for key, value in pairs_in(said.texts):
            if key.value == KEPT:
                for name in value.value if isinstance(value, yaml.SequenceNode) else [value]:
                    if name.value not in known:
                        self._tell_unknown(said, name, known)
            elif key.value not in known:
                self._tell_unknown(said, key, known)

    def tell_no_words(self, said: Iterable[Said]) -> None:
        """TRANSLATION-TEXT: what is translated is a text; what has an id is translated by it."""
        for it in said:
            message = f"`{it.key.value}` says nothing that could be translated."
            self.tell(it, it.key, "TRANSLATION-TEXT", message, "Delete it.")

    def _tell_unknown(self, said: Said, key: yaml.Node, known: Sequence[str]) -> None:
        message = f"The handbook has no `{key.value}` there."
        self.tell(said, key, "TRANSLATION-KEY", message, nearest(key.value, known))

    def tell_length(self, said: Said, listed: yaml.SequenceNode) -> None:
        """TRANSLATION-LENGTH: a list without ids has as many entries as the handbook's own."""
        there, here = len(listed.value), len(said.texts.value)
        entries = "entry" if here == 1 else "entries"
        message = f"`{said.key.value}` has {here} {entries}, and {there} in the handbook."
        self.tell(said, said.key, "TRANSLATION-LENGTH", message, "Translate each, in its order.")

    def tell(self, said: Said, at: yaml.Node, id: str, message: str, advice: str) -> None:
        """A finding in a file of the host's own; others fit what lies below the host's changes."""
        if said.is_own:
            self.problems.append(problem_at(at, id, message, advice))


def takes_forms(node: yaml.Node) -> bool:
    """Whether a block is a term of the glossary."""
    return value_of(node, "term") is not None
