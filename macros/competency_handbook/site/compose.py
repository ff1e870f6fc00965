"""Layers → one folder that any engine builds: `mkdocs.yml`, `content/`, `data/`, `overrides/`.

Nothing here depends on an engine. Only what changed is written, so that a server that
watches the folder rebuilds no more than it must. Pages that nobody wrote are added, with
their places in the navigation; own assets get names that carry a hash of their content.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Collection, Iterator
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
from ..reading import ENGLISH, FOLDERS, files_of, shown_path, without_translations
from ..render import outline_script
from ..settings import (
    Settings,
    brand_of,
    check_words,
    keeps_pages,
    language_of,
    name_of,
    read_settings,
    reporting_contact_of,
    strict_layers,
    with_brand,
    with_words,
    words_of,
)
from .assets import FOLDER as ASSETS
from .assets import (
    OUTLINE,
    PRESENT_WORDS,
    UNSERVED,
    Names,
    first_fonts,
    hash_names,
    join_style_sheets,
    with_hashed_names,
)
from .brand_sheet import SHEET as BRAND_SHEET
from .brand_sheet import brand_sheet
from .calls import check_calls
from .contrast import check_styles
from .files import check_files, check_navigation, check_readmes
from .hidden_pages import check_hidden_pages, check_reserved
from .links import check_links
from .manifest import MANIFEST, manifest_of
from .navigation import complete_navigation, pages_in
from .notices import notices_of
from .output import Output, zip_of
from .page_markdown import OUR_EXTENSIONS
from .page_styles import check_page_styles
from .page_text import for_macros, without_links_to
from .stubs import all_stubs, literal
from .theme_templates import check_templates

OUR_PLUGIN = "competency-handbook"
LEFT_OUT = {OUR_PLUGIN, "search", "material/search"}
"""Plugins that the engine is not given: ours, and the search that ours takes the place of."""
SNAPSHOT = "catalog.json"
"""The checked data in a composed tree, for the macros of whichever engine builds it."""

TRUST = {"privacy": "privacy.md", "accessibility": "accessibility.md"}
"""Pages of what readers may rely on, which a host may word anew or leave out."""

CHECK_WORDS = {"keeping", "rating", "self_check", "self_study", "worksheet"}
MY_WORDS = CHECK_WORDS | {"map", "my", "my_progress", "my_plan", "snapshot"}
ANSWERS_WORDS = {"answers", "filled_pdf", "keeping", "second_view", "self_check"}
"""The groups of messages that the scripts of a reader's own pages say."""


@dataclass(frozen=True)
class Composition:
    """A composed tree, with what went into it."""

    folder: Path
    settings: Settings
    catalog: Catalog
    notices: tuple[Problem, ...] = ()
    """What an author may want to mend, and what stops nothing."""
    output: Output = Output.DRAFT

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
    layers: list[Path], into: Path, strict: bool = False, output: Output = Output.DRAFT
) -> Composition:
    """Write the composed tree into the folder `into`, for this output.

    The stricter bar is asked of every layer with `strict`, else of those that ask it of themselves.

    Raises ProblemsFound with every problem of the settings and the data; the tree is then as
    it was.
    """
    data = files_of(layers, "data")
    content = without_translations(files_of(layers, "content"))
    settings, catalog = _read(layers, data, content, strict)
    if output is Output.FILES:
        settings = settings | {"use_directory_urls": False}
    _write(into / SNAPSHOT, snapshot_of(catalog))
    stubs = all_stubs(catalog)
    pages = {stub.page: stub.text().encode() for stub in stubs}
    pages |= {name: _content_of(path, settings, catalog) for name, path in content.items()}
    _write_changed(into / "content", pages)

    made = {
        OUTLINE: outline_script(catalog, bool(settings["use_directory_urls"])).encode(),
        PRESENT_WORDS: _words_script("chbPresentWords", settings, catalog, {"present"}).encode(),
    }
    settings, names = _write_overrides(layers, settings, made, into / "overrides", output)
    titles = {stub.page: literal(stub.nav_title or stub.title) for stub in stubs}
    titles |= {name: titles.get(name, "") for name in content if name.endswith(".md")}
    own = {name for name, path in content.items() if path.is_relative_to(layers[-1])}
    opened = {dirname(stub.page) for stub in stubs if stub.opens_section} - {*map(dirname, content)}
    own |= {stub.page for stub in stubs if dirname(stub.page) in opened}
    own |= {DIFFERENCES} & titles.keys()
    settings = _with_navigation(settings, titles, frozenset(titles.keys() - own))
    settings = _composed_settings(settings, catalog, names, titles.keys())
    settings["extra"]["based_on"] = _based_on(layers, catalog)
    if output is Output.SITE_WITH_ZIP:
        settings["extra"]["links"]["offline"] = zip_of(settings)
    _write(into / "mkdocs.yml", yaml.safe_dump(settings, sort_keys=False).encode())
    ours = {name: path for name, path in content.items() if path.is_relative_to(layers[-1])}
    notices = {*catalog.notices, *check_page_styles(ours)}
    notices |= {*notices_of(layers, settings, catalog.messages)}
    return Composition(into, settings, catalog, tuple(sorted(notices)), output)


