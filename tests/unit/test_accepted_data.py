"""What authors may write is shown as written, nothing of it runs, and size is no obstacle.

The host in this module lays one framework, `data/strange.yml`, over the shipped handbook.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import lxml.html
import pytest
import yaml
from click.testing import CliRunner

from catalogs import open_catalog
from competency_handbook.building import build_handbook
from competency_handbook.cli import main
from competency_handbook.model import Competency, Framework, Model, parts_of
from loading import load_file
from searched import documents_of

STRANGE = Path(__file__).parents[1] / "data" / "strange.yml"
STATEMENT = ("Hears what is said. " * 200).strip() + "!"
"""4,000 characters."""


def host(root: Path) -> Path:
    """A host's folder with settings of its own and nothing else."""
    root.mkdir(parents=True)
    settings = "site_name: The host\nextra:\n  handbook:\n    id: strange-host\n"
    (root / "mkdocs.yml").write_text(settings)
    return root


@pytest.fixture(scope="module")
def strange_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = host(tmp_path_factory.mktemp("strange") / "host")
    (root / "data" / "frameworks").mkdir(parents=True)
    text = STRANGE.read_text("utf-8").replace("LONG", STATEMENT).replace("\n", "\r\n")
    (root / "data" / "frameworks" / "strange.yml").write_bytes(text.encode("utf-8-sig"))
    return build_handbook(root, with_pdf=False)


@pytest.fixture(scope="module")
def framework(strange_site: Path) -> Framework:
    file = strange_site.parent / "data" / "frameworks" / "strange.yml"
    return load_file(file, "strange.yml", Framework).content


@pytest.fixture(scope="module")
def page_at(strange_site: Path) -> Callable[[str], lxml.html.HtmlElement]:
    def read(address: str) -> lxml.html.HtmlElement:
        return lxml.html.parse(str(strange_site / address / "index.html")).getroot()

    return read


def shown(element: lxml.html.HtmlElement) -> str:
    """The text that a reader sees, with single spaces."""
    return " ".join(element.text_content().split())


def holds_markdown(part: Model, name: str) -> bool:
    """Whether a text's code and links are rendered; a title's are not."""
    return name == "text" and any(mark in part.text for mark in ("`", "]("))


def test_every_text_is_on_the_page_as_it_was_written(page_at, framework) -> None:
    content = shown(page_at("frameworks/strange").find(".//article"))
    competency = next(part for _, part in parts_of(framework) if isinstance(part, Competency))
    assert competency.statement == STATEMENT and len(STATEMENT) == 4000
    for _, part in parts_of(framework):
        for name in ("title", "text", "statement", "summary", "code", "when", "edition"):
            written = " ".join((getattr(part, name, None) or "").split())
            assert written in content or holds_markdown(part, name), written
    assert all(keyword in content for keyword in competency.keywords)


def test_every_self_check_is_on_its_page_as_it_was_written(page_at, framework) -> None:
    page = page_at("self-assessment/strange")
    content = shown(page.find(".//article"))
    competency = next(part for _, part in parts_of(framework) if isinstance(part, Competency))
    assert competency.self_check in content
    assert competency.title in content
    assert len(page.findall(".//chb-rating")) == 1


@pytest.mark.parametrize(
    ("address", "before"),
    [("frameworks/strange", ""), ("self-assessment/strange", "Rate yourself: ")],
)
def test_title_is_the_same_in_the_window_the_heading_and_the_navigation(
    page_at, framework, address: str, before: str
) -> None:
    page = page_at(address)
    title = before + framework.title
    assert page.findtext(".//title") == f"{title} - The host"
    assert shown(page.find(".//h1")) == title
    entries = page.findall(".//nav//a")
    assert framework.title in [shown(entry) for entry in entries]


def test_lists_show_the_title_and_lead_to_the_page(page_at, framework) -> None:
    for address in ("frameworks", "self-assessment"):
        links = page_at(address).findall(".//article//a")
        [link] = [link for link in links if shown(link) == framework.title]
        target, _, _ = urljoin(f"{address}/", link.get("href")).partition("#")
        assert target == f"{address}/strange/"


def test_search_finds_titles_and_texts_as_they_were_written(strange_site, framework) -> None:
    found = {document.location: document for document in documents_of(strange_site)}
    opening = found["frameworks/strange/"]
    assert opening.title == framework.title
    assert framework.summary in opening.text
    assert STATEMENT in found["frameworks/strange/#strange-long"].text


@pytest.mark.parametrize(
    "address",
    ["", "frameworks", "frameworks/strange", "self-assessment", "self-assessment/strange"],
)
def test_nothing_that_was_written_runs(page_at, address: str) -> None:
    page = page_at(address)
    assert not [script for script in page.iter("script") if "alert(" in (script.text or "")]
    assert not page.xpath("//img[@src='x'] | //@onerror | //@onclick | //u | //article//em")
    assert not page.xpath("//a[starts-with(@href, 'javascript:')]")
    assert not page.xpath("//article//comment()")
    assert page.xpath("count(//body)") == 1 and page.xpath("count(//h1)") == 1


