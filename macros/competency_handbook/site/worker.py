"""The service worker, written to the top of the finished site: the one script without a hash."""

from __future__ import annotations

import hashlib
import json
from html import escape
from pathlib import Path

from ..model import unmarked
from ..reading import Messages, package_layer
from ..settings import keeps_pages
from .assets import WORKER
from .compose import Composition

NAME = "sw.js"
WORDS = {"title": "offline.not_kept", "text": "offline.not_kept_text", "home": "offline.home"}
"""What a page says that was not kept, by its message."""


def write_worker(built: Path, composition: Composition) -> None:
    """Write it into the folder `built`, whose pages are finished.

    Its bytes differ from build to build as pages do, by which browsers notice a new one. Where the
    settings want no pages to be kept, it is one that takes the last one away.
    """
    settings, others = composition.settings, composition.others
    told = {
        "handbook": settings["extra"]["handbook"]["id"],
        "build": _digest_of(built),
        "keeps": keeps_pages(settings),
        **_words(composition.catalog.messages),
    }
    if others:
        told |= {"others": {it.place: _words(it.catalog.messages) for it in others}}
    script = (package_layer() / "overrides" / WORKER).read_text("utf-8")
    text = f"globalThis.chbWorker = {json.dumps(told, ensure_ascii=False)};\n{script}"
    (built / NAME).write_text(text, "utf-8")


def _words(messages: Messages) -> dict[str, str]:
    """What a page says that was not kept, and in which language."""
    said = {name: escape(unmarked(messages(key))) for name, key in WORDS.items()}
    return {"language": messages.language, **said}


def _digest_of(built: Path) -> str:
    """A hash of all pages, which name every other file of ours by its own."""
    digest = hashlib.sha256()
    for path in sorted(built.rglob("*.html")):
        digest.update(path.relative_to(built).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
