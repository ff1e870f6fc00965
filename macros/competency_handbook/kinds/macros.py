"""What a page may call, by name: each macro with the view that it shows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from inspect import signature

from ..catalog import Catalog, all_addresses, divisions_shown
from ..model import Kind, Shown, View
from ..render import (
    Page,
    render_changes,
    render_differences,
    render_mark_of,
    render_moving,
    render_my_answers,
    render_my_plan,
    render_my_progress,
    render_own_pages,
    render_participants,
    render_prepare_session,
    render_room_pattern,
    render_second_view,
    render_skyline,
    render_workshop,
    render_workshop_notes,
)
from .home import render_doors


@dataclass(frozen=True)
class Macro:
    """A view that pages call, and what the first id that it is given may name."""

    view: View
    items: Callable[[Catalog], Mapping[str, object]] | None = None
    """None where it takes no id."""
    parts: Callable[[Catalog, str], Collection[str]] | None = None
    """What the second id may name, of the work that the first one names; None where it takes none.
    """

    @property
    def takes(self) -> int:
        """How many ids it takes at most, unless it takes any number."""
        return len(signature(self.view).parameters) - 1  # the page in hand is the first

    def accepts(self, ids: Sequence[str]) -> bool:
        """Whether it can be called with so many ids."""
        try:
            signature(self.view).bind(None, *ids)
        except TypeError:
            return False
        return True


OF_NO_KIND = {
    "doors": Macro(render_doors),
    "my_progress": Macro(render_my_progress),
    "my_plan": Macro(render_my_plan),
    "my_answers": Macro(render_my_answers),
    "second_view": Macro(render_second_view),
    "moving": Macro(render_moving),
    "own_pages": Macro(render_own_pages),
    "workshop": Macro(render_workshop),
    "prepare_session": Macro(render_prepare_session),
    "participants": Macro(render_participants),
    "room_pattern": Macro(render_room_pattern),
    "workshop_notes": Macro(render_workshop_notes),
    "changes": Macro(render_changes),
    "differences": Macro(render_differences),
    "skyline": Macro(render_skyline),
    "mark": Macro(render_mark_of, lambda catalog: {**catalog.works, **catalog.hidden}),
    "link_to": Macro(Page.source_link_to, all_addresses),
}


def macros_of(kinds: Iterable[Kind]) -> dict[str, Macro]:
    """Every macro by its name: those of the kinds, and those of no kind."""
    return OF_NO_KIND | {name: macro for kind in kinds for name, macro in _macros_of(kind)}


def _macros_of(kind: Kind) -> Iterator[tuple[str, Macro]]:
    def works(catalog: Catalog) -> Mapping[str, object]:
        return catalog.works_of(kind)

    if kind.view:
        yield kind.macro, Macro(kind.view)
    for shown in kind.shown:
        yield shown.macro, Macro(shown.view, works)
        if shown.part_view:
            yield shown.part_macro, Macro(shown.part_view, works, partial(_parts_of, shown))
        if shown.list_view:
            yield shown.list_macro, Macro(shown.list_view)


def _parts_of(shown: Shown, catalog: Catalog, id: str) -> Collection[str]:
    """The names of a work's divisions, each of which has a page of its own."""
    return {division.name for division in divisions_shown(catalog, shown, id)}
