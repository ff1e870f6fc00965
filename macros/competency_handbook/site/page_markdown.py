"""A page as Markdown makes it, as far as links ask: where they lead, and which ids it has."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape
from typing import Any

from markdown import Markdown

from ..catalog import Catalog, Here
from ..kinds import macros_of
from ..render import Page
from ..settings import Settings, name_of
from .page_text import FRONT, for_macros, without_code

OUR_EXTENSIONS = ["competency_handbook.render.blocks", "competency_handbook.render.heading_ids"]
"""Our extensions of Markdown; they come last."""
MKDOCS_OWN = ("toc", "tables", "fenced_code")
CALL = re.compile(r"\{\{-?\s*(?P<name>\w+)\s*\((?P<arguments>[^(){}]*)\)\s*-?\}\}")
QUOTED = re.compile(r"[\"']([^\"']*)[\"']")
HREF = re.compile(r"<a\s[^>]*?href=\"([^\"]*)\"")
ID = re.compile(r"<[a-z][^<>]*?\s(?:id|name)=[\"']?([^\"'\s>]+)", re.IGNORECASE)


def hrefs_of(text: str, settings: Settings) -> Collection[str] | None:
    """Where the links of a page lead, as they are written; None where Markdown cannot tell."""
    parser = _parser(settings)
    if parser is None:
        return None
    html = parser.convert(_body(for_macros(text, settings)))
    return {unescape(href) for href in HREF.findall(html)}


def ids_of(page: str, text: str, catalog: Catalog, settings: Settings) -> Collection[str] | None:
    """Every id of a page with what its macros put there; None where that cannot be told here."""
    parser, filled = _parser(settings), _filled(page, text, catalog, settings)
    if parser is None or filled is None:
        return None
    return {*ID.findall(parser.convert(_body(filled))), *ID.findall(filled)}


def _filled(page: str, text: str, catalog: Catalog, settings: Settings) -> str | None:
    """A page's text with its calls made; None where something else than calls of ours is there."""
    macros = macros_of(catalog.kinds)
    here = Page(catalog, Here(page, settings.get("use_directory_urls", True)))
    calls, filled, done = without_code(text), "", 0
    for call in CALL.finditer(calls):
        if call["name"] not in macros:
            return None
        try:
            shown = macros[call["name"]].view(here, *QUOTED.findall(call["arguments"]))
        except (LookupError, TypeError, AttributeError):  # a wrong id, which is told by itself
            return None
        filled += text[done : call.start()] + shown
        done = call.end()
    rest = CALL.sub("", calls)
    return None if "{{" in rest or "{%" in rest else filled + text[done:]


def _parser(settings: Settings) -> Markdown | None:
    """Markdown with the settings' extensions; None where one of them cannot be used."""
    entries = settings.get("markdown_extensions", ())
    named = {name_of(entry): entry[name_of(entry)] for entry in entries if isinstance(entry, dict)}
    configs: dict[str, dict[str, Any]] = {name: given or {} for name, given in named.items()}
    names = dict.fromkeys([*MKDOCS_OWN, *map(name_of, entries), *OUR_EXTENSIONS])
    try:
        return Markdown(extensions=list(names), extension_configs=configs)
    except Exception:  # an extension may raise anything
        return None


def _body(text: str) -> str:
    front = FRONT.match(text)
    return text[front.end() :] if front else text
