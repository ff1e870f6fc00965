"""A term of the glossary is found in the plural, too, by the rule of the handbook's language."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogs import open_catalog
from competency_handbook.catalog import Here
from competency_handbook.kinds.glossary import render_glossary
from competency_handbook.kinds.plurals import plural_of
from competency_handbook.render import Page


@pytest.mark.parametrize(
    ("language", "name", "plural"),
    [
        ("en", "competency", "competencies"),
        ("en-US", "mentor", "mentors"),
        ("en", "TA", ""),
        ("es", "meta", "metas"),
        ("es-MX", "aprendiz", "aprendices"),
        ("es", "autoevaluación", "autoevaluaciones"),
        ("es", "plan de acción", "planes de acción"),
        ("es", "programa después de clases", "programas después de clases"),
        ("es", "carga de trabajo", "cargas de trabajo"),
        ("es", "crisis", "crisis"),
        ("pl", "mentor", ""),
    ],
)
def test_a_plural_is_made_by_the_rule_of_the_language(
    language: str, name: str, plural: str
) -> None:
    assert plural_of(name, language) == plural


def test_the_glossary_stands_in_order_whatever_accents_its_terms_have(small_data: Path) -> None:
    names = ["zona", "área", "Evidencia", "ética"]
    terms = [
        f"- {{id: term-{number}, term: {name}, short: Algo., own: true}}\n"
        for number, name in enumerate(names)
    ]
    (small_data / "glossary.yml").write_text("terms:\n" + "".join(terms), "utf-8")
    html = render_glossary(Page(open_catalog(small_data), Here("glossary.md")))
    assert sorted(names, key=html.index) == ["área", "ética", "Evidencia", "zona"]
