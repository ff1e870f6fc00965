"""The shipped texts are easy to read."""

import pytest

from catalogs import open_catalog
from competency_handbook.catalog import style
from competency_handbook.catalog.prose import words_in
from competency_handbook.model import Note, NoteKind, Work, parts_of
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


MOST_EDITORS_WORDS = 0.1


@pytest.mark.parametrize("work", CATALOG.works.values(), ids=CATALOG.works)
def test_at_most_a_tenth_of_a_page_is_what_its_editor_says_of_the_source(work: Work):
    parts = [part for _, part in parts_of(work)]
    notes = [part for part in parts if isinstance(part, Note) and part.kind is NoteKind.EDITOR]
    assert sum(map(words_in, notes)) <= MOST_EDITORS_WORDS * words_in(work)
