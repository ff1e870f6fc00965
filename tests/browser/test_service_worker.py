"""In Chromium, pages that were opened are there without a network; a new build; the setting.

Where a test closes the server, there is no network.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser import KINDS, PATIENCE, found_in_search, search, serving
from competency_handbook.building import build_handbook
from handbook import SETTINGS, WORDS, write_handbook

pytest_plugins = ["browser"]
pytestmark = pytest.mark.slow

GUIDE, CHECK = KINDS["guide"], KINDS["self-check"]
ID = SETTINGS["extra"]["handbook"]["id"]
READY = """async () => {
  await navigator.serviceWorker.ready;
  const kept = [];
  for (const name of await caches.keys())
    for (const { url } of await (await caches.open(name)).keys()) kept.push(url);
  return kept;
}"""
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).map((it) => it.scope)"
CACHES = "async () => (await caches.keys()).sort()"
WAITING = "async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting)"
UPDATE = """async () => {
  // Not waited for: of a worker that goes, an update never ends.
  const registration = await navigator.serviceWorker.getRegistration();
  registration?.update().catch(() => {});
}"""


@pytest.fixture(scope="module")
def keeping_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tests' own handbook as a host has it who leaves the setting out; without PDFs."""
    output = tmp_path_factory.mktemp("keeping")
    layer = write_handbook(output / "handbook")
    handbook = {key: it for key, it in SETTINGS["extra"]["handbook"].items() if "pages" not in key}
    settings = SETTINGS | {"extra": SETTINGS["extra"] | {"handbook": handbook}}
    (layer / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    return build_handbook(layer, with_pdf=False, output=output, layers=[layer])


@pytest.fixture
def origin(tmp_path: Path, keeping_site: Path) -> Path:
    """The top folder of a server, with the handbook in a folder of it."""
    shutil.copytree(keeping_site, tmp_path / "www" / "one", ignore=shutil.ignore_patterns("go"))
    return tmp_path / "www"


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(service_workers="allow")
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


def change(site: Path, edit: Callable[[str, str], str]) -> None:
    """Make another text of each page and of the worker, by a function of its name and text."""
    for path in [*site.rglob("*.html"), site / "sw.js"]:
        path.write_text(edit(path.name, path.read_text("utf-8")), "utf-8")


def visit(context: BrowserContext, address: str) -> Page:
    """Open a page as a new reader does, and wait until it is kept."""
    page = context.new_page()
    page.goto(address)
    wait_until_kept(page, address)
    return page


def wait_until_kept(page: Page, address: str) -> None:
    for _ in range(PATIENCE // 100):
        if address in page.evaluate(READY):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"{address} is not kept: {page.evaluate(READY)}")


def wait_until_alone(page: Page, scopes: list[str]) -> None:
    """Wait until these workers are left: one that goes waits for its pages to be left."""
    for _ in range(50):
        if page.evaluate(WORKERS) == scopes:
            return
        page.wait_for_timeout(100)
        page.reload()
    pytest.fail(f"left are {page.evaluate(WORKERS)}")


def test_visited_pages_and_the_search_are_there_without_a_network(
    context: BrowserContext, origin: Path
):
    with serving(origin, "/") as top:
        page = visit(context, f"{top}one/{GUIDE}")
        page.goto(f"{top}one/{CHECK}?from=mail#there")
        wait_until_kept(page, f"{top}one/{CHECK}")
    title = page.title()
    page.reload()
    assert page.title() == title
    expect(page.locator("chb-rating input[type=radio]").first).to_be_enabled()
    search(page, "first meeting")
    expect(found_in_search(page).first).to_be_visible()
    page.goto(f"{top}one/{GUIDE}")
    assert page.evaluate(
        "document.fonts.ready.then(() => document.fonts.check(`1em 'Source Sans 3'`))"
    )
    page.goto(f"{top}one/")
    expect(page.locator("article h1")).to_be_visible()


def test_a_page_that_was_never_opened_says_so_and_leads_home(context: BrowserContext, origin: Path):
    with serving(origin, "/") as top:
        page = visit(context, f"{top}one/{GUIDE}")
    page.goto(f"{top}one/{KINDS['sources']}")
    expect(page.locator("h1")).to_have_text(WORDS("offline.not_kept"))
    page.get_by_role("link", name=WORDS("offline.home")).click()
    expect(page.locator("article h1")).to_be_visible()


def test_short_links_pdfs_and_data_are_not_kept(context: BrowserContext, origin: Path):
    for folder in ("go/some-id", "downloads", "data"):
        (origin / "one" / folder).mkdir(parents=True, exist_ok=True)
        (origin / "one" / folder / "index.html").write_text("<p>Here")
    with serving(origin, "/") as top:
        page = visit(context, f"{top}one/{GUIDE}")
        for folder in ("go/some-id", "downloads", "data"):
            page.goto(f"{top}one/{folder}/")
        page.goto(f"{top}one/{CHECK}")
        wait_until_kept(page, f"{top}one/{CHECK}")
        kept = page.evaluate(READY)
    assert not [url for url in kept if re.search("/(go|downloads|data)/", url)]


def test_a_new_build_takes_the_place_of_the_last_whole_and_no_page_meets_anothers_script(
    context: BrowserContext, origin: Path, keeping_site: Path
):
    old = next(path.name for path in (keeping_site / "assets" / "js").glob("page.*.js"))
    new = "page.0123abcd.js"
    with serving(origin, "/") as top:
        page = visit(context, f"{top}one/{GUIDE}")
        site = origin / "one"
        (site / "assets" / "js" / old).rename(site / "assets" / "js" / new)
        change(
            site,
            lambda name, text: (
                re.sub(r'"build": "\w+"', '"build": "next"', text)
                if name == "sw.js"
                else text.replace(old, new).replace("<h1", "<h1 data-next")
            ),
        )
        page.evaluate(UPDATE)
        page.wait_for_function(WAITING)
        # The open page is of the last build: the file that it names, gone from the server, is kept.
        answered = "async (file) => (await fetch(file)).ok"
        assert page.evaluate(answered, f"{top}one/assets/js/{old}")
        page.goto(f"{top}one/{CHECK}")
        assert new in page.content() and old not in page.content()
        page.close()
        page = visit(context, f"{top}one/{CHECK}")
        page.wait_for_function(
            "async () => (await caches.keys()).every((it) => it.endsWith(':next'))"
        )
        kept = page.evaluate(READY)
    assert not [url for url in kept if url.endswith(old)]
    page.goto(f"{top}one/{GUIDE}")
    expect(page.locator("h1[data-next]")).to_be_visible()
    assert new in page.content()


def test_two_handbooks_on_one_origin_keep_apart(context: BrowserContext, origin: Path):
    shutil.copytree(origin / "one", origin / "two")
    change(origin / "two", lambda name, text: text.replace("<h1", "<h1 data-two"))
    with serving(origin, "/") as top:
        first = visit(context, f"{top}one/{GUIDE}")
        second = visit(context, f"{top}two/{GUIDE}")
        names = second.evaluate(CACHES)
        assert [name.rpartition(":")[0] for name in names] == [
            f"chb:{ID}:/one/",
            f"chb:{ID}:/two/",
        ]
        shutil.rmtree(origin / "two")
        (origin / "two").mkdir()
        take_away(origin / "two")
        second.evaluate(UPDATE)
        second.wait_for_function("async () => (await caches.keys()).length === 1")
        second.close()
        wait_until_alone(first, [f"{top}one/"])
    first.reload()
    expect(first.locator("h1:not([data-two])")).to_be_visible()


def take_away(site: Path) -> None:
    """Write the worker of a handbook whose pages are not to be kept."""
    settings = {"handbook": ID, "build": "off", "keeps": False}
    source = (Path(__file__).parents[2] / "overrides/assets/js/sw.js").read_text("utf-8")
    (site / "sw.js").write_text(f"globalThis.chbWorker={json.dumps(settings)};{source}", "utf-8")


def test_the_setting_takes_away_what_was_kept_and_the_worker(
    context: BrowserContext, origin: Path, built_site: Path
):
    with serving(origin, "/") as top:
        page = visit(context, f"{top}one/{GUIDE}")
        (origin / "one").rename(origin / "before")
        # With times of its own: by those of a build before the last, a page counts as unchanged.
        left_out = shutil.ignore_patterns("go", "downloads")
        shutil.copytree(built_site, origin / "one", ignore=left_out, copy_function=shutil.copy)
        page.goto(f"{top}one/{GUIDE}")
        page.evaluate(UPDATE)
        page.wait_for_function("async () => (await caches.keys()).length === 0")
        page.goto(f"{top}one/{CHECK}")
        wait_until_alone(page, [])
        assert page.evaluate(CACHES) == []


def test_pages_name_a_manifest_that_a_phone_can_use(keeping_site: Path, built_site: Path):
    page = (keeping_site / GUIDE / "index.html").read_text("utf-8")
    link = re.search(r'rel="manifest" href="([^"]+)"', page)
    assert link
    file = (keeping_site / GUIDE / link[1]).resolve()
    manifest = json.loads(file.read_text("utf-8"))
    assert manifest["name"] == SETTINGS["site_name"]
    assert len(manifest["short_name"]) <= 12
    assert (file.parent / manifest["start_url"]).resolve() == keeping_site.resolve()
    assert all((file.parent / icon["src"]).is_file() for icon in manifest["icons"])
    assert [icon["sizes"] for icon in manifest["icons"]] == ["512x512", "any"]
    assert re.fullmatch("#[0-9a-f]{6}", manifest["theme_color"])
    without = (built_site / GUIDE / "index.html").read_text("utf-8")
    assert "data-worker" not in without and 'rel="manifest"' not in without
