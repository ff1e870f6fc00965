"""The book's page frame in a mirror, for what is read from right to left."""

from __future__ import annotations

from pathlib import Path

import pytest

from competency_handbook.pdf.press.mirroring import mirrored
from competency_handbook.reading import is_from_right
from competency_handbook.reading.layers import package_layer

BOOK = package_layer() / "overrides" / "assets" / "css" / "book"


def test_left_and_right_take_each_others_place() -> None:
    assert mirrored(
        "@page { margin: 28mm 13mm 24mm 20mm; @top-left { content: a } @bottom-right { b: c } }"
        " .d { float: left; margin: 1mm 2mm; text-align: right }"
    ) == (
        "@page { margin: 28mm 20mm 24mm 13mm; @top-right { content: a } @bottom-left { b: c } }"
        " .d { float: right; margin: 1mm 2mm; text-align: left }"
    )


@pytest.mark.parametrize("sheet", sorted(BOOK.glob("*.css")), ids=lambda path: path.name)
def test_a_mirror_of_a_mirror_is_the_sheet_itself(sheet: Path) -> None:
    css = sheet.read_text("utf-8")
    assert mirrored(mirrored(css)) == css


def test_every_corner_of_the_books_pages_changes_sides() -> None:
    css = (BOOK / "pages.css").read_text("utf-8")
    assert css.count("@bottom-left {") == mirrored(css).count("@bottom-right {") > 0
    assert "margin: 28mm 20mm 24mm 13mm" in mirrored(css)


def test_languages_know_where_their_lines_begin() -> None:
    assert [is_from_right(tag) for tag in ("ar", "he", "es", "zh", "xx")] == [
        True,
        True,
        False,
        False,
        False,
    ]
