"""Layers → one folder that any engine builds: `mkdocs.yml`, `content/`, `data/`, `overrides/`.

Nothing here depends on an engine. Only what changed is written, so that a server that
watches the folder rebuilds no more than it must. Pages that nobody wrote (one for each
framework, comparison and self-check) are added, with their places in the navigation; own
assets get names that carry a hash of their content.
"""

from __future__ import annotations

import hashlib
import html
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .addresses import (
    comparison_page,
    domain_page,
    framework_page,
    is_large,
    self_assessment_page,
)
from .catalog import Catalog, open_catalog
from .layers import FOLDERS, files_of
from .model import Domain, Rates
from .settings import Settings, read_settings

ASSETS = "assets/"
UNSERVED = ("assets/js/src/",)
"""Where the browser script's modules are; the joined files beside them are served."""


@dataclass(frozen=True)
class Composition:
    """A composed tree, with what went into it."""

    folder: Path
    settings: Settings
    catalog: Catalog
    origins: dict[Path, Path] = field(repr=False)

    @property
    def config_file(self) -> Path:
        """The settings that an engine is given."""
        return self.folder / "mkdocs.yml"

    def author_path(self, composed: Path) -> Path:
        """The author's own file behind a composed one; the file itself where we wrote it."""
        return self.origins.get(composed, composed)


@dataclass(frozen=True)
class Stub:
    """A page that nobody wrote: one macro call below a title.

    `nav_title` is shorter, for the navigation, where the heading above it says the rest.
    """

    page: str
    title: str
    description: str
    call: str
    hide: tuple[str, ...] = ()
    nav_title: str = ""


def compose(layers: list[Path], into: Path) -> Composition:
    """Write the composed tree.

    Raises ProblemsFound with every problem of the settings and the data; the tree may then
    be half written, and must not be built.
    """
    settings = read_settings(layers)
    origins = {
        into / folder / name: path
        for folder in FOLDERS
        for name, path in files_of(layers, folder).items()
        if not name.startswith(UNSERVED)
    }
    wanted: dict[Path, bytes] = {}
    names = {}
    for target, path in sorted(origins.items(), key=_style_sheets_last):
        content = path.read_bytes()
        name = target.relative_to(into).as_posix()
        if name.startswith("overrides/" + ASSETS):
            asset = name.removeprefix("overrides/")
            content = _with_hashed_names(content, asset, names)
            names[asset] = _hashed_name(asset, content)
            target = into / "overrides" / names[asset]
        wanted[target] = content
    _write_changed(into / "data", wanted)
    catalog = open_catalog(into / "data", lambda path: _shown(origins.get(path, path)))

    stubs = list(_stubs(catalog))
    for stub in stubs:
        wanted.setdefault(into / "content" / stub.page, _stub_page(stub))
    settings = _composed_settings(settings, catalog, stubs, names)
    wanted[into / "mkdocs.yml"] = yaml.safe_dump(
        settings, allow_unicode=True, sort_keys=False
    ).encode()
    _write_changed(into, wanted)
    return Composition(into, settings, catalog, origins)


def _stubs(catalog: Catalog) -> Iterator[Stub]:
    """Every page that the data asks for, in reading order."""
    t = catalog.messages
    for id, framework in catalog.frameworks.items():
        page, summary = framework_page(id, framework), framework.summary
        yield Stub(page, framework.title, summary, f'framework("{id}")')
        for domain in framework.contains if is_large(framework) else ():
            if isinstance(domain, Domain):
                title = f"{domain.code} {domain.title}" if domain.code else domain.title
                call = f'domain("{id}", "{domain.id}")'
                yield Stub(domain_page(id, domain.id), title, domain.summary or title, call)
    for id, comparison in catalog.comparisons.items():
        call = f'comparison("{id}")'
        yield Stub(comparison_page(id), comparison.title, comparison.summary, call, ("toc",))
    for id, framework in catalog.frameworks.items():
        organisation = "_organisation" if framework.rates is Rates.ORGANISATION else ""
        title = t("self_check.title" + organisation, title=framework.title)
        call = f'self_assessment("{id}")'
        purpose = t("self_check.purpose" + organisation)
        page = self_assessment_page(id)
        yield Stub(page, title, purpose, call, nav_title=framework.title)


def _stub_page(stub: Stub) -> bytes:
    front: dict[str, Any] = {"title": _literal(stub.title), "description": _literal(stub.description)}
    if stub.hide:
        front["hide"] = list(stub.hide)
    matter = yaml.safe_dump(front, allow_unicode=True, sort_keys=False)
    return f"---\n{matter}---\n\n{{{{ {stub.call} }}}}\n".encode()


