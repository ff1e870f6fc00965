"""The documentation names everything that it should, as it is, and its examples are true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import click
import pytest

from catalogs import open_catalog
from competency_handbook import model
from competency_handbook.catalog.addresses import LARGE
from competency_handbook.catalog.style import MOST
from competency_handbook.cli import main
from competency_handbook.kinds import KINDS, macros_of
from competency_handbook.reading.layers import package_layer
from competency_handbook.reading.load import DEEPEST
from competency_handbook.settings.layered import read_settings
from test_broken_data import checks_of_the_package

DOCS = package_layer() / "docs"
PAGES = {page.name: page.read_text("utf-8") for page in sorted(DOCS.glob("*.md"))}
REFERENCE = "".join(PAGES.values())
SECTIONS = dict(re.findall(r"^#+ ([A-Z].*)\n((?:(?!#+ [A-Z]).*\n?)*)", REFERENCE, re.MULTILINE))
"""The text below each heading, up to the next."""

EXAMPLES = dict(re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", REFERENCE, re.MULTILINE | re.DOTALL))
"""What stands in each example, by the path in its first line."""

BASES = (model.Model, model.Identified, model.Answered, model.Work, model.Listed)
"""What models are built on; their keys are described with those."""

MODELS = {
    name: kind
    for name, kind in vars(model).items()
    if isinstance(kind, type) and issubclass(kind, model.Model) and kind not in BASES
}


def rows_of(heading: str) -> Iterator[list[str]]:
    """The cells of every row of the table in a section."""
    for line in SECTIONS[heading].splitlines():
        if line.startswith("| `"):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def heading_of(name: str) -> str:
    """`RatingScale` → `Rating scale`."""
    return re.sub(r"(?<!^)([A-Z])", lambda match: " " + match[1].lower(), name)


@pytest.mark.parametrize("name", MODELS)
def test_every_key_of_every_model_is_described_with_whether_it_is_needed(name: str) -> None:
    described = {}
    for keys, needed, *_ in rows_of(heading_of(name)):
        described |= dict.fromkeys(re.findall(r"`(\w+)`", keys), needed == "yes")
    fields = MODELS[name].model_fields
    assert described == {key: field.is_required() for key, field in fields.items()}


@pytest.mark.parametrize(
    "value",
    [
        value
        for kind in vars(model).values()
        if isinstance(kind, type) and issubclass(kind, Enum)
        for value in kind
    ],
)
def test_every_value_of_a_closed_vocabulary_is_named(value: Enum) -> None:
    assert f"`{value.value}`" in REFERENCE


def test_every_macro_is_described_and_no_other() -> None:
    named = [re.match(r"`\{\{ (\w+)\(", macro)[1] for macro, _ in rows_of("Macros")]
    assert sorted(named) == sorted(macros_of(KINDS))


def test_every_command_is_described_with_its_options() -> None:
    rows = {command.strip("`"): text for command, text in rows_of("Commands")}
    assert set(rows) == {f"handbook {name}" for name in main.commands}
    for name, command in main.commands.items():
        for option in [param for param in command.params if isinstance(param, click.Option)]:
            text = SECTIONS["Commands"] if option.name == "root" else rows[f"handbook {name}"]
            assert f"`{option.opts[0]}" in text, option.name


def test_every_check_is_described_and_no_other() -> None:
    rows = list(rows_of("Checks"))
    assert {check.strip("`") for check, _, _ in rows} == checks_of_the_package()
    assert all(meaning and advice for _, meaning, advice in rows)


def test_every_kind_of_data_has_an_example() -> None:
    written = {Path(path).parts for path in EXAMPLES if path.startswith("data/")}
    examples = {parts[1].removesuffix(".yml") for parts in written}
    assert examples == {*(kind.data for kind in KINDS), "messages"}
    assert len(EXAMPLES) == REFERENCE.count("```yaml")


def test_the_examples_are_a_handbook_without_problems(tmp_path: Path) -> None:
    for path, text in EXAMPLES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    catalog = open_catalog(tmp_path / "data")
    assert list(catalog.frameworks) == ["listening"]
    assert catalog.messages("competency.count", count=1) == "1 statement"
    settings = read_settings([package_layer(), tmp_path])
    assert settings["extra"]["handbook"]["id"] == "our-handbook"


def test_every_setting_of_the_handbook_is_described() -> None:
    ours = read_settings([package_layer()])["extra"]["handbook"]
    assert {key.strip("`") for key, *_ in rows_of("Settings")} == {*ours, "kinds"}


def test_figures_are_those_of_the_program() -> None:
    assert f"A framework with {LARGE} competencies\nor more" in REFERENCE
    assert f"nested more than {DEEPEST} levels deep" in REFERENCE
    assert f"above grade {MOST:g}" in REFERENCE


DECISIONS = sorted((DOCS / "decisions").glob("2*.md"))
RECORD = re.compile(
    r"---\ndate: (?P<date>\d{4}-\d\d-\d\d)\nstatus: (?P<status>stands|superseded)\n"
    r"(?P<by>(?:(?:superseded|amended)_by: \S+\n)?)---\n\n# .+\n\n[^#\s]"
)


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_its_date_its_status_and_what_supersedes_it(path: Path) -> None:
    record = RECORD.match(path.read_text("utf-8"))
    assert record and path.name.startswith(record["date"])
    assert (record["status"] == "superseded") == record["by"].startswith("superseded_by")
    later = record["by"].partition(": ")[2].strip()
    assert not later or ((DOCS / "decisions" / later).is_file() and later[:10] >= record["date"])
