"""Lists of works: an entry for each, with its link, what it is, and a few facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ..catalog import MY_ANSWERS, OWN_PAGES, Address
from ..model import Framework, Listed, Rates, competency_count
from .page import Page
from .pictures import render_mark
from .text import heading

Entry = dict[str, object]
"""A line of a list, as its template wants it."""


def entry_of(page: Page, id: str, work: Listed, facts: Iterable[str] = ()) -> Entry:
    """The entry of a work, without progress."""
    return {
        "title": work.title,
        "link": page.link_to(id),
        "summary": work.summary or "",
        "facts": list(facts),
        "progress": "",
        "picture": render_mark(page, id, work),
    }


def render_list(page: Page, entries: Iterable[Entry]) -> str:
    """A list of entries; without any, an empty one."""
    return page.fill("list.html", entries=list(entries))


def render_by_whom(
    page: Page,
    frameworks: Mapping[str, Framework],
    entry: Callable[[Page, str, Framework], Entry],
) -> str:
    """A list for each kind of reader that some of the frameworks rate, under its heading."""
    t = page.catalog.messages
    blocks = []
    for rates in Rates:
        chosen = {i: f for i, f in frameworks.items() if f.rates is rates}
        if chosen:
            title = heading(2, t(f"framework.overview_{rates.value}"), f"for-{rates.value}")
            entries = [entry(page, id, framework) for id, framework in chosen.items()]
            blocks.append(title + render_list(page, entries))
    return "".join(blocks)


def render_own_doors(page: Page, message: str, *pages: str) -> str:
    """Where a reader finds what is theirs, below a heading; nothing of it on paper."""
    doors = [{"name": OWN_PAGES[to], "link": page.link(to)} for to in pages]
    title = heading(2, page.catalog.messages(message), "my-pages", attributes=".chb-screen-only")
    return title + page.fill("my-doors.html", doors=doors)


def render_filled_pdf(page: Page, message: str) -> str:
    """That My answers opens a PDF that was filled in; empty where there is no such page or PDF."""
    if not page.catalog.rated or not page.catalog.has_book:
        return ""
    t = page.catalog.messages
    link = f"[{t('my_answers.title')}]({page.here.source_link(Address(MY_ANSWERS))})"
    return f"{t(message, answers=link)}\n\n"


def render_own_pages(page: Page) -> str:
    """The doors to all of a reader's own pages, without a heading; empty where nothing is rated."""
    doors = [{"name": name, "link": page.link(to)} for to, name in OWN_PAGES.items()]
    return page.fill("my-doors.html", doors=doors) if page.catalog.rated else ""


def framework_entry(page: Page, id: str, framework: Framework) -> Entry:
    """A framework's entry: how many competencies it has, who published it, which edition."""
    count = page.catalog.messages("competency.count", count=competency_count(framework))
    publisher = page.catalog.source(framework.source).publisher if framework.source else None
    return entry_of(page, id, framework, filter(None, [count, publisher, framework.edition]))
