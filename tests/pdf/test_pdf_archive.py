"""The archive variant of the whole book: two standards in one file, and the data inside it."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import page as validator
import pikepdf
import pytest

from competency_handbook.exchange.answers import read_answers
from competency_handbook.model import competencies_of
from competency_handbook.pdf import print_pdfs
from competency_handbook.pdf.job import BOOK, Print
from competency_handbook.site.compose import compose
from elsewhere import print_elsewhere
from handbook import CATALOG, SETTINGS
from pdf_file import fields_of, outline_of, run

pytestmark = pytest.mark.slow
DATED = SETTINGS["extra"]["handbook"]["date"]
PRINTED = 1 << 2
FILES = {
    "handbook.json": "All data of this handbook, for programs (JSON).",
    "competencies.csv": "The competencies as a table, for spreadsheets (CSV).",
}


MISJUDGED = "STREAM-LENGTH-001"
"""The validator takes a stream's last byte for the end of a line where it is the sign for one."""


@pytest.fixture(scope="module")
def archive(built_site: Path, handbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book's archive variant, made of the pages of the session's site."""
    folder = tmp_path_factory.mktemp("archive")
    composition = compose([handbook], folder / "composed")
    [made] = print_pdfs(built_site, composition, folder, Print(archive=True), [BOOK]).values()
    path = folder / "handbook-archive.pdf"
    path.write_bytes(made)
    return path


@pytest.mark.parametrize("profile", ["PDF_A_3A", "PDF_UA_1"])
def test_it_keeps_every_rule_of_both_standards(archive: Path, profile: str) -> None:
    report = validator.validate_pdf(archive, profile=validator.ValidationProfile[profile])
    failures = [one for one in report.failures if not one.rule_id.endswith(MISJUDGED)]
    assert not failures, report


def test_each_stream_is_as_long_as_it_says(archive: Path) -> None:
    written = archive.read_bytes()
    heads = list(re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\n", written))
    ends = [written[head.end() + int(head[1]) :][:10] for head in heads]
    assert set(ends) == {b"\nendstream"}


def test_it_says_of_itself_that_it_keeps_them(archive: Path) -> None:
    with pikepdf.open(archive) as pdf, pdf.open_metadata() as told:
        assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("3", "A")
        assert told["pdfuaid:part"] == "1"


def test_its_data_have_names_descriptions_and_a_relationship(archive: Path) -> None:
    with pikepdf.open(archive) as pdf:
        found = {str(file.UF): file for file in pdf.Root.AF}
        assert {name: str(file.Desc) for name, file in found.items()} == FILES
        assert set(pdf.attachments) == set(FILES)
        for file in found.values():
            assert str(file.AFRelationship) == "/Data"
            assert str(file.EF.F.Params.ModDate).startswith(f"D:{DATED.replace('-', '')}")
        kinds = {name: str(file.EF.F.Subtype) for name, file in found.items()}
    assert kinds == {"handbook.json": "/application/json", "competencies.csv": "/text/csv"}


def test_its_data_are_those_of_the_handbook(archive: Path) -> None:
    with pikepdf.open(archive) as pdf:
        files = {name: file.get_file().read_bytes() for name, file in pdf.attachments.items()}
    told = json.loads(files["handbook.json"])
    assert {id: work["title"] for id, work in told.items()} == {
        id: work.title for id, work in CATALOG.works.items()
    }
    rows = list(csv.DictReader(io.StringIO(files["competencies.csv"].decode())))
    assert [(row["framework"], row["id"], row["statement"]) for row in rows] == [
        (framework, competency.id, competency.statement)
        for framework in CATALOG.frameworks
        for competency in competencies_of(CATALOG.frameworks[framework])
    ]


def test_it_is_the_same_book(archive: Path, built_site: Path) -> None:
    run("qpdf", "--check", archive)
    book = built_site / "downloads" / "handbook.pdf"
    with pikepdf.open(archive) as one, pikepdf.open(book) as other:
        assert [page.label for page in one.pages] == [page.label for page in other.pages]
        assert outline_of(one) == outline_of(other)
        assert fields_of(one).keys() == fields_of(other).keys()
    assert run("pdftotext", "-layout", archive, "-") == run("pdftotext", "-layout", book, "-")


def test_its_forms_are_filled_in_and_read(archive: Path, tmp_path: Path) -> None:
    framework = CATALOG.frameworks["asapconnect-mentoring"]
    asked, level = next(competencies_of(framework)), CATALOG.scale_of(framework).levels[1]
    filled = tmp_path / "filled.pdf"
    with pikepdf.open(archive) as pdf:
        fields = fields_of(pdf)
        fields[asked.id].V = pikepdf.Name(f"/{level.id}")
        fields[f"{asked.id}--note"].V = pikepdf.String("Ask Ana")
        pdf.save(filled)
    found = read_answers([filled], "competency-handbook", datetime(2026, 11, 22, tzinfo=UTC))
    answer = found["records"]["me"]["answers"][asked.id]
    assert (answer["level"], answer["note"]) == (level.id, "Ask Ana")


def test_a_page_of_checks_prints_as_that_of_the_book(
    archive: Path, built_site: Path, tmp_path: Path
) -> None:
    with pikepdf.open(archive) as pdf:
        first = next(n for n, page in enumerate(pdf.pages, 1) if widgets_of(page))
        assert all(int(widget.F) & PRINTED for widget in widgets_of(pdf.pages[first - 1]))
    drawn = []
    for path in (archive, built_site / "downloads" / "handbook.pdf"):
        target = tmp_path / path.stem
        run("pdftoppm", "-r", "40", "-f", first, "-l", first, "-singlefile", path, target)
        drawn.append(target.with_suffix(".ppm").read_bytes())
    assert drawn[0] == drawn[1]


def widgets_of(page: pikepdf.Page) -> list[pikepdf.Object]:
    return [note for note in page.get("/Annots", []) if note.Subtype == "/Widget"]


def test_elsewhere_it_is_the_same_byte_for_byte(archive: Path, tmp_path: Path) -> None:
    again = print_elsewhere(tmp_path, "--archive", "--only", BOOK)
    assert list(again) == [archive.name]
    assert again[archive.name] == archive.read_bytes()
