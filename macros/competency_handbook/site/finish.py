"""What must happen after any engine: glossary terms, short addresses, a policy, the swap.

The engine writes into a folder of its own; only when everything is done does that folder
take the place of the last good site.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import shutil
from collections.abc import Collection
from functools import cache
from pathlib import Path

from ..catalog import GLOSSARY, Here, all_addresses, former_addresses, url_of
from ..kinds import mark_terms
from ..model import BuildFailed
from ..render import Page
from . import not_found
from .compose import Composition

INLINE_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
ALIGNED = re.compile(r'(<t[hd]) style="text-align: (left|center|right);"')
PALETTE = re.compile(r'\s*<link rel="stylesheet" href="[^"]*/palette\.[0-9a-z]+\.min\.css">')
"""The theme's sheet of color schemes. `theme/dark.css` says what is needed of it, and why."""
HEAD = re.compile(r"<head[^>]*>", re.IGNORECASE)
ANSWERS_SCHEMA = Path(__file__).parent / "answers.schema.json"
TARGET, ID = "{target}", "{id}"
"""What stands in a short address's page for its target and its id; neither needs escaping."""
GO = "go"
MADE_FROM = "made-from.txt"
"""In the folder of short addresses: a hash of all that its pages say."""


def finish(built: Path, composition: Composition, last: Path) -> None:
    """Complete what an engine built in the folder `built`, to take the place of the site `last`."""
    for path in built.rglob("*.html"):
        name = path.relative_to(built).as_posix()
        try:
            html = path.read_text("utf-8")
        except UnicodeDecodeError:
            raise BuildFailed(f"{name} is not UTF-8. Save it as UTF-8.") from None
        if name != not_found.NAME:
            html = with_terms(html, name, composition)
        elif not composition.settings.get("site_url"):
            html = not_found.finding_its_root(html, built)
        path.write_text(with_policy(PALETTE.sub("", html)), "utf-8")
    write_go_pages(built / GO, composition, last / GO)
    publish_answers_schema(built / "data")
    for name in ("sitemap.xml", "sitemap.xml.gz"):  # of no use without the site's own address
        if not composition.settings.get("site_url"):
            (built / name).unlink(missing_ok=True)


def publish_answers_schema(folder: Path) -> None:
    """What a file of a reader's answers looks like, for other programs."""
    folder.mkdir(exist_ok=True)
    shutil.copyfile(ANSWERS_SCHEMA, folder / ANSWERS_SCHEMA.name)


def with_terms(html: str, name: str, composition: Composition) -> str:
    """A page of the site, by its file's name there, with the glossary's terms marked.

    The glossary itself stays as it is.
    """
    glossary = url_of(GLOSSARY, composition.directory_urls)
    if name in (glossary, f"{glossary}index.html"):
        return html
    here = Here(f"{name.removesuffix('.html')}.md", composition.directory_urls)
    return mark_terms(Page(composition.catalog, here), html)


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


def with_policy(html: str) -> str:
    """A page with a policy that lets its own inline scripts run, by hash, and no others.

    Alignment of table columns, which Markdown writes as a style, becomes a class.
    """
    html = ALIGNED.sub(r'\1 class="chb-align-\2"', html)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy_for(html)}">'
    start = not_found.CHARSET.search(html) or HEAD.search(html)
    at = start.end() if start else 0
    return html[:at] + meta + html[at:]


def policy_for(html: str) -> str:
    """The content security policy of a page: this site alone, and its inline scripts by hash."""
    hashes = sorted(
        {
            _hash_of(match["code"])
            for match in INLINE_SCRIPT.finditer(html)
            if "src=" not in match["attributes"] and "json" not in match["attributes"]
        }
    )
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *hashes)),
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'self'" if "<base " in html else "base-uri 'none'",
            "form-action 'none'",
        )
    )


@cache
def _hash_of(code: str) -> str:
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def swap(built: Path, site: Path) -> None:
    """Let a finished folder take the place of `site`, whose old content goes.

    Short addresses that did not change were not written again: they are carried over.
    """
    old = site.with_name(site.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    try:
        built.rename(site)
    except OSError:
        old.rename(site)  # the last good site goes back to its place
        raise
    if not (site / GO).exists():
        (old / GO).rename(site / GO)
    shutil.rmtree(old, ignore_errors=True)
