"""The built site as files: what a web server serves and a search engine reads. No browser."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import os
import posixpath
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml.html import HtmlElement, HTMLParser, document_fromstring, fragment_fromstring

from competency_handbook.addresses import all_addresses, check_anchor, url_of
from competency_handbook.catalog import open_catalog
from competency_handbook.model import Competency, competencies_of
from competency_handbook.render.text import inline

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "macros" / "competency_handbook"
CATALOG = open_catalog(ROOT / "data")
COMPETENCIES = [c for framework in CATALOG.frameworks.values() for c in competencies_of(framework)]
EVERYWHERE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//", re.I)
"""The start of an address that leads to some host, by whatever scheme."""
Pages = dict[str, HtmlElement]
"""Parsed pages by their path in the site: those that are read, and the short links."""


@pytest.fixture(scope="module")
def every_page(built_site: Path) -> Pages:
    parser = HTMLParser(encoding="utf-8")
    return {
        path.relative_to(built_site).as_posix(): document_fromstring(path.read_bytes(), parser)
        for path in sorted(built_site.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def pages(every_page: Pages) -> Pages:
    """The pages that are read."""
    return {path: page for path, page in every_page.items() if not path.startswith("go/")}


# Where links lead


def links_of(page: HtmlElement) -> Iterator[str]:
    """Every address that a page names: to go to, to load, to copy."""
    for name in ("href", "src", "action", "poster", "data-copy"):
        yield from page.xpath(f"//*[not(self::base)]/@{name}")
    for content in page.xpath("//meta[@http-equiv='refresh']/@content"):
        yield content.partition("url=")[2]
    for sources in page.xpath("//@srcset"):
        yield from (source.split()[0] for source in sources.split(","))


def target_of(path: str, link: str, site: Path) -> tuple[str, str]:
    """The file below the site that a page's link leads to, and the anchor in it."""
    parts = urlsplit(link)
    target = posixpath.normpath(posixpath.join("/", posixpath.dirname(path), unquote(parts.path)))
    file = target.lstrip("/") if parts.path else path
    if parts.path and (site / file).is_dir():
        assert parts.path.endswith((".", "/")), f"{path}: {link} wants a slash at its end"
        file = posixpath.normpath(posixpath.join(file, "index.html"))
    return file, unquote(parts.fragment)


def leaves_the_site(link: str) -> bool:
    return bool(EVERYWHERE.match(link)) or link.startswith(("mailto:", "data:"))


def test_every_link_leads_to_a_file_and_every_anchor_exists(every_page: Pages, built_site: Path):
    ids = {path: set(page.xpath("//@id")) for path, page in every_page.items()}
    broken = []
    for path, page in every_page.items():
        for link in links_of(page):
            if leaves_the_site(link):
                continue
            file, anchor = target_of(path, link, built_site)
            lands = not anchor or anchor in ids.get(file, ())
            if not (built_site / file).is_file() or not lands:
                broken.append(f"{path}: {link}")
    assert broken == []


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
    doubles = {
        path: [id for id, times in Counter(page.xpath("//@id")).items() if times > 1]
        for path, page in every_page.items()
    }
    assert {path: found for path, found in doubles.items() if found} == {}


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
            assert back == [competency.id]


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


def test_short_links_are_kept_out_of_search_engines(every_page: Pages):
    for path, page in every_page.items():
        robots = page.xpath("//meta[@name='robots']/@content")
        assert robots == (["noindex"] if path.startswith("go/") else []), path


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
        for radio in page.xpath("//main//input[@type='radio']"):
            [group] = radio.xpath("ancestor::fieldset[1]")
            assert group.xpath("./legend")[0].text_content().strip(), path
            assert radio.get("checked") is None, path
            assert radio.xpath("ancestor::label") or radio.get("id"), path
            groups.setdefault((path, radio.get("name")), set()).add(group)
    assert len(groups) >= len(COMPETENCIES)
    assert all(len(found) == 1 for found in groups.values()), "a name is used by two groups"


# The policy: nothing runs that is not ours, nothing is asked of anybody else


DATA_BLOCKS = {"application/json", "application/ld+json", "text/plain"}


def runs(script: HtmlElement) -> bool:
    return script.get("type", "") not in DATA_BLOCKS


def test_the_policy_lets_run_exactly_the_scripts_that_stand_in_the_page(every_page: Pages):
    inline_somewhere = False
    for path, page in every_page.items():
        [policy] = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
        assert rules["default-src"] == "'none'", path
        assert "unsafe" not in policy and "*" not in policy and "http" not in policy, path
        allowed = set(rules.get("script-src", "").split()) - {"'self'", "'none'", ""}
        scripts = [s.text or "" for s in page.iter("script") if not s.get("src") and runs(s)]
        hashes = {base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts}
        assert allowed == {f"'sha256-{found}'" for found in hashes}, path
        inline_somewhere = inline_somewhere or bool(scripts)
    assert inline_somewhere


