"""The shipped texts are easy to read."""

import pytest

from catalogs import open_catalog
from competency_handbook.catalog import catalog_of, files_in, ruler_for, style
from competency_handbook.catalog.prose import words_in
from competency_handbook.kinds import KINDS
from competency_handbook.model import Note, NoteKind, Work, parts_of
from competency_handbook.reading import language_in
from competency_handbook.reading.layers import package_layer

PACKAGE = package_layer()
CATALOG = open_catalog(PACKAGE / "data")
RULER = ruler_for("en")
READINGS = style.readings_of(CATALOG, PACKAGE / "content")


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.page)
def test_every_page_reads_at_grade_nine_or_below(reading: style.Reading):
    assert RULER is not None
    assert reading.measure <= RULER.limit, style.hardest(RULER, [reading], 3)


def test_every_page_is_easy_enough_in_spanish_and_uses_no_word_to_avoid():
    [spanish] = catalog_of(files_in(PACKAGE / "data"), KINDS, others=["es"]).translations
    ruler = ruler_for("es")
    assert ruler is not None
    readings = style.readings_of(spanish, PACKAGE / "content")
    assert len(readings) > 50
    assert [it.page for it in readings if ruler.is_too_hard(it.measure)] == []
    assert style.words_to_avoid(spanish) == []


def test_every_work_every_written_page_and_the_messages_are_measured():
    pages = (PACKAGE / "content").rglob("*.md")
    written = {page.relative_to(PACKAGE / "content").as_posix() for page in pages}
    written = {name for name in written if not language_in(name)}
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
