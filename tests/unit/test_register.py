"""The register: what an edition adds, what a host inherits, and what becomes of answers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from catalogs import open_catalog
from competency_handbook.cli import main
from competency_handbook.editions.register import register_text
from competency_handbook.editions.releases import (
    read_editions,
)
from competency_handbook.editions.since import (
    ADVICE,
    Outcome,
    findings_since,
    report_since,
    wordings_since,
)
from competency_handbook.kinds import KINDS
from competency_handbook.model import BuildFailed, ProblemsFound
from competency_handbook.reading.layers import package_layer
from handbook import SETTINGS, write_handbook
from releasing import LISTENING, STEPS, edit, register_in, release

FILM = "formerly: [waits-recording]\n            id: film"
REMOVED = "removed:\n  - was: {}\n    because: The guide dropped it.\n"


def problems_of(*layers: Path) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        release(*layers, edition="2099.1")
    return [str(problem).partition(": ")[2] for problem in found.value.problems]


def test_the_first_edition_registers_every_permanent_id_and_what_is_answered(layer: Path) -> None:
    added = release(layer, edition="2026.1")
    assert added and (added.new, added.changed, added.renamed, added.removed) == (24, 0, 0, 0)
    register = register_in(layer)
    data = open_catalog(layer / "data")
    assert {*data.works, "step-habit", "attention-diary", "roles-task"} <= set(register.ids)
    assert "listener" not in register.ids, "columns are shared by comparisons"
    [waits] = register.ids["listening-waits"].history
    assert (waits.text, waits.within) == ("Lets a silence stand.", "listening")
    [steps] = register.ids["step-new"].history
    assert steps.text == "New to me: I have rarely done this."
    assert register.ids["listening"].history[0].scale == "steps"
    assert register.ids["waits-counts"].history[0].text is None


def test_the_same_data_make_the_same_bytes_with_a_line_for_each_id(layer: Path) -> None:
    release(layer, edition="2026.1")
    path = layer / "data" / "register.json"
    text = path.read_text("utf-8")
    ids = re.findall(r'^    "([^"]+)": \{.*\},?$', text, re.MULTILINE)
    assert ids == sorted(register_in(layer).ids)
    path.unlink()
    release(layer, edition="2026.1")
    assert path.read_text("utf-8") == text == register_text(register_in(layer))


def test_an_edition_without_changes_adds_only_itself(layer: Path) -> None:
    release(layer, edition="2026.1")
    before = register_in(layer)
    added = release(layer, edition="2027.1")
    assert added and (added.new, added.changed, added.renamed, added.removed) == (0, 0, 0, 0)
    after = register_in(layer)
    assert after.ids == before.ids
    assert after.editions[:1] == before.editions
    assert [release.date for release in after.editions] == ["2026-01-15", "2027-01-15"]


def test_a_later_edition_adds_to_the_end_of_what_has_changed(layer: Path) -> None:
    release(layer, edition="2026.1")
    before = register_in(layer)
    edit(
        layer, LISTENING, "id: waits-recording", "formerly: [waits-recording]\n            id: film"
    )
    edit(layer, LISTENING, "statement: Lets a silence stand.", "statement: Lets silence be.")
    edit(layer, LISTENING, "      - id: asks-once\n", "      - id: asks-twice\n")
    (layer / "data" / "removed.yml").write_text(REMOVED.format("asks-once"))
    added = release(layer, edition="2027.1")
    assert added and (added.new, added.changed, added.renamed, added.removed) == (2, 1, 1, 1)
    after = register_in(layer)
    for id, entry in before.ids.items():
        assert after.ids[id].history[: len(entry.history)] == entry.history
    assert after.ids["waits-recording"].history[-1].became == "film"
    assert after.ids["asks-once"].history[-1].because == "The guide dropped it."
    assert after.ids["listening-waits"].history[-1].text == "Lets silence be."
    release(layer, edition="2028.1")
    assert register_in(layer).ids == after.ids, "what is gone is not said to go again"


def test_a_mere_change_of_spacing_and_case_is_none(layer: Path) -> None:
    release(layer, edition="2026.1")
    edit(layer, LISTENING, "statement: Lets a silence stand.", "statement: Lets a  Silence stand.")
    added = release(layer, edition="2027.1")
    assert added and added.changed == 0


def test_what_was_removed_may_come_back_as_the_same_thing(layer: Path) -> None:
    release(layer, edition="2026.1")
    edit(layer, LISTENING, "      - id: asks-once\n", "      - id: asks-twice\n")
    (layer / "data" / "removed.yml").write_text(REMOVED.format("asks-once"))
    release(layer, edition="2027.1")
    edit(layer, LISTENING, "      - id: asks-twice\n", "      - id: asks-once\n")
    (layer / "data" / "removed.yml").write_text(REMOVED.format("asks-twice"))
    release(layer, edition="2028.1")
    history = register_in(layer).ids["asks-once"].history
    assert [(m.edition, m.is_end) for m in history] == [
        ("2026.1", False),
        ("2027.1", True),
        ("2028.1", False),
    ]


def test_a_reason_is_needed_once_and_a_former_id_for_good(layer: Path) -> None:
    release(layer, edition="2026.1")
    edit(
        layer, LISTENING, "id: waits-recording", "formerly: [waits-recording]\n            id: film"
    )
    edit(layer, LISTENING, "      - id: asks-once\n", "      - id: asks-twice\n")
    (layer / "data" / "removed.yml").write_text(REMOVED.format("asks-once"))
    release(layer, edition="2027.1")
    (layer / "data" / "removed.yml").unlink()
    assert release(layer, edition="2028.1")
    edit(layer, LISTENING, FILM, "id: film")
    [problem] = problems_of(layer)
    assert problem.startswith("REGISTER-GONE `waits-recording` (evidence, edition 2026.1) is gone.")


def test_what_was_renamed_and_then_removed_needs_one_reason(layer: Path) -> None:
    release(layer, edition="2026.1")
    edit(layer, LISTENING, "- id: asks-once", "- id: asks-little\n        formerly: [asks-once]")
    release(layer, edition="2027.1")
    edit(layer, LISTENING, "- id: asks-little\n        formerly: [asks-once]", "- id: asks-new")
    (layer / "data" / "removed.yml").write_text(REMOVED.format("asks-little"))
    assert release(layer, edition="2028.1")


def test_an_edition_is_registered_once_unless_nobody_has_it(layer: Path) -> None:
    release(layer, edition="2026.1")
    assert release(layer, edition="2026.1") is None
    edit(layer, LISTENING, "      - id: asks-once\n", "      - id: asks-twice\n")
    with pytest.raises(BuildFailed, match=r"Edition 2026\.1 is in the register already, and"):
        release(layer, edition="2026.1")
    assert release(layer, edition="2026.1", again=True)
    assert "asks-twice" in register_in(layer).ids
    assert "asks-once" not in register_in(layer).ids
    release(layer, edition="2027.1")
    edit(layer, LISTENING, "Begins with", "Starts with")
    with pytest.raises(BuildFailed):
        release(layer, edition="2026.1", again=True)


def test_an_edition_is_not_registered_while_there_are_problems(layer: Path) -> None:
    release(layer, edition="2026.1")
    text = (layer / "data" / "register.json").read_bytes()
    edit(layer, LISTENING, "      - id: asks-once\n", "      - id: asks-twice\n")
    [problem] = problems_of(layer)
    assert "REGISTER-GONE" in problem
    assert (layer / "data" / "register.json").read_bytes() == text


@pytest.fixture
def host(layer: Path, tmp_path: Path) -> Path:
    """A host's layer over the small handbook, which has released an edition."""
    release(layer, edition="2026.1")
    (tmp_path / "host" / "data" / "frameworks").mkdir(parents=True)
    return tmp_path / "host"


