"""Short addresses: `go/<id>/` for every item, a page that leads to where it is today.

What is gone for good has one, too, with the reason.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Collection
from pathlib import Path

from ..catalog import (
    CHANGES,
    Address,
    Here,
    all_addresses,
    former_addresses,
    left_out_pages,
    removed_for_good,
    url_of,
)
from ..model import BuildFailed
from ..render import Page, attribute
from .compose import Composition
from .icons import CARD
from .language_marks import with_languages
from .policy import policy_for
from .previews import Preview, previews_of

MARKS = ("target", "place", "id", "title", "description")
"""What stands in braces in a short address's page where it differs from others."""
MARKED = re.compile("{(" + "|".join(MARKS) + ")}")
LEADS_ON = (
    "const{target,languages}=document.currentScript.dataset,"
    "named=new URLSearchParams(location.search),"
    'edition=named.get("edition"),'
    'place=languages.split(" ").find((it)=>it&&(named.has(it)||it===named.get("language"))),'
    'root=new URL("../../",location.href);let to=new URL(target,location.href);'
    'if(place)to=new URL(place+"/"+to.href.slice(root.href.length),root);'
    'if(edition)to.searchParams.set("edition",edition);'
    "if(edition||place){stop();location.replace(to)}"
)
"""Leads on from a short address that names an edition or another language, with them.

A language stands there as `?language=es`, or on paper, where it is typed, as `?es`.
"""
MADE_FROM = "made-from.txt"
"""In the folder of short addresses: a hash of all that its pages say."""


def write_go_pages(folder: Path, composition: Composition, last: Path) -> None:
    """`go/<id>/` for every item and every former id: a page that leads to where it is today.

    They are thousands, and seldom change: where the folder `last` holds just these, none is
    written, and it is left to the swap to carry them over.
    """
    if folder.exists():
        raise BuildFailed("The folder content/go is in the way of the short addresses: rename it.")
    told = _told_by_id(composition) | _told_of_what_is_gone(composition)
    leading, gone = (_template(composition, _here(composition), is_gone) for is_gone in (0, 1))
    made_from = hashlib.sha256(json.dumps([leading, gone, told]).encode()).hexdigest()
    if _holds(last, told, made_from):
        return
    folder.mkdir()
    lasting = removed_for_good(composition.catalog)
    pieces = {id in lasting: MARKED.split(gone if id in lasting else leading) for id in told}
    for id, values in told.items():
        own_html = "".join(values.get(piece, piece) for piece in pieces[id in lasting])
        os.mkdir(f"{folder}/{id}")  # noqa: PTH102 - a Path costs more than making the folder
        file = os.open(f"{folder}/{id}/index.html", os.O_WRONLY | os.O_CREAT)
        os.write(file, own_html.encode())
        os.close(file)
    (folder / MADE_FROM).write_text(made_from, "utf-8")


def write_left_out_pages(built: Path, composition: Composition) -> None:
    """Where a work that a host leaves out would have its page: what leads to the words on it.

    A page that an author wrote there stays.
    """
    catalog = composition.catalog
    for page, id in left_out_pages(catalog).items():
        url = url_of(page, composition.directory_urls)
        path = built / (f"{url}index.html" if url.endswith("/") else url)
        here = Here(page, composition.directory_urls)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            values = _values_of(id, all_addresses(catalog)[id], here, previews_of(catalog)[id])
            pieces = MARKED.split(_template(composition, here))
            path.write_text("".join(values.get(piece, piece) for piece in pieces), "utf-8")


def _here(composition: Composition) -> Here:
    return Here("go/any/index.md", composition.directory_urls)  # all of them stand equally deep


def _told_by_id(composition: Composition) -> dict[str, dict[str, str]]:
    """What the page of each id and each former id says, by the marks that it takes the place of."""
    catalog, here = composition.catalog, _here(composition)
    addresses, previews = all_addresses(catalog), previews_of(catalog)
    ids = {address: id for id, address in addresses.items()}
    return {
        id: _values_of(id, address, here, previews[ids[address]])
        for id, address in (former_addresses(catalog) | addresses).items()
    }


def _values_of(id: str, address: Address, here: Here, preview: Preview) -> dict[str, str]:
    return {
        "target": here.link(address),
        "place": Here("", here.directory_urls).link(address).removeprefix("./"),
        "id": id,
        "title": attribute(preview.title),
        "description": attribute(preview.description),
    }


def _told_of_what_is_gone(composition: Composition) -> dict[str, dict[str, str]]:
    """What the page of each id says in whose place nothing stands."""
    t, changes = composition.catalog.messages, _here(composition).link(CHANGES)
    return {
        id: {
            "target": changes,
            "place": "",
            "id": id,
            "title": attribute(t("site.gone")),
            "description": attribute(because),
        }
        for id, because in removed_for_good(composition.catalog).items()
    }


def _template(composition: Composition, here: Here, is_gone: object = False) -> str:
    """The page of a short address, with marks where it differs from the others."""
    settings = composition.settings
    places = settings["extra"]["languages"] if here == _here(composition) else ()
    icon, site_url = settings["theme"]["favicon"], settings.get("site_url")
    html = Page(composition.catalog, here).html(
        "go.html",
        **{mark: f"{{{mark}}}" for mark in MARKS},
        is_gone=is_gone,
        site_name=settings["site_name"],
        site_url=site_url.rstrip("/") + "/" if site_url else "",
        icon=here.link(icon) if icon else "",
        card=settings["extra"]["assets"].get(CARD, ""),
        languages=[it["tag"] for it in places if it["place"]],
        leads_on=LEADS_ON,
        policy=policy_for("" if is_gone else f"<script>{LEADS_ON}</script>"),
    )
    return with_languages(html)


def _holds(folder: Path, ids: Collection[str], made_from: str) -> bool:
    """Whether a folder's pages were made from just this, and none was added or taken away."""
    mark = folder / MADE_FROM
    if not mark.is_file() or mark.read_text("utf-8") != made_from:
        return False
    return {path.name for path in folder.iterdir()} == {*ids, MADE_FROM}
