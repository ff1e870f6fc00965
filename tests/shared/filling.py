"""Forms filled in as common readers do it, and how they look then.

A test module loads `fill_by_pdfjs` with `pytest_plugins = ["browser", "filling"]`, and imports the
rest. Pytest need not rewrite what asserts here: PYTEST_DONT_REWRITE.
"""

from __future__ import annotations

import ctypes
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pymupdf
import pypdfium2
import pytest
from pikepdf.form import CheckboxField, Form, RadioButtonGroup
from PIL import Image
from playwright.sync_api import Browser
from pypdfium2 import raw as pdfium

from _needs import python_with_poppler
from browser import ROOT, serving
from pdf_file import fields_of, run, write_in

Fill = Callable[[Path, Path, dict[str, str]], None]
"""Fills in a form, so that the target holds it; values are states of buttons, or texts."""

Area = tuple[int, pikepdf.Rectangle]
"""A page, counted from 0, and a part of it, in points from its lower left corner."""

FILL_BY_PDFJS = """async (input, [home, values]) => {
  const { getDocument, GlobalWorkerOptions } = await import(`${home}pdf.min.mjs`);
  GlobalWorkerOptions.workerSrc = `${home}pdf.worker.min.mjs`;
  const data = new Uint8Array(await input.files[0].arrayBuffer());
  const pdf = await getDocument({ data }).promise;
  const fields = await pdf.getFieldObjects();
  for (const [name, value] of Object.entries(values)) {
    for (const { id, type, exportValues } of fields[name].filter(({ type }) => type)) {
      const asked = { radiobutton: value === exportValues, checkbox: true, text: value };
      pdf.annotationStorage.setValue(id, { value: asked[type] });
    }
  }
  const href = URL.createObjectURL(new Blob([await pdf.saveDocument()]));
  Object.assign(document.createElement("a"), { href, download: "saved.pdf" }).click();
}"""


def fill_by_hand(form: Path, target: Path, values: dict[str, str]) -> None:
    """As a careful reader writes it."""
    with pikepdf.open(form) as pdf:
        for name, field in fields_of(pdf).items():
            if name in values:
                write_in(field, values[name])
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


@pytest.fixture(scope="module")
def fill_by_pdfjs(chromium: Browser) -> Iterator[Fill]:
    """As Firefox does it."""
    folder = ROOT / "node_modules" / "pdfjs-dist" / "legacy" / "build"
    with serving(folder, "/") as home, chromium.new_context() as context:
        page = context.new_page()
        blank = '<!doctype html><input type="file">'
        page.route("**/blank", lambda route: route.fulfill(body=blank, content_type="text/html"))
        page.goto(f"{home}blank")
        chosen = page.locator("input")

        def fill(form: Path, target: Path, values: dict[str, str]) -> None:
            chosen.set_input_files(form)
            with page.expect_download() as saved:
                chosen.evaluate(FILL_BY_PDFJS, [home, values])
            saved.value.save_as(target)

        yield fill


def places_of(form: Path) -> dict[tuple[str, str], tuple[int, float, float]]:
    """The page and the middle of every widget, by its field's name and its state."""
    return {
        key: (number, (area.llx + area.urx) / 2, (area.lly + area.ury) / 2)
        for key, (number, area) in areas_of(form).items()
    }


def areas_of(form: Path) -> dict[tuple[str, str], Area]:
    """Where every widget is, by its field's name and its state."""
    found = {}
    with pikepdf.open(form) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        for name, field in fields_of(pdf).items():
            for widget in field.get("/Kids", [field]):
                states = [] if field.FT == "/Tx" else [s for s in widget.AP.N if s != "/Off"]
                state = str(states[0])[1:] if states else ""
                found[name, state] = pages[widget.P.objgen], pikepdf.Rectangle(widget.Rect)
    return found


def fill_by_poppler(form: Path, target: Path, values: dict[str, str]) -> None:
    """As Evince and Okular do it."""
    places = places_of(form)
    marks = []
    for name, value in values.items():
        pressed = (name, value) in places
        marks.append([*places[name, value if pressed else ""], None if pressed else value])
    task = {"form": str(form), "target": str(target), "marks": marks}
    script = Path(__file__).with_name("fill_by_poppler.py")
    run(python_with_poppler(), script, told=json.dumps([task]))


def fill_by_mupdf(form: Path, target: Path, values: dict[str, str]) -> None:
    """As SumatraPDF does it."""
    with pymupdf.open(form) as document:
        for widget in (widget for page in document for widget in page.widgets()):
            value = values.get(widget.field_name)
            states = (widget.button_states() or {}).get("normal") or [value]
            if value is not None and value in states:
                widget.field_value = value
                widget.update()
        document.save(target)


def fill_by_pikepdf(form: Path, target: Path, values: dict[str, str]) -> None:
    """As programs do it that leave the drawing to the reader."""
    with pikepdf.open(form) as pdf:
        fields = Form(pdf)
        for name, value in values.items():
            field = fields[name]
            if isinstance(field, RadioButtonGroup):
                field.value = pikepdf.Name(f"/{value}")
            elif isinstance(field, CheckboxField):
                field.checked = True
            else:
                field.value = value
        pdf.save(target)


def fill_by_pdf_lib(form: Path, target: Path, values: dict[str, str]) -> None:
    """As programs do it that draw by themselves."""
    task = {"form": str(form), "target": str(target), "values": values}
    run("node", Path(__file__).with_name("fill_by_pdf_lib.mjs"), told=json.dumps(task))


def drawn_by_poppler(path: Path, number: int, folder: Path) -> Image.Image:
    """A page in gray, one pixel a point."""
    page = ["-f", number + 1, "-l", number + 1]
    target = folder / f"{path.stem}-{number}"
    run("pdftocairo", *page, "-r", 72, "-gray", "-png", "-singlefile", path, target)
    with Image.open(f"{target}.png") as drawn:
        return drawn.copy()


def drawn_by_pdfium(path: Path, number: int, _: Path) -> Image.Image:
    """A page in gray, one pixel a point, with what is in its fields."""
    document = pypdfium2.PdfDocument(path)
    document.init_forms()
    return document[number].render(scale=1, grayscale=True, may_draw_forms=True).to_pil()


def looks_other(before: Image.Image, after: Image.Image, area: pikepdf.Rectangle) -> bool:
    """Whether two pages differ in a part of them."""
    box = (area.llx, before.height - area.ury, area.urx, before.height - area.lly)
    return before.crop(box).tobytes() != after.crop(box).tobytes()
