"""The tests' own handbook: frozen pages and data, with the words, theme and settings of the code.

Whoever edits the shipped handbook changes nothing here.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from competency_handbook.building import build_handbook
from competency_handbook.catalog import catalog_of, files_in
from competency_handbook.kinds import KINDS as KINDS_OF_DATA
from competency_handbook.model import competencies_of
from competency_handbook.reading.layers import package_layer

PACKAGE = package_layer()
FROZEN = Path(__file__).parents[1] / "handbook"
MESSAGES = PACKAGE / "data" / "messages"
CATALOG = catalog_of(
    files_in(FROZEN / "data") | {f"messages/{name}": it for name, it in files_in(MESSAGES).items()},
    KINDS_OF_DATA,
)
COMPETENCIES = [c for framework in CATALOG.frameworks.values() for c in competencies_of(framework)]
WORDS = CATALOG.messages
LONGEST_BUILD = 600
"""Seconds after which a worker stops waiting for another's build."""


def settings_of(layer: Path) -> dict:
    return yaml.safe_load((layer / "mkdocs.yml").read_text("utf-8"))


def frozen_settings() -> dict:
    """The shipped handbook's settings with those of the tests' own in their place.

    It has one language: what several have beside it is looked at in the shipped one.
    """
    shipped, own = settings_of(PACKAGE), settings_of(FROZEN)
    handbook = shipped["extra"]["handbook"] | own["extra"]["handbook"]
    extra = shipped["extra"] | {"handbook": handbook | {"languages": []}}
    return shipped | own | {"extra": extra}


SETTINGS = frozen_settings()


def write_handbook(root: Path) -> Path:
    """Write it to the folder `root`, which is returned, as a handbook that stands on no other."""
    shutil.copytree(FROZEN, root, dirs_exist_ok=True)
    shutil.copytree(MESSAGES, root / "data" / "messages")
    shutil.copytree(PACKAGE / "overrides", root / "overrides")
    (root / "mkdocs.yml").write_text(yaml.safe_dump(SETTINGS, sort_keys=False), "utf-8")
    return root


def build_frozen(output: Path) -> Path:
    """Build it in a folder, and return its site."""
    layer = write_handbook(output / "handbook")
    return build_handbook(layer, output=output, layers=[layer], offline=True)


def build_once(name: str, factory: pytest.TempPathFactory, build: Callable[[Path], Path]) -> Path:
    """The site that `build` makes in a folder called `name`, once in a run for all workers."""
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    output, failure = shared / name, shared / f"{name}-failed"
    try:
        output.mkdir()
    except FileExistsError:
        return _built_by_another(output / "site", failure)
    try:
        return build(output)
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


if __name__ == "__main__":
    output = PACKAGE / "build" / "tests"
    shutil.rmtree(output, ignore_errors=True)
    print(build_frozen(output))
