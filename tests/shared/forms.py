"""What the tests of filled forms share: copies of a built handbook's forms, and the page's reader.

A test module loads the fixtures with `pytest_plugins = ["browser", "forms"]`.
Pytest need not rewrite what asserts here: PYTEST_DONT_REWRITE.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser, Page

from browser import KINDS, Address
from pdf_file import fields_of, write_in

HANDBOOK = "competency-handbook"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
AT = "2026-11-22T12:00:00.000Z"
CHECK, AGENCY, SHEET = "asapconnect-mentoring", "coa-pa-ms-2", "mentee-meeting-preparation"
OTHER_SHEET, GUIDE, BOOK = "mentoring-agreement", "setting-goals", "handbook"

FIRST, SECOND = "mentoring-two-way-relationship", "mentoring-confidentiality"

Change = Callable[[pikepdf.Pdf], None]


class Bench:
    """The forms of a built handbook, and a folder to change copies of them in."""

    def __init__(self, forms: Path, folder: Path) -> None:
        self.forms, self.folder = forms, folder

    def made(self, *changes: Change, of: str = CHECK, name: str = "a.pdf", **saving) -> Path:
        """A changed copy of a form."""
        with pikepdf.open(self.forms / f"{of}.pdf") as pdf:
            for change in changes:
                change(pdf)
            pdf.save(self.folder / name, **saving)
        return self.folder / name

    def written(self, content: bytes, name: str = "a.pdf") -> Path:
        (self.folder / name).write_bytes(content)
        return self.folder / name


def filled(values: dict[str, str | bytes]) -> Change:
    """Fill fields in by their names; an option by its place in its group, such as `1`."""

    def change(pdf: pikepdf.Pdf) -> None:
        for name, field in fields_of(pdf).items():
            if name not in values:
                continue
            value = values[name]
            if field.FT == "/Btn":
                widget = field.get("/Kids", [field])[int(value)]
                [value] = [state.removeprefix("/") for state in widget.AP.N if state != "/Off"]
            write_in(field, value)

    return change


CHOSEN = filled({FIRST: "1"})
"""One answer, the least that a filled form has."""


def texts(pdf: pikepdf.Pdf) -> list[str]:
    """The names of a form's fields of text."""
    return [name for name, field in fields_of(pdf).items() if field.FT == "/Tx"]


def everything(pdf: pikepdf.Pdf) -> None:
    """Fill in all that can be filled in."""
    fields = fields_of(pdf)
    each = {name: str(n % len(f.get("/Kids", [f]))) for n, (name, f) in enumerate(fields.items())}
    words = {name: f"“{n}” — Ñandú\r\nβ 日本 🎈 \\ (" for n, name in enumerate(texts(pdf))}
    filled(each | words)(pdf)


def told(**facts: object) -> Change:
    """Change what a form tells of itself; None takes it away."""

    def change(pdf: pikepdf.Pdf) -> None:
        known = json.loads(str(pdf.docinfo["/CompetencyHandbook"])) | facts
        kept = {key: fact for key, fact in known.items() if fact is not None}
        pdf.docinfo["/CompetencyHandbook"] = json.dumps(kept)

    return change


LOAD = """async () => {
  const src = document.querySelector("script[data-filled-pdfs]").dataset.filledPdfs;
  const script = Object.assign(document.createElement("script"), { src });
  await new Promise((done) => { script.onload = done; document.head.append(script); });
  const input = { type: "file", multiple: true, id: "chosen" };
  document.body.append(Object.assign(document.createElement("input"), input));
}"""
READ_THEM = """async (input, [names, handbook, at]) => {
  const read = async (file) => new Uint8Array(await file.arrayBuffer());
  const bytes = new Map();
  for (const file of input.files) bytes.set(file.name, await read(file));
  const chosen = names.map((name) => ({ name, bytes: bytes.get(name) }));
  return globalThis.chbReadFilled(chosen, handbook, at);
}"""


@pytest.fixture(scope="module")
def pdf_page(chromium: Browser, served: Address) -> Iterator[Page]:
    """A page that has loaded what reads PDFs, under its policy."""
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(served(KINDS["my-answers"]))
        page.evaluate(LOAD)
        yield page


@pytest.fixture
def bench(built_site: Path, tmp_path: Path) -> Bench:
    return Bench(built_site / "downloads", tmp_path)


def read_here(page: Page, paths: list[Path]) -> dict:
    """What the page's reader says: a text, or faults."""
    chosen = page.locator("#chosen")
    chosen.set_input_files(sorted(set(paths)))
    return chosen.evaluate(READ_THEM, [[path.name for path in paths], HANDBOOK, AT])
