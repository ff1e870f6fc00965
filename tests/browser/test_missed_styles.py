"""No page lacks a style that it uses: each loads only a part of our style sheets."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser import KINDS, OpenPage
from competency_handbook.site.page_sheets import FEATURES

pytest_plugins = ["browser"]

MISSED = r"""async (sheets) => {
  const bare = (selector) => selector.replace(/::[\w-]+(\([^)]*\))?/g, "")
    .replace(/:(hover|focus(-visible|-within)?|target|active)(?![\w-])/g, ":not(#never)") || "*";
  const rulesIn = (list) => [...list].flatMap((rule) => [rule, ...rulesIn(rule.cssRules ?? [])]);
  const loaded = new Set([...document.styleSheets].flatMap((sheet) => rulesIn(sheet.cssRules))
    .map((rule) => rule.selectorText));
  const missed = [];
  for (const text of sheets) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    for (const { selectorText } of rulesIn(sheet.cssRules)) {
      if (selectorText && !loaded.has(selectorText) && document.querySelector(bare(selectorText)))
        missed.push(selectorText);
    }
  }
  return missed;
}"""
OPENED = """() => document.querySelectorAll("details").forEach((fold) => { fold.open = true; })"""


def missed_on(page: Page) -> list[str]:
    """The selectors of rules that would apply and are not loaded."""
    css = Path(__file__).parents[2] / "overrides" / "assets" / "css"
    names = [name.removeprefix("assets/css/") for feature in FEATURES for name in feature]
    paths = [
        path for name in names for path in sorted(css.glob(name if "." in name else f"{name}*"))
    ]
    assert len(paths) > 8
    return list(page.evaluate(MISSED, [path.read_text("utf-8") for path in paths]))


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_every_style_that_applies_to_it(kind: str, open_page: OpenPage):
    page = open_page(KINDS[kind], bypass_csp=True)
    page.evaluate(OPENED)
    page.wait_for_timeout(200)
    assert missed_on(page) == []


def test_a_page_of_plain_text_loads_no_feature(open_page: OpenPage):
    page = open_page(KINDS["guide"])
    loaded = """() => [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules])
      .some(({ selectorText }) => /chb-(anchor|my-plan|held)/.test(selectorText ?? ""))"""
    assert page.evaluate(loaded) is False
