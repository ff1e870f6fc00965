"""What a reader's browser may keep, for tests that begin with it: answers, snapshots, a script."""

from __future__ import annotations

import json

from playwright.sync_api import Locator, Page

from competency_handbook.model import competencies_of
from handbook import CATALOG

HANDBOOK = "chb:competency-handbook:"
COMPETENCIES = {id: list(competencies_of(f)) for id, f in CATALOG.frameworks.items()}
MENTORING, COACHING, AGENCY = (
    [competency.id for competency in COMPETENCIES[id]]
    for id in ("asapconnect-mentoring", "asapconnect-coaching", "coa-pa-ms-2")
)
TITLES = {c.id: c.title for competencies in COMPETENCIES.values() for c in competencies}
NEW, WITH, ALONE, HELPS = (
    "growth-just-starting",
    "growth-with-support",
    "growth-on-my-own",
    "growth-helping-others",
)
LEVELS = (NEW, WITH, ALONE, HELPS)
MARCH = "2026-03-03T09:30:00.000Z"
Kept = dict[str, object]


def said(state: str, level: str | None = None, **more: object) -> Kept:
    """An answer as it is kept."""
    return {"v": 1, "state": state, "level": level, "rev": 1, "at": MARCH, "seen": None} | more


def rated(level: str, **more: object) -> Kept:
    return said("rated", level, **more)


def answers(by_id: dict[str, Kept | str], record: str = "me") -> dict[str, Kept | str]:
    return {f"{HANDBOOK}{record}:answer:{id}": answer for id, answer in by_id.items()}


def snapshot(label: str, taken: str, by_id: dict[str, Kept], record: str = "me") -> dict[str, Kept]:
    kept = {"v": 1, "label": label, "taken": taken, "answers": by_id, "rev": 1, "at": taken}
    return {f"{HANDBOOK}{record}:snapshot:{label or 'none'}-{taken}": kept}


def keeping(*parts: dict[str, Kept] | dict[str, Kept | str], storage: str = "localStorage") -> str:
    """A script that puts this into a storage, once, before the page's own scripts run."""
    texts = {
        key: kept if isinstance(kept, str) else json.dumps(kept)
        for part in parts
        for key, kept in part.items()
    }
    return f"""try {{
      if (!sessionStorage.getItem("put-{storage}")) {{
        sessionStorage.setItem("put-{storage}", "yes");
        const texts = {json.dumps(texts)};
        for (const key in texts) {storage}.setItem(key, texts[key]);
      }}
    }} catch {{ /* the empty page before the first has no storage */ }}
    """


def kept(page: Page, start: str = HANDBOOK) -> dict[str, dict]:
    stored = page.evaluate("() => ({ ...localStorage })")
    return {key: json.loads(text) for key, text in stored.items() if key.startswith(start)}


HALF = answers(
    {
        MENTORING[0]: rated(NEW, matters="high"),
        MENTORING[1]: rated(HELPS),
        MENTORING[2]: said("unsure"),
        MENTORING[3]: rated(WITH, training=True),
        MENTORING[4]: said("na"),
        MENTORING[5]: rated(ALONE, matters="high"),
    }
)
FULL = [
    answers({id: rated(LEVELS[n % 4], then=NEW) for n, id in enumerate(MENTORING)}),
    answers({id: rated((WITH, HELPS)[n % 2], training=True) for n, id in enumerate(COACHING)}),
    answers({id: rated("coa-implementation-full") for id in AGENCY}, "agency"),
    snapshot("Before", MARCH, {id: said("rated", WITH) for id in MENTORING}),
    snapshot("", "2026-05-05T09:30:00.000Z", {MENTORING[0]: said("unsure")}),
]
ODD = answers(
    {
        MENTORING[0]: '{"v":1,"sta',
        MENTORING[1]: '{"v":2}',
        MENTORING[2]: rated("growth-gone"),
        MENTORING[3]: rated(NEW, seen={"hash": "old", "lang": "en", "text": "Old."}),
        "long-gone": rated(NEW, seen={"hash": "x", "lang": "en", "text": "I greet everybody."}),
        "__proto__": rated(NEW),
        "toString": said("unsure"),
    }
) | {f"{HANDBOOK}me:snapshot:cut": '{"v":1', f"{HANDBOOK}me:snapshot:later": '{"v":7}'}


def snapshots(page: Page, record: str = "me") -> Locator:
    return page.locator(f"chb-snapshots[record={record}]")


def rows(table: Locator) -> list[list[str]]:
    return [
        [" ".join(cell.split()) for cell in row.locator("th, td").all_inner_texts()]
        for row in table.locator("tbody tr").all()
    ]
