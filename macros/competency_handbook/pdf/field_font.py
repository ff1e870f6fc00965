"""The typeface of what readers type: the text's own, small, with the letters of Western Europe.

Readers of PDFs write into a field with the font that it names. One with a plain table of 256
letters is what all of them can use; letters beyond it they take from fonts of their own.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pydyf
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from .ingredients import field_font_file

FONT_NAME = "ChbSans"
NAME = "/CHBFLD+SourceSans3"
WEIGHT = 400
UNUSED = (0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D)
CODES = [code for code in range(32, 256) if code not in UNUSED]
LETTERS = {code: bytes([code]).decode("cp1252") for code in CODES}
NON_SYMBOLIC = 1 << 5
TO_UNICODE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <ff>
endcodespacerange
{ranges}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


@cache
def _cut_font(path: Path) -> tuple[bytes, dict[str, float], list[int]]:
    """The font's file, its measures and the width of each of CODES, in thousandths of its size."""
    font = instancer.instantiateVariableFont(TTFont(path), {"wght": WEIGHT})
    options = subset.Options(layout_features=[], hinting=False, name_IDs=[], notdef_outline=True)
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "STAT"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[ord(letter) for letter in LETTERS.values()])
    cutter.subset(font)
    font.flavor = None
    font.recalcTimestamp = False
    file = io.BytesIO()
    font.save(file)
    unit = 1000 / font["head"].unitsPerEm
    names, widths = font.getBestCmap(), font["hmtx"]
    measures = {
        "Ascent": font["hhea"].ascent * unit,
        "Descent": font["hhea"].descent * unit,
        "CapHeight": font["OS/2"].sCapHeight * unit,
        "FontBBox": [
            getattr(font["head"], side) * unit for side in ("xMin", "yMin", "xMax", "yMax")
        ],
    }
    glyphs = [
        names.get(ord(LETTERS[code]), ".notdef") if code in LETTERS else ".notdef"
        for code in range(32, 256)
    ]
    return file.getvalue(), measures, [round(widths[glyph][0] * unit) for glyph in glyphs]


def add_field_font(pdf: pydyf.PDF) -> bytes:
    """Embed the font in a PDF; return the reference to it."""
    file, measures, widths = _cut_font(field_font_file())
    embedded = pydyf.Stream([file], {"Length1": len(file)}, compress=True)
    pdf.add_object(embedded)
    described = {
        name: pydyf.Array(map(round, value)) if isinstance(value, list) else round(value)
        for name, value in measures.items()
    }
    descriptor = pydyf.Dictionary(
        {"Type": "/FontDescriptor", "FontName": NAME, "Flags": NON_SYMBOLIC, "ItalicAngle": 0}
        | {"StemV": 80, "FontFile2": embedded.reference}
        | described
    )
    pdf.add_object(descriptor)
    pairs = [f"<{code:02x}> <{ord(letter):04x}>" for code, letter in LETTERS.items()]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    ranges = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    unicode = pydyf.Stream([TO_UNICODE.format(ranges=ranges).encode()], compress=True)
    pdf.add_object(unicode)
    font = pydyf.Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/TrueType",
            "BaseFont": NAME,
            "Encoding": "/WinAnsiEncoding",
            "FirstChar": 32,
            "LastChar": 255,
            "Widths": pydyf.Array(widths),
            "FontDescriptor": descriptor.reference,
            "ToUnicode": unicode.reference,
        }
    )
    pdf.add_object(font)
    return font.reference
