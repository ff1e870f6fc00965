"""Short addresses: `go/<id>/` for every item, a page that leads to where it is today."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Collection
from pathlib import Path

from ..catalog import Here, all_addresses, former_addresses
from ..model import BuildFailed
from ..render import Page, attribute
from .compose import Composition
from .policy import policy_for
from .previews import previews_of

MARKS = ("target", "id", "title", "description")
"""What stands in braces in a short address's page where it differs from others."""
MADE_FROM = "made-from.txt"
"""In the folder of short addresses: a hash of all that its pages say."""


def write_go_pages(folder: Path, composition: Composition, last: Path) -> None:
    """`go/<id>/` for every item and every former id: a page that leads to where it is today.

    They are thousands, and seldom change: where the folder `last` holds just these, none is
    written, and it is left to the swap to carry them over.
    """
    if folder.exists():
        raise BuildFailed("The folder content/go is in the way of the short addresses: rename it.")
    told = _told_by_id(composition)
    html = _template(composition)
    made_from = hashlib.sha256(json.dumps([html, told]).encode()).hexdigest()
    if _holds(last, told, made_from):
        return
    folder.mkdir()
    pieces = re.split("{(" + "|".join(MARKS) + ")}", html)
    for id, values in told.items():
        own_html = "".join(values.get(piece, piece) for piece in pieces)
        os.mkdir(f"{folder}/{id}")  # noqa: PTH102 - a Path costs more than making the folder
        file = os.open(f"{folder}/{id}/index.html", os.O_WRONLY | os.O_CREAT)
        os.write(file, own_html.encode())
        os.close(file)
    (folder / MADE_FROM).write_text(made_from, "utf-8")


def _here(composition: Composition) -> Here:
    return Here("go/any/index.md", composition.directory_urls)  # all of them stand equally deep


def _told_by_id(composition: Composition) -> dict[str, dict[str, str]]:
    """What the page of each id and each former id says, by the marks that it takes the place of."""
    catalog, here = composition.catalog, _here(composition)
    addresses, previews = all_addresses(catalog), previews_of(catalog)
    ids = {address: id for id, address in addresses.items()}
    return {
        id: {
            "target": here.link(address),
            "id": id,
            "title": attribute(previews[ids[address]].title),
            "description": attribute(previews[ids[address]].description),
        }
        for id, address in (former_addresses(catalog) | addresses).items()
    }


def _template(composition: Composition) -> str:
    """The page of a short address, with marks where it differs from the others."""
    settings, here = composition.settings, _here(composition)
    icon = settings["theme"]["favicon"]
    return Page(composition.catalog, here).html(
        "go.html",
        **{mark: f"{{{mark}}}" for mark in MARKS},
        site_name=settings["site_name"],
        icon=here.link(icon) if icon else "",
        policy=policy_for(""),
    )


def _holds(folder: Path, ids: Collection[str], made_from: str) -> bool:
    """Whether a folder's pages were made from just this, and none was added or taken away."""
    mark = folder / MADE_FROM
    if not mark.is_file() or mark.read_text("utf-8") != made_from:
        return False
    return {path.name for path in folder.iterdir()} == {*ids, MADE_FROM}
