"""The rule of a worksheet's example: it is filled in as a reader could fill it in."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Blank, BlankKind, DataFiles, Problem, Worksheet, unmarked
from .explain import nearest


def check_examples_can_be_chosen(files: DataFiles) -> Iterator[Problem]:
    """EXAMPLE-OPTION: the example of a choice is one of its options."""
    for file in files.of(Worksheet):
        for steps, part in file.parts:
            if not isinstance(part, Blank) or part.kind is not BlankKind.CHOICE:
                continue
            if unmarked(part.example or "") != part.example:  # not translated yet
                continue
            if part.example not in part.options:
                message = f"`{part.example}` is not one of the options."
                advice = nearest(part.example, part.options)
                yield file.problem((*steps, "example"), "EXAMPLE-OPTION", message, advice)
