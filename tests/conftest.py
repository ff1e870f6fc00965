"""What tests of several rooms share: options, their order, small data, and one built handbook."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings

from handbook import build_frozen, build_once, write_handbook

# The same inputs each time, and as long as a busy machine takes.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

GOLDEN = Path(__file__).parent / "golden"
SHIPPED = Path(__file__).parent / "shipped"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="write the pages in tests/golden anew instead of comparing with them",
    )
    parser.addoption(
        "--shipped-site",
        type=Path,
        help="take this built site of the shipped handbook, such as site",
    )
    parser.addoption(
        "--site",
        type=Path,
        help="take this built site of the tests' own handbook (`handbook.py` builds one)",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files into their order, and mark as slow whatever needs a whole site.

    One file of the shipped handbook comes first of all: one worker builds its site while the other
    one builds that of the tests. Then come files with slow tests, then those with the most: none is
    left over at the end.
    """
    tests = Counter(item.path for item in items)
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    shipped = [item.path for item in items if is_built(item) and SHIPPED in item.path.parents]
    first = max(shipped, key=lambda path: (tests[path], path), default=None)
    items.sort(
        key=lambda item: (item.path != first, item.path not in slow, -tests[item.path], item.path)
    )
    for item in filter(is_built, items):
        item.add_marker("slow")


def is_built(item: pytest.Item) -> bool:
    """Whether a test needs a built site, as each test in a browser does."""
    return "built_site" in getattr(item, "fixturenames", ())


@pytest.fixture
def small_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small valid data folder of one's own, the goldens' input, in the current folder."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(GOLDEN / "data", tmp_path / "data"))


@pytest.fixture
def bare_host(tmp_path: Path) -> Path:
    """The folder of a host that has but a name and an id: all else is the shipped handbook's."""
    root = tmp_path / "host"
    root.mkdir()
    (root / "mkdocs.yml").write_text("site_name: Host\nextra: {handbook: {id: a-host}}\n", "utf-8")
    return root


@pytest.fixture(scope="session")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the tests' own handbook, which stands on no other; leave it as it is."""
    return write_handbook(tmp_path_factory.mktemp("handbook") / "frozen")


@pytest.fixture(scope="session")
def built_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the tests' own handbook with its PDFs, built once in a run; leave it as it is."""
    if ready := request.config.getoption("--site"):
        return ready.resolve()
    return build_once("handbook", tmp_path_factory, build_frozen)
