"""An agency's own record and its checklist of evidence, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from browser import (
    KINDS,
    NO_STORAGE,
    NO_WRITING,
    PHONE,
    WIDE,
    Address,
    OpenPage,
    found_by_axe,
)
from worksheets import (
    WORDS,
    beside,
    kept,
)

pytest_plugins = ["browser"]


AGENCY = KINDS["agency-self-check"]


def evidence(page: Page, number: int = 0) -> Locator:
    return page.locator("chb-evidence").nth(number)


def test_an_agencys_answers_never_mix_with_a_persons(open_page: OpenPage, served: Address):
    page = open_page(AGENCY)
    for part in page.locator("chb-rating").all()[:2]:
        part.get_by_role("radio").first.check()
    keys = list(kept(page))
    assert all(key.startswith("chb:competency-handbook:agency:answer:") for key in keys)
    counts = {"me": 0, "agency": 2}
    page.goto(served(KINDS["self-checks"]))
    for part in page.locator("chb-progress").all():
        count = len((part.get_attribute("competencies") or "").split())
        done = counts[part.get_attribute("record") or ""]
        ending = "" if 0 < done < count else "_all" if done else "_none"
        expect(part).to_have_text(WORDS(f"self_check.progress{ending}", done=done, count=count))
    # The same answers below a person's name are not the agency's.
    page.evaluate(
        """() => {
          for (const [key, text] of Object.entries({ ...localStorage })) {
            localStorage.removeItem(key);
            localStorage.setItem(key.replace(":agency:", ":me:"), text);
          }}"""
    )
    page.goto(served(AGENCY))
    expect(page.locator("chb-rating :checked")).to_have_count(0)
    expect(page.locator(".chb-progress-words").first).to_contain_text("None of")


def test_a_tick_and_a_place_are_kept_below_the_agencys_name(open_page: OpenPage):
    page = open_page(AGENCY)
    id = evidence(page).get_attribute("evidence")
    evidence(page).get_by_role("checkbox").check()
    key = f"chb:competency-handbook:agency:evidence:{id}"
    assert kept(page)[key]["have"] is True
    expect(page.get_by_role("status")).to_have_text(WORDS("self_check.saved"))
    evidence(page).get_by_role("textbox").fill("Blue binder, O'Neill's shelf 📁")
    expect(evidence(page).get_by_text(WORDS("self_check.saved"), exact=True)).to_be_visible()
    page.reload()
    expect(evidence(page).get_by_role("checkbox")).to_be_checked()
    expect(evidence(page).get_by_role("textbox")).to_have_value("Blue binder, O'Neill's shelf 📁")
    stored = kept(page)[key]
    assert (stored["v"], stored["have"], stored["rev"]) == (1, True, 2)
    evidence(page).get_by_role("checkbox").uncheck()
    evidence(page).get_by_role("textbox").fill("")
    page.reload()
    expect(evidence(page).get_by_role("checkbox")).not_to_be_checked()
    expect(evidence(page).get_by_role("textbox")).to_have_value("")


def test_evidence_is_in_step_with_another_tab(open_page: OpenPage):
    page = open_page(AGENCY)
    other = beside(page)
    evidence(page, 1).get_by_role("checkbox").check()
    expect(evidence(other, 1).get_by_role("checkbox")).to_be_checked()
    evidence(other, 1).get_by_role("textbox").fill("Blue binder")
    expect(evidence(page, 1).get_by_role("textbox")).to_have_value("Blue binder")
    expect(evidence(page, 1).get_by_text(WORDS("self_check.changed_elsewhere"))).to_be_visible()
    expect(evidence(page, 1).get_by_role("checkbox")).to_be_checked()


@pytest.mark.parametrize("blocked", [NO_STORAGE, NO_WRITING], ids=["blocked", "full"])
def test_evidence_that_cannot_be_kept_is_said_not_to_be(blocked: str, open_page: OpenPage):
    page = open_page(AGENCY, before=blocked)
    evidence(page).get_by_role("textbox").fill("Blue binder")
    expect(evidence(page).get_by_text(WORDS("self_check.unsaved"))).to_be_visible()
    expect(page.get_by_role("alert")).to_have_text(WORDS("self_check.unsaved"))
    expect(page.get_by_text(WORDS("self_check.saved"), exact=True)).to_have_count(0)
    expect(evidence(page).get_by_role("textbox")).to_have_value("Blue binder")


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_nothing_on_a_ticked_checklist(width: int, open_page: OpenPage):
    page = open_page(AGENCY, width, bypass_csp=True)
    for part in page.locator("chb-evidence").all()[:3]:
        part.get_by_role("checkbox").check()
        part.get_by_role("textbox").fill("Blue binder")
    expect(evidence(page, 2).get_by_text(WORDS("self_check.saved"), exact=True)).to_be_visible()
    assert found_by_axe(page) == []
