"""What a session may be put together from: every item with a name, for the script that finds it.

It is a script of its own, since scripts fetch nothing. Its form is typed in `session-items.js`.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator

from ..catalog import INDEX, Address, Catalog, Here, all_addresses
from ..model import Comparison, Identified, Item, Kind, Model, Row, Session, Source, parts_of
from .previews import NAMES, previews_of

LONGEST_TEXT = 160
"""In characters: it tells two items of the same name apart, and stands in a handout."""
SENTENCE_END = re.compile(r"[.?!][”\")]?(?= [^…])")
Told = list[object]


def workshop_items_script(catalog: Catalog, directory_urls: bool) -> str:
    """Every item that a session can have, and what it stands in; links from the site's root."""
    here, told = Here(INDEX, directory_urls), list[Told]()
    previews, addresses = previews_of(catalog), all_addresses(catalog)
    places: list[dict[str, object]] = []
    for kind in catalog.kinds:
        for root_id, root in _roots_of(catalog, kind):
            places.append(_place(catalog, kind, root))
            for part in _named_in(root):
                id = part.id if isinstance(part, Identified) else root_id
                if id not in addresses:
                    continue
                preview, link = previews[id], _link(here, addresses[id])
                text = shortened(preview.description)
                more = [getattr(part, "minutes", 0), int(isinstance(part, Row))]
                told.append([id, preview.title, text, len(places) - 1, link, *more])
    found = {"places": places, "items": told, "sessions": list(_sessions(catalog))}
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.chbWorkshopItems={text}\n"


def shortened(text: str) -> str:
    """A text as whole sentences, as far as there is room; one that is too long is cut."""
    short = textwrap.shorten(text, LONGEST_TEXT, placeholder=" …")
    if len(text) <= LONGEST_TEXT or not (ends := [*SENTENCE_END.finditer(short)]):
        return short
    return short[: ends[-1].end()]


def _roots_of(catalog: Catalog, kind: Kind) -> Iterator[tuple[str, Model]]:
    """What has a page, and the entries of a page of several, but for sources."""
    if kind.shown:
        yield from catalog.works_of(kind).items()
    elif kind.on_page:
        entries = catalog.entries_of(kind)
        yield from ((it.id, it) for it in entries if not isinstance(it, Source))


def _place(catalog: Catalog, kind: Kind, root: Model) -> dict[str, object]:
    """What its items say of where they stand: its title, what it is, and of a table its columns."""
    place: dict[str, object] = {"title": getattr(root, "title", "") or ""}
    if (called := f"{kind.name}.kind") in catalog.messages.by_key:
        place["kind"] = catalog.messages(called)
    if isinstance(root, Comparison):
        place["columns"] = [[it.id, it.label] for it in root.columns]
    return place


def _named_in(root: Model) -> Iterator[Model]:
    """A work or an entry, and all in it that has a name; of a framework, every item."""
    for _, part in parts_of(root):
        has_name = any(isinstance(getattr(part, name, None), str) for name in NAMES)
        is_item = isinstance(part, Identified) and part.addressed
        if part is root or (is_item and (has_name or isinstance(part, Item))):
            yield part


def _link(here: Here, address: Address) -> str:
    return here.link(address).removeprefix("./")


def _sessions(catalog: Catalog) -> Iterator[dict[str, object]]:
    """The title and the parts of each session that is ready."""
    for id, session in catalog.of(Session).items():
        yield {"id": id, "title": session.title, "parts": parts_of_session(session)}


def parts_of_session(session: Session) -> list[list[object]]:
    """The parts of a session with their minutes: the id of an activity, else the part's own."""
    return [[part.activity or part.id, part.minutes] for part in session.parts]