def test_a_host_may_leave_out_what_the_handbook_below_has(layer: Path, host: Path) -> None:
    release(layer, host, edition="2026.5")
    assert "attention-diary" in register_in(host).ids, "its readers have seen it"
    ours = (layer / "data" / LISTENING).read_text("utf-8")
    diary = r"    evidence:\n      - id: attention-diary\n(        .*\n)+"
    (host / "data" / LISTENING).write_text(re.sub(diary, "", ours), "utf-8")
    added = release(layer, host, edition="2027.5")
    assert added and (added.new, added.removed) == (0, 1)
    left_out = register_in(host).ids["attention-diary"].history[-1]
    assert left_out.because == "This handbook leaves it out."


def test_what_a_host_hides_has_its_reason_though_the_handbook_below_never_released_it(
    layer: Path, host: Path
) -> None:
    (layer / "data" / "register.json").unlink(missing_ok=True)
    release(layer, host, edition="2026.5")
    path = host / "data" / "tailoring" / "ours.yml"
    path.parent.mkdir(parents=True)
    path.write_text("hide: [{id: listening-waits, because: We talk.}]\n", "utf-8")
    release(layer, host, edition="2027.5")
    for id in ("listening-waits", "waits-looks", "waits-example"):
        assert register_in(host).last(id).because == "We talk."


