"""The house: each room uses those that it may, through their doors, and no arrow points back."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from competency_handbook.reading.layers import package_layer

PACKAGE = package_layer() / "macros" / "competency_handbook"

MAY_USE = {
    "model": set(),
    "reading": {"model"},
    "settings": {"model", "reading"},
    "editions": {"model", "reading", "settings"},
    "catalog": {"model", "reading", "editions"},
    "render": {"model", "reading", "catalog"},
    "kinds": {"model", "reading", "catalog", "render"},
    "site": {"model", "reading", "settings", "catalog", "render", "kinds"},
    "pdf": {"model", "reading", "catalog", "render", "site"},
    "exchange": {"model", "reading", "catalog", "pdf"},
}
"""The rooms from the ground up, with those that each may use. None is used by one below it."""

ROOT_MODULES = {"__init__", "__main__", "building", "cli", "macros"}
"""They see every room."""

SIDE_DOORS = {"site.engine"}
"""What is used beside a room's own door, since it brings along more than the door shall."""

FILES = sorted(PACKAGE.rglob("*.py"))


def module_name(path: Path) -> str:
    """The name of a module of ours, without the package's: `site.engine`; a door is its room."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__") or "__init__"


def room_of(module: str) -> str:
    """The first part of a module's name: a room, or a module at the root."""
    return module.partition(".")[0]


@cache
def imports_of(path: Path) -> set[str]:
    """Every module that a file imports: others by their names, ours with a dot in front."""
    package = path.parent.relative_to(PACKAGE).parts
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(node.module or "")
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1]
            found |= {"." + ".".join([*above, *named]) for named in named_in(node)}
    return found


def named_in(node: ast.ImportFrom) -> list[list[str]]:
    """What a relative import names: one module, or each name where it names none."""
    return [[node.module]] if node.module else [[alias.name] for alias in node.names]


def ours_in(path: Path) -> set[str]:
    """Every module of ours that a file imports."""
    found = {name[1:] for name in imports_of(path) if name.startswith(".")}
    return {name for name in found if not name.startswith("_")}


def test_the_first_floor_has_these_rooms_alone() -> None:
    assert {room_of(module_name(path)) for path in FILES} == set(MAY_USE) | ROOT_MODULES
    assert len(MAY_USE) <= 10


def test_no_arrow_points_back() -> None:
    below: set[str] = set()
    for room, others in MAY_USE.items():
        assert others <= below, room
        below.add(room)


def test_every_arrow_is_used() -> None:
    """What is allowed and not needed would let the plan say less than the house does."""
    used: dict[str, set[str]] = {room: set() for room in MAY_USE}
    for path in FILES:
        room = room_of(module_name(path))
        if room in used:
            used[room] |= {room_of(name) for name in ours_in(path)} - {room}
    assert used == MAY_USE


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_room_uses_others_through_their_doors(path: Path) -> None:
    room = room_of(module_name(path))
    others = {name for name in ours_in(path) if room_of(name) != room}
    assert {name for name in others if "." in name} <= SIDE_DOORS
    if room in MAY_USE:
        assert {room_of(name) for name in others} <= MAY_USE[room]


@pytest.mark.parametrize("room", MAY_USE)
def test_a_door_says_what_its_room_is_for(room: str) -> None:
    assert ast.get_docstring(ast.parse((PACKAGE / room / "__init__.py").read_text("utf-8")))


@pytest.mark.parametrize(
    ("library", "places"),
    [
        ("mkdocs", {"site.engine"}),
        ("markdown", {"render.blocks", "render.heading_ids", "site.page_markdown"}),
        ("weasyprint", {"pdf.press"}),
        ("click", {"cli"}),
        ("tinycss2", {"site.declarations", "site.style_sheets", "site.colors"}),
        ("pikepdf", {"exchange.filled"}),
        ("openpyxl", {"exchange.sheets.read_xlsx", "exchange.sheets.write"}),
        ("pathspec", {"site.hidden_pages"}),
        ("jinja2", {"render.templates", "site.braces", "site.theme_templates"}),
        ("babel", {"reading.languages", "reading.messages"}),
        (
            "pydantic",
            {
                "model",
                "reading",
                "editions.register",
                "editions.upstream",
                "catalog.snapshot",
                "settings.blocks",
                "settings.model",
            },
        ),
    ],
)
def test_a_library_is_imported_in_its_place_alone(library: str, places: set[str]) -> None:
    importers = {
        module_name(path)
        for path in FILES
        if any(name.partition(".")[0] == library for name in imports_of(path))
    }
    used = {place for place in places for name in importers if f"{name}.".startswith(f"{place}.")}
    assert used == places
    assert all(any(f"{name}.".startswith(f"{place}.") for place in places) for name in importers)


def test_the_halves_of_a_pdf_meet_in_one_file() -> None:
    halves = {"manuscript": "press", "press": "manuscript"}
    for path in FILES:
        mine = module_name(path).removeprefix("pdf.").partition(".")[0]
        if mine in halves:
            assert not [name for name in ours_in(path) if name.startswith(f"pdf.{halves[mine]}")]


SCRIPTS = package_layer() / "overrides" / "assets" / "js" / "src"
LAYERS = (
    {"model"},
    {"storage"},
    {"kit"},
    {"keeping"},
    {
        "every-page",
        "present",
        "search",
        "self-check",
        "my-pages",
        "answers",
        "worksheet",
        "pictures",
        "decision",
        "workshop",
    },
    {"second-view", "share"},
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


OVERRIDES = package_layer() / "overrides"
THEME = (
    "main.html", "partials/", "assets/css/theme/", "assets/css/tokens.css",
    "assets/js/src/kit/theme.js",
)  # fmt: skip
"""What may name the theme's classes and ids; `tokens.css`, as hosts' colors do for dark pages."""
HOOK = re.compile(r"""\bmd-[a-z]|["'#=]__[a-z]""")


def themed(folder: Path, *endings: str) -> list[str]:
    """The files below a folder that name a class, an attribute or an id of the theme."""
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in endings]
    assert files
    return [
        path.relative_to(folder).as_posix()
        for path in files
        if HOOK.search(path.read_text("utf-8"))
    ]


def test_few_files_name_the_theme() -> None:
    """Another theme is a change of these alone, and of the PDFs' two lines that leave it out."""
    sources = [name for name in themed(OVERRIDES, ".html", ".css", ".js") if not is_joined(name)]
    assert [name for name in sources if not name.startswith(THEME)] == []
    assert all(any(name.startswith(place) for name in sources) for place in THEME)
    assert themed(PACKAGE, ".html") == []


def is_joined(name: str) -> bool:
    """Whether a script is one that the build joins of its sources."""
    return name.startswith("assets/js/") and not name.startswith("assets/js/src/")
