"""The map of a framework: its areas as columns, its competencies as blocks that lead to them.

In a reader's browser, a script fills each block as it was answered. Large frameworks show their
areas alone, each with the number of its competencies.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil

from markupsafe import Markup

from ...model import (
    Branch,
    Competency,
    Division,
    Domain,
    Framework,
    Item,
    RatingScale,
    Use,
    competency_count,
    name_of,
    places_in,
)
from ..page import Page
from ..rating import RECORDS, ids_to_count, states_of
from .fullness import steps_of

LONGEST_NAME = 70
"""In characters: where a competency has no title, its tile has the beginning of its statement."""
MOST_BLOCKS = 60
"""A framework with more competencies has blocks that stand for several of them each."""
HIGHEST, WIDEST, FEW = 8, 12, 7
"""In blocks: a higher area takes several columns, more columns are filled up evenly, and where
there are more than a few, each is smaller."""


@dataclass(frozen=True)
class Tile:
    """A block with its words: a competency, or an area of a large framework."""

    code: str
    name: str
    link: str
    item: str = ""
    """The id of what can be answered there, a slash before each of its former ones, or empty."""
    says: str = ""
    items: str = ""
    """The ids of what can be answered on the page that it leads to, each as in `item`."""


@dataclass(frozen=True)
class Area:
    """A column of the map; without a name where what it holds stands in no domain."""

    tiles: tuple[Tile, ...]
    code: str = ""
    name: str = ""
    link: str = ""


def render_map(page: Page, id: str, *roots: Domain) -> str:
    """The map of a framework, or of some of its domains; empty where there is nothing in it.

    The domains of a framework that is divided are its tiles. Raises KeyError where the handbook has
    no such framework.
    """
    framework = page.catalog.frameworks[id]
    whole = None if roots else page.catalog.divided(id)
    large = whole is not None and bool(whole.below)
    areas = _overview(page, whole) if whole and large else [*_areas(page, roots or (framework,))]
    if not any(area.tiles for area in areas):
        return ""
    mine = framework.scale and not large
    return page.fill(
        "pictures/map.html",
        areas=areas,
        layout=_layout(areas),
        lang=framework.lang,
        record=RECORDS[framework.rates] if framework.scale else "",
        **(_scale_of(page, page.catalog.scale_of(framework)) if mine else {"levels": ""}),
    )


def render_blocks(page: Page, id: str) -> Markup:
    """The same without a word, as a mark to know a framework by; decoration beside its title.

    It keeps to HIGHEST by WIDEST blocks, whatever the framework has.
    """
    framework = page.catalog.frameworks[id]
    count = competency_count(framework)
    areas = [*_areas(page, (framework,))]
    small = count <= MOST_BLOCKS
    columns = [
        [tile.item for tile in area.tiles]
        if small
        else [""] * max(1, round(len(area.tiles) * MOST_BLOCKS / count))
        for area in areas
    ]
    columns = [part for column in columns for part in _parts(column, HIGHEST)]
    if len(columns) > WIDEST:
        blocks = [block for column in columns for block in column]
        columns = _parts(blocks, ceil(len(blocks) / WIDEST))
    scale = page.catalog.scale_of(framework) if framework.scale and small else None
    return Markup(
        page.html(
            "pictures/blocks.html",
            columns=columns,
            fine=len(columns) > FEW or max(map(len, columns), default=0) > FEW,
            record=RECORDS[framework.rates],
            levels=_levels_of(scale) if scale else "",
        )
    )


def _parts(column: list[str], highest: int) -> list[list[str]]:
    """As few parts as hold it, of nearly the same height; none of an empty column."""
    count = ceil(len(column) / highest)
    size = ceil(len(column) / count) if count else 1
    return [column[start : start + size] for start in range(0, len(column), size)]


def _areas(page: Page, roots: Iterable[Framework | Domain]) -> Iterator[Area]:
    """The outermost domains, after what stands in none of them."""
    entries = [entry for root in roots for entry in root.contains]
    outside = [entry for entry in entries if not isinstance(entry, Domain)]
    if outside:
        yield Area(_tiles(page, outside))
    for entry in entries:
        if isinstance(entry, Domain):
            code, link = entry.code or "", page.link_to(entry.id)
            yield Area(_tiles(page, entry.contains), code, _name(entry), link)


def _tiles(page: Page, entries: Iterable[Item | Use]) -> tuple[Tile, ...]:
    """A tile for each competency at any depth, and for each domain that is rated itself."""
    places = (place for entry in entries for place in places_in(entry))
    return tuple(_tile(page, place) for place in places if _has_tile(place))


def _has_tile(place: Item | Use) -> bool:
    return isinstance(place, Competency | Use) or (isinstance(place, Domain) and place.rate)


def _tile(page: Page, place: Item | Use) -> Tile:
    item = page.catalog.item_at(place)
    answered = "/".join((item.id, *item.formerly)) if item.rate else ""
    return Tile(place.code or "", _name(item), page.link_to(item.id), answered)


def _name(item: Item) -> str:
    title = item.title if isinstance(item, Branch) else None
    return title or textwrap.shorten(item.heading, LONGEST_NAME, placeholder=" …")


def _overview(page: Page, whole: Division) -> list[Area]:
    """A tile for each page of a large framework, after what stands on its first."""
    own = Area(_tiles(page, whole.entries))
    below = Area(tuple(_page_tile(page, division) for division in whole.below))
    return [area for area in (own, below) if area.tiles]


def _page_tile(page: Page, division: Division) -> Tile:
    t, domain = page.catalog.messages, division.domain
    count = t("competency.count", count=competency_count(*division.roots))
    code, name = (domain.code or "", _name(domain)) if domain else ("", name_of(t, division))
    link = page.link_to(page.catalog.item_at(division.roots[0]).id)
    return Tile(code, name, link, says=count, items=ids_to_count(page, *division.roots))


def _layout(areas: list[Area]) -> str:
    """How many columns stand side by side where there is room: up to five, or as many as fit."""
    if len(areas) == 1:
        return "one"
    return str(len(areas)) if len(areas) <= 5 else "many"


def _scale_of(page: Page, scale: RatingScale) -> dict[str, object]:
    """What a map needs to show answers: how far each level fills a block, and what it says."""
    states = zip(("unsure", "na"), states_of(page, scale), strict=True)
    return {"levels": _levels_of(scale), "scale": scale, "steps": steps_of(scale), "states": states}


def _levels_of(scale: RatingScale) -> str:
    """For a script: each level's id, a slash before each of its former ones, and its fill."""
    return " ".join(
        f"{'/'.join((step.level.id, *step.level.formerly))}:{step.fill}" for step in steps_of(scale)
    )