def test_a_host_inherits_the_reasons_of_the_handbook_below(layer: Path, host: Path) -> None:
    release(layer, host, edition="2026.5")
    edit(layer, LISTENING, "      - id: asks-once\n", "      - id: asks-twice\n")
    (layer / "data" / "removed.yml").write_text(REMOVED.format("asks-once"))
    release(layer, edition="2027.1")
    (layer / "data" / "removed.yml").unlink()
    added = release(layer, host, edition="2027.5")
    assert added and (added.new, added.removed) == (1, 1)
    assert register_in(host).ids["asks-once"].history[-1].because == "The guide dropped it."


def test_a_host_never_reuses_an_id_of_the_handbook_below(layer: Path, host: Path) -> None:
    edit(layer, LISTENING, "      - id: asks-once\n", "      - id: asks-twice\n")
    (layer / "data" / "removed.yml").write_text(REMOVED.format("asks-once"))
    release(layer, edition="2027.1")
    (host / "data" / "guides").mkdir()
    guide = "title: One\nsummary: Two.\nparts:\n  - id: one\n    title: One\n    own: true\n"
    (host / "data" / "guides" / "asks-once.yml").write_text(guide)
    live, reused = problems_of(layer, host)
    assert live.startswith("REMOVED-LIVE `asks-once` is not gone: it stands in host/data/guides")
    assert reused == (
        "ID-REUSED `asks-once` was released in edition 2026.1 for something else (indicator, not "
        "guide). Give this another id; an id is never reused."
    )


def test_what_an_edit_does_to_answers_is_told_in_words(layer: Path) -> None:
    release(layer, edition="2026.1")
    edit(layer, LISTENING, "statement: Lets a silence stand.", "statement: Lets silence be.")
    edit(layer, LISTENING, "id: listening-asks", "id: asks-back\n    formerly: [listening-asks]")
    edit(layer, "comparisons/roles.yml", "listening-asks", "asks-back")
    edit(layer, LISTENING, "id: waits-recording", "id: waits-film")
    edit(layer, STEPS, "id: step-habit", "id: step-always")
    edit(layer, STEPS, "I have rarely done this.", "I have never done this.")
    removed = REMOVED.format("waits-recording") + REMOVED.format("step-habit").partition("\n")[2]
    (layer / "data" / "removed.yml").write_text(removed)
    assert list(report_since(read_editions([layer], KINDS), register_in(layer), "2026.1")) == [
        "What the present data does to answers saved in edition 2026.1:",
        "\nStatements that readers rate: 2",
        "    1 reworded. Readers see both wordings and are asked whether their answer still holds.",
        "        listening-waits",
        "          before: Lets a silence stand.",
        "          now:    Lets silence be.",
        "    1 under another id. Answers follow.",
        "        listening-asks",
        "          now: asks-back",
        "\nLevels that they choose from: 2",
        "    1 reworded. Readers who chose one see both wordings and are asked whether it still "
        "fits.",
        "        step-new",
        "          before: New to me: I have rarely done this.",
        "          now:    New to me: I have never done this.",
        "    1 gone. Readers who chose one keep their answer and are asked anew.",
        "        step-habit",
        "          The guide dropped it.",
        "\nEvidence, of which an agency can note what it has: 0",
        "\nWorksheets: 0",
        "\nBlanks of worksheets: 0",
        f"\n{ADVICE}",
    ]


