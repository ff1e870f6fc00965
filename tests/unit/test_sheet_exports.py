"""Frameworks as spreadsheets: what came in goes out again, and what went out comes back."""

from __future__ import annotations

import csv
import io
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from competency_handbook.cli import main
from competency_handbook.exchange import export_sheet, export_template
from competency_handbook.exchange.sheets.export import table_of
from competency_handbook.exchange.sheets.headings import role_of
from competency_handbook.exchange.sheets.write import csv_of, xlsx_of
from competency_handbook.kinds import KINDS
from competency_handbook.model import Difference, competencies_of
from handbook import CATALOG, FROZEN
from sheets import framework_in, host, plan, save_csv, take_in

OUTLINE = """\
Domain,Skill,What it is (description),Slug,Related skills,Tools,,Remarks
People,,With others.,people,,,,
,Listening,"Hears,
what is said.",listening,asking|filing,"pen, paper",,- a remark
,Asking,,asking,listening,paper,,=1+1
Paper,,,paper,,,,
,Filing,TBD,filing,Something else,,,
"""
PATHS = """\
Area,Title,Description,Beginner,Expert
People,Listening,Hears.,You can:\n
People,Asking,Asks.,• waits,
Paper,Filing,Finds it.,,
""".replace("You can:\n", '"You can:\n- wait\n• nod",not defined')
CODES = "No.,Statement,For\n1,People,\n1.1,Asks.,all\n1.2,Waits.,\n2,Paper,\n2.1,Files.,\n"
TITLES = "Skill,Beginner,Expert\nPeople,,\nAsking,Asks.,\nPaper,,\nFiling,Files.,Finds it.\n"
FRAMEWORK, OF_OURS = next(iter(CATALOG.frameworks.items()))
ASKED = next(iter(competencies_of(OF_OURS))).id
SHEETS = {"outline": OUTLINE, "paths": PATHS, "codes": CODES, "titles alone": TITLES}


