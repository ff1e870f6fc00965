"""The rule of synonyms: each of them finds something."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import DataFiles, Problem, Synonym, Synonyms


def check_synonyms_find_something(files: DataFiles) -> Iterator[Problem]:
    """SYNONYM-EMPTY: what is typed means some words, or leads to some item."""
    for file in files.of(Synonyms):
        for steps, part in file.parts:
            if isinstance(part, Synonym) and not (part.means or part.to):
                message = f"Nothing is found for `{part.typed[0]}`."
                advice = "Add `means` with words of the handbook, or `to` with ids of items."
                yield file.problem((*steps, "typed"), "SYNONYM-EMPTY", message, advice)
