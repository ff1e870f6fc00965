"""The page for what is not there, which a server shows at any depth below the site's root.

Its links begin at the site's root. Where that root is not told by `site_url`, a script in the page
finds it in the address that was asked for: it ends before the first folder that the site has.
Without script it is taken to be the server's own root.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

NAME = "404.html"
CHARSET = re.compile(r"<meta\s+charset=[^>]*>", re.IGNORECASE)
FROM_ROOT = re.compile(
    r'(\b(?:href|src|data-base|data-script|data-documents|data-texts)="|"(?:base|search)": ")/(?!/)'
)
SETTINGS = re.compile(r'<script id="__config"[^>]*>.*?</script>', re.DOTALL)
FIND_ROOT = """
const steps = location.pathname.split("/");
const known = steps.findIndex((step) => FOLDERS.includes(step));
const asked = steps.length - (steps.at(-1) ? 1 : 2);
document.querySelector("base").href = steps.slice(0, known < 0 ? asked : known).join("/") + "/";
"""
TELL_THEME = """
const told = document.getElementById("__config");
const settings = JSON.parse(told.textContent);
for (const name of ["base", "search"]) {
  settings[name] = new URL(settings[name], document.baseURI).href;
}
told.textContent = JSON.stringify(settings);
"""
"""The theme resolves these by the address that was asked for."""


def finding_its_root(html: str, built: Path) -> str:
    """The page, with links that work wherever the folder `built` is served."""
    folders = {path.name for path in built.iterdir() if path.is_dir()} | {"go"}
    base = f'<base href="/">{_script(FIND_ROOT.replace("FOLDERS", json.dumps(sorted(folders))))}'
    html = FROM_ROOT.sub(r"\1", html)
    html = SETTINGS.sub(lambda found: found[0] + _script(TELL_THEME), html, count=1)
    return CHARSET.sub(lambda found: found[0] + base, html, count=1)


def _script(code: str) -> str:
    """An inline script whose names are its own."""
    return f"<script>{{{code}}}</script>"