def test_the_policy_stands_before_anything_that_it_is_to_rule(every_page: Pages):
    for path, page in every_page.items():
        [policy] = page.xpath("//meta[@http-equiv='Content-Security-Policy']")
        before = [element.tag for element in policy.itersiblings(preceding=True)]
        assert before == ["meta"], path


def test_no_page_has_styles_or_handlers_in_its_markup(every_page: Pages):
    for path, page in every_page.items():
        assert page.xpath("//style | //@style") == [], path
        handlers = [
            name for element in page.iter("*") for name in element.attrib if name[:2] == "on"
        ]
        assert handlers == [], path
        assert not [link for link in links_of(page) if link.lower().startswith("javascript:")], path


LOADED = (
    "//script/@src | //img/@src | //iframe/@src | //source/@src | //video/@src | //audio/@src"
    " | //embed/@src | //object/@data | //video/@poster | //form/@action"
    " | //link[not(@rel='canonical' or @rel='prev' or @rel='next')]/@href"
)


def test_pages_load_nothing_from_another_host(every_page: Pages):
    loaded = [link for page in every_page.values() for link in page.xpath(LOADED)]
    assert loaded
    assert [link for link in loaded if EVERYWHERE.match(link)] == []


def test_style_sheets_load_nothing_from_another_host(built_site: Path):
    sheets = sorted(built_site.rglob("*.css"))
    assert sheets
    for sheet in sheets:
        loaded = re.findall(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)", sheet.read_text())
        for link in (first or second for first, second in loaded):
            assert not EVERYWHERE.match(link), f"{sheet.name}: {link}"
            assert link.startswith("data:") or (sheet.parent / link).is_file(), link


def test_our_scripts_name_no_host(built_site: Path):
    scripts = sorted((built_site / "assets" / "js").glob("*.js"))
    assert scripts
    for script in scripts:
        code = script.read_text("utf-8")
        assert "//" not in re.sub(r"/\*.*?\*/", "", code, flags=re.DOTALL), script.name
        assert not re.search(r"\b(fetch|XMLHttpRequest|sendBeacon|WebSocket|EventSource)\b", code)


OF_THE_THEME = {
    "api.github.com": "[data-md-component='source']",
    "unpkg.com": "[class='mermaid'] | //iframe | //script[contains(@src, 'iframe-worker')]",
}
"""Hosts that Material's script asks, and the parts of a page that make it ask them."""


def test_no_page_has_a_part_for_which_the_theme_asks_another_host(pages: Pages, built_site: Path):
    [bundle] = (built_site / "assets" / "javascripts").glob("bundle.*.js")
    asked = set(re.findall(r"https?://([a-z0-9.-]+\.[a-z]+)/", bundle.read_text("utf-8")))
    licences = {"www.w3.org", "clipboardjs.com", "bit.ly"}
    assert asked - licences <= set(OF_THE_THEME)
    for path, page in pages.items():
        for part in OF_THE_THEME.values():
            assert page.xpath(f"//*{part}") == [], path


# Our own assets


def own_assets() -> list[str]:
    folder = ROOT / "overrides" / "assets"
    files = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(f.as_posix() for f in files if not f.is_relative_to("js/src"))


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


# What search finds


@pytest.fixture(scope="module")
def search_documents(built_site: Path) -> list[dict[str, str]]:
    """Every search document, its title and text as plain words."""
    index = json.loads((built_site / "search" / "search_index.json").read_text("utf-8"))
    names = ("location", "title", "text")
    return [{name: plain(entry[name]) for name in names} for entry in index["docs"]]


def plain(markup: str) -> str:
    return " ".join(fragment_fromstring(markup, create_parent="div").text_content().split())


def as_read(text: str) -> str:
    """Authored text as a reader sees it."""
    return plain(str(inline(text)))


@pytest.mark.parametrize("competency", COMPETENCIES, ids=lambda competency: competency.id)
def test_a_competency_is_found_where_it_is_read(
    competency: Competency, search_documents: list[dict[str, str]]
):
    """By its title and code, its words, and the place in the source that it restates."""
    [found] = [d for d in search_documents if d["location"].endswith(f"#{competency.id}")]
    address = all_addresses(CATALOG)[competency.id]
    assert found["location"] == f"{url_of(address.page)}#{competency.id}"
    assert found["title"] == as_read(f"{competency.code or ''} {competency.title}")
    assert as_read(competency.statement) in found["text"]
    assert all(as_read(indicator.text) in found["text"] for indicator in competency.indicators)
    assert all(locator in found["text"] for locator in competency.cites)
    assert CATALOG.messages("site.copy_link") not in found["text"]


