"""`embed/<id>/`: one item for a frame in another site's page. No script, no menus.

Each is cut out of the page that the item has its place on, before terms are marked in it.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import lxml.html
from lxml.html import HtmlElement
from markupsafe import Markup

from ..catalog import Here, all_addresses, url_of
from ..model import BuildFailed
from ..render import Page
from . import excerpts
from .brand_sheet import EMBED_SHEET, SHEET, TOKENS
from .compose import Composition
from .excerpts import ARTICLE, HEADINGS, Excerpt, PageExcerpts
from .go import MADE_FROM
from .language_marks import with_languages
from .policy import policy_for

SHEETS = (TOKENS, SHEET, EMBED_SHEET)
EMBEDDED = (*HEADINGS[1:], "tr", "td")
"""What can be embedded: items with a heading, rows and cells. Others have no words of their own."""
LEFT_OUT = (
    "button", "form", "input", "select", "template", "script", "noscript", "chb-rating",
    "chb-evidence", "chb-progress", "chb-map",
)  # fmt: skip
CLASSES_LEFT_OUT = (
    "chb-link", "chb-actions", "chb-foot-check", "chb-outline", "chb-row-foot", "chb-sources-fold",
    "chb-sources", "chb-rating-fold", "chb-privacy", "chb-column-facts", "chb-scenes",
    "chb-bears-on",
)  # fmt: skip
ROOT = "https://handbook.invalid/"
"""Stands for the site's address while links are resolved."""


def write_embeds(
    folder: Path, pages: Mapping[str, str], composition: Composition, last: Path
) -> None:
    """A page to embed for each item that has a heading of its own, for rows and for cells.

    `pages` are those of the site by their paths. Where the folder `last` was made from just these
    by this code, nothing is written, and it is left to the swap to carry it over.
    """
    if folder.exists():
        raise BuildFailed("The folder content/embed is in the way of pages to embed: rename it.")
    template = _template(composition)
    anchors = _anchors_by_page(composition)
    made_from = hashlib.sha256(template.encode())
    for code in (__file__, excerpts.__file__):
        made_from.update(Path(code).read_bytes())
    for path in anchors:
        made_from.update(pages.get(path, "").encode())
    mark = last / MADE_FROM
    if mark.is_file() and mark.read_text("utf-8") == made_from.hexdigest():
        return
    folder.mkdir()
    for path, ids in anchors.items():
        for id, excerpt in _excerpts_on(pages.get(path, ""), ids):
            own = folder / id
            own.mkdir()
            html = _filled(template, id, excerpt, path)
            (own / "index.html").write_text(html, "utf-8")
    (folder / MADE_FROM).write_text(made_from.hexdigest(), "utf-8")


def _anchors_by_page(composition: Composition) -> dict[str, list[str]]:
    """The ids that stand on each page, by the page's path in the site."""
    catalog, found = composition.catalog, dict[str, list[str]]()
    for id, address in all_addresses(catalog).items():
        if address.anchor == id:
            url = url_of(address.page, composition.directory_urls)
            path = f"{url}index.html" if url.endswith("/") or not url else url
            found.setdefault(path, []).append(id)
    return found


def _excerpts_on(html: str, ids: list[str]) -> Iterator[tuple[str, Excerpt]]:
    """The items of a page that can be embedded."""
    articles = lxml.html.document_fromstring(html).xpath(ARTICLE) if html else []
    for article in articles[:1]:
        _clean(article)
        items = PageExcerpts(article)
        for id in ids:
            excerpt = items.of(id, EMBEDDED)
            if excerpt is not None:
                yield id, excerpt


def _clean(article: HtmlElement) -> None:
    """Leave out what only the page itself can do."""
    classed = [
        element
        for element in article.iter()
        if isinstance(element.tag, str)
        and (
            element.tag in LEFT_OUT
            or "hidden" in element.attrib
            or not {*CLASSES_LEFT_OUT}.isdisjoint(element.get("class", "").split())
        )
    ]
    for element in classed:
        if element.getparent() is not None:
            element.drop_tree()
    for fold in article.find_class("chb-foot-fold"):
        _show_cites_alone(fold)


def _show_cites_alone(fold: HtmlElement) -> None:
    """Let what a competency restates stand in sight, without the other lines of its fold."""
    fold.tag = "div"
    for part in list(fold):
        if part.tag == "summary":
            part.drop_tree()
    for line in fold.xpath(".//li[not(contains(@class, 'chb-foot-cites'))]"):
        line.drop_tree()


def _filled(template: str, id: str, excerpt: Excerpt, path: str) -> str:
    """The page of an item, whose links lead out of the frame."""
    ids = (part.xpath("descendant-or-self::*/@id") for part in excerpt.body)
    own = {f"#{found}" for inside in ids for found in inside}
    for part in excerpt.body:
        for link in part.iter("a"):
            href = link.get("href", "")
            if href and href not in own:
                link.set("href", _from_embed(href, path))
                link.set("target", "_blank")
        for picture in part.iter("img"):
            picture.set("src", _from_embed(picture.get("src", ""), path))
    body = "".join(lxml.html.tostring(part, encoding="unicode") for part in excerpt.body)
    words = {"{id}": id, "{title}": Markup.escape(excerpt.title), "{body}": body}
    words["{within}"] = Markup.escape(excerpt.within)
    for mark, text in words.items():
        template = (
            template.replace(mark, text, 1) if mark == "{body}" else template.replace(mark, text)
        )
    return template


def _from_embed(href: str, path: str) -> str:
    """An address of a page's as it is from a page two folders below the root."""
    whole = urljoin(ROOT + path.removesuffix("index.html"), href)
    if not whole.startswith(ROOT):
        return href
    parts = urlsplit(whole)
    target = posixpath.join("../..", parts.path.lstrip("/")) or "../../"
    return target + (f"#{parts.fragment}" if parts.fragment else "")


def _template(composition: Composition) -> str:
    """The page around an item, with marks where it differs from the others."""
    settings, above = composition.settings, "../" * bool(composition.place)
    here = Here("embed/any/index.md", composition.directory_urls, above)
    assets = settings["extra"]["assets"]
    icon = settings["theme"]["favicon"]
    html = Page(composition.catalog, here).html(
        "embed.html",
        title="{title}",
        within="{within}",
        body="{body}",
        go=here.go("{id}"),
        sheets=[here.link(assets[name]) for name in SHEETS if name in assets],
        icon=here.link(icon) if icon else "",
        site_name=settings["site_name"],
        edition=settings["extra"]["handbook"]["edition"],
        policy=policy_for(""),
    )
    return with_languages(html)
