"""Tests of this room have the shipped handbook's site where others have that of the tests' own.

The fixtures that are imported are made anew for it: what else is made of a site is the other one's.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from browser import open_page, served  # noqa: F401
from competency_handbook.building import build_handbook
from forms import pdf_page  # noqa: F401
from handbook import PACKAGE, build_once
from site_pages import every_page, pages  # noqa: F401

TRANSLATED = ("asapconnect-mentoring", "mentee-meeting-preparation")
"""Works that have a PDF in each language of the built site."""


@pytest.fixture(scope="session")
def built_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped handbook's site with its PDFs, built once in a run; leave it as it is.

    PDFs of other languages than its own take their time: a framework and a worksheet have some.
    """
    if ready := request.config.getoption("--shipped-site"):
        return ready.resolve()

    def build(output: Path) -> Path:
        return build_handbook(PACKAGE, output=output, translated=TRANSLATED)

    return build_once("shipped", tmp_path_factory, build)
