"""Short addresses: `go/<id>/` for every item, a page that leads to where it is today."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection
from pathlib import Path

from ..catalog import Here, all_addresses, former_addresses
from ..model import BuildFailed
from ..render import Page
from .compose import Composition
from .policy import policy_for

TARGET, ID = "{target}", "{id}"
"""What stands in a short address's page for its target and its id; neither needs escaping."""
MADE_FROM = "made-from.txt"
"""In the folder of short addresses: a hash of all that its pages say."""


def write_go_pages(folder: Path, composition: Composition, last: Path) -> None:
    """`go/<id>/` for every item and every former id: a page that leads to where it is today.

    They are thousands, and seldom change: where the folder `last` holds just these, none is
    written, and it is left to the swap to carry them over.
    """
    if folder.exists():
        raise BuildFailed("The folder content/go is in the way of the short addresses: rename it.")
    here = Here("go/any/index.md", composition.directory_urls)  # all of them stand equally deep
    catalog = composition.catalog
    addresses = former_addresses(catalog) | all_addresses(catalog)
    targets = {id: here.link(address) for id, address in addresses.items()}
    settings = composition.settings
    icon = settings["theme"]["favicon"]
    # Filled once and for all: only its target and its id differ.
    html = Page(catalog, here).html(
        "go.html",
        target=TARGET,
        id=ID,
        site_name=settings["site_name"],
        icon=here.link(icon) if icon else "",
        policy=policy_for(""),
    )
    made_from = hashlib.sha256(json.dumps([html, targets]).encode()).hexdigest()
    if _holds(last, targets, made_from):
        return
    folder.mkdir()
    for id, target in targets.items():
        own_html = html.replace(TARGET, target).replace(ID, id)
        os.mkdir(f"{folder}/{id}")  # noqa: PTH102 - a Path costs more than making the folder
        file = os.open(f"{folder}/{id}/index.html", os.O_WRONLY | os.O_CREAT)
        os.write(file, own_html.encode())
        os.close(file)
    (folder / MADE_FROM).write_text(made_from, "utf-8")


def _holds(folder: Path, ids: Collection[str], made_from: str) -> bool:
    """Whether a folder's pages were made from just this, and none was added or taken away."""
    mark = folder / MADE_FROM
    if not mark.is_file() or mark.read_text("utf-8") != made_from:
        return False
    return {path.name for path in folder.iterdir()} == {*ids, MADE_FROM}
