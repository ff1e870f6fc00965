"""The settings of a composed tree: what a host set, with what our templates look up.

Each language of a handbook has its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from ..catalog import (
    CHANGES,
    DIFFERENCES,
    MY,
    PDF,
    SOURCES,
    WORKSHOP,
    Catalog,
    download_of,
    pages_on_screen,
    ready_handouts,
    sheets_of,
    url_of,
    works_in_print,
)
from ..reading import (
    FOLDERS,
    files_of,
    name_of_language,
)
from ..settings import (
    Settings,
    name_of,
    settings_in,
    with_brand,
    with_words,
)
from .assets import (
    Names,
    with_hashed_names,
)
from .inputs import worded
from .navigation import OF_SESSIONS, complete_navigation, pages_in
from .page_markdown import OUR_EXTENSIONS
from .told import page_scripts

OUR_PLUGIN = "competency-handbook"
LEFT_OUT = {OUR_PLUGIN, "search", "material/search"}
"""Plugins that the engine is not given: ours, and the search that ours takes the place of."""
NOT_FOUND_WORDS = ("not_found_title", "not_found_text", "not_found_link")
"""What the page for what is not there says, which is one for all languages."""
TRUST = {"privacy": "privacy.md", "accessibility": "accessibility.md"}
"""Pages of what readers may rely on, which a host may word anew or leave out."""


def settings_in_language(
    layers: list[Path],
    settings: Settings,
    catalog: Catalog,
    own: Catalog,
    tongues: Sequence[Catalog],
) -> Settings:
    """The settings of a handbook in the language of a catalog, one of these."""
    language = catalog.messages.language
    place = catalog.place
    if place:
        told = settings_in(layers, language)
        settings = with_brand(with_words(told, worded(told, catalog.messages)))
    named = [
        {"tag": it.messages.language, "name": name_of_language(it.messages.language)}
        | {"place": it.place, "is_here": it is catalog}
        | {"is_from_right": it.messages.is_from_right}
        | {key: it.messages(f"site.{key}") for key in NOT_FOUND_WORDS}
        for it in tongues
    ]
    languages = named if len(named) > 1 else []
    more = {"languages": languages, "root": "../" * bool(place), "place": place}
    return settings | {"extra": settings["extra"] | more}


def settings_at_place(settings: Settings) -> Settings:
    """The settings for the engine, to which a language's folder is the site."""
    address, place = settings.get("site_url"), settings["extra"]["place"]
    if not address or not place:
        return settings
    return settings | {"site_url": f"{address.rstrip('/')}/{place}"}


def with_navigation(
    settings: Settings, titles: dict[str, str], optional: frozenset[str]
) -> Settings:
    """The settings with a complete navigation, and the pages that shall stand outside of it."""
    nav = complete_navigation(settings["nav"], titles, optional)
    outside = sorted((optional | OF_SESSIONS) - set(pages_in(nav)))
    unnamed = "\n".join([settings.get("not_in_nav") or "", *(f"/{page}" for page in outside)])
    return settings | {"nav": nav, "not_in_nav": unnamed}


def composed_settings(
    settings: Settings,
    catalog: Catalog,
    names: Names,
    pages: Collection[str],
    is_offered: Callable[[str], bool],
) -> Settings:
    """The settings with our paths, our plugin left out, and what templates look up.

    Of PDFs, by their files, those that are offered.
    """
    own = {page: download_of(id) for id, pages in works_in_print(catalog).items() for page in pages}
    handouts = {page: download_of(f"handouts/{id}") for id, page in ready_handouts(catalog).items()}
    composed: Settings = with_hashed_names(settings, names)
    composed["docs_dir"] = "content"
    composed["theme"] = composed["theme"] | {"custom_dir": "overrides"}
    composed["plugins"] = [p for p in composed["plugins"] if name_of(p) not in LEFT_OUT]
    composed["markdown_extensions"] = [*composed["markdown_extensions"], *OUR_EXTENSIONS]
    composed["extra"] = composed["extra"] | {
        "assets": names,
        "words": catalog.messages.below("site"),
        "links": _links(settings, catalog, pages),
        "downloads": {page: pdf for page, pdf in own.items() if is_offered(pdf)},
        "handouts": {page: pdf for page, pdf in handouts.items() if is_offered(pdf)},
        "sheets": sheets_of(catalog),
        "in_book": [
            page
            for page in pages_in(settings["nav"])
            if not page.startswith(MY) and page not in pages_on_screen(catalog)
        ],
        **page_scripts(settings, catalog),
    }
    return composed


def _links(settings: Settings, catalog: Catalog, pages: Collection[str]) -> dict[str, str]:
    """What every page's foot and scripts lead to."""
    urls = settings["use_directory_urls"]
    linked = {"sources": SOURCES, "changes": CHANGES}
    linked |= {"workshop": WORKSHOP} if catalog.rated else {}
    linked |= {"differences": DIFFERENCES} if catalog.differences else {}
    linked |= {name: page for name, page in TRUST.items() if page in pages}
    links = {name: url_of(page, urls) for name, page in linked.items()}
    return links | ({"pdf": PDF} if catalog.has_book else {})


def based_on(layers: list[Path], catalog: Catalog) -> str:
    """What a host's handbook stands on, as the license wants it said; empty for one on none."""
    if len(layers) == 1:
        return ""
    below = settings_in(layers[:-1], catalog.messages.language)["site_name"]
    replaced = any(
        files_of(layers[:-1], folder).keys() & files_of(layers[-1:], folder).keys()
        for folder in FOLDERS
    )
    key = "changed" if replaced or catalog.differences else "whole"
    return catalog.messages(f"based_on.{key}", name=below)
