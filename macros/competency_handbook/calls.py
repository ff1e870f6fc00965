"""The macro calls in authors' pages, checked before any engine stumbles over the first one."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from .addresses import all_addresses
from .catalog import Catalog
from .explain import nearest
from .layers import shown_path
from .macros import VIEWS
from .model import Place, Problem

CALL = re.compile(r"\{\{-?\s*(?P<name>\w+)\s*\((?P<arguments>[^(){}]*)\)")
QUOTED = re.compile(r"[\"']([^\"']*)[\"']")


def check_calls(pages: Mapping[str, Path], catalog: Catalog) -> Iterator[Problem]:
    """Every call of a macro of ours that cannot work, and names that are nearly one of ours.

    A name that is like none of ours may be a host's own macro, and is left to the engine.
    """
    for name, path in pages.items():
        if name.endswith(".md"):
            text = path.read_text("utf-8-sig", errors="replace")
            for call in CALL.finditer(text):
                yield from _check_call(call, text, shown_path(path), catalog)


def _check_call(call: re.Match[str], text: str, shown: str, catalog: Catalog) -> Iterator[Problem]:
    name, ids = call["name"], QUOTED.findall(call["arguments"])
    place = Place.of(text, call.start())
    if name not in VIEWS:
        if difflib.get_close_matches(name, VIEWS, 1, 0.8):
            message = f"There is no macro `{name}`."
            yield Problem(shown, place, "MACRO-UNKNOWN", message, nearest(name, VIEWS))
        return
    known = _known_items(name, catalog)
    if known is not None and (not ids or ids[0] not in known):
        message = f"`{name}` wants the id of something that the handbook has" + (
            f", and `{ids[0]}` is none." if ids else "."
        )
        advice = nearest(ids[0] if ids else "", known)
        if call["arguments"].strip() in known:
            advice = f'Put it in quotes: `{name}("{call["arguments"].strip()}")`.'
        yield Problem(shown, place, "MACRO-ITEM", message, advice)


def _known_items(name: str, catalog: Catalog) -> Mapping[str, object] | None:
    """What the first argument of a macro may name; None for a macro that takes none."""
    items: dict[str, Mapping[str, object]] = {
        "framework": catalog.frameworks,
        "domain": catalog.frameworks,
        "self_assessment": catalog.frameworks,
        "domain_check": catalog.frameworks,
        "comparison": catalog.comparisons,
        "guide": catalog.guides,
        "worksheet": catalog.worksheets,
        "link_to": all_addresses(catalog),
    }
    return items.get(name)
