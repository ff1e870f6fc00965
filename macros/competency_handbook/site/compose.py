"""Layers → one folder that any engine builds: `mkdocs.yml`, `content/`, `data/`, `overrides/`.

Nothing here depends on an engine. Only what changed is written, so that a server that
watches the folder rebuilds no more than it must. Pages that nobody wrote are added, with
their places in the navigation; own assets get names that carry a hash of their content.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from posixpath import dirname

import yaml

from ..catalog import (
    CHANGES,
    DIFFERENCES,
    MY,
    PDF,
    SOURCES,
    WORKSHOP,
    Catalog,
    catalog_of,
    download_of,
    pages_on_screen,
    ready_handouts,
    sheets_of,
    snapshot_of,
    url_of,
    works_in_print,
)
from ..kinds import KINDS, kinds_of
from ..model import Problem, ProblemsFound
from ..reading import (
    ENGLISH,
    FOLDERS,
    Messages,
    files_of,
    language_at,
    name_of_language,
    pages_in_language,
    pages_of,
    shown_path,
)
from ..settings import (
    Settings,
    brand_of,
    check_words,
    keeps_pages,
    language_of,
    languages_of,
    layer_languages,
    name_of,
    read_settings,
    registered_edition_of,
    reporting_contact_of,
    settings_in,
    strict_layers,
    with_brand,
    with_words,
    words_of,
)
from .assets import FOLDER as ASSETS
from .assets import (
    UNSERVED,
    Names,
    first_fonts,
    hash_names,
    join_style_sheets,
    with_hashed_names,
)
from .brand_sheet import EMBED_SHEET, TOKENS, brand_sheet, dark_where_preferred
from .brand_sheet import SHEET as BRAND_SHEET
from .calls import check_calls, check_links_to_hidden
from .contrast import check_styles
from .files import check_files, check_navigation, check_readmes
from .foreign_pages import as_foreign, check_pages_in_language
from .hidden_pages import check_hidden_pages, check_reserved
from .icons import icons_of
from .links import check_links
from .manifest import MANIFEST, manifest_of
from .navigation import OF_SESSIONS, complete_navigation, pages_in
from .notices import notices_of
from .output import Output, zip_of
from .page_markdown import OUR_EXTENSIONS
from .page_styles import check_page_styles
from .page_text import for_macros, without_links_to
from .stubs import all_stubs, literal
from .theme_templates import check_templates
from .told import made_scripts, page_scripts

OUR_PLUGIN = "competency-handbook"
LEFT_OUT = {OUR_PLUGIN, "search", "material/search"}
"""Plugins that the engine is not given: ours, and the search that ours takes the place of."""
LANGUAGES = "languages"
"""The folder of a composed tree that has those in other languages."""
SNAPSHOT = "catalog.json"
"""The checked data in a composed tree, for the macros of whichever engine builds it."""

NOT_FOUND_WORDS = ("not_found_title", "not_found_text", "not_found_link")
"""What the page for what is not there says, which is one for all languages."""
TRUST = {"privacy": "privacy.md", "accessibility": "accessibility.md"}
"""Pages of what readers may rely on, which a host may word anew or leave out."""


@dataclass(frozen=True)
class Composition:
    """A composed tree, with what went into it."""

    folder: Path
    settings: Settings
    catalog: Catalog
    notices: tuple[Problem, ...] = ()
    """What an author may want to mend, and what stops nothing."""
    output: Output = Output.DRAFT
    place: str = ""
    """The folder of the site that its pages are in, `es/`; empty for the handbook's own language.
    """
    others: tuple[Composition, ...] = ()
    """The same handbook in other languages."""

    @property
    def language(self) -> str:
        """What it is in, as a BCP 47 tag."""
        return self.catalog.messages.language

    @property
    def config_file(self) -> Path:
        """The settings that an engine is given."""
        return self.folder / "mkdocs.yml"

    @property
    def directory_urls(self) -> bool:
        """Whether addresses of pages end with a slash, as a web server wants it."""
        return bool(self.settings["use_directory_urls"])


@contextmanager
def uncollected() -> Iterator[None]:
    """Let Python clear up afterwards: looking for garbage, of which there is little, takes long.

    With 14,000 statements it took more than half of the time to read them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@uncollected()
