"""What a page may call, by name: each macro with the view that it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..catalog import Catalog, all_addresses
from ..model import Kind, View
from ..render import (
    Page,
    render_my_answers,
    render_my_plan,
    render_my_progress,
    render_second_view,
)
from .home import render_doors


@dataclass(frozen=True)
class Macro:
    """A view that pages call, and what the first id that it is given may name."""

    view: View
    items: Callable[[Catalog], Mapping[str, object]] | None = None
    """None where it takes no id."""


OF_NO_KIND = {
    "doors": Macro(render_doors),
    "my_progress": Macro(render_my_progress),
    "my_plan": Macro(render_my_plan),
    "my_answers": Macro(render_my_answers),
    "second_view": Macro(render_second_view),
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
            yield shown.part_macro, Macro(shown.part_view, works)
        if shown.list_view:
            yield shown.list_macro, Macro(shown.list_view)
