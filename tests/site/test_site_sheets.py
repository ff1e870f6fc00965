"""Every framework as a spreadsheet beside its page."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import lxml.html
import pytest
from openpyxl import load_workbook

from competency_handbook.exchange.sheets.export import table_of
from competency_handbook.exchange.sheets.write import csv_of, xlsx_of
from competency_handbook.model import competencies_of
from handbook import CATALOG, WORDS


@pytest.mark.parametrize("id", CATALOG.frameworks)
def test_a_framework_can_be_had_as_a_spreadsheet(built_site: Path, id: str) -> None:
    table = table_of(CATALOG, id)
    made = (built_site / "data" / f"{id}.csv").read_bytes()
    assert made == csv_of(table)
    rows = list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline="")))
    by_id = {row["Id"]: row for row in rows}
    for competency in competencies_of(CATALOG.frameworks[id]):
        assert by_id[competency.id]["Title"] == (competency.title or "")
    book = built_site / "data" / f"{id}.xlsx"
    assert book.read_bytes() == xlsx_of(table)
    sheet = load_workbook(book).worksheets[0]
    assert [cell.value for cell in sheet["A"]] == ["Id", *by_id]


@pytest.mark.parametrize("id", CATALOG.frameworks)
def test_its_page_leads_to_both(built_site: Path, id: str) -> None:
    page = lxml.html.parse(str(built_site / "frameworks" / id / "index.html"))
    links = {link.text: link.get("href") for link in page.xpath("//footer//ul//a")}
    for key, ending in (("site.sheet_xlsx", "xlsx"), ("site.sheet_csv", "csv")):
        assert links[WORDS(key)] == f"../../data/{id}.{ending}"


def test_other_pages_lead_to_none(built_site: Path) -> None:
    page = lxml.html.parse(str(built_site / "index.html"))
    assert not page.xpath("//footer//a[contains(@href, '.xlsx') or contains(@href, '.csv')]")