def compose(
    layers: list[Path],
    into: Path,
    strict: bool = False,
    output: Output = Output.DRAFT,
    in_all_languages: bool = True,
    pdfs: Collection[str] | None = None,
) -> Composition:
    """Write the composed tree into the folder `into`, for this output.

    Of `pdfs`, by their files in the site, pages offer those alone; without them, all of a handbook.

    The stricter bar is asked of every layer with `strict`, else of those that ask it of themselves.
    Other languages have trees of their own, below it.

    Raises ProblemsFound with every problem of the settings and the data; the trees are then as
    they were.
    """
    written = pages_of(layers)
    settings, catalog = _read(layers, files_of(layers, "data"), written, strict)
    others = catalog.translations if in_all_languages else ()
    tongues = (catalog, *others)
    spoken = [_settings_in(layers, settings, it, catalog, tongues) for it in tongues]
    composed = [
        _write_tree(layers, into, it, told, written, output, pdfs)
        for it, told in zip(tongues, spoken, strict=True)
    ]
    ours = {name: path for name, path in written.items() if path.is_relative_to(layers[-1])}
    notices = {*catalog.notices, *check_page_styles(ours)}
    if len(layers) > 1:
        notices |= {*check_links_to_hidden(ours, catalog)}
    notices |= {*notices_of(layers, composed[0].settings, catalog.messages)}
    return replace(composed[0], notices=tuple(sorted(notices)), others=tuple(composed[1:]))


