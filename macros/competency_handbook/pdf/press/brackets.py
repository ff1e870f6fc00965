"""Brackets that are read out as they look, in documents that are written from the right, too.

A bracket in Hebrew is drawn by the glyph of the other bracket. WeasyPrint 70 notes of each glyph
the first letter that it stood for, so that from then on every bracket of the whole document is
copied, searched and read out as its counterpart.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import weasyprint.pdf
from fontTools.ttLib import TTFont
from pydyf import PDF, Dictionary
from weasyprint.pdf.fonts import Font

FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
PAIRS = ("()", "[]", "{}", "<>", "«»", "‹›")
OTHER = {letter: pair[1 - place] for pair in PAIRS for place, letter in enumerate(pair)}


@contextmanager
def reading_brackets_right(text: str) -> Iterator[None]:
    """Correct the glyphs of brackets while a PDF of this text is written."""
    build: Callable[..., Dictionary] = weasyprint.pdf.build_fonts_dictionary

    def building(pdf: PDF, fonts: Mapping[str, Font], *options: object) -> Dictionary:
        for font in fonts.values():
            correct_brackets(font)
        return build(pdf, fonts, *options)

    if FROM_THE_RIGHT.search(text):
        weasyprint.pdf.build_fonts_dictionary = building
    try:
        yield
    finally:
        weasyprint.pdf.build_fonts_dictionary = build


def correct_brackets(font: Font) -> None:
    """Let each glyph stand for the bracket that it shows."""
    brackets = {glyph: text for glyph, text in font.to_unicode.items() if text in OTHER}
    if not brackets:
        return
    file = TTFont(io.BytesIO(font.file_content), fontNumber=max(font.index, 0), lazy=True)
    names = file.getBestCmap()
    for glyph, text in brackets.items():
        name = names.get(ord(OTHER[text]))
        if name is not None and file.getGlyphID(name) == glyph:
            font.to_unicode[glyph] = OTHER[text]
