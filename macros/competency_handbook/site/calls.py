"""The macro calls in authors' pages, checked before any engine stumbles over the first one."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..catalog import Catalog
from ..kinds import Macro, macros_of
from ..model import Place, Problem
from ..reading import nearest, shown_path

CALL = re.compile(r"\{\{-?\s*(?P<name>\w+)\s*\((?P<arguments>[^(){}]*)\)")
QUOTED = re.compile(r"[\"']([^\"']*)[\"']")


def check_calls(pages: Mapping[str, Path], catalog: Catalog) -> Iterator[Problem]:
    """Every call of a macro of ours that cannot work, and names that are nearly one of ours.

    A name that is like none of ours may be a host's own macro, and is left to the engine.
    """
    macros = macros_of(catalog.kinds)
    for name, path in pages.items():
        if name.endswith(".md"):
            text = path.read_text("utf-8-sig", errors="replace")
            for call in CALL.finditer(text):
                yield from _check_call(
                    call, macros, Place.of(text, call.start()), shown_path(path), catalog
                )


def _check_call(
    call: re.Match[str], macros: Mapping[str, Macro], place: Place, shown: str, catalog: Catalog
) -> Iterator[Problem]:
    """MACRO-UNKNOWN: a macro whose name is nearly one of ours is called by that name.

    MACRO-ITEM: a macro is given the id of something that the handbook has.
    """
    name, ids = call["name"], QUOTED.findall(call["arguments"])
    if name not in macros:
        if difflib.get_close_matches(name, macros, 1, 0.8):
            message = f"There is no macro `{name}`."
            yield Problem(shown, place, "MACRO-UNKNOWN", message, nearest(name, macros))
        return
    items = macros[name].items
    known = items(catalog) if items else None
    if known is not None and (not ids or ids[0] not in known):
        message = f"`{name}` wants the id of something that the handbook has" + (
            f", and `{ids[0]}` is none." if ids else "."
        )
        advice = nearest(ids[0] if ids else "", known)
        if call["arguments"].strip() in known:
            advice = f'Put it in quotes: `{name}("{call["arguments"].strip()}")`.'
        yield Problem(shown, place, "MACRO-ITEM", message, advice)
