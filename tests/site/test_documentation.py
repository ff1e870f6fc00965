"""The documentation as it is opened: whole, from a folder, with nothing from elsewhere."""

from __future__ import annotations

import re
import webbrowser
from pathlib import Path
from urllib.parse import unquote, urldefrag

import lxml.html
import pytest
from click.testing import CliRunner

from competency_handbook.cli import main
from competency_handbook.reading.layers import package_layer

DECISIONS = sorted((package_layer() / "docs" / "decisions").glob("2*.md"))
LOADS = ("link", "script", "img", "iframe")
"""Elements that load what they name."""


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the documentation, built for somebody who has no handbook yet."""
    root = tmp_path_factory.mktemp("docs")
    done = CliRunner().invoke(main, ["docs", "--no-open", "--root", str(root)])
    assert done.exit_code == 0, done.output
    return root / "build" / "docs"


@pytest.fixture(scope="module")
def pages(docs: Path) -> dict[Path, lxml.html.HtmlElement]:
    """Every page by its path."""
    return {
        path: lxml.html.parse(path).getroot()
        for path in sorted(docs.rglob("*.html"))
        if path.name != "404.html"
    }


def test_every_link_leads_to_a_page_and_a_place_in_it(
    pages: dict[Path, lxml.html.HtmlElement],
) -> None:
    checked = 0
    for path, page in pages.items():
        for address in page.xpath("//a/@href"):
            if not re.match(r"[a-z]+:", address):
                name, place = urldefrag(address)
                target = (path.parent / name).resolve() if name else path
                assert target in pages, f"{path.name}: {address}"
                assert not place or pages[target].xpath("//*[@id=$id]", id=unquote(place)), address
                checked += 1
    assert checked > 1000


def test_nothing_is_loaded_from_elsewhere(
    docs: Path, pages: dict[Path, lxml.html.HtmlElement]
) -> None:
    loaded = {
        (path, address)
        for path, page in pages.items()
        for element in page.iter(*LOADS)
        if element.get("rel") not in ("canonical", "next", "prev")
        for address in (element.get("src"), element.get("href"))
        if address
    }
    assert len(loaded) > 100
    for path, address in loaded:
        assert (path.parent / address).is_file(), f"{path.name}: {address}"
    for sheet in docs.rglob("*.css"):
        assert not re.search(
            r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", sheet.read_text("utf-8")
        ), sheet


def test_the_list_of_decisions_has_all_the_newest_first(
    docs: Path, pages: dict[Path, lxml.html.HtmlElement]
) -> None:
    rows = pages[docs / "decisions" / "index.html"].xpath("//article//tr[td]")
    assert [row.xpath("string(.//a/@href)") for row in rows] == [
        path.with_suffix(".html").name for path in reversed(DECISIONS)
    ]
    dates = [row[0].text_content() for row in rows]
    assert dates == sorted(dates, reverse=True)
    assert {row[2].text_content() for row in rows} == {"stands", "superseded"}


def test_a_decision_that_was_superseded_leads_to_the_later_one(
    docs: Path, pages: dict[Path, lxml.html.HtmlElement]
) -> None:
    page = pages[docs / "decisions" / "2026-11-22-outloud-is-not-pinned.html"]
    [line] = page.xpath("//h1/following-sibling::p[1]")
    assert line.text_content() == "2026-11-22, superseded, by a later record"
    assert line.xpath("a/@href") == ["2026-11-22-outloud-is-a-test-after-all.html"]


def test_the_command_opens_one_page_and_names_those_that_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["docs", "commands"])
    assert done.stdout == "The documentation is in build/docs/commands.html\n"
    assert opened == [(tmp_path / "build" / "docs" / "commands.html").as_uri()]
    done = CliRunner().invoke(main, ["docs", "comands"])
    assert done.exit_code == 2
    assert "There is no page `comands`. Did you mean `commands`?" in done.stderr
    assert len(opened) == 1
