"""A host changes, by ids, what the handbook below it has, and leaves the rest to follow it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from competency_handbook.catalog import Catalog, Here, all_addresses, catalog_of
from competency_handbook.catalog.snapshot import read_snapshot, snapshot_of
from competency_handbook.kinds import KINDS
from competency_handbook.kinds.session import render_session
from competency_handbook.model import (
    Activity,
    Domain,
    ProblemsFound,
    Session,
    items_of,
    wording_hash,
)
from competency_handbook.reading.layers import files_of, package_layer
from competency_handbook.render import Page, render_differences, render_my_answers
from competency_handbook.site.page_text import without_links_to
from competency_handbook.site.previews import previews_of
from competency_handbook.site.workshop_items import workshop_items_script

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
    assert [it.id for it in catalog.notices] == ["TAILOR-ASKED"]


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


def test_what_had_another_id_or_was_removed_for_it_leads_to_what_is_told(
    tailor: Tailor, small_data: Path
) -> None:
    removed = "removed:\n  - {was: listening-hums, because: Nobody hums., see: [listening-asks]}\n"
    (small_data / "removed.yml").write_text(removed, "utf-8")
    addresses = all_addresses(tailor("hide: [listening-asks]\n"))
    for id in ("listening-inquires", "listening-questions", "listening-hums"):
        assert addresses[id].anchor == "differs-listening-asks"


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
        (
            "hide: [{id: listening-waits, becuase: No.}]\n",
            f"{FILE}:1:30: KEY-UNKNOWN The key `becuase` is not known here. "
            "Did you mean `because`?",
        ),
        (
            "hide: [frameworks/listening.yml]\n",
            f"{FILE}:1:8: ID-MALFORMED `frameworks/listening.yml` is not a well-formed id. "
            "Did you mean `listening`?",
        ),
        (
            "hide: [https://delta.test/frameworks/listening/#waits-looks]\n",
            f"{FILE}:1:8: ID-MALFORMED `https://delta.test/frameworks/listening/#waits-looks` is "
            "not a well-formed id. Did you mean `waits-looks`?",
        ),
        (
            'hide: ["1.10"]\n',
            f"{FILE}:1:8: ID-MALFORMED `1.10` is not a well-formed id. "
            "Did you mean `listening-waits`?",
        ),
        (
            "hide: [Weather]\n",
            f"{FILE}:1:8: ID-MALFORMED `Weather` is not a well-formed id. "
            "Use small letters, digits and single hyphens. `handbook list` prints all ids.",
        ),
        (
            "hide: [waits]\n",
            f"{FILE}:1:8: TAILOR-UNKNOWN There is no `waits`. Did you mean `listening-waits`?",
        ),
        (
            "hide: [sources]\n",
            f"{FILE}:1:8: TAILOR-UNKNOWN There is no `sources`. That is a page, which `nav` in "
            "mkdocs.yml leaves out; `handbook list sources` prints the ids of what stands there.",
        ),
        ("hide: [5]\n", f"{FILE}:1:8: VALUE-UNQUOTED An entry of `hide` is text, but `5` is read "),
        (
            "set:\n  roles-task:talker: {text: Speaks.}\n",
            f"{FILE}:2:3: ID-MALFORMED `roles-task:talker` is not a well-formed id. "
            "Did you mean `roles-task--talker`?",
        ),
        (
            "set:\n  listening-waits: Lets it be quiet.\n",
            f"{FILE}:2:3: VALUE-TYPE `listening-waits` should be a block of keys, not "
            "`Lets it be quiet.`. Write its keys below it, a line each.",
        ),
        (
            "set:\n  listening-waits: {id: our-waits}\n",
            f"{FILE}:2:21: TAILOR-SET An id is for good. "
            "Delete this; a title or statement may be set.",
        ),
        (
            "set:\n  listening-attention: {contains: []}\n",
            f"{FILE}:2:25: TAILOR-SET `listening-waits` would be lost from `contains`. "
            "Change a list of items by `add`, `hide`, `move` and `order`.",
        ),
        (
            "set:\n  listening-waits: {contains: []}\n",
            f"{FILE}:2:21: TAILOR-SET `listening-waits` is none that contains others. "
            "Name a domain, or the framework.",
        ),
        (
            "set:\n  listening-waits: {title: Is quiet, was: {statement: Lets a silence stand.}}\n",
            f"{FILE}:2:44: TAILOR-UNSET `was` has `statement`, which is not set here. "
            "Known: `title`.",
        ),
        (
            "set:\n  listening-waits: {because: It is better.}\n",
            f"{FILE}:2:3: TAILOR-UNSET Nothing of `listening-waits` is set here. "
            "Write a key of it with its new value, such as `title: …`.",
        ),
        (
            "hide: [listening-waits, listening-waits]\n",
            f"{FILE}:1:25: TAILOR-TWICE It is left out already, in {FILE}:1. "
            "Delete one of the two.",
        ),
        (
            "order:\n  listening: {contains: [listening-asks, listening-asks]}\n",
            f"{FILE}:2:42: TAILOR-TWICE It is in this order already, in {FILE}:2. "
            "Delete one of the two.",
        ),
        (
            "add:\n  listening-attention:\n    contains: {id: our-nods, title: Nods}\n",
            f"{FILE}:3:5: TAILOR-LIST What `contains` has here is no list. "
            "Write each entry on a line of its own that begins with `- `.",
        ),
        (
            "add:\n  listening-waits: {contains: [{id: our-nods, title: Nods, own: true}]}\n",
            f"{FILE}:2:21: TAILOR-LIST `contains` is no list there. ",
        ),
        (
            "move:\n  listening-waits: {to: listening-asks}\n",
            f"{FILE}:2:25: TAILOR-INSIDE `listening-asks` has no place for `listening-waits`, "
            "one of some `contains`. Name what has such a list.",
        ),
        (
            "move:\n  listening-waits: {to: roles}\n",
            f"{FILE}:2:25: TAILOR-INSIDE `roles` has no place for `listening-waits`",
        ),
        (
            "set:\n  listening: {scale: stepz}\n",
            f"{FILE}:2:15: SCALE-UNKNOWN ",
        ),
    ],
)
def test_what_is_wrong_is_told_in_the_hosts_file(tailor: Tailor, text: str, said: str) -> None:
    found = refused(tailor, text)
    assert any(problem.startswith(said) for problem in found), found
    assert all(problem.startswith(FILE) for problem in found), found


WORDED = """\
        statement: Lets a silence stand.
        levels:
          step-new: {text: Speaks.}
          step-habit: {text: Waits.}
