"""The handbook's own data: complete, attributed, and written as its rules say."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from catalogs import open_catalog
from competency_handbook.catalog import OWN_PAGES, WORKSHOP_PAGES, Here
from competency_handbook.editions.register import load_register
from competency_handbook.kinds.worksheet import render_worksheets
from competency_handbook.model import (
    Best,
    Competency,
    Framework,
    Rates,
    Vignette,
    Worksheet,
    competencies_of,
)
from competency_handbook.reading.layers import package_layer
from competency_handbook.render import Page

PACKAGE = package_layer()
CATALOG = open_catalog(PACKAGE / "data")
"""Opening it is the first test: it raises with every problem of every file."""

COMPETENCIES = [
    pytest.param(framework, competency, id=competency.id)
    for framework in CATALOG.frameworks.values()
    for competency in competencies_of(framework)
]
SHIPPED = {"asapconnect-mentoring", "asapconnect-coaching", "coa-pa-ms-2"}


def test_the_three_frameworks_are_there_in_their_order() -> None:
    assert [id for id in CATALOG.frameworks if id in SHIPPED] == [
        "asapconnect-mentoring",
        "asapconnect-coaching",
        "coa-pa-ms-2",
    ]


@pytest.mark.parametrize(("framework", "competency"), COMPETENCIES)
def test_a_competency_has_look_fors_evidence_both_wordings_and_a_source(
    framework: Framework, competency: Competency
) -> None:
    assert len({indicator.text for indicator in competency.indicators}) >= 3
    assert len({evidence.kind for evidence in competency.evidence}) >= 2
    assert competency.cites
    subject = "We" if framework.rates is Rates.ORGANISATION else "I"
    assert competency.self_check.split()[0] == subject
    assert not re.match(r"(I|We|My|Our)\b", competency.statement)


@pytest.mark.parametrize(("framework", "competency"), COMPETENCIES)
def test_look_fors_for_a_person_are_ours_and_those_with_a_code_are_the_sources(
    framework: Framework, competency: Competency
) -> None:
    if framework.rates is Rates.PRACTITIONER:
        assert all(indicator.own for indicator in competency.indicators)
    coded = [indicator for indicator in competency.indicators if indicator.code]
    assert all(indicator.cites and not indicator.own for indicator in coded)


HOW_OFTEN = re.compile(r"\b(always|consistently|fully|often|rarely|seldom|sometimes|usually)\b")


@pytest.mark.parametrize(("framework", "competency"), COMPETENCIES)
def test_a_competency_for_a_person_says_what_each_level_looks_like(
    framework: Framework, competency: Competency
) -> None:
    """Each level is told from the others by what is done, and not by how often."""
    if framework.rates is Rates.PRACTITIONER:
        scale = CATALOG.scales[framework.scale]
        assert list(competency.levels) == [level.id for level in scale.levels]
        texts = [level.text or "" for level in competency.levels.values()]
        assert len(set(texts)) == len(texts)
        assert all(re.search(r"\b(I|me|[Mm]y)\b", text) for text in texts)
        assert not [text for text in texts if HOW_OFTEN.search(text)]


@pytest.mark.parametrize("worksheet", CATALOG.worksheets.values(), ids=CATALOG.worksheets)
def test_every_blank_is_filled_in_as_an_example_and_someone_is_named(worksheet: Worksheet) -> None:
    blanks = [blank for section in worksheet.sections for blank in section.fields]
    assert [blank.id for blank in blanks if not blank.example] == []
    assert worksheet.example


def test_no_scale_for_a_person_shows_a_number() -> None:
    scales = [scale for scale in CATALOG.scales.values() if scale.rates is Rates.PRACTITIONER]
    assert scales
    for scale in scales:
        for level in scale.levels:
            assert level.number is None
            assert not re.search(r"\d", level.name + level.anchor)
            assert re.search(r"\b(I|my)\b", level.anchor)


def test_the_agency_scale_is_best_first_and_keeps_the_standards_numbers() -> None:
    scale = CATALOG.scales["coa-implementation"]
    assert (scale.rates, scale.best) == (Rates.ORGANISATION, Best.FIRST)
    assert [level.number for level in scale.levels] == ["1", "2", "3", "4"]
    assert all(level.criteria and level.cites for level in scale.levels)
    assert all(re.search(r"\b[Ww]e\b", level.anchor) for level in scale.levels)


@pytest.mark.parametrize(
    ("id", "cells"), [("acsa-mentoring-coaching", 25), ("assp-coach-mentor", 10)]
)
def test_a_comparison_has_as_many_cells_as_its_source(id: str, cells: int) -> None:
    comparison = CATALOG.comparisons[id]
    assert sum(len(row.cells) for row in comparison.rows) == cells
    assert all(cell.cites for row in comparison.rows for cell in row.cells.values())


def test_comparisons_lead_to_competencies_of_more_than_one_framework() -> None:
    compared = {
        id
        for id, framework in CATALOG.frameworks.items()
        for competency in competencies_of(framework)
        if CATALOG.rows_on(competency)
    }
    assert {"asapconnect-mentoring", "asapconnect-coaching"} <= compared


WORDS = CATALOG.messages.by_key
QUOTED = re.compile(r"""(["'`])([a-z_]+\.[a-z_0-9.-]*)(?:\1|\$?\{)""")
"""What looks like a message's key, or like the beginning of one: `f"rates.{…}"`."""


def asked_for() -> set[str]:
    """Every key that code, templates and scripts ask for, and every beginning of one."""
    sources = [PACKAGE / "macros", PACKAGE / "overrides" / "assets" / "js" / "src"]
    endings = {".py", ".html", ".js"}
    files = [path for top in sources for path in top.rglob("*") if path.suffix in endings]
    quoted = {match[2] for path in files for match in QUOTED.finditer(path.read_text("utf-8"))}
    theme = (path.read_text("utf-8") for path in (PACKAGE / "overrides").rglob("*.html"))
    words = {word for text in theme for word in re.findall(r"\bwords\.(\w+)", text)}
    # A reader's own page has a title, a purpose and a door, asked for by its name; some have
    # words besides that a search finds them by.
    own = OWN_PAGES.values()
    quoted |= {f"{page}.{word}" for page in own for word in ("title", "purpose", "door")}
    trainers = WORKSHOP_PAGES.values()
    quoted |= {f"{page}.{word}" for page in trainers for word in ("title", "purpose")}
    quoted |= {f"{page}.words" for page in (*own, *trainers)} & WORDS.keys()
    groups = {key.partition(".")[0] for key in WORDS}
    keys = {key for key in quoted if key.partition(".")[0] in groups}
    keys = {key for key in keys if not key.endswith((".md", ".html", ".js", ".json", ".py"))}
    settings = re.findall(r"\{([a-z_.-]+)\}", (PACKAGE / "mkdocs.yml").read_text("utf-8"))
    return keys | {f"site.{word}" for word in words} | set(settings)


def test_every_word_that_the_package_asks_for_is_in_the_catalogue() -> None:
    asked = asked_for()
    assert len(asked) > 50, "the pattern still finds the keys"
    assert not [key for key in asked if not any(word.startswith(key) for word in WORDS)]


def test_every_word_of_the_catalogue_is_asked_for() -> None:
    beginnings = tuple(asked_for())
    assert not [word for word in WORDS if not word.startswith(beginnings)]


def test_messages_with_a_count_have_a_form_for_one_and_for_others() -> None:
    for key, message in WORDS.items():
        if not isinstance(message, str):
            assert {"one", "other"} <= set(message), key


def test_the_files_that_the_package_ships_end_in_yml() -> None:
    """A file that ends otherwise would be left unread without a word."""
    files = [path for path in (PACKAGE / "data").rglob("*") if path.is_file()]
    assert {Path(path).suffix for path in files} <= {".yml", ".json"}


def test_every_statement_and_level_of_the_handbook_is_registered_or_new() -> None:
    """`handbook check` has looked at the rest: `compose` reads the register with the data."""
    register = load_register(PACKAGE / "data" / "register.json", "register.json").content
    assert register.handbook == "competency-handbook"
    assert [release.edition for release in register.editions][:1] == ["2026.1"]
    known = register.at("2026.1")
    assert sum(1 for kind, _ in known.values() if kind == "competency") == 28


def test_scenes_show_every_competency_of_a_person_and_every_row_where_the_roles_part() -> None:
    practitioner = [f for f in CATALOG.frameworks.values() if f.rates is Rates.PRACTITIONER]
    shown = {c.id for framework in practitioner for c in competencies_of(framework)}
    shown |= {
        row.id
        for id in ("acsa-mentoring-coaching", "assp-coach-mentor")
        for row in CATALOG.comparisons[id].rows
    }
    assert len(shown) == 26 + 9 + 5
    assert [id for id in shown if not CATALOG.vignettes_on(id)] == []


@pytest.mark.parametrize("vignette", CATALOG.vignettes.values(), ids=CATALOG.vignettes)
def test_a_scene_is_short_ours_and_has_its_own_people_and_several_voices(
    vignette: Vignette,
) -> None:
    assert vignette.own
    assert len(vignette.text.split()) <= 110
    assert 2 <= len(vignette.voices) <= 3 <= len(vignette.questions)
    assert all(voice.text.startswith('"') for voice in vignette.voices)
    others = {
        person.name.split()[0]
        for other in CATALOG.vignettes.values()
        for person in other.people
        if other is not vignette
    }
    names = [person.name.split()[0] for person in vignette.people]
    assert len(names) >= 2
    assert not others & {*names}


def test_no_page_leads_by_a_path_to_what_is_there_for_frameworks_alone() -> None:
    """A host may hide all of them, and then no page of a reader's own is there."""
    pages = (package_layer() / "content").rglob("*.md")
    assert [
        page.name for page in pages if re.search(r"\]\([./]*my/", page.read_text("utf-8"))
    ] == []


def test_where_nothing_is_rated_worksheets_name_no_page_of_answers() -> None:
    whole = open_catalog(package_layer() / "data")
    here = Here("worksheets/index.md")
    unrated = replace(whole, by_kind={**whole.by_kind, "framework": {}})
    for catalog, is_named in ((whole, True), (unrated, False)):
        assert ("../my/answers" in render_worksheets(Page(catalog, here))) is is_named
