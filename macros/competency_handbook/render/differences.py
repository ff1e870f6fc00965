"""The page that says how a host's handbook differs from the one that it stands on."""

from __future__ import annotations

from ..catalog import all_addresses, difference_anchor
from ..model import DEEDS, Difference
from .page import Page
from .text import heading

REFERENCES = {"scale", "source"}
"""The keys of `set` whose values are ids."""


def render_differences(page: Page) -> str:
    """Every difference with both wordings, by what was done; what is left out, with all in it."""
    t, told = page.catalog.messages, page.catalog.differences
    sections = [(deed, [it for it in told if it.deed == deed]) for deed in DEEDS]
    opening = page.fill("differences.html", section="opening")
    return (
        heading(1, t("differences.title"), "differences")
        + opening
        + "".join(
            heading(2, t(f"differences.{deed}"), f"differences-{deed}")
            + page.fill("differences.html", section=deed, entries=entries, say=_saying(page))
            for deed, entries in sections
            if entries
        )
    )


def _saying(page: Page) -> dict[str, object]:
    """What the template asks for an entry: its title, link and anchor, its values in words."""
    addresses, hidden = all_addresses(page.catalog), page.catalog.hidden
    first: dict[str, Difference] = {}
    for difference in page.catalog.differences:
        first.setdefault(difference.id, difference)

    def title(it: Difference) -> str:
        return it.title if it.deed == "hidden" else page.catalog.title_of(it.id.partition("--")[0])

    def link(it: Difference) -> str:
        shown = it.id in addresses and it.id not in hidden
        return page.link(addresses[it.id]) if shown else ""

    def anchor(it: Difference) -> str:
        """Of all that is told of an item, the first has its anchor."""
        return f' id="{difference_anchor(it.id)}"' if first[it.id] is it else ""

    def value(key: str, text: str) -> str:
        works = page.catalog.works
        if key == "minutes":
            return page.catalog.messages("activity.minutes", count=int(text))
        return works[text].title if key in REFERENCES and text in works else text

    def lang(language: str, key: str = "") -> str:
        """What says the language of words; nothing for a value that the page itself words."""
        said = language and key != "minutes" and key not in REFERENCES
        return f' lang="{language}"' if said else ""

    def along(it: Difference) -> str:
        """The titles of works that went along."""
        return " · ".join(title for _, title in it.along)

    told = {"along": along, "title": title, "link": link, "value": value, "anchor": anchor}
    return {**told, "lang": lang}