def test_markdown_in_a_text_goes_no_further_than_links_emphasis_and_code(page_at) -> None:
    page = page_at("frameworks/strange")
    [link] = page.xpath("//li[@id='strange-second']/a[not(@class)]")
    assert (link.get("href"), link.text) == ("https://example.org/?a=1&b=2", "A link")
    [item] = page.xpath("//li[@id='strange-first']")
    assert item.findtext("code") == "{{ code }}"
    assert "1. Not a list, {{ code }} with a tail of \\ and ``` fences." in shown(item)
    headings = page.xpath("//article//*[self::h1 or self::h2 or self::h3 or self::h4]")
    assert [heading.get("id") for heading in headings] == [
        "strange",
        "strange-domain",
        "strange-long",
    ]
    assert not page.xpath("//*[@id='seven' or @id='domain' or @id='about']")


def test_a_framework_without_a_page_gets_one_with_its_short_addresses(
    strange_site, page_at, framework
) -> None:
    ids = {"strange", *(part.id for _, part in parts_of(framework) if hasattr(part, "id"))}
    assert len(ids) == 8
    for id in ids:
        go = page_at(f"go/{id}")
        [target] = go.xpath("//p/a/@href")
        path, _, anchor = target.removeprefix("../../").partition("#")
        assert page_at(path).xpath("//*[@id=$id]", id=anchor or "strange"), id


def test_what_the_host_lacks_comes_from_the_handbook_below(strange_site) -> None:
    assert (strange_site / "frameworks" / "asapconnect-mentoring" / "index.html").is_file()
    assert (strange_site / "sources" / "index.html").is_file()


def bytes_of(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("data/frameworks/bad.yml", "title: {\n", ["bad.yml:2:1: YAML-SYNTAX", "1 problem found."]),
        (
            "content/bad.md",
            "# Bad\n\n{{ nonesuch() }}\n",
            ["bad.md:3:1: MACRO-UNKNOWN", "1 problem found."],
        ),
        (
            "content/bad.md",
            "# Bad\n\n{{ page.file.no.such }}\n",
            ["no attribute 'no'", "could not build"],
        ),
        (
            "content/bad.md",
            "# Bad\n\n[none](none.md)\n",
            ["bad.md:3:8: LINK-PAGE", "1 problem found."],
        ),
    ],
)
def test_a_failed_build_says_why_and_leaves_the_last_good_site(
    tmp_path: Path, name: str, text: str, said: list[str]
) -> None:
    root = host(tmp_path / "host")
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("The last good site.")
    (root / name).parent.mkdir(parents=True)
    (root / name).write_text(text)
    before = bytes_of(root / "site")

    command = [Path(sys.executable).with_name("handbook"), "build", "--no-pdf"]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)

    assert result.returncode == 1
    assert all(words in result.stderr for words in said), result.stderr
    assert "competency_handbook/cli/" not in result.stderr, "a traceback"
    assert bytes_of(root / "site") == before


def test_a_good_build_takes_the_place_of_the_last_one(strange_site, monkeypatch) -> None:
    (strange_site / "left-over.html").write_text("From an older build.")
    monkeypatch.chdir(strange_site.parent)
    result = CliRunner().invoke(main, ["build", "--no-pdf"])
    assert (result.exit_code, result.stdout) == (0, "The handbook is in site/index.html\n")
    assert not (strange_site / "left-over.html").exists()
    assert (strange_site / "frameworks" / "strange" / "index.html").is_file()


@pytest.mark.parametrize(
    "arguments",
    [["no-such-command"], ["build", "--no-such-option"], ["check", "--root", "no-such-folder"]],
)
def test_wrong_use_ends_with_status_2_and_says_how(arguments: list[str]) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr and "no-such" in result.stderr


ENTRY = """\
  - id: big-{n}
    title: Entry {n}
    statement: {text}
    self_check: {text}
    cites: [Guide 1.1]
    indicators:
      - id: big-{n}-one
        text: {text}
        own: true
      - id: big-{n}-two
        text: Two.
        own: true
    evidence:
      - id: big-{n}-proof
        kind: record
        text: A note.
        own: true
"""


@pytest.mark.slow
def test_ten_megabytes_are_read_and_checked_in_a_few_times_the_time_of_yaml_alone(
    small_data: Path,
) -> None:
    text = "Hears what is said, and what is left unsaid, before anything else. " * 20
    entries = (ENTRY.format(n=number, text=text) for number in range(2_500))
    opening = "title: Big\nsummary: Large.\nsource: source-guide\nedition: First\n"
    opening += "rates: practitioner\nscale: steps\ncontains:\n"
    written = opening + "".join(entries)
    assert len(written) > 10_000_000
    (small_data / "frameworks" / "big.yml").write_text(written)

    start = time.process_time()
    yaml.compose(written, yaml.CSafeLoader)
    alone = time.process_time() - start
    start = time.process_time()
    catalog = open_catalog(small_data)
    whole = time.process_time() - start

    assert len(catalog.frameworks["big"].contains) == 2_500
    assert whole < 12 * alone
