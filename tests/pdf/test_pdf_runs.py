"""Two runs of `handbook pdf` in one folder at once: each has its own pages, and leaves nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from competency_handbook import building
from competency_handbook.site.compose import Composition

HOST = "site_name: Host\nextra:\n  handbook:\n    id: host\n"


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A host's folder in which a site is built at once: it is one page."""
    monkeypatch.setattr(building, "build_site", lambda _, into: write_page(into))
    monkeypatch.setattr(building, "finish", lambda *_: None)
    (tmp_path / "mkdocs.yml").write_text(HOST, "utf-8")
    return tmp_path


def write_page(into: Path) -> None:
    into.mkdir(parents=True)
    (into / "index.html").write_text("A page.", "utf-8")


def test_a_run_keeps_its_pages_while_another_one_begins_and_ends(
    host: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Path] = []

    def printing(built: Path, composition: Composition, *_: object) -> dict[str, bytes]:
        begun.append(built)
        if len(begun) == 1:
            building.write_pdf(host)
        assert (built / "index.html").read_text("utf-8") == "A page."
        assert composition.config_file.is_file()
        return {building.BOOK: b"%PDF"}

    monkeypatch.setattr(building, "print_pdfs", printing)
    assert building.write_pdf(host) == [host / "site/downloads/handbook.pdf"]
    assert len(begun) == 2
    assert list((host / "build").iterdir()) == []


def test_a_run_that_fails_leaves_no_folder(host: Path) -> None:
    with pytest.raises(building.UnknownWork):
        building.write_pdf(host, only=("nothing",))
    assert list((host / "build").iterdir()) == []
