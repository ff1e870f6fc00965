"""The handbook's sign and name as pictures of dots, for phones' home screens and for chats.

Neither shows an SVG. Drawn from the favicon, the brand's color and the typeface of headings.
"""

from __future__ import annotations

import base64
import io
import mimetypes
from collections.abc import Iterator, Mapping, Sequence
from html import escape

import resvg_py
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont

from ..settings import Settings
from .assets import FIRST_FONTS
from .tokens import color_of

TOUCH_ICON = "assets/images/icon-180.png"
"""What an iPhone puts on its home screen."""
HOME_ICON = "assets/images/icon-512.png"
CARD = "assets/images/card.png"
"""What a chat shows of a link."""
SIZES = {TOUCH_ICON: 180, HOME_ICON: 512}
WIDTH, HEIGHT = 1200, 630
MARGIN = 96
LETTERS = (92, 76, 62, 50)
"""The sizes of the name's letters, largest first."""
MOST_LINES = 3
LEADING = 1.15


def icons_of(settings: Settings, assets: Mapping[str, bytes]) -> dict[str, bytes]:
    """The icons and the card as PNG, by their names; none where the favicon cannot be drawn."""
    sign = _sign(settings, assets)
    if not sign:
        return {}
    paper = color_of(settings, assets, "paper") or "#ffffff"
    icons = {name: _drawn(sign, 512, 512, size, paper) for name, size in SIZES.items()}
    return icons | {CARD: _card(settings, assets, sign, paper)}


def _drawn(inside: str, width: int, height: int, shown: int, ground: str) -> bytes:
    """A drawing as PNG, so many dots wide, on a ground of one color."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}">{inside}</svg>'
    )
    return resvg_py.svg_to_bytes(
        svg_string=svg, background=ground, width=shown, skip_system_fonts=True
    )


def _sign(settings: Settings, assets: Mapping[str, bytes]) -> str:
    """The favicon in a square of 512; empty where there is none, or it is no picture."""
    path = str(settings["theme"].get("favicon") or "")
    kind = mimetypes.guess_type(path)[0]
    if path not in assets or kind not in ("image/svg+xml", "image/png", "image/jpeg"):
        return ""
    data = base64.b64encode(assets[path]).decode()
    image = f'<image width="512" height="512" href="data:{kind};base64,{data}"/>'
    # What cannot be read is drawn as nothing, without a word.
    shown, nothing = (_drawn(inside, 512, 512, 64, "#8a8a8a") for inside in (image, ""))
    return "" if shown == nothing else image


def _card(settings: Settings, assets: Mapping[str, bytes], sign: str, paper: str) -> bytes:
    """The sign, and the handbook's name and organization where the typeface has their letters."""
    brand = color_of(settings, assets, "brand") or "#444444"
    ink = color_of(settings, assets, "ink") or "#000000"
    whose = str((settings["extra"].get("brand") or {}).get("organization") or "")
    font = TTFont(io.BytesIO(assets[FIRST_FONTS["--chb-serif"]]))
    name = _lines_that_fit(font, settings["site_name"])
    large = f'<g transform="translate({WIDTH // 2 - 150} {HEIGHT // 2 - 150}) scale(.586)">'
    small = f'<g transform="translate({MARGIN} {MARGIN}) scale(.25)">'
    parts = [f'<rect y="{HEIGHT - 18}" width="{WIDTH}" height="18" fill="{brand}"/>']
    parts.append(f"{small if name else large}{sign}</g>")
    if name:
        size, lines = name
        parts += _text(font, lines, size, HEIGHT - 120 - (len(lines) - 1) * size * LEADING, ink)
        if whose and _has(font, whose) and _width(font, whose, 36) <= WIDTH - 2 * MARGIN - 170:
            parts += _text(font, [whose], 36, MARGIN + 78, brand, MARGIN + 164)
    return _drawn("".join(parts), WIDTH, HEIGHT, WIDTH, paper)


def _lines_that_fit(font: TTFont, name: str) -> tuple[int, list[str]] | None:
    """The largest letters in which a name has room, and its lines; None where it has none."""
    if not _has(font, name):
        return None
    for size in LETTERS:
        lines = list(_broken(font, name.split(), size))
        if len(lines) <= MOST_LINES and all(
            _width(font, line, size) <= WIDTH - 2 * MARGIN for line in lines
        ):
            return size, lines
    return None


def _broken(font: TTFont, words: Sequence[str], size: int) -> Iterator[str]:
    """Words in lines as wide as the card; a word that is wider has a line of its own."""
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and _width(font, longer, size) > WIDTH - 2 * MARGIN:
            yield line
            line = word
        else:
            line = longer
    yield line


def _has(font: TTFont, text: str) -> bool:
    return all(ord(letter) in font.getBestCmap() for letter in text)


def _width(font: TTFont, text: str, size: float) -> float:
    names = font.getBestCmap()
    advances = (int(font["hmtx"][names[ord(letter)]][0]) for letter in text)
    return sum(advances) * size / _units(font)


def _units(font: TTFont) -> int:
    return int(font["head"].unitsPerEm)


def _text(
    font: TTFont, lines: Sequence[str], size: float, y: float, color: str, x: float = MARGIN
) -> Iterator[str]:
    """Lines of text as outlines, the first one standing on `y`."""
    glyphs, names, scale = font.getGlyphSet(), font.getBestCmap(), size / _units(font)
    for number, line in enumerate(lines):
        at = x
        for letter in line:
            pen = SVGPathPen(glyphs)
            glyphs[names[ord(letter)]].draw(pen)
            move = f"translate({at:.1f} {y + number * size * LEADING:.1f})"
            place = f"{move} scale({scale:.5f} {-scale:.5f})"
            yield f'<path fill="{escape(color)}" transform="{place}" d="{pen.getCommands()}"/>'
            at += glyphs[names[ord(letter)]].width * scale
