"""The outline: what the handbook's frameworks hold, for the script of a reader's own pages.

It is a script of its own, since scripts fetch nothing, and every page that needs it loads the same.
Its form is typed in `outline.js`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence

from ..catalog import INDEX, Catalog, Here, check_addresses
from ..model import (
    Domain,
    Evidence,
    Framework,
    Item,
    RatingLevel,
    RatingScale,
    parts_of,
    rated_in,
)
from .page import Page
from .rating import RECORDS
from .text import inline


def outline_script(catalog: Catalog, directory_urls: bool) -> str:
    """Every framework with its areas, and every rated item by its id; links from the root."""
    page, frameworks = Page(catalog, Here(INDEX, directory_urls)), catalog.rated
    outline = {
        "frameworks": [_framework(page, id, framework) for id, framework in frameworks.items()],
        "competencies": {
            item.id: _item(page, id, item, near)
            for id, framework in frameworks.items()
            for near in [_pages_of_areas(page, id, framework)]
            for item in rated_in(framework)
        },
    } | _unless_empty(evidence=_renamed_evidence(frameworks.values()))
    told = json.dumps(outline, ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.chbOutline={told}\n"


def _framework(page: Page, id: str, framework: Framework) -> dict[str, object]:
    found: dict[str, object] = {
        "id": id,
        "title": framework.title,
        "record": RECORDS[framework.rates],
        "link": page.link_to(id),
        "check": page.link(check_addresses(page.catalog)[id].page),
        "scale": _scale(framework.scale or "", page.catalog.scale_of(framework)),
        "language": framework.lang or page.catalog.messages.language,
        "domains": list(_domains(page, id, framework)),
    }
    more = {"short": framework.short_title, "lang": framework.lang}
    return found | {name: text for name, text in more.items() if text}


def _domains(page: Page, id: str, framework: Framework) -> Iterator[dict[str, object]]:
    """The outermost areas with anything rated; first, without title, what stands in none."""
    outside = [entry for entry in framework.contains if not isinstance(entry, Domain)]
    if alone := [item.id for item in page.catalog.rated_in(*outside)]:
        yield {"id": id, "code": "", "title": "", "competencies": alone}
    for entry in framework.contains:
        rated = [item.id for item in page.catalog.rated_in(entry)]
        if rated and isinstance(entry, Domain):
            own_page = page.link(check_addresses(page.catalog)[entry.id].page)
            area: dict[str, object] = {
                "id": entry.id,
                "code": entry.code or "",
                "title": entry.heading,
                "competencies": rated,
            }
            yield area | ({"check": own_page} if page.catalog.divisions_of(id) else {})


def _item(page: Page, framework_id: str, item: Item, near: Collection[str]) -> dict[str, object]:
    """What is told of an item; where it is checked, too, if none of the pages `near` has it."""
    check_page = check_addresses(page.catalog)[item.id].page
    check = {} if check_page in near else {"check": page.link(check_page)}
    told: dict[str, object] = {
        "code": item.code or "",
        "title": _plain(item.heading),
        "statement": _plain(item.wording),
        "hash": page.catalog.hash_of(item),
        "link": page.link_to(item.id),
        "framework": framework_id,
    }
    asks = {"asks": _plain(item.prompt)} if item.prompt != item.wording else {}
    more = _unless_empty(formerly=item.formerly, earlier=item.earlier, same=item.same_meaning)
    levels = {id: _plain(level.words) for id, level in item.levels.items()}
    return told | asks | check | more | ({"levels": levels} if levels else {})


def _pages_of_areas(page: Page, id: str, framework: Framework) -> set[str]:
    """Where a framework is checked, and each of its outermost domains."""
    checks = check_addresses(page.catalog)
    domains = [entry.id for entry in framework.contains if isinstance(entry, Domain)]
    return {checks[place].page for place in (id, *domains)}


def _renamed_evidence(frameworks: Iterable[Framework]) -> dict[str, Sequence[str]]:
    """The ids that lines of evidence had before, by those of today."""
    parts = (part for framework in frameworks for _, part in parts_of(framework))
    return {
        part.id: part.formerly for part in parts if isinstance(part, Evidence) and part.formerly
    }


def _scale(id: str, scale: RatingScale) -> dict[str, object]:
    return {"id": id, "best": scale.best.value, "levels": [_level(part) for part in scale.levels]}


def _level(level: RatingLevel) -> dict[str, object]:
    label = f"{level.number} {level.name}" if level.number else level.name
    found = {"id": level.id, "label": label, "text": _plain(level.anchor or "")}
    criteria = [_plain(point.text) for point in level.criteria]
    more = {"criteria": criteria, "formerly": level.formerly, "same": level.same_labels}
    number = {"number": level.number} if level.number else {}
    return found | number | _unless_empty(**more)


def _unless_empty(**lists: Collection[str]) -> dict[str, object]:
    return {name: entries for name, entries in lists.items() if entries}


def _plain(text: str) -> str:
    """Authored text without its marks, for a script that sets it as text."""
    return inline(text).striptags()
