"""The built site as files: what a web server serves and a search engine reads. No browser."""

from __future__ import annotations

import hashlib
import html
import os
import posixpath
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from competency_handbook.catalog.addresses import (
    all_addresses,
    check_anchor,
    pages_on_screen,
    url_of,
)
from competency_handbook.model import competencies_of
from handbook import CATALOG, COMPETENCIES, WORDS
from searched import documents_of
from site_pages import (
    APART,
    ROOT,
    Pages,
    broken_links,
    doubled_ids,
    leaves_the_site,
    links_of,
    target_of,
)

pytest_plugins = ["site_pages"]

SITE_NAME = "The Competency Handbook"


# Where links lead


def test_every_link_leads_to_a_file_and_every_anchor_exists(every_page: Pages, built_site: Path):
    assert list(broken_links(every_page, built_site)) == []


def test_every_foot_and_my_answers_lead_to_what_the_edition_changed(pages: Pages, built_site: Path):
    """Search finds it; no PDF has it."""
    of_the_page = WORDS("site.changes")
    for name, page in pages.items():
        if foot := page.find_class("chb-footer"):
            [link] = [a.get("href") for a in foot[0].iter("a") if a.text == of_the_page]
            assert target_of(name, link, built_site) == ("changes/index.html", "")
    [link] = pages["my/answers/index.html"].xpath("//main//a[text()=$it]/@href", it=of_the_page)
    assert target_of("my/answers/index.html", link, built_site)[0] == "changes/index.html"
    assert WORDS("changes.unknown") in pages["changes/index.html"].find(".//main").text_content()
    assert "changes/" in {document.location for document in documents_of(built_site)}
    assert "changes.md" in pages_on_screen(CATALOG)


def test_links_climb_no_higher_than_the_site_and_so_work_below_any_folder(every_page: Pages):
    wrong = []
    for path, page in every_page.items():
        for link in links_of(page):
            if leaves_the_site(link):
                continue
            climbed = posixpath.normpath(posixpath.join(posixpath.dirname(path), link))
            if link.startswith("/") or climbed.startswith(".."):
                wrong.append(f"{path}: {link}")
    assert wrong == []


def test_ids_are_unique_on_each_page(every_page: Pages):
    assert doubled_ids(every_page) == {}


def test_every_item_stands_at_its_address_and_has_a_short_link_there(
    every_page: Pages, built_site: Path
):
    addresses = all_addresses(CATALOG)
    assert len(addresses) > 200
    for id, address in addresses.items():
        file = url_of(address.page) + "index.html"
        anchor = address.anchor or id
        assert every_page[file].xpath("//*[@id=$id]", id=anchor), f"{file} lacks {anchor}"
        short = every_page[f"go/{id}/index.html"]
        [refresh] = short.xpath("//meta[@http-equiv='refresh']/@content")
        [link] = short.xpath("//a/@href")
        assert refresh == f"0; url={link}"
        assert target_of(f"go/{id}/index.html", link, built_site) == (file, address.anchor)


def test_one_place_says_who_can_see_answers_and_others_point_to_it(
    every_page: Pages, built_site: Path
):
    told = {path: page.xpath("//*[@class='chb-privacy']") for path, page in every_page.items()}
    kept = {path: places for path, places in told.items() if places}
    assert len(kept) > 5
    for path, [place] in kept.items():
        links = [target_of(path, link, built_site) for link in place.xpath(".//a/@href")]
        assert ("my/answers/index.html", "answers-who") in links, path
        assert "Anyone" not in place.text_content(), path


def test_moving_to_another_device_is_a_page_that_leads_to_saving_and_opening(
    every_page: Pages, built_site: Path
):
    path = "my/moving/index.html"
    links = [
        target_of(path, link, built_site)
        for link in every_page[path].xpath("//article//ol/li/a/@href")
    ]
    mine = "my/answers/index.html"
    assert links == [(mine, "answers-save"), (mine, "answers-open")]
    back = every_page[mine].xpath("//article//a/@href")
    assert (path, "") in [target_of(mine, link, built_site) for link in back]


def test_every_page_names_its_icon(every_page: Pages, built_site: Path):
    """Else a browser asks for one at the root of the host, where there may be none."""
    for path, page in every_page.items():
        [icon] = page.xpath("//link[@rel='icon']/@href")
        assert target_of(path, icon, built_site)[0].startswith("assets/images/favicon."), path


def test_there_is_a_short_link_for_nothing_else(every_page: Pages):
    short = {path.split("/")[1] for path in every_page if path.startswith("go/")}
    assert short == set(all_addresses(CATALOG))


def test_every_competency_has_its_check_and_each_leads_to_the_other(pages: Pages, built_site: Path):
    for id, framework in CATALOG.frameworks.items():
        path = f"self-assessment/{id}/index.html"
        checks = pages[path]
        for competency in competencies_of(framework):
            [heading] = checks.xpath("//*[@id=$id]", id=check_anchor(competency.id))
            [rating] = checks.xpath("//chb-rating[@competency=$id]", id=competency.id)
            assert heading.xpath("following::chb-rating")[0] is rating
            back = [target_of(path, link, built_site)[1] for link in rating.xpath(".//a/@href")]
            assert {*back} == {competency.id}


# What every page has


