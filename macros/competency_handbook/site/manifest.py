"""What a phone wants to know of a handbook that is put on its home screen, as one asset."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterator, Mapping

from ..settings import Settings
from .assets import hashed_name
from .icons import HOME_ICON
from .tokens import color_of

MANIFEST = "assets/manifest.json"
TOP = "../"
"""The handbook's first page, from the manifest."""
MOST = 12
"""Letters below a picture on a home screen; more are cut."""
PNG = b"\x89PNG\r\n\x1a\n"


def manifest_of(settings: Settings, assets: Mapping[str, bytes]) -> bytes:
    """The manifest, from the settings and the assets by their authors' names.

    It has no `id`: browsers then tell handbooks on one origin apart by their first page.
    """
    name = settings["site_name"]
    manifest = {
        "name": name,
        "short_name": _short(name),
        "lang": settings["theme"]["language"],
        "start_url": TOP,
        "scope": TOP,
        "display": "minimal-ui",
        "icons": list(_icons(settings, assets)),
    }
    if color := color_of(settings, assets, "paper"):
        manifest |= {"theme_color": color, "background_color": color}
    return json.dumps(manifest, ensure_ascii=False, indent=1).encode()


def _short(name: str) -> str:
    """A name's first words, without an article, as far as they have room; whole if one has none.

    Where more would follow, none of them is a short one, such as `of`.
    """
    words = re.sub(r"^(the|an?|la|el|los|las|die|der|das)\s", "", name, flags=re.IGNORECASE)
    fitting = [m.start() for m in re.finditer(r"\s|$", words) if m.start() <= MOST]
    if not fitting:
        return words
    return re.sub(r"(\s\w{1,3})+$", "", words[: fitting[-1]]) if fitting[-1] < len(words) else words


def _icons(settings: Settings, assets: Mapping[str, bytes]) -> Iterator[dict[str, str]]:
    """Ours of dots, the favicon and the logo, where they can be drawn at the size of an icon."""
    theme = settings["theme"]
    for path in (HOME_ICON, str(theme.get("favicon") or ""), str(theme.get("logo") or "")):
        content = assets.get(path, b"")
        served = f"{TOP}{hashed_name(path, content)}"
        if path.endswith(".svg") and content:
            yield {"src": served, "sizes": "any", "type": "image/svg+xml"}
        elif content.startswith(PNG):
            width, height = struct.unpack(">II", content[16:24])
            yield {"src": served, "sizes": f"{width}x{height}", "type": "image/png"}
