"""What tests of several rooms share: options, their order, small data, and one built handbook."""

from __future__ import annotations

import os
import shutil
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings

from competency_handbook.building import build_handbook
from competency_handbook.reading.layers import package_layer

# The same inputs each time, and as long as a busy machine takes.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

GOLDEN = Path(__file__).parent / "golden"
LONGEST_BUILD = 600
"""Seconds after which a worker stops waiting for another's build."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="write the pages in tests/golden anew instead of comparing with them",
    )
    parser.addoption(
        "--site", type=Path, help="take this built site, such as site, instead of building one"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests come first, then those with the most: none is left over at the end."""
    tests = Counter(item.path for item in items)
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: (item.path not in slow, -tests[item.path], item.path))


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
def built_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped handbook's site with its PDF, built once in a session; leave it as it is."""
    if ready := request.config.getoption("--site"):
        return ready.resolve()
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    output, failure = shared / "handbook", shared / "handbook-failed"
    try:
        output.mkdir()
    except FileExistsError:
        return _built_by_another(output / "site", failure)
    try:
        return build_handbook(package_layer(), output=output)
    except BaseException as error:
        failure.write_text(repr(error), "utf-8")
        raise


def _built_by_another(site: Path, failure: Path) -> Path:
    """The site, as soon as the worker that builds it is done."""
    for _ in range(LONGEST_BUILD):
        if site.exists():
            return site
        if failure.exists():
            break
        time.sleep(1)
    pytest.fail(f"Another worker could not build the handbook: {failure}")
