"""The last lines below an item or a framework: its tags, what is related, and what helps."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Association, Framework, Item, Related, Resource
from ..reading import website_of
from ..render import Page


@dataclass(frozen=True)
class FootLink:
    """One thing that a line names. Without an address it is no link."""

    words: str
    address: str = ""
    host: str = ""
    """The name of the website that it leads to; empty where it stays in the handbook."""
    kind: str = ""
    note: str = ""


@dataclass(frozen=True)
class ItemFoot:
    """Quiet lines below an item; false where there are none."""

    tags: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """What the framework calls a tag, and the item's values of it."""
    related: tuple[FootLink, ...] = ()
    resources: tuple[FootLink, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.tags or self.related or self.resources)


def foot_of(page: Page, framework: Framework, item: Item | None = None) -> ItemFoot:
    """The lines below an item of a framework, or below its opening; tags in its order."""
    named = [(name, item.tags.get(key, ())) for key, name in framework.tags.items()] if item else []
    part = item or framework
    return ItemFoot(
        tuple((name, values) for name, values in named if values),
        tuple(_related(page, other) for other in part.related),
        tuple(_resource(resource) for resource in part.resources),
    )


def _related(page: Page, other: Related) -> FootLink:
    t = page.catalog.messages
    kind = "" if other.kind is Association.IS_RELATED_TO else t(f"related.{other.kind.value}")
    note = _in_line(other.note)
    if other.to:
        return FootLink(
            _in_line(page.catalog.title_of(other.to)), page.link_to(other.to), "", kind, note
        )
    words = other.at or ""
    if not (host := website_of(words)):
        return FootLink(words, kind=kind, note=note)
    return FootLink(words.partition("://")[2].removesuffix("/"), words, host, kind, note)


def _resource(resource: Resource) -> FootLink:
    address = resource.url or ""
    return FootLink(resource.title, address, website_of(address), note=_in_line(resource.note))


def _in_line(text: str | None) -> str:
    """A text as an entry of a line, without the full stop at its end; empty where there is none."""
    return (text or "").strip().removesuffix(".")
