"""Filled PDFs come back as answers, whichever reader filled them in."""

from __future__ import annotations

import ctypes
import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner
from PIL import Image
from pypdfium2 import raw as pdfium

from competency_handbook.answers import read_answers
from competency_handbook.catalog import open_catalog
from competency_handbook.cli import main
from competency_handbook.finish import ANSWERS_SCHEMA
from competency_handbook.layers import package_layer
from competency_handbook.model import BuildFailed, competencies_of

CATALOG = open_catalog(package_layer() / "data")
MENTORING = CATALOG.frameworks["asapconnect-mentoring"]
FIRST, SECOND, THIRD, *_ = competencies_of(MENTORING)
LEVEL = CATALOG.scale_of(MENTORING).levels[1]
NOTE = "Ask Ana: “¿Cómo?”"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
AT = "2026-11-22T12:00:00.000Z"

Fill = Callable[[Path, Path, dict[str, str]], None]
"""Fills in a form, so that the target holds it; values are states of buttons, or texts."""


SCHEMA = json.loads(ANSWERS_SCHEMA.read_text("utf-8"))


def read(*paths: Path) -> dict:
    """The answers in filled forms, in the form in which the site opens them."""
    found = read_answers(list(paths), "competency-handbook", NOW)
    jsonschema.validate(found, SCHEMA)
    return found


def fill_by_hand(form: Path, target: Path, values: dict[str, str]) -> None:
    """As a careful reader writes it."""
    with pikepdf.open(form) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            value = values.get(str(field.T))
            if value is None:
                continue
            if field.FT == "/Tx":
                field.V = pikepdf.String(value)
                continue
            field.V = pikepdf.Name("/" + value)
            for widget in field.get("/Kids", [field]):
                on = pikepdf.Name("/" + value)
                widget.AS = on if on in widget.AP.N else pikepdf.Name.Off
        pdf.save(target)


def fill_by_pdfium(form: Path, target: Path, values: dict[str, str]) -> None:
    """As Chrome does it: by clicks and keys."""
    places = places_of(form)
    document = pypdfium2.PdfDocument(form)
    document.init_forms()
    handle = document.formenv.raw
    pages = {}
    for name, value in values.items():
        number, x, y = places[name, value] if (name, value) in places else places[name, ""]
        if number not in pages:
            pages[number] = document[number]
            pdfium.FORM_OnAfterLoadPage(pages[number].raw, handle)
        page = pages[number]
        left, top = ctypes.c_int(), ctypes.c_int()
        width, height = map(int, page.get_size())
        pdfium.FPDF_PageToDevice(page.raw, 0, 0, width, height, 0, x, y, left, top)
        x_there, y_there = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDF_DeviceToPage(
            page.raw, 0, 0, width, height, 0, left.value, top.value, x_there, y_there
        )
        for event in (pdfium.FORM_OnMouseMove, pdfium.FORM_OnLButtonDown, pdfium.FORM_OnLButtonUp):
            event(handle, page.raw, 0, x_there.value, y_there.value)
        if (name, value) not in places:
            text = (value + "\0").encode("utf-16-le")
            kept = ctypes.create_string_buffer(text)
            wide = ctypes.cast(kept, ctypes.POINTER(ctypes.c_ushort))
            pdfium.FORM_ReplaceSelection(handle, page.raw, wide)
        pdfium.FORM_ForceToKillFocus(handle)
    for page in pages.values():
        pdfium.FORM_OnBeforeClosePage(page.raw, handle)
    document.save(target)


def places_of(form: Path) -> dict[tuple[str, str], tuple[int, float, float]]:
    """The page and the middle of every widget, by its field's name and its state."""
    found = {}
    with pikepdf.open(form) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        for field in pdf.Root.AcroForm.Fields:
            for widget in field.get("/Kids", [field]):
                left, one, right, other = map(float, widget.Rect)
                states = [] if field.FT == "/Tx" else [s for s in widget.AP.N if s != "/Off"]
                state = str(states[0])[1:] if states else ""
                place = pages[widget.P.objgen], (left + right) / 2, (one + other) / 2
                found[str(field.T), state] = place
    return found


