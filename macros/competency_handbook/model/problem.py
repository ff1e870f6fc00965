"""What a check finds, and the file that it finds it in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeVar, cast

from .base import Model, Steps, Work, models_below, parts_of
from .kind import Kind
from .source import Source, Sources
from .tailoring import Difference, Mend
from .wording import Wording

C = TypeVar("C", bound=Model, covariant=True)


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands in a file, counted from 1."""

    line: int = 1
    column: int = 1
    file: str = field(default="", compare=False)
    """The path of the file, where it is another than the one at hand; else empty."""

    @classmethod
    def of(cls, text: str, position: int) -> Place:
        """The place of a character of a text, by its position from 0."""
        before = text[:position]
        return cls(before.count("\n") + 1, len(before) - before.rfind("\n"))


@dataclass(frozen=True, order=True)
class Problem:
    """One finding of a check: where, which rule, what is wrong, and what to do."""

    path: str
    place: Place
    id: str
    message: str
    advice: str
    about: str = field(default="", compare=False)
    """The id, or what was written for one, that it is about."""

    def __post_init__(self) -> None:
        if self.place.file:
            object.__setattr__(self, "path", self.place.file)

    def __str__(self) -> str:
        return (
            f"{self.path}:{self.place.line}:{self.place.column}: "
            f"{self.id} {self.message} {self.advice}"
        )


class ProblemsFound(Exception):
    """Raised once, with every problem, in the order of files and lines."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


class BuildFailed(Exception):
    """A step after the checks could not be done; its text says which and why."""


@dataclass(frozen=True)
class DataFile(Generic[C]):
    """A file's content with the way back to its lines."""

    path: str
    id: str
    content: C
    place_of: Callable[[Steps], Place]
    strict: bool = False
    """Whether the stricter bar is asked of it."""

    @property
    def is_work(self) -> bool:
        """Whether the file is one work among its kind, with an id, and not a list of parts."""
        return isinstance(self.content, Work)

    @cached_property
    def parts(self) -> tuple[tuple[Steps, Model], ...]:
        """Every model in the file with the steps to it, in the file's order."""
        return tuple(parts_of(self.content))

    def where(self, steps: Steps) -> str:
        """The file and line of the value at `steps`, as messages name them."""
        place = self.place_of(steps)
        return f"{place.file or self.path}:{place.line}"

    def problem(self, steps: Steps, id: str, message: str, advice: str, about: str = "") -> Problem:
        """A finding at `steps`, or at the nearest thing above that the file holds."""
        return Problem(self.path, self.place_of(steps), id, message, advice, about)


@dataclass(frozen=True)
class DataFiles:
    """Every data file that could be read, kind by kind, in the order of the kinds' declarations.

    `unread` names the kinds that lack some, by their names below `data/`.
    """

    kinds: tuple[Kind, ...]
    by_kind: Mapping[str, tuple[DataFile[Model], ...]]
    unread: frozenset[str] = frozenset()
    differences: tuple[Difference, ...] = ()
    """What a host's tailoring made otherwise, in its order."""
    tailored: Mapping[str, Place] = field(default_factory=dict)
    """The paths of the files below the host's in which it did, each with what first did so."""
    deeds: Mapping[str, Place] = field(default_factory=dict)
    """The ids of all that it changed or left out, each with what did so."""
    notices: tuple[Problem, ...] = ()
    mends: tuple[Mend, ...] = ()
    """What would bring a host's tailoring up to what is below it now."""
    translations: tuple[Translation, ...] = ()
    """The same files in other languages."""

    def __iter__(self) -> Iterator[DataFile[Model]]:
        return (file for kind in self.kinds for file in self.by_kind.get(kind.data, ()))

    def of(self, model: type[C]) -> tuple[DataFile[C], ...]:
        """The files of the kind that has this model; none where no kind has it."""
        kind = next((kind for kind in self.kinds if kind.model is model), None)
        files = self.by_kind.get(kind.data, ()) if kind else ()
        return cast("tuple[DataFile[C], ...]", files)

    def may_lack(self, model: type[Model] | None) -> bool:
        """Whether some of a model, or of any with None, may stand in a file that was not read."""
        return any(
            kind.data in self.unread
            and (model is None or any(issubclass(m, model) for m in models_below(kind.model)))
            for kind in self.kinds
        )

    @property
    def all_sources(self) -> list[Source]:
        """Every source of every file of sources."""
        return [source for file in self.of(Sources) for source in file.content.sources]


@dataclass(frozen=True)
class Translation:
    """All data in one language; what is not translated stands there between marks."""

    language: str
    files: DataFiles
    wordings: tuple[Wording, ...] = ()
    """Every text of the handbook."""
