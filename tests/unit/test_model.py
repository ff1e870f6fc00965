"""The models and what is told from them alone: walking, finding sources, ids, problems."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from competency_handbook.model import (
    Competency,
    Framework,
    Indicator,
    LevelText,
    Model,
    Place,
    Point,
    Problem,
    ProblemsFound,
    RatingScale,
    Shown,
    Source,
    Steps,
    cell_id,
    competencies_of,
    is_id,
    parts_of,
    source_of,
    wording_hash,
)
from competency_handbook.reading.explain import malformed_id
from loading import load_file

LISTENING = Path(__file__).parents[1] / "golden" / "data" / "frameworks" / "listening.yml"
FILE = load_file(LISTENING, "listening.yml", Framework)


def follow(node: Model, steps: Steps) -> object:
    for step in steps:
        node = node[step] if isinstance(step, int) else getattr(node, step)
    return node


def test_parts_come_with_their_steps_each_before_what_it_holds() -> None:
    parts = list(parts_of(FILE.content))
    assert parts[0] == ((), FILE.content)
    for position, (steps, part) in enumerate(parts):
        assert follow(FILE.content, steps) is part
        above = [before for before, _ in parts[:position]]
        assert not steps or steps[:-2] in above or steps[:-1] in above


def test_parts_of_a_list_keep_its_order() -> None:
    ids = [part.id for _, part in parts_of(FILE.content) if hasattr(part, "id")]
    assert ids == [
        "listening-purpose",
        "listening-purpose-caution",
        "listening-attention",
        "attention-diary",
        "listening-waits",
        "waits-counts",
        "waits-looks",
        "waits-recording",
        "waits-example",
        "listening-asks",
        "asks-open",
        "asks-once",
        "asks-feedback",
    ]


def test_competencies_are_found_at_any_depth_in_reading_order() -> None:
    found = [competency.id for competency in competencies_of(FILE.content)]
    assert found == ["listening-waits", "listening-asks"]


def test_every_part_has_the_line_and_column_where_its_author_wrote_it() -> None:
    lines = LISTENING.read_text("utf-8").splitlines()
    for steps, part in parts_of(FILE.content):
        if hasattr(part, "id"):
            place = FILE.place_of((*steps, "id"))
            assert lines[place.line - 1][place.column - 1 :] == f"id: {part.id}"


def test_a_value_that_the_file_lacks_has_the_place_of_the_nearest_above() -> None:
    assert FILE.place_of(("contains", 1, "code")) == FILE.place_of(("contains", 1))
    assert FILE.place_of(("nowhere", 7)) == Place(1, 1)


def source(id: str, cited_as: str) -> Source:
    words = dict.fromkeys(("title", "publisher", "edition", "rights", "summary"), "x")
    return Source(id=id, cited_as=cited_as, places=("1",), **words)


@pytest.mark.parametrize(
    ("locator", "found"),
    [
        ("Guide 1", "guide"),
        ("Guide Table 1", "table"),
        ("Guide Tables 1", "guide"),
        ("Guidebook 1", None),
        ("Guide", "guide"),
        ("guide 1", None),
    ],
)
def test_a_locator_leads_to_the_source_whose_name_is_longest(locator: str, found: str) -> None:
    sources = [source("guide", "Guide"), source("table", "Guide Table")]
    for order in (sources, sources[::-1]):
        chosen = source_of(locator, order)
        assert (chosen.id if chosen else None) == found


@pytest.mark.parametrize("text", ["a", "a1", "coa-pa-ms-2", "term-2-b"])
def test_ids_are_small_letters_digits_and_single_hyphens(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize(
    "text", ["", "2a", "-a", "a-", "a--b", "A", "a_b", "a b", "é", "a\n", "a.b", cell_id("a", "b")]
)
def test_nothing_else_is_an_id_nor_is_a_cells(text: str) -> None:
    assert not is_id(text)


@given(st.text())
def test_the_id_that_is_proposed_for_any_text_is_well_formed(text: str) -> None:
    _, advice = malformed_id(text)
    assert is_id(advice.rpartition("such as `")[2].removesuffix("`."))


def test_models_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        FILE.content.title = "Another"


def test_an_indicator_takes_a_code_as_text_only() -> None:
    written = {"id": "a", "text": "x"}
    assert Indicator(**written, code="2.10").code == "2.10"
    with pytest.raises(ValidationError, match="string"):
        Indicator(**written, code=2.10)


def test_a_competency_needs_a_title_or_a_statement_and_is_called_and_asked_by_what_it_has() -> None:
    with pytest.raises(ValidationError, match="needs `title`, `statement`, or both"):
        Competency(id="nothing")
    stated, titled = Competency(id="a", statement="Listens."), Competency(id="b", title="Listening")
    assert (stated.heading, stated.asked, stated.prompt) == ("Listens.",) * 3
    assert (titled.heading, titled.asked, titled.prompt) == ("Listening",) * 3
    assert stated.hash == wording_hash("Listens.")


def test_what_a_level_looks_like_is_a_text_or_points() -> None:
    with pytest.raises(ValidationError, match="needs `text`, `points`, or both"):
        LevelText()
    assert LevelText(points=(Point(text="Waits."),)).text is None


def test_problems_are_told_once_each_by_file_line_and_column() -> None:
    def problem(path: str, line: int, column: int) -> Problem:
        return Problem(path, Place(line, column), "AN-ID", "It is wrong.", "Mend it.")

    places = [("b.yml", 1, 1), ("a.yml", 10, 1), ("a.yml", 9, 5), ("a.yml", 9, 5), ("a.yml", 9, 1)]
    found = ProblemsFound([problem(*place) for place in places])
    assert str(found) == (
        "a.yml:9:1: AN-ID It is wrong. Mend it.\n"
        "a.yml:9:5: AN-ID It is wrong. Mend it.\n"
        "a.yml:10:1: AN-ID It is wrong. Mend it.\n"
        "b.yml:1:1: AN-ID It is wrong. Mend it."
    )


def test_spacing_and_case_do_not_change_a_wording_and_anything_else_does() -> None:
    assert wording_hash("Lets a  silence\n stand. ") == wording_hash("lets a silence STAND.")
    assert wording_hash("Lets a silence stand.") != wording_hash("Lets a silence stand")


def test_a_competency_knows_what_answers_remember_of_its_wordings() -> None:
    [_, asks] = competencies_of(FILE.content)
    assert asks.hash == wording_hash("Asks what was meant.")
    assert asks.earlier == (wording_hash("Asks what the other person meant."),)


def test_a_page_is_described_by_the_title_of_a_work_without_a_summary():
    path = LISTENING.parents[1] / "scales" / "steps.yml"
    scale = load_file(path, path.name, RatingScale).content
    shown = Shown("scales", "scale", lambda page, id: "")
    assert shown.description(lambda key, **values: key, scale, scale) == scale.title
