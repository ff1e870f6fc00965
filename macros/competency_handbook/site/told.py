"""What the browser's scripts are told of a handbook: words, edition, outline, wordings."""

from __future__ import annotations

import json

from ..catalog import WORKSHOP_PAGES, Catalog
from ..model import unmarked
from ..render import outline_script
from ..settings import Settings
from .assets import OUTLINE, PRESENT_WORDS, SHARE_WORDS, WORKSHOP_ITEMS
from .language_marks import in_plain_text
from .workshop_items import workshop_items_script

CHECK_WORDS = {"keeping", "rating", "self_check", "self_study", "worksheet"}
MY_WORDS = CHECK_WORDS | {"map", "my", "my_progress", "my_plan", "snapshot"}
WORKSHOP_WORDS = CHECK_WORDS | {"present", *WORKSHOP_PAGES.values()}
ANSWERS_WORDS = {"answers", "filled_pdf", "keeping", "second_view", "self_check"}
"""The groups of messages that the scripts of a reader's own pages say."""


def page_scripts(settings: Settings, catalog: Catalog) -> dict[str, str]:
    """What stands inside pages for their scripts, as JSON, by its name in templates."""
    groups = {
        "script": CHECK_WORDS,
        "map_script": set[str](),
        "my_script": MY_WORDS,
        "workshop_script": WORKSHOP_WORDS,
        "answers_script": ANSWERS_WORDS,
    }
    return {name: _script_settings(settings, catalog, said) for name, said in groups.items()}


def made_scripts(settings: Settings, catalog: Catalog) -> dict[str, bytes]:
    """The scripts that a page loads when it wants them, by the names of the files that they are."""
    urls = bool(settings["use_directory_urls"])
    earlier = catalog.earlier_wordings
    scripts = {
        OUTLINE: unmarked(outline_script(catalog, urls)),
        PRESENT_WORDS: _words_script("chbPresentWords", settings, catalog, {"present"}),
        SHARE_WORDS: _words_script("chbShareWords", settings, catalog, {"share"}, wordings=earlier),
        WORKSHOP_ITEMS: unmarked(workshop_items_script(catalog, urls)),
    }
    return {name: text.encode() for name, text in scripts.items()}


def _script_settings(
    settings: Settings, catalog: Catalog, groups: set[str], **facts: object
) -> str:
    """What the browser's script is told, as JSON that can stand inside a page's HTML."""
    messages = catalog.messages.by_key.items()
    told = {
        "handbook": settings["extra"]["handbook"]["id"],
        "edition": str(settings["extra"]["handbook"]["edition"]),
        "language": catalog.messages.language,
        "messages": {k: text for k, text in messages if k.partition(".")[0] in groups},
    } | facts
    text = in_plain_text(json.dumps(told, ensure_ascii=False), catalog.messages)
    return text.replace("<", "\\u003c")


def _words_script(
    name: str, settings: Settings, catalog: Catalog, groups: set[str], **facts: object
) -> str:
    """The same as a script that leaves it in a global variable, for what a page loads later."""
    return f"globalThis.{name}={_script_settings(settings, catalog, groups, **facts)}\n"
