"""Sheets that somebody tidied up between two imports: what is the same is known again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from competency_handbook.exchange import export_sheet
from competency_handbook.kinds import KINDS
from competency_handbook.model import BuildFailed
from sheets import framework_in, host, save_book, save_csv, take_in

SHEET = """\
Code,Domain,Skill,Description,Words
1.1,People,Listening,Hears what is said.,a;b
1.2,People,Asking,Asks many people.,b
1.3,People,Asking,Asks for money.,c
2.1,Paper,Filing,Finds it again.,c
"""


class Host:
    """A handbook that has imported a sheet, and somebody who edits its files."""

    def __init__(self, folder: Path, text: str) -> None:
        self.root, self.sheet = host(folder / "host"), folder / "sheet.csv"
        self.take(text)

    def take(self, text: str, **wishes: Any) -> list[str]:
        """Import a sheet; what is said of its changes is returned."""
        planned = take_in(self.root, save_csv(self.sheet, text), id="our", **wishes)
        start = next(n for n, line in enumerate(planned.report) if line.startswith("The framework"))
        self.before = planned.report[:start]
        return [line.strip() for line in planned.report[start + 1 :]]

    def edit(self, old: str, new: str) -> None:
        path = self.root / "data" / "frameworks" / "our.yml"
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), "utf-8")

    def export(self) -> str:
        return export_sheet("our", [self.root], KINDS, ".csv").decode("utf-8-sig")

    def outline(self) -> list[Any]:
        """The ids, those of headings with what stands below them."""
        return [_ids(it) for it in framework_in(self.root, "our")["contains"]]


def _ids(block: dict[str, Any]) -> Any:
    name = block.get("id", f"use {block.get('use')}")
    return {name: [_ids(it) for it in block["contains"]]} if "contains" in block else name


NOTHING = ["The sheet changes nothing."]
PEOPLE = {"our-people": ["our-listening", "our-asking", "our-asking-2"]}
PAPER = {"our-paper": ["our-filing"]}


@pytest.fixture
def ours(tmp_path: Path) -> Host:
    return Host(tmp_path, SHEET)


def test_a_heading_with_another_title_is_known_by_what_stands_below_it(ours: Host) -> None:
    assert ours.take(SHEET.replace("People", "Humans")) == [
        "1 changed:",
        "our-people “Humans”, title (row 2)",
        "sheet: [-People-] {+Humans+}",
    ]
    assert ours.outline() == [PEOPLE, PAPER]


def test_a_column_with_another_heading_is_known_by_what_it_says(ours: Host) -> None:
    head = "Code,Part of work,Skill,What it means,Labels\n"
    assert ours.take(head + SHEET.partition("\n")[2]) == NOTHING
    assert "“Part of work” says what “Domain” said, and is taken for it." in ours.before
    assert ours.outline() == [PEOPLE, PAPER]


def test_rows_with_the_same_title_are_told_apart_by_what_they_say(ours: Host) -> None:
    rows = SHEET.splitlines(keepends=True)
    said = ours.take("".join([*rows[:2], rows[3], rows[2], rows[4]]))
    assert said == ["1 in another order:", "our-people “People”"]
    assert ours.outline()[0] == {"our-people": ["our-listening", "our-asking-2", "our-asking"]}


def test_two_columns_with_the_same_heading_stay_two(tmp_path: Path) -> None:
    text = "Skill,Notes,Notes\nListening,a,b\nAsking,c,\n"
    assert Host(tmp_path, text).take(text) == NOTHING


def test_what_a_host_shows_elsewhere_too_is_not_taken_out(ours: Host) -> None:
    ours.edit("      - id: our-filing\n", "      - use: our-listening\n      - id: our-filing\n")
    text = SHEET.replace("1.1,People,Listening,Hears what is said.,a;b\n", "")
    assert ours.take(text) == [
        "1 changed by you, too, and left as you have it:",
        "our-listening “Listening”",
        "The sheet has it no longer.",
    ]


def test_places_in_two_lists_keep_their_codes(ours: Host) -> None:
    place = "      - use: our-listening\n        code: {}\n"
    ours.edit("      - id: our-asking\n", f"{place.format('x')}      - id: our-asking\n".replace(
        "our-listening", "our-filing"))  # fmt: skip
    ours.edit("      - id: our-filing\n", f"{place.format('a')}      - id: our-filing\n")
    ours.edit("        title: Filing\n", "        title: Filing it\n")
    ours.take(SHEET.replace("Hears what", "Hears all that"))
    people, paper = framework_in(ours.root, "our")["contains"]
    assert people["contains"][1] == {"use": "our-filing", "code": "x"}
    assert paper["contains"][0] == {"use": "our-listening", "code": "a"}


def test_the_same_place_in_two_lists_keeps_each_code(ours: Host) -> None:
    rows = SHEET + "3.1,Talk,Speaking,Speaks.,\n"
    ours.take(rows)
    for id, code in (("filing", "a"), ("speaking", "b")):
        line = f"      - id: our-{id}\n"
        ours.edit(line, f"      - use: our-listening\n        code: {code}\n{line}")
    ours.take(rows.replace("Hears what", "Hears all that"))
    lists = framework_in(ours.root, "our")["contains"]
    assert [it["contains"][0].get("code") for it in lists] == ["1.1", "a", "b"]


def test_a_heading_of_the_hosts_own_stays_and_comes_back(ours: Host) -> None:
    own = "      - id: our-inner\n        title: Inner\n        contains:\n"
    ours.edit("      - id: our-asking\n",
              own + "          - id: our-own\n            statement: Waits.\n"
              "      - id: our-asking\n")  # fmt: skip
    assert ours.take(SHEET) == NOTHING
    assert ours.take(ours.export()) == NOTHING
    people = ["our-listening", {"our-inner": ["our-own"]}, "our-asking", "our-asking-2"]
    assert ours.outline() == [{"our-people": people}, PAPER]


def test_an_untitled_competency_comes_back_below_its_heading(ours: Host) -> None:
    ours.edit("  - id: our-paper\n", "  - id: our-extra\n    title: Extra\n    contains:\n"
              "      - id: our-new\n        statement: Is new.\n  - id: our-paper\n")  # fmt: skip
    assert ours.take(ours.export()) == NOTHING
    assert {"our-extra": ["our-new"]} in ours.outline()


CODES = "No.,Statement\n1,People\n1.1,Asks.\n1.2,Waits.\n2,Paper\n2.1,Files.\n2.2,Burns it.\n"


def test_what_gets_others_below_it_keeps_its_id_and_gives_it_back(tmp_path: Path) -> None:
    ours = Host(tmp_path, CODES)
    paper = {"our-paper": ["our-2-1", "our-2-2"]}
    flat = [{"our-people": ["our-1-1", "our-1-2"]}, paper]
    assert ours.outline() == flat
    ours.take(CODES + "1.1.1,Asks back.\n")
    deep = [{"our-people": [{"our-1-1": ["our-1-1-1"]}, "our-1-2"]}, paper]
    assert ours.outline() == deep
    assert ours.take(ours.export()) == NOTHING
    ours.take(CODES)
    assert ours.outline() == flat
    first = framework_in(ours.root, "our")["contains"][0]["contains"][0]
    assert first == {"id": "our-1-1", "code": "1.1", "statement": "Asks."}
    assert ours.take(CODES) == NOTHING


def test_another_outline_moves_what_it_has_otherwise(tmp_path: Path) -> None:
    ours = Host(tmp_path, CODES)
    ours.take(CODES, outline="columns")
    assert ours.outline() == [
        "our-people", "our-1-1", "our-1-2", "our-paper", "our-2-1", "our-2-2",
    ]  # fmt: skip
    assert ours.take(CODES) == NOTHING


def test_a_heading_in_a_merged_cell_goes_out_and_comes_back(tmp_path: Path) -> None:
    rows = [
        ["Skill", "Description"],
        ["People", None],
        ["Asking", "Asks."],
        ["Waiting", None],
        ["Paper", None],
        ["Filing", "Files."],
    ]
    root = host(tmp_path / "host")
    take_in(root, save_book(tmp_path / "sheet.xlsx", rows, ["A2:B2", "A5:B5"]), id="our")
    people = framework_in(root, "our")["contains"][0]
    assert [it["id"] for it in people["contains"]] == ["our-asking", "our-waiting"]
    (tmp_path / "sheet.csv").write_bytes(export_sheet("our", [root], KINDS, ".csv"))
    assert not take_in(root, tmp_path / "sheet.csv", id="our").changes


def test_levels_that_come_later_get_a_scale_and_those_that_join_it_their_place(
    tmp_path: Path,
) -> None:
    ours = Host(tmp_path, "Skill,Notes\nAsking,a\n")
    ours.take("Skill,Notes,Beginner,Expert\nAsking,a,Tries.,Asks.\n")
    ours.take("Skill,Notes,Beginner,Advanced,Expert\nAsking,a,Tries.,Dares.,Asks.\n")
    scale = (ours.root / "data" / "scales" / "our-levels.yml").read_text("utf-8")
    names = [level["name"] for level in yaml.safe_load(scale)["levels"]]
    assert names == ["Beginner", "Advanced", "Expert"]


def test_an_id_that_stands_in_two_rows_tells_neither(tmp_path: Path) -> None:
    text = "ID,Skill,Description\nsk-1,Asking,Asks.\nsk-1,Waiting,Waits.\n"
    ours = Host(tmp_path, text)
    assert "  sheet.csv, row 3, column A: the id sk-1 stands in an earlier row, too." in ours.before
    assert ours.take(text) == NOTHING
    ours.take(text.replace("sk-1,Asking", "sk-2,Asking"))
    assert ours.outline() == ["our-sk-1", "our-sk-1-2"]
    assert framework_in(ours.root, "our")["contains"][1]["title"] == "Waiting"


def test_what_a_host_added_without_a_code_stays_where_it_is(tmp_path: Path) -> None:
    ours = Host(tmp_path, CODES)
    ours.edit("  - id: our-paper\n", "  - id: our-extra\n    title: Extra\n    contains:\n"
              "      - id: our-new\n        statement: Is new.\n  - id: our-paper\n")  # fmt: skip
    before = ours.outline()
    assert ours.take(ours.export()) == NOTHING
    assert ours.outline() == before


def test_a_competency_with_a_title_alone_does_not_become_a_heading(tmp_path: Path) -> None:
    ours = Host(tmp_path, "Skill,Description\nPeople,\nAsking,Asks.\nPaper,\nFiling,Files.\n")
    ours.edit("      - id: our-filing\n", "      - id: our-new\n        title: Burning\n"
              "      - id: our-filing\n")  # fmt: skip
    assert ours.take(ours.export()) == NOTHING


def test_words_for_what_comes_later_lead_there_then(tmp_path: Path) -> None:
    text = "Skill,Description,Related\nAsking,Asks.,Waiting\n"
    ours = Host(tmp_path, text)
    ours.take(text + "Waiting,Waits.,\n")
    assert framework_in(ours.root, "our")["contains"][0]["related"] == [{"to": "our-waiting"}]
    assert ours.take(text + "Waiting,Waits.,\n") == NOTHING


def test_a_text_that_is_too_long_for_a_workbook_goes_out_as_csv(tmp_path: Path) -> None:
    ours = Host(tmp_path, f"Skill,Description\nAsking,{'word ' * 7000}\n")
    assert len(ours.export()) > 7000 * 5
    with pytest.raises(BuildFailed, match="is too long for a cell of a workbook"):
        export_sheet("our", [ours.root], KINDS, ".xlsx")


def test_headings_that_somebody_explained_once_are_known_again(tmp_path: Path) -> None:
    text = "Nr.;Kompetenz;Beschreibung\n1;Fragen;Fragt.\n2;Warten;Wartet.\n"
    root, file = host(tmp_path / "host"), tmp_path / "sheet.csv"
    columns = ("Kompetenz=title", "Beschreibung=statement")
    take_in(root, save_csv(file, text), id="our", header=1, columns=columns)
    assert take_in(root, file, id="our").report[-1] == "  The sheet changes nothing."
    (file := tmp_path / "our.csv").write_bytes(export_sheet("our", [root], KINDS, ".csv"))
    assert not take_in(root, file, id="our").changes


def test_many_rows_with_one_title_are_told_apart_by_all_that_they_say(tmp_path: Path) -> None:
    rows = [f"Importance,{number}\n" for number in range(40)]
    ours = Host(tmp_path, "Skill,Value\n" + "".join(rows))
    ours.take("Skill,Value\n" + "".join(reversed(rows)))
    items = framework_in(ours.root, "our")["contains"]
    assert items[0] == {"id": "our-importance-40", "title": "Importance", "tags": {"value": ["39"]}}
    assert items[39] == {"id": "our-importance", "title": "Importance", "tags": {"value": ["0"]}}
