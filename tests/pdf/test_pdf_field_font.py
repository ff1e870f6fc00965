"""Fields are written in a font that has the letters of the languages that are spoken here."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import pikepdf
import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from _needs import python_with_poppler
from competency_handbook.pdf.press.field_font import FONT_NAME, LINE_ENDS, read_field_font
from competency_handbook.pdf.press.ingredients import field_font_file
from filling import Fill, fill_by_pdfium, fill_by_poppler
from pdf_file import fields_of

FONT = read_field_font(field_font_file())
NOTE = "mentoring-two-way-relationship--note"
WORDS = {
    "typographic marks": "“It’s ‘here’” – no — 5 € …",
    "Spanish": "¿Cómo está, señora? ¡Ñandú!",
    "Vietnamese": "Tiếng Việt: Nguyễn Thị Ánh, Đặng Ữ",
    "Polish": "Zażółć gęślą jaźń, Łódź",
    "Czech and Hungarian": "Příliš žluťoučký kůň; őrült tükörfúrógép",
    "Turkish and Romanian": "Iğdır, şoför; Țară, știință",
    "Russian": "Съешь ещё этих мягких булок",
    "Ukrainian and Serbian": "Ґанок, їжак, єдність; Ђорђе, Љиљана",
    "Greek": "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία, Ϊ ΰ",
}
MOST_OF_A_WORD = 4_000
"""So many bytes a form grows by a line; a font that was added takes more."""


@pytest.fixture(scope="module")
def form(built_site: Path) -> Path:
    return built_site / "downloads" / "asapconnect-mentoring.pdf"


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_it_has_the_letters_of_a_language(words: str) -> None:
    for form in ("NFC", "NFD"):
        assert set(map(ord, unicodedata.normalize(form, words))) <= FONT.glyphs.keys()


def test_every_code_is_drawn_and_as_wide_as_the_form_says(form: Path) -> None:
    with pikepdf.open(form) as pdf:
        font = pdf.Root.AcroForm.DR.Font[f"/{FONT_NAME}"]
        [letters] = font.DescendantFonts
        file = TTFont(io.BytesIO(letters.FontDescriptor.FontFile2.read_bytes()))
        table = letters.CIDToGIDMap.read_bytes()
        said = widths_in(letters.W)
    drawn, order = file.getGlyphSet(), file.getGlyphOrder()
    assert said.keys() == FONT.glyphs.keys()
    for code, width in said.items():
        name = order[int.from_bytes(table[2 * code : 2 * code + 2], "big")]
        assert name != ".notdef"
        assert width == drawn[name].width
        pen = BoundsPen(drawn)
        drawn[name].draw(pen)
        blank = code in LINE_ENDS or unicodedata.category(chr(code)) in ("Zs", "Cf")
        assert blank or pen.bounds, chr(code)


def widths_in(listed: pikepdf.Array) -> dict[int, int]:
    """The width of each code."""
    pairs = zip(list(listed)[::2], list(listed)[1::2], strict=True)
    return {int(first) + n: int(w) for first, run in pairs for n, w in enumerate(run)}


def written_by(fill: Fill, form: Path, folder: Path, words: str) -> Path:
    target = folder / "filled.pdf"
    fill(form, target, {NOTE: words})
    return target


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_chrome_writes_all_of_it_in_this_font(words: str, form: Path, tmp_path: Path) -> None:
    """In another one, quotes have gaps beside them, and letters are missing."""
    path = written_by(fill_by_pdfium, form, tmp_path, words)
    with pikepdf.open(path) as pdf:
        drawn = pikepdf.parse_content_stream(fields_of(pdf)[NOTE].AP.N)
    fonts = {str(found.operands[0]) for found in drawn if str(found.operator) == "Tf"}
    assert fonts == {f"/{FONT_NAME}"}
    shown = [bytes(found.operands[0]) for found in drawn if str(found.operator) == "Tj"]
    assert b"".join(shown).decode("utf-16-be") == words


@pytest.mark.skipif(python_with_poppler() is None, reason="poppler's bindings are not installed")
@pytest.mark.parametrize("words", [*WORDS.values(), "two\nlines"], ids=[*WORDS, "two lines"])
def test_poppler_adds_no_font(words: str, form: Path, tmp_path: Path) -> None:
    path = written_by(fill_by_poppler, form, tmp_path, words)
    assert path.stat().st_size - form.stat().st_size < MOST_OF_A_WORD
