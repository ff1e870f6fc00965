"""The macro calls in authors' pages, checked before any engine stumbles over the first one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..catalog import Catalog
from ..kinds import Macro, macros_of
from ..model import Place, Problem
from ..reading import nearest, shown_path
from ..settings import Settings
from .braces import check_braces
from .page_text import without_code

CALL = re.compile(r"\{\{-?\s*(?P<name>\w+)\s*\((?P<arguments>[^(){}]*)\)")
QUOTED = re.compile(r"[\"']([^\"']*)[\"']")


def check_calls(
    pages: Mapping[str, Path], catalog: Catalog, settings: Settings
) -> Iterator[Problem]:
    """Every call that cannot work; unknown names in one with a wrong id are not told too."""
    items = list(_check_items(pages, catalog))
    places = {(problem.path, problem.place) for problem in items}
    yield from items
    for problem in check_braces(pages, catalog, settings):
        if problem.id != "MACRO-UNKNOWN" or (problem.path, problem.place) not in places:
            yield problem


def _check_items(pages: Mapping[str, Path], catalog: Catalog) -> Iterator[Problem]:
    macros = macros_of(catalog.kinds)
    for name, path in pages.items():
        if name.endswith(".md"):
            text = without_code(path.read_text("utf-8-sig", errors="replace"))
            for call in CALL.finditer(text):
                yield from _check_call(
                    call, macros, Place.of(text, call.start()), shown_path(path), catalog
                )


def _check_call(
    call: re.Match[str], macros: Mapping[str, Macro], place: Place, shown: str, catalog: Catalog
) -> Iterator[Problem]:
    """MACRO-ITEM: a macro is given the id of something that the handbook has."""
    name, ids = call["name"], QUOTED.findall(call["arguments"])
    items = macros[name].items if name in macros else None
    known = items(catalog) if items else None
    if known is not None and (not ids or ids[0] not in known):
        message = f"`{name}` wants the id of something that the handbook has" + (
            f", and `{ids[0]}` is none." if ids else "."
        )
        advice = nearest(ids[0] if ids else "", known)
        if call["arguments"].strip() in known:
            advice = f'Put it in quotes: `{name}("{call["arguments"].strip()}")`.'
        yield Problem(shown, place, "MACRO-ITEM", message, advice)
