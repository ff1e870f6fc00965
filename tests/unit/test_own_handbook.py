"""The tests' own handbook is what lies frozen in `tests/handbook/`, whatever ours says."""

from __future__ import annotations

from pathlib import Path

from handbook import CATALOG, FROZEN, PACKAGE, SETTINGS, write_handbook


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_its_pages_and_data_are_the_frozen_ones_and_only_words_come_from_the_package(
    handbook: Path,
) -> None:
    words = {f"messages/{name}" for name in files_below(PACKAGE / "data" / "messages")}
    data = files_below(handbook / "data")
    assert files_below(handbook / "content") == files_below(FROZEN / "content")
    assert {name: data[name] for name in data.keys() - words} == files_below(FROZEN / "data")


def test_its_name_edition_and_navigation_are_its_own(tmp_path: Path) -> None:
    settings = (write_handbook(tmp_path / "a") / "mkdocs.yml").read_text("utf-8")
    assert "edition: '2026.1'" in settings
    assert SETTINGS["nav"][0] == {"{nav.home}": "index.md"}
    assert set(CATALOG.works) == {path.stem for path in (FROZEN / "data").glob("*s/*.yml")}
