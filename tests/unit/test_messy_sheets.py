"""Sheets as people really have them: each ends well, or with a clear word, and loses no cell."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from competency_handbook.exchange.sheets.headings import find_headings
from competency_handbook.exchange.sheets.mapping import guess_columns
from competency_handbook.exchange.sheets.read_csv import read_csv
from competency_handbook.exchange.sheets.read_xlsx import read_xlsx
from competency_handbook.exchange.sheets.rows import entries_in
from competency_handbook.model import BuildFailed
from sheets import framework_in, host, plan, save_book, save_csv, take_in

Make = Callable[[Path], Path]


def merged_cells(folder: Path) -> Path:
    rows = [
        ["Our skills", None, None],
        ["Area", "Skill", "Description"],
        ["People", "Listening", "Hears what is said."],
        [None, "Asking", "Asks open questions."],
        ["Paper", "Filing", "Finds it again."],
    ]
    return save_book(folder / "sheet.xlsx", rows, ["A1:C1", "A3:A4"])


def two_lines_of_headings(folder: Path) -> Path:
    rows = [
        ["Skill", "Levels", None],
        [None, "New here", "At home"],
        ["Listening", "Lets people end.", "Hears what is not said."],
    ]
    return save_book(folder / "sheet.xlsx", rows, ["B1:C1", "A1:A2"])


def blank_rows(folder: Path) -> Path:
    text = "Title,Description\n\n  Listening ,Hears.   \n,\n\nAsking,Asks.\n\n"
    return save_csv(folder / "sheet.csv", text)


def levels_with_bullets(folder: Path) -> Path:
    rows = [
        ["Competency", "Description", "Beginner", "Expert"],
        ["Listening", "Hears.", "You can:\n• wait\n• nod", "n/a"],
    ]
    return save_book(folder / "sheet.xlsx", rows)


def semicolons_in_an_old_encoding(folder: Path) -> Path:
    text = (
        "Code;Kompetenz;Description\n1.1;Zuhören;Hört zu, und wartet.\n1.2;Fragen;Fragt „offen“.\n"
    )
    return save_csv(folder / "sheet.csv", text.replace("Kompetenz", "Title"), "cp1252")


def formulas(folder: Path) -> Path:
    rows = [
        ["Title", "Description", "Notes"],
        ["Listening", '=CONCATENATE(A2," well")', "=1+"],
        ["Asking", "Asks.", "=B9"],
    ]
    computed = {"B2": "Listening well", "C3": "#REF!"}
    return save_book(folder / "sheet.xlsx", rows, computed=computed)


def dates_that_were_codes(folder: Path) -> Path:
    rows = [
        ["Code", "Title"],
        [datetime.date(2026, 2, 1), "Listening"],
        ["1-3", "Asking"],
    ]
    return save_book(folder / "sheet.xlsx", rows)


def codes_that_lost_a_zero(folder: Path) -> Path:
    rows = [
        ["Code", "Title"],
        [1.9, "Listening"],
        [1.1, "Asking"],
        ["1.10", "Waiting"],
        [2.1, "At the end"],
    ]
    return save_book(folder / "sheet.xlsx", rows, formats={"A5": "0.00"})


def invisible_letters(folder: Path) -> Path:
    text = "\ufeffTitle,Description\r\nListening\u200b ,Hears\u00a0 what\x0bis said.\r\n"
    return save_csv(folder / "sheet.csv", text)


def an_outline(folder: Path) -> Path:
    rows = [
        ["Domain", "Competency", "Skill", "Description"],
        ["People", None, None, "With others."],
        [None, "Talking", None, "In words."],
        [None, None, "Listening", "Hears."],
        [None, None, "Asking", "Asks."],
        ["Paper", None, None, None],
        [None, None, "Filing", "Finds it again."],
    ]
    return save_book(folder / "sheet.xlsx", rows)


def rows_over_others(folder: Path) -> Path:
    rows = [
        ["No.", "Title", "Description"],
        ["Part one: people", None, None],
        ["1", "Listening", "Hears."],
        ["Part two: paper", None, None],
        ["2", "Filing", "Finds it again."],
    ]
    return save_book(folder / "sheet.xlsx", rows, ["A2:C2", "A4:C4"])


def titles_over_several_statements(folder: Path) -> Path:
    rows = [
        ["Competency", "Description"],
        ["Listening", "Waits."],
        [None, "Nods."],
        ["Filing", "Finds it again."],
    ]
    return save_book(folder / "sheet.xlsx", rows, ["A2:A3"])


def unicode_text_of_excel(folder: Path) -> Path:
    return save_csv(folder / "sheet.txt", "\ufeffTitle\tDescription\nŁódź\tA town.\n", "utf-16-le")


def headings_of_case(folder: Path) -> Path:
    text = (
        "identifier,fullStatement,humanCodingScheme,sequenceNumber,abbreviatedStatement\n"
        "ab223660-6eed-4fcd-8f44-df61e15198e5,Hears what is said.,1.10,2,Listening\n"
    )
    return save_csv(folder / "sheet.csv", text)


def one(id: str, **more: Any) -> dict[str, Any]:
    return {"id": f"our-{id}", **more}


LISTENING, ASKING = one("listening", title="Listening"), one("asking", title="Asking")
FILING = one("filing", title="Filing", statement="Finds it again.")

CASES: list[tuple[Make, list[dict[str, Any]], list[str]]] = [
    (
        merged_cells,
        [
            one(
                "people",
                title="People",
                contains=[
                    LISTENING | {"statement": "Hears what is said."},
                    ASKING | {"statement": "Asks open questions."},
                ],
            ),
            one("paper", title="Paper", contains=[FILING]),
        ],
        [],
    ),
    (
        two_lines_of_headings,
        [
            LISTENING
            | {
                "levels": {
                    "our-new-here": {"text": "Lets people end."},
                    "our-at-home": {"text": "Hears what is not said."},
                }
            }
        ],
        [],
    ),
    (
        blank_rows,
        [LISTENING | {"statement": "Hears."}, ASKING | {"statement": "Asks."}],
        [],
    ),
    (
        levels_with_bullets,
        [
            LISTENING
            | {
                "statement": "Hears.",
                "levels": {
                    "our-beginner": {
                        "text": "You can:",
                        "points": [{"text": "wait"}, {"text": "nod"}],
                    }
                },
            }
        ],
        ["     1  left out: they only say that there is nothing"],
    ),
    (
        semicolons_in_an_old_encoding,
        [
            one("zuhoren", code="1.1", title="Zuhören", statement="Hört zu, und wartet."),
            one("fragen", code="1.2", title="Fragen", statement="Fragt „offen“."),
        ],
        [
            "It is not UTF-8, so it was read as Windows-1252: “1.1;Zuhören;Hört”",
            "Cells are separated by semicolons.",
        ],
    ),
    (
        formulas,
        [LISTENING | {"statement": "Listening well"}, ASKING | {"statement": "Asks."}],
        [
            "sheet.xlsx, sheet “Skills”, row 2, column B: a formula; what it came to is kept: "
            "“Listening well”.",
            "row 2, column C: the formula =1+ has no value yet. Open the file in your spreadsheet "
            "program and save it again.",
            "row 3, column C: the sheet shows #REF! here. It is left out.",
        ],
    ),
    (
        dates_that_were_codes,
        [LISTENING, one("asking", code="1-3", title="Asking")],
        [
            "row 2, column A: the code here became the date 2026-02-01. It is left out. Format the "
            "column as text, and type the code again."
        ],
    ),
    (
        codes_that_lost_a_zero,
        [
            one("listening", code="1.9", title="Listening"),
            one("asking", code="1.1", title="Asking"),
            one("waiting", code="1.10", title="Waiting"),
            one("at-the-end", code="2.10", title="At the end"),
        ],
        [
            "row 3, column A: the code 1.1 may have been 1.10. Format the column as text, and type "
            "the code again."
        ],
    ),
    (
        invisible_letters,
        [LISTENING | {"statement": "Hears what\nis said."}],
        [],
    ),
    (
        an_outline,
        [
            one(
                "people",
                title="People",
                summary="With others.",
                contains=[
                    one(
                        "talking",
                        title="Talking",
                        summary="In words.",
                        contains=[
                            LISTENING | {"statement": "Hears."},
                            ASKING | {"statement": "Asks."},
                        ],
                    )
                ],
            ),
            one("paper", title="Paper", contains=[FILING]),
        ],
        [],
    ),
    (
        rows_over_others,
        [
            one(
                "part-one-people",
                title="Part one: people",
                contains=[one("listening", code="1", title="Listening", statement="Hears.")],
            ),
            one("part-two-paper", title="Part two: paper", contains=[{**FILING, "code": "2"}]),
        ],
        [],
    ),
    (
        titles_over_several_statements,
        [
            one(
                "listening",
                title="Listening",
                contains=[one("waits", statement="Waits."), one("nods", statement="Nods.")],
            ),
            one(
                "filing",
                title="Filing",
                contains=[one("finds-it-again", statement="Finds it again.")],
            ),
        ],
        [],
    ),
    (
        headings_of_case,
        [
            one(
                "listening",
                code="1.10",
                title="Listening",
                statement="Hears what is said.",
                tags={"sequencenumber": ["2"]},
            )
        ],
        [],
    ),
    (unicode_text_of_excel, [one("lodz", title="Łódź", statement="A town.")], []),
]


@pytest.mark.parametrize(
    ("make", "wanted", "words"), CASES, ids=lambda it: getattr(it, "__name__", "")
)
def test_a_messy_sheet_becomes_clean_data(
    make: Make, wanted: list[dict[str, Any]], words: list[str], tmp_path: Path
) -> None:
    root = host(tmp_path / "host")
    planned = take_in(root, make(tmp_path), id="our")
    assert framework_in(root, "our")["contains"] == wanted
    report = "\n".join(planned.report)
    assert [word for word in words if word not in report] == []
    assert not plan(root, tmp_path / planned.report[0].partition(",")[0], id="our").changes


@pytest.mark.parametrize("make", [case[0] for case in CASES], ids=lambda it: it.__name__)
def test_every_row_and_every_cell_is_accounted_for(make: Make, tmp_path: Path) -> None:
    path = make(tmp_path)
    sheet = read_xlsx(path)[0] if path.suffix == ".xlsx" else read_csv(path)
    headings = find_headings(sheet)
    assert headings is not None
    columns = guess_columns(sheet, headings, "our")
    _, account = entries_in(sheet, headings, columns)
    assert set(account.rows) == set(range(len(sheet.rows)))
    assert set(account.cells) == set(sheet.filled())


def no_headings(folder: Path) -> Path:
    return save_csv(folder / "sheet.csv", "Hears what is said.,Yes\nAsks.,No\n")


def no_workbook(folder: Path) -> Path:
    return save_csv(folder / "sheet.xlsx", "Title,Description\n")


def an_old_workbook(folder: Path) -> Path:
    return save_csv(folder / "sheet.xls", "Title,Description\n")


def nothing(folder: Path) -> Path:
    return save_csv(folder / "sheet.csv", "\n , \n")


def headings_alone(folder: Path) -> Path:
    return save_csv(folder / "sheet.csv", "Title,Description\n,\n")


def two_columns_for_one(folder: Path) -> Path:
    return save_csv(folder / "sheet.csv", "Title,Description\nListening,Hears.\n")


REFUSED: list[tuple[Make, dict[str, Any], str]] = [
    (
        no_headings,
        {},
        "{path}: no row of headings was found, such as Title, Description. Say in which row they "
        'stand with --header 1, and what a column holds with `--column "Heading=title"`.',
    ),
    (
        no_workbook,
        {},
        "{path}: this is no workbook that can be read. Open it in your spreadsheet program and "
        "save it as .xlsx again, without password.",
    ),
    (an_old_workbook, {}, "{path}: save it as .xlsx or .csv; other files are not read."),
    (nothing, {}, "{path}: there is nothing in this file."),
    (
        headings_alone,
        {},
        "sheet.csv, row 1: no row below the headings says anything.",
    ),
    (
        two_columns_for_one,
        {"columns": ("Description=title",)},
        "“Title” and “Description” cannot both be `title`. Say with --column what one is.",
    ),
    (
        two_columns_for_one,
        {"columns": ("Titel=title",)},
        "There is no column “Titel”. Did you mean `Title`?",
    ),
    (
        two_columns_for_one,
        {"columns": ("Title=titel",)},
        "A column cannot be `titel`. Did you mean `title`?",
    ),
    (
        two_columns_for_one,
        {"encoding": "utf-99"},
        "{path}: there is no encoding `utf-99`.",
    ),
    (
        two_columns_for_one,
        {"id": "Our skills"},
        "`Our skills` is no id. Name one with --id, such as `our-skills`.",
    ),
    (
        two_columns_for_one,
        {"scale": "ours"},
        "There is no scale `ours`. None is known yet.",
    ),
]


@pytest.mark.parametrize(("make", "wishes", "message"), REFUSED)
def test_what_cannot_be_imported_is_told(
    make: Make, wishes: dict[str, Any], message: str, tmp_path: Path
) -> None:
    root = host(tmp_path / "host")
    path = make(tmp_path)
    with pytest.raises(BuildFailed) as failed:
        plan(root, path, **{"id": "our"} | wishes)
    assert str(failed.value) == message.format(path=path)


def test_what_names_nothing_is_left_out_and_told(tmp_path: Path) -> None:
    root = host(tmp_path / "host")
    file = save_csv(
        tmp_path / "s.csv", "Code,Title,Description\n1,Listening,\n2,,\n,Asking,Asks.\n"
    )
    planned = take_in(root, file, id="our")
    assert (
        "  s.csv, row 3: it has no title and no statement, and is left out: “2”." in planned.report
    )
    assert [it["title"] for it in framework_in(root, "our")["contains"]] == ["Listening", "Asking"]
