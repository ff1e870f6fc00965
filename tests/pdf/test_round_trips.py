"""A form, filled in by each of the common readers, comes back as the same answers.

By the command and by the page; also after other readers have saved it; and it looks filled in.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Page

from _needs import python_with_poppler
from competency_handbook.exchange.answers import read_answers
from filling import (
    Fill,
    areas_of,
    drawn_by_pdfium,
    drawn_by_poppler,
    fill_by_hand,
    fill_by_mupdf,
    fill_by_pdf_lib,
    fill_by_pdfium,
    fill_by_pikepdf,
    fill_by_poppler,
    looks_other,
)
from forms import AGENCY, AT, CHECK, HANDBOOK, NOW, SHEET, read_here
from pdf_file import run

pytest_plugins = ["browser", "filling", "forms"]

FIRST, SECOND = "mentoring-two-way-relationship", "mentoring-builds-on-strengths"
EVIDENCE = "coa-evidence-curriculum-contents"
NOTE = "Ask Ana: “¿Cómo está Zoë?” — 50 €. Tiếng Việt, Ελληνικά, Русский, Łódź"
TWO_LINES = "Read it\nand ask"
VALUES = {
    CHECK: {FIRST: "growth-with-support", f"{FIRST}--note": NOTE, SECOND: "na"},
    SHEET: {"prep-meeting-date": "Dec 1", "prep-last-step": "2", "prep-question": TWO_LINES},
    AGENCY: {EVIDENCE: "yes", f"{EVIDENCE}--where": "Shelf 2 (\\blue)"},
}
"""What is filled in, by the form's name and the field's; options by their states."""

DRAWN = {CHECK: "growth-with-support", AGENCY: "yes"}
READERS = ("hand", "pdf.js", "poppler", "pdfium", "mupdf", "pikepdf", "pdf-lib")
WITHOUT_TEXT = ("hand", "pikepdf", "pdf-lib")
"""They leave it to others to draw a text, or lack letters of it."""
SAVERS = ("pdf.js", "poppler", "pdfium")
DRAWN_ANEW = ("pikepdf", "poppler")
"""The first asks for appearances of the reader's own, and the second has none of options."""
DRAWERS = {"poppler": drawn_by_poppler, "PDFium": drawn_by_pdfium}


@pytest.fixture(scope="module")
def readers(fill_by_pdfjs: Fill) -> dict[str, Fill]:
    """What can fill in forms; poppler is left out where its bindings cannot be had."""
    found = {
        "hand": fill_by_hand,
        "pdf.js": fill_by_pdfjs,
        "poppler": fill_by_poppler,
        "pdfium": fill_by_pdfium,
        "mupdf": fill_by_mupdf,
        "pikepdf": fill_by_pikepdf,
        "pdf-lib": fill_by_pdf_lib,
    }
    if python_with_poppler() is None:
        assert sys.platform == "darwin", "poppler's bindings are missing; scripts/test.py has them"
        del found["poppler"]
    return found


@pytest.fixture(scope="module", params=READERS)
def filled(
    request: pytest.FixtureRequest,
    readers: dict[str, Fill],
    built_site: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Path]:
    """Every form, filled in by one reader."""
    if request.param not in readers:
        pytest.skip("poppler's bindings for Python are not installed")
    folder = tmp_path_factory.mktemp(request.param)
    for name, values in VALUES.items():
        form = built_site / "downloads" / f"{name}.pdf"
        readers[request.param](form, folder / f"{name}.pdf", values)
    return {name: folder / f"{name}.pdf" for name in VALUES}


def answers_in(paths: list[Path]) -> dict:
    return read_answers(paths, HANDBOOK, NOW)["records"]


def test_it_comes_back_as_the_same_answers(filled: dict[str, Path]) -> None:
    records = answers_in(list(filled.values()))
    assert {
        id: (answer["state"], answer["level"], answer.get("note"))
        for id, answer in records["me"]["answers"].items()
    } == {FIRST: ("rated", "growth-with-support", NOTE), SECOND: ("na", None, None)}
    [copy] = records["me"]["sheets"][SHEET].values()
    assert copy["fields"]["prep-meeting-date"] == "Dec 1"
    assert copy["fields"]["prep-question"] == TWO_LINES
    assert len(copy["fields"]) == 3
    assert records["agency"]["evidence"] == {
        EVIDENCE: {"v": 1, "have": True, "where": "Shelf 2 (\\blue)", "rev": 1, "at": AT}
    }


def test_the_page_reads_the_same(filled: dict[str, Path], pdf_page: Page) -> None:
    paths = list(filled.values())
    text = json.dumps(read_answers(paths, HANDBOOK, NOW), ensure_ascii=False, indent=1) + "\n"
    assert read_here(pdf_page, paths) == {"text": text}


@pytest.mark.slow
def test_it_stays_when_others_save_it_in_turn(
    filled: dict[str, Path], readers: dict[str, Fill], pdf_page: Page, tmp_path: Path
) -> None:
    last = list(filled.values())
    records = answers_in(last)
    for reader in (reader for reader in SAVERS if reader in readers):
        save = readers[reader]
        folder = tmp_path / reader
        folder.mkdir()
        for path in last:
            save(path, folder / path.name, {})
        last = [folder / path.name for path in last]
        assert (reader, answers_in(last)) == (reader, records)
    assert json.loads(read_here(pdf_page, last)["text"])["records"] == records
    on = {CHECK: {FIRST: 1, SECOND: 1}, SHEET: {"prep-last-step": 1}, AGENCY: {}}
    assert {path.stem: options_on(path) for path in last} == {
        path.stem: on[path.stem] for path in last
    }


def options_on(path: Path) -> dict[str, int]:
    """How many options are on in each group that has any."""
    with pikepdf.open(path) as pdf:
        groups = [field for field in pdf.Root.AcroForm.Fields if "/Kids" in field]
        counts = {str(g.T): sum(kid.AS != "/Off" for kid in g.Kids) for g in groups}
    return {name: count for name, count in counts.items() if count}


@pytest.mark.parametrize("drawer", DRAWERS)
def test_what_was_filled_in_is_drawn_and_nothing_else(
    drawer: str,
    filled: dict[str, Path],
    built_site: Path,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    filler = request.node.callspec.params["filled"]
    for name, state in DRAWN.items():
        form = built_site / "downloads" / f"{name}.pdf"
        areas = areas_of(form)
        [(field, _), *_] = VALUES[name].items()
        number = areas[field, state][0]
        pages = [DRAWERS[drawer](path, number, tmp_path) for path in (form, filled[name])]
        on_page = {key: area for key, (page, area) in areas.items() if page == number}
        changed = {key for key, area in on_page.items() if looks_other(*pages, area)}
        written = {(f, v) if (f, v) in areas else (f, "") for f, v in VALUES[name].items()}
        marks = {key for key in written & on_page.keys() if key[1]}
        texts = {key for key in written & on_page.keys() if not key[1]}
        assert changed <= marks | texts
        assert marks <= changed or (filler, drawer) == DRAWN_ANEW
        assert filler in WITHOUT_TEXT or texts <= changed


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_a_filled_form_is_a_sound_file(filled: dict[str, Path]) -> None:
    for path in filled.values():
        assert "No syntax or stream encoding errors" in run("qpdf", "--check", path)
