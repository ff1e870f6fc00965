"""A PDF for each work by itself, and the command that writes variants of them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import lxml.html
import page as validator
import pdfplumber
import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner
from outloud import check

from competency_handbook.catalog.addresses import check_anchor, url_of, works_in_print
from competency_handbook.cli import main
from competency_handbook.model import competencies_of
from handbook import CATALOG, write_handbook
from pdf_file import FALSE, destinations_of, fields_of, letters_on

WORKS = works_in_print(CATALOG)
LETTER, A4 = (612, 792), (595.28, 841.89)
CHECK = "asapconnect-mentoring"
LARGE_PRINTS = (
    "coaching-notes", "acsa-mentoring-coaching", "coa-pa-ms-2", "choosing-help", CHECK,
)  # fmt: skip
VARIANTS = [
    (["--paper", "a4"], ["coaching-notes"]),
    (["--large-print"], LARGE_PRINTS),
    (["--large-print", "--paper", "a4"], ["coaching-notes"]),
    (["--archive"], ["coa-pa-ms-2"]),
]
"""Options of `handbook pdf`, and the works that are printed so."""


@pytest.fixture(scope="module")
def downloads(built_site: Path) -> Path:
    return built_site / "downloads"


def test_every_framework_guide_comparison_and_worksheet_has_a_pdf(downloads: Path) -> None:
    assert {path.stem for path in downloads.glob("*.pdf")} == {"handbook", *WORKS}


@pytest.mark.parametrize("id", WORKS)
def test_each_of_its_pages_has_the_short_address(downloads: Path, id: str) -> None:
    with pypdfium2.PdfDocument(downloads / f"{id}.pdf") as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
    assert texts and all(f"go/{id}/" in text for text in texts)


@pytest.mark.parametrize("id", CATALOG.frameworks)
def test_a_frameworks_pdf_has_its_check_as_a_form(downloads: Path, id: str) -> None:
    with pikepdf.open(downloads / f"{id}.pdf") as pdf:
        fields = {str(field.T) for field in pdf.Root.AcroForm.Fields}
    asked = {competency.id for competency in competencies_of(CATALOG.frameworks[id])}
    assert asked | {f"{id}--note" for id in asked} <= fields


def test_a_guides_pdf_is_no_form(downloads: Path) -> None:
    with pikepdf.open(downloads / "setting-goals.pdf") as pdf:
        assert "/AcroForm" not in pdf.Root


@pytest.mark.parametrize(("id", "pages"), WORKS.items())
def test_its_pages_on_the_site_link_to_it(built_site: Path, id: str, pages: list[str]) -> None:
    for name in pages:
        page = lxml.html.parse(built_site / url_of(name) / "index.html")
        links = page.xpath("//footer//a/@href")
        assert [link for link in links if link.endswith(f"/downloads/{id}.pdf")], name


def test_a_work_that_is_not_there_is_wrong_use(bare_host: Path) -> None:
    told = CliRunner().invoke(main, ["pdf", "--root", str(bare_host), "--only", "coa-pa-ms"])
    assert told.exit_code == 2
    assert "--only: `coa-pa-ms` has no PDF. Did you mean `coa-pa-ms-2`?" in told.output


def test_one_file_cannot_hold_two_works(tmp_path: Path) -> None:
    target = str(tmp_path / "a.pdf")
    told = CliRunner().invoke(main, ["pdf", "--only", "a", "--only", "b", "--output", target])
    assert told.exit_code == 2
    assert "--output names one file: give one --only, or none for the book." in told.output


@pytest.fixture(scope="module")
def host(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A host's folder with variants of the tests' own works, each kind written by one command.

    Each would build the same pages anew: they take those of the built site.
    """
    root = write_handbook(tmp_path_factory.mktemp("host"))
    with pytest.MonkeyPatch.context() as patch:  # it stands on no other handbook
        patch.setattr("competency_handbook.building.layers_of", lambda root: [root])
        patch.setattr("competency_handbook.building._build_html", lambda *_: built_site)
        for options, works in VARIANTS:
            chosen = [word for id in works for word in ("--only", id)]
            told = CliRunner().invoke(main, ["pdf", "--root", str(root), *options, *chosen])
            assert told.exit_code == 0, told.output
    return root / "site" / "downloads"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "size", "smallest"),
    [
        ("coaching-notes-a4.pdf", A4, 7),
        ("coaching-notes-large-print.pdf", LETTER, 18),
        ("coaching-notes-a4-large-print.pdf", A4, 18),
    ],
)
def test_variants_have_their_paper_and_the_size_of_their_letters(
    host: Path, name: str, size: tuple[float, float], smallest: float
) -> None:
    with pdfplumber.open(host / name) as pdf:
        page = pdf.pages[0]
        assert (page.width, page.height) == pytest.approx(size, abs=1)
        inside = page.crop((0, 80, page.width, page.height - 70))
        found = min(letter["size"] for letter in inside.chars)
    assert found == pytest.approx(smallest, abs=0.1) if smallest == 18 else smallest < found < 12


