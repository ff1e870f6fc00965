"""The typeface of what readers type: the text's own, with Latin, Greek and Cyrillic letters.

A letter's code is its number in Unicode, so a reader of PDFs that can write with a font of the
file finds every letter in one font. Letters beyond it are taken from fonts of the machine.
"""

from __future__ import annotations

import io
import struct
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pydyf
from fontTools.ttLib import TTFont

from .ingredients import field_font_file

FONT_NAME = "Wingdings3"
"""What fields call the font. PDFium, which Chrome and Edge have, takes letters that are not of
Western Europe from a font of the machine, and typographic quotes from a Chinese one, which leaves
gaps. It takes all from the font that is named where the name is one of four fonts of symbols."""
NAME = "/CHBFLD+SourceSans3"
SYMBOLIC = 1 << 2
LINE_ENDS = (0x0A, 0x0D)
"""Poppler looks for these, too, and embeds a font of megabytes where it does not find them."""
TO_UNICODE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
{ranges}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
MOST_RANGES = 100
"""So many may stand in one block of TO_UNICODE."""


@dataclass(frozen=True)
class FieldFont:
    """A font's file, its measures, and each letter's glyph and width, by the letter's code.

    Measures and widths are thousandths of the font's size.
    """

    file: bytes
    measures: dict[str, object]
    glyphs: dict[int, int]
    widths: dict[int, int]

    def runs(self) -> Iterator[range]:
        """Codes that follow each other and differ in their last byte alone."""
        codes = sorted(self.glyphs)
        first = codes[0]
        for code, after in zip(codes, [*codes[1:], -1], strict=True):
            if after != code + 1 or after % 256 == 0:
                yield range(first, code + 1)
                first = after


@cache
def read_field_font(path: Path) -> FieldFont:
    """The font for fields. Raises OSError where it is missing."""
    font = TTFont(path, recalcTimestamp=False)
    font.flavor = None
    del font["name"]
    file = io.BytesIO()
    font.save(file)
    names = dict(font.getBestCmap())
    names |= dict.fromkeys(LINE_ENDS, names[ord(" ")])
    unit = 1000 / font["head"].unitsPerEm
    widths = {code: round(font["hmtx"][name][0] * unit) for code, name in names.items()}
    glyphs = {code: font.getGlyphID(name) for code, name in names.items()}
    return FieldFont(file.getvalue(), _measures_of(font, unit), glyphs, widths)


def _measures_of(font: TTFont, unit: float) -> dict[str, object]:
    """A font's measures. Readers set lines as far apart as its letters are high and deep."""
    head, outlines = font["head"], font["glyf"]
    letters = [
        outlines[name]
        for code, name in font.getBestCmap().items()
        if unicodedata.category(chr(code)) in ("Lu", "Ll")
    ]
    box = (head.xMin, head.yMin, head.xMax, head.yMax)
    return {
        "Ascent": round(max(letter.yMax for letter in letters) * unit),
        "Descent": round(min(letter.yMin for letter in letters) * unit),
        "CapHeight": round(font["OS/2"].sCapHeight * unit),
        "FontBBox": pydyf.Array(round(side * unit) for side in box),
    }


def add_field_font(pdf: pydyf.PDF) -> bytes:
    """Embed the font in a PDF; return the reference to it."""
    font = read_field_font(field_font_file())
    glyphs = [font.glyphs.get(code, 0) for code in range(max(font.glyphs) + 1)]
    widths = pydyf.Array()
    for run in font.runs():
        widths.extend((run[0], pydyf.Array(font.widths[code] for code in run)))
    letters = {
        "Type": "/Font",
        "Subtype": "/CIDFontType2",
        "BaseFont": NAME,
        "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
        "FontDescriptor": _add_descriptor(pdf, font),
        "CIDToGIDMap": _add_stream(pdf, struct.pack(f">{len(glyphs)}H", *glyphs)),
        "W": widths,
    }
    return _add_dictionary(
        pdf,
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": NAME,
            "Encoding": "/Identity-H",
            "DescendantFonts": pydyf.Array([_add_dictionary(pdf, letters)]),
            "ToUnicode": _add_stream(pdf, _to_unicode(font).encode()),
        },
    )


def _add_descriptor(pdf: pydyf.PDF, font: FieldFont) -> bytes:
    file = _add_stream(pdf, font.file, {"Length1": len(font.file)})
    named = {"Type": "/FontDescriptor", "FontName": NAME, "Flags": SYMBOLIC}
    drawn = {"ItalicAngle": 0, "StemV": 80, "FontFile2": file}
    return _add_dictionary(pdf, named | drawn | font.measures)


def _add_dictionary(pdf: pydyf.PDF, entries: Mapping[str, object]) -> bytes:
    return add_object(pdf, pydyf.Dictionary(entries))


def _add_stream(pdf: pydyf.PDF, content: bytes, extra: dict[str, object] | None = None) -> bytes:
    return add_object(pdf, pydyf.Stream([content], extra, compress=True))


def add_object(pdf: pydyf.PDF, part: pydyf.Object) -> bytes:
    """Add an object to a PDF; return the reference to it."""
    pdf.add_object(part)
    reference: bytes = part.reference
    return reference


def _to_unicode(font: FieldFont) -> str:
    """What each code means: itself."""
    lines = [f"<{run[0]:04x}> <{run[-1]:04x}> <{run[0]:04x}>" for run in font.runs()]
    blocks = [lines[start : start + MOST_RANGES] for start in range(0, len(lines), MOST_RANGES)]
    written = ("\n".join([f"{len(block)} beginbfrange", *block, "endbfrange"]) for block in blocks)
    return TO_UNICODE.format(ranges="\n".join(written))
