"""A host changes, by ids, what the handbook below it has, and leaves the rest to follow it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from competency_handbook.catalog import Catalog, all_addresses, catalog_of
from competency_handbook.catalog.snapshot import read_snapshot, snapshot_of
from competency_handbook.kinds import KINDS
from competency_handbook.model import Domain, ProblemsFound, items_of, wording_hash
from competency_handbook.reading.layers import files_of
from competency_handbook.site.page_text import without_links_to
from competency_handbook.site.previews import previews_of

FILE = "data/tailoring/ours.yml"
ADDED = """
  listening-attention:
    after: listening-waits
    contains:
      - id: our-nods
        title: Nods
        statement: Shows that words arrive.
        own: true
"""

Tailor = Callable[[str], Catalog]


@pytest.fixture
def tailor(small_data: Path, tmp_path: Path) -> Tailor:
    """The catalog of a host that has but a file of tailoring. Raises ProblemsFound."""

    def read(text: str) -> Catalog:
        host = tmp_path / "host"
        path = host / FILE
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        layers = [small_data.parent, host]
        shown = {path: FILE}
        return catalog_of(
            files_of(layers, "data"),
            KINDS,
            lambda path: shown.get(path, path.name),
            layers,
            strict=[small_data],
        )

    return read


def refused(tailor: Tailor, text: str) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        tailor(text)
    return [str(problem) for problem in found.value.problems]


def ids_in(catalog: Catalog) -> list[str]:
    return [item.id for item in items_of(catalog.frameworks["listening"])]


def test_a_text_takes_the_place_of_ours_and_the_rest_stays(tailor: Tailor) -> None:
    catalog = tailor(
        "set:\n  listening-waits:\n    statement: Lets it be quiet.\n"
        "    was: {statement: Lets a silence stand.}\n    because: Shorter.\n"
    )
    _, item = catalog.items["listening-waits"]
    assert (item.wording, item.self_check) == ("Lets it be quiet.", "I let a silence stand.")
    [told] = catalog.differences
    assert (told.id, told.deed, told.because) == ("listening-waits", "set", "Shorter.")
    assert [(it.was, it.now) for it in told.changed] == [
        ("Lets a silence stand.", "Lets it be quiet.")
    ]
    assert not catalog.notices


def test_cells_and_levels_and_works_are_set_too(tailor: Tailor) -> None:
    catalog = tailor(
        "set:\n  roles-task--talker: {text: Speaks., was: {text: Says.}}\n"
        "  listening: {title: To listen}\n"
        "  steps--step-new: {anchor: Hardly ever.}\n"
    )
    [row] = [row for row in catalog.comparisons["roles"].rows if row.id == "roles-task"]
    assert row.cells["talker"].text == "Speaks."
    assert row.cells["talker"].notes, "what stands beside it stays"
    assert catalog.frameworks["listening"].title == "To listen"
    assert catalog.scales["steps"].levels[0].anchor == "Hardly ever."


def test_answers_are_kept_where_the_host_says_that_the_sense_is_the_same(tailor: Tailor) -> None:
    kept = "    was: {statement: Lets a silence stand.}\n    keeps_answers: true\n"
    catalog = tailor(f"set:\n  listening-waits:\n    statement: Lets it be quiet.\n{kept}")
    assert wording_hash("Lets a silence stand.") in catalog.items["listening-waits"][1].earlier


def test_entries_are_added_where_they_are_wanted_and_marked(tailor: Tailor) -> None:
    catalog = tailor(f"add:{ADDED}")
    found = ids_in(catalog)
    assert found[found.index("our-nods") - 1] in ("listening-waits", "waits-looks")
    [domain] = [e for e in catalog.frameworks["listening"].contains if isinstance(e, Domain)]
    assert [entry.id for entry in domain.contains][:2] == ["listening-waits", "our-nods"]
    assert catalog.tailored == {"our-nods": "added"}


def test_items_are_moved_and_put_in_order(tailor: Tailor) -> None:
    catalog = tailor(
        "move:\n  listening-waits: {to: listening}\n"
        "order:\n  listening: {contains: [listening-asks, listening-waits]}\n"
    )
    top = [entry.id for entry in catalog.frameworks["listening"].contains]
    assert top == ["listening-asks", "listening-waits", "listening-attention"]
    assert [it.deed for it in catalog.differences] == ["moved", "ordered"]


def test_what_is_hidden_goes_with_all_that_leads_to_it(tailor: Tailor) -> None:
    catalog = tailor("hide:\n  - {id: listening-waits, because: Not for us.}\n")
    assert not {"listening-waits", "waits-looks"} & {*ids_in(catalog)}
    [row] = [row for row in catalog.comparisons["roles"].rows if row.id == "roles-task"]
    assert row.cells["listener"].bears_on == ("listening-asks",)
    addresses = all_addresses(catalog)
    assert addresses["waits-looks"].page == "differences.md"
    assert addresses["listening-waits"].anchor == "differs-listening-waits"
    assert previews_of(catalog)["waits-looks"].title == "Waits"


def test_a_work_is_hidden_and_what_is_empty_without_it_follows(tailor: Tailor) -> None:
    catalog = tailor("hide: [listening, roles-task--listener, roles-task--talker]\n")
    assert not catalog.frameworks
    rows = [row.id for row in catalog.comparisons["roles"].rows]
    assert "roles-task" not in rows and rows
    assert "roles-task" in catalog.hidden


def test_a_whole_comparison_goes_with_its_last_row(tailor: Tailor) -> None:
    rows = [row.id for row in tailor("set: {}\n").comparisons["roles"].rows]
    catalog = tailor(f"hide: [{', '.join(rows)}]\n")
    assert not catalog.comparisons
    assert all_addresses(catalog)["roles"].page == "differences.md"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "set:\n  listening-wait: {title: X}\n",
            f"{FILE}:2:3: TAILOR-UNKNOWN There is no `listening-wait`. "
            "Did you mean `listening-waits`?",
        ),
        (
            "set:\n  listening-waits: {titel: X}\n",
            f"{FILE}:2:21: KEY-UNKNOWN The key `titel` is not known here. Did you mean `title`?",
        ),
        (
            "set:\n  listening-waits:\n    code: 1.2\n",
            f"{FILE}:3:5: VALUE-UNQUOTED ",
        ),
        (
            "add:\n  listening-attention:\n    contains: [{id: x}]\n",
            f"{FILE}:3:16: FIELD-MISSING ",
        ),
        (
            "add:\n  listening-attention: {contains: [{id: waits-looks, title: X, own: true}]}\n",
            f"{FILE}:2:37: ID-DUPLICATE ",
        ),
        (
            "add:\n  listening-attention: {after: asks-open, contains: []}\n",
            f"{FILE}:2:32: TAILOR-AFTER `asks-open` is not in this list. Known: `listening-waits`.",
        ),
        (
            "add:\n  listening-waits: {title: X}\n",
            f"{FILE}:2:21: TAILOR-LIST `title` is no list there. "
            "Add entries to a list; `set` gives a key one value.",
        ),
        (
            "move:\n  listening-attention: {to: listening-waits}\n",
            f"{FILE}:2:29: TAILOR-INSIDE `listening-waits` is a part of `listening-attention`. "
            "Name something outside of it.",
        ),
        (
            "set:\n  roles-task--talker: {text: Speaks., keeps_answers: true}\n",
            f"{FILE}:2:54: TAILOR-ANSWERS Readers do not rate `roles-task--talker`, so it has no "
            "answers to keep. Delete `keeps_answers`.",
        ),
        (
            "set:\n  waits-looks: {text: Looks up.}\nhide: [listening-waits]\n",
            f"{FILE}:2:3: TAILOR-HIDDEN `waits-looks` is left out, in {FILE}:3. "
            "Delete one of the two.",
        ),
        ("hidden: [listening]\n", f"{FILE}:1:1: KEY-UNKNOWN "),
    ],
)
def test_what_is_wrong_is_told_in_the_hosts_file(tailor: Tailor, text: str, said: str) -> None:
    found = refused(tailor, text)
    assert any(problem.startswith(said) for problem in found), found
    assert all(problem.startswith(FILE) for problem in found), found


def test_a_value_is_set_once(tailor: Tailor, tmp_path: Path) -> None:
    other = tmp_path / "host" / "data" / "tailoring" / "a.yml"
    other.parent.mkdir(parents=True)
    other.write_text("set:\n  listening-waits: {title: One}\n", "utf-8")
    [problem] = refused(tailor, "set:\n  listening-waits: {title: Two}\n")
    assert "TAILOR-TWICE It is set already, in a.yml:2. Delete one of the two." in problem


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "set:\n  listening-waits: {statement: A b., was: {statement: Lets silence be.}}\n",
            "2:21: TAILOR-CHANGED What this takes the place of has changed. It was: Lets silence "
            "be. It is: Lets a silence stand. Look whether yours still fits, and write the new "
            "words into `was`.",
        ),
        (
            "set:\n  listening-waits: {statement: A b.}\n",
            "2:21: TAILOR-WAS Nothing will tell when what `statement` takes the place of is "
            'updated. Add it: `was: {statement: "Lets a silence stand."}`.',
        ),
        (
            "hide: [listening-inquires]\n",
            "1:8: TAILOR-RENAMED `listening-inquires` is called `listening-asks` now. "
            "Write `listening-asks`.",
        ),
        (
            "hide: [listening-hums]\n",
            "1:8: TAILOR-REMOVED `listening-hums` is gone: Nobody hums. Delete this entry.",
        ),
    ],
)
def test_what_an_update_changed_is_a_notice_and_stops_nothing(
    tailor: Tailor, small_data: Path, text: str, said: str
) -> None:
    removed = "removed:\n  - {was: listening-hums, because: Nobody hums.}\n"
    (small_data / "removed.yml").write_text(removed, "utf-8")
    assert [str(notice) for notice in tailor(text).notices] == [f"{FILE}:{said}"]


def test_what_a_host_copied_it_changes_there(tailor: Tailor, small_data: Path) -> None:
    copy = small_data.parent / "host" / "data" / "frameworks" / "listening.yml"
    copy.parent.mkdir(parents=True)
    copy.write_bytes((small_data / "frameworks" / "listening.yml").read_bytes())
    [notice] = tailor("set:\n  listening-waits: {title: X}\n").notices
    assert "TAILOR-OWN `listening-waits` stands in a file of your own, listening.yml." in str(
        notice
    )


def test_without_tailoring_nothing_differs(tailor: Tailor, small_data: Path) -> None:
    alone = catalog_of(files_of([small_data.parent], "data"), KINDS)
    catalog = tailor("hide: []\n")
    for name in ("framework", "comparison", "scale", "sources"):
        assert catalog.by_kind[name] == alone.by_kind[name]
    assert not (catalog.differences or catalog.notices or alone.differences)


def test_differences_pass_to_another_process(tailor: Tailor, tmp_path: Path) -> None:
    catalog = tailor(f"add:{ADDED}hide: [listening-asks]\n")
    path = tmp_path / "catalog.json"
    path.write_bytes(snapshot_of(catalog))
    assert read_snapshot(path, KINDS).differences == catalog.differences


def test_a_list_on_a_page_leaves_out_what_is_hidden() -> None:
    text = (
        '- [One]({{ link_to("one") }})\n- [Two]({{ link_to("two") }}#more)\n'
        'See [two]({{ link_to("two") }}).\n'
    )
    left = '- [One]({{ link_to("one") }})\nSee [two]({{ link_to("two") }}).\n'
    assert without_links_to(text, {"two"}) == left


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_whatever_is_hidden_no_reference_is_left_alone(tailor: Tailor, data: st.DataObject) -> None:
    whole = tailor("hide: []\n")
    ids = sorted({*whole.items, *whole.works, "roles-task", "roles-place", "roles-task--talker"})
    chosen = data.draw(st.lists(st.sampled_from(ids), unique=True, max_size=4))
    catalog = tailor(f"hide: {sorted(chosen)}\n".replace("'", ""))
    assert {*chosen} <= {*catalog.hidden}
    assert not {*chosen} & {*catalog.items, *catalog.works}
    assert {*all_addresses(whole)} == {*all_addresses(catalog)}, "every address leads somewhere"