def _settings_in(
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
        settings = with_brand(with_words(told, _worded(told, catalog.messages)))
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


def _worded(settings: Settings, messages: Messages) -> Messages:
    """The messages with those that the brand of the settings words anew."""
    return replace(messages, by_key={**messages.by_key, **words_of(brand_of(settings))})


def _write_tree(
    layers: list[Path],
    top: Path,
    catalog: Catalog,
    settings: Settings,
    written: dict[str, Path],
    output: Output,
    pdfs: Collection[str] | None,
) -> Composition:
    """Write the tree of a handbook in one language, in the folder `top` or below it."""
    language, place = catalog.messages.language, catalog.place
    into = top / LANGUAGES / place if place else top
    content = pages_in_language(written, language)
    if place:
        messages = _worded(settings, catalog.messages)
        catalog = replace(
            catalog,
            messages=messages,
            reporting_contact=reporting_contact_of(settings),
            name=str(settings["site_name"]),
        )
    if output is Output.FILES:
        settings = settings | {"use_directory_urls": False}

    def is_offered(pdf: str) -> bool:
        return pdfs is None or f"{place}{pdf}" in pdfs

    catalog = replace(catalog, has_book=is_offered(PDF))
    _write(into / SNAPSHOT, snapshot_of(catalog))
    stubs = all_stubs(catalog)
    pages = {stub.page: stub.text().encode() for stub in stubs}
    spoken = layer_languages(layers)
    pages |= {
        name: _content_of(
            path,
            settings,
            catalog,
            language_at(path, spoken) if path == written.get(name) else language,
        )
        for name, path in content.items()
    }
    _write_changed(into / "content", pages)

    made = made_scripts(settings, catalog)
    settings, names = _write_overrides(layers, settings, made, into / "overrides", output)
    titles = {stub.page: literal(stub.nav_title or stub.title) for stub in stubs}
    titles |= {name: titles.get(name, "") for name in content if name.endswith(".md")}
    own = {name for name, path in content.items() if path.is_relative_to(layers[-1])}
    opened = {dirname(stub.page) for stub in stubs if stub.opens_section} - {*map(dirname, content)}
    own |= {stub.page for stub in stubs if dirname(stub.page) in opened}
    own |= {DIFFERENCES} & titles.keys()
    settings = _with_navigation(settings, titles, frozenset(titles.keys() - own))
    settings = _composed_settings(settings, catalog, names, titles.keys(), is_offered)
    settings["extra"]["based_on"] = _based_on(layers, catalog)
    if output is Output.SITE_WITH_ZIP:
        zip_place = "../" * bool(place) + zip_of(settings)
        settings["extra"]["links"]["offline"] = zip_place
    _write(into / "mkdocs.yml", yaml.safe_dump(_at_its_place(settings), sort_keys=False).encode())
    return Composition(into, settings, catalog, output=output, place=place)


def _at_its_place(settings: Settings) -> Settings:
    """The settings for the engine, to which a language's folder is the site."""
    address, place = settings.get("site_url"), settings["extra"]["place"]
    if not address or not place:
        return settings
    return settings | {"site_url": f"{address.rstrip('/')}/{place}"}


def _read(
    layers: list[Path], data: dict[str, Path], written: dict[str, Path], strict: bool
) -> tuple[Settings, Catalog]:
    """The settings and the data. Raises ProblemsFound with the problems of both, and of pages."""
    problems: list[Problem] = []
    language, kinds, asking = ENGLISH, KINDS, layers if strict else []
    others: tuple[str, ...] = ()
    spoken: dict[Path, str] = {}
    settings: Settings = {}
    try:
        settings = read_settings(layers)
        asking = asking or strict_layers(layers)
        language, kinds = language_of(settings), kinds_of(settings)
        others, spoken = languages_of(layers, settings), layer_languages(layers)
    except ProblemsFound as found:
        problems += found.problems
    content = pages_in_language(written, language)
    problems += check_files(content, files_of(layers, "overrides"))
    problems += check_templates(files_of(layers, "overrides"))
    problems += check_reserved(content)
    problems += check_styles(layers, settings)
    try:
        edition = registered_edition_of(layers, settings) if settings else ""
        catalog = catalog_of(
            data, kinds, shown_path, layers, language, asking, edition, others, spoken
        )
        contact, name = reporting_contact_of(settings), str(settings.get("site_name") or "")
        catalog = replace(catalog, reporting_contact=contact, name=name)
        problems += check_calls(content, catalog, settings)
        made = {stub.page for stub in all_stubs(catalog)}
        pages = {*content, *made}
        problems += check_readmes(content, pages)
        assets = files_of(layers, "overrides")
        # Where settings cannot be used, links are followed as those below would have it.
        if followed := settings or (read_settings(layers[:-1]) if layers[:-1] else {}):
            problems += check_links(content, assets, catalog, followed)
        if settings:
            if catalog.wordings:
                problems += check_pages_in_language(written, content, language)
            for it in catalog.translations:
                there = pages_in_language(written, it.messages.language)
                problems += check_pages_in_language(written, there, it.messages.language)
                problems += check_calls(there, it, settings)
                problems += check_links(there, assets, it, settings)
            asked = made | files_of(layers[:-1], "content").keys()
            problems += check_hidden_pages(settings, asked, layers[-1] / "mkdocs.yml")
            file = layers[-1] / "mkdocs.yml"
            problems += check_navigation(settings["nav"], pages, file)
            problems += check_words(settings, catalog.messages, file)
    except ProblemsFound as found:
        problems += found.problems
    if problems:
        raise ProblemsFound(problems)
    messages = _worded(settings, catalog.messages)
    return with_brand(with_words(settings, messages)), replace(catalog, messages=messages)


def _write_overrides(
    layers: list[Path], settings: Settings, made: dict[str, bytes], into: Path, output: Output
) -> tuple[Settings, Names]:
    """Write the theme's files, own assets and those that are `made` under their hashed names.

    Returns the settings with our style sheets joined and the fonts to load first, and the hashed
    names.
    """
    files = files_of(layers, "overrides")
    contents = {name: p.read_bytes() for name, p in files.items() if not name.startswith(UNSERVED)}
    assets = {name: content for name, content in contents.items() if name.startswith(ASSETS)}
    assets[BRAND_SHEET] = brand_sheet(settings).encode() + assets[BRAND_SHEET]
    colors = (assets[name].decode() for name in (TOKENS, BRAND_SHEET))
    assets[EMBED_SHEET] += b"\n" + dark_where_preferred(colors).encode()
    ours = {name for name in assets if files[name].is_relative_to(layers[0])}
    sheets, joined = join_style_sheets(settings["extra_css"], assets, ours.__contains__)
    if output.is_published:
        made = made | (icons := icons_of(settings, assets))
        if keeps_pages(settings):
            made = made | {MANIFEST: manifest_of(settings, assets | icons)}
    names, hashed = hash_names(joined | made)
    others = {name: content for name, content in contents.items() if name not in assets}
    _write_changed(into, hashed | others)
    fonts = first_fonts(assets, (ours - {BRAND_SHEET}).__contains__)
    extra = settings["extra"] | {"first_fonts": fonts}
    return settings | {"extra_css": sheets, "extra": extra}, names


def _with_navigation(
    settings: Settings, titles: dict[str, str], optional: frozenset[str]
) -> Settings:
    """The settings with a complete navigation, and the pages that shall stand outside of it."""
    nav = complete_navigation(settings["nav"], titles, optional)
    outside = sorted((optional | OF_SESSIONS) - set(pages_in(nav)))
    unnamed = "\n".join([settings.get("not_in_nav") or "", *(f"/{page}" for page in outside)])
    return settings | {"nav": nav, "not_in_nav": unnamed}


def _composed_settings(
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


def _based_on(layers: list[Path], catalog: Catalog) -> str:
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


def _content_of(path: Path, settings: Settings, catalog: Catalog, language: str) -> bytes:
    """A file of `content/` in a `language`, a page as the macros plugin is to have it.

    Where lists of a page lead to what the host leaves out, they leave it out, too. A page that is
    in another language than the catalog says so.
    """
    raw, is_foreign = path.read_bytes(), language != catalog.messages.language
    if path.suffix != ".md" or (b"{" not in raw and not is_foreign):
        return raw
    text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    if is_foreign:
        text = as_foreign(text, language)
    return for_macros(without_links_to(text, catalog.hidden), settings).encode()


def _write_changed(folder: Path, wanted: dict[str, bytes]) -> None:
    """Make what is below `folder` exactly what is wanted there, touching only what differs."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
        elif path.is_file() and path.relative_to(folder).as_posix() not in wanted:
            path.unlink()
    for name, content in wanted.items():
        _write(folder / name, content)


def _write(path: Path, content: bytes) -> None:
    if not path.is_file() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
