"""The only module that knows MkDocs: builds a composed tree, and serves one that changes.

As a plugin it lets plain `mkdocs serve` work in this repository: the settings that MkDocs
read are replaced by those of the composed tree, which is composed anew at each reload.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import Any

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's banner; see DECISIONS.md

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin

from .compose import compose
from .layers import FOLDERS, layers_of
from .model import BuildFailed, ProblemsFound

PACKAGE = Path(__file__).parent


def build_site(config_file: Path, into: Path) -> None:
    """Build a composed tree into the folder `into`, its warnings on standard error.

    Raises BuildFailed where MkDocs stops, which it does at the first page with an error and
    after any warning.
    """
    shown = logging.StreamHandler()
    shown.setLevel(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(shown)
    try:
        config = load_config(str(config_file), site_dir=str(into), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build.build(config)
        config.plugins.on_shutdown()
    except (MkDocsException, SystemExit) as stopped:
        raise BuildFailed(f"MkDocs could not build the pages: {stopped}") from None
    finally:
        logging.getLogger("mkdocs").removeHandler(shown)


def serve_site(root: Path, address: str) -> None:
    """Serve the handbook in `root` at `host:port`, reloading on a change of any of its files."""
    composed = compose(layers_of(root), composed_folder(root))
    plugins = [*composed.settings["plugins"], {"competency-handbook": {"root": str(root)}}]
    mkdocs_serve.serve(str(composed.config_file), dev_addr=address, plugins=plugins)


def composed_folder(root: Path) -> Path:
    """Where the composed tree of the handbook in `root` is written."""
    return root / "build" / "composed"


class _PluginConfig(Config):
    root = config_options.Type(str, default="")


class HandbookPlugin(BasePlugin[_PluginConfig]):
    """Puts the composed tree in the place of what MkDocs was started with."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """The composed tree's configuration. Raises Abort where the data has problems."""
        root = self._root(config)
        _forget_our_modules()
        try:
            composed = compose(layers_of(root), composed_folder(root))
        except ProblemsFound as found:
            for problem in found.problems:
                logging.getLogger("mkdocs.plugins.competency-handbook").error(problem)
            raise Abort("The handbook has problems; the pages are as they were.") from None
        inner = load_config(
            str(composed.config_file),
            site_dir=config.site_dir,
            site_url=config.site_url,
            dev_addr=f"{config.dev_addr.host}:{config.dev_addr.port}",
        )
        inner.plugins.on_startup(command="serve", dirty=False)
        return inner.plugins.on_config(inner)

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Watch what authors edit, and not the composed tree that follows from it."""
        root = self._root(config)
        server.unwatch(config.docs_dir)
        server.unwatch(config.config_file_path)
        for layer in layers_of(root):
            for path in (layer / "mkdocs.yml", *(layer / folder for folder in FOLDERS)):
                if path.exists():
                    server.watch(str(path), recursive=path.is_dir())
        server.watch(str(PACKAGE))
        return server

    def _root(self, config: MkDocsConfig) -> Path:
        return Path(self.config.root or Path(config.config_file_path).parent)


def _forget_our_modules() -> None:
    """Let the next import of the views read them anew, so that edits to them show."""
    for name in [name for name in sys.modules if name.startswith(__package__ + ".render")]:
        del sys.modules[name]
    sys.modules.pop(f"{__package__}.macros", None)
