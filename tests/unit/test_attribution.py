"""Whose words a part is in, and what a block cites, gathered."""

from __future__ import annotations

from competency_handbook.model import Attributed, Guide
from competency_handbook.render.attribution import (
    Marks,
    Place,
    beginning_of,
    gather,
    is_mostly_ours,
    marks_on,
)


def guide(*points: dict[str, object], **more: object) -> Guide:
    """A guide of one part with these points."""
    numbered = [
        {"id": f"point-{number}", "text": f"Point {number} says this and that.", **point}
        for number, point in enumerate(points, 1)
    ]
    part = {"id": "part", "title": "Part", "points": numbered, **more}
    return Guide.model_validate_json(
        Guide.model_validate({"title": "G", "parts": (part,)}, strict=False).model_dump_json()
    )


def places_of(part: Attributed) -> tuple[Place, ...]:
    return tuple((cite, "#" + cite) for cite in part.cites)


def test_places_stand_once_with_the_texts_that_restate_them() -> None:
    work = guide({"cites": ["A 1"]}, {"cites": ["A 2"]}, {"cites": ["A 1"]}, {"own": True})
    told = [(it.places, it.of) for it in gather(work.parts, places_of)]
    assert told == [
        ((("A 1", "#A 1"),), ("Point 1 says this and …", "Point 3 says this and …")),
        ((("A 2", "#A 2"),), ("Point 2 says this and …",)),
    ]


def test_places_of_a_whole_block_need_no_words() -> None:
    [told] = gather(guide({"cites": ["A 1"]}, {"cites": ["A 1"]}).parts, places_of)
    assert told.of == ()
    both = gather(guide({"cites": ["A 2"]}, text="All of it.", cites=["A 1"]).parts, places_of)
    assert [it.of for it in both] == [(), ("Point 1 says this and …",)]


def test_a_block_leaves_its_places_to_the_blocks_below_it() -> None:
    below = {"id": "below", "title": "Below", "text": "B", "cites": ["A 9"]}
    assert gather(guide({"own": True}, parts=[below]).parts, places_of) == []


def test_a_text_is_told_from_its_neighbors_by_its_name_or_its_first_words() -> None:
    named, short, marked = (
        guide(
            {"name": "Ask first"},
            {"text": "Three words only"},
            {"text": "*So* it [goes](x) on and on."},
        )
        .parts[0]
        .points
    )
    assert beginning_of(named) == "Ask first"
    assert beginning_of(short) == "Three words only"
    assert beginning_of(marked) == "So it goes on and …"


def test_the_fewer_have_the_mark() -> None:
    ours = guide({"own": True}, {"own": True, "cites": ["A 1"]}, {"cites": ["A 1"]})
    theirs = guide({"own": True}, {"cites": ["A 1"]})
    assert (is_mostly_ours(ours), is_mostly_ours(theirs)) == (True, False)
    assert marks_on([ours], is_ours=True) == Marks(own=False, restated=True)
    assert marks_on([theirs], is_ours=False) == Marks(own=True, restated=False)
    assert marks_on([guide({"own": True})], is_ours=True) == Marks(own=False, restated=False)


def test_an_editors_note_is_ours_by_its_name() -> None:
    note = {"id": "note", "kind": "editor", "text": "Mended.", "own": True}
    assert marks_on([guide({"cites": ["A 1"], "notes": [note]})], is_ours=False) == Marks(
        False, False
    )
