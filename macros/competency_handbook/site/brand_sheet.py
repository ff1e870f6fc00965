"""A brand's colors and typefaces, from settings → a style sheet and its findings.

One color is enough. The rest is made from it, so that words can be read on it in both themes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import replace
from pathlib import Path

from ..model import Problem
from ..settings import BRAND, Brand, Colors, Settings, brand_of, place_in_settings
from .colors import WHITE, Rgb, contrast, hex_of, mixed, rgb_of
from .declarations import Declared, read_styles

SHEET = "assets/css/brand.css"
"""Where it stands before what a host's own sheet of this name says."""
TOKENS, EMBED_SHEET = "assets/css/tokens.css", "assets/css/embed.css"
"""The colors of all, and what a page to embed has besides them and the brand."""
SETTINGS = {"color": "--chb-brand", "on_color": "--chb-on-brand", "soft_color": "--chb-brand-soft"}
KEYS = {name: key for key, name in SETTINGS.items()}
LIGHT, DARK = ":root", '[data-md-color-scheme="slate"]'
DARK_RULE = re.compile(r"\[data-md-color-scheme=[\"']?slate[\"']?\]\s*(?P<values>\{[^{}]*\})")
INK: Rgb = (0.11, 0.14, 0.15)
DARK_INK: Rgb = (0.04, 0.06, 0.07)
DARK_SHEET: Rgb = (0.11, 0.13, 0.13)
"""About as dark as words on light pages, words on what is bright, and dark pages."""
CLEAR = 7.0
"""The contrast that is looked for where a color is made and not given."""
STACKS = {
    "sans": '"Source Sans 3", "Source Sans 3 Ext", system-ui, Helvetica, Arial, sans-serif',
    "serif": '"Source Serif 4", "Source Serif 4 Ext", Georgia, "Times New Roman", serif',
    "own": '"Brand", "Source Sans 3 Ext", system-ui, sans-serif',
}
"""Those named Ext have the letters of more languages, for the PDFs."""
TYPEFACES = {"headings": "--chb-serif", "text": "--chb-sans"}
"""The settings that choose a typeface, and the values that they set."""
LOGO = """@media screen {
  .md-header__button.md-logo { display: block; }
  .md-header__button.md-logo img { max-width: 28vw; object-fit: contain; }
}
@page :first {
  @top-left { content: element(chb-letterhead); }
}
"""
"""A logo is seen on a phone, where the theme leaves out its book, and at the head of a document."""
TWO_LOGOS = """.md-logo .chb-logo-dark,
[data-md-color-scheme="slate"] .md-logo .chb-logo-light { display: none !important; }
[data-md-color-scheme="slate"] .md-logo .chb-logo-dark { display: block !important; }
"""
FACES = {"regular": "400", "bold": "700", "italic": "400; font-style: italic"}


def brand_sheet(settings: Settings) -> str:
    """The style sheet of a handbook's brand; empty where it has no color, typeface or logo."""
    brand = brand_of(settings)
    light = _palette(brand) | _typefaces(brand)
    rules = [*_faces(brand), _rule(LIGHT, light), _rule(DARK, _dark_palette(brand))]
    rules += [LOGO] * bool(brand.logo) + [TWO_LOGOS] * bool(brand.logo_dark)
    return "\n".join(filter(None, rules))


def dark_where_preferred(sheets: Iterable[str]) -> str:
    """The dark values of style sheets, for a page without a script that chooses its scheme."""
    rules = (f":root {match['values']}" for sheet in sheets for match in DARK_RULE.finditer(sheet))
    return "@media (prefers-color-scheme: dark) {\n" + "\n".join(rules) + "\n}\n"


def _rule(selector: str, values: Mapping[str, str]) -> str:
    lines = "".join(f"  {name}: {value};\n" for name, value in values.items())
    return f"{selector} {{\n{lines}}}\n" if values else ""


def _palette(brand: Brand) -> dict[str, str]:
    """The values of light pages and of the PDFs."""
    if not (color := rgb_of(brand.color)):
        return _given(brand)
    on = WHITE if contrast(WHITE, color) >= contrast(INK, color) else INK
    soft = mixed(WHITE, color, 0.12)
    made = {"--chb-on-brand": hex_of(on), "--chb-brand-soft": hex_of(soft)}
    return made | _given(brand)


def _dark_palette(brand: Brand) -> dict[str, str]:
    """The values of dark pages: the color, as light as words need it there."""
    dark = brand.dark or Colors()
    if not (color := rgb_of(dark.color) or rgb_of(brand.color)):
        return _given(dark)
    shown = color if rgb_of(dark.color) else _lightened(color)
    made = {
        "--chb-brand": hex_of(shown),
        "--chb-on-brand": hex_of(max((WHITE, DARK_INK), key=lambda on: contrast(on, shown))),
        "--chb-brand-soft": hex_of(mixed(DARK_SHEET, color, 0.25)),
    }
    return made | _given(dark)


def _lightened(color: Rgb) -> Rgb:
    """The nearest color of this hue that reads clearly on a dark page."""
    hue, lightness, saturation = rgb_to_hls(*color)
    steps = (lightness + (1 - lightness) * step / 50 for step in range(51))
    tints = (hls_to_rgb(hue, light, saturation) for light in steps)
    return next(tint for tint in tints if contrast(tint, DARK_SHEET) >= CLEAR)


def _given(colors: Colors) -> dict[str, str]:
    """The values that settings give themselves."""
    given = {name: getattr(colors, key) for key, name in SETTINGS.items()}
    return {name: value for name, value in given.items() if value}


def _typefaces(brand: Brand) -> dict[str, str]:
    chosen = {name: getattr(brand, key) for key, name in TYPEFACES.items()}
    return {name: STACKS[which] for name, which in chosen.items() if which}


def _faces(brand: Brand) -> Iterator[str]:
    """The rules that bring a typeface of the host's."""
    for key, weight in FACES.items():
        if brand.font and (path := getattr(brand.font, key)):
            yield (
                f'@font-face {{ font-family: "Brand"; font-weight: {weight}; font-display: swap; '
                f'src: url("../../{path}"); }}\n'
            )


def declared_by(settings: Settings, layers: list[Path]) -> list[Declared]:
    """What a brand declares, that which its settings give at their places in `mkdocs.yml`."""
    brand, declared = brand_of(settings), []
    for each in read_styles(brand_sheet(settings), SHEET):
        if isinstance(each, Declared):
            steps = ("dark",) if each.selector == DARK else ()
            key = KEYS.get(each.name, "")
            if getattr(brand.dark if steps else brand, key, None):
                shown, place = place_in_settings(layers, (*BRAND, *steps, key))
                setting = ".".join(("brand", *steps, key))
                each = replace(each, shown=shown, place=place, setting=setting)
            declared.append(each)
    return declared


def check_colors(settings: Settings, layers: list[Path]) -> Iterator[Problem]:
    """SETTINGS-COLOR: what a brand names as a color is one."""
    brand = brand_of(settings)
    for steps, colors in (((), brand), (("dark",), brand.dark)):
        for key in SETTINGS:
            value = getattr(colors, key, None)
            if value and rgb_of(value) is None:
                shown, place = place_in_settings(layers, (*BRAND, *steps, key))
                message = f"`{value}` is no color."
                advice = 'Write `#` and 6 digits, each 0 to 9 or a to f, in quotes: "#8a2b5c".'
                yield Problem(shown, place, "SETTINGS-COLOR", message, advice)
