"""The shipped self-checks, whose steps have words of their own, take less than a screen an item."""

import pytest

from browser import PHONE, OpenPage, screens_a_check

pytest_plugins = ["browser"]

SCREEN = 844
MOST_OF_A_SCREEN = 0.7


@pytest.mark.parametrize("framework", ["asapconnect-mentoring", "asapconnect-coaching"])
def test_a_competency_takes_less_than_a_screen(framework: str, open_page: OpenPage):
    page = open_page(f"self-assessment/{framework}/", PHONE, SCREEN)
    screens = screens_a_check(page)
    assert len(screens) > 10
    assert max(screens) <= MOST_OF_A_SCREEN
