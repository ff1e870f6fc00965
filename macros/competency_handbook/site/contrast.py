"""Whether words can be read in a host's colors, as WCAG 2.2 measures it (1.4.3)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from ..model import Problem
from ..reading import files_of
from ..settings import Settings, name_of
from .brand_sheet import check_colors, declared_by
from .colors import LEAST, Rgb, contrast, readable, rgb_in
from .declarations import Declared, read_style_sheet
from .style_sheets import check_style_sheets

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


def check_styles(layers: list[Path], settings: Settings) -> Iterator[Problem]:
    """Every mistake in the style sheets of the uppermost layer, and in the colors of its brand.

    No contrast is looked at without settings, which say what pages load.
    """
    own, below, all_ = (_style_sheets(part) for part in (layers[-1:], layers[:1], layers))
    if own:
        yield from check_style_sheets(own, below)
    wrong = list(check_colors(settings, layers))
    yield from wrong
    brand = [] if wrong else declared_by(settings, layers)
    if own or brand:
        listed = map(name_of, settings.get("extra_css", []))
        loaded = {name: all_[name] for name in listed if name in all_}
        yield from check_contrast(loaded, own, brand)


def _style_sheets(layers: list[Path]) -> dict[str, Path]:
    files = files_of(layers, "content") | files_of(layers, "overrides")
    return {name: path for name, path in files.items() if name.endswith(".css")}


def check_contrast(
    listed: Mapping[str, Path], own: Collection[str], brand: Iterable[Declared] = ()
) -> Iterator[Problem]:
    """STYLE-CONTRAST: words and what is behind them have a contrast of at least 4.5 to 1.

    `listed` are the style sheets of a page in their order, of which a host has its `own`; what a
    `brand` declares stands behind ours and before the host's.
    """
    below, above = (
        [
            (each, ours)
            for name, path in listed.items()
            if (name in own) is ours and SETS.search(path.read_text("utf-8-sig", errors="replace"))
            for each in read_style_sheet(path)
            if isinstance(each, Declared) and each.always
        ]
        for ours in (False, True)
    )
    declared = [*below, *((each, bool(each.setting)) for each in brand), *above]
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
        named = declared.setting or name
        message = f"`{named}` has too little contrast on {scheme} pages: {', '.join(said)}."
        behind = [colors[partner] for partner in ratios]
        others = [colors[partner] for partner in ratios if partner != "--chb-on-brand"]
        better = readable(colors[name], behind) or readable(colors[name], others)
        last = named.rpartition(".")[2]
        wanted = f'{last}: "{better}"' if declared.setting else f"{name}: {better};"
        advice = f"Words need {LEAST:g} to 1" + (f": write `{wanted}`." if better else ".")
        yield declared.problem("STYLE-CONTRAST", message, advice)


def _rgb_of(declared: Declared) -> Rgb | None:
    """A declaration's opaque color in sRGB; None where it is none, or is another value's."""
    alone = len(declared.value) == 1 and getattr(declared.value[0], "arguments", None) != []
    return rgb_in(declared.value[0]) if alone else None


def _is_for(declared: Declared, wanted: Collection[str]) -> bool:
    """Whether one of a rule's selectors is one of these, however it is written."""
    return not {*re.sub(r"[\s\"']", "", declared.selector).split(",")}.isdisjoint(wanted)
