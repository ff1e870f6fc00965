"""A finished folder takes the place of the last site; short addresses that did not change stay."""

from pathlib import Path

import pytest

from competency_handbook.model import BuildFailed
from competency_handbook.site.compose import Composition, compose
from competency_handbook.site.finish import swap
from competency_handbook.site.go import MADE_FROM, write_go_pages
from competency_handbook.site.hidden_pages import GO


@pytest.fixture(scope="module")
def composition(handbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Composition:
    return compose([handbook], tmp_path_factory.mktemp("composed"))


@pytest.fixture
def site(tmp_path: Path, composition: Composition) -> Path:
    """The last site, with its short addresses."""
    (tmp_path / "site").mkdir()
    write_go_pages(tmp_path / "site" / GO, composition, tmp_path / "none")
    return tmp_path / "site"


def built_after(site: Path, composition: Composition) -> Path:
    """A new folder that takes the place of the site."""
    built = site.with_name("built")
    built.mkdir()
    (built / "index.html").write_text("new")
    write_go_pages(built / GO, composition, site / GO)
    return built


def state_of(folder: Path) -> dict[str, int]:
    return {str(p.relative_to(folder)): p.stat().st_ino for p in folder.rglob("*") if p.is_file()}


def test_unchanged_short_addresses_are_carried_over(site: Path, composition: Composition) -> None:
    before = state_of(site / GO)
    assert len(before) > 500
    swap(built_after(site, composition), site)
    assert state_of(site / GO) == before
    assert (site / "index.html").read_text() == "new"
    assert not site.with_name("site.old").exists()


@pytest.mark.parametrize("harm", ["a page less", "a page more", "made from something else"])
def test_short_addresses_that_differ_are_written_anew(
    site: Path, composition: Composition, harm: str
) -> None:
    before = state_of(site / GO)
    first = next(path for path in (site / GO).iterdir() if path.is_dir())
    if harm == "a page less":
        (first / "index.html").unlink()
        first.rmdir()
    elif harm == "a page more":
        (site / GO / "stray").mkdir()
    else:
        (site / GO / MADE_FROM).write_text("else")
    swap(built_after(site, composition), site)
    after = state_of(site / GO)
    assert after.keys() == before.keys()
    assert not after.items() & before.items()


def test_an_authors_folder_of_that_name_is_in_the_way(
    site: Path, composition: Composition, tmp_path: Path
) -> None:
    (tmp_path / "built" / GO).mkdir(parents=True)
    with pytest.raises(BuildFailed, match="content/go is in the way"):
        write_go_pages(tmp_path / "built" / GO, composition, site / GO)
