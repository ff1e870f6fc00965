"""What a page may call: `{{ framework("asapconnect-mentoring") }}` and its like.

mkdocs-macros (and Zensical) call `define_env` with an `env` that knows the composed tree's
folder, its settings and the page in hand. Each macro only looks up its view.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from .catalog import Here, read_snapshot
from .kinds import kinds_of, macros_of
from .model import View
from .render import Page
from .site import SNAPSHOT, as_block_in


def define_env(env: Any) -> None:
    """Register every macro with a macros plugin's environment.

    Around a composed tree, as plain `mkdocs serve` begins, there is nothing to register: our plugin
    puts that tree in the place of what it began with.
    """
    snapshot = Path(env.project_dir) / SNAPSHOT
    if not snapshot.is_file():
        return
    kinds = kinds_of(env.conf)
    catalog = read_snapshot(snapshot, kinds)
    directory_urls = bool(env.conf["use_directory_urls"])

    language = catalog.messages.language
    above = "../" if catalog.place else ""

    def written(view: View, *ids: str) -> str:
        page = Page(catalog, Here(_page_path(env.page), directory_urls, above))
        around = (getattr(env.page, "meta", None) or {}).get("lang", language)
        told = view(page, *ids)
        return told if around == language else as_block_in(told, language)

    for name, macro in macros_of(kinds).items():
        env.macro(partial(written, macro.view), name)


def _page_path(page: Any) -> str:
    """The page's path below `content/`: MkDocs keeps it on its file, Zensical on the page."""
    return str(page.file.src_uri if hasattr(page, "file") else page.path)
