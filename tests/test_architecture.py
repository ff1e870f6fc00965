"""Arrows point one way: a module imports only what stands below it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from competency_handbook.layers import package_layer

PACKAGE = package_layer() / "macros" / "competency_handbook"

LEVELS = (
    {"__init__"},
    {"model", "layers", "assets", "blocks", "navigation", "not_found", "templates"},
    {"explain", "prose", "pictures", "syntax"},
    {"load", "checks"},
    {"messages", "kinds", "register"},
    {"settings_file", "editions"},
    {"handbook_settings"},
    {"settings_checks"},
    {"settings"},
    {"promises"},
    {"catalog"},
    {"addresses", "schemas", "style", "wording", "releases", "since"},
    {"render", "stubs"},
    {"macros"},
    {"calls", "files"},
    {"compose"},
    {"finish", "pdf", "searching", "filled"},
    {"plugin", "answers"},
    {"building"},
    {"cli"},
    {"__main__"},
)
"""From the bottom: a module may import from the levels below its own, and from no other."""

LEVEL = {name: level for level, names in enumerate(LEVELS) for name in names}
FILES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    """The module or subpackage of ours that a file belongs to."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    """Every module that a file imports, ours without the package's name and with a dot."""
    depth = len(path.relative_to(PACKAGE).parts)
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level < depth:
            found.add(name_of(path) if node.level else node.module or "")
        elif isinstance(node, ast.ImportFrom):
            found |= {"." + name for name in ours_in(node)}
    return found


def ours_in(node: ast.ImportFrom) -> set[str]:
    """The modules of ours that `from .x import y` or `from . import x` names."""
    return {node.module.partition(".")[0]} if node.module else {a.name for a in node.names}


def test_every_module_has_its_level() -> None:
    assert {name_of(path) for path in FILES} == set(LEVEL)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_from_below(path: Path) -> None:
    ours = {name.removeprefix(".") for name in imports_of(path) if name.startswith(".")}
    ours -= {name for name in ours if name.startswith("_")}
    allowed = {name for name, level in LEVEL.items() if level < LEVEL[name_of(path)]}
    assert ours <= allowed


@pytest.mark.parametrize(
    ("library", "importers"),
    [
        ("mkdocs", {"plugin"}),
        ("material", {"searching"}),
        ("markdown", {"blocks"}),
        ("weasyprint", {"pdf"}),
        ("click", {"cli"}),
        ("pikepdf", {"filled"}),
        ("jinja2", {"templates"}),
        ("babel", {"messages", "pdf"}),
        ("pydantic", {"model", "explain", "load", "register"}),
    ],
)
def test_a_library_is_imported_in_its_place_alone(library: str, importers: set[str]) -> None:
    found = {
        name_of(path)
        for path in FILES
        if any(name.partition(".")[0] == library for name in imports_of(path))
    }
    assert found == importers


def test_the_model_imports_nothing_of_ours() -> None:
    files = [path for path in FILES if name_of(path) == "model"]
    assert files
    for path in files:
        assert not [name for name in imports_of(path) if name.startswith(".")], path


SCRIPTS = package_layer() / "overrides" / "assets" / "js" / "src"
LAYERS = (
    {"model"},
    {"storage"},
    {"kit"},
    {"keeping"},
    {"every-page", "search", "self-check", "my-pages", "answers", "worksheet"},
    {"second-view"},
    {""},
)
"""The browser's folders, from the bottom: each imports from itself and from the layers below.

The features, one beside the other, know nothing of each other. The entries stand in no folder."""

LAYER = {name: layer for layer, names in enumerate(LAYERS) for name in names}
MODULES = sorted(SCRIPTS.rglob("*.js"))
PURE = re.compile(r"^/\*\*(?:(?!\*/).)*\bpure\b", re.DOTALL | re.IGNORECASE)
"""The head of a module that says of itself that it is pure."""
PAGE = re.compile(
    r"\b(?:document|window|localStorage|sessionStorage|history|location|navigator)\b[.?\[]"
)


def script_name(path: Path) -> str:
    return path.relative_to(SCRIPTS).as_posix()


def folder_of(path: Path) -> str:
    """The folder of the first floor that a browser module stands in; "" for an entry."""
    return script_name(path).rpartition("/")[0].partition("/")[0]


def imports_of_script(path: Path) -> set[Path]:
    """The modules of ours that a browser module imports, types too."""
    named = re.findall(r"""(?:from |import\()["'](\.[^"']+)["']""", path.read_text("utf-8"))
    return {(path.parent / name).resolve() for name in named}


def is_pure(path: Path) -> bool:
    return PURE.match(path.read_text("utf-8")) is not None


PURE_MODULES = [path for path in MODULES if is_pure(path)]


def test_every_folder_of_browser_modules_has_its_layer() -> None:
    assert {folder_of(path) for path in MODULES} == set(LAYER)


@pytest.mark.parametrize("path", MODULES, ids=script_name)
def test_a_browser_module_imports_only_from_its_folder_and_below(path: Path) -> None:
    """Types are imports too: what knows a type from above cannot be read without what is above."""
    own = folder_of(path)
    below = {name for name, layer in LAYER.items() if layer < LAYER[own]}
    assert {folder_of(module) for module in imports_of_script(path)} <= below | {own}


def test_the_model_is_pure() -> None:
    assert [script_name(path) for path in MODULES if folder_of(path) == "model"] == [
        script_name(path) for path in PURE_MODULES if folder_of(path) == "model"
    ]


@pytest.mark.parametrize("path", PURE_MODULES, ids=script_name)
def test_a_pure_browser_module_stands_on_pure_ones_and_knows_no_page(path: Path) -> None:
    assert [script_name(module) for module in imports_of_script(path) if not is_pure(module)] == []
    assert not PAGE.search(path.read_text("utf-8"))
