"""The only module that knows MkDocs: builds a composed tree, and serves one that changes.

As a plugin it lets plain `mkdocs serve` work in this repository: the settings that MkDocs
read are replaced by those of the composed tree, which is composed anew at each reload.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's banner; see docs/decisions

import yaml
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page

from ..model import BuildFailed, ProblemsFound
from ..reading import FOLDERS, layers_of
from .compose import Composition, compose
from .finish import with_terms
from .go import MADE_FROM
from .language_marks import with_languages
from .searching import search_scripts
from .signs import Signs
from .theme_templates import templates_named

log = logging.getLogger("mkdocs.plugins.competency-handbook")


def build_site(config_file: Path, into: Path) -> None:
    """Build a composed tree into the folder `into`, its warnings on standard error.

    Raises BuildFailed where MkDocs stops, which it does at the first page with an error and
    after any warning, and where a template cannot be filled in.
    """
    with _log_shown(logging.WARNING), templates_named(config_file.parent):
        try:
            config = load_config(str(config_file), site_dir=str(into), strict=True)
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build.build(config)
            config.plugins.on_shutdown()
        except (MkDocsException, SystemExit) as stopped:
            raise BuildFailed(
                "MkDocs could not build the pages; what it said is above."
            ) from stopped


def serve_site(root: Path, address: str) -> None:
    """Serve the handbook in `root` at `host:port`, reloading on a change of any of its files.

    Raises ProblemsFound where it cannot be built to begin with, and BuildFailed where the address
    is taken or not this machine's.
    """
    composed = compose(layers_of(root), composed_folder(root))
    outer = {
        "site_name": composed.settings["site_name"],
        "docs_dir": str(composed.folder / "content"),
        "plugins": [{"competency-handbook": {"root": str(root)}}],
    }
    file = composed.folder.with_name("serve.yml")
    file.write_text(yaml.safe_dump(outer), "utf-8")
    with _log_shown(logging.INFO):
        try:
            mkdocs_serve.serve(str(file), dev_addr=address)
        except OSError as refused:
            raise BuildFailed(f"{address} cannot be served at: {refused.strerror}.") from None


@contextmanager
def _log_shown(level: int) -> Iterator[None]:
    """What MkDocs says from `level` on, printed on standard error."""
    shown, mkdocs = logging.StreamHandler(), logging.getLogger("mkdocs")
    before = mkdocs.level
    shown.setLevel(level)
    mkdocs.addHandler(shown)
    mkdocs.setLevel(level)
    try:
        yield
    finally:
        mkdocs.removeHandler(shown)
        mkdocs.setLevel(before)


def composed_folder(root: Path) -> Path:
    """Where the composed tree of the handbook in `root` is written."""
    return root / "build" / "composed"


def _build_again(other: Composition, into: Path) -> None:
    """Build the pages of another language as they are read, if their tree or our code changed."""
    package = Path(__file__).parents[1]
    files = [*other.folder.rglob("*"), *package.rglob("*.py"), *package.rglob("*.html")]
    seen = str(sorted((str(it), it.stat().st_mtime_ns) for it in files if it.is_file()))
    state, mark = hashlib.sha256(seen.encode()).hexdigest(), into / MADE_FROM
    if mark.is_file() and mark.read_text("utf-8") == state:
        return
    build_site(other.config_file, into)
    pages = {
        path.relative_to(into).as_posix(): path.read_text("utf-8")
        for path in sorted(into.rglob("*.html"))
    }
    for name, html in pages.items():
        (into / name).write_text(_as_read(html, name, other), "utf-8")
    _write_search(into, pages, other)
    mark.write_text(state, "utf-8")


def _as_read(html: str, name: str, composition: Composition) -> str:
    """A page, by its file's name, with what a build does to it that its author looks at."""
    return with_languages(Signs(composition).on(with_terms(html, name, composition), name))


def _write_search(site: Path, pages: Mapping[str, str], composition: Composition) -> None:
    """Write the search's scripts into a site of these pages."""
    read = {name: with_languages(html) for name, html in pages.items()}
    for name, script in search_scripts(read, composition).items():
        (site / name).write_text(script, "utf-8")


class _PluginConfig(Config):
    root = config_options.Type(str, default="")


class HandbookPlugin(BasePlugin[_PluginConfig]):
    """Puts the composed tree in the place of what MkDocs was started with."""

    _composition: Composition | None = None
    _pages: dict[str, str]
    """The pages of a build as the engine made them, by their files."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """The composed tree's configuration; the last good tree's where there are problems.

        Raises Abort where there are problems and no good tree yet.
        """
        self._pages = {}
        root = self._root(config)
        config_file = composed_folder(root) / "mkdocs.yml"
        try:
            self._composition = compose(layers_of(root), composed_folder(root))
        except ProblemsFound as problems:
            for problem in problems.problems:
                log.error(problem)
            if not config_file.is_file():
                raise Abort("The handbook has problems.") from None
            log.error("The pages stay as they were until these problems are mended.")
        inner = load_config(
            str(config_file),
            site_dir=config.site_dir,
            site_url=config.site_url,
            dev_addr=f"{config.dev_addr.host}:{config.dev_addr.port}",
        )
        inner.plugins["macros"].config["on_error_fail"] = False  # it would end the server
        inner.plugins.on_startup(command="serve", dirty=False)
        inner = inner.plugins.on_config(inner)
        inner.plugins["competency-handbook"] = self  # for the pages that follow
        return inner

    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """A page with its glossary terms marked, as a build does it once there are no problems."""
        if self._composition is None:
            return output
        self._pages[page.file.dest_uri] = output
        return _as_read(output, page.file.dest_uri, self._composition)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """The search's scripts by the names that pages know them by, and the other languages."""
        if self._composition is None:
            return
        site = Path(config.site_dir)
        _write_search(site, self._pages, self._composition)
        for other in self._composition.others:
            built = composed_folder(self._root(config)).with_name(f"served-{other.language}")
            try:
                _build_again(other, built)
            except BuildFailed as failed:
                log.error(f"{failed} The pages in `{other.language}` stay as they were.")
            if built.is_dir():
                shutil.copytree(built, site / other.place, dirs_exist_ok=True)

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Watch what authors edit, and not the composed tree that follows from it."""
        root = self._root(config)
        server.unwatch(config.docs_dir)
        server.unwatch(config.config_file_path)
        for layer in layers_of(root):
            settings = [layer / "mkdocs.yml", *layer.glob("mkdocs.*.yml")]
            for path in (*settings, *(layer / folder for folder in FOLDERS)):
                if path.exists():
                    server.watch(str(path), recursive=path.is_dir())
        return server

    def _root(self, config: MkDocsConfig) -> Path:
        return Path(self.config.root or Path(config.config_file_path).parent)
