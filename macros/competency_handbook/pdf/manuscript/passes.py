"""What makes pages of the site fit for print: every pass, in order, with why it stands there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml.html import HtmlElement

from ...catalog import check_anchor
from ...reading import Messages
from .forms import draw_fields, drop_checks, fit_sheets, prepare_fields, refer_to_check
from .links import (
    Destinations,
    find_destinations,
    rename_ids,
    rewrite_links,
    rewrite_pictures,
)
from .margin import add_addresses, move_marks
from .pages import BookPage, is_for_checking
from .paper import condense_citations, drop_menus, mark_wide_tables, to_paper
from .references import add_references
from .stacking import stack_tables
from .tagging import place_headings, prepare_tags
from .typography import set_typography


@dataclass(frozen=True, eq=False)
class Chapters:
    """The pages of a print document while they are made fit for it, and what that needs.

    `items` tells the page of every permanent id; `parts` names the pages that open a part;
    `sources` are the titles of all sources by their ids, where no list of them follows.
    """

    pages: Sequence[BookPage]
    messages: Messages
    items: Mapping[str, str]
    parts: Collection[str]
    sources: Mapping[str, str]
    site_url: str
    directory_urls: bool
    for_language: str = ""
    """What short addresses end with, such as `?es`; empty in the handbook's own language."""

    @cached_property
    def destinations(self) -> Destinations:
        """Where every address of the site is, by the ids that are left when this is first asked."""
        return find_destinations(self.pages, self.items, self.site_url, self.directory_urls)

    @cached_property
    def asked(self) -> dict[str, str]:
        """The page on which each item was asked first, of those that were seen so far."""
        return {}

    @cached_property
    def own(self) -> Collection[str]:
        """The permanent ids of items, without those of their checks."""
        return self.items.keys() - {check_anchor(id) for id in self.items}


Run = Callable[[BookPage, Chapters], None]


@dataclass(frozen=True)
class Pass:
    """One thing that is done to every page before the next one is."""

    run: Run
    because: str
    """Why it stands where it stands."""


def _drop_checks(page: BookPage, _: Chapters) -> None:
    if not is_for_checking(page):
        drop_checks(page.article)


def _drop_menus(page: BookPage, chapters: Chapters) -> None:
    if page.depth == 0 and page.name not in chapters.parts:
        drop_menus(page.article)


def _ask_once(page: BookPage, chapters: Chapters) -> None:
    """Let a check that stands on an earlier page, too, lead there."""
    for rating in page.article.findall(".//chb-rating"):
        if chapters.asked.setdefault(rating.attrib["competency"], page.name) != page.name:
            refer_to_check(rating, chapters.messages)


def _add_addresses(page: BookPage, chapters: Chapters) -> None:
    items = chapters.items
    own = {id for id in chapters.own if items[id] == page.name}
    add_addresses(page.article, own, chapters.for_language)


def _alone(change: Callable[[HtmlElement], None]) -> Run:
    return lambda page, _: change(page.article)


def _worded(change: Callable[[HtmlElement, Messages], None]) -> Run:
    return lambda page, chapters: change(page.article, chapters.messages)


def _placed(change: Callable[[BookPage, Destinations], None]) -> Run:
    return lambda page, chapters: change(page, chapters.destinations)


PASSES = (
    Pass(_drop_checks, "First, so that nothing is done to what is not printed."),
    Pass(_drop_menus, "The same."),
    Pass(
        _ask_once,
        "A field has one place in a form; links still lead to addresses of the site.",
    ),
    Pass(
        _worded(prepare_fields),
        "Controls are named by the elements of the screen, which the next pass changes.",
    ),
    Pass(
        _worded(to_paper), "What only a screen needs is gone before anything is moved or counted."
    ),
    Pass(
        _worded(set_typography),
        "Marks still stand behind their words: a quotation mark looks at what is before it.",
    ),
    Pass(
        _alone(move_marks), "A block is still what it was on the page; stacking takes tables apart."
    ),
    Pass(
        lambda page, given: condense_citations(page.article, given.messages, given.sources),
        "After the marks that cite have moved: the line names what stands beside the text.",
    ),
    Pass(_alone(stack_tables), "Before it is seen which are wide still."),
    Pass(_alone(mark_wide_tables), "What was stacked is no table now."),
    Pass(_alone(fit_sheets), "It counts the controls' lines, which the next pass draws."),
    Pass(_alone(draw_fields), "Controls become shapes of their final size."),
    Pass(
        _alone(prepare_tags),
        "The elements are final: what is renamed now is found by no class of the screen.",
    ),
    Pass(_placed(rewrite_links), "All ids that stay are known, and are still those of the site."),
    Pass(_placed(rewrite_pictures), "Like links."),
    Pass(
        _placed(rename_ids),
        "Links were found by the site's ids; from here on ids are destinations.",
    ),
    Pass(
        lambda page, _: place_headings(page.article, page.depth),
        "A heading's level on its own page was needed until here.",
    ),
    Pass(_worded(add_references), "Links lead to destinations, whose pages stand behind them."),
    Pass(_add_addresses, "Last: what it adds is plain text, which no pass shall change."),
)


def run_passes(chapters: Chapters) -> None:
    """Make the pages fit for print, where they stand: pass by pass, all pages in each."""
    for one in PASSES:
        for page in chapters.pages:
            one.run(page, chapters)
