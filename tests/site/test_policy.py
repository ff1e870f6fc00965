"""The policy of every page: nothing runs that is not ours, nothing is asked of anybody else."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from lxml.html import HtmlElement

from site_pages import EVERYWHERE, Pages, links_of

pytest_plugins = ["site_pages"]


DATA_BLOCKS = {"application/json", "application/ld+json", "text/plain"}


def runs(script: HtmlElement) -> bool:
    return script.get("type", "") not in DATA_BLOCKS


def test_the_policy_lets_run_exactly_the_scripts_that_stand_in_the_page(every_page: Pages):
    inline_somewhere = False
    for path, page in every_page.items():
        [policy] = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
        assert rules["default-src"] == "'none'", path
        assert "unsafe" not in policy and "*" not in policy and "http" not in policy, path
        allowed = set(rules.get("script-src", "").split()) - {"'self'", "'none'", ""}
        scripts = [s.text or "" for s in page.iter("script") if not s.get("src") and runs(s)]
        hashes = {base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts}
        assert allowed == {f"'sha256-{found}'" for found in hashes}, path
        inline_somewhere = inline_somewhere or bool(scripts)
    assert inline_somewhere


def test_the_policy_stands_before_anything_that_it_is_to_rule(every_page: Pages):
    for path, page in every_page.items():
        [policy] = page.xpath("//meta[@http-equiv='Content-Security-Policy']")
        before = [element.tag for element in policy.itersiblings(preceding=True)]
        assert before == ["meta"], path


def test_no_page_has_styles_or_handlers_in_its_markup(every_page: Pages):
    for path, page in every_page.items():
        assert page.xpath("//style | //@style") == [], path
        handlers = [
            name for element in page.iter("*") for name in element.attrib if name[:2] == "on"
        ]
        assert handlers == [], path
        assert not [link for link in links_of(page) if link.lower().startswith("javascript:")], path


LOADED = (
    "//script/@src | //img/@src | //iframe/@src | //source/@src | //video/@src | //audio/@src"
    " | //embed/@src | //object/@data | //video/@poster | //form/@action"
    " | //link[not(@rel='canonical' or @rel='prev' or @rel='next')]/@href"
)


def test_pages_load_nothing_from_another_host(every_page: Pages):
    loaded = [link for page in every_page.values() for link in page.xpath(LOADED)]
    assert loaded
    assert [link for link in loaded if EVERYWHERE.match(link)] == []


def test_style_sheets_load_nothing_from_another_host(built_site: Path):
    sheets = sorted(built_site.rglob("*.css"))
    assert sheets
    for sheet in sheets:
        loaded = re.findall(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)", sheet.read_text())
        for link in (first or second for first, second in loaded):
            assert not EVERYWHERE.match(link), f"{sheet.name}: {link}"
            assert link.startswith("data:") or (sheet.parent / link).is_file(), link


METHODS = re.compile(r"\bfetch\([\w,]*\)\{|(?<!window)(?<!globalThis)(?<!self)\.fetch\(")
"""Of MiniSearch's tree, where one is called `fetch`."""


SVG = "http://www.w3.org/2000/svg"
"""The name of a vocabulary, which a script gives to what it draws; nothing is asked there."""


def test_our_scripts_name_no_host(built_site: Path):
    scripts = sorted((built_site / "assets" / "js").glob("*.js"))
    assert scripts
    for script in scripts:
        code = script.read_text("utf-8")
        named = re.sub(r"/\*.*?\*/", "", code, flags=re.DOTALL).replace(SVG, "")
        assert "//" not in named, script.name
        code = METHODS.sub("", code)
        assert not re.search(r"\b(fetch|XMLHttpRequest|sendBeacon|WebSocket|EventSource)\b", code)


OF_THE_THEME = {
    "api.github.com": "[data-md-component='source']",
    "unpkg.com": "[class='mermaid'] | //iframe | //script[contains(@src, 'iframe-worker')]",
}
"""Hosts that Material's script asks, and the parts of a page that make it ask them."""


def test_no_page_has_a_part_for_which_the_theme_asks_another_host(pages: Pages, built_site: Path):
    [bundle] = (built_site / "assets" / "javascripts").glob("bundle.*.js")
    asked = set(re.findall(r"https?://([a-z0-9.-]+\.[a-z]+)/", bundle.read_text("utf-8")))
    licences = {"www.w3.org", "clipboardjs.com", "bit.ly"}
    assert asked - licences <= set(OF_THE_THEME)
    for path, page in pages.items():
        for part in OF_THE_THEME.values():
            assert page.xpath(f"//*{part}") == [], path