def _literal(text: str) -> str:
    """Text that themes print unescaped and macros would run: shown as written all the same."""
    return html.escape(" ".join(text.split())).replace("{", "&#123;").replace("}", "&#125;")


def _composed_settings(
    settings: Settings, catalog: Catalog, stubs: list[Stub], names: dict[str, str]
) -> Settings:
    """The settings with our paths, our plugin left out, and what templates look up."""
    composed = _renamed(settings, names)
    composed["docs_dir"] = "content"
    composed["theme"] = composed["theme"] | {"custom_dir": "overrides"}
    composed["plugins"] = [p for p in composed["plugins"] if p != "competency-handbook"]
    composed["nav"] = _complete_nav(composed["nav"], stubs)
    composed["extra"] = composed["extra"] | {
        "assets": names,
        "words": catalog.messages.below("site"),
        "script": _script_settings(settings, catalog),
    }
    return composed


def _script_settings(settings: Settings, catalog: Catalog) -> str:
    """What the browser's script is told, as JSON that can stand inside a page's HTML."""
    told = {
        "handbook": settings["extra"]["handbook"]["id"],
        "language": catalog.messages.language,
        "messages": catalog.messages.below("self_check"),
    }
    return json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")


def _complete_nav(nav: list[Any], stubs: list[Stub]) -> list[Any]:
    """The navigation with every page that it does not name, beside its folder's index."""
    named = set(_pages_in(nav))
    heads = {stub.page.removesuffix("/index.md") for stub in stubs if "/index.md" in stub.page}
    completed = nav
    for stub in stubs:
        folder = os.path.dirname(stub.page)
        if stub.page in named or folder in heads and not stub.page.endswith("/index.md"):
            continue
        entry: Any = {_literal(stub.nav_title or stub.title): stub.page}
        if folder in heads:
            below = [{_literal(s.title): s.page} for s in stubs if os.path.dirname(s.page) == folder]
            entry, folder = {_literal(stub.title): [stub.page, *below[1:]]}, os.path.dirname(folder)
        completed = _beside(completed, f"{folder}/index.md", entry)
    return completed


def _beside(nav: list[Any], index: str, entry: Any) -> list[Any]:
    """`nav` with `entry` last in the list that holds `index`; at the end where none does."""
    found, placed = False, []
    for item in nav:
        if isinstance(item, dict):
            [(title, below)] = item.items()
            if isinstance(below, list) and index in set(_pages_in(below)):
                direct = any(page == index for page in below if isinstance(page, str))
                below = [*below, entry] if direct else _beside(below, index, entry)
                item, found = {title: below}, True
        placed.append(item)
    return placed if found else [*placed, entry]


def _pages_in(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    for below in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from _pages_in(below)


def _style_sheets_last(origin: tuple[Path, Path]) -> tuple[bool, Path]:
    """The order of reading: a style sheet names other assets, whose hashes must be known."""
    return origin[0].suffix == ".css", origin[0]


def _hashed_name(asset: str, content: bytes) -> str:
    stem, ending = os.path.splitext(asset)
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}{ending}"


def _with_hashed_names(content: bytes, asset: str, names: dict[str, str]) -> bytes:
    """A style sheet whose `url(…)` name the hashed files; anything else as it is."""
    if not asset.endswith(".css"):
        return content
    folder = os.path.dirname(asset)

    def renamed(match: re.Match[str]) -> str:
        target = os.path.normpath(os.path.join(folder, match[1]))
        return f'url("{os.path.relpath(names.get(target, target), folder)}")'

    return re.sub(r'url\("((?!data:)[^"]+)"\)', renamed, content.decode()).encode()


def _renamed(settings: Any, names: dict[str, str]) -> Any:
    """Settings whose paths to assets are the hashed ones."""
    if isinstance(settings, dict):
        return {key: _renamed(value, names) for key, value in settings.items()}
    if isinstance(settings, list):
        return [_renamed(value, names) for value in settings]
    return names.get(settings, settings) if isinstance(settings, str) else settings


def _write_changed(folder: Path, wanted: dict[Path, bytes]) -> None:
    """Make what is below `folder` exactly what is wanted there, touching only what differs."""
    below = {path: content for path, content in wanted.items() if path.is_relative_to(folder)}
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
        elif path.is_file() and path not in below:
            path.unlink()
    for path, content in below.items():
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _shown(path: Path) -> str:
    """A path as a person at the prompt would write it."""
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)
