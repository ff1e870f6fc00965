"""A kind of data that only the tests have: page, list, search, addresses, checks and all else."""

from __future__ import annotations

import json
from pathlib import Path

import lxml.html
import pytest
from click.testing import CliRunner

from competency_handbook.building import build_handbook
from competency_handbook.catalog import works_in_print
from competency_handbook.cli import main
from competency_handbook.model import ProblemsFound
from competency_handbook.pdf.manuscript.matter import matter_of
from competency_handbook.reading import layers_of
from competency_handbook.site import compose
from searched import documents_of

SETTINGS = """\
site_name: Drills
extra:
  handbook:
    id: drills-handbook
    edition: "1"
    date: "2026-11-29"
    kinds: [own_kind]
"""
MESSAGES = "drill:\n  section: Drills to practice\n"
DRILL = """\
title: Wait for three breaths
summary: Practice to leave a silence alone.
trains: [mentoring-two-way-relationship]
questions:
  - id: wait-how-long
    text: How long did the silence *feel*?
    own: true
own: true
"""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("drills")
    files = {
        "mkdocs.yml": SETTINGS,
        "data/messages/en.yml": MESSAGES,
        "data/drills/wait-for-breaths.yml": DRILL,
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


@pytest.fixture(scope="module")
def site(host: Path) -> Path:
    return build_handbook(host, with_pdf=False)


@pytest.mark.slow
def test_each_has_a_page_and_a_list_names_it_in_the_navigation(site: Path) -> None:
    page = (site / "drills" / "wait-for-breaths" / "index.html").read_text("utf-8")
    assert "How long did the silence <em>feel</em>?" in page
    assert 'href="../../frameworks/asapconnect-mentoring/#mentoring-two-way-relationship"' in page
    listed = (site / "drills" / "index.html").read_text("utf-8")
    assert "<h1" in listed and 'href="../drills/wait-for-breaths/"' in listed
    assert "Drills to practice" in (site / "index.html").read_text("utf-8")


@pytest.mark.slow
def test_it_has_short_addresses_and_is_searched(site: Path) -> None:
    target = (site / "go" / "wait-how-long" / "index.html").read_text("utf-8")
    assert "../../drills/wait-for-breaths/#wait-how-long" in target
    assert any(document.page == "drills/wait-for-breaths/" for document in documents_of(site))


def test_it_has_a_pdf_of_its_own_and_a_list_in_the_book(host: Path, tmp_path: Path) -> None:
    catalog = compose(layers_of(host), tmp_path).catalog
    assert works_in_print(catalog)["wait-for-breaths"] == ["drills/wait-for-breaths.md"]
    [drills] = [
        found for name, found in matter_of(catalog, "").lists if name == "Drills to practice"
    ]
    assert [entry.words for entry in drills] == ["Wait for three breaths"]


def test_its_references_and_calls_of_its_macro_are_checked(host: Path, tmp_path: Path) -> None:
    root = tmp_path / "broken"
    for path in host.rglob("*.*"):
        if "build" not in path.parts and "site" not in path.parts:
            copy = root / path.relative_to(host)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    drill = root / "data" / "drills" / "wait-for-breaths.yml"
    drill.write_text(DRILL.replace("two-way-relationship", "two-way-relation"), "utf-8")
    with pytest.raises(ProblemsFound) as refused:
        compose(layers_of(root), tmp_path / "composed")
    [problem] = refused.value.problems
    assert (problem.id, problem.place.line) == ("REF-UNKNOWN", 3)
    assert "mentoring-two-way-relationship" in problem.advice
    drill.write_text(DRILL, "utf-8")
    (root / "content").mkdir()
    (root / "content" / "more.md").write_text('# More\n\n{{ drill("wait") }}\n', "utf-8")
    with pytest.raises(ProblemsFound) as refused:
        compose(layers_of(root), tmp_path / "composed")
    assert [problem.id for problem in refused.value.problems] == ["MACRO-ITEM"]


def test_it_is_registered_with_what_readers_answer_and_has_a_schema(host: Path) -> None:
    done = CliRunner().invoke(main, ["register", "--root", str(host)])
    assert done.exit_code == 0, done.output
    ids = json.loads((host / "data" / "register.json").read_text("utf-8"))["ids"]
    assert ids["wait-for-breaths"]["kind"] == "drill"
    assert ids["wait-how-long"]["history"][0]["text"] == "How long did the silence *feel*?"
    done = CliRunner().invoke(main, ["schemas", "--root", str(host)])
    assert done.exit_code == 0, done.output
    schema = json.loads((host / "data" / "schemas" / "drill.schema.json").read_text("utf-8"))
    assert "trains" in schema["properties"]


def test_it_is_documented_with_its_keys(host: Path) -> None:
    done = CliRunner().invoke(main, ["docs", "data", "--no-open", "--root", str(host)])
    assert done.exit_code == 0, done.output
    page = lxml.html.parse(host / "build" / "docs" / "data.html").getroot()
    [heading] = page.xpath("//h2[@id='kind-drill']")
    text = " ".join(heading.xpath("string(following-sibling::p[1])").split())
    assert text == "One file each in data/drills/."
    table = page.xpath("//h3[@id='drill']/following::table[1]")[0].text_content()
    assert "trains" in table and "list of ids" in table
