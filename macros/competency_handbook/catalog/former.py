"""What the handbook no longer has: where it leads today, and why it is gone."""

from __future__ import annotations

from ..model import Identified, Kept, Removed, parts_of
from .addresses import Address, all_addresses, page_of
from .catalog import Catalog


def former_addresses(catalog: Catalog) -> dict[str, Address]:
    """Where that stands today which had another id in an earlier edition, by this former id.

    What was removed leads to the first that its removal names in `see`; without one, nowhere.
    """
    addresses = all_addresses(catalog)
    former: dict[str, Address] = {}
    roots = (*catalog.works.items(), *((entry.id, entry) for entry in catalog.entries))
    for id, root in roots:
        for _, part in parts_of(root):
            now = addresses.get(part.id if isinstance(part, Identified) else id)
            if now and isinstance(part, Kept):
                former |= dict.fromkeys(part.formerly, now)
    for file in catalog.of(Removed).values():
        for entry in file.removed:
            if place := next((addresses[id] for id in entry.see if id in addresses), None):
                former[entry.was] = place
    return former


def left_out_pages(catalog: Catalog) -> dict[str, str]:
    """The pages that works would have which a host leaves out, each with the work's id."""
    kinds = {kind.name: kind for kind in catalog.kinds}
    return {
        page_of(catalog, shown, it.id): it.id
        for it in catalog.differences
        if it.kind
        for shown in kinds[it.kind].shown
    }


def removed_for_good(catalog: Catalog) -> dict[str, str]:
    """Why something is gone in whose place nothing stands, by the id that it had."""
    led_on = former_addresses(catalog)
    entries = (entry for file in catalog.of(Removed).values() for entry in file.removed)
    return {entry.was: entry.because for entry in entries if entry.was not in led_on}
