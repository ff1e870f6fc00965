"""Whether words can be read in a host's colors, as WCAG 2.2 measures it (1.4.3)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from tinycss2.color4 import Color

from ..model import Problem
from ..reading import files_of
from ..settings import name_of
from .declarations import Declared, color_of, read_style_sheet
from .style_sheets import check_style_sheets

LEAST = 4.5
GROUNDS = {
    "--chb-brand": ("--chb-on-brand", "--chb-paper", "--chb-sheet"),
    "--chb-ink": ("--chb-paper", "--chb-sheet", "--chb-brand-soft"),
    "--chb-ink-2": ("--chb-paper", "--chb-sheet"),
    "--chb-on-mark-soft": ("--chb-mark-soft",),
}
"""Each color with those that stand behind it, or on it, where words have the one or the other."""
EVERYWHERE = (":root", "html")
SCHEMES = {
    "light": "[data-md-color-scheme=default]",
    "dark": "[data-md-color-scheme=slate]",
}
"""The selectors of rules that set colors: for all pages, and for those of a scheme."""
SETS = re.compile(r"--chb-[\w-]+\s*:")
Rgb = tuple[float, float, float]


def check_styles(layers: list[Path], listed: list[Any]) -> Iterator[Problem]:
    """Every mistake in the style sheets of the uppermost layer.

    `listed` are those that pages load, in their order; without any, no contrast is looked at.
    """
    own, below, all_ = (_style_sheets(part) for part in (layers[-1:], layers[:1], layers))
    if own:
        yield from check_style_sheets(own, below)
        loaded = {name: all_[name] for name in map(name_of, listed) if name in all_}
        yield from check_contrast(loaded, own)


def _style_sheets(layers: list[Path]) -> dict[str, Path]:
    files = files_of(layers, "content") | files_of(layers, "overrides")
    return {name: path for name, path in files.items() if name.endswith(".css")}


def check_contrast(listed: Mapping[str, Path], own: Collection[str]) -> Iterator[Problem]:
    """STYLE-CONTRAST: words and what is behind them have a contrast of at least 4.5 to 1.

    `listed` are the style sheets of a page in their order, of which a host has its `own`.
    """
    declared = [
        (each, name in own)
        for name, path in listed.items()
        if SETS.search(path.read_text("utf-8-sig", errors="replace"))
        for each in read_style_sheet(path)
        if isinstance(each, Declared) and each.always
    ]
    for scheme, selector in SCHEMES.items():
        ordered = [pair for pair in declared if _is_for(pair[0], EVERYWHERE)]
        ordered += [pair for pair in declared if _is_for(pair[0], (selector,))]
        last = {each.name: (each, is_own) for each, is_own in ordered}
        colors = {name: rgb for name, (each, _) in last.items() if (rgb := _rgb_of(each))}
        theirs = {name: each for name, (each, is_own) in last.items() if is_own}
        for name, each in theirs.items():
            yield from _check_color(each, colors, _partners(name, theirs), scheme)


def _partners(name: str, theirs: Collection[str]) -> list[str]:
    """The colors that are looked at with one; a pair of which a host has both is looked at once."""
    others = [key for key, grounds in GROUNDS.items() if name in grounds and key not in theirs]
    return [*GROUNDS.get(name, ()), *others]


def _check_color(
    declared: Declared, colors: Mapping[str, Rgb], partners: list[str], scheme: str
) -> Iterator[Problem]:
    """The contrast of a host's color with its partners, and the nearest that could be read."""
    name = declared.name
    ratios = {
        partner: contrast(colors[name], colors[partner])
        for partner in partners
        if {name, partner} <= colors.keys()
    }
    low = {partner: ratio for partner, ratio in ratios.items() if ratio < LEAST}
    if low:
        # Cut, not rounded: 4.49 is no 4.5.
        said = [
            f"{int(ratio * 10) / 10:.1f} to 1 with `{partner}`" for partner, ratio in low.items()
        ]
        message = f"`{name}` has too little contrast on {scheme} pages: {', '.join(said)}."
        better = _readable(colors[name], [colors[partner] for partner in ratios])
        advice = f"Words need {LEAST:g} to 1" + (f": write `{name}: {better};`." if better else ".")
        yield declared.problem("STYLE-CONTRAST", message, advice)


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast ratio of two colors, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _readable(color: Rgb, behind: list[Rgb]) -> str:
    """The nearest shade or tint that can be read with all that is behind it; empty without one."""
    for step in range(1, 101):
        for end in (0, 255):
            r, g, b = (round(c * 255 + (end - c * 255) * step / 100) for c in color)
            if all(contrast((r / 255, g / 255, b / 255), rgb) >= LEAST for rgb in behind):
                return f"#{r:02x}{g:02x}{b:02x}"
    return ""


def _luminance(color: Rgb) -> float:
    """The relative luminance of a color, from 0 to 1."""
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _rgb_of(declared: Declared | None) -> Rgb | None:
    """A declaration's opaque color in sRGB; None where it is none, or is another value's."""
    color: Color | None = color_of(declared) if declared else None
    if color is None or color.alpha < 1 or color.space not in ("srgb", "hsl", "hwb"):
        return None
    r, g, b = (min(1.0, max(0.0, channel)) for channel in color.to("srgb").coordinates)
    return r, g, b


def _is_for(declared: Declared, wanted: Collection[str]) -> bool:
    """Whether one of a rule's selectors is one of these, however it is written."""
    return not {*re.sub(r"[\s\"']", "", declared.selector).split(",")}.isdisjoint(wanted)