"""


def word_levels(small_data: Path) -> None:
    file = small_data / "frameworks" / "listening.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("        statement: Lets a silence stand.\n", WORDED), "utf-8")


def test_what_is_worded_for_a_level_goes_with_it(tailor: Tailor, small_data: Path) -> None:
    word_levels(small_data)
    third = "  - {id: step-third, name: Third, anchor: Always., own: true}\nunsure:"
    scale = small_data / "scales" / "steps.yml"
    scale.write_text(scale.read_text("utf-8").replace("unsure:", third), "utf-8")
    assert [*tailor("hide: [step-new]\n").items["listening-waits"][1].levels] == ["step-habit"]
    assert not tailor("hide: [steps]\n").items["listening-waits"][1].levels


def test_of_a_block_only_what_is_set_is_told(tailor: Tailor, small_data: Path) -> None:
    word_levels(small_data)
    text = "set:\n  listening-waits: {levels: {step-habit: {text: Is quiet., own: true}}}\n"
    [told] = tailor(text).differences
    assert [(it.was, it.now) for it in told.changed] == [("Waits.", "Is quiet.")]


@pytest.mark.parametrize(
    "setting",
    [
        "listening-waits--step-habit: {text: Is quiet., was: {text: Waits.}}",
        "listening-waits: {levels: {step-habit: {text: Is quiet.}}, "
        "was: {levels: {step-habit: {text: Waits.}}}}",
        "listening-waits: {levels: {step-habit: Is quiet.}, was: {levels: {step-habit: Waits.}}}",
    ],
)
def test_what_an_item_says_of_a_level_is_set_by_its_page_id_or_as_plain_text(
    tailor: Tailor, small_data: Path, setting: str
) -> None:
    word_levels(small_data)
    catalog = tailor(f"set:\n  {setting}\n")
    levels = catalog.items["listening-waits"][1].levels
    assert {id: words.text for id, words in levels.items()} == {
        "step-new": "Speaks.",
        "step-habit": "Is quiet.",
    }
    [told] = catalog.differences
    assert (told.id, [(it.was, it.now) for it in told.changed]) == (
        "listening-waits",
        [("Waits.", "Is quiet.")],
    )
    assert not catalog.notices


def test_words_of_two_levels_are_set_and_one_twice_is_told(
    tailor: Tailor, small_data: Path
) -> None:
    word_levels(small_data)
    two = (
        "set:\n  listening-waits--step-new: {text: A.}\n  listening-waits--step-habit: {text: B.}\n"
    )
    levels = tailor(two).items["listening-waits"][1].levels
    assert [it.text for it in levels.values()] == ["A.", "B."]
    [problem] = refused(tailor, f"{two}  listening-waits: {{levels: {{step-new: C.}}}}\n")
    assert f"TAILOR-TWICE It is set already, in {FILE}:2." in problem


def test_what_stood_at_a_level_is_asked_for_in_was_and_mended_there(
    tailor: Tailor, small_data: Path
) -> None:
    file = small_data / "frameworks" / "listening.yml"
    word_levels(small_data)
    file.write_text(file.read_text("utf-8").replace("text: Waits.", "text: Waits long."), "utf-8")
    text = "set:\n  listening-waits--step-habit: {text: Is quiet.}\n"
    [notice] = tailor(text).notices
    assert str(notice).endswith('updated. Add it: `was: {text: "Waits long."}`.')
    [notice] = tailor("set:\n  listening-waits: {levels: {step-habit: Is quiet.}}\n").notices
    assert str(notice).endswith('`was: {levels: {step-habit: {text: "Waits long."}}}`.')


def test_words_for_a_level_are_hidden_by_their_page_id(tailor: Tailor, small_data: Path) -> None:
    word_levels(small_data)
    catalog = tailor("hide: [listening-waits--step-new]\n")
    assert [*catalog.items["listening-waits"][1].levels] == ["step-habit"]
    assert "listening-waits--step-new" in catalog.hidden


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        (
            "{statement: Waits.}",
            "Readers see your `statement`, and a check still asks: I let a silence stand.",
        ),
        (
            "{self_check: I wait.}",
            "Readers see your `self_check`, and its page still says: Lets a silence stand.",
        ),
        ("{statement: Waits., self_check: I wait.}", ""),
        ("{statement: Waits., keeps_answers: true}", ""),
        ("{title: Waits}", ""),
    ],
)
def test_one_wording_that_is_set_without_the_other_is_noticed(
    tailor: Tailor, setting: str, said: str
) -> None:
    notices = tailor(f"set:\n  listening-waits: {setting}\n").notices
    asked = [it for it in notices if it.id == "TAILOR-ASKED"]
    assert [it.message for it in asked] == ([said] if said else [])


def test_the_cells_of_a_column_go_with_it(tailor: Tailor, small_data: Path) -> None:
    third = "  - {id: watcher, label: Watcher, own: true}\nrows:"
    roles = small_data / "comparisons" / "roles.yml"
    roles.write_text(roles.read_text("utf-8").replace("rows:", third), "utf-8")
    catalog = tailor("hide: [listener]\n")
    assert all(set(row.cells) <= {"talker"} for row in catalog.comparisons["roles"].rows)
    assert "roles-task--listener" in catalog.hidden


def test_what_has_too_little_without_it_goes_too(tailor: Tailor) -> None:
    catalog = tailor("hide: [listener, step-new]\n")
    assert not catalog.comparisons and not catalog.scales
    assert {"roles-task", "roles-task--talker", "steps"} <= {*catalog.hidden}


def test_another_scale_leaves_out_what_was_worded_for_the_one_before(
    tailor: Tailor, small_data: Path
) -> None:
    word_levels(small_data)
    scale = (small_data / "scales" / "steps.yml").read_text("utf-8")
    ours = scale.replace("step-", "our-").replace("    formerly: [our-always]\n", "")
    (small_data / "scales" / "our-scale.yml").write_text(ours, "utf-8")
    worded = "  listening-waits: {levels: {our-new: {text: Talks.}}}\n"
    catalog = tailor(f"set:\n  listening: {{scale: our-scale}}\n{worded}")
    assert [*catalog.items["listening-waits"][1].levels] == ["our-new"]
    place = all_addresses(catalog)["listening-waits--step-habit"]
    assert (place.page, place.anchor) == ("differences.md", "differs-listening")
    [problem] = refused(tailor, "set:\n  listening-waits: {levels: {step-nw: {text: Talks.}}}\n")
    assert f"{FILE}:2:30: LEVEL-UNKNOWN " in problem


def test_levels_and_columns_stay_in_their_work(tailor: Tailor, small_data: Path) -> None:
    scale = (small_data / "scales" / "steps.yml").read_text("utf-8")
    ours = scale.replace("step-", "our-").replace("    formerly: [our-always]\n", "")
    (small_data / "scales" / "our-scale.yml").write_text(ours, "utf-8")
    [problem] = refused(tailor, "move:\n  step-new: {to: our-scale}\n")
    assert problem.startswith(f"{FILE}:2:3: TAILOR-INSIDE `step-new` is one of the `levels`")


def test_something_is_added_below_what_is_added(tailor: Tailor) -> None:
    catalog = tailor(
        "add:\n  our-nods:\n    indicators: [{id: our-nods-seen, text: Nods., own: true}]\n"
        + ADDED.lstrip("\n")
    )
    [seen] = catalog.items["our-nods"][1].indicators
    assert seen.id == "our-nods-seen"
    [notice] = catalog.notices
    assert f"TAILOR-OWN `our-nods` stands in a file of your own, {FILE}." in str(notice)


def test_entries_stand_behind_one_in_the_list_that_has_it(tailor: Tailor) -> None:
    catalog = tailor(
        "add:\n  listening-waits:\n    after: waits-counts\n"
        "    indicators: [{id: our-nods, text: Nods., own: true}]\n"
        "    evidence: [{id: our-film, kind: record, text: A film., own: true}]\n"
    )
    waits = catalog.items["listening-waits"][1]
    assert [it.id for it in waits.indicators] == ["waits-counts", "our-nods", "waits-looks"]
    assert [it.id for it in waits.evidence] == ["waits-recording", "our-film"]


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
            "set:\n  listening-waits: {keeps_answers: true, statement: A b., "
            "was: {statement: Lets silence be.}}\n",
            "2:42: TAILOR-CHANGED `was` is not what stands there. It has: Lets silence be. There "
            "stands: Lets a silence stand. Look whether yours still fits, and write what stands "
            "there into it.",
        ),
        (
            "set:\n  listening-waits: {keeps_answers: true, statement: A b.}\n",
            "2:42: TAILOR-WAS Nothing will tell when what `statement` takes the place of is "
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
    catalog = tailor(f"add:{ADDED}hide: [{{id: listening-asks, because: No.}}]\n")
    path = tmp_path / "catalog.json"
    path.write_bytes(snapshot_of(catalog))
    assert read_snapshot(path, KINDS).differences == catalog.differences


def test_a_list_on_a_page_leaves_out_what_is_hidden() -> None:
    text = (
        '- [One]({{ link_to("one") }})\n- [Two]({{ link_to("two") }}#more)\n'
        '- {{ mark("two") }}[Two]({{ link_to("two") }})\n'
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
    assert {*all_addresses(whole)} <= {*all_addresses(catalog)}, "every address leads somewhere"


def test_nothing_that_a_person_rates_is_moved_to_an_agency(
    tailor: Tailor, small_data: Path
) -> None:
    area = "{id: agency-area, title: A, contains: []}"
    agency = f"title: Agency\nrates: organisation\ncontains: [{area}]\n"
    (small_data / "frameworks" / "agency.yml").write_text(agency, "utf-8")
    [told] = refused(tailor, "move:\n  listening-waits: {to: agency-area}\n")
    assert told == (
        f"{FILE}:2:25: TAILOR-INSIDE It has `rates: practitioner` above it, and `agency-area` has "
        "`rates: organisation`. Name a place in a framework that rates the same."
    )


@pytest.fixture
def workshops(small_data: Path) -> Path:
    """The small data with an activity, twice, and a session of both."""
    example = package_layer() / "docs" / "example" / "data"
    for folder in ("activities", "sessions"):
        shutil.copytree(example / folder, small_data / folder)
    first = small_data / "activities" / "two-minutes-each.yml"
    text = first.read_text("utf-8").replace("    item: role-cards\n", "")
    step = "  - {id: two-minutes-change, title: Change, minutes: 1, do: [Change.], own: true}\n"
    text = text.replace("debrief:", f"{step}debrief:").replace(
        "minutes: 12\ngroup", "minutes: 13\ngroup"
    )
    first.write_text(text, "utf-8")
    again = text.replace("two-minutes-", "again-").replace("roles-task", "listening-waits")
    first.with_name("again.yml").write_text(again, "utf-8")
    session = small_data / "sessions" / "a-short-hour.yml"
    text = session.read_text("utf-8").replace("minutes: 20", "minutes: 29")
    text = text.replace("Listening, before", "29 minutes of listening, before")
    part = "  - {id: short-again, title: Again, minutes: 9, activity: again, own: true}\n"
    session.write_text(text.replace("after: [", f"{part}after: ["), "utf-8")
    return small_data


def test_a_session_takes_as_long_as_what_is_left_of_it_and_its_page_says_so(
    workshops: Path, tailor: Tailor
) -> None:
    catalog = tailor("hide: [again]\n")
    session = catalog.of(Session)["a-short-hour"]
    assert (session.minutes, [it.activity for it in session.parts]) == (
        20,
        [None, "two-minutes-each"],
    )
    [notice] = catalog.notices
    assert str(notice) == (
        f"{FILE}:1:8: TAILOR-MINUTES `a-short-hour` takes 20 minutes now, and its words still say "
        "29. Word them anew below `set: a-short-hour:`; its page says how long it takes."
    )
    shown = render_session(Page(catalog, Here("sessions/a-short-hour.md")), "a-short-hour")
    assert "Here it takes 20 minutes, not 29" in shown
    assert "again" not in workshop_items_script(catalog, True)
    worded = tailor("hide: [again]\nset: {a-short-hour: {summary: Listening.}}\n")
    assert "not 29" not in render_session(
        Page(worded, Here("sessions/a-short-hour.md")), "a-short-hour"
    )


def test_a_session_whose_activities_are_all_hidden_goes_with_them(
    workshops: Path, tailor: Tailor
) -> None:
    catalog = tailor("hide: [two-minutes-each, again]\n")
    assert not catalog.of(Session)
    assert [it.along for it in catalog.differences] == [(), (("a-short-hour", "A short hour"),)]
    shown = render_differences(Page(catalog, Here("differences.md")))
    assert "Left out with it: A short hour" in shown


def test_an_activity_takes_as_long_as_its_steps_that_are_left(
    workshops: Path, tailor: Tailor
) -> None:
    catalog = tailor("hide: [two-minutes-talk]\n")
    activity = catalog.of(Activity)["two-minutes-each"]
    assert (activity.minutes, activity.shorter) == (6, None)


def test_minutes_that_a_host_sets_are_its_own_to_mend(workshops: Path, tailor: Tailor) -> None:
    [problem] = refused(tailor, "hide: [again]\nset: {a-short-hour: {minutes: 25}}\n")
    assert problem.startswith(f"{FILE}:2:22: MINUTES-SUM It has 25 minutes, ")


def test_what_a_change_leaves_wrong_elsewhere_is_told_at_the_change(
    workshops: Path, tailor: Tailor
) -> None:
    [problem] = refused(tailor, "set: {again: {shorter: {minutes: 12}}}\n")
    assert problem == (
        f"{FILE}:1:7: TAILOR-LEAVES This leaves something wrong in a-short-hour.yml:23: "
        "MINUTES-FEW `again` takes at least 12 minutes, and has 9. "
        "Set or hide that, too, or take this back."
    )


def test_a_level_that_is_gone_is_expected_no_more(tailor: Tailor, small_data: Path) -> None:
    third = "  - {id: step-third, name: Third, anchor: Always., own: true}\nunsure:"
    scale = small_data / "scales" / "steps.yml"
    scale.write_text(scale.read_text("utf-8").replace("unsure:", third), "utf-8")
    example = package_layer() / "docs" / "example" / "data" / "profiles"
    shutil.copytree(example, small_data / "profiles")
    [expected] = tailor("hide: [step-habit]\n").profiles["good-listener"].expects
    assert expected.level is None
    [expected] = tailor("hide: [steps]\n").profiles["good-listener"].expects
    assert expected.level is None


def test_a_source_that_is_still_cited_is_kept_and_its_hiding_is_the_one_problem(
    tailor: Tailor,
) -> None:
    [problem] = refused(tailor, "hide: [source-guide-table]\n")
    assert problem.startswith(
        f"{FILE}:1:8: TAILOR-CITED What comes from `source-guide-table` is still there: `roles"
    )
    assert problem.endswith("Hide these, too, or keep the source, which says whose words they are.")
    catalog = tailor("hide: [source-guide-table, roles]\n")
    assert [it.id for it in catalog.sources] == ["source-guide"]
    [problem] = refused(tailor, "hide: [source-guide]\n")
    assert " more. Hide these" in problem
    # What is left out of a list beside it moves nothing.
    [problem] = refused(tailor, "hide: [listening-waits, source-guide]\n")
    assert "`listening-waits`" not in problem
    both = refused(tailor, "hide: [source-guide, source-guide-table]\n")
    assert ["TAILOR-CITED" in problem for problem in both] == [True, True]


def test_what_a_host_writes_of_something_that_it_hides_is_noticed(
    tailor: Tailor, tmp_path: Path
) -> None:
    own = tmp_path / "host" / "data" / "frameworks" / "ours.yml"
    own.parent.mkdir(parents=True)
    own.write_text(
        "title: Ours\nrates: practitioner\ncontains:\n  - id: our-one\n    title: One\n"
        "    related:\n      - {to: waits-looks}\n    own: true\n",
        "utf-8",
    )
    [notice] = tailor("hide:\n  - roles\n  - asks-open\n  - listening-waits\n").notices
    assert ":7:14: REF-HIDDEN" in str(notice) and f"{FILE}:4." in str(notice), "once, by its cause"
    [notice] = tailor("hide: [listening-waits]\n").notices
    assert str(notice) == (
        f"ours.yml:7:14: REF-HIDDEN `waits-looks` is left out, in {FILE}:1. "
        "This is left out with it: delete it, or hide that no more."
    )


def test_my_answers_leads_to_why_something_that_was_answered_is_left_out(tailor: Tailor) -> None:
    shown = [
        render_my_answers(Page(tailor(f"hide: [{id}]\n"), Here("my/answers.md")))
        for id in ("listening-waits", "")
    ]
    assert ["../../differences/" in page for page in shown] == [True, False]
