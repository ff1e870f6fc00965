"""A PDF's form as common readers keep it: what WeasyPrint writes, set right before it is saved.

Of each control `forms.py` has said in attributes what it is and what it asks for. A group of
radio buttons is one field whose options are the names of its states. Options and blanks have
appearances from the start, so that no reader has to make them up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pydyf
from lxml.etree import _Element
from weasyprint import Document

from .field_font import FONT_NAME, add_field_font, add_object

Draw = Callable[[float], list[str]]
"""What draws a mark of a size, in points, as the operators of a page's content."""
OFF = "Off"
EMPTY = ["/Tx BMC", "EMC"]
PRINTED = 1 << 2
MANY_LINES = 1 << 12
RADIO = (1 << 14) + (1 << 15)
"""One of a group, and none only as long as none was chosen."""
TARGET = 16.0
"""How wide and high, in points, the place to press is around a circle or square that is smaller.

It does not reach over the words: Firefox draws its own mark, half as wide and half as high as the
place, in its middle.
"""
LINE = 16.0
"""No higher, in points, is a field for one line, so that its text stands where a hand writes it."""
TEXT_SIZE, LARGE_TEXT_SIZE = 9, 10.5
"""The size, in points, of what is typed; in large print, as large as the text, before it is zoomed.

What does not fit scrolls. A size of 0 would let readers choose one with which it fits. Acrobat,
PDFium and pdf.js do so well, but poppler writes a word in 20 points then, and MuPDF writes letters
of other scripts in 0.
"""
CIRCLE = 0.5523
"""How far a Bézier curve's handles reach, in radiuses, for a quarter of a circle."""


def complete_form(layout: Document, pdf: pydyf.PDF, ink: str, zoom: float) -> None:
    """Set the form of a PDF right; a PDF without one stays without.

    Everything is `zoom` times as large as the style sheets say.
    """
    form = pdf.catalog.get("AcroForm")
    if form is None:
        return
    fields = Fields(pdf, ink, zoom)
    for element, widget in _widgets(layout):
        fields.add(element, widget)
    form.clear()
    form["Fields"] = pydyf.Array(field.reference for field in fields.found.values())
    if any("DA" in field for field in fields.found.values()):
        font = pydyf.Dictionary({FONT_NAME: add_field_font(pdf)})
        form["DR"] = pydyf.Dictionary({"Font": font})
        form["DA"] = fields.typed


def _widgets(layout: Document) -> Iterator[tuple[_Element, pydyf.Dictionary]]:
    """Every control and its widget, in the order of reading."""
    for page in layout.pages:
        for boxes in page.forms.values():
            for box, _ in boxes:
                if box.widget_annotation:
                    yield box.element, box.widget_annotation


