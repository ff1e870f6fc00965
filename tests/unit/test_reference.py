"""The documentation names everything that it should, as it is, and its examples are true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import pytest

from catalogs import open_catalog
from competency_handbook import model
from competency_handbook.catalog.rulers import RULERS
from competency_handbook.cli import commands, main
from competency_handbook.kinds import KINDS, macros_of
from competency_handbook.reading.layers import package_layer
from competency_handbook.reading.load import DEEPEST
from competency_handbook.settings.layered import read_settings
from competency_handbook.settings.model import HandbookSettings
from competency_handbook.site import compose_docs
from competency_handbook.site.documented_rules import rules_of
from test_broken_data import PACKAGE, checks_of_the_package


def compose_pages() -> dict[str, str]:
    """The documentation's own pages as they are built, by their names."""
    with TemporaryDirectory() as folder:
        pages = compose_docs(KINDS, commands(), Path(folder)).with_name("pages")
        return {page.name: page.read_text("utf-8") for page in sorted(pages.glob("*.md"))}


DOCS = package_layer() / "docs"
EXAMPLE = DOCS / "example"
BUILT = compose_pages()
REFERENCE = "".join(BUILT.values())
SECTIONS = dict(re.findall(r"^#+ (\S.*)\n((?:(?!#+ ).*\n?)*)", REFERENCE, re.MULTILINE))
"""The text below each heading, up to the next."""

BASES = {
    getattr(model, name)
    for name in (
        *("Model", "Kept", "Identified", "Answered", "Attributed", "Work", "Listed"),
        *("Reporting", "Run"),
        *("Item", "Branch"),
    )
}
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


def needed_by(kind: type[model.Model], key: str) -> str:
    """Whether a key must be there, or what it is where it is left out."""
    field = kind.model_fields[key]
    if key in ("cites", "own") and not issubclass(kind, model.Work):
        return "one of the two, if strict"
    if field.is_required():
        return "yes"
    default = field.get_default()
    return f"no: `{str(default).lower()}`" if isinstance(default, int) else "no"


@pytest.mark.parametrize("name", MODELS)
def test_every_key_of_every_model_is_described_with_need_and_default(name: str) -> None:
    rows = {key.strip("`"): cells for key, *cells in rows_of(heading_of(name))}
    assert {key: needed for key, (needed, _, _) in rows.items()} == {
        key: needed_by(MODELS[name], key) for key in MODELS[name].model_fields
    }
    assert all(holds and description for _, holds, description in rows.values())


def test_what_a_key_holds_is_told_with_its_entries_and_their_number() -> None:
    told = {key: holds for key, _, holds, _ in rows_of("Competency")}
    assert told["`indicators`"] == "list of [indicators](#indicator)"
    assert told["`levels`"] == "block of [level texts](#level-text) by id"
    assert told["`keywords`"] == "list of texts"
    told = {key: holds for key, _, holds, _ in rows_of("Framework")}
    listed = "[domains](#domain) or [competencies](#competency) or [uses](#use)"
    assert told["`contains`"] == f"list of {listed}"
    assert told["`rates`"] == "`practitioner`, `organisation`"
    told = {key: holds for key, _, holds, _ in rows_of("Comparison")}
    assert told["`columns`"] == "list of [columns](#column), at least 2"
    told = {key: holds for key, _, holds, _ in rows_of("Blank")}
    assert told["`lines`"] == "whole number, 1 to 12"
    told = {key: holds for key, _, holds, _ in rows_of("Row")}
    assert told["`cells`"] == "block of [cells](#cell) by id"


def test_what_is_the_same_for_many_models_is_described_once() -> None:
    described = [description for *_, description in rows_of("Keys that many have")]
    assert len(described) == 4
    assert all(REFERENCE.count(description) == 1 for description in described)


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
    for name, command in main.commands.items():
        [text] = [
            text
            for heading, text in SECTIONS.items()
            if f"{heading} ".startswith(f"handbook {name} ")
        ]
        assert text.strip().startswith(command.help.partition("\n")[0])
        assert "\n    " not in text, "an indented paragraph would be shown as code"
        for option in [param for param in command.params if isinstance(param, click.Option)]:
            where = SECTIONS["Commands"] if option.name == "root" else text
            assert f"`{option.opts[0]}" in where, option.name


def test_every_check_is_described_and_no_other() -> None:
    rows = [(check.strip("`"), rule) for check, rule in rows_of("Checks")]
    assert [check for check, _ in rows] == sorted(checks_of_the_package())
    assert all(re.fullmatch(r"[A-Z`].*\.", rule) for _, rule in rows)


def test_a_rule_ends_where_the_next_or_another_paragraph_begins(tmp_path: Path) -> None:
    said = "Whatever.\n\n    A-ONE: it is\n    so.\n    B-TWO: it is not.\n\n    More.\n    "
    (tmp_path / "first.py").write_text(f'def check():\n    """{said}"""\n')
    (tmp_path / "second.py").write_text('def check():\n    """A-ONE: it stays so."""\n')
    assert rules_of(tmp_path) == {"A-ONE": "It is so. It stays so.", "B-TWO": "It is not."}


def test_a_message_that_names_a_page_names_one_that_is_there() -> None:
    code = "".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    named = set(re.findall(r"`handbook docs (\w+)`", code))
    assert len(named) > 1 and {f"{page}.md" for page in named} <= set(BUILT)


def test_every_kind_of_data_has_an_example_that_is_shown() -> None:
    files = {path.relative_to(EXAMPLE).as_posix(): path for path in EXAMPLE.rglob("*.yml")}
    examples = {name.split("/")[1].removesuffix(".yml") for name in files if "/" in name}
    assert examples == {*(kind.data for kind in KINDS), "messages"}
    for name, path in files.items():
        assert f'```yaml title="{name}"\n{path.read_text("utf-8")}```' in REFERENCE


def test_the_examples_are_a_handbook_without_problems() -> None:
    catalog = open_catalog(EXAMPLE / "data")
    assert list(catalog.frameworks) == ["listening"]
    assert catalog.messages("competency.count", count=1) == "1 statement"
    settings = read_settings([package_layer(), EXAMPLE])
    assert settings["extra"]["handbook"]["id"] == "our-handbook"


def test_every_setting_of_the_handbook_is_described() -> None:
    described = {key.strip("`") for key, *_ in rows_of("Settings")}
    assert described == set(HandbookSettings.model_fields)


def test_figures_are_those_of_the_program() -> None:
    assert f"A framework with {model.LARGE} items or more" in REFERENCE
    assert f"nested more than {DEEPEST} levels deep" in REFERENCE
    assert f"above grade {RULERS['en'].limit:g} in English" in REFERENCE
    assert f"below {RULERS['es'].limit:g} by" in REFERENCE


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
