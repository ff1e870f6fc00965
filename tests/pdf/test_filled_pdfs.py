"""Filled PDFs come back as answers, whichever reader filled them in."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pikepdf
import pytest
from click.testing import CliRunner

from competency_handbook.cli import main
from competency_handbook.exchange.answers import FORMAT, amounts_in, read_answers
from competency_handbook.exchange.filled import choice_in
from competency_handbook.model import Blank, BlankKind, BuildFailed, competencies_of
from competency_handbook.reading.layers import package_layer
from competency_handbook.site.finish import ANSWERS_SCHEMA
from filling import fill_by_hand
from handbook import CATALOG
from pdf_file import fields_of

MENTORING = CATALOG.frameworks["asapconnect-mentoring"]
FIRST, SECOND, THIRD, *_ = competencies_of(MENTORING)
LEVEL = CATALOG.scale_of(MENTORING).levels[1]
NOTE = "Ask Ana: “¿Cómo?”"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
AT = "2026-11-22T12:00:00.000Z"

SCHEMA = json.loads(ANSWERS_SCHEMA.read_text("utf-8"))


def read(*paths: Path) -> dict:
    """The answers in filled forms, in the form in which the site opens them."""
    found = read_answers(list(paths), "competency-handbook", NOW)
    jsonschema.validate(found, SCHEMA)
    return found


@pytest.fixture(scope="module")
def framework(built_site: Path) -> Path:
    return built_site / "downloads" / "asapconnect-mentoring.pdf"


@pytest.fixture(scope="module")
def worksheet(built_site: Path) -> Path:
    return built_site / "downloads" / "mentee-meeting-preparation.pdf"


def blanks_of(worksheet: Path) -> list[Blank]:
    return [b for s in CATALOG.worksheets[worksheet.stem].sections for b in s.fields]


def test_a_filled_check_is_read_as_answers(framework: Path, tmp_path: Path) -> None:
    filled = tmp_path / "filled.pdf"
    values = {FIRST.id: LEVEL.id, SECOND.id: "na", f"{FIRST.id}--note": NOTE}
    fill_by_hand(framework, filled, values | {f"{THIRD.id}--note": "Only a note"})
    found = read(filled)
    answers = found["records"]["me"]["answers"]
    assert {id: (a["state"], a["level"]) for id, a in answers.items()} == {
        FIRST.id: ("rated", LEVEL.id),
        SECOND.id: ("na", None),
        THIRD.id: ("none", None),
    }
    assert answers[FIRST.id]["note"] == NOTE
    assert answers[FIRST.id]["seen"] == {
        "hash": answers[FIRST.id]["seen"]["hash"],
        "lang": "en",
        "text": FIRST.self_check,
    }
    assert len(answers[FIRST.id]["seen"]["hash"]) == 12
    assert "note" not in answers[SECOND.id]
    assert found | {"records": {}} == {
        "format": "competency-handbook-answers",
        "v": 1,
        "handbook": "competency-handbook",
        "edition": "2026.1",
        "saved": AT,
        "from": "forms",
        "records": {},
    }


def test_a_filled_worksheet_is_read_as_a_copy_of_it(worksheet: Path, tmp_path: Path) -> None:
    filled = tmp_path / "before friday.pdf"
    blanks = blanks_of(worksheet)
    text = next(blank for blank in blanks if blank.kind.value == "paragraph")
    choice = next(blank for blank in blanks if blank.kind.value == "choice")
    fill_by_hand(worksheet, filled, {text.id: "Words", choice.id: "2"})
    [copy] = read(filled)["records"]["me"]["sheets"][worksheet.stem].values()
    assert copy["fields"] == {text.id: "Words", choice.id: choice.options[1]}
    assert copy["name"] == "before friday"


def test_a_worksheet_that_was_made_before_is_read_alike(worksheet: Path, tmp_path: Path) -> None:
    """Its options said themselves alone, without their question."""
    new, old = tmp_path / "new.pdf", tmp_path / "old.pdf"
    choices = [b for b in blanks_of(worksheet) if b.kind is BlankKind.CHOICE]
    chosen = {blank.id: "2" for blank in choices}
    fill_by_hand(worksheet, new, chosen)
    with pikepdf.open(new) as pdf:
        for blank in choices:
            for widget, option in zip(fields_of(pdf)[blank.id].Kids, blank.options, strict=True):
                assert str(widget.TU) != option
                widget.TU = pikepdf.String(option)
        pdf.save(old)
    copies = [read(path)["records"]["me"]["sheets"][worksheet.stem] for path in (new, old)]
    assert list(copies[0]) == list(copies[1])
    [copy] = copies[1].values()
    assert copy["fields"] == {blank.id: blank.options[1] for blank in choices}


@pytest.mark.parametrize(
    ("says", "asks", "choice"),
    [
        ("Ready? Yes", "Ready?", "Yes"),
        ("1.2 Goals: Not yet", "1.2 Goals", "Not yet"),
        ("Yes", "Ready?", "Yes"),
        ("Ready?", "Ready?", "Ready?"),
        ("Ready? ", "Ready?", "Ready? "),
        ("Readyness", "Ready", "Readyness"),
        ("Yes", "", "Yes"),
        (" Yes", "", " Yes"),
    ],
)
def test_an_option_is_what_stands_behind_its_question(says: str, asks: str, choice: str) -> None:
    assert choice_in(says, asks) == choice


def test_an_agencys_answers_and_evidence_are_the_agencys(built_site: Path, tmp_path: Path) -> None:
    filled = tmp_path / "filled.pdf"
    fill_by_hand(
        built_site / "downloads" / "coa-pa-ms-2.pdf",
        filled,
        {
            "coa-evidence-curriculum-contents": "yes",
            "coa-evidence-curriculum-contents--where": "Shelf 2",
        },
    )
    found = read(filled)["records"]
    assert set(found) == {"agency"}
    [evidence] = found["agency"]["evidence"].values()
    assert evidence == {"v": 1, "have": True, "where": "Shelf 2", "rev": 1, "at": AT}


def test_the_same_form_read_twice_is_the_same_file(worksheet: Path, tmp_path: Path) -> None:
    filled = tmp_path / "filled.pdf"
    fill_by_hand(worksheet, filled, {"preparation-did": "2"} | first_text(worksheet))
    assert read(filled) == read(filled, filled)


def first_text(worksheet: Path) -> dict[str, str]:
    blanks = blanks_of(worksheet)
    return {next(blank for blank in blanks if blank.kind.value == "paragraph").id: "Words"}


# What cannot be read


def test_a_form_with_nothing_in_it_is_named(framework: Path) -> None:
    with pytest.raises(BuildFailed) as told:
        read(framework)
    said = "nothing is filled in. Was it saved after filling it in?"
    assert str(told.value) == f"{framework}: {said}"


def test_a_pdf_that_is_no_form_of_ours_is_named(built_site: Path, tmp_path: Path) -> None:
    guide = built_site / "downloads" / "setting-goals.pdf"
    no_pdf = tmp_path / "notes.pdf"
    no_pdf.write_text("words")
    with pytest.raises(BuildFailed) as told:
        read(guide, no_pdf)
    assert str(told.value).splitlines() == [
        f"{guide}: this is no form of a competency handbook. A form that was printed to a "
        "new PDF is one no more: save it from the reader that filled it in.",
        f"{no_pdf}: this is no PDF, or it is damaged.",
    ]


def changed(form: Path, target: Path, **facts: object) -> Path:
    """A filled form with other facts."""
    fill_by_hand(form, target, {FIRST.id: LEVEL.id})
    with pikepdf.open(target, allow_overwriting_input=True) as pdf:
        told = json.loads(str(pdf.docinfo["/CompetencyHandbook"]))
        pdf.docinfo["/CompetencyHandbook"] = json.dumps(told | facts)
        pdf.save()
    return target


def test_another_handbooks_form_is_named(framework: Path, tmp_path: Path) -> None:
    other = changed(framework, tmp_path / "a.pdf", handbook="our-county")
    with pytest.raises(BuildFailed) as told:
        read(other)
    said = "this form is of the handbook `our-county`, not of `competency-handbook`."
    assert str(told.value) == f"{other}: {said}"


def test_a_form_of_another_edition_is_read_as_what_it_is_but_not_mixed(
    framework: Path, tmp_path: Path
) -> None:
    old = changed(framework, tmp_path / "old.pdf", edition="2025.2")
    new = changed(framework, tmp_path / "new.pdf")
    assert read(old)["edition"] == "2025.2"
    with pytest.raises(BuildFailed) as told:
        read(new, old)
    said = f"this form is of edition 2025.2, {new} is of 2026.1. Read them one by one."
    assert str(told.value) == f"{old}: {said}"


def test_forms_that_contradict_each_other_are_named(framework: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    fill_by_hand(framework, one, {FIRST.id: LEVEL.id})
    fill_by_hand(framework, other, {FIRST.id: "unsure"})
    with pytest.raises(BuildFailed) as told:
        read(one, other)
    said = f"`{FIRST.id}` is answered differently in another form. Read one by one."
    assert str(told.value) == f"{other}: {said}"


def test_a_newer_form_is_not_guessed_at(framework: Path, tmp_path: Path) -> None:
    newer = changed(framework, tmp_path / "a.pdf", v=2)
    with pytest.raises(BuildFailed) as told:
        read(newer)
    assert str(told.value) == f"{newer}: a newer handbook made this form. Update this one first."


def test_the_command_writes_a_file_and_over_none(framework: Path, tmp_path: Path) -> None:
    filled, target = tmp_path / "filled.pdf", tmp_path / "mine.json"
    fill_by_hand(framework, filled, {FIRST.id: LEVEL.id})
    command = ["answers", "--root", str(package_layer()), str(filled), "--output", str(target)]
    told = CliRunner().invoke(main, command)
    assert (told.exit_code, told.output) == (0, f"1 answer written to {target}\n")
    assert json.loads(target.read_text("utf-8"))["records"]["me"]["answers"][FIRST.id]
    found = json.loads(target.read_text("utf-8"))
    found["records"]["me"]["sheets"] = {"notes": {"a": {}}, "agreement": {"b": {}, "c": {}}}
    assert amounts_in(found) == "1 answer and 3 worksheets"
    found["records"]["agency"] = {"answers": {"x": {}}, "evidence": {"y": {}}}
    assert amounts_in(found) == "2 answers, 1 line of evidence and 3 worksheets"
    again = CliRunner().invoke(main, command)
    assert again.exit_code == 2
    assert f"{target} is there already. Name another file with --output." in again.output


def test_a_file_of_answers_is_no_form_and_letters_that_nobody_can_tell_are_named(
    tmp_path: Path,
) -> None:
    text = json.dumps({"format": FORMAT, "note": "José"}, ensure_ascii=False)
    said = "this is a file of answers, and no PDF. Open it in My answers on the site."
    path = tmp_path / "answers.json"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"):
        path.write_bytes(text.encode(encoding))
        with pytest.raises(BuildFailed) as told:
            read(path)
        more = " First save it with the encoding UTF-8." if encoding == "cp1252" else ""
        assert str(told.value) == f"{path}: {said}{more}"
