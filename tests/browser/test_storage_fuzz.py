"""A browser whose storage is full of damaged records: no page fails, and whole answers stand."""

from __future__ import annotations

import json
import shutil
import subprocess
import uuid
from pathlib import Path

import pytest

from browser import OpenPage
from competency_handbook.model import competencies_of
from handbook import CATALOG

pytest_plugins = ["browser"]

COUNT, SEED = 400, 20261122
MENTORING = list(competencies_of(CATALOG.frameworks["asapconnect-mentoring"]))
COACHING = list(competencies_of(CATALOG.frameworks["asapconnect-coaching"]))
LEVEL = CATALOG.scales["practitioner-growth"].levels[2].id
WORKSHEET = "mentoring-agreement"
PAGES = (
    "self-assessment/asapconnect-coaching/",
    "self-assessment/coa-pa-ms-2/",
    "frameworks/asapconnect-mentoring/",
    "my/progress/",
    "my/plan/",
    "my/answers/",
    "my/second-view/",
    f"worksheets/{WORKSHEET}/",
)
STORE = """try {
  if (localStorage.getItem("filled") === null) {
    localStorage.setItem("filled", "1");
    for (const [name, text] of %s) {
      try { localStorage.setItem(`chb:competency-handbook:${name}`, text); } catch {}
    }
  }
} catch {}"""
"""Fills the storage once, before a page's own scripts; an empty page has no storage."""


def damaged_records() -> list[tuple[str, str]]:
    """(name, text) of damaged records, below names that the pages look for and others."""
    script = Path(__file__).parents[1] / "js" / "mutations.js"
    command = ["node", str(script), str(COUNT), str(SEED)]
    made = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    some_ids = [competency.id for competency in COACHING]
    named = []
    for number, (name, text) in enumerate(made):
        whose, part, *_ = name.split(":")
        item = some_ids[number % 40] if number % 40 < len(some_ids) else f"gone-{number}"
        own = str(uuid.UUID(int=number))
        below = {"about": "", "snapshot": f":{own}", "sheet": f":{WORKSHEET}:{own}"}
        whose = own if part == "about" else whose
        named.append((f"{whose}:{part}{below.get(part, f':{item}')}", text))
    return named


def whole_answers() -> list[tuple[str, str]]:
    """(name, text) of a whole answer to each statement on mentoring."""
    found = []
    for competency in MENTORING:
        seen = {"hash": competency.hash, "lang": "en", "text": competency.self_check}
        answer = {"v": 1, "state": "rated", "level": LEVEL, "rev": 2, "at": "2026-01-01T00:00:00Z"}
        found.append((f"me:answer:{competency.id}", json.dumps(answer | {"seen": seen})))
    return found


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("node"), reason="the damage is done by a script")
def test_no_page_fails_on_damaged_records_and_whole_answers_stand(open_page: OpenPage) -> None:
    """`open_page` fails where a page throws, or complains on its console."""
    records = whole_answers() + damaged_records()
    page = open_page("self-assessment/asapconnect-mentoring/", before=STORE % json.dumps(records))
    home = page.url.removesuffix("self-assessment/asapconnect-mentoring/")
    stored = page.evaluate("Object.keys(localStorage).length")
    assert stored > COUNT * 0.6, "there is room for most of them"

    choice = f"input[data-state][value={LEVEL}]"
    assert page.locator(f"chb-rating {choice}:checked").count() == len(MENTORING)
    for path in PAGES:
        page.goto(home + path)
        page.wait_for_load_state("load")
    page.goto(f"{home}self-assessment/asapconnect-coaching/")
    for rating in page.locator("chb-rating:has(fieldset:enabled)").all()[:5]:
        rating.locator(choice).check()
        assert rating.locator(choice).is_checked()
    page.goto(f"{home}self-assessment/asapconnect-mentoring/")
    assert page.locator(f"chb-rating {choice}:checked").count() == len(MENTORING)
    kept = page.evaluate("Object.entries(localStorage)")
    below = "chb:competency-handbook:"
    assert {(below + name, text) for name, text in whole_answers()} <= set(map(tuple, kept))
