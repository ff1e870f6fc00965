"""What the machine must have besides Python packages."""

import ctypes
import importlib.util
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from _run import HOMEBREW_FOLDERS, run

OLDEST_NODE = 18
# One letter each of Hebrew, Arabic, Devanagari, Thai, Chinese and Korean.
LETTERS = ("5d0", "639", "939", "e01", "4e2d", "d55c")


@dataclass(frozen=True)
class Need:
    """Something the machine must have, and the packages that bring it."""

    name: str
    purpose: str
    present: Callable[[], bool]
    apt: tuple[str, ...] = ()
    brew: tuple[str, ...] = ()


def library_loads(*names: str) -> bool:
    """Return whether one of these shared libraries loads."""
    folders = HOMEBREW_FOLDERS if sys.platform == "darwin" else ()
    for name in [*names, *(str(folder / name) for folder in folders for name in names)]:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False


def commands_exist(*names: str) -> bool:
    """Return whether every one of these commands is in the path."""
    return all(shutil.which(name) for name in names)


def fonts_cover_scripts() -> bool:
    """Return whether installed fonts draw letters far from the Latin alphabet."""
    if sys.platform == "darwin":
        return True  # macOS brings fonts for all of them.
    if not shutil.which("fc-list"):
        return False
    return all(run(["fc-list", f":charset={letter}", "file"]).stdout.strip() for letter in LETTERS)


def node_is_new() -> bool:
    """Return whether Node.js is there and not too old."""
    if not shutil.which("node"):
        return False
    major = run(["node", "--version"]).stdout.strip().removeprefix("v").partition(".")[0]
    return major.isdigit() and int(major) >= OLDEST_NODE


POPPLER = "import gi; gi.require_version('Poppler', '0.18'); from gi.repository import Poppler"
SYSTEM_PYTHON = Path("/usr/bin/python3")


def python_with_poppler() -> Path | None:
    """Return a Python that has poppler's bindings, which no package on PyPI brings, or None."""
    base = getattr(sys, "_base_executable", None) or sys.executable
    for python in dict.fromkeys((SYSTEM_PYTHON, Path(base))):
        if python.is_file() and run([python, "-c", POPPLER]).returncode == 0:
            return python
    return None


def venv_module_works() -> bool:
    """Return whether Python can make environments; Debian packs that part apart."""
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


BUILD_NEEDS = (
    Need(
        "the venv module",
        "makes the project's own Python environment",
        venv_module_works,
        apt=(f"python3.{sys.version_info.minor}-venv",),
        brew=(f"python@3.{sys.version_info.minor}",),
    ),
    Need(
        "Pango",
        "sets the text of the PDF",
        lambda: library_loads("libpango-1.0.so.0", "libpango-1.0.dylib"),
        apt=("libpango-1.0-0",),
        brew=("pango",),
    ),
    Need(
        "PangoFT2",
        "finds fonts for the PDF",
        lambda: library_loads("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
        apt=("libpangoft2-1.0-0",),
        brew=("pango",),
    ),
    Need(
        "HarfBuzz Subset",
        "keeps the PDF small, and the same from run to run",
        lambda: library_loads("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
        apt=("libharfbuzz-subset0",),
        brew=("harfbuzz",),
    ),
    Need(
        "fallback fonts",
        "draw other scripts in the PDF",
        fonts_cover_scripts,
        apt=("fontconfig", "fonts-noto-core", "fonts-wqy-zenhei"),
    ),
)

TEST_NEEDS = (
    Need(
        "Poppler's tools",
        "read the PDF in tests",
        lambda: commands_exist("pdfinfo", "pdftotext", "pdftoppm", "pdffonts"),
        apt=("poppler-utils",),
        brew=("poppler",),
    ),
    Need(
        "Poppler's bindings for Python",
        "fill in forms in tests",
        # Homebrew has none that are sure to fit its Python: there the tests that need them skip.
        lambda: sys.platform == "darwin" or python_with_poppler() is not None,
        apt=("gir1.2-poppler-0.18", "python3-gi"),
        brew=("poppler", "pygobject3"),
    ),
    Need(
        "qpdf",
        "checks the PDF in tests",
        lambda: commands_exist("qpdf"),
        apt=("qpdf",),
        brew=("qpdf",),
    ),
    Need(
        f"Node.js {OLDEST_NODE} or newer",
        "tests the browser script",
        node_is_new,
        apt=("nodejs",),
        brew=("node",),
    ),
    Need(
        "npm",
        "installs the browser script's tools",
        lambda: commands_exist("npm"),
        apt=("npm",),
        brew=("node",),
    ),
    Need(
        "libatomic",
        "lets Playwright start",
        lambda: sys.platform == "darwin" or library_loads("libatomic.so.1"),
        apt=("libatomic1",),
    ),
)
