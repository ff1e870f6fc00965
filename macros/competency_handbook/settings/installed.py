"""What a host's `mkdocs.yml` asks for that is to be installed beside the handbook."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Set
from importlib.metadata import entry_points
from importlib.util import find_spec
from pkgutil import iter_modules

from ..model import Problem
from .file import SettingsFile, name_of

PLUGINS = "plugins"
EXTENSIONS = "markdown_extensions"
INSTALLED = {PLUGINS: "mkdocs.plugins", EXTENSIONS: "markdown.extensions"}
"""Each setting that names what is installed → the group of entry points that has the names."""
PACKAGES = {
    "awesome-nav": "mkdocs-awesome-nav",
    "awesome-pages": "mkdocs-awesome-pages-plugin",
    "gen-files": "mkdocs-gen-files",
    "git-revision-date-localized": "mkdocs-git-revision-date-localized-plugin",
    "glightbox": "mkdocs-glightbox",
    "literate-nav": "mkdocs-literate-nav",
    "mermaid2": "mkdocs-mermaid2-plugin",
    "minify": "mkdocs-minify-plugin",
    "mkdocstrings": "mkdocstrings",
    "redirects": "mkdocs-redirects",
    "rss": "mkdocs-rss-plugin",
    "section-index": "mkdocs-section-index",
    "table-reader": "mkdocs-table-reader-plugin",
}
"""Plugins that are asked for often, with the packages that have them.

No package is guessed by its plugin's name: a stranger may have published one of that name.
"""


def check_installed(file: SettingsFile) -> Iterator[Problem]:
    """SETTINGS-INSTALL: a plugin or Markdown extension that settings name is installed."""
    for key, group in INSTALLED.items():
        known = {point.name for point in entry_points(group=group)}
        entries = file.settings.get(key)
        for position, entry in enumerate(entries if isinstance(entries, list) else ()):
            name = name_of(entry)
            if not _is_installed(name, key, known):
                what = "plugin" if key == PLUGINS else "Markdown extension"
                message = f"The {what} `{name}` is not installed."
                advice = _how_to_install(name, known)
                yield file.problem((key, position), "SETTINGS-INSTALL", message, advice)


def _is_installed(name: str, key: str, known: Set[str]) -> bool:
    """Whether MkDocs, or for an extension Python-Markdown, finds what has this name."""
    if key == PLUGINS:
        return bool({name.removeprefix("/"), f"material/{name}"} & known)
    return name in known or is_module(name.partition(":")[0])


def _how_to_install(name: str, known: Set[str]) -> str:
    if package := PACKAGES.get(name):
        return f"Run `.venv/bin/pip install {package}`, or delete the line."
    if close := difflib.get_close_matches(name, {*known, *PACKAGES, *_beside(name)}, 1, 0.8):
        return f"Did you mean `{close[0]}`?"
    return (
        "Run `.venv/bin/pip install` with the package that its documentation names, "
        "or delete the line."
    )


def _beside(name: str) -> Iterator[str]:
    """The modules of the package that a dotted name begins with; none where it is not there."""
    package = name.rpartition(".")[0]
    spec = find_spec(package) if is_module(package) else None
    for module in iter_modules(spec.submodule_search_locations if spec else ()):
        yield f"{package}.{module.name}"


def is_module(name: str) -> bool:
    """Whether Python finds a module; one whose package is missing raises instead."""
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError):
        return False
