"""The sign and the name as PNG: what phones and chats show, in a host's colors."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from competency_handbook.reading import files_of
from competency_handbook.reading.layers import package_layer
from competency_handbook.settings.layered import read_settings
from competency_handbook.site.icons import CARD, SIZES, icons_of

LAYER = package_layer()
ASSETS = {
    name: path.read_bytes()
    for name, path in files_of([LAYER], "overrides").items()
    if name.startswith("assets/") and "/js/" not in name
}
SETTINGS = read_settings([LAYER])
NAME_AND_RULE = (0, 260, 1200, 600)
"""Where a card has the name, above its rule of color."""


def picture(name: str, **changed: Any) -> Image.Image:
    icons = icons_of(SETTINGS | changed, ASSETS | {"assets/own.css": b":root{--chb-brand:#8a2b5c}"})
    return Image.open(io.BytesIO(icons[name])).convert("RGB")


def letters_in(card: Image.Image) -> int:
    """How many dots of the name's place are dark."""
    place = card.crop(NAME_AND_RULE).convert("L")
    return sum(place.histogram()[:80])


@pytest.mark.parametrize(("name", "size"), SIZES.items())
def test_icons_are_square_and_filled_to_the_corners(name: str, size: int) -> None:
    icon = picture(name)
    assert icon.size == (size, size)
    assert icon.getpixel((0, 0)) == (0xFB, 0xFA, 0xF7), "the paper's color, as no phone knows none"


def test_a_card_has_the_name_and_the_color_of_the_host() -> None:
    own = [*SETTINGS["extra_css"], "assets/own.css"]
    card = picture(CARD, site_name="Riverside after-school handbook", extra_css=own)
    assert card.size == (1200, 630)
    assert card.getpixel((600, 625)) == (0x8A, 0x2B, 0x5C)
    assert letters_in(card) > 4000


@pytest.mark.parametrize("name", ["دليل الكفاءات", "能力手册", "word " * 60])
def test_a_name_that_cannot_be_set_is_left_out(name: str) -> None:
    sign = letters_in(picture(CARD, site_name=name))
    assert sign == letters_in(picture(CARD, site_name="能"))


@pytest.mark.parametrize("content", [b"<svg", b"", b"no picture"])
def test_without_a_favicon_that_can_be_drawn_there_are_none(content: bytes) -> None:
    favicon = SETTINGS["theme"]["favicon"]
    assert icons_of(SETTINGS, ASSETS | {favicon: content}) == {}
    assert icons_of(SETTINGS | {"theme": SETTINGS["theme"] | {"favicon": None}}, ASSETS) == {}
