"""Values of style sheets' tokens, for what is made beside the pages."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..settings import Settings

COMMENT = re.compile(rb"/\*.*?\*/", re.DOTALL)
ROOT = re.compile(rb":root\s*\{([^}]*)\}")
COLOR = rb"--chb-%b\s*:\s*(#[0-9a-fA-F]{6})\b"


def color_of(settings: Settings, assets: Mapping[str, bytes], token: str) -> str:
    """A token's color on light pages; empty where no style sheet names it by its six digits."""
    sheets = (COMMENT.sub(b"", assets.get(str(name), b"")) for name in settings["extra_css"])
    rules = (rule[1] for sheet in sheets for rule in ROOT.finditer(sheet))
    colors = [color for rule in rules for color in re.findall(COLOR % token.encode(), rule)]
    return colors[-1].decode() if colors else ""
