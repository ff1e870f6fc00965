"""An item's check: whole where it is rated, folded up where it is read. One record."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from ..catalog import MY_ANSWERS, check_anchor
from ..model import (
    Branch,
    Competency,
    Framework,
    Item,
    Rates,
    RatingScale,
    State,
    Use,
    indicators_of,
)
from ..reading import ending_for
from .attribution import own_throughout
from .page import Page

RECORDS = {Rates.PRACTITIONER: "me", Rates.ORGANISATION: "agency"}
"""Under whose name a browser keeps the answers: an agency's never mix with a person's."""


def render_rating(page: Page, framework_id: str, item: Item, expected: str = "") -> str:
    """The check as it stands on the page of a self-check: native radios, ready to use.

    An indicator's has no heading above it, and brings its code and its anchor. First in it stands
    the level that is `expected`, if any is.
    """
    look_fors = [it for it in indicators_of(item) if not it.rate]
    own = "" if own_throughout(look_fors) else "_cited"
    return page.fill(
        "rating.html",
        item=item,
        is_competency=isinstance(item, Competency),
        above=item.check_heading if isinstance(item, Branch) else None,
        anchor=check_anchor(item.id),
        expected=expected,
        look_fors=look_fors,
        look_heading=page.catalog.messages("competency.indicators" + own),
        read_link=page.link_to(item.id),
        **_shared(page, framework_id),
    )


def render_fold(page: Page, framework_id: str, item: Item) -> Markup:
    """The same check where the item is read: a line that opens, and nothing without script."""
    shared = _shared(page, framework_id)
    return Markup(page.html("rating-fold.html", item=item, **shared).strip())


def render_forms(
    page: Page, framework_id: str, check_page: str = "", says_keeping: bool = True
) -> str:
    """What a page's checks are made of when opened.

    Folded ones lack their radios until then: those of the page that is checked on `check_page`.
    Such a page says here how it keeps answers, unless it does so elsewhere.
    """
    check_link = page.link(check_page) if check_page else ""
    shared = _shared(page, framework_id)
    return page.fill(
        "rating-forms.html", check_link=check_link, says_keeping=says_keeping, **shared
    )


def states_of(page: Page, scale: RatingScale) -> tuple[State, State]:
    """The answers beside the levels: not sure yet, and does not apply; ours where it has none."""
    t, who = page.catalog.messages, ending_for(scale.rates)
    unsure = State(label=t("check_form.unsure"), text=t("check_form.unsure_text" + who))
    other = State(label=t("check_form.na" + who), text=t("check_form.na_text" + who))
    return scale.unsure or unsure, scale.not_applicable or other


def ids_to_count(page: Page, *works: Framework | Item | Use) -> str:
    """Every rated item's id, a slash before each of its former ones, for a count of answers."""
    return ids_of(page.catalog.rated_in(*works))


def ids_of(items: Iterable[Item]) -> str:
    """The same of some items."""
    return " ".join("/".join((item.id, *item.formerly)) for item in items)


def _shared(page: Page, framework_id: str) -> dict[str, object]:
    framework = page.catalog.frameworks[framework_id]
    scale, who = page.catalog.scale_of(framework), ending_for(framework.rates)
    return {
        "framework_id": framework_id,
        "answers_link": page.link(MY_ANSWERS),
        "lang": framework.lang,
        "asks_matter": framework.asks_matter,
        "record": RECORDS[framework.rates],
        "question": page.catalog.messages("self_check.question" + who),
        "scale": scale,
        "has_own_levels": any(item.levels for item in page.catalog.rated_in(framework)),
        "beside": list(zip(("unsure", "na"), states_of(page, scale), strict=True)),
        "who": who,
    }
