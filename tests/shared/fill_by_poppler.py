"""Fill in a form by poppler, as Evince does. Runs by the system's Python, whose bindings it needs.

    /usr/bin/python3 fill_by_poppler.py < JSON

The JSON lists forms: `form`, `target`, and `marks`, each with the page, x and y of a widget, and
its text, or null for a button that is pressed. A form without marks is saved as it is.
"""

import json
import sys
from pathlib import Path

import gi

gi.require_version("Poppler", "0.18")
from gi.repository import Poppler  # noqa: E402 - the version has to be said first


def fill(form: str, target: str, marks: list) -> None:
    document = Poppler.Document.new_from_file(Path(form).as_uri(), None)
    for number, x, y, text in marks:
        field = field_at(document.get_page(number), x, y)
        if text is None:
            field.button_set_state(True)
        else:
            field.text_set_text(text)
    document.save(Path(target).as_uri())


def field_at(page: Poppler.Page, x: float, y: float) -> Poppler.FormField:
    """The field around a point of a page. Raises LookupError where there is none."""
    for mapping in page.get_form_field_mapping():
        area = mapping.area
        if area.x1 <= x <= area.x2 and area.y1 <= y <= area.y2:
            return mapping.field
    raise LookupError(f"no field at {x}, {y}")


for task in json.load(sys.stdin):
    fill(task["form"], task["target"], task["marks"])
