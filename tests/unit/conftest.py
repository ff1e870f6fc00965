"""What tests of the code by itself share: the pages that views of small data give."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from releasing import LISTENING, STEPS, edit

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.fixture
def matches_golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Assert that a text is the golden of this name; with --update-goldens, make it so."""

    def check(text: str, name: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-goldens"):
            path.write_text(text, "utf-8")
        assert text == path.read_text("utf-8"), f"{name}: if this is meant, --update-goldens"

    return check


@pytest.fixture
def layer(small_data: Path) -> Path:
    """The small handbook as a layer of its own that was never released."""
    for name in (LISTENING, STEPS):
        path = small_data / name
        path.write_text(re.sub(r" +formerly: .*\n", "", path.read_text("utf-8")), "utf-8")
    edit(
        small_data.parent,
        LISTENING,
        "    same_meaning:\n      - Asks what the other person meant.\n",
    )
    return small_data.parent
