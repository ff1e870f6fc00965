"""`extra.handbook.brand`: how a host's handbook looks and whom it speaks for, in settings alone.

Every value can be left out. Colors are words of style sheets; files lie in `overrides/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from ..model import Text
from .blocks import Closed
from .file import HANDBOOK, Settings, value_at

BRAND = (*HANDBOOK, "brand")
OUR_FAVICON = "assets/images/favicon.svg"
Typeface = Literal["sans", "serif", "own"]


class Colors(Closed):
    """What can be acted on (`color`), words on it, and a tint of it behind dark words."""

    color: Text | None = None
    on_color: Text | None = None
    soft_color: Text | None = None


class Contact(Closed):
    """Whom readers ask about the handbook, and tell what is wrong in it."""

    name: Text | None = None
    mail: Text | None = None
    phone: Text | None = None
    page: Text | None = None


class Cover(Closed):
    """What stands on the cover of the PDF below the handbook's name."""

    line: Text | None = None
    picture: Text | None = None


class Font(Closed):
    """The files of a typeface; what is left out is drawn from the regular one."""

    regular: Text
    bold: Text | None = None
    italic: Text | None = None


class Brand(Colors):
    """A host's brand. What of `dark` is left out is made from `color`, and so are the others."""

    organization: Text | None = None
    contact: Contact | None = None
    dark: Colors | None = None
    logo: Text | None = None
    logo_dark: Text | None = None
    favicon: Text | None = None
    headings: Typeface | None = None
    text: Literal["sans", "own"] | None = None
    """Our serif has one weight on pages, that of headings."""
    font: Font | None = None
    cover: Cover | None = None
    footer: Text | None = None
    license: Text | None = None


FILES = (
    ("logo",), ("logo_dark",), ("favicon",), ("cover", "picture"),
    ("font", "regular"), ("font", "bold"), ("font", "italic"),
)  # fmt: skip
"""Where a brand names files."""


def brand_of(settings: Settings) -> Brand:
    """The brand of a handbook; an empty one where it has none."""
    return Brand.model_validate(value_at(settings, BRAND) or {})


def words_of(brand: Brand) -> Mapping[str, str]:
    """The messages that a brand words anew, by their keys."""
    license, line = brand.license, brand.cover and brand.cover.line
    words = {"site.footer_rights": license, "pdf.rights_text": license, "pdf.cover_line": line}
    return {key: text for key, text in words.items() if text}


def with_brand(settings: Settings) -> Settings:
    """The settings with what a brand says in the places where the theme looks for it."""
    brand = brand_of(settings)
    theme = {key: name for key in ("logo", "favicon") if (name := getattr(brand, key))}
    if brand.logo and settings["theme"].get("favicon") == OUR_FAVICON:
        theme.setdefault("favicon", brand.logo)  # nobody else's sign stands beside a brand
    branded: dict[str, Any] = {"theme": settings["theme"] | theme}
    if brand.organization and not settings.get("site_author"):
        branded["site_author"] = brand.organization
    extra = {"brand": brand.model_dump(exclude_none=True, mode="json")}
    return settings | branded | {"extra": settings["extra"] | extra}
