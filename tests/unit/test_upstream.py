"""After an update a host is told what changed below its words, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from competency_handbook.editions.releases import read_editions
from competency_handbook.editions.status import marked, status_lines
from competency_handbook.editions.upstream import Below, mended, record_text
from competency_handbook.kinds import KINDS
from competency_handbook.model import BuildFailed
from competency_handbook.reading import package_layer

TAILORING = """\
set:
  listening-waits:  # ours is shorter
    statement: Lets it be.
    was:
      statement: >-
        Lets a silence
        stand.
hide: [asks-once]
"""
SETTINGS = {"extra": {"handbook": {"edition": "2026.1"}}}


@pytest.fixture
def below(small_data: Path, tmp_path: Path) -> Callable[[], Below]:
    """What a host with a page and a comparison of its own copies stands on, read anew."""
    ours, host = small_data.parent, tmp_path / "host"
    for folder in (ours, host):
        (folder / "content").mkdir(parents=True, exist_ok=True)
    (ours / "content" / "index.md").write_text("# Home\n\nCome in.\n", "utf-8")
    (host / "content" / "index.md").write_text("# Our home\n\nCome in.\n", "utf-8")
    (host / "data" / "tailoring").mkdir(parents=True)
    (host / "data" / "tailoring" / "ours.yml").write_text(TAILORING, "utf-8")
    copied = (small_data / "comparisons" / "roles.yml").read_text("utf-8")
    (host / "data" / "comparisons").mkdir()
    (host / "data" / "comparisons" / "roles.yml").write_text(
        copied.replace("text: Hears.", "text: Hears it."), "utf-8"
    )

    def read() -> Below:
        layers = [ours, host]
        files = read_editions(layers, KINDS).files
        return Below(layers, KINDS, SETTINGS, "1.0", files)

    return read


def look(below: Below) -> None:
    """What `handbook upgrade` writes."""
    for path, text in mended(below.files).items():
        Path(path).write_text(text, "utf-8")
    below.path.write_text(record_text(below.now()), "utf-8")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_status_says_what_is_changed_here_and_that_nothing_else_is(below: Callable[[], Below]):
    look(below())
    assert list(status_lines(below())) == [
        "Your handbook changes 1, leaves out 1.",
        "  changes listening-waits: statement",
        "  leaves out asks-once",
        "Copies of files below: 2.",
        "  content/index.md",
        "  data/comparisons/roles.yml",
        "",
        "You last looked at version 1.0, edition 2026.1.",
        "Below is version 1.0, edition 2026.1.",
        "Nothing has changed there since.",
    ]


def test_without_a_record_it_says_how_one_begins(below: Callable[[], Below]):
    assert any("`handbook upgrade` begins one" in line for line in status_lines(below()))


def test_an_update_of_a_text_an_id_and_a_page_names_these_three(
    below: Callable[[], Below], small_data: Path
):
    look(below())
    framework = small_data / "frameworks" / "listening.yml"
    edit(framework, "statement: Lets a silence stand.", "statement: Lets a long silence stand.")
    edit(framework, "id: asks-once\n", "id: asks-single\n        formerly: [asks-once]\n")
    edit(small_data.parent / "content" / "index.md", "Come in.", "Do come in.")
    lines = list(status_lines(now := below()))
    told = lines[lines.index("Below is version 1.0, edition 2026.1.") + 1 :]
    tailoring, page = "host/data/tailoring/ours.yml", "host/content/index.md"
    assert told == [
        "Changed below what is yours:",
        f"  {tailoring}:3: listening-waits, statement",
        "    was    Lets a silence stand.",
        "    is now Lets a {+long +}silence stand.",
        "    yours  Lets it be.",
        f"  {page}: content/index.md",
        "    was    # Home Come in.",
        "    is now # Home [-Come-]{+Do come+} in.",
        "    yours  # Our home Come in.",
        "`handbook upgrade` writes into your files:",
        f"  {tailoring}: `was` of `listening-waits`: statement",
        f"  {tailoring}: `asks-once` → `asks-single`",
        "No longer there:",
        "  asks-once is `asks-single` now",
        "New there: asks-single.",
    ]
    look(now)
    assert Path(tailoring).read_text("utf-8") == (
        "set:\n  listening-waits:  # ours is shorter\n    statement: Lets it be.\n"
        '    was:\n      statement: "Lets a long silence stand."\nhide: [asks-single]\n'
    )
    assert list(status_lines(below()))[-1] == "Nothing has changed there since."


def test_what_changed_below_a_copy_is_told_and_what_became_the_same_is_not(
    below: Callable[[], Below], small_data: Path
):
    look(below())
    comparison = small_data / "comparisons" / "roles.yml"
    edit(comparison, "text: Hears.", "text: Hears it.")
    edit(comparison, "text: Says.", "text: Speaks.")
    now = below()
    told = [it.name for it in now.overtaken(now.record())]
    assert told == ["roles-task--talker"]


def test_a_damaged_record_is_named(below: Callable[[], Below]):
    now = below()
    now.path.write_text("{}", "utf-8")
    with pytest.raises(BuildFailed, match=r"upstream\.json is no record of what lies below"):
        now.record()


def test_words_that_differ_are_marked():
    assert marked("one two three", "one 2 three four") == "one [-two-]{+2+} three{+ four+}"
    assert marked("", "new") == "{+new+}"
    assert marked("same", "same") == "same"


def test_a_was_that_never_stood_there_is_no_change_below(below: Callable[[], Below]):
    look(below())
    path = below().layers[-1] / "data" / "tailoring" / "ours.yml"
    edit(path, "Lets a silence", "Lets the silence")
    lines = list(status_lines(below()))
    at = lines.index("Not what stands there, in your `was`, though it did not change:")
    assert lines[at - 1] == "Nothing has changed there since."
    assert lines[at + 2 : at + 4] == [
        "    was    Lets the silence stand.",
        "    is now Lets [-the-]{+a+} silence stand.",
    ]


def test_works_that_went_along_are_named_below_what_took_them(
    below: Callable[[], Below], small_data: Path
):
    profiles = package_layer() / "docs" / "example" / "data" / "profiles"
    shutil.copytree(profiles, small_data / "profiles")
    path = below().layers[-1] / "data" / "tailoring" / "ours.yml"
    path.write_text("hide: [listening]\n", "utf-8")
    assert list(status_lines(below()))[1:3] == [
        "  leaves out listening",
        "    and with it good-listener",
    ]