class Fields:
    """The fields of a form by name, made of the widgets that are added."""

    def __init__(self, pdf: pydyf.PDF, ink: str, zoom: float) -> None:
        self.found: dict[str, pydyf.Dictionary] = {}
        self._pdf, self._ink, self._zoom = pdf, ink, zoom
        size = LARGE_TEXT_SIZE * zoom if zoom > 1 else TEXT_SIZE
        self.typed = pydyf.String(f"/{FONT_NAME} {size:g} Tf {ink} rg")
        self._empty: dict[tuple[float, float], bytes] = {}

    def add(self, element: _Element, widget: pydyf.Dictionary) -> None:
        """Make a widget what its control says."""
        name, kind = element.attrib["name"], element.attrib["data-field"]
        for key in ("T", "FT", "V", "MK", "Border", "AS", "Opt"):
            widget.pop(key, None)
        left, top, right, bottom = widget["Rect"]  # from above, which some readers take for empty
        widget["Rect"] = pydyf.Array((left, bottom, right, top))
        widget["F"] = PRINTED
        widget["TU"] = pydyf.String(element.get("data-says") or name)
        if kind == "radio":
            self._add_option(element, widget, name)
            return
        widget["T"] = pydyf.String(name)
        if kind == "check":
            widget["FT"] = "/Btn"
            widget["V"] = f"/{OFF}"
            self._show(widget, "yes", _tick)
        else:
            self._make_text(widget, kind)
        self.found[name] = widget

    def _make_text(self, widget: pydyf.Dictionary, kind: str) -> None:
        """Let text be written into a widget."""
        if kind == "line":
            width, height = _size_of(widget)
            _resize(widget, width, min(height, LINE * self._zoom))
        widget["FT"] = "/Tx"
        widget["Ff"] = MANY_LINES if kind == "lines" else 0
        widget["DA"] = self.typed
        # Its own, since a reader may write what is typed into the stream that it finds.
        own = _appearance(self._pdf, *_size_of(widget), EMPTY)
        widget["AP"] = pydyf.Dictionary({"N": own})

    def _add_option(self, element: _Element, widget: pydyf.Dictionary, name: str) -> None:
        """Join a radio button to its group, however many pages the group stands on."""
        group = self.found.get(name)
        if group is None:
            group = self._pdf.objects[int(widget["Parent"].split()[0])]
            group.clear()
            group["FT"], group["Ff"], group["V"] = "/Btn", RADIO, f"/{OFF}"
            group["T"] = pydyf.String(name)
            group["TU"] = pydyf.String(element.get("data-asks") or name)
            group["Kids"] = pydyf.Array()
            self.found[name] = group
        widget["Parent"] = group.reference
        group["Kids"].append(widget.reference)
        self._show(widget, element.attrib["value"], _dot)

    def _show(self, widget: pydyf.Dictionary, state: str, draw: Draw) -> None:
        """Give a button a place to press and its two appearances; it is off at first."""
        mark, place = _size_of(widget)[0], TARGET * self._zoom
        _resize(widget, place, place)
        edge = (place - mark) / 2
        drawn = [f"{self._ink} rg", f"1 0 0 1 {edge:.3f} {edge:.3f} cm", *draw(mark), "f"]
        on = _appearance(self._pdf, place, place, drawn)
        states = {state: on, OFF: self._nothing(widget)}
        widget["AP"] = pydyf.Dictionary({"N": pydyf.Dictionary(states)})
        widget["AS"] = f"/{OFF}"

    def _nothing(self, widget: pydyf.Dictionary) -> bytes:
        """An empty appearance, shared by all buttons of one size."""
        size = _size_of(widget)
        if size not in self._empty:
            self._empty[size] = _appearance(self._pdf, *size, EMPTY)
        return self._empty[size]


def _size_of(widget: pydyf.Dictionary) -> tuple[float, float]:
    left, bottom, right, top = widget["Rect"]
    return round(right - left, 3), round(top - bottom, 3)


def _resize(widget: pydyf.Dictionary, width: float, height: float) -> None:
    """Give a widget another size; its middle stays."""
    left, bottom, right, top = widget["Rect"]
    x, y = (left + right) / 2, (bottom + top) / 2
    widget["Rect"] = pydyf.Array(
        (x - width / 2, y - height / 2, x + width / 2, y + height / 2),
    )


def _appearance(pdf: pydyf.PDF, width: float, height: float, drawn: list[str]) -> bytes:
    box = pydyf.Array((0, 0, width, height))
    extra = {"Type": "/XObject", "Subtype": "/Form", "BBox": box, "Resources": "<<>>"}
    lines = [line.encode() for line in drawn]
    return add_object(pdf, pydyf.Stream(lines, extra, compress=True))


def _dot(size: float) -> list[str]:
    """A disc of a bit more than half the size of a button."""
    x, y, r = size / 2, size / 2, size * 0.29
    k = r * CIRCLE
    return [
        f"{x + r:.3f} {y:.3f} m",
        *(
            " ".join(f"{number:.3f}" for number in curve) + " c"
            for curve in (
                (x + r, y + k, x + k, y + r, x, y + r),
                (x - k, y + r, x - r, y + k, x - r, y),
                (x - r, y - k, x - k, y - r, x, y - r),
                (x + k, y - r, x + r, y - k, x + r, y),
            )
        ),
        "h",
    ]


def _tick(size: float) -> list[str]:
    """A check mark as large as a button."""
    points = ((0.18, 0.5), (0.28, 0.6), (0.43, 0.43), (0.74, 0.82), (0.85, 0.72), (0.44, 0.22))
    drawn = [f"{x * size:.3f} {y * size:.3f}" for x, y in points]
    return [f"{drawn[0]} m", *(f"{point} l" for point in drawn[1:]), "h"]
