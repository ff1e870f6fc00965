"""The page of what an edition changed, from the register to its words."""

from __future__ import annotations

from pathlib import Path

from lxml.html import HtmlElement, fragment_fromstring

from competency_handbook.catalog import Catalog, Here, catalog_of, read_snapshot, snapshot_of
from competency_handbook.editions.changes import Changes, NewItem, RemovedItem
from competency_handbook.kinds import KINDS
from competency_handbook.model import Framework, competencies_of
from competency_handbook.reading import files_of
from competency_handbook.render import Page, render_changes
from handbook import MESSAGES, WORDS
from releasing import LISTENING, STEPS, edit, release

REMOVED = """\
removed:
  - {was: asks-once, because: It said the same as another., see: [asks-open]}
"""
SHEET = """\
title: Notes
own: true
sections:
  - id: notes-one
    title: One
    fields: [{id: notes-seen, label: "What did you see?", kind: paragraph}]
"""
DATE = "January 15, 2026"


def catalog_in(*layers: Path, edition: str = "2026.2") -> Catalog:
    data = files_of([*layers], "data")
    data |= {f"messages/{path.name}": path for path in MESSAGES.iterdir()}
    return catalog_of(data, KINDS, str, layers, edition=edition)


def page_of(*layers: Path, edition: str = "2026.2") -> HtmlElement:
    page = Page(catalog_in(*layers, edition=edition), Here("changes.md"))
    return fragment_fromstring(render_changes(page), create_parent="main")


def said(page: HtmlElement) -> str:
    return " ".join(page.text_content().split())


def second_edition(layer: Path) -> None:
    """Release the small handbook, and again with some of everything that can change."""
    release(layer, edition="2026.1")
    edit(layer, LISTENING, "self_check: I let a silence stand.", "self_check: I let silence be.")
    edit(layer, LISTENING, "id: attention-diary", "formerly: [attention-diary]\n        id: diary")
    edit(
        layer,
        LISTENING,
        "      - id: asks-once\n        text: Asks one thing at a time.\n        own: true\n",
    )
    edit(layer, LISTENING, "contains:\n  - id: listening-attention", NEW)
    (layer / "data" / "removed.yml").write_text(REMOVED, "utf-8")


NEW = """\
contains:
  - id: listening-thanks
    title: Thanks
    statement: Gives thanks.
    self_check: I give thanks.
    own: true
    indicators:
      - {id: thanks-aloud, text: Says so aloud., own: true}
      - {id: thanks-in-writing, text: Writes it down., own: true}
    evidence:
      - {id: thanks-card, kind: record, text: A card., own: true}
  - id: listening-attention"""


def test_new_works_stand_below_the_name_of_their_section(layer: Path) -> None:
    release(layer, edition="2026.1")
    (layer / "data" / "worksheets").mkdir()
    (layer / "data" / "worksheets" / "notes.yml").write_text(SHEET, "utf-8")
    page = page_of(layer)
    [section] = page.xpath(".//p[b]")
    assert said(section) == WORDS("nav.worksheets")
    assert [said(it) for it in section.getnext().iter("li")] == ["Notes"]
    assert WORDS("changes.new_elsewhere") not in said(page)


def test_many_new_texts_of_one_work_are_folded_under_its_name() -> None:
    new = tuple(NewItem(id=f"text-{n}", within="work") for n in range(7))
    first = NewItem(id="fresh", within="fresh")
    changes = Changes(edition="2", since="1", date="", is_first=False, new=(*new, first))
    assert changes.new_files == {"fresh"}
    assert list(changes.new_by_file) == ["work"]
    assert changes.new_by_file["work"] == [item.id for item in new]


