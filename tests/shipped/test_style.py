"""Plain language: the shipped texts are easy to read, and the ruler tells easy from hard."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from catalogs import open_catalog
from competency_handbook.catalog import style
from competency_handbook.cli import main
from competency_handbook.reading.layers import package_layer

CATALOG = open_catalog(package_layer() / "data")
READINGS = style.readings_of(CATALOG, package_layer() / "content")


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.page)
def test_every_page_reads_at_grade_nine_or_below(reading: style.Reading):
    assert reading.grade <= style.MOST, style.hardest([reading], 3)


def test_every_work_every_written_page_and_the_messages_are_measured():
    pages = (package_layer() / "content").rglob("*.md")
    written = {page.relative_to(package_layer() / "content").as_posix() for page in pages}
    measured = {reading.page for reading in READINGS}
    messages = {page for page in measured if page.startswith("messages.")}
    assert measured - messages == {*CATALOG.works, "glossary", "sources", "paths", *written}
    assert {"messages.self_check", "messages.worksheet", "messages.my_plan"} <= messages


def test_no_text_uses_words_that_we_advise_against():
    assert style.words_to_avoid(CATALOG) == []


def test_long_words_and_long_sentences_are_graded_harder():
    easy = style.grade_of(["You meet once a month.", "You set a goal."])
    hard = style.grade_of(
        ["Organizational implementation necessitates interdisciplinary collaboration."]
    )
    assert easy < 3 < 12 < hard


def test_markup_of_a_page_is_not_read(tmp_path: Path):
    front = "---\ntitle: Implementation considerations\n---\n# Organizational prerequisites\n\n"
    page = front + "{{ doors() }}\n\nWe *eat* [bread](https://a.example/b).\n"
    (tmp_path / "page.md").write_text(page, "utf-8")
    [reading] = [r for r in style.readings_of(CATALOG, tmp_path) if r.page == "page.md"]
    assert [sentence.text for sentence in reading.sentences] == ["We eat bread."]


def test_a_report_names_the_grades_the_hardest_sentences_and_ends_well(bare_host: Path):
    result = CliRunner().invoke(main, ["check", "--style", "--root", str(bare_host)])
    assert result.exit_code == 0
    assert "Grade of each page (at most 9):" in result.output
    assert "The hardest sentences:" in result.output
