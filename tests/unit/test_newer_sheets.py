"""A newer version of a sheet: what it changed is written, ids and the host's own changes stay."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from competency_handbook.exchange import Wishes, plan_import, write_plan
from competency_handbook.kinds import KINDS
from competency_handbook.model import BuildFailed
from sheets import framework_in, host, plan, save_csv, take_in

HEAD = "Area,Code,Title,Description,Beginner,Expert,Tools\n"
ROWS = [
    'People,1.1,Listening,Hears what is said.,"You can:\n- wait\n- nod",,pen; paper\n',
    "People,1.2,Asking,Asks open questions.,,,\n",
    "Paper,2.1,Filing,Finds everything again.,,,folder\n",
]


class Host:
    """A handbook that has imported the sheet above, and somebody who edits its files."""

    def __init__(self, folder: Path) -> None:
        self.root, self.sheet = host(folder / "host"), folder / "sheet.csv"
        self.take("".join(ROWS))

    @property
    def path(self) -> Path:
        return self.root / "data" / "frameworks" / "our.yml"

    def take(self, rows: str, **wishes: Any) -> list[str]:
        """Import a sheet; the lines about its changes are returned."""
        planned = take_in(self.root, save_csv(self.sheet, HEAD + rows), id="our", **wishes)
        start = next(n for n, line in enumerate(planned.report) if line.startswith("The framework"))
        return [line.strip() for line in planned.report[start + 1 :]]

    def edit(self, old: str, new: str) -> None:
        text = self.path.read_text("utf-8")
        assert text.count(old) == 1
        self.path.write_text(text.replace(old, new), "utf-8")

    def ids(self) -> dict[str, list[str]]:
        """The ids in each domain."""
        return {it["id"]: [c["id"] for c in it["contains"]] for it in self.contents()}

    def contents(self) -> list[dict[str, Any]]:
        return framework_in(self.root, "our")["contains"]

    def item(self, id: str) -> dict[str, Any]:
        return next(it for domain in self.contents() for it in domain["contains"] if it["id"] == id)


@pytest.fixture
def ours(tmp_path: Path) -> Host:
    return Host(tmp_path)


def test_the_same_sheet_changes_no_byte(ours: Host) -> None:
    before = ours.path.read_bytes()
    assert ours.take("".join(ROWS)) == ["The sheet changes nothing."]
    assert ours.path.read_bytes() == before


def test_a_reworded_cell_is_written_and_all_else_stays_as_it_was(ours: Host) -> None:
    ours.edit("title: Asking\n", "title: Asking # as we say\n")
    before = ours.path.read_text("utf-8")
    said = ours.take("".join(ROWS).replace("Finds everything", "Finds all of it"))
    assert said == [
        "1 changed:",
        "our-filing “Filing”, Description (row 4)",
        "sheet: Finds [-everything-] {+all of it+} again.",
    ]
    after = before.replace("Finds everything again.", "Finds all of it again.")
    assert ours.path.read_text("utf-8") == after


def test_what_only_the_host_changed_stays(ours: Host) -> None:
    ours.edit("Finds everything again.", "Finds it.")
    assert ours.take("".join(ROWS)) == ["The sheet changes nothing."]
    assert ours.item("our-filing")["statement"] == "Finds it."


def test_what_both_changed_is_told_and_stays_as_the_host_has_it(ours: Host) -> None:
    ours.edit("Finds everything again.", "Finds it again.")
    said = ours.take("".join(ROWS).replace("Finds everything", "Finds everybody"))
    assert said == [
        "1 changed by you, too, and left as you have it:",
        "our-filing “Filing”, Description (row 4)",
        "sheet: Finds [-everything-] {+everybody+} again.",
        "yours: Finds [-everything-] {+it+} again.",
    ]
    assert ours.item("our-filing")["statement"] == "Finds it again."


def test_what_both_changed_alike_is_no_news(ours: Host) -> None:
    ours.edit("Finds everything again.", "Finds it again.")
    changed = "".join(ROWS).replace("Finds everything again.", "Finds it again.")
    assert ours.take(changed) == ["The sheet changes nothing."]


def test_a_row_in_between_renumbers_no_id(ours: Host) -> None:
    new = "People,1.2,Waiting,Lets a silence stand.,,,\n"
    said = ours.take(ROWS[0] + new + ROWS[1].replace("1.2", "1.3") + ROWS[2])
    assert ours.ids() == {
        "our-people": ["our-listening", "our-waiting", "our-asking"],
        "our-paper": ["our-filing"],
    }
    assert said == [
        "1 new:",
        "our-waiting “Waiting” (row 3)",
        "1 changed:",
        "our-asking “Asking”, Code (row 4)",
        "sheet: [-1.2-] {+1.3+}",
    ]


def test_a_sorted_sheet_keeps_ids_and_brings_its_order(ours: Host) -> None:
    said = ours.take(ROWS[2] + ROWS[1] + ROWS[0])
    assert list(ours.ids().items()) == [
        ("our-paper", ["our-filing"]),
        ("our-people", ["our-asking", "our-listening"]),
    ]
    assert said[0] == "2 in another order:"


def test_an_order_of_the_hosts_own_stays(ours: Host) -> None:
    text = ours.path.read_text("utf-8")
    start, end = text.index("  - id: our-people"), text.index("  - id: our-paper")
    ours.path.write_text(text[:start] + text[end:] + text[start:end], "utf-8")
    assert ours.take("".join(ROWS)) == ["The sheet changes nothing."]
    assert list(ours.ids()) == ["our-paper", "our-people"]


def test_a_lost_row_is_known_again_by_its_likeness(ours: Host) -> None:
    renamed = ROWS[2].replace("Filing,Finds everything", "Filing paper,Finds everything")
    said = ours.take(ROWS[0] + ROWS[1] + renamed)
    assert said == [
        "1 changed:",
        "our-filing “Filing paper”, Title (row 4)",
        "sheet: Filing {+paper+}",
    ]
    assert ours.item("our-filing")["title"] == "Filing paper"


def test_a_row_that_is_gone_is_taken_out_with_its_empty_heading(ours: Host) -> None:
    said = ours.take(ROWS[0] + ROWS[1])
    assert said == [
        "2 gone from the sheet, and so taken out:",
        "our-filing “Filing”",
        "our-paper “Paper”",
    ]
    assert list(ours.ids()) == ["our-people"]


def test_a_row_that_is_gone_stays_where_the_host_made_something_of_it(ours: Host) -> None:
    ours.edit(
        "statement: Finds everything again.\n",
        "statement: Finds everything again.\n        self_check: I find it.\n",
    )
    said = ours.take(ROWS[0] + ROWS[1])
    assert said[:3] == [
        "2 changed by you, too, and left as you have it:",
        "our-filing “Filing”",
        "The sheet has it no longer.",
    ]
    assert ours.item("our-filing")["self_check"] == "I find it."


def test_what_the_host_deleted_stays_deleted(ours: Host) -> None:
    text = ours.path.read_text("utf-8")
    start, end = text.index("      - id: our-asking"), text.index("  - id: our-paper")
    ours.path.write_text(text[:start] + text[end:], "utf-8")
    assert ours.take("".join(ROWS)) == ["The sheet changes nothing."]
    assert "our-asking" not in ours.ids()["our-people"]
    assert ours.take("".join(ROWS).replace("open questions", "short questions")) == [
        "1 changed by you, too, and left as you have it:",
        "our-asking (row 3)",
        "You deleted it; the sheet changed it.",
    ]


def test_a_row_below_another_heading_moves(ours: Host) -> None:
    said = ours.take(ROWS[0] + ROWS[2] + ROWS[1].replace("People", "Paper"))
    assert ours.ids() == {
        "our-people": ["our-listening"],
        "our-paper": ["our-filing", "our-asking"],
    }
    assert said == [
        "1 moved:",
        "our-asking “Asking”, place (row 4)",
        "from our-people to our-paper",
    ]


def test_a_changed_point_keeps_what_the_host_wrote_to_the_others(ours: Host) -> None:
    ours.edit("- text: wait\n", "- text: wait\n                own: true\n")
    ours.take("".join(ROWS).replace("- nod", "- nod slowly\n- smile"))
    assert ours.item("our-listening")["levels"]["our-beginner"] == {
        "text": "You can:",
        "points": [{"text": "wait", "own": True}, {"text": "nod slowly"}, {"text": "smile"}],
    }


def test_a_new_column_becomes_a_tag_and_a_lost_one_takes_nothing_away(ours: Host) -> None:
    text = "Area,Title,Description,Beginner,Expert,Tools,For\n" + "".join(
        row.replace(",1.1,", ",").replace(",1.2,", ",").replace(",2.1,", ",").rstrip("\n")
        + ",All\n"
        for row in ROWS
    )
    planned = take_in(ours.root, save_csv(ours.sheet, text), id="our")
    assert "The sheet has no column “Code” any more; what came from it stays." in planned.report
    assert ours.item("our-filing")["code"] == "2.1"
    assert ours.item("our-filing")["tags"] == {"tools": ["folder"], "for": ["All"]}


def test_a_sheet_of_the_same_name_finds_its_framework(ours: Host, tmp_path: Path) -> None:
    assert not plan(ours.root, ours.sheet).changes
    other = save_csv(tmp_path / "other.csv", HEAD + "".join(ROWS))
    assert plan(ours.root, other).changes


def test_a_file_of_another_layer_is_not_written_over(ours: Host, tmp_path: Path) -> None:
    (upper := tmp_path / "upper").mkdir()
    with pytest.raises(BuildFailed, match=r"^`our` is in the handbook below yours"):
        plan_import(ours.sheet, [ours.root, upper], KINDS, Wishes(id="our"))


def test_problems_are_told_at_the_sheets_own_places(ours: Host) -> None:
    with pytest.raises(BuildFailed) as failed:
        ours.take("".join(ROWS), columns=("Beginner=level:our-novice",))
    assert str(failed.value).startswith("sheet.csv, row 2, column E: LEVEL-UNKNOWN ")


def test_what_leads_to_a_row_that_is_gone_keeps_its_words(tmp_path: Path) -> None:
    root, head = host(tmp_path / "host"), "Title,Description,Related\n"
    rows = ["Listening,Hears.,Asking; Filing\n", "Asking,Asks.,\n", "Filing,Finds.,\n"]
    take_in(root, save_csv(tmp_path / "a.csv", head + "".join(rows)), id="our")
    planned = take_in(root, save_csv(tmp_path / "a.csv", head + rows[0] + rows[1]))
    assert framework_in(root, "our")["contains"][0]["related"] == [
        {"to": "our-asking"},
        {"at": "Filing"},
    ]
    told = "  a.csv, row 2, column C: “Filing” names nothing in this sheet; it is kept as words."
    assert told in planned.report


def test_what_the_rest_of_the_handbook_misses_then_is_told(ours: Host) -> None:
    (ours.root / "data" / "profiles").mkdir()
    profile = "title: A clerk\nexpects: [{to: our-filing}]\n"
    (ours.root / "data" / "profiles" / "clerk.yml").write_text(profile, "utf-8")
    said = ours.take(ROWS[0] + ROWS[1])
    at = said.index("After this, the handbook will have these problems:")
    assert "REF-UNKNOWN" in said[at + 1]
    assert "our-filing" in said[at + 1]
    assert ours.take(ROWS[0] + ROWS[1])[-1] == (
        "The handbook has other problems (1); `handbook check` tells them."
    )


def test_an_import_that_fails_leaves_everything_as_it_was(ours: Host) -> None:
    """The last of the files cannot be written: the first is put back."""
    files = {path: path.read_bytes() for path in ours.path.parent.iterdir()}
    planned = plan(ours.root, save_csv(ours.sheet, HEAD + ROWS[0]), id="our")
    record = ours.path.with_suffix(".import.json")
    record.unlink()
    (record / "in the way").mkdir(parents=True)
    with pytest.raises(BuildFailed, match=r"^Nothing was written: "):
        write_plan(planned)
    assert ours.path.read_bytes() == files[ours.path]
    assert {path.name for path in ours.path.parent.iterdir()} == {path.name for path in files}
