"""A pretend release of the next edition, from its edits to the page that a reader reloads."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser import KINDS, PATIENCE, ROOT, serving, watch
from handbook import WORDS, write_handbook
from ratings import CHECK, ITEM, OTHER, answer, answers, radios, rating

pytest_plugins = ["browser"]

MENTORING = "frameworks/asapconnect-mentoring.yml"
UNTOUCHED = "mentoring-builds-on-strengths"
RENAMED = "mentoring-safe-to-speak"
SPLIT, HALVES = "mentoring-keeps-commitments", ("mentoring-keeps-promises", "mentoring-on-time")
GONE = "mentoring-commitment-to-quality"
BEFORE = "I build a relationship in which we both give and both gain"
NOW = "I see to it that both of us give and both of us gain"
NO_PDF = {"build": ["--no-pdf"]}
REASON = "The source no longer asks for it."
WAS_SPLIT = "It was two things in one."
HALF = """\
      - id: {id}
        title: {title}
        statement: {title} at all times.
        self_check: I always do.
        own: true
        indicators:
          - {{id: {id}-said, text: Says so., own: true}}
          - {{id: {id}-done, text: Does so., own: true}}
        evidence:
          - {{id: {id}-list, kind: record, text: A list., own: true}}
"""


class Handbook:
    """A checkout of the tests' handbook, with code of its own, which no layer lies below."""

    def __init__(self, root: Path) -> None:
        self.root = write_handbook(root)
        shutil.copytree(ROOT / "macros", root / "macros")

    def run(self, *arguments: str) -> str:
        """Run a command of `handbook` in it, and return what it prints."""
        code = {"PYTHONPATH": str(self.root / "macros")}
        command = [sys.executable, "-m", "competency_handbook", *arguments]
        done = subprocess.run(
            command, cwd=self.root, env=os.environ | code, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.root / name
        text = path.read_text("utf-8")
        assert old in text, f"{name}: {old}"
        path.write_text(text.replace(old, new), "utf-8")

    def cut(self, id: str) -> str:
        """Take an entry out of the framework, and return it."""
        path = self.root / "data" / MENTORING
        text = path.read_text("utf-8")
        found = re.search(rf"^      - id: {id}\n(?:       .*\n|\n)*", text, re.MULTILINE)
        assert found, id
        path.write_text(text.replace(found[0], ""), "utf-8")
        return found[0]

    def replace_id(self, old: str, new: str) -> None:
        """Let all that names an id name another; nothing, if it is empty."""
        name = re.compile(rf"(?<![\w-]){old}(?![\w-])")
        line = re.compile(rf"^ *- {old}\n|, {old}(?![\w-])|{old}, |^ *see: \[{old}\]\n", re.M)
        for path in (self.root / "data").rglob("*.yml"):
            text = path.read_text("utf-8")
            path.write_text(name.sub(new, text) if new else line.sub("", text), "utf-8")


def release_steps() -> list[list[str]]:
    """The commands of `handbook` that CONTRIBUTING's steps of a release name, in their order."""
    text = (ROOT / "docs" / "contribute.md").read_text("utf-8")
    section = text.partition("## Release an edition")[2].partition("\n## ")[0]
    steps = section.rpartition("\n\n")[0]  # what is done where a release went wrong
    steps = steps.replace("EDITION", "2026.1")
    return [step.split() for step in re.findall(r"`\.venv/bin/handbook ([^`]+)`", steps)]


def edit_for_next_edition(handbook: Handbook) -> None:
    """Reword a self-check, rename an id, split one in two, and remove one."""
    handbook.edit("mkdocs.yml", "2026.1", "2026.2")
    handbook.edit(f"data/{MENTORING}", BEFORE, NOW)
    handbook.replace_id(OTHER, RENAMED)
    handbook.edit(
        f"data/{MENTORING}", f"id: {RENAMED}\n", f"id: {RENAMED}\n        formerly: [{OTHER}]\n"
    )
    removed = ""
    for id, reason in ((SPLIT, WAS_SPLIT), (GONE, REASON)):
        ids = re.findall(r"\bid: (\S+)", handbook.cut(id))
        see = f", see: [{', '.join(HALVES)}]" if id == SPLIT else ""
        removed += "".join(f"  - {{was: {it}, because: {reason}{see}}}\n" for it in ids)
        handbook.replace_id(id, "")
    (handbook.root / "data" / "removed.yml").write_text(f"removed:\n{removed}", "utf-8")
    path = handbook.root / "data" / MENTORING
    halves = (HALF.format(id=id, title=id.removeprefix("mentoring-").title()) for id in HALVES)
    path.write_text(path.read_text("utf-8").rstrip("\n") + "\n" + "".join(halves), "utf-8")


@pytest.mark.slow
def test_a_reader_of_the_last_edition_is_asked_just_what_the_next_one_changed(
    tmp_path: Path, chromium: Browser
):
    handbook = Handbook(tmp_path / "handbook")
    handbook.run("register")
    handbook.run("build", "--no-pdf")
    troubles: list[str] = []
    with serving(handbook.root / "site", "/") as home:
        context = chromium.new_context()
        context.set_default_timeout(PATIENCE)
        watch(context, home, troubles)
        page = context.new_page()
        page.goto(home + CHECK)
        for choice, id in enumerate((ITEM, UNTOUCHED, OTHER, SPLIT)):
            answer(page, id, choice)
        answer(page, GONE, 1)
        kept = answers(page)

        edit_for_next_edition(handbook)
        said = {step[0]: handbook.run(*step, *NO_PDF.get(step[0], ())) for step in release_steps()}
        assert "1 reworded. Readers see both wordings" in said["check"]
        assert "1 under another id" in said["check"] and "2 gone" in said["check"]
        assert "1 changed, 1 renamed" in said["register"]

        page.reload()
        look_at_check(page)
        assert answers(page) == kept, "nothing is answered in the reader's place"
        look_at_own_pages(page, home)
        look_at_changes(page, home)
        context.close()
    assert not troubles, "\n".join(troubles)


def look_at_check(page: Page) -> None:
    """The reworded sentence is asked about, with both wordings; nothing else is."""
    asked = page.locator(".chb-check-note")
    expect(asked).to_have_count(1)
    note = rating(page, ITEM).locator(".chb-check-note")
    expect(note).to_contain_text(WORDS("self_check.reworded"))
    before, now = note.locator("dd").all_inner_texts()
    assert before.startswith(BEFORE) and now.startswith(NOW)
    for choice, id in enumerate((ITEM, UNTOUCHED, RENAMED)):
        expect(radios(page, id).nth(choice)).to_be_checked()
    for id in HALVES:
        expect(rating(page, id)).to_have_count(1)
        expect(rating(page, id).locator(":checked")).to_have_count(0)
    for id in (OTHER, SPLIT, GONE):
        expect(rating(page, id)).to_have_count(0)


def look_at_own_pages(page: Page, home: str) -> None:
    """What was reworded is named, what is gone is kept, and both lead to what changed."""
    page.goto(home + KINDS["my-progress"])
    note = page.locator(".chb-note", has_text=WORDS("my.reworded", count=1))
    expect(note.get_by_role("listitem")).to_have_count(1)
    expect(page.get_by_text(WORDS("my.gone_link"))).to_be_visible()
    note.get_by_role("link", name=WORDS("my.changes_link")).click()
    expect(page).to_have_url(f"{home}changes/")
    page.goto(home + KINDS["my-answers"])
    expect(page.locator("chb-apart li")).to_have_count(2)
    page.locator("main").get_by_role("link", name=WORDS("changes.title")).click()
    expect(page).to_have_url(f"{home}changes/")


def look_at_changes(page: Page, home: str) -> None:
    """Every change has its words."""
    text = page.locator("main")
    before, now = text.locator("dd").all_inner_texts()
    assert before.startswith(BEFORE) and now.startswith(NOW)
    expect(text).to_contain_text(f"{OTHER} → {RENAMED}")
    for words in (WAS_SPLIT, REASON, "Does what they said they would do"):
        expect(text.get_by_text(words).first).to_be_visible()
    for id in HALVES:
        links = text.locator(f"a[href$='#{id}']")
        expect(links.first).to_be_visible()
        links.first.click()
        expect(page).to_have_url(re.compile(f"#{id}$"))
        page.goto(f"{home}changes/")
