"""Whether a picture or a font can be read, and shows no more than itself."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from ..model import Place, Problem
from ..reading import shown_path

PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"}
FONTS = {".woff2", ".woff", ".ttf", ".otf"}
MOST_PIXELS = 50_000_000
"""Larger pictures take more memory than a build has; four pages of a poster need no more."""
FONT_STARTS = (b"wOF2", b"wOFF", b"\0\1\0\0", b"OTTO", b"true")
BEGINNING = Place(1, 1)
LIVE = {"script", "foreignObject", "iframe", "audio", "video"}
ASKS = re.compile(r"url\(\s*[\"']?(?!#|data:)[^)]+\)|@import")


def check_font(path: Path) -> Iterator[Problem]:
    """FONT-BROKEN: the file of a font is one, and whole."""
    told = path.read_bytes()
    packed = told[:4] in FONT_STARTS[:2]
    if not told.startswith(FONT_STARTS) or (packed and _length_in(told) != len(told)):
        message, advice = "This is no font, or it is damaged.", "Take it again from where it came."
        yield Problem(shown_path(path), BEGINNING, "FONT-BROKEN", message, advice)


def _length_in(font: bytes) -> int:
    """The length that a packed font says it has."""
    return int.from_bytes(font[8:12])


def check_picture(path: Path) -> Iterator[Problem]:
    """PICTURE-BROKEN: a picture can be read."""
    find = _check_drawing if path.suffix.lower() == ".svg" else _check_pixels
    for id, message, advice in find(path):
        yield Problem(shown_path(path), BEGINNING, id, message, advice)


def _check_pixels(path: Path) -> Iterator[tuple[str, str, str]]:
    """PICTURE-LARGE: a picture has at most 50 million pixels."""
    from PIL import Image, ImageFile  # most handbooks have no such picture

    # WeasyPrint, where it was loaded before, lets a part of a picture pass for the whole.
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path) as picture:
                pixels = picture.width * picture.height
                if pixels <= MOST_PIXELS:
                    picture.load()
    except Image.DecompressionBombError:
        pixels = 2 * MOST_PIXELS
    except (OSError, SyntaxError, ValueError):
        message = "This picture cannot be read."
        yield "PICTURE-BROKEN", message, "Save it again as PNG, JPEG, WebP, GIF or SVG."
        return
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
    if pixels > MOST_PIXELS:
        message = f"This picture has more than {MOST_PIXELS // 1_000_000} million pixels."
        yield (
            "PICTURE-LARGE",
            message,
            "Save it smaller: 2,000 pixels fill a page from side to side.",
        )


def _check_drawing(path: Path) -> Iterator[tuple[str, str, str]]:
    """PICTURE-LIVE: an SVG drawing runs no script, and asks for no other file."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        tree = etree.parse(path, parser)
    except etree.XMLSyntaxError as error:
        message = f"This drawing cannot be read: {error.msg}."
        yield "PICTURE-BROKEN", message, "Save it again as plain SVG."
        return
    if etree.QName(tree.getroot()).localname != "svg":
        yield "PICTURE-BROKEN", "This is no SVG drawing.", "Save it again as plain SVG."
        return
    found = next(_live_parts(tree), None)
    if found:
        message = f"This drawing {found}."
        yield "PICTURE-LIVE", message, "Save it as plain SVG that holds everything itself."


def _live_parts(tree: etree._ElementTree) -> Iterator[str]:
    """What a drawing does beside being one: it runs a script, or asks for a file."""
    if tree.docinfo.internalDTD is not None and next(tree.docinfo.internalDTD.iterentities(), None):
        yield "defines entities"
    for element in tree.iter("*"):
        kind, told = etree.QName(element).localname, list(element.attrib.values())
        if kind in LIVE:
            yield f"holds `{kind}`"
        for name, value in element.attrib.items():
            key, value = etree.QName(name).localname, value.strip()
            if key.startswith("on"):
                yield f"runs a script by `{key}`"
            if key in ("href", "src") and kind != "a" and not value.startswith(("#", "data:")):
                yield f"asks for `{value}`"
        told += [element.text or ""] * (kind == "style")
        for asked in filter(None, map(ASKS.search, told)):
            yield f"asks for `{asked[0]}`"