def rows_in(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", SHEETS.values(), ids=SHEETS)
def test_a_sheet_comes_back_as_it_came(text: str, tmp_path: Path) -> None:
    root = host(tmp_path / "host")
    take_in(
        root,
        save_csv(tmp_path / "sheet.csv", text),
        id="our",
        columns=("Remarks=skip",) * ("Remarks" in text),
    )
    given = [[cell.removeprefix("'") for cell in row] for row in rows_in(exported(root, ".csv"))]
    assert given == [row for row in csv.reader(io.StringIO(text, newline="")) if row]


def exported(root: Path, ending: str, whole: bool = False, id: str = "our") -> bytes:
    return export_sheet(id, [root], KINDS, ending, whole)


@pytest.mark.parametrize("whole", [False, True], ids=["its columns", "our columns"])
@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@pytest.mark.parametrize("text", [OUTLINE, PATHS], ids=["outline", "paths"])
def test_what_went_out_changes_nothing_when_it_comes_back(
    text: str, ending: str, whole: bool, tmp_path: Path
) -> None:
    root = host(tmp_path / "host")
    take_in(root, save_csv(tmp_path / "sheet.csv", text), id="our")
    (file := tmp_path / f"out{ending}").write_bytes(exported(root, ending, whole))
    assert plan(root, file, id="our").report[-1] == "  The sheet changes nothing."


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@pytest.mark.parametrize("id", CATALOG.frameworks)
def test_a_framework_that_was_never_a_sheet_comes_back_whole(
    id: str, ending: str, tmp_path: Path
) -> None:
    """With its levels, look-fors and tags; all that a sheet does not show stays in the file."""
    root = host(tmp_path / "host")
    shutil.copytree(FROZEN / "data", root / "data", dirs_exist_ok=True)
    (file := tmp_path / f"out{ending}").write_bytes(exported(root, ending, id=id))
    before = (root / "data" / "frameworks" / f"{id}.yml").read_bytes()
    assert take_in(root, file, id=id).report[-1] == "  The sheet changes nothing."
    assert (root / "data" / "frameworks" / f"{id}.yml").read_bytes() == before


def test_a_cell_changed_in_an_export_is_the_one_change(tmp_path: Path) -> None:
    root = host(tmp_path / "host")
    shutil.copytree(FROZEN / "data", root / "data", dirs_exist_ok=True)
    id = next(iter(CATALOG.frameworks))
    path = root / "data" / "frameworks" / f"{id}.yml"
    before = path.read_text("utf-8")
    (file := tmp_path / "out.xlsx").write_bytes(exported(root, ".xlsx", id=id))
    book = load_workbook(file)
    sheet = book.worksheets[0]
    column = next(cell.column for cell in sheet[1] if cell.value == "Title")
    row = next(cell.row for cell in sheet["A"][1:] if sheet.cell(cell.row, column).value)
    old = sheet.cell(row, column).value
    sheet.cell(row, column).value = "Something else"
    book.save(file)
    take_in(root, file, id=id)
    changed = path.read_text("utf-8")
    assert changed == before.replace(f"title: {old}\n", "title: Something else\n")
    assert changed != before


def test_no_cell_is_taken_for_a_formula(tmp_path: Path) -> None:
    root = host(tmp_path / "host")
    bad = ["=1+1", "+1", "-1", "@SUM(A1)", "'=quoted"]
    lines = "".join(f'"{text}x",Says.\n' for text in bad)
    take_in(root, save_csv(tmp_path / "sheet.csv", f"Title,Description\n{lines}"), id="our")
    rows = rows_in(exported(root, ".csv"))[1:]
    assert [row[0] for row in rows] == ["'=1+1x", "'+1x", "'-1x", "'@SUM(A1)x", "'=quotedx"]
    (file := tmp_path / "out.xlsx").write_bytes(exported(root, ".xlsx"))
    cells = [row[0] for row in load_workbook(file).worksheets[0].iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)


def test_the_same_framework_is_the_same_bytes() -> None:
    """No moment of saving, no author, no program's name stands in it."""
    table = table_of(CATALOG, next(iter(CATALOG.frameworks)))
    made = xlsx_of(table)
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = book.read("docProps/core.xml").decode()
    assert core.count("2000-01-01T00:00:00Z") == 2
    assert made == xlsx_of(table)


def test_csv_has_a_byte_order_mark_and_lines_of_windows() -> None:
    made = csv_of(table_of(CATALOG, next(iter(CATALOG.frameworks))))
    assert made.startswith(b"\xef\xbb\xbfId,")
    assert made.endswith(b"\r\n")


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_the_template_is_a_whole_framework(ending: str, tmp_path: Path) -> None:
    root = host(tmp_path / "host")
    (file := tmp_path / f"begin{ending}").write_bytes(export_template(ending))
    planned = take_in(root, file, id="our", title="Our skills")
    assert not [line for line in planned.report if "left out" in line]
    first = framework_in(root, "our")["contains"][0]["contains"][0]
    assert first == {
        "id": "our-lets-others-finish",
        "code": "1.1",
        "title": "Lets others finish",
        "statement": "Waits until a person has said all that they want to say.",
        "self_check": "I wait until a person has said all that they want to say.",
        "levels": {
            "our-learning": {"text": "Knows why it matters to wait."},
            "our-doing": {
                "points": [
                    {"text": "Waits in most talks."},
                    {"text": "Notices when others are cut short."},
                ]
            },
            "our-leading": {"text": "Helps others to wait, and shows how."},
        },
        "indicators": [
            {
                "id": "our-lets-others-finish-counts-to-three-before-answering",
                "text": "Counts to three before answering.",
            }
        ],
        "keywords": ["silence", "patience"],
    }


class Prompt:
    """The commands, in a host's folder."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "host"
        self.root.mkdir()
        settings = "site_name: Ours\nextra: {handbook: {id: our-handbook}}\n"
        (self.root / "mkdocs.yml").write_text(settings, "utf-8")
        self.file = save_csv(folder / "our-skills.csv", "Title,Description\nListening,Hears.\n")

    def run(self, *words: object, answer: str = "") -> Result:
        return CliRunner().invoke(main, [*map(str, words), "--root", str(self.root)], input=answer)

    def written(self) -> set[str]:
        return {path.name for path in self.root.rglob("*") if path.is_file()} - {"mkdocs.yml"}


@pytest.fixture
def prompt(tmp_path: Path) -> Prompt:
    return Prompt(tmp_path)


@pytest.mark.parametrize(("words", "answer"), [(["--dry-run"], ""), ([], "n\n"), ([], "")])
def test_nothing_is_written_without_a_look(prompt: Prompt, words: list[str], answer: str) -> None:
    result = prompt.run("import", prompt.file, *words, answer=answer)
    assert "our-skills-listening “Listening” (row 2)" in result.output
    assert prompt.written() == set()


def test_an_import_is_written_and_given_back(prompt: Prompt) -> None:
    assert prompt.run("import", prompt.file, answer="y\n").exit_code == 0
    assert prompt.written() == {"our-skills.yml", "our-skills.import.json"}
    again = prompt.run("import", prompt.file)
    assert again.exit_code == 0
    assert again.output.endswith("The sheet changes nothing.\nNothing was written.\n")
    out = prompt.root.parent / "out.csv"
    assert prompt.run("export", "our-skills", "--output", out).exit_code == 0
    assert rows_in(out.read_bytes()) == [["Title", "Description"], ["Listening", "Hears."]]
    assert prompt.run("export", "our-skills", "--output", out).exit_code == 2
    assert prompt.run("export", "our-skils", "--output", out.with_suffix(".xlsx")).exit_code == 1


@pytest.mark.parametrize(
    "words",
    [
        ["export"],
        ["export", "our-skills", "--output", "x.ods"],
        ["export", "a", "--template", "b.csv"],
    ],
)
def test_a_wrong_use_of_export_is_told(prompt: Prompt, words: list[str]) -> None:
    assert prompt.run(*words).exit_code == 2


def test_an_export_says_what_a_host_tailored_and_an_import_reads_over_it(tmp_path: Path) -> None:
    catalog = replace(
        CATALOG,
        differences=(
            Difference(id=ASKED, deed="set", title="", within=FRAMEWORK),
            Difference(id=ASKED, deed="moved", title="", within=FRAMEWORK),
            Difference(id="gone", deed="hidden", title="", within=FRAMEWORK),
        ),
    )
    plain, tailored = table_of(CATALOG, FRAMEWORK), table_of(catalog, FRAMEWORK)
    assert [column.heading for column in tailored.columns[-1:]] == ["Tailored"]
    assert tailored.columns[:-1] == plain.columns
    number = [column.kind for column in plain.columns].index("id")
    said = {row[number]: row[-1] for row in tailored.rows if row[-1]}
    assert said == {ASKED: "changed, moved"}
    assert [row[:-1] for row in tailored.rows] == [*plain.rows]
    assert role_of("Tailored") == "skip"