def test_every_page_says_what_it_is(pages: Pages):
    for path, page in pages.items():
        assert page.get("lang") == "en", path
        assert len(page.xpath("//h1")) == 1, path
        [title] = page.xpath("//head/title/text()")
        [description] = page.xpath("//meta[@name='description']/@content")
        [width] = page.xpath("//meta[@name='viewport']/@content")
        assert len(description.strip()) > 20, path
        assert title.strip() and "maximum-scale" not in width and "user-scalable" not in width
        if path != "404.html":
            heading = " ".join(page.xpath("//h1")[0].text_content().split())
            assert path == "index.html" or heading in html.unescape(title), path
    titles = Counter(
        page.findtext(".//title") for path, page in pages.items() if path != "404.html"
    )
    assert [title for title, times in titles.items() if times > 1] == []


def test_every_page_says_what_a_link_to_it_shows(every_page: Pages):
    shared = {path: page for path, page in every_page.items() if not path.startswith("embed/")}
    for path, page in shared.items():
        [title] = page.xpath("//head/meta[@property='og:title']/@content")
        [description] = page.xpath("//head/meta[@property='og:description']/@content")
        assert page.xpath("//head/meta[@name='description']/@content") == [description], path
        assert title and page.findtext(".//title") in (title, f"{title} - {SITE_NAME}"), path
    assert every_page["index.html"].findtext(".//title") == SITE_NAME
    assert every_page["404.html"].findtext(".//title") == (
        f"{WORDS('site.not_found_title')} - {SITE_NAME}"
    )


def test_short_links_are_kept_out_of_search_engines(every_page: Pages):
    for path, page in every_page.items():
        robots = page.xpath("//meta[@name='robots']/@content")
        assert robots == (["noindex"] if path.startswith(APART) else []), path


def test_no_page_shows_what_a_template_or_a_macro_failed_to_say(pages: Pages):
    for path, page in pages.items():
        text = " ".join(page.xpath("//body//text()[not(ancestor::script)]"))
        for sign in ("{{", "}}", "{%", "Undefined", "Traceback", "Macro Syntax Error", "None."):
            assert sign not in text, f"{path} shows {sign}"


def test_tables_have_headings_that_say_what_they_head(pages: Pages):
    tables = [(path, table) for path, page in pages.items() for table in page.iter("table")]
    assert tables
    for path, table in tables:
        heads = table.xpath(".//th")
        assert heads, path
        assert all(head.get("scope") in ("col", "row") for head in heads), path
        assert all(head.text_content().strip() for head in heads), path
        assert table.get("aria-labelledby") or table.xpath("./caption"), path


def test_radios_stand_in_a_named_group_and_none_is_chosen(pages: Pages):
    groups = {}
    for path, page in pages.items():
        for radio in page.xpath("//main//input[@type='radio'][not(ancestor::template)]"):
            [group] = radio.xpath("ancestor::fieldset[1]")
            assert group.xpath("./legend")[0].text_content().strip(), path
            assert radio.get("checked") is None, path
            assert radio.xpath("ancestor::label") or radio.get("id"), path
            groups.setdefault((path, radio.get("name")), set()).add(group)
    assert len(groups) >= len(COMPETENCIES)
    assert all(len(found) == 1 for found in groups.values()), "a name is used by two groups"


# Our own assets


WORKER = "js/sw.js"
"""The service worker, which is served at the top of the site under a name that never changes."""


def own_assets() -> list[str]:
    folder = ROOT / "overrides" / "assets"
    files = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    names = (file.as_posix() for file in files if not file.is_relative_to("js/src"))
    return sorted(name for name in names if name != WORKER)


@pytest.mark.parametrize("name", own_assets())
def test_an_asset_is_named_by_its_content(name: str, built_site: Path):
    """An old script must never meet a new page and write old records."""
    asset = built_site / "assets" / name
    found = [path for path in asset.parent.glob(f"{asset.stem}.*") if path.suffix == asset.suffix]
    exact = re.compile(rf"{re.escape(asset.stem)}\.[0-9a-f]{{8}}{re.escape(asset.suffix)}")
    [served] = [path for path in found if exact.fullmatch(path.name)]
    digest = hashlib.sha256(served.read_bytes()).hexdigest()
    assert served.name == f"{asset.stem}.{digest[:8]}{asset.suffix}"
    assert not asset.exists()


def test_sources_of_scripts_are_not_served(built_site: Path):
    assert not (built_site / "assets" / "js" / "src").exists()


# The same input gives the same bytes


BUILD = "from competency_handbook.cli import main; main()"


def build(folder: Path, **variables: str) -> dict[str, str]:
    """The digest of every file of a host's site, built by a process of its own in `folder`."""
    folder.mkdir()
    settings = (
        "site_name: A host\nsite_url: https://host.example/a/\nextra: {handbook: {id: a-host}}"
    )
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    kept = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    command = [sys.executable, "-c", BUILD, "build", "--no-pdf"]
    done = subprocess.run(command, cwd=folder, env=kept | variables, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    files = (path for path in (folder / "site").rglob("*") if path.is_file())
    return {
        path.relative_to(folder / "site").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


@pytest.mark.slow
def test_two_builds_give_the_same_bytes(tmp_path: Path):
    """In whatever folder, time zone and language, and with whatever order of Python's sets."""
    one = build(tmp_path / "one", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    two = build(tmp_path / "two", PYTHONHASHSEED="2", TZ="Pacific/Auckland", LC_ALL="C")
    assert "sitemap.xml" in one and "index.html" in one
    assert one == two
