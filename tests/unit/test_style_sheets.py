"""What a style sheet may say is accepted; what is named is in `data/broken/STYLE-*`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from competency_handbook.reading.layers import package_layer
from competency_handbook.settings.layered import read_settings
from competency_handbook.site.contrast import check_styles, contrast

GOOD = r"""
@charset "utf-8";
@import url("other.css") screen;
@layer base, ours;
@namespace svg url(http://www.w3.org/2000/svg);

:root { --our-map: { a: b }; --ours: ; --chb-brand: light-dark(#5b2a8f, #fc9); }

@layer ours {
  .a, a:hover > b:not(.c) {
    color: #123;
    color: #1234;
    background: url( data:image/svg+xml;utf8,<svg/> ) no-repeat, #12345678;
    border-color: rgb(1 2 3 / 50%);
    outline: 1px solid hsl(var(--our-hue) 50% 50%);
    accent-color: auto;
    color: CanvasText !important;
    content: "a \"quoted\" } text" attr(title) '\'';
    grid-template-areas: "a b"
                         "c d";
    filter: progid:old;
    margin: calc((1px + 2em) * 3);
    transition:
      color 1s,
      margin 2s;
    & + &:focus-visible { color: red }
    @media print { color: black; }
  }
}

@supports (color: color-mix(in srgb, red, blue)) { .b { color: color-mix(in srgb, red, blue) } }
@-webkit-keyframes ours { from { opacity: 0 } }
@keyframes ours { from { opacity: 0 } 50.5% { opacity: 1 } to { opacity: 0 } }
@font-face { font-family: Ours; src: local("Ours"); unicode-range: U+26, U+0-7F }
@page :first { margin: 1cm; @top-left { content: "x"; color: currentColor } }
/* a comment with { and " */
"""


@pytest.fixture
def brand(bare_host: Path) -> Path:
    """The style sheet of a host's brand, in a folder that is there."""
    sheet = bare_host / "overrides" / "assets" / "css" / "brand.css"
    sheet.parent.mkdir(parents=True)
    return sheet


def said_of(brand: Path) -> list[str]:
    """What is said of a host's style sheets, without their path."""
    host = brand.parents[3]
    layers = [package_layer(), host]
    problems = check_styles(layers, read_settings(layers))
    return [str(problem).removeprefix(f"{brand}:") for problem in problems]


def test_whatever_browsers_read_is_accepted(brand: Path) -> None:
    brand.write_text(GOOD)
    assert said_of(brand) == []


def test_one_that_is_not_utf8_is_named(brand: Path) -> None:
    brand.write_bytes("/* Café */".encode("cp1252"))
    assert said_of(brand) == [
        "1:7: YAML-ENCODING The byte 0xe9 is not UTF-8. Save the file as UTF-8."
    ]


def test_thousands_of_levels_are_a_problem_and_no_crash(brand: Path) -> None:
    brand.write_text("a{" * 9000)
    assert said_of(brand) == [
        "1:122: STYLE-BRACKET It is nested more than 60 levels deep. Nest less."
    ]


def test_our_own_style_sheets_have_no_flaw() -> None:
    layers = [package_layer()]
    assert list(check_styles(layers, read_settings(layers))) == []


def test_the_example_of_the_documentation_has_no_flaw(brand: Path) -> None:
    text = (package_layer() / "docs" / "host.md").read_text("utf-8")
    [example] = re.findall(r"```css\n(.*?)```", text, re.DOTALL)
    brand.write_text(example)
    assert said_of(brand) == []


def test_the_color_that_is_advised_can_be_read(brand: Path) -> None:
    brand.write_text(":root { --chb-brand: #f0c040 }")
    [problem] = said_of(brand)
    [better] = re.findall(r"write `(--chb-brand: #\w{6};)`", problem)
    brand.write_text(f":root {{ {better} }}")
    assert said_of(brand) == []


def test_a_dark_brand_needs_a_rule_for_dark_pages_of_its_own_to_be_looked_at_there(
    brand: Path,
) -> None:
    brand.write_text(":root { --chb-brand: #222 }")
    assert said_of(brand) == []
    brand.write_text('[data-md-color-scheme="slate"] { --chb-brand: #222 }')
    [problem] = said_of(brand)
    assert "on dark pages: 1.0 to 1 with `--chb-on-brand`" in problem


def test_contrast_is_that_of_wcag() -> None:
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    gray = (0x76 / 255,) * 3
    assert contrast(gray, (1, 1, 1)) == pytest.approx(4.54, abs=0.005)
