"""The theme's own palette is left out of pages; what its dark colors need stands in ours."""

from __future__ import annotations

import re
from pathlib import Path

import material

from site_pages import ROOT, Pages

pytest_plugins = ["site_pages"]

CSS = ROOT / "overrides" / "assets" / "css"
SHEETS = ("theme/dark.css", "theme/variables.css", "tokens.css")
DARK = re.compile(r"\[data-md-color-scheme=\"?slate\"?\]\s*\{(.*?)\}", re.S)
CHOICE = "//body//script[contains(., '__palette')]/text()"
EVERY = re.compile(r"\[data-md-color-scheme\]\s*\{(.*?)\}", re.S)


def names_in(rules: list[str]) -> set[str]:
    """The custom properties that rules set."""
    return set(re.findall(r"(?<![\w(-])(--[\w-]+)\s*:", "\n".join(rules)))


def test_no_page_loads_the_themes_palette_and_each_loads_its_main_sheet(pages: Pages):
    """With it, a browser works out all styles of a page two more times as the page begins."""
    for path, page in pages.items():
        sheets = [Path(link).name for link in page.xpath("//link[@rel='stylesheet']/@href")]
        assert [name.partition(".")[0] for name in sheets] == ["main", "pages-1"], path


def test_each_page_chooses_its_scheme_as_the_first_one_does(pages: Pages):
    """That one is looked at in a browser which asks for dark colors."""
    chosen = {path: page.xpath(CHOICE) for path, page in pages.items()}
    assert len(chosen["index.html"]) == 1
    assert [path for path, script in chosen.items() if script != chosen["index.html"]] == []


def test_ours_sets_all_that_the_themes_palette_sets_for_dark_colors():
    themes = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
    [palette] = themes.glob("palette.*.css")
    needed = names_in(DARK.findall(palette.read_text("utf-8")))
    sheets = [(CSS / name).read_text("utf-8") for name in SHEETS]
    ours = names_in([rule for text in sheets for rule in DARK.findall(text) + EVERY.findall(text)])
    assert len(needed) > 40
    assert needed - ours == set()
