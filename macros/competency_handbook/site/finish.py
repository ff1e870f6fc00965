"""What must happen after any engine: glossary terms, short addresses, a policy, the swap.

The engine writes into a folder of its own; only when everything is done does that folder
take the place of the last good site.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from ..catalog import GLOSSARY, Here, url_of
from ..kinds import mark_terms, pages_without_terms
from ..model import BuildFailed
from ..render import Page
from . import not_found
from .assets import hashed_name
from .compose import Composition
from .embed import write_embeds
from .go import write_go_pages, write_left_out_pages
from .hidden_pages import EMBED, GO
from .landmarks import with_named_parts
from .language_marks import with_languages
from .page_sheets import PageSheets
from .policy import with_policy
from .searching import search_scripts
from .signs import Signs
from .sitemaps import join_sitemaps
from .worker import write_worker

PALETTE = re.compile(r'\s*<link rel="stylesheet" href="[^"]*/palette\.[0-9a-z]+\.min\.css">')
"""The theme's sheet of color schemes. `theme/dark.css` says what is needed of it, and why."""
ANSWERS_SCHEMA = Path(__file__).parent / "answers.schema.json"


def finish(built: Path, composition: Composition, last: Path) -> None:
    """Complete what an engine built in the folder `built`, to take the place of the site `last`.

    Other languages have been built below it, each in the folder of its place.
    """
    pages = _finish_pages(built, composition)
    for other in composition.others:
        folder = built / other.place
        in_language = _finish_pages(folder, other)
        write_left_out_pages(folder, other)
        write_embeds(folder / EMBED, in_language, other, last / other.place / EMBED)
        (folder / not_found.NAME).unlink(missing_ok=True)
    join_sitemaps(built, composition)
    if composition.output.is_published:
        write_worker(built, composition)
    write_go_pages(built / GO, composition, last / GO)
    write_left_out_pages(built, composition)
    write_embeds(built / EMBED, pages, composition, last / EMBED)
    publish_answers_schema(built / "data")


def _finish_pages(built: Path, composition: Composition) -> dict[str, str]:
    """Complete the pages of one language; as the engine made them they are returned, by name."""
    below = tuple(other.place for other in composition.others)
    names = (path.relative_to(built).as_posix() for path in sorted(built.rglob("*.html")))
    pages = {
        name: with_languages(_read(built / name, built))
        for name in names
        if not name.startswith(below or ("\0",))
    }
    scripts = {}
    for name, script in search_scripts(pages, composition).items():
        content = script.encode()
        scripts[name] = hashed_name(name, content)
        (built / scripts[name]).write_bytes(content)
    sheets, signs = PageSheets(built), Signs(composition)
    for name, page in pages.items():
        html = with_named_parts(sheets.linked_in(page))
        for script, hashed in scripts.items():
            html = html.replace(script, hashed)
        if name != not_found.NAME:
            html = with_terms(html, name, composition)
        elif not composition.settings.get("site_url"):
            html = not_found.finding_its_root(html, built)
        html = signs.on(html, name)
        html = with_languages(html)  # of terms that are not translated
        (built / name).write_text(with_policy(PALETTE.sub("", html)), "utf-8")
    sheets.drop_whole()
    return pages


def _read(path: Path, built: Path) -> str:
    """A page as text. Raises BuildFailed where it is none."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        name = path.relative_to(built).as_posix()
        raise BuildFailed(f"{name} is not UTF-8. Save it as UTF-8.") from None


def publish_answers_schema(folder: Path) -> None:
    """What a file of a reader's answers looks like, for other programs."""
    folder.mkdir(exist_ok=True)
    shutil.copyfile(ANSWERS_SCHEMA, folder / ANSWERS_SCHEMA.name)


def with_terms(html: str, name: str, composition: Composition) -> str:
    """A page of the site, by its file's name there, with the glossary's terms marked.

    The glossary itself stays as it is, and so do the pages of frameworks that want no marks.
    """
    for page in (GLOSSARY, *pages_without_terms(composition.catalog)):
        url = url_of(page, composition.directory_urls)
        if name in (url, f"{url}index.html"):
            return html
    here = Here(f"{name.removesuffix('.html')}.md", composition.directory_urls)
    return mark_terms(Page(composition.catalog, here), html)


def swap(built: Path, site: Path) -> None:
    """Let a finished folder take the place of `site`, whose old content goes.

    Short addresses and pages to embed that did not change were not written again: they are carried
    over.
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
    others = [path.relative_to(old).as_posix() for path in old.glob(f"*/{EMBED}")]
    for kept in (GO, EMBED, *(name for name in others if name != f"{GO}/{EMBED}")):
        if not (site / kept).exists() and (old / kept).exists():
            (old / kept).rename(site / kept)
    shutil.rmtree(old, ignore_errors=True)
