"""Layers → one folder that any engine builds: `mkdocs.yml`, `content/`, `data/`, `overrides/`.

Nothing here depends on an engine. Only what changed is written, so that a server that
watches the folder rebuilds no more than it must. Pages that nobody wrote are added, with
their places in the navigation; own assets get names that carry a hash of their content.
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from posixpath import dirname

import yaml

from ..catalog import (
    DIFFERENCES,
    PDF,
    Catalog,
    snapshot_of,
)
from ..model import Problem
from ..reading import (
    files_of,
    language_at,
    pages_in_language,
    pages_of,
)
from ..settings import (
    Settings,
    keeps_pages,
    layer_languages,
    reporting_contact_of,
)
from .assets import FOLDER as ASSETS
from .assets import (
    UNSERVED,
    Names,
    first_fonts,
    hash_names,
    join_style_sheets,
)
from .brand_sheet import EMBED_SHEET, TOKENS, brand_sheet, dark_where_preferred
from .brand_sheet import SHEET as BRAND_SHEET
from .calls import check_links_to_hidden
from .composed_settings import (
    based_on,
    composed_settings,
    settings_at_place,
    settings_in_language,
    with_navigation,
)
from .foreign_pages import as_foreign
from .icons import icons_of
from .inputs import read_inputs, worded
from .manifest import MANIFEST, manifest_of
from .notices import notices_of
from .output import Output, zip_of
from .page_styles import check_page_styles
from .page_text import for_macros, without_links_to
from .stubs import all_stubs, literal
from .told import made_scripts

LANGUAGES = "languages"
"""The folder of a composed tree that has those in other languages."""
SNAPSHOT = "catalog.json"
"""The checked data in a composed tree, for the macros of whichever engine builds it."""


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
    settings, catalog = read_inputs(layers, files_of(layers, "data"), written, strict)
    others = catalog.translations if in_all_languages else ()
    tongues = (catalog, *others)
    spoken = [settings_in_language(layers, settings, it, catalog, tongues) for it in tongues]
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
        messages = worded(settings, catalog.messages)
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
    settings = with_navigation(settings, titles, frozenset(titles.keys() - own))
    settings = composed_settings(settings, catalog, names, titles.keys(), is_offered)
    settings["extra"]["based_on"] = based_on(layers, catalog)
    if output is Output.SITE_WITH_ZIP:
        zip_place = "../" * bool(place) + zip_of(settings)
        settings["extra"]["links"]["offline"] = zip_place
    _write(
        into / "mkdocs.yml", yaml.safe_dump(settings_at_place(settings), sort_keys=False).encode()
    )
    return Composition(into, settings, catalog, output=output, place=place)


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
