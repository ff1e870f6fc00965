"""Profiles: a page each with what a role expects; their checks follow them."""

from __future__ import annotations

from ..catalog import page_of
from ..model import Kind, Profile, Shown
from ..render import Entry, Page, entry_of, heading, item_heading, render_citations, render_list
from .expectations import by_framework, expected_of, is_checked, render_expected
from .profile_check import PROFILE_CHECK, divide_check


def render_profile(page: Page, id: str) -> str:
    """A profile as Markdown. Raises KeyError where the handbook has no such profile."""
    profile, t = page.catalog.profiles[id], page.catalog.messages
    opening = page.fill(
        "profile-opening.html",
        profile=profile,
        facts=_facts(page, profile),
        check_link=page.link(page_of(page.catalog, PROFILE_CHECK, id))
        if is_checked(page.catalog, profile)
        else "",
    )
    groups = by_framework(expected_of(page.catalog, profile))
    expected = (render_expected(page, id, *group) for group in groups.items())
    title = item_heading(1, profile.title, id) + page.fill("eyebrow.html", text=t("profile.kind"))
    return title + opening + "".join(expected) + render_citations(page, profile)


def _facts(page: Page, profile: Profile) -> list[str]:
    count = page.catalog.messages("profile.count", count=len(profile.expects))
    return [*filter(None, [profile.code]), count]


def render_profiles(page: Page) -> str:
    """Every profile, below the heading of its group; those of no group come first."""
    grouped: dict[str, list[Entry]] = {"": []}
    for id, profile in page.catalog.profiles.items():
        grouped.setdefault(profile.group or "", []).append(
            entry_of(page, id, profile, _facts(page, profile))
        )
    blocks = []
    for number, (group, entries) in enumerate(grouped.items()):
        title = heading(2, group, f"profiles-{number}") if group else ""
        blocks.append(title + render_list(page, entries) if entries else "")
    return "".join(blocks)


PROFILE = Kind(
    "profile",
    Profile,
    "profiles",
    own_pdf=True,
    book_list="pdf.list_of_profiles",
    divide=divide_check,
    shown=(
        Shown(
            "profiles",
            "profile",
            render_profile,
            list_macro="profiles",
            list_view=render_profiles,
            order=15,
            boost=2,
            door="profiles",
            section="nav.profiles",
        ),
        PROFILE_CHECK,
    ),
)
