"""The page where a reader rates just what a profile expects; the answers are the frameworks'."""

from __future__ import annotations

from ..catalog import (
    CHECKS,
    MY_ANSWERS,
    MY_PLAN,
    MY_PROGRESS,
    Address,
    check_anchor,
)
from ..model import Branch, Rates, Shown
from ..reading import ending_for
from ..render import RECORDS, Page, attribute, heading, ids_of, render_forms, render_rating
from .expectations import (
    Expected,
    by_framework,
    expected_of,
    is_checked,
    render_expected,
    to_rate,
)
from .self_assessment import UNINDEXED


def render_profile_check(page: Page, id: str) -> str:
    """The check of a profile as Markdown. Raises KeyError where there is no such profile."""
    profile, t = page.catalog.profiles[id], page.catalog.messages
    expected = expected_of(page.catalog, profile)
    rated = by_framework(to_rate(page.catalog, expected))
    rates = next(
        (page.catalog.frameworks[framework].rates for framework in rated), Rates.PRACTITIONER
    )
    who = ending_for(rates)
    opening = page.fill(
        "self-assessment-opening.html",
        record=RECORDS[rates],
        purpose=t("self_check.purpose" + who),
        how=t("profile.check_how"),
        competencies="",
        own_link="",
        answers_link=page.link(MY_ANSWERS),
        shared_link=page.link(Address(MY_ANSWERS, "answers-shared")),
        views_link="",
    )
    title = heading(1, t("profile.check_title", title=profile.title), check_anchor(id))
    eyebrow = page.fill("eyebrow.html", text=t("self_check.kind"))
    back = page.fill("profile-back.html", link=page.link_to(id))
    groups = (
        _checks(page, id, framework_id, rated[framework_id])
        if framework_id in rated
        else render_expected(page, id, framework_id, entries, UNINDEXED)
        for framework_id, entries in by_framework(expected).items()
    )
    closing = page.fill(
        "self-assessment-next.html",
        progress_link=page.link(MY_PROGRESS),
        plan_link=page.link(MY_PLAN),
        who=who,
    )
    return title + eyebrow + opening + back + "".join(groups) + closing


def _checks(page: Page, id: str, framework_id: str, entries: list[Expected]) -> str:
    """The checks of what is expected of one framework, with their progress."""
    framework = page.catalog.frameworks[framework_id]
    opening = page.fill(
        "profile-check-framework.html",
        rates=page.catalog.messages(f"rates.{framework.rates.value}"),
        record=RECORDS[framework.rates],
        competencies=ids_of(entry.item for entry in entries),
    )
    checks = (_check(page, entry) for entry in entries)
    forms = render_forms(page, framework_id)
    title = heading(2, framework.title, f"{id}-in-{framework_id}", attributes=UNINDEXED)
    return title + opening + forms + "".join(checks)


def _check(page: Page, entry: Expected) -> str:
    """The check of an item; an indicator's says itself what it is of."""
    item, level, lang = entry.item, entry.level, entry.framework.lang
    marks = UNINDEXED + (f' lang="{attribute(lang)}"' if lang else "")
    title = ""
    if isinstance(item, Branch):
        title = heading(3, item.check_heading, check_anchor(item.id), item.code, marks)
    return title + render_rating(page, entry.framework_id, item, level.full_name if level else "")


PROFILE_CHECK = Shown(
    CHECKS,
    "profile_check",
    render_profile_check,
    title=lambda t, profile, part: t("profile.check_title", title=profile.title),
    description=lambda t, profile, part: t("profile.check_how"),
    nav_title=lambda t, profile, part: profile.title,
    applies=is_checked,
    order=200,
    boost=0.3,
    in_print=False,
)
"""It stands beside the frameworks' own checks, and behind the reader's own pages: profiles may be
many. Its fields are those of the frameworks' checks, and so it is not printed a second time."""