@pytest.mark.slow
@pytest.mark.parametrize("id", LARGE_PRINTS)
def test_no_letter_of_a_large_print_is_smaller_than_the_text(host: Path, id: str) -> None:
    with pdfplumber.open(host / f"{id}-large-print.pdf") as pdf:
        for page in pdf.pages:
            inside = page.crop((0, 70, page.width, page.height - 70))
            small = [letter["text"] for letter in inside.chars if letter["size"] < 17.9]
            assert not small, f"page {page.page_number}: {''.join(small)}"


@pytest.mark.slow
def test_a_check_in_large_print_stands_below_its_heading(host: Path) -> None:
    with pikepdf.open(host / f"{CHECK}-large-print.pdf") as pdf:
        headings = destinations_of(pdf)
        groups = {name: field for name, field in fields_of(pdf).items() if "/Kids" in field}
        pages = {
            name: {pikepdf.Page(kid.P).index + 1 for kid in group.Kids}
            for name, group in groups.items()
        }
    assert len(pages) == len(list(competencies_of(CATALOG.frameworks[CHECK])))
    assert pages == {name: {headings[check_anchor(name)]} for name in pages}


@pytest.mark.slow
def test_what_is_typed_in_large_print_is_as_large_as_the_text(host: Path) -> None:
    with pikepdf.open(host / f"{CHECK}-large-print.pdf") as pdf:
        texts = [field for field in fields_of(pdf).values() if field.FT == "/Tx"]
        assert {str(text.DA).split()[1] for text in texts} == {"18"}


PRINTABLE = 15
"""Points from the edge of a sheet that common printers can reach: about 5 mm."""


@pytest.mark.slow
@pytest.mark.parametrize("id", LARGE_PRINTS)
def test_a_large_print_keeps_the_rules_and_stays_on_its_pages(host: Path, id: str) -> None:
    path = host / f"{id}-large-print.pdf"
    report = validator.validate_pdf(path)
    assert not report.failures, report
    assert [f.message for f in check(str(path), skip=FALSE).findings] == []
    for page in pypdfium2.PdfDocument(path):
        width, height = page.get_size()
        for left, lower, right, upper in letters_on(page):
            assert min(left, lower, width - right, height - upper) > PRINTABLE


@pytest.mark.slow
def test_the_archive_variant_keeps_both_standards_and_carries_the_data(host: Path) -> None:
    target = host / "coa-pa-ms-2-archive.pdf"
    for profile in (validator.ValidationProfile.PDF_A_3A, validator.ValidationProfile.PDF_UA_1):
        report = validator.validate_pdf(target, profile=profile)
        assert not report.failures, report
    framework = CATALOG.frameworks["coa-pa-ms-2"]
    with pikepdf.open(target) as pdf:
        files = {name: file.get_file().read_bytes() for name, file in pdf.attachments.items()}
        assert [str(file.AFRelationship) for file in pdf.Root.AF] == ["/Data", "/Data"]
        assert list(pdf.Root.AcroForm.Fields)
    told_of = json.loads(files["handbook.json"])["coa-pa-ms-2"]
    assert told_of["title"] == framework.title
    rows = list(csv.DictReader(io.StringIO(files["competencies.csv"].decode())))
    assert {row["id"]: row["statement"] for row in rows} == {
        competency.id: competency.statement for competency in competencies_of(framework)
    }
