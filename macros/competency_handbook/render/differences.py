"""The page that says how a host's handbook differs from the one that it stands on."""

from __future__ import annotations

from ..catalog import all_addresses
from ..model import Deed, Difference
from .page import Page
from .text import heading

REFERENCES = {"scale", "source"}
"""The keys of `set` whose values are ids."""


def render_differences(page: Page) -> str:
    """Every difference with both wordings, by what was done; what is left out, with all in it."""
    t, told = page.catalog.messages, page.catalog.differences
    sections = [(deed, [it for it in told if it.deed is deed]) for deed in Deed]
    opening = page.fill("differences.html", section="opening")
    return (
        heading(1, t("differences.title"), "differences")
        + opening
        + "".join(
            heading(2, t(f"differences.{deed.value}"), f"differences-{deed.value}")
            + page.fill("differences.html", section=deed.value, entries=entries, say=_saying(page))
            for deed, entries in sections
            if entries
        )
    )


def _saying(page: Page) -> dict[str, object]:
    """What the template asks for an entry: its title and link, and its values in words."""
    addresses, hidden = all_addresses(page.catalog), page.catalog.hidden

    def title(it: Difference) -> str:
        return it.title if it.id in hidden else page.catalog.title_of(it.id.partition("--")[0])

    def link(it: Difference) -> str:
        shown = it.id in addresses and it.id not in hidden
        return page.link(addresses[it.id]) if shown else ""

    def value(key: str, text: str) -> str:
        works = page.catalog.works
        return works[text].title if key in REFERENCES and text in works else text

    return {"title": title, "link": link, "value": value}