@pytest.fixture(scope="module")
def framework(built_site: Path) -> Path:
    return built_site / "downloads" / "asapconnect-mentoring.pdf"


@pytest.fixture(scope="module")
def worksheet(built_site: Path) -> Path:
    return built_site / "downloads" / "mentee-meeting-preparation.pdf"


READERS = [fill_by_hand, fill_by_pdfium]


@pytest.mark.parametrize("fill", READERS)
def test_a_filled_check_is_read_as_the_same_answers(
    fill: Fill, framework: Path, tmp_path: Path
) -> None:
    filled = tmp_path / "filled.pdf"
    values = {FIRST.id: LEVEL.id, SECOND.id: "na", f"{FIRST.id}--note": NOTE}
    fill(framework, filled, values | {f"{THIRD.id}--note": "Only a note"})
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


@pytest.mark.parametrize("fill", READERS)
def test_a_filled_worksheet_is_read_as_a_copy_of_it(
    fill: Fill, worksheet: Path, tmp_path: Path
) -> None:
    filled = tmp_path / "before friday.pdf"
    blanks = [b for s in CATALOG.worksheets[worksheet.stem].sections for b in s.fields]
    text = next(blank for blank in blanks if blank.kind.value == "paragraph")
    choice = next(blank for blank in blanks if blank.kind.value == "choice")
    fill(worksheet, filled, {text.id: "Words", choice.id: "2"})
    [copy] = read(filled)["records"]["me"]["sheets"][worksheet.stem].values()
    assert copy["fields"] == {text.id: "Words", choice.id: choice.options[1]}
    assert copy["name"] == "before friday"


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
    blanks = [b for s in CATALOG.worksheets[worksheet.stem].sections for b in s.fields]
    return {next(blank for blank in blanks if blank.kind.value == "paragraph").id: "Words"}


def test_what_was_filled_in_shows_when_it_is_printed(framework: Path, tmp_path: Path) -> None:
    """poppler draws what PDFium wrote, ticks included."""
    filled = tmp_path / "filled.pdf"
    note = f"{FIRST.id}--note"
    fill_by_pdfium(framework, filled, {FIRST.id: LEVEL.id, note: "Typed words"})
    number = places_of(framework)[note, ""][0] + 1
    page = ["-f", str(number), "-l", str(number)]
    run("pdftocairo", *page, "-pdf", filled, tmp_path / "printed.pdf")
    assert "Typed words" in run("pdftotext", tmp_path / "printed.pdf", "-")
    marks = {FIRST.id: LEVEL.id, note: "", SECOND.id: LEVEL.id}
    before, after = (drawn(path, page, tmp_path) for path in (framework, filled))
    places = places_of(framework)
    filled_in = {name for name in marks if differs(before, after, places[name, marks[name]])}
    assert filled_in == {FIRST.id, note}


def drawn(path: Path, page: list[str], folder: Path) -> Image.Image:
    """A page as poppler draws it, one pixel a point."""
    run("pdftocairo", *page, "-r", "72", "-gray", "-png", "-singlefile", path, folder / path.stem)
    return Image.open(folder / f"{path.stem}.png")


def differs(before: Image.Image, after: Image.Image, place: tuple[int, float, float]) -> bool:
    """Whether two pages differ left of and around a place."""
    _, x, y = place
    box = (50, before.height - y - 8, x + 5, before.height - y + 8)
    return before.crop(box).tobytes() != after.crop(box).tobytes()


def run(*command: object) -> str:
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


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
    again = CliRunner().invoke(main, command)
    assert again.exit_code == 2
    assert f"{target} is there already. Name another file with --output." in again.output


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_a_filled_form_is_a_sound_file(framework: Path, tmp_path: Path) -> None:
    filled = tmp_path / "filled.pdf"
    fill_by_pdfium(framework, filled, {FIRST.id: LEVEL.id, f"{FIRST.id}--note": NOTE})
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", filled)