def test_it_names_what_is_new_reworded_renamed_and_removed_and_why(layer: Path) -> None:
    second_edition(layer)
    release(layer, edition="2026.2")
    page = page_of(layer)
    since = WORDS("changes.since", edition="2026.1", date=DATE)
    assert f"{WORDS('changes.edition', edition='2026.2')} {since}" in said(page)
    [new] = page.xpath(".//ul[1]/li[contains(., 'Thanks')]")
    assert new.find("a").get("href") == "../frameworks/listening/#listening-thanks"
    assert "Says so aloud" not in said(page), "what stands in something new is not named again"
    words = [" ".join(text.text_content().split()) for text in page.iter("dd")]
    assert words == ["I let a silence stand.", "I let silence be."]
    assert "attention-diary → diary" in said(page)
    assert "asks-once It said the same as another. See instead: Begins with" in said(page)


def test_what_means_the_same_is_folded_and_nobody_is_said_to_be_asked(layer: Path) -> None:
    release(layer, edition="2026.1")
    new = "statement: Lets silence be.\n        same_meaning:\n          - Lets a silence stand."
    edit(layer, LISTENING, "statement: Lets a silence stand.", new)
    page = page_of(layer)
    [folded] = page.findall(".//details")
    assert WORDS("changes.same", count=1) in said(folded)
    assert [said(text) for text in folded.iter("dd")] == [
        "Lets a silence stand.",
        "Lets silence be.",
    ]
    assert WORDS("changes.reworded_text") not in said(page)


def test_of_a_statement_and_its_self_check_the_one_that_readers_answer_is_told(layer: Path) -> None:
    release(layer, edition="2026.1")
    edit(layer, LISTENING, "statement: Lets a silence stand.", "statement: Lets silence be.")
    edit(layer, LISTENING, "self_check: I let a silence stand.", "self_check: I let silence be.")
    told = [said(text) for text in page_of(layer).iter("dd")]
    assert told == ["I let a silence stand.", "I let silence be."]


def test_of_new_words_where_readers_only_write_nobody_is_said_to_be_asked(layer: Path) -> None:
    (layer / "data" / "worksheets").mkdir()
    (layer / "data" / "worksheets" / "notes.yml").write_text(SHEET, "utf-8")
    release(layer, edition="2026.1")
    edit(layer, "worksheets/notes.yml", "What did you see?", "What did you hear?")
    page = page_of(layer)
    [folded] = page.findall(".//details")
    assert WORDS("changes.noted", count=1) in said(folded)
    assert [said(text) for text in folded.iter("dd")] == ["What did you see?", "What did you hear?"]
    assert WORDS("changes.reworded_text") not in said(page)


def test_what_was_only_read_is_folded_below_what_readers_answered(layer: Path) -> None:
    items = (RemovedItem(was="b", is_kept=True), RemovedItem(was="note", text="A film."))
    changes = Changes(edition="2", since="1", date="", is_first=False, removed=items)
    assert [it.was for it in changes.answered_removed] == ["b"]
    second_edition(layer)
    [folded] = page_of(layer).findall(".//details")
    assert WORDS("changes.read_removed", count=1) in said(folded)
    assert "asks-once It said the same as another." in said(folded)


def test_what_a_host_hides_is_told_once_by_its_title(layer: Path, tmp_path: Path) -> None:
    host = tmp_path / "host"
    (host / "data" / "tailoring").mkdir(parents=True)
    release(layer, host, edition="2026.1")
    title = catalog_in(layer, host).works["listening"].title
    hiding = "hide: [{id: listening-waits, because: We talk.}]"
    (host / "data" / "tailoring" / "ours.yml").write_text(hiding, "utf-8")
    changes = catalog_in(layer, host).changes
    assert changes and len(changes.removed) > 2
    [reason] = {item.reason for item in changes.removed}
    assert reason[0] != title and reason[1:] == ("We talk.", ())
    told = said(page_of(layer, host))
    assert told.count("We talk.") == 2, "once of what was answered, and once of what was read"
    assert told.count(reason[0]) == 2