def _read(
    layers: list[Path], data: dict[str, Path], content: dict[str, Path], strict: bool
) -> tuple[Settings, Catalog]:
    """The settings and the data. Raises ProblemsFound with the problems of both, and of pages."""
    problems: list[Problem] = []
    language, kinds, asking = ENGLISH, KINDS, layers if strict else []
    settings: Settings = {}
    try:
        settings = read_settings(layers)
        asking = asking or strict_layers(layers)
        language, kinds = language_of(settings), kinds_of(settings)
    except ProblemsFound as found:
        problems += found.problems
    problems += check_files(content, files_of(layers, "overrides"))
    problems += check_templates(files_of(layers, "overrides"))
    problems += check_reserved(content)
    problems += check_styles(layers, settings)
    try:
        edition = str(settings["extra"]["handbook"]["edition"]) if settings else ""
        catalog = catalog_of(data, kinds, shown_path, layers, language, asking, edition)
        contact, name = reporting_contact_of(settings), str(settings.get("site_name") or "")
        catalog = replace(catalog, reporting_contact=contact, name=name)
        problems += check_calls(content, catalog, settings)
        made = {stub.page for stub in all_stubs(catalog)}
        pages = {*content, *made}
        problems += check_readmes(content, pages)
        if settings:
            problems += check_links(content, files_of(layers, "overrides"), catalog, settings)
            asked = made | files_of(layers[:-1], "content").keys()
            problems += check_hidden_pages(settings, asked, layers[-1] / "mkdocs.yml")
        if not problems:
            file = layers[-1] / "mkdocs.yml"
            problems += check_navigation(settings["nav"], pages, file)
            problems += check_words(settings, catalog.messages, file)
    except ProblemsFound as found:
        problems += found.problems
    if problems:
        raise ProblemsFound(problems)
    messages = replace(
        catalog.messages, by_key={**catalog.messages.by_key, **words_of(brand_of(settings))}
    )
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
    ours = {name for name in assets if files[name].is_relative_to(layers[0])}
    sheets, joined = join_style_sheets(settings["extra_css"], assets, ours.__contains__)
    if output.is_published and keeps_pages(settings):
        made = made | {MANIFEST: manifest_of(settings, assets)}
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
    outside = sorted(optional - set(pages_in(nav)))
    unnamed = "\n".join([settings.get("not_in_nav") or "", *(f"/{page}" for page in outside)])
    return settings | {"nav": nav, "not_in_nav": unnamed}


def _composed_settings(
    settings: Settings, catalog: Catalog, names: Names, pages: Collection[str]
) -> Settings:
    """The settings with our paths, our plugin left out, and what templates look up."""
    composed: Settings = with_hashed_names(settings, names)
    composed["docs_dir"] = "content"
    composed["theme"] = composed["theme"] | {"custom_dir": "overrides"}
    composed["plugins"] = [p for p in composed["plugins"] if name_of(p) not in LEFT_OUT]
    composed["markdown_extensions"] = [*composed["markdown_extensions"], *OUR_EXTENSIONS]
    composed["extra"] = composed["extra"] | {
        "assets": names,
        "words": catalog.messages.below("site"),
        "links": {"pdf": PDF, **_links(settings, catalog, pages)},
        "downloads": {
            page: download_of(id) for id, pages in works_in_print(catalog).items() for page in pages
        },
        "handouts": {
            page: download_of(f"handouts/{id}") for id, page in ready_handouts(catalog).items()
        },
        "sheets": sheets_of(catalog),
        "in_book": [
            page
            for page in pages_in(settings["nav"])
            if not page.startswith(MY) and page not in pages_on_screen(catalog)
        ],
        "script": _script_settings(settings, catalog, CHECK_WORDS),
        "map_script": _script_settings(settings, catalog, set()),
        "my_script": _script_settings(settings, catalog, MY_WORDS),
        "answers_script": _script_settings(settings, catalog, ANSWERS_WORDS),
    }
    return composed


def _links(settings: Settings, catalog: Catalog, pages: Collection[str]) -> dict[str, str]:
    """What every page's foot leads to, beside the PDF."""
    urls = settings["use_directory_urls"]
    linked = {"sources": SOURCES, "changes": CHANGES}
    linked |= {"differences": DIFFERENCES} if catalog.differences else {}
    linked |= {name: page for name, page in TRUST.items() if page in pages}
    return {name: url_of(page, urls) for name, page in linked.items()}


def _based_on(layers: list[Path], catalog: Catalog) -> str:
    """What a host's handbook stands on, as the license wants it said; empty for one on none."""
    if len(layers) == 1:
        return ""
    below = read_settings(layers[:-1])["site_name"]
    replaced = any(
        files_of(layers[:-1], folder).keys() & files_of(layers[-1:], folder).keys()
        for folder in FOLDERS
    )
    key = "changed" if replaced or catalog.differences else "whole"
    return catalog.messages(f"based_on.{key}", name=below)


def _script_settings(settings: Settings, catalog: Catalog, groups: set[str]) -> str:
    """What the browser's script is told, as JSON that can stand inside a page's HTML."""
    messages = catalog.messages.by_key.items()
    told = {
        "handbook": settings["extra"]["handbook"]["id"],
        "edition": str(settings["extra"]["handbook"]["edition"]),
        "language": catalog.messages.language,
        "messages": {k: text for k, text in messages if k.partition(".")[0] in groups},
    }
    return json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")


def _words_script(name: str, settings: Settings, catalog: Catalog, groups: set[str]) -> str:
    """The same as a script that leaves it in a global variable, for what a page loads later."""
    return f"globalThis.{name}={_script_settings(settings, catalog, groups)}\n"


def _content_of(path: Path, settings: Settings, catalog: Catalog) -> bytes:
    """A file of `content/`, a page as the macros plugin is to have it.

    Where lists of a page lead to what the host leaves out, they leave it out, too.
    """
    raw = path.read_bytes()
    if path.suffix != ".md" or b"{" not in raw:
        return raw
    text = raw.decode("utf-8-sig").replace("\r\n", "\n")
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
