"""Plain language: the ruler tells easy from hard, and reads what readers do."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from competency_handbook.catalog import ruler_for, style
from competency_handbook.cli import main
from handbook import CATALOG


def test_long_words_and_long_sentences_are_graded_harder():
    english = ruler_for("en-US")
    assert english is not None
    easy = english.measure(["You meet once a month.", "You set a goal."])
    hard = english.measure(
        ["Organizational implementation necessitates interdisciplinary collaboration."]
    )
    assert easy < 3 < english.limit < 12 < hard


def test_spanish_has_a_ruler_of_its_own_on_which_high_is_easy():
    spanish = ruler_for("es")
    assert spanish is not None
    easy = spanish.measure(["Se ven una vez al mes.", "Usted fija una meta."])
    hard = spanish.measure(
        ["La implementación organizacional requiere colaboración interdisciplinaria institucional."]
    )
    assert hard < spanish.limit < 80 < easy
    assert (spanish.is_too_hard(hard), spanish.is_too_hard(easy)) == (True, False)


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("mentoría", 4),
        ("río", 2),
        ("aire", 2),
        ("ahora", 3),
        ("quien", 1),
        ("muy", 1),
        ("y", 1),
        ("autoevaluación", 6),
        ("construir", 2),
        ("leer", 2),
        ("14", 1),
    ],
)
def test_spanish_syllables_are_counted_by_their_vowels(word: str, syllables: int):
    spanish = ruler_for("es")
    assert spanish is not None and spanish.syllables(word) == syllables


def test_a_language_without_a_ruler_is_not_measured(tmp_path: Path):
    (tmp_path / "page.md").write_text("Un abri.\n", "utf-8")
    there = replace(CATALOG, messages=replace(CATALOG.messages, language="fr"))
    assert (ruler_for("fr"), style.readings_of(there, tmp_path)) == (None, [])


def test_a_language_is_measured_by_the_pages_in_it(tmp_path: Path):
    (tmp_path / "page.md").write_text("We eat bread.\n", "utf-8")
    (tmp_path / "page.es.md").write_text("Comemos pan.\n", "utf-8")
    for language, text in (("en", "We eat bread."), ("es", "Comemos pan.")):
        there = replace(CATALOG, messages=replace(CATALOG.messages, language=language))
        [reading] = [r for r in style.readings_of(there, tmp_path) if r.page == "page.md"]
        assert [sentence.text for sentence in reading.sentences] == [text]


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
