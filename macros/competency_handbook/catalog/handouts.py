"""What a handout holds of a work, and which handouts a handbook has ready."""

from __future__ import annotations

from ..model import Comparison, Framework, Use
from .addresses import divisions_shown, page_of, ways_of_showing, works_in_print
from .catalog import Catalog


def handed_out(catalog: Catalog, id: str) -> list[str]:
    """The ids that a handout has in the place of one: of a large work its domains or rows."""
    work = catalog.works.get(id)
    if isinstance(work, Framework):
        return [entry.use if isinstance(entry, Use) else entry.id for entry in work.contains]
    if isinstance(work, Comparison):
        return [row.id for row in work.rows]
    return [id]


def ready_handouts(catalog: Catalog) -> dict[str, str]:
    """The page of each framework that has a handout ready, by its id.

    A divided one has none: it is more than anybody hands out, and would take long to print.
    """
    return {
        id: page_of(catalog, shown, id)
        for kind, shown in ways_of_showing(catalog.kinds)
        if shown is kind.shown[0]
        for id, work in catalog.works_shown(kind, shown).items()
        if isinstance(work, Framework)
        and id in works_in_print(catalog)
        and not divisions_shown(catalog, shown, id)
    }
