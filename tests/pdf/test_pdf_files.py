"""Each PDF of the site as a file: sound, open to everybody, and a form that readers keep."""

from __future__ import annotations

import itertools
import subprocess

import page as validator
import pikepdf
import pypdfium2
import pytest
from PIL import ImageStat

from competency_handbook.catalog.addresses import works_in_print
from handbook import CATALOG, SETTINGS
from pdf_file import OpenPdf, destinations_of, fields_of, kids_of, links_of, run, tags_of

ALL = ["handbook", *works_in_print(CATALOG)]
TARGET = 14
"""So wide and high, in points, what is pressed is at least."""
SIDES = [612, 792]
"""Letter, in points; a page may stand on its side."""


pytestmark = pytest.mark.parametrize("id", ALL)


def test_it_is_a_sound_file_whose_form_has_no_loops(open_pdf: OpenPdf, id: str) -> None:
    path, _ = open_pdf(id)
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", path)
    command = ["qpdf", "--json", "--json-key=acroform", path]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_it_keeps_every_rule_of_pdf_ua_1(open_pdf: OpenPdf, id: str) -> None:
    report = validator.validate_pdf(open_pdf(id)[0])
    assert not report.failures, report


def test_it_names_title_author_language_date_and_paper(open_pdf: OpenPdf, id: str) -> None:
    path, pdf = open_pdf(id)
    facts = dict(line.split(":", 1) for line in run("pdfinfo", path).splitlines())
    title = SETTINGS["site_name"]
    own = f"{CATALOG.works[id].title} · " if id in CATALOG.works else ""
    assert facts["Title"].strip() == own + title
    assert facts["Author"].strip() == (SETTINGS.get("site_author") or title)
    assert facts["Tagged"].strip() == "yes"
    assert facts["Form"].strip() == ("AcroForm" if "/AcroForm" in pdf.Root else "none")
    assert str(pdf.Root.Lang) == SETTINGS["theme"]["language"]
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    dated = SETTINGS["extra"]["handbook"]["date"].replace("-", "")
    assert str(pdf.docinfo.CreationDate) == f"D:{dated}"
    for page in pdf.pages:
        assert sorted(map(float, page.mediabox[2:])) == SIDES


def test_every_font_is_embedded_and_can_be_read_as_text(open_pdf: OpenPdf, id: str) -> None:
    fonts = [line.split() for line in run("pdffonts", open_pdf(id)[0]).splitlines()[2:]]
    assert {tuple(font[-5:-2]) for font in fonts} == {("yes", "yes", "yes")}
    names = " ".join(font[0] for font in fonts)
    assert "Source-Sans-3" in names
    assert "Source-Serif-4" in names


def test_every_link_leads_to_a_place_in_it_or_out_of_the_handbook(
    open_pdf: OpenPdf, id: str
) -> None:
    _, pdf = open_pdf(id)
    places = destinations_of(pdf)
    for number, page in enumerate(pdf.pages, 1):
        for link in links_of(page):
            assert str(link.Contents).strip(), f"page {number}: a link without words"
            if "/Dest" in link:
                assert str(link.Dest) in places, f"page {number}: {link.Dest}"
            else:
                address = str(link.A.URI)
                assert address.startswith(("https://", "http://", "mailto:")), address
                assert "/go/" not in address


def test_every_option_says_its_question_and_itself(open_pdf: OpenPdf, id: str) -> None:
    _, pdf = open_pdf(id)
    for name, field in fields_of(pdf).items() if "/AcroForm" in pdf.Root else ():
        assert str(field.TU).strip() not in ("", name)
        options = [str(option.TU) for option in field.get("/Kids", [])]
        assert len(set(options)) == len(options)
        for one, other in itertools.pairwise(options):
            assert one.split()[:2] == other.split()[:2]


def test_its_form_leaves_nothing_for_a_reader_to_make_up(open_pdf: OpenPdf, id: str) -> None:
    form = open_pdf(id)[1].Root.get("/AcroForm", {"/Fields": []})
    assert "/NeedAppearances" not in form
    for field in form["/Fields"]:
        assert "." not in str(field.T)
        for widget in field.get("/Kids", [field]):
            assert widget.AP.N is not None
            left, bottom, right, top = map(float, widget.Rect)
            assert left < right and bottom < top
    if "/DR" in form:
        [(name, font)] = form.DR.Font.items()
        assert font.DescendantFonts[0].FontDescriptor.FontFile2 is not None
        assert str(form.DA).startswith(name)
        texts = [field for field in form["/Fields"] if field.FT == "/Tx"]
        assert all(str(field.DA).startswith(name) for field in texts)


def test_what_is_pressed_is_large_enough_and_lies_under_nothing_else(
    open_pdf: OpenPdf, id: str
) -> None:
    _, pdf = open_pdf(id)
    for number, page in enumerate(pdf.pages, 1):
        widgets = [note for note in page.get("/Annots", []) if note.Subtype == "/Widget"]
        boxes = [pikepdf.Rectangle(widget.Rect) for widget in widgets]
        for widget, box in zip(widgets, boxes, strict=True):
            is_text = widget.get("/FT") == "/Tx"
            assert is_text or min(box.width, box.height) >= TARGET, f"page {number}"
        for one, other in itertools.combinations(boxes, 2):
            beside = one.urx <= other.llx or other.urx <= one.llx
            assert beside or one.ury <= other.lly or other.ury <= one.lly, f"page {number}"


def test_the_tab_key_follows_the_order_of_reading(open_pdf: OpenPdf, id: str) -> None:
    _, pdf = open_pdf(id)
    for page in pdf.pages:
        if [note for note in page.get("/Annots", []) if note.Subtype == "/Widget"]:
            assert page.Tabs == "/S"
    fields = pdf.Root.AcroForm.Fields if "/AcroForm" in pdf.Root else []
    widgets = [widget for field in fields for widget in field.get("/Kids", [field])]
    tagged = [kids_of(tag)[0].Obj for tag in tags_of(pdf, "/Form")]
    assert [widget.objgen for widget in tagged] == [widget.objgen for widget in widgets]


def test_no_page_is_dark(open_pdf: OpenPdf, id: str) -> None:
    for number, page in enumerate(pypdfium2.PdfDocument(open_pdf(id)[0]), 1):
        [lightness] = ImageStat.Stat(page.render(scale=0.25, grayscale=True).to_pil()).mean
        assert lightness > 200, f"page {number}"
