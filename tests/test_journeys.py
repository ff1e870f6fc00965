"""What readers do with a self-check, in each browser that they have."""

from __future__ import annotations

import json

import pytest

from ratings import CHECK, ITEM, KEY, LEVELS
from reader import Reader

pytest_plugins = ["webdrivers"]
pytestmark = pytest.mark.slow


def level(number: int, item: str = ITEM) -> str:
    """One of the choices of a check."""
    return f"chb-rating[competency='{item}'] input[data-state][value='{LEVELS[number].id}']"


def test_what_was_rated_is_shown_after_a_reload(reader: Reader):
    reader.open(CHECK)
    reader.press(level(1))
    reader.until(lambda: KEY in reader.kept(), "the answer is kept")
    reader.reload()
    reader.until(lambda: reader.is_chosen(level(1)), "the answer is shown")
    assert json.loads(reader.kept()[KEY])["level"] == LEVELS[1].id
