"""The composed tree is the same handbook whatever engine builds it."""

import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest

from competency_handbook.model import BuildFailed
from competency_handbook.site.compose import compose
from competency_handbook.site.engine import build_site

pytestmark = pytest.mark.slow
ENGINES_OWN = {"__skip"}
"""Anchors that Zensical's theme adds inside the article."""


@pytest.fixture(scope="module")
def composed(handbook, tmp_path_factory):
    return compose([handbook], tmp_path_factory.mktemp("tree") / "composed")


@pytest.fixture(scope="module")
def by_mkdocs(composed, tmp_path_factory):
    into = tmp_path_factory.mktemp("mkdocs") / "site"
    build_site(composed.config_file, into)
    return anchors_by_page(into)


def anchors_by_page(site: Path) -> dict[str, set[str]]:
    """The ids inside the article of every page."""
    return {
        path.relative_to(site).as_posix(): set(lxml.html.parse(path).xpath("//article//@id"))
        - ENGINES_OWN
        for path in site.rglob("*.html")
    }


def run(*command: object, cwd: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *map(str, command)], cwd=cwd, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_properdocs_builds_the_same_pages_and_anchors(composed, by_mkdocs, tmp_path):
    run("properdocs", "build", "-q", "-f", composed.config_file, "-d", tmp_path, cwd=tmp_path)
    assert anchors_by_page(tmp_path) == by_mkdocs


def test_zensical_builds_the_same_pages_and_anchors(composed, by_mkdocs):
    run("zensical", "build", "-f", composed.config_file, cwd=composed.folder)
    assert anchors_by_page(composed.folder / "site") == by_mkdocs


def test_the_pages_have_the_anchors_of_every_item(by_mkdocs, composed):
    """The comparison above would also pass on two empty sites."""
    from competency_handbook.catalog.addresses import all_addresses, url_of

    for id, address in all_addresses(composed.catalog).items():
        page = url_of(address.page) + "index.html"
        assert address.anchor in by_mkdocs[page] | {""}, id


def test_a_template_that_cannot_be_filled_in_is_named_by_file_and_line(tmp_path: Path):
    for name, text in {
        "mkdocs.yml": "site_name: Ours\ntheme: {name: mkdocs, custom_dir: overrides}\n",
        "docs/index.md": "# Ours\n",
        "overrides/main.html": '{% extends "base.html" %}\n{% block content %}{{ no.such }}'
        "{% endblock %}\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    with pytest.raises(BuildFailed, match=r"^overrides/main\.html:2 .*'no' is undefined"):
        build_site(tmp_path / "mkdocs.yml", tmp_path / "site")
    (tmp_path / "docs" / "index.md").write_text("---\ntemplate: nope.html\n---\n# Ours\n")
    with pytest.raises(BuildFailed, match=r"There is no template `nope\.html`"):
        build_site(tmp_path / "mkdocs.yml", tmp_path / "site")
