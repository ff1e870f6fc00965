"""What profiles expect: looked up in the frameworks, and shown framework by framework."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..catalog import Catalog
from ..model import Domain, Framework, Item, Profile, RatingLevel, Use, indicators_of
from ..render import Page, heading


@dataclass(frozen=True)
class Expected:
    """Something that a profile expects, where it stands, and at which level, if at any."""

    framework_id: str
    framework: Framework
    item: Item
    level: RatingLevel | None
    below: bool = True
    """Whether what stands below the item is expected, too."""


def expected_of(catalog: Catalog, profile: Profile) -> list[Expected]:
    """What a profile expects, as it says it."""
    found = []
    for expectation in profile.expects:
        framework_id, item = catalog.items[expectation.to]
        framework = catalog.frameworks[framework_id]
        levels = catalog.scale_of(framework).levels if expectation.level else ()
        level = next((level for level in levels if level.id == expectation.level), None)
        found.append(Expected(framework_id, framework, item, level, expectation.below))
    return found


def to_rate(catalog: Catalog, expected: Iterable[Expected]) -> list[Expected]:
    """Every item that can be rated, once, in the profile's order.

    What is expected of it by itself goes before what is expected of a domain that it stands in.
    """
    scaled = [entry for entry in expected if entry.framework.scale]
    levels = {
        item.id: entry.level
        for entry in sorted(scaled, key=lambda entry: -_size(catalog, entry.item))
        for item in _rated_by(catalog, entry)
    }
    found: dict[str, Expected] = {}
    for entry in scaled:
        for item in _rated_by(catalog, entry):
            found.setdefault(item.id, replace(entry, item=item, level=levels[item.id]))
    return list(found.values())


def _rated_by(catalog: Catalog, entry: Expected) -> list[Item]:
    """What is rated of something expected: itself, and all below it unless that is left out."""
    return [it for it in catalog.rated_in(entry.item) if entry.below or it is entry.item]


def _size(catalog: Catalog, place: Item | Use) -> int:
    """How many items stand in one and in what it uses, itself among them."""
    item = catalog.item_at(place)
    inside = (*indicators_of(item), *(item.contains if isinstance(item, Domain) else ()))
    return 1 + sum(_size(catalog, part) for part in inside)


def by_framework(expected: Iterable[Expected]) -> dict[str, list[Expected]]:
    """The same by the ids of the frameworks, in the order in which they first appear."""
    groups: dict[str, list[Expected]] = {}
    for entry in expected:
        groups.setdefault(entry.framework_id, []).append(entry)
    return groups


def is_checked(catalog: Catalog, profile: Profile) -> bool:
    """Whether anything that a profile expects can be rated."""
    return bool(to_rate(catalog, expected_of(catalog, profile)))


def render_expected(
    page: Page, id: str, framework_id: str, entries: list[Expected], marks: str = ""
) -> str:
    """What a profile expects of one framework as Markdown, in the profile's order."""
    framework = page.catalog.frameworks[framework_id]
    title = heading(2, framework.title, f"{id}-in-{framework_id}", attributes=marks)
    return title + page.fill(
        "profile-expected.html",
        framework_id=framework_id,
        scale=framework.scale,
        with_levels=any(entry.level for entry in entries),
        rows=[_row(page, entry) for entry in entries],
    )


def _row(page: Page, entry: Expected) -> dict[str, object]:
    """What is expected, and the level that is: in the item's own words for it, or the scale's."""
    item, level = entry.item, entry.level
    return {
        "item": item,
        "below": _below(page, item) if entry.below else "",
        "level": level,
        "words": item.levels.get(level.id) if level else None,
    }


def _below(page: Page, item: Item) -> str:
    """How many rated items stand below one; empty where none does."""
    count = sum(1 for below in page.catalog.rated_in(item) if below is not item)
    return page.catalog.messages("profile.below", count=count) if count else ""
