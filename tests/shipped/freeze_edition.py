"""Freeze what readers of this edition will have, once it is registered:

    .venv/bin/python -m pytest -n0 tests/shipped/freeze_edition.py --shipped-site site

It writes the edition's folder in `tests/data/released/` from the built site, in a real browser. It
is no test, and pytest runs it only where its name is given. What was frozen is never frozen again.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from addresses import lists_of
from browser import Address, OpenPage
from competency_handbook.exchange.answers import read_answers
from filling import Fill, fill_by_mupdf, fill_by_pdfium
from forms import AGENCY, CHECK, HANDBOOK, NOW, SHEET
from handbook import PACKAGE, settings_of
from leaving_answers import (
    assert_complete,
    fill_in_worksheets,
    meet_what_cannot_be_read,
    plan,
    rate_oneself,
    rate_the_agency,
    rate_where_it_is_read,
    stores_of,
    take_snapshots,
)
from leaving_views import (
    open_view,
    rate_others,
    save_everything,
    send_a_view,
    use_a_shared_computer,
)
from released import EDITIONS
from site_pages import Pages

pytest_plugins = ["browser", "filling", "site_pages"]

EDITION = str(settings_of(PACKAGE)["extra"]["handbook"]["edition"])
FOLDER = Path(__file__).parents[1] / "data" / "released" / EDITION
STEPS = (
    rate_oneself,
    rate_where_it_is_read,
    rate_the_agency,
    take_snapshots,
    plan,
    fill_in_worksheets,
    rate_others,
)
VALUES = {
    CHECK: {
        "mentoring-two-way-relationship": "growth-with-support",
        "mentoring-two-way-relationship--note": "Ask Ana: “¿Cómo está Zoë?” — 50 €",
        "mentoring-builds-on-strengths": "na",
        "mentoring-safe-environment": "unsure",
        "mentoring-goals-and-plan": "growth-helping-others",
        "mentoring-flexibility--note": "Only a note",
    },
    AGENCY: {
        "coa-overseers-prepared": "coa-implementation-substantial",
        "coa-overseers-prepared--note": "Two of five areas",
        "coa-evidence-curriculum-contents": "yes",
        "coa-evidence-curriculum-contents--where": "Shelf 2 (\\blue)",
        "coa-evidence-job-descriptions--where": "With Ben",
    },
    SHEET: {
        "prep-meeting-date": "Dec 1",
        "prep-last-step": "2",
        "prep-question": "Read it and ask",
    },
}
"""What is filled in, by the form's name and the field's; options by their states."""


@pytest.fixture(scope="module", autouse=True)
def folder() -> Path:
    """The folder of this edition, which was not there."""
    FOLDER.mkdir()
    last = EDITIONS[-1]
    told = (last.folder / "README.md").read_text("utf-8")
    (FOLDER / "README.md").write_text(told.replace(f"Edition {last}", f"Edition {EDITION}", 1))
    return FOLDER


def write(name: str, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    (FOLDER / name).write_text(text, "utf-8")


def test_freeze_addresses_and_fields(every_page: Pages, built_site: Path):
    for name, lines in lists_of(every_page, built_site).items():
        (FOLDER / name).write_text("\n".join(lines) + "\n", "utf-8")


def test_freeze_what_a_reader_keeps_and_saves(open_page: OpenPage, served: Address):
    view = FOLDER / "view.json"
    view.write_text(send_a_view(open_page(""), served), "utf-8")
    page = open_page("")
    for step in STEPS:
        step(page, served)
    open_view(page, served, view)
    meet_what_cannot_be_read(page, served)
    answers = save_everything(page, served)
    (FOLDER / "answers.json").write_text(answers, "utf-8")
    stores = stores_of(page)
    assert_complete(stores, answers)
    write("storage.json", stores)
    write("shared-computer.json", use_a_shared_computer(open_page(""), served))


def test_freeze_filled_pdfs(fill_by_pdfjs: Fill, built_site: Path):
    (FOLDER / "filled").mkdir()
    readers = {CHECK: fill_by_pdfjs, AGENCY: fill_by_mupdf, SHEET: fill_by_pdfium}
    paths = [FOLDER / "filled" / f"{name}.pdf" for name in sorted(readers)]
    for path in paths:
        readers[path.stem](built_site / "downloads" / path.name, path, VALUES[path.stem])
    write("filled/answers.json", read_answers(paths, HANDBOOK, NOW))
