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
IDS = re.compile(rf"\s*(?:{QUOTED.pattern}\s*,?\s*)*")
"""Arguments that are ids alone."""


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


def check_links_to_hidden(pages: Mapping[str, Path], catalog: Catalog) -> Iterator[Problem]:
    """LINK-HIDDEN: a host's page does not link to what the host leaves out. A notice."""
    for name, path in pages.items() if catalog.hidden else ():
        if not name.endswith(".md"):
            continue
        text = without_code(path.read_text("utf-8-sig", errors="replace"))
        for call in CALL.finditer(text):
            id = next(iter(QUOTED.findall(call["arguments"])), "")
            if call["name"] == "link_to" and (hidden := catalog.hidden.get(id)):
                message = f"`{id}` is left out, in {hidden.where}."
                advice = "Take the link away: it leads to what readers are told of that."
                place = Place.of(text, call.start())
                yield Problem(shown_path(path), place, "LINK-HIDDEN", message, advice)


def _check_call(
    call: re.Match[str], macros: Mapping[str, Macro], place: Place, shown: str, catalog: Catalog
) -> Iterator[Problem]:
    """MACRO-ITEM: a macro is given the id of something that the handbook has.

    MACRO-IDS: a macro is given as many ids as it takes.
    """
    name, ids = call["name"], QUOTED.findall(call["arguments"])
    items = macros[name].items if name in macros else None
    known = items(catalog) if items else None
    if known is not None and (not ids or ids[0] not in known):
        message = f"`{name}` wants the id of something that the handbook has" + (
            f", and `{ids[0]}` is none." if ids else "."
        )
        advice = nearest(ids[0] if ids else "", known)
        if ids and (hidden := catalog.hidden.get(ids[0])):
            message = f"`{ids[0]}` is left out, in {hidden.where}."
            advice = "Take the call away, or hide that no more."
        if call["arguments"].strip() in known:
            advice = f'Put it in quotes: `{name}("{call["arguments"].strip()}")`.'
        yield Problem(shown, place, "MACRO-ITEM", message, advice)
    elif name in macros and IDS.fullmatch(call["arguments"]) and not macros[name].accepts(ids):
        takes = macros[name].takes
        message = f"`{name}` takes {takes} {'id' if takes == 1 else 'ids'}, not {len(ids)}."
        advice = "Write each in quotes, with a comma between two; the documentation has a list."
        yield Problem(shown, place, "MACRO-IDS", message, advice)
    elif name in macros and (parts_of := macros[name].parts) and len(ids) > 1:
        parts = parts_of(catalog, ids[0])
        if ids[1] not in parts:
            message = f"`{ids[0]}` has no page for a part `{ids[1]}`."
            advice = nearest(ids[1], parts) if parts else "It is not divided: show it as a whole."
            yield Problem(shown, place, "MACRO-ITEM", message, advice)
