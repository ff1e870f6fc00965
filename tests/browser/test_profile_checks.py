"""What is rated in a profile's check is rated in the framework's, and the other way round."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from browser import BELOW, PATIENCE, PHONE, found_by_axe, serving, watch
from profiled import LEAD, build_profiled
from ratings import CHECK, ITEM, KEY, LEVELS, answer, answers, radios

pytest_plugins = ["browser"]
pytestmark = pytest.mark.slow

OF_AGENCY = "coa-overseers-prepared"


def test_one_answer_stands_in_both_checks(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    troubles: list[str] = []
    with serving(build_profiled(tmp_path_factory), BELOW) as home:
        context = chromium.new_context(viewport={"width": PHONE, "height": 900})
        context.set_default_timeout(PATIENCE)
        watch(context, home, troubles)
        page = context.new_page()
        page.goto(f"{home}self-assessment/{LEAD}/")
        told = page.locator("chb-progress")
        expect(told).to_have_count(2)
        answer(page, ITEM, 2)
        expect(told.first).to_contain_text("All 1 answered")
        expect(told.last).to_contain_text("None of 1 answered yet")
        answer(page, OF_AGENCY, 0)
        expect(told.last).to_contain_text("All 1 answered")
        agencys = KEY.replace(":me:", ":agency:").replace(ITEM, OF_AGENCY)
        assert {key: kept["level"] for key, kept in answers(page).items()} == {
            KEY: LEVELS[2].id,
            agencys: "coa-implementation-full",
        }
        assert found_by_axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
        page.goto(home + CHECK)
        expect(radios(page).nth(2)).to_be_checked()
        answer(page, ITEM, 0)
        page.goto(f"{home}self-assessment/{LEAD}/")
        expect(radios(page).nth(0)).to_be_checked()
        context.close()
    assert troubles == []
