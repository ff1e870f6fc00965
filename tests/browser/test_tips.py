"""The glossary's tips in a real browser: they come and go by pointer and by keyboard."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, expect

from browser import (
    OpenPage,
    focus_by_tab,
    found_by_axe,
)

pytest_plugins = ["browser"]

NEXT_FRAME = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def expect_tip(term: Locator, text: str) -> None:
    """Wait until the style sheet shows this at a term; "" where it is to show nothing."""
    term.page.wait_for_function(
        """([term, text]) => {
          const shown = getComputedStyle(term, "::after").content;
          return text ? shown.includes(text) : shown === "none"; }""",
        arg=[term.element_handle(), text],
    )


def test_a_tip_comes_with_the_focus_and_goes_at_escape(open_page: OpenPage, built_site: Path):
    page = open_page(page_with_terms(built_site))
    term = page.locator("a.chb-term").first
    text = term.get_attribute("data-tip") or ""
    expect(term).to_have_accessible_description(text)
    expect_tip(term, "")
    focus_by_tab(page, term)
    expect_tip(term, text[:20])
    page.keyboard.press("Escape")
    expect_tip(term, "")
    expect(term).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(term).to_be_focused()
    expect_tip(term, text[:20])


def test_a_tip_comes_with_the_pointer_stays_under_it_and_goes_at_escape(
    open_page: OpenPage, built_site: Path
):
    page = open_page(page_with_terms(built_site))
    term = page.locator("a.chb-term").first
    text = (term.get_attribute("data-tip") or "")[:20]
    term.hover()
    expect_tip(term, text)
    box = term.bounding_box()
    assert box
    page.mouse.move(box["x"] + 5, box["y"] + box["height"] + 6)
    page.evaluate(NEXT_FRAME)
    expect_tip(term, text)  # the pointer can go over the tip
    page.keyboard.press("Escape")
    expect_tip(term, "")
    page.mouse.move(0, 0)
    term.hover()
    expect_tip(term, text)


def page_with_terms(site: Path) -> str:
    found = (path for path in sorted(site.rglob("index.html")) if "data-tip" in path.read_text())
    return next(found).parent.relative_to(site).as_posix() + "/"


def test_axe_finds_nothing_where_a_tip_is_shown(open_page: OpenPage, built_site: Path):
    page = open_page(page_with_terms(built_site), bypass_csp=True)
    page.locator("a.chb-term").first.focus()
    assert found_by_axe(page) == []
