"""What of the settings below `extra.handbook` their form does not show."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Problem, Steps
from .file import HANDBOOK, Settings, SettingsFile, value_at
from .installed import is_module


def check_handbook(settings: Settings, below: Settings, file: SettingsFile) -> Iterator[Problem]:
    """Every finding about the handbook's own settings: `file`'s over those `below` it."""
    yield from _check_id(settings, below, file)
    yield from _check_edition(file)
    yield from _check_kinds(settings, file)


def _check_id(settings: Settings, below: Settings, file: SettingsFile) -> Iterator[Problem]:
    """SETTINGS-ID: `extra.handbook.id` is the handbook's own, since saved answers carry it."""
    steps: Steps = (*HANDBOOK, "id")
    id, theirs = str(value_at(settings, steps)), value_at(below, steps)
    if value_at(file.settings, steps) is None:
        message = "The handbook has no id of its own."
        advice = "Add `extra: {handbook: {id: our-handbook}}`, with a name that you never change."
        yield file.problem(steps, "SETTINGS-ID", message, advice)
    elif id == theirs:
        message = f"extra.handbook.id is `{theirs}`, which is the id of the handbook below yours."
        advice = "Give yours an id of its own: readers' saved answers are named by it."
        yield file.problem(steps, "SETTINGS-ID", message, advice)


def _check_edition(file: SettingsFile) -> Iterator[Problem]:
    """SETTINGS-EDITION: an edition and its date are named in one layer, both or neither."""
    named = {"edition", "date"} & {*(value_at(file.settings, HANDBOOK) or ())}
    if len(named) == 1:
        [given], [lacking] = named, {"edition", "date"} - named
        message = f"extra.handbook has `{given}`, but no `{lacking}` to go with it."
        advice = f"Add `{lacking}`, or delete `{given}`: both then come from the layer below."
        yield file.problem((*HANDBOOK, given), "SETTINGS-EDITION", message, advice)


def _check_kinds(settings: Settings, file: SettingsFile) -> Iterator[Problem]:
    """SETTINGS-KINDS: Python finds each module that `extra.handbook.kinds` names."""
    steps: Steps = (*HANDBOOK, "kinds")
    for position, name in enumerate(value_at(settings, steps) or []):
        if not is_module(name):
            message = f"There is no Python module `{name}`."
            advice = "Install the package that has it beside the handbook, or correct its name."
            yield file.problem((*steps, position), "SETTINGS-KINDS", message, advice)
