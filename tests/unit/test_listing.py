"""`handbook list` prints the ids that a host names, with titles and files."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from competency_handbook.cli import main
from competency_handbook.kinds import KINDS
from competency_handbook.reading import NotListed, files_of, listing, read_trees, targets_in


@pytest.fixture
def listed(small_data: Path):
    """The lines of what is listed by a name, without their spaces at the end."""
    trees = read_trees(files_of([small_data.parent], "data"), KINDS, lambda path: path.name)
    return lambda name="": [line.rstrip() for line in listing(trees, name)]


def test_every_work_is_listed_with_its_file_and_what_else_can_be(listed) -> None:
    lines = listed()
    assert lines[0].split(maxsplit=1) == ["roles", "Listener and talker  roles.yml"]
    assert "listening.yml" in lines[1]
    assert lines[-1] == (
        "All ids of a work, or of a kind: `handbook list comparisons`, `handbook list frameworks`, "
        "`handbook list scales`, `handbook list sources`."
    )


def test_all_in_a_work_is_listed_by_the_ids_that_tailoring_takes(listed, tailor_ids) -> None:
    lines = listed("listening")
    assert lines[0] == "listening.yml"
    found = [line.split()[0] for line in lines[1:]]
    assert {"listening", "listening-attention", "listening-waits", "waits-looks"} <= {*found}
    assert {*found} <= tailor_ids
    cells = [line.split()[0] for line in listed("comparisons")[1:]]
    assert "roles-task--talker" in cells
    assert len(cells) == len({*cells})


@pytest.fixture
def tailor_ids(small_data: Path) -> set[str]:
    return {*targets_in(read_trees(files_of([small_data.parent], "data"), KINDS, str))}


def test_what_is_no_kind_and_no_work_is_refused(listed) -> None:
    with pytest.raises(NotListed):
        listed("nothing")


def test_the_command_hints_at_the_nearest_name() -> None:
    result = CliRunner().invoke(main, ["list", "guidez"])
    assert result.exit_code == 2
    assert "There is no work or kind `guidez`. Did you mean `guides`?" in result.output
