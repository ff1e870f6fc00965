"""Plain language: the ruler tells easy from hard, and reads what readers do."""

from pathlib import Path

from click.testing import CliRunner

from competency_handbook.catalog import style
from competency_handbook.cli import main
from handbook import CATALOG


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
