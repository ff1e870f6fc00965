"""Pages that nobody wrote: one macro call below a title, for each thing that the data holds."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from ..catalog import (
    CHANGES,
    DIFFERENCES,
    INDEX,
    OWN_PAGES,
    WORKSHOP_PAGES,
    Catalog,
    division_page,
    divisions_shown,
    page_of,
    ways_of_showing,
)
from ..model import Division, Kind, Shown, Work
from ..reading import Messages

OWN_ORDER = 150
"""The place of a reader's own pages in the order of reading."""


@dataclass(frozen=True)
class Stub:
    """A page to be written where no author wrote one.

    `nav_title` is for the navigation, where the heading above it says the rest;
    `search_boost` multiplies the rank of its search results. What `opens_section` brings a
    section of the navigation, with all pages of its folder.
    """

    page: str
    title: str
    description: str
    call: str
    hide: tuple[str, ...] = ()
    nav_title: str = ""
    search_boost: float = 1
    search_words: str = ""
    opens_section: bool = False

    def text(self) -> str:
        """The page's Markdown with its front matter."""
        front: dict[str, Any] = {
            "title": literal(self.title),
            "description": literal(self.description),
        }
        if self.hide:
            front["hide"] = list(self.hide)
        if self.search_boost != 1:
            front["search"] = {"boost": self.search_boost}
        if self.search_words:
            front["search"] = front.get("search", {}) | {"words": self.search_words}
        matter = yaml.safe_dump(front, allow_unicode=True, sort_keys=False)
        return f"---\n{matter}---\n\n{{{{ {self.call} }}}}\n"


def literal(text: str) -> str:
    """Text that themes print unescaped and macros would run: shown as written all the same."""
    return html.escape(" ".join(text.split())).replace("{", "&#123;").replace("}", "&#125;")


def all_stubs(catalog: Catalog) -> list[Stub]:
    """Every page that the data asks for, in reading order."""
    before: list[Stub] = []
    after: list[Stub] = []
    for kind, shown in ways_of_showing(catalog.kinds):
        stubs = before if shown.order < OWN_ORDER else after
        stubs += _stubs_of(catalog, kind, shown)
    t = catalog.messages
    changes = Stub(CHANGES, t("changes.title"), t("changes.purpose"), "changes()", search_boost=0.3)
    own = _stubs_named(catalog, OWN_PAGES)
    workshop = _stubs_named(catalog, WORKSHOP_PAGES)
    return [*before, *own, *after, *workshop, changes, *_differences_stub(catalog)]


def _differences_stub(catalog: Catalog) -> Iterator[Stub]:
    """The page of what a host's tailoring made otherwise, where it did anything."""
    if catalog.differences:
        t = catalog.messages
        title, purpose = t("differences.title"), t("differences.purpose")
        yield Stub(DIFFERENCES, title, purpose, "differences()", search_boost=0.3)


def _stubs_of(catalog: Catalog, kind: Kind, shown: Shown) -> Iterator[Stub]:
    """The pages of all works of a kind, shown in one way: the list of them, each, and its parts."""
    t = catalog.messages
    works = catalog.works_shown(kind, shown)
    if shown.section and shown.list_macro and works:
        title = t(shown.section)
        page, call = f"{shown.folder}/{INDEX}", f"{shown.list_macro}()"
        purpose = t(shown.purpose) if shown.purpose else title
        yield Stub(page, title, purpose, call, opens_section=True)
    for id, work in works.items():
        page, call = page_of(catalog, shown, id), f'{shown.macro}("{id}")'
        yield _stub(t, shown, work, work, page, call)
        for part in divisions_shown(catalog, shown, id):
            page = division_page(shown, id, part)
            yield _stub(t, shown, work, part, page, f'{shown.part_macro}("{id}", "{part.name}")')


def _stub(
    t: Messages, shown: Shown, work: Work, part: Work | Division, page: str, call: str
) -> Stub:
    return Stub(
        page,
        shown.title(t, work, part),
        shown.description(t, work, part),
        call,
        hide=() if shown.toc else ("toc",),
        nav_title=shown.nav_title(t, work, part),
        search_boost=shown.boost,
    )


def _stubs_named(catalog: Catalog, pages: Mapping[str, str]) -> list[Stub]:
    """Pages that are named as their messages and macros; none where nothing can be rated."""
    t = catalog.messages
    return [
        Stub(
            page,
            t(f"{name}.title"),
            t(f"{name}.purpose"),
            f"{name}()",
            hide=("toc",),
            search_words=str(t.by_key.get(f"{name}.words", "")),
        )
        for page, name in (pages.items() if catalog.rated else ())
    ]