def test_a_check_is_not_found_a_second_time(search_documents: list[dict[str, str]]):
    checks = [d for d in search_documents if d["location"].startswith("self-assessment/")]
    assert checks
    for document in checks:
        text = f"{document['title']} {document['text']}"
        for competency in COMPETENCIES:
            assert competency.title not in text
            assert as_read(competency.statement) not in text
            assert as_read(competency.self_check) not in text


def test_every_search_document_leads_somewhere(
    search_documents: list[dict[str, str]], pages: Pages
):
    for document in search_documents:
        path, _, anchor = document["location"].partition("#")
        page = pages[path + "index.html"]
        assert not anchor or page.xpath("//*[@id=$id]", id=anchor), document["location"]


# The interface's words


def known_words() -> list[re.Pattern[str]]:
    """Every message of the catalogue, as a pattern of what it becomes when it is filled in."""
    messages = CATALOG.messages.by_key.values()
    texts = [t for m in messages for t in ([m] if isinstance(m, str) else m.values())]
    literal = (re.split(r"\{\w+\}", " ".join(text.split())) for text in texts)
    return [re.compile(".+".join(map(re.escape, parts))) for parts in literal]


INTERFACE = (
    "//main//button | //main//*[contains(concat(' ', @class, ' '), ' chb-label ')]"
    " | //*[contains(concat(' ', @class, ' '), ' chb-eyebrow ')]"
    " | //*[contains(concat(' ', @class, ' '), ' chb-question ')]"
    " | //*[contains(concat(' ', @class, ' '), ' chb-own ')]"
    " | //*[contains(concat(' ', @class, ' '), ' chb-door-title ')]"
    " | //*[contains(concat(' ', @class, ' '), ' chb-door-link ')]"
    " | //*[contains(concat(' ', @class, ' '), ' chb-button ')]"
    " | //dl[contains(@class, 'chb-evidence') or contains(@class, 'chb-details')]//dt"
    " | //footer//ul//a | //noscript/p"
)
WORDED = ("aria-label", "title", "placeholder", "data-done", "data-failed", "data-open-label")


def test_every_word_of_the_interface_is_in_the_message_catalogue(pages: Pages):
    known, unknown, seen = known_words(), set(), set()
    for page in pages.values():
        for element in page.xpath(INTERFACE):
            words = own_words(element)
            seen.add(words)
            if words and not any(pattern.fullmatch(words) for pattern in known):
                unknown.add(words)
        for name in WORDED:
            ours = page.xpath(f"//main//*[starts-with(@class, 'chb-')]/@{name}")
            unknown |= {w for w in ours if not any(p.fullmatch(w) for p in known)} - set(titles())
    assert len(seen) > 20
    assert unknown == set()


def titles() -> Iterator[str]:
    """Titles of competencies, which a link may carry so that it says where it leads."""
    yield from (competency.title for competency in COMPETENCIES)


def own_words(element: HtmlElement) -> str:
    """An element's words, without what is said to screen readers of the item it belongs to."""
    aside = "ancestor::*[contains(@class, 'chb-hidden') or contains(@class, 'chb-own')]"
    if "chb-own" in element.get("class", ""):
        aside = "false()"
    return " ".join(" ".join(element.xpath(f".//text()[not({aside})]")).split())


TEMPLATES = sorted([*(ROOT / "overrides").rglob("*.html"), *PACKAGE.rglob("templates/**/*.html")])
NO_WORDS = (r"\{#.*?#\}", r"\{%.*?%\}", r"\{\{.*?\}\}", r"<!--.*?-->", r"<script.*?</script>")
MARKUP = re.compile("|".join(NO_WORDS), re.DOTALL)
SPOKEN = re.compile(r"(?:aria-label|title|alt|placeholder|data-(?:done|failed))=\"([^\"]*)\"")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_words_of_its_own(template: Path):
    text = MARKUP.sub("", template.read_text("utf-8"))
    between_tags = html.unescape(re.sub(r"<[^>]*>", " ", text, flags=re.DOTALL))
    words = re.findall(r"[^\W\d_]{2,}", " ".join([between_tags, *SPOKEN.findall(text)]))
    assert words == []


def test_the_script_is_told_the_catalogues_words(pages: Pages):
    told = [
        json.loads(block.text)
        for page in pages.values()
        for block in page.xpath("//script[@id='chb-config']")
    ]
    assert told
    for config in told:
        assert config["handbook"] == "competency-handbook"
        assert config["language"] == "en"
        words = CATALOG.messages.by_key.items()
        known = {(key.rpartition(".")[2], json.dumps(text)) for key, text in words}
        assert {
            (key.rpartition(".")[2], json.dumps(m)) for key, m in config["messages"].items()
        } <= known


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
