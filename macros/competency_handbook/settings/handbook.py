"""What is wrong with the settings below `extra.handbook`: id, edition, date, paper, kinds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec

from ..model import Paper, Problem, Steps, is_id
from ..reading import malformed_id, nearest
from .file import HANDBOOK, Settings, SettingsFile, value_at

KEYS = {"id", "edition", "date", "paper", "kinds"}


def check_handbook(settings: Settings, below: Settings, file: SettingsFile) -> Iterator[Problem]:
    """Every finding about the handbook's own settings: `file`'s over those `below` it."""
    yield from _check_keys(settings, file)
    yield from _check_id(settings, below, file)
    yield from _check_date(settings, file)
    yield from _check_edition(file)
    yield from _check_paper(settings, file)
    yield from _check_kinds(settings, file)


def _check_keys(settings: Settings, file: SettingsFile) -> Iterator[Problem]:
    """SETTINGS-KEY: below extra.handbook stands what the handbook knows."""
    for key in value_at(settings, HANDBOOK):
        if key not in KEYS:
            message = f"extra.handbook has no `{key}`."
            yield file.problem((*HANDBOOK, key), "SETTINGS-KEY", message, nearest(str(key), KEYS))


def _check_id(settings: Settings, below: Settings, file: SettingsFile) -> Iterator[Problem]:
    """SETTINGS-ID: the handbook has an id of its own, since saved answers carry it."""
    steps: Steps = (*HANDBOOK, "id")
    id, theirs = str(value_at(settings, steps)), value_at(below, steps)
    if not is_id(id):
        message, advice = malformed_id(id)
        yield file.problem(steps, "SETTINGS-ID", f"extra.handbook.id: {message}", advice)
    elif value_at(file.settings, steps) is None:
        message = "The handbook has no id of its own."
        advice = "Add `extra: {handbook: {id: our-handbook}}`, with a name that you never change."
        yield file.problem(steps, "SETTINGS-ID", message, advice)
    elif id == theirs:
        message = f"extra.handbook.id is `{theirs}`, which is the id of the handbook below yours."
        advice = "Give yours an id of its own: readers' saved answers are named by it."
        yield file.problem(steps, "SETTINGS-ID", message, advice)


def _check_date(settings: Settings, file: SettingsFile) -> Iterator[Problem]:
    """SETTINGS-DATE: the edition has its date, which every build of it carries."""
    steps: Steps = (*HANDBOOK, "date")
    written = str(value_at(settings, steps))
    try:
        date.fromisoformat(written)
    except ValueError:
        message = f"extra.handbook.date is `{written}`, which is no date."
        advice = 'Write year, month and day: "2026-11-22".'
        yield file.problem(steps, "SETTINGS-DATE", message, advice)


def _check_edition(file: SettingsFile) -> Iterator[Problem]:
    """SETTINGS-EDITION: a host names edition and date both, or lets the layer below name both."""
    named = {"edition", "date"} & {*(value_at(file.settings, HANDBOOK) or ())}
    if len(named) == 1:
        [given], [lacking] = named, {"edition", "date"} - named
        message = f"extra.handbook has `{given}`, but no `{lacking}` to go with it."
        advice = f"Add `{lacking}`, or delete `{given}`: both then come from the layer below."
        yield file.problem((*HANDBOOK, given), "SETTINGS-EDITION", message, advice)


def _check_paper(settings: Settings, file: SettingsFile) -> Iterator[Problem]:
    """SETTINGS-PAPER: the PDFs have a size that we know."""
    steps: Steps = (*HANDBOOK, "paper")
    written = str(value_at(settings, steps))
    if written not in {*Paper}:
        message = f"extra.handbook.paper is `{written}`, which is no size of paper that we know."
        yield file.problem(steps, "SETTINGS-PAPER", message, f"Write {' or '.join(Paper)}.")


def _check_kinds(settings: Settings, file: SettingsFile) -> Iterator[Problem]:
    """SETTINGS-KINDS: kinds of data of a host's own come from modules that Python finds."""
    steps: Steps = (*HANDBOOK, "kinds")
    named = value_at(settings, steps) or []
    if not isinstance(named, list):
        yield file.wrong_type(steps, "a list")
        return
    for position, name in enumerate(named):
        if not _is_module(str(name)):
            message = f"There is no Python module `{name}`."
            advice = "Install the package that has it beside the handbook, or correct its name."
            yield file.problem((*steps, position), "SETTINGS-KINDS", message, advice)


def _is_module(name: str) -> bool:
    """Whether Python finds a module; one whose package is missing raises instead."""
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError):
        return False
