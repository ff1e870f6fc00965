"""The JSON Schemas fit the models, the shipped data, and what an editor shows."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from competency_handbook.cli import main
from competency_handbook.kinds import KINDS as DECLARED
from competency_handbook.kinds.schemas import schema_of, write_schemas
from competency_handbook.reading.layers import package_layer

DATA = package_layer() / "data"
TRANSLATED = "*.??.yml"
"""Texts alone, by ids; no kind's model is theirs."""
BROKEN = Path(__file__).parents[1] / "data" / "broken"

KINDS = {kind.name: kind.model for kind in DECLARED}

SHIPPED = [
    (path, kind.name)
    for kind in DECLARED
    for path in (DATA / f"{kind.data}.yml", *(DATA / kind.data).glob("*.yml"))
    if path.is_file() and not path.match(TRANSLATED)
]


def faults(path: Path, kind: str) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema_of(KINDS[kind]))
    written = yaml.safe_load(path.read_text("utf-8"))
    return [error.message for error in validator.iter_errors(written)]


def test_every_data_file_but_messages_and_translations_has_a_schema() -> None:
    files = set(DATA.rglob("*.yml")) - set((DATA / "messages").iterdir())
    files -= set(DATA.rglob(TRANSLATED))
    assert files == {path for path, _ in SHIPPED}


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one_itself(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema_of(KINDS[kind]))


def test_the_committed_schemas_are_those_of_the_models(tmp_path: Path) -> None:
    """If this fails, run `handbook schemas`."""
    written = {path.name: path.read_text("utf-8") for path in write_schemas(tmp_path, DECLARED)}
    committed = {path.name: path.read_text("utf-8") for path in (DATA / "schemas").iterdir()}
    assert committed == written


@pytest.mark.parametrize(("path", "kind"), SHIPPED, ids=lambda value: getattr(value, "stem", value))
def test_shipped_data_fit_the_schema_that_they_name(path: Path, kind: str) -> None:
    assert faults(path, kind) == []
    lines = path.read_text("utf-8").splitlines()
    named = [line.partition("$schema=")[2] for line in lines if "$schema=" in line]
    wanted = DATA / "schemas" / f"{kind}.schema.json"
    assert [(path.parent / name).resolve() for name in named] in ([wanted], [])


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in sorted(BROKEN.glob("*.yml"))
        if path.name.startswith(("KEY-U", "FIELD-", "VALUE-", "ID-M"))
        and path.stem != "VALUE-TYPE-long"  # a number that no YAML library reads
    ],
    ids=lambda path: path.stem,
)
def test_an_editor_marks_what_the_handbook_would_refuse(path: Path) -> None:
    assert faults(path, "framework")


@pytest.mark.parametrize("kind", KINDS)
def test_an_editor_can_say_what_every_key_is_for(kind: str) -> None:
    schema = schema_of(KINDS[kind])
    for part in (schema, *schema["$defs"].values()):
        assert len(part["description"]) > 15
        for key, value in part.get("properties", {}).items():
            assert len(value["description"]) > 10, f"{part['title']}.{key}"


def test_the_command_writes_the_schemas_where_data_files_look_for_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["schemas"])
    assert result.stdout.splitlines() == [f"data/schemas/{kind}.schema.json" for kind in KINDS]
    title = json.loads((tmp_path / "data" / "schemas" / "scale.schema.json").read_text())["title"]
    assert title == "RatingScale"
