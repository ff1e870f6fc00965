"""What the tests of a reader's answers share: a file of them, and a look into the storage."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Download, Page

FILE = Path(__file__).parents[1] / "data" / "answers" / "v1.json"
"""A file with every kind of record, strange words, and what cannot be read."""
HANDBOOK = "chb:competency-handbook:"
PARTS = {"answers": "answer", "evidence": "evidence", "snapshots": "snapshot"}

STRANGERS = {
    "chb:theirs:me:answer:mentoring-flexibility": "not even JSON",
    "chb:competency-handbook-too:settings": "{}",
    "shopping": "milk",
}
"""What others keep on the same origin, beside the theme: other handbooks, and another app."""


def texts_of(file: dict[str, Any]) -> dict[str, str]:
    """The storage of a browser that keeps what a file holds, by key."""
    texts: dict[str, Any] = {}
    for whose, record in file["records"].items():
        if "about" in record:
            texts[f"{whose}:about"] = record["about"]
        for group, part in PARTS.items():
            for id, entry in record.get(group, {}).items():
                texts[f"{whose}:{part}:{id}"] = entry
        for worksheet, copies in record.get("sheets", {}).items():
            for id, entry in copies.items():
                texts[f"{whose}:sheet:{worksheet}:{id}"] = entry
    written = {name: compact(entry) for name, entry in texts.items()}
    return {HANDBOOK + name: text for name, text in (written | file.get("unread", {})).items()}


def compact(value: object) -> str:
    """JSON as browsers write it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def whole_file() -> dict[str, Any]:
    return json.loads(FILE.read_text("utf-8"))


def keep(page: Page, texts: dict[str, str]) -> None:
    """Let the browser keep texts, and show the page anew."""
    page.evaluate(
        "texts => Object.entries(texts).forEach((e) => localStorage.setItem(...e))", texts
    )
    page.reload()


def kept(page: Page, store: str = "localStorage") -> dict[str, str]:
    """What the browser keeps of this handbook but how it keeps it, by key."""
    everything = page.evaluate(f"() => ({{...{store}}})").items()
    settings = HANDBOOK + "settings"
    return {key: text for key, text in everything if key.startswith(HANDBOOK) and key != settings}


def others(page: Page) -> dict[str, str]:
    """What others keep on the same origin, by key; without the mark of an erasure."""
    everything = page.evaluate("() => ({...localStorage})").items()
    ours = (HANDBOOK, "chb-erased:")
    return {key: text for key, text in everything if not key.startswith(ours)}


def read(download: Download) -> str:
    return Path(download.path()).read_text("utf-8")
