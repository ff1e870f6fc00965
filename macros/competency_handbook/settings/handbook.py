"""What of the settings below `extra.handbook` their form does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Problem, Steps
from ..reading import website_of
from .brand import BRAND, Colors
from .file import HANDBOOK, Settings, SettingsFile, value_at
from .installed import is_module

MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")


def check_handbook(settings: Settings, below: Settings, file: SettingsFile) -> Iterator[Problem]:
    """Every finding about the handbook's own settings: `file`'s over those `below` it."""
    yield from _check_id(settings, below, file)
    yield from _check_edition(file)
    yield from _check_kinds(settings, file)
    yield from _check_brand(file)


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


def _check_brand(file: SettingsFile) -> Iterator[Problem]:
    """SETTINGS-COLOR: a color is in quotes, since YAML begins a comment at `#`."""
    brand = value_at(file.settings, BRAND) or {}
    for steps, block in (((), brand), (("dark",), brand.get("dark") or {})):
        for key, value in block.items():
            if key in Colors.model_fields and value is None:
                message = f"`{key}` is empty: what stands behind `#` is a comment."
                advice = f'Put it in quotes: `{key}: "#8a2b5c"`.'
                yield file.problem((*BRAND, *steps, key), "SETTINGS-COLOR", message, advice)
    yield from _check_typefaces(brand, file)
    yield from _check_contact(brand.get("contact") or {}, file)


def _check_typefaces(brand: Settings, file: SettingsFile) -> Iterator[Problem]:
    """SETTINGS-TYPEFACE: a typeface of the host's own has files."""
    for key in ("headings", "text"):
        if brand.get(key) == "own" and not brand.get("font"):
            message = f"`{key}: own` names a typeface that no `font` brings."
            advice = "Add `font: {regular: assets/fonts/ours.woff2}`, with the file in overrides/."
            yield file.problem((*BRAND, key), "SETTINGS-TYPEFACE", message, advice)


def _check_contact(contact: Settings, file: SettingsFile) -> Iterator[Problem]:
    """SETTINGS-CONTACT: a brand's contact has a mail address and a page that can be opened."""
    if "mail" in contact and not MAIL.fullmatch(contact["mail"]):
        message = f"`{contact['mail']}` is no mail address."
        advice = "Write one such as `handbook@example.org`."
        yield file.problem((*BRAND, "contact", "mail"), "SETTINGS-CONTACT", message, advice)
    if "page" in contact and not website_of(contact["page"]):
        message = f"`{contact['page']}` is no address on the web."
        advice = "Write it whole, such as `https://example.org/contact`."
        yield file.problem((*BRAND, "contact", "page"), "SETTINGS-CONTACT", message, advice)