def test_what_is_written_beside_evidence_that_is_renamed_follows(layer: Path) -> None:
    for name in (LISTENING, STEPS):
        edit(layer, name, "rates: practitioner", "rates: organisation")
    release(layer, edition="2026.1")
    edit(layer, LISTENING, "id: waits-recording", FILM)
    told = list(report_since(read_editions([layer], KINDS), register_in(layer), "2026.1"))
    [line] = [line for line in told if line.startswith("    1 under another id.")]
    assert line == "    1 under another id. What readers wrote follows."


def outcomes(layer: Path) -> dict[str, Outcome]:
    """What becomes of each statement, where it is one thing alone."""
    found = findings_since(read_editions([layer], KINDS), register_in(layer), "2026.1")
    return {finding.id: finding.outcome for finding in found if finding.kind == "competency"}


def test_an_answer_stays_where_an_edit_does_not_concern_it(layer: Path) -> None:
    release(layer, edition="2026.1")
    edit(
        layer, LISTENING, "self_check: I let a silence stand.", "self_check: I let a Silence stand."
    )
    edit(layer, LISTENING, "Lets a silence stand.", "lets a silence STAND.")
    assert outcomes(layer) == {"listening-waits": "kept", "listening-asks": "kept"}


def test_a_self_check_that_is_reworded_by_itself_is_noticed_like_a_statement(layer: Path) -> None:
    release(layer, edition="2026.1")
    assert (
        register_in(layer).ids["listening-waits"].history[0].self_check == "I let a silence stand."
    )
    edit(layer, LISTENING, "self_check: I let a silence stand.", "self_check: I let silence be.")
    assert outcomes(layer) == {"listening-waits": "reworded", "listening-asks": "kept"}
    told = "\n".join(report_since(read_editions([layer], KINDS), register_in(layer), "2026.1"))
    assert "before: I let a silence stand.\n          now:    I let silence be." in told
    edit(
        layer,
        LISTENING,
        "self_check: I let silence be.",
        "self_check: I let silence be.\n        same_meaning: [I let a silence stand.]",
    )
    assert outcomes(layer)["listening-waits"] == "same"
    added = release(layer, edition="2027.1")
    assert added and (added.new, added.changed) == (0, 1)


def test_a_register_that_has_no_self_checks_tells_of_none(layer: Path) -> None:
    release(layer, edition="2026.1")
    path = layer / "data" / "register.json"
    register = register_in(layer)
    ids = {
        id: entry.model_copy(
            update={
                "history": tuple(m.model_copy(update={"self_check": None}) for m in entry.history)
            }
        )
        for id, entry in register.ids.items()
    }
    path.write_text(register_text(register.model_copy(update={"ids": ids})), "utf-8")
    assert outcomes(layer) == {"listening-waits": "kept", "listening-asks": "kept"}


CHECK = "self_check: I let a silence stand.\n"
WORDED = CHECK + "        levels: {step-new: {text: I count to two.}}\n"


def test_a_level_that_an_item_words_is_noticed_when_reworded_and_not_when_first_worded(
    layer: Path,
) -> None:
    release(layer, edition="2026.1")
    edit(layer, LISTENING, CHECK, WORDED)
    assert outcomes(layer) == {"listening-waits": "kept", "listening-asks": "kept"}
    added = release(layer, edition="2026.2")
    assert added and (added.new, added.changed) == (0, 1)
    assert register_in(layer).ids["listening-waits"].history[-1].levels == {
        "step-new": "I count to two."
    }

    def since() -> list[tuple[str, tuple[str, ...]]]:
        found = findings_since(read_editions([layer], KINDS), register_in(layer), "2026.2")
        return [(f.outcome, f.details) for f in found if f.id == "listening-waits"]

    edit(layer, LISTENING, "I count to two.", "I  count to Two.")
    assert since() == [("kept", ())]
    edit(layer, LISTENING, "I  count to Two.", "I count to ten.")
    assert since() == [("reworded", ("before: I count to two.", "now:    I count to ten."))]
    edit(layer, LISTENING, WORDED.splitlines()[1].replace("two", "ten"), "")
    assert since() == [
        ("reworded", ("before: I count to two.", "now:    what the scale says of this level"))
    ]
    edit(layer, LISTENING, CHECK, WORDED.replace("two", "ten") + SAME_COUNT)
    assert [outcome for outcome, _ in since()] == ["same"]
    release(layer, edition="2026.3")


