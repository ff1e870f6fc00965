"""The zip of the offline edition: what is in it, where its links lead, and that it is always it."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from competency_handbook.building import build_handbook
from competency_handbook.site.compose import compose
from competency_handbook.site.offline import is_opened, with_file_addresses, write_zip
from competency_handbook.site.output import Output
from handbook import WORDS
from offline_edition import TOP, ZIP
from site_pages import Pages, broken_links, leaves_the_site, links_of, pages_in

pytest_plugins = ["offline_edition", "site_pages"]
FILES = {"pictures/team.png", "guides/a.html", "guides/index.html", "glossary.html", "x.html"}


@pytest.fixture(scope="module")
def offline_pages(unpacked: Path) -> Pages:
    return pages_in(unpacked)


def test_every_link_leads_to_a_file_and_every_anchor_exists(offline_pages: Pages, unpacked: Path):
    assert not list(broken_links(offline_pages, unpacked))
    assert len(offline_pages) > 500


@pytest.mark.parametrize("place", ["", "es/"])
def test_what_no_page_asks_for_is_left_out_in_every_language(place: str):
    assert not is_opened(f"{place}embed/an-item/index.html", ["es/"])
    assert not is_opened(f"{place}assets/javascripts/lunr/min/lunr.es.min.js", ["es/"])
    assert is_opened(f"{place}guides/index.html", ["es/"])


def test_no_link_leads_to_a_folder(offline_pages: Pages):
    """A browser would list the folder."""
    for path, page in offline_pages.items():
        found = [it.partition("#")[0] for it in links_of(page) if not leaves_the_site(it)]
        assert [it for it in found if it.endswith("/") or re.search(r"(^|/)\.+$", it)] == [], path


def test_one_folder_has_the_start_page_and_the_handbook(unpacked: Path):
    assert [path.name for path in unpacked.parent.iterdir()] == [TOP]
    assert sorted(path.name for path in unpacked.iterdir()) == ["handbook", "index.html"]
    assert WORDS("offline.unpack") in (unpacked / "index.html").read_text("utf-8")


def test_the_pdfs_are_those_of_the_site_and_no_zip_is_in_the_zip(unpacked: Path, built_site: Path):
    inside, site = unpacked / "handbook" / "downloads", built_site / "downloads"
    names = {path.relative_to(site) for path in site.rglob("*.pdf")}
    files = {path.relative_to(inside) for path in inside.rglob("*") if path.is_file()}
    assert files == names > {Path("handbook.pdf")}
    assert all((inside / name).read_bytes() == (site / name).read_bytes() for name in names)


def test_the_site_offers_it_and_it_does_not_offer_itself(every_page: Pages, offline_pages: Pages):
    assert f"downloads/{Path(ZIP).name}" in list(links_of(every_page["index.html"]))
    assert not [path for path, page in offline_pages.items() if ZIP in "".join(links_of(page))]


def test_what_is_in_it_bears_the_editions_date_and_one_order(built_site: Path):
    with ZipFile(built_site / ZIP) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(2026, 11, 22, 0, 0, 0)}
    names = [entry.filename for entry in entries][2:]
    assert names == sorted(names)
    assert not [name for name in names if name.endswith((".map", "404.html", "sitemap.xml"))]


def test_the_same_pages_give_the_same_bytes(handbook: Path, tmp_path: Path):
    composed = compose([handbook], tmp_path / "composed", output=Output.FILES)
    date = datetime(2026, 11, 22, tzinfo=UTC)
    for name, names in (("one", ["b.html", "a.html"]), ("two", ["a.html", "b.html"])):
        (tmp_path / name).mkdir()
        for page in names:
            (tmp_path / name / page).write_text(f"<a href='{page}'>", "utf-8")
            os.utime(tmp_path / name / page, (len(name + page), 10**9 * len(names)))
        (tmp_path / name / "a.html").chmod(0o600 if name == "one" else 0o644)
        write_zip(tmp_path / f"{name}.zip", tmp_path / name, composed, date)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


@pytest.mark.parametrize(
    ("page", "written", "meant"),
    [
        ("guides/a.html", "../../pictures/team.png", "../pictures/team.png"),
        ("guides/a.html", "../../glossary/#word", "../glossary.html#word"),
        ("guides/a.html", "../", "index.html"),
        ("guides/index.html", "a/", "a.html"),
        ("guides/a.html", "../glossary.html", "../glossary.html"),
        ("x.html", "../pictures/team.png", "pictures/team.png"),
        ("x.html", "https://example.org/a/", "https://example.org/a/"),
        ("x.html", "mailto:a@example.org", "mailto:a@example.org"),
        ("x.html", "#here", "#here"),
        ("x.html", "../gone/", "../gone/"),
    ],
)
def test_an_authors_own_html_leads_to_files(page: str, written: str, meant: str):
    for mark in ("'", '"'):
        given, wanted = (
            f'<p class="x">href="../"</p><a class=x href={mark}{path}{mark}>'
            for path in (written, meant)
        )
        assert with_file_addresses(given, page, FILES) == wanted


@pytest.mark.slow
def test_a_failure_leaves_the_last_one_and_a_build_that_makes_none_keeps_none(
    handbook: Path, tmp_path: Path
):
    last = tmp_path / "site" / ZIP
    last.parent.mkdir(parents=True)
    last.write_text("last", "utf-8")
    last.with_name("handbook.pdf").write_text("%PDF", "utf-8")
    in_the_way = tmp_path / "build" / "offline"
    in_the_way.parent.mkdir()
    in_the_way.write_text("no folder", "utf-8")

    def build(offline: bool) -> None:
        build_handbook(handbook, False, tmp_path, layers=[handbook], offline=offline)

    with pytest.raises(OSError, match="offline"):
        build(offline=True)
    assert last.read_text("utf-8") == "last"
    build(offline=False)
    assert not last.exists()
    assert last.with_name("handbook.pdf").exists()
    assert last.name not in (tmp_path / "site" / "index.html").read_text("utf-8")
