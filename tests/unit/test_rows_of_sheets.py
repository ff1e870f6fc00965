"""What the rows of a sheet are, and what each column holds: read from tables in memory."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from competency_handbook.exchange.sheets.cells import Cell, Doubt, Sheet, square
from competency_handbook.exchange.sheets.doubts import tell_doubts
from competency_handbook.exchange.sheets.entries import Account, Entry
from competency_handbook.exchange.sheets.fields import Named
from competency_handbook.exchange.sheets.headings import find_headings
from competency_handbook.exchange.sheets.links import with_links
from competency_handbook.exchange.sheets.mapping import Column, guess_columns
from competency_handbook.exchange.sheets.nesting import Nesting, guess_nesting, parents_of
from competency_handbook.exchange.sheets.read_csv import read_csv
from competency_handbook.exchange.sheets.read_xlsx import read_xlsx
from competency_handbook.exchange.sheets.rows import entries_in
from competency_handbook.model import BuildFailed

DITTO = Cell("Listening", Doubt.MERGED)


class Read:
    """A table as an import reads it, cells cut by `|`."""

    def __init__(self, *rows: str, cells: dict[tuple[int, int], Cell] | None = None) -> None:
        table = [[Cell(text.strip()) for text in row.split("|")] for row in rows]
        for (row, column), cell in (cells or {}).items():
            table[row][column] = cell
        self.sheet = Sheet(Path("s.csv"), "", square(table))
        headings = find_headings(self.sheet)
        assert headings is not None
        self.columns: list[Column] = guess_columns(self.sheet, headings, "our")
        self.nesting = guess_nesting(self.sheet, headings, self.columns)
        self.entries: list[Entry]
        self.account: Account
        self.entries, self.account = entries_in(self.sheet, headings, self.columns, self.nesting)
        assert set(self.account.rows) == set(range(len(self.sheet.rows)))
        assert set(self.account.cells) == set(self.sheet.filled())

    @property
    def roles(self) -> list[str]:
        return [column.role for column in self.columns]

    @property
    def outline(self) -> list[Any]:
        return [_names(entry) for entry in self.entries]


def _names(entry: Entry) -> Any:
    """What an entry is called; of a heading, with those below it."""
    name = entry.title or entry.texts.get("statement", "")
    return {name: [_names(it) for it in entry.below]} if entry.is_domain else name


OUTLINES = {
    "codes in one column": (
        ["Code|Statement", "1|People", "1.1|Talk", "1.1.1|Ask", "1.1.2|Wait", "1.2|Go", "2|Paper",
         "2.1|File", "2.10|Burn"],
        [{"People": [{"Talk": ["Ask", "Wait"]}, "Go"]}, {"Paper": ["File", "Burn"]}],
    ),
    "letters, in any order": (
        ["ID|Title|Description", "2.A.1|Ask|x", "2.A|Talk|y", "2|People|z", "3.B.|Go|x",
         "2.A.2|Nod|"],
        [{"People": [{"Talk": ["Ask", "Nod"]}]}, "Go"],
    ),
    "a zero over others": (
        ["No.|Title", "1.0|People", "1.1|Ask", "1.2|Nod", "2.0|Paper", "2.1|File"],
        [{"People": ["Ask", "Nod"]}, {"Paper": ["File"]}],
    ),
    "what has no code": (
        ["No.|Title", "1|People", "|Ask", "1.1|Nod", "|Wait", "1.2|Go"],
        [{"People": ["Ask", "Nod", "Wait", "Go"]}],
    ),
    "codes before titles": (
        ["Skill|Notes", "1 People|", "1.1 Ask|x", "1.2 Nod|y", "2. Paper|", "2.1 File|"],
        [{"1 People": ["1.1 Ask", "1.2 Nod"]}, {"2. Paper": ["2.1 File"]}],
    ),
    "mere numbers": (
        ["No.|Title", "1|Ask", "2|Nod", "3|Go", "11|Wait"], ["Ask", "Nod", "Go", "Wait"],
    ),
    "codes of one depth": (
        ["Code|Statement", "T0001|Ask", "K0001|Nod", "S-1|Go"], ["Ask", "Nod", "Go"],
    ),
    "titles alone": (
        ["Skill|Beginner|Expert", "PEOPLE||", "Ask|a|b", "Nod|c|d", "PAPER||", "File|e|f"],
        [{"PEOPLE": ["Ask", "Nod"]}, {"PAPER": ["File"]}],
    ),
    "one title alone": (["Skill|Description", "Ask|", "Nod|c"], ["Ask", "Nod"]),
    "headings once more": (
        ["Part A|", "Skill|Description", "Ask|a", "|", "Part B|", "Skill|Description", "File|b"],
        [{"Part A": ["Ask"]}, {"Part B": ["File"]}],
    ),
    "no title below a heading that is known": (
        ["Domain|Skill|Description", "People||Sums it up.", "People|Ask|a", "People||Nods.",
         "||Waits."],
        [{"People": ["Ask", "Nods.", "Waits."]}],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "wanted"), OUTLINES.values(), ids=OUTLINES)
def test_an_outline_is_read_as_the_sheet_tells_it(rows: list[str], wanted: list[Any]) -> None:
    assert Read(*rows).outline == wanted


def test_an_outline_may_hang_on_something_else() -> None:
    read = Read("Code|Title", "1|People", "1.1|Ask", "1.2|Nod")
    assert read.nesting is Nesting.CODES
    headings = find_headings(read.sheet)
    assert headings is not None
    flat, _ = entries_in(read.sheet, headings, read.columns, Nesting.COLUMNS)
    assert [entry.title for entry in flat] == ["People", "Ask", "Nod"]


def test_a_code_stands_below_the_longest_that_it_begins_with() -> None:
    assert parents_of(["1", "1.2.3", "1.2", "", "A1", "A"]) == [None, 2, 0, 2, 5, None]


ROLES = {
    "words in brackets": ("Domain|Competency (short)|Description", "depth title statement"),
    "Spanish": (
        "Código|Área|Competencia|Descripción|Nivel 1|Nivel 2",
        "code depth title statement level:our-nivel-1 level:our-nivel-2",
    ),
    "a long one": (f"Skill|Description|{'What staff do ' * 9}|Notes", "title statement tag tag"),
    "numbers": ("Skill|Description|1|2|3",
                "title statement level:our-level-1 level:our-level-2 level:our-level-3"),
    "descriptions of levels": (
        "Subcategory|Skill|Description|Level 1 description|Expert descriptor",
        "depth title statement level:our-level-1 level:our-expert",
    ),
    "one level alone": ("Skill|Description|Lead", "title statement tag"),
    "two for one role": ("Skill|Related skills|See also|Training|Links and resources",
                         "title related tag resources tag"),
    "names of several words": ("Work Role Title|Work Role Description", "title statement"),
}  # fmt: skip


@pytest.mark.parametrize(("names", "wanted"), ROLES.values(), ids=ROLES)
def test_a_heading_says_what_its_column_holds(names: str, wanted: str) -> None:
    read = Read(names, "|".join(f"Word {n}" for n in range(names.count("|") + 1)))
    assert [role.partition(":")[0] if "tag:" in role else role for role in read.roles] == (
        wanted.split()
    )


def test_a_code_that_most_rows_share_is_a_tag() -> None:
    rows = [f"11-1011|Chief|Skill {n}|x{n}" for n in range(5)]
    assert Read("SOC Code|Area|Skill|Description", *rows).roles[0] == "tag:soc-code"


def test_a_decimal_comma_cuts_no_number_in_two() -> None:
    read = Read("Skill|Description|Weight|Words", "Ask|a|1,5|a,b", "Nod|b|2,25|c")
    assert [column.cut for column in read.columns] == ["", "", "", ","]


LISTENING = ["Domain|Skill|Look-fors", "People|Listening|Waits", "||Nods", "|Asking|Open"]
AGAIN = [
    "Domain|Skill|Look-fors",
    "People|Listening|Waits",
    "People|Listening|Nods",
    "|Asking|Open",
]


@pytest.mark.parametrize(
    "read",
    [Read(*LISTENING), Read(*LISTENING, cells={(2, 1): DITTO}), Read(*AGAIN)],
    ids=["below", "merged", "again"],
)
def test_a_row_for_each_look_for_is_one_competency(read: Read) -> None:
    assert read.outline == [{"People": ["Listening", "Asking"]}]
    listening = read.entries[0].below[0]
    assert listening.texts["indicators"] == "- Waits\n- Nods"
    assert read.account.rows[2] == "more of the competency above"


def test_another_statement_is_another_competency() -> None:
    read = Read("Skill|Description|Look-fors", "Asking|Asks.|a", "Asking|Asks twice.|b")
    assert [entry.texts["indicators"] for entry in read.entries] == ["a", "b"]


LEFT_OUT = [
    ("People|Ask|Asks.|3", "s.csv, row 4: it says the same as row 2, and is left out."),
    ("Total|||10", "s.csv, row 4: it is a row of totals, and is left out: “Total”, “10”."),
    ("|Sum:||1,5", "s.csv, row 4: it is a row of totals, and is left out: “Sum:”, “1,5”."),
    ("Note: x|||", "s.csv, row 4: it is a remark below the table, and is left out: “Note: x”."),
]  # fmt: skip


@pytest.mark.parametrize(("row", "word"), LEFT_OUT)
def test_what_is_no_competency_is_left_out_and_told(row: str, word: str) -> None:
    read = Read("Area|Skill|Description|Hours", "People|Ask|Asks.|3", "People|Nod|Nods.|7", row)
    assert read.outline == [{"People": ["Ask", "Nod"]}]
    assert read.account.words == [word]


TOLD = [
    (["Art||", "Skill|Description|", "Ask|a|", "||", "Role|Pay|Note"], "s.csv, row 5: this looks "
     "like the headings of another table. If so, give that table a sheet of its own."),
    (["Area|Skill|Description", "People|Ask|Asks.", "Thanks to all||"],
     "s.csv, row 3: “Thanks to all” is a heading with nothing below it."),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "word"), TOLD)
def test_what_may_be_no_competency_is_told(rows: list[str], word: str) -> None:
    assert Read(*rows).account.words == [word]


@pytest.mark.parametrize("doubt", [Doubt.EMPTY_FORMULA, Doubt.ERROR])
def test_no_name_is_made_of_a_formula_that_failed(doubt: Doubt) -> None:
    cell = Cell("=A9", doubt)
    read = Read("Area|Skill|Description", "People|?|Asks.", "?|?|?", cells={
        (1, 1): cell, (2, 0): cell, (2, 1): cell, (2, 2): cell})  # fmt: skip
    assert [entry.texts for entry in read.entries[0].below] == [{"statement": "Asks."}]
    assert read.account.rows[2] == "left out: no title and no statement"


def test_a_line_for_excel_alone_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    path.write_text('sep=;\nTitle;Description\nAsk;"a, b"\n')
    assert [[cell.text for cell in row] for row in read_csv(path).rows] == [
        ["Title", "Description"],
        ["Ask", "a, b"],
    ]


def test_a_quotation_mark_that_never_ends_is_told(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    path.write_text('Title,Description\nAsk,"Asks all\nNod,Nods.\n')
    with pytest.raises(BuildFailed, match=r"^s\.csv, row 2: a quotation mark is open\. Close it"):
        read_csv(path)


def test_what_a_sheet_hides_is_read_and_told(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["Skill", "Notes", "More"], ["Ask", "ours", ""], ["Nod", "", ""]):
        book.active.append(row)
    for column in "BC":
        book.active.column_dimensions[column].hidden = True
    book.active.row_dimensions[3].hidden = True
    book.active["A2"].comment = Comment("Why?", "Us")
    book.active["A3"].hyperlink = "https://example.org"
    book.save(tmp_path / "s.xlsx")
    sheet = read_xlsx(tmp_path / "s.xlsx")[0]
    assert sheet.rows[2][0] == Cell("Nod", None, "https://example.org")
    assert sheet.remarks == (
        "Hidden in the sheet, and read all the same: column B, column C, row 3. "
        'Leave a column out with `--column "Heading=skip"`.',
        "Not read: the comments on A2.",
    )


def test_headings_in_three_rows_are_all_headings() -> None:
    area, skill = Cell("Area", Doubt.MERGED), Cell("Skill", Doubt.MERGED)
    read = Read("Area|Skill|Levels|", "||Level 1|Level 2", "||New|Old", "People|Ask|a|b",
                cells={(1, 0): area, (1, 1): skill, (2, 0): area, (2, 1): skill})  # fmt: skip
    assert read.outline == [{"People": ["Ask"]}]
    assert read.roles == ["depth", "title", "level:our-new", "level:our-old"]


def test_a_sheet_of_one_column_is_a_list() -> None:
    assert Read("Skills", "Ask", "Nod").outline == ["Ask", "Nod"]


def test_what_a_whole_sheet_leaves_in_doubt_is_told() -> None:
    rows = [f"Area {n}|{name}|{roles}" for n in "ab" for name, roles in
            (("Importance", "Mentor | Coach"), ("Level", "Clerk; Mentor"))]  # fmt: skip
    read = Read("Element|Scale name|Roles", *(row.replace(" | ", "¦") for row in rows))
    columns = [*read.columns[:2], Column("Roles", "tag:roles", "¦")]
    tell_doubts(read.sheet, columns, read.entries, read.account, Named())
    assert read.account.words == [
        "s.csv, row 2, column B: “Importance” is the title of 2 rows, and most titles stand in "
        "several. Does another column name what each row is about? Say so with "
        '`--column "Heading=title"`; levels want a column each.',
    ]
    piped = [*read.columns[:2], Column("Roles", "tag:roles", "|")]
    read.account.words.clear()
    tell_doubts(read.sheet, piped, read.entries, read.account, Named())
    assert read.account.words[0] == (
        "s.csv, row 3, column C: “Clerk; Mentor” is one value, since the column is cut at “|”."
    )


def test_addresses_behind_resources_are_kept_and_others_told() -> None:
    cells = {
        (1, 0): Cell("Ask", None, "https://a.org"),
        (1, 2): Cell("Book", None, "https://b.org"),
    }
    read = Read("Skill|Description|Resources", "Ask|Asks.|Book", cells=cells)
    linked = with_links(read.sheet, read.columns)
    assert [cell.text for cell in linked.rows[1]] == ["Ask", "Asks.", "Book (https://b.org)"]
    assert linked.remarks == (
        "Not read: the address https://a.org behind the text in row 2, column A.",
    )


def test_a_look_for_said_of_two_competencies_is_each_ones() -> None:
    read = Read("Skill|Look-fors", "Ask|Waits", "|Nods", "Listen|Sits", "|Nods", "Listen|Nods")
    assert [entry.texts["indicators"] for entry in read.entries] == [
        "- Waits\n- Nods",
        "- Sits\n- Nods",
    ]
