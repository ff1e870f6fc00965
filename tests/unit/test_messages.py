"""The interface's words: in the handbook's language, each number with the form that is its own."""

from __future__ import annotations

import json
from pathlib import Path
from string import Formatter

import lxml.html
import pytest

from catalogs import open_catalog
from competency_handbook.building import build_handbook
from competency_handbook.model import Problem
from competency_handbook.reading.layers import package_layer
from competency_handbook.reading.messages import Message, Messages, read_messages

FORMS = {form: form for form in ("zero", "one", "two", "few", "many", "other")}
POLISH = """\
competency:
  count:
    one: "{count} kompetencja"
    few: "{count} kompetencje"
    many: "{count} kompetencji"
    other: "{count} kompetencji"
nav: {home: Start}
"""


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", {0: "other", 1: "one", 2: "other"}),
        ("fr", {0: "one", 1: "one", 2: "other"}),
        ("pl", {1: "one", 3: "few", 5: "many", 22: "few"}),
        ("ar", {0: "zero", 1: "one", 2: "two", 7: "few", 11: "many", 100: "other"}),
        ("pt-BR", {0: "one", 1: "one", 2: "other"}),
        ("ja", {1: "other"}),
        ("xx-no-such", {1: "one", 2: "other"}),
    ],
)
def test_a_number_takes_its_form_by_the_rule_of_the_language(
    language: str, forms: dict[int, str]
) -> None:
    """As in the browser, whose script takes English's rule, too, where it knows none."""
    messages = Messages(language, {"left": FORMS})
    assert {count: messages("left", count=count) for count in forms} == forms


def test_a_form_that_is_missing_is_the_other_one() -> None:
    assert Messages("pl", {"left": {"one": "1", "other": "some"}})("left", count=3) == "some"


def read(language: str, **texts: str) -> Messages:
    """The messages of a handbook with these texts in its files, by language."""
    for tag, text in texts.items():
        Path(f"{tag}.yml").write_text(text, "utf-8")
    problems: list[Problem] = []
    files = {f"messages/{tag}.yml": Path(f"{tag}.yml") for tag in texts}
    messages = read_messages(files, language, str, problems)
    assert problems == []
    return messages


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_words_come_from_the_file_of_the_language_and_else_from_english() -> None:
    messages = read("pl", pl=POLISH)
    assert messages("competency.count", count=3) == "3 kompetencje"
    assert messages("nav.home") == "Start"
    assert messages("nav.guides") == open_catalog(package_layer() / "data").messages("nav.guides")


def test_a_region_is_laid_over_its_language_and_both_over_english() -> None:
    texts = {
        "en": "nav: {home: A, guides: B, glossary: C}",
        "pt": "nav: {home: D, guides: E}",
        "pt-BR": "nav: {home: F}",
    }
    messages = read("pt-BR", **texts)
    assert [messages(f"nav.{key}") for key in ("home", "guides", "glossary")] == ["F", "E", "C"]
    assert read("en", **texts)("nav.home") == "A"


def test_spanish_says_every_message_and_fills_in_the_same_values() -> None:
    english, spanish = (read_messages({}, tag, str, []) for tag in ("en", "es"))
    assert english.by_key.keys() - spanish.in_language == set()
    for key, message in spanish.by_key.items():
        assert fields_of(message) == fields_of(english.by_key[key]), key


def fields_of(message: Message) -> set[str]:
    """The names in braces, in whichever form they stand."""
    forms = [message] if isinstance(message, str) else message.values()
    return {field for form in forms for _, field, _, _ in Formatter().parse(form) if field}


def test_a_handbook_in_another_language_speaks_it_in_pages_and_to_its_scripts(
    handbook: Path,
) -> None:
    settings = (
        "site_name: Podręcznik\ntheme: {language: pl}\nextra: {handbook: {id: pl-podrecznik}}\n"
    )
    Path("mkdocs.yml").write_text(settings, "utf-8")
    Path("data", "messages").mkdir(parents=True)
    Path("data", "messages", "pl.yml").write_text(POLISH, "utf-8")
    Path("content").mkdir()
    Path("content", "nosotros.md").write_text("---\nlang: es-MX\n---\n\n# Nosotros\n", "utf-8")
    layers = [handbook, Path()]
    site = build_handbook(Path(), with_pdf=False, layers=layers, output=Path("made"))
    assert site == Path("made", "site").resolve()
    read = lxml.html.parse(site / "frameworks" / "asapconnect-mentoring" / "index.html").getroot()
    assert read.get("lang") == "pl" and not read.xpath("//article[@lang]")
    ours = lxml.html.parse(site / "nosotros" / "index.html").getroot()
    assert [ours.get("lang"), *ours.xpath("//article/@lang")] == ["es-MX", "es-MX"]
    assert "11 kompetencji" in read.text_content()
    assert "Start" in read.xpath("//nav//text()[normalize-space() = 'Start']")[0]
    check = lxml.html.parse(site / "self-assessment" / "index.html").getroot()
    [told] = check.xpath("//script[@id='chb-config']")
    assert json.loads(told.text)["language"] == "pl"