SAME_COUNT = "        same_meaning: [I count to two.]\n"


def test_levels_that_an_item_words_follow_a_level_that_is_renamed(layer: Path) -> None:
    edit(layer, LISTENING, CHECK, WORDED)
    release(layer, edition="2026.1")
    edit(layer, STEPS, "id: step-new", "id: step-first\n    formerly: [step-new]")
    edit(layer, LISTENING, "step-new", "step-first")
    assert outcomes(layer)["listening-waits"] == "kept"


def test_a_scales_words_that_mean_the_same_ask_nobody(layer: Path) -> None:
    release(layer, edition="2026.1")

    def fate() -> str:
        found = findings_since(read_editions([layer], KINDS), register_in(layer), "2026.1")
        [outcome] = [finding.outcome for finding in found if finding.id == "step-new"]
        return outcome

    edit(layer, STEPS, "name: New to me", "name: New")
    assert fate() == "reworded"
    edit(layer, STEPS, "name: New", "same_meaning: [New to me]\n    name: New")
    assert fate() == "same"
    edit(layer, STEPS, "[New to me]", "[New to me, Some other words.]")
    assert problems_of(layer) == [
        "SAME-UNKNOWN `step-new` was never released with this wording. Correct it, or delete it: "
        "data/register.json has all that was released."
    ]


def test_a_levels_first_anchor_asks_nobody(layer: Path) -> None:
    anchor = "    anchor: I have rarely done this.\n"
    edit(layer, STEPS, anchor)
    release(layer, edition="2026.1")
    edit(layer, STEPS, "name: New to me\n", f"name: New to me\n{anchor}")
    found = findings_since(read_editions([layer], KINDS), register_in(layer), "2026.1")
    assert [finding.outcome for finding in found if finding.id == "step-new"] == ["kept"]


RATES = "text: Counts to five.\n            rate: true"


def test_a_part_that_is_rated_is_kept_like_a_statement_and_its_end_is_told(layer: Path) -> None:
    release(layer, edition="2026.1")
    edit(layer, LISTENING, "text: Counts to five.", RATES)
    assert "waits-counts" not in outcomes(layer), "nobody could answer it before"
    release(layer, edition="2026.2")
    first, then = register_in(layer).ids["waits-counts"].history
    assert (first.text, then.text) == (None, "Counts to five.")

    def since() -> dict[str, str]:
        found = findings_since(read_editions([layer], KINDS), register_in(layer), "2026.2")
        return {finding.id: finding.outcome for finding in found if finding.kind == "competency"}

    assert since()["waits-counts"] == "kept"
    edit(layer, LISTENING, "Counts to five.", "Counts to six.")
    assert since()["waits-counts"] == "reworded"
    edit(layer, LISTENING, "\n            rate: true", "")
    assert since()["waits-counts"] == "removed"


def test_a_wording_that_means_the_same_asks_nobody(layer: Path) -> None:
    release(layer, edition="2026.1")
    new = "statement: Lets silence be.\n        same_meaning:\n          - Lets a silence stand."
    edit(layer, LISTENING, "statement: Lets a silence stand.", new)
    assert outcomes(layer) == {"listening-waits": "same", "listening-asks": "kept"}


