"""Colors in sRGB: reading and writing them, mixing them, and what contrast words have with them."""

from __future__ import annotations

import tinycss2
from tinycss2.color4 import Color, parse_color

LEAST = 4.5
"""The contrast that words need with what is behind them (WCAG 2.2, 1.4.3)."""
Rgb = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1."""
BLACK: Rgb = (0.0, 0.0, 0.0)
WHITE: Rgb = (1.0, 1.0, 1.0)


def rgb_of(text: str | None) -> Rgb | None:
    """The opaque color that a style sheet would write so; None where it is none."""
    return rgb_in(tinycss2.parse_one_component_value(text.strip())) if text else None


def rgb_in(value: object) -> Rgb | None:
    """The opaque color that is a style sheet's value; None where it is none."""
    color = parse_color(value)
    if not isinstance(color, Color) or color.alpha < 1 or color.space not in ("srgb", "hsl", "hwb"):
        return None
    r, g, b = (min(1.0, max(0.0, channel)) for channel in color.to("srgb").coordinates)
    return r, g, b


def hex_of(color: Rgb) -> str:
    """A color as `#rrggbb`."""
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in color)


def rounded(color: Rgb) -> Rgb:
    """A color as it is once it was written with 256 steps a channel."""
    r, g, b = (round(channel * 255) / 255 for channel in color)
    return r, g, b


def mixed(color: Rgb, other: Rgb, part: float) -> Rgb:
    """A color with a part of another in it, from 0 to 1."""
    r, g, b = (one + (two - one) * part for one, two in zip(color, other, strict=True))
    return r, g, b


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast ratio of two colors, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable(color: Rgb, behind: list[Rgb]) -> str:
    """The nearest shade or tint that can be read with all that is behind it; empty without one."""
    for step in range(1, 101):
        for end in (BLACK, WHITE):
            shade = rounded(mixed(color, end, step / 100))
            if all(contrast(shade, rgb) >= LEAST for rgb in behind):
                return hex_of(shade)
    return ""


def _luminance(color: Rgb) -> float:
    """The relative luminance of a color, from 0 to 1."""
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
