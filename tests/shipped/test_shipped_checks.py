"""The shipped self-checks, whose steps have words of their own, take less than a screen an item."""

import pytest

from browser import PHONE, OpenPage

pytest_plugins = ["browser"]

SCREEN = 844
MOST_OF_A_SCREEN = 0.7
HEIGHTS = """() => [...document.querySelectorAll("article h3")]
    .filter(heading => heading.nextElementSibling?.matches(".chb-check"))
    .map(heading => {
      const check = heading.nextElementSibling.getBoundingClientRect();
      return check.bottom - heading.getBoundingClientRect().top;
    })"""


@pytest.mark.parametrize(
    ("framework", "count"), [("asapconnect-mentoring", 11), ("asapconnect-coaching", 15)]
)
def test_a_competency_takes_less_than_a_screen(framework: str, count: int, open_page: OpenPage):
    page = open_page(f"self-assessment/{framework}/", PHONE, SCREEN)
    heights = page.evaluate(HEIGHTS)
    assert len(heights) == count
    assert max(heights) <= MOST_OF_A_SCREEN * SCREEN