def test_a_statement_may_move_to_another_framework_and_be_rated_on_another_scale(
    layer: Path,
) -> None:
    release(layer, edition="2026.1")
    steps = (layer / "data" / STEPS).read_text("utf-8").replace("id: step-", "id: stage-")
    (layer / "data" / "scales" / "stages.yml").write_text(steps, "utf-8")
    moved = layer / "data" / "frameworks" / "hearing.yml"
    text = (layer / "data" / LISTENING).rename(moved).read_text("utf-8")
    moved.write_text(text.replace("scale: steps", "scale: stages"), "utf-8")
    (layer / "data" / "removed.yml").write_text(REMOVED.format("listening"))
    found = findings_since(read_editions([layer], KINDS), register_in(layer), "2026.1")
    said = [(f.outcome, f.details) for f in found if f.id == "listening-asks"]
    assert said == [
        ("moved", ("from listening to hearing",)),
        ("rescaled", ("from steps to stages",)),
    ]
    moved.write_text(moved.read_text("utf-8") + "formerly: [listening]\n", "utf-8")
    assert outcomes(layer) == dict.fromkeys(["listening-asks", "listening-waits"], "rescaled")


def handbook(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def rated_at(layer: Path, edition: str) -> int:
    """How many statements readers could rate in an edition."""
    kinds = {"competency", "domain", "indicator"}
    known = register_in(layer).at(edition).values()
    return sum(1 for kind, milestone in known if kind in kinds and milestone.hash)


def test_the_command_tells_a_host_without_a_register_of_the_edition_below(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Ours\nextra: {handbook: {id: ours}}\n")
    rated = rated_at(package_layer(), "2026.1")
    told = handbook("check", "--answers-since", "2026.1", "--root", str(tmp_path))
    assert (told.exit_code, f"Statements that readers rate: {rated}\n" in told.stdout) == (0, True)


def test_the_commands_register_an_edition_and_tell_what_becomes_of_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_handbook(tmp_path / "ours")  # it stands on no other handbook
    for commands in ("checking", "keeping_up"):
        monkeypatch.setattr(f"competency_handbook.cli.{commands}.layers_of", lambda _: [root])
    there = ("--root", str(root))
    added = handbook("register", *there)
    assert re.fullmatch(
        r"Edition 2026\.1 is in .*register\.json: \d+ new, 0 changed, 0 renamed, 0 removed\.\n",
        added.stdout,
    )
    again = handbook("register", *there)
    assert (again.exit_code, again.stdout) == (0, "The register has this edition, just as it is.\n")

    told = handbook("check", "--answers-since", "2026.1", *there)
    rated = rated_at(root, "2026.1")
    assert (told.exit_code, f"   {rated} as they were. Answers stay.\n" in told.stdout) == (0, True)
    unknown = handbook("check", "--answers-since", "2025.1", *there)
    assert unknown.exit_code == 2
    assert "Edition 2025.1 is not in the register. It has 2026.1." in unknown.stderr

    settings = root / "mkdocs.yml"
    date = str(SETTINGS["extra"]["handbook"]["date"])
    settings.write_text(settings.read_text("utf-8").replace(date, "2027-02-15"), "utf-8")
    refused = handbook("register", *there)
    assert (refused.exit_code, refused.stderr.partition(",")[0]) == (
        1,
        "Edition 2026.1 is in the register already",
    )


def test_check_says_in_a_line_how_many_wordings_differ_from_the_edition(layer: Path) -> None:
    release(layer, edition="2026.1")

    def said() -> str:
        standing = read_editions([layer], KINDS).standing
        return wordings_since(standing, register_in(layer))

    assert said() == ""
    edit(layer, LISTENING, "Lets a silence stand.", "Lets silence be.")
    edit(layer, LISTENING, "text: Counts to five.", RATES)
    assert said() == "What readers answer: 1 reworded and 1 new since edition 2026.1."
    edit(layer, LISTENING, "self_check: I ask", "self_check: I always ask")
    assert said() == "What readers answer: 2 reworded and 1 new since edition 2026.1."
    edit(layer, STEPS, "I have rarely done this.", "I have never done this.")
    assert said() == "What readers answer: 3 reworded and 1 new since edition 2026.1."
    standing = read_editions([layer], KINDS).standing
    assert wordings_since(standing, None) == "", "nothing was released"
