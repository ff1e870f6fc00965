"""What pages of activities and of sessions share: times, groups, and what a trainer brings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model import Group, Material, SessionPart, Step
from ..reading import Messages
from ..render import Page


@dataclass(frozen=True)
class Timed:
    """A step or a part with the time at which it begins."""

    part: Step | SessionPart
    clock: str
    """Hours and minutes since the beginning, such as `1:05`."""
    show: list[tuple[str, str]]
    """(title, link) of what is on the screen."""


def timed(page: Page, parts: Iterable[Step | SessionPart]) -> Iterator[Timed]:
    """Steps or parts, one after the other."""
    begins = 0
    for part in parts:
        yield Timed(part, clock_of(begins), page.see(part.show))
        begins += part.minutes


def clock_of(minutes: int) -> str:
    """Minutes since the beginning as a clock shows them: 65 → `1:05`."""
    return f"{minutes // 60}:{minutes % 60:02}"


def people_of(t: Messages, group: Group) -> str:
    """How many people something is for, in words, and how they sit."""
    ends = {"fewest": group.fewest, "most": group.most}
    count = t("activity.people_from" if group.most is None else "activity.people", **ends)
    return f"{count}, {group.text}" if group.text else count


def bring(page: Page, materials: Iterable[Material]) -> list[tuple[str, str, str]]:
    """(what to bring, the title of the item that it is, the link there), the last two or empty."""
    return [
        (it.text, page.catalog.title_of(it.item), page.link_to(it.item))
        if it.item
        else (it.text, "", "")
        for it in materials
    ]


def facts_of(page: Page, minutes: int, group: Group) -> list[str]:
    """How long something takes, and for how many."""
    t = page.catalog.messages
    return [t("activity.minutes", count=minutes), people_of(t, group)]
