"""An author's page as text: what stands above it, what in it is code, and braces in either.

The macros plugin knows nothing of Markdown: to it `{{` in code is a call, and the `{#` of
`## Title {#our-title}` opens a comment that ends pages later, or never. So pages are written for it
with `{% raw %}` around such code and as `## Title { #our-title }`, which means the same.
"""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Any

import yaml

from ..reading import Loader
from ..settings import Settings, name_of

FRONT = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
"""What stands above a page's text, as MkDocs finds it."""
_CODE = r"^[ \t]*(?P<fence>```+|~~~+).*?^[ \t]*(?P=fence)|(?P<tick>`+)[^`\n]+?(?P=tick)|<!--.*?-->"
CODE = re.compile(_CODE, re.DOTALL | re.MULTILINE)
"""What a page shows as it is written, or not at all."""
APART = re.compile(
    r"(?P<raw>\{%[-+]?\s*raw\s*[-+]?%\}.*?\{%[-+]?\s*endraw\s*[-+]?%\})"
    rf"|(?P<code>{_CODE})"
    r"|\{(?P<list>#[\w:.-][^{}#\n]*\})",
    re.DOTALL | re.MULTILINE,
)
"""What is no call, whichever begins first: raw text, code, or a list of attributes with an id."""
OPENS = re.compile(r"\{[{%#]")
ENDRAW = re.compile(r"\{%[-+]?\s*endraw\b")
LISTED_LINK = re.compile(
    r"^[-*+] (?:\{\{[^{}\n]*\}\} *)?"  # a mark may stand before it
    r"\[[^\]\n]*\]\(\{\{ *link_to\([\"'](?P<id>[\w-]+)[\"']\) *\}\}(?:#[\w-]+)?\)[ \t]*\n",
    re.MULTILINE,
)
"""An entry of a list that is nothing but a link to an item, on one line."""
OUR_MODULE = "competency_handbook.macros"


def for_macros(text: str, settings: Settings) -> str:
    """A page's text, with line breaks of one kind, as the macros plugin is to have it."""
    if not OPENS.search(text) or not is_rendered(text, settings):
        return text
    start = _end_of_front(text)
    return text[:start] + APART.sub(_kept, text[start:])


def without_links_to(text: str, hidden: Container[str]) -> str:
    """A page's text without the entries of lists that only lead to what is hidden."""
    return LISTED_LINK.sub(lambda found: "" if found["id"] in hidden else found[0], text)


def without_code(text: str) -> str:
    """A page's text with spaces in the place of what is no call; lines and columns stay.

    Of what stands above it, the title is left, in which calls are made too.
    """
    start = _end_of_front(text)
    front = re.sub(r"^(?!title:).+", _spaces, text[:start], flags=re.MULTILINE)
    return front + APART.sub(
        lambda found: found[0] if _runs(found) else _spaces(found), text[start:]
    )


def blank(pattern: re.Pattern[str], text: str) -> str:
    """A text with spaces in the place of what the pattern finds; lines and columns stay."""
    return pattern.sub(_spaces, text)


def matter_of(text: str) -> dict[str, Any]:
    """What stands above a page's text; empty where that is nothing or no YAML."""
    front = FRONT.match(text)
    try:
        matter = yaml.load(front[1], Loader) if front else None
    except yaml.YAMLError:
        return {}
    return matter if isinstance(matter, dict) else {}


def macros_settings(settings: Settings) -> dict[str, Any]:
    """What the settings say of the macros plugin; empty where that is nothing."""
    for entry in settings.get("plugins", ()):
        if name_of(entry) == "macros" and isinstance(entry, dict):
            return dict(entry["macros"] or {})
    return {}


def is_rendered(text: str, settings: Settings) -> bool:
    """Whether calls in a page are made, and are written in braces."""
    plugin, wanted = macros_settings(settings), matter_of(text).get("render_macros")
    own_marks = any(key.startswith("j2_") for key in plugin)
    by_default = plugin.get("render_by_default", True)
    return not own_marks and (by_default if wanted is None else bool(wanted))


def _end_of_front(text: str) -> int:
    front = FRONT.match(text)
    return front.end() if front else 0


def _kept(found: re.Match[str]) -> str:
    if found["list"]:
        return "{ " + found["list"]
    if found["raw"] or _runs(found) or not OPENS.search(found[0]):
        return found[0]
    return f"{{% raw %}}{found[0]}{{% endraw %}}"


def _runs(found: re.Match[str]) -> bool:
    """Whether code has raw text of its own in it: an author who knows the plugin wrote it."""
    return bool(found["code"] and ENDRAW.search(found[0]))


def _spaces(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
