"""The page where a reader rates just what a profile expects; the answers are the frameworks'."""

from __future__ import annotations

from ..catalog import (
    CHECKS,
    MY_ANSWERS,
    MY_PLAN,
    MY_PROGRESS,
    Address,
    Catalog,
    check_anchor,
    division_page,
)
from ..model import (
    Branch,
    Division,
    Item,
    Profile,
    Rates,
    Shown,
    divide_list,
    name_of,
)
from ..reading import ending_for
from ..render import (
    RECORDS,
    WHO,
    Page,
    attribute,
    heading,
    ids_of,
    render_forms,
    render_rating,
)
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
    """The check of a profile as Markdown; of a long one, a list of its pages.

    Raises KeyError where the handbook has no such profile.
    """
    profile = page.catalog.profiles[id]
    expected = expected_of(page.catalog, profile)
    whole = page.catalog.divided(id)
    if whole is None or not whole.below:
        return _page(page, id, profile.title, id, _groups(page, id, expected))
    doors = page.fill("list.html", entries=[_door(page, id, part) for part in whole.below])
    unrated = [entry for entry in expected if not entry.framework.scale]
    return _page(page, id, profile.title, id, doors + _groups(page, id, unrated))


def render_profile_check_part(page: Page, id: str, name: str) -> str:
    """A page of a long profile's check. Raises KeyError where there is none such."""
    division = page.catalog.division(id, name)
    asked = {item.id for item in division.roots if isinstance(item, Item)}
    expected = to_rate(page.catalog, expected_of(page.catalog, page.catalog.profiles[id]))
    groups = _groups(page, id, [entry for entry in expected if entry.item.id in asked])
    return _page(page, id, name_of(page.catalog.messages, division), name, groups)


def divide_check(catalog: Catalog, profile: Profile, id: str) -> Division:
    """The pages of a profile's check, whose items stand framework by framework."""
    groups = by_framework(to_rate(catalog, expected_of(catalog, profile)))
    return divide_list(profile, id, tuple(it.item for group in groups.values() for it in group))


def _page(page: Page, id: str, title: str, name: str, below: str) -> str:
    """What frames a page of checks, around what it asks."""
    t = page.catalog.messages
    rated = to_rate(page.catalog, expected_of(page.catalog, page.catalog.profiles[id]))
    rates = next((entry.framework.rates for entry in rated), Rates.PRACTITIONER)
    who = ending_for(rates)
    opening = page.fill(
        "self-assessment-opening.html",
        record=RECORDS[rates],
        purpose=t("self_check.purpose" + who),
        how=t("profile.check_how"),
        competencies="",
        own_link="",
        answers_link=page.link(MY_ANSWERS),
        who_link=page.link(WHO),
        shared_link=page.link(Address(MY_ANSWERS, "answers-shared")),
        views_link="",
        rates_person=False,
        title=title,
    )
    closing = page.fill(
        "self-assessment-next.html",
        progress_link=page.link(MY_PROGRESS),
        plan_link=page.link(MY_PLAN),
        who=who,
        views_link="",
        save_link="",
    )
    back = page.fill("profile-back.html", link=page.link_to(id))
    eyebrow = page.fill("eyebrow.html", text=t("self_check.kind"))
    heads = heading(1, t("profile.check_title", title=title), check_anchor(name)) + eyebrow
    return heads + opening + back + below + closing


def _groups(page: Page, id: str, expected: list[Expected]) -> str:
    """The checks of what is expected, framework by framework; what is not rated is listed."""
    rated = by_framework(to_rate(page.catalog, expected))
    return "".join(
        _checks(page, id, framework_id, rated[framework_id])
        if framework_id in rated
        else render_expected(page, id, framework_id, entries, UNINDEXED)
        for framework_id, entries in by_framework(expected).items()
    )


def _door(page: Page, id: str, part: Division) -> dict[str, object]:
    """The door to a page of the check, with its progress."""
    items = [item for item in part.entries if isinstance(item, Item)]
    framework, _ = page.catalog.items[items[0].id]
    return {
        "link": page.link(division_page(PROFILE_CHECK, id, part)),
        "title": name_of(page.catalog.messages, part),
        "summary": "",
        "facts": [],
        "progress": ids_of(items),
        "record": RECORDS[page.catalog.frameworks[framework].rates],
    }


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
    "profile_check_part",
    render_profile_check_part,
    title=lambda t, profile, part: t("profile.check_title", title=name_of(t, part)),
    description=lambda t, profile, part: t("profile.check_how"),
    nav_title=lambda t, profile, part: name_of(t, part),
    applies=is_checked,
    order=200,
    boost=0.3,
    in_print=False,
)
"""It stands beside the frameworks' own checks, and behind the reader's own pages: profiles may be
many. Its fields are those of the frameworks' checks, and so it is not printed a second time."""
