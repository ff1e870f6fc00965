"""The offline edition of the tests' own handbook, unpacked as a reader does it.

Pytest need not rewrite what asserts here: PYTEST_DONT_REWRITE.
"""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from competency_handbook.site import zip_of
from handbook import SETTINGS

ZIP = zip_of(SETTINGS)
TOP = "competency-handbook-2026.1"


@pytest.fixture(scope="session")
def unpacked(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the zip holds; leave it as it is."""
    into = tmp_path_factory.mktemp("stick")
    with ZipFile(built_site / ZIP) as archive:
        archive.extractall(into)
    return into / TOP