def test_only_evidence_that_an_agency_can_note_is_told(layer: Path) -> None:
    release(layer, edition="2026.1")
    listening = catalog_in(layer).of(Framework)["listening"]
    [first, *_] = [it for each in competencies_of(listening) for it in each.evidence]
    edit(layer, LISTENING, first.text, "A film.")
    changes = catalog_in(layer).changes
    assert changes and changes.reworded == ()


def test_changes_are_told_before_the_edition_is_registered_and_after(layer: Path) -> None:
    second_edition(layer)
    before = catalog_in(layer).changes
    assert before and before.since == "2026.1"
    release(layer, edition="2026.2")
    assert catalog_in(layer).changes == before
    later = catalog_in(layer, edition="2026.3").changes
    assert later and (later.since, later.new, later.removed) == ("2026.2", (), ())


def test_a_first_edition_says_so_and_what_was_done_to_it_since(layer: Path) -> None:
    release(layer, edition="2026.1")
    first = WORDS("changes.first", edition="2026.1")
    page = page_of(layer, edition="2026.1")
    assert first in said(page) and not page.xpath(".//li")
    edit(layer, STEPS, "name: New to me", "name: New")
    page = page_of(layer, edition="2026.1")
    assert WORDS("changes.first_since", date=DATE) in said(page)
    assert [text.text_content() for text in page.iter("dd")] == [
        "New to me: I have rarely done this.",
        "New: I have rarely done this.",
    ]


def test_an_edition_without_changes_says_so(layer: Path) -> None:
    release(layer, edition="2026.1")
    release(layer, edition="2026.2")
    page = page_of(layer)
    assert WORDS("changes.none", edition="2026.1", date=DATE) in said(page)
    assert "##" not in said(page)


def test_a_handbook_without_a_register_says_that_nothing_can_be_said(layer: Path) -> None:
    assert catalog_in(layer).changes is None
    assert WORDS("changes.unknown") in said(page_of(layer))


def test_a_host_without_a_register_tells_what_the_handbook_below_released(
    layer: Path, tmp_path: Path
) -> None:
    second_edition(layer)
    release(layer, edition="2026.2")
    scales = tmp_path / "a-host" / "data" / "scales"
    scales.mkdir(parents=True)
    steps = (layer / "data" / STEPS).read_text("utf-8")
    (scales / "own.yml").write_text(steps.replace(" step-", " own-").replace("[step-", "[own-"))
    host = tmp_path / "a-host"
    told = catalog_in(layer, host).changes
    assert told and told == catalog_in(layer).changes, (
        "the host's own scale is not what we released"
    )
    assert catalog_in(layer, host, edition="The host's").changes is None


def test_what_can_only_be_read_now_is_told_apart_from_what_is_gone(layer: Path) -> None:
    release(layer, edition="2026.1")
    edit(layer, LISTENING, "title: Waits\n", "title: Waits\n        rate: false\n")
    page = page_of(layer)
    assert WORDS("changes.unrated_text") in said(page)
    changes = catalog_in(layer).changes
    assert changes and (changes.unrated, changes.reworded) == (("listening-waits",), ())


def test_macros_in_another_process_have_it_too(layer: Path, tmp_path: Path) -> None:
    second_edition(layer)
    catalog = catalog_in(layer)
    file = tmp_path / "snapshot.json"
    file.write_bytes(snapshot_of(catalog))
    assert read_snapshot(file, KINDS).changes == catalog.changes


def test_earlier_wordings_are_known_by_the_editions_that_had_them(layer: Path) -> None:
    release(layer, edition="2026.1")
    edit(layer, LISTENING, "statement: Lets a silence stand.", "statement: Lets silence be.")
    release(layer, edition="2026.2")
    earlier = catalog_in(layer, edition="2026.3").earlier_wordings
    assert earlier == {
        "2026.1": {"listening-waits": "Lets a silence stand."},
        "2026.2": {},
    }


def test_without_a_register_no_earlier_wordings_are_known(layer: Path) -> None:
    assert catalog_in(layer).earlier_wordings == {}
