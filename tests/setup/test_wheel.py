"""The wheel alone builds the handbook, with a host's folder over it."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import lxml.html
import pytest
import yaml

from competency_handbook.reading.layers import FOLDERS, files_of

ROOT = Path(__file__).parents[2]
PACKAGE = "competency_handbook"
FRAMEWORK = "data/frameworks/asapconnect-mentoring.yml"

SETTINGS = """\
site_name: Our County's Handbook
extra:
  handbook:
    id: our-county
"""
PAGE = """\
# Who to call

Ask for the mentoring desk, or read [what a mentor does]({{ link_to("asapconnect-mentoring") }}).
"""

TAILORING = """\
set:
  mentoring-two-way-relationship:
    statement: Gives and takes.
    was: {statement: "%s"}
add:
  mentoring-relationship-building: {contains: [{id: county-visits, title: Visits, own: true}]}
hide: [mentoring-safe-environment, coa-pa-ms-2]
"""


def run(*command: object, cwd: Path) -> str:
    done = subprocess.run([*map(str, command)], cwd=cwd, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet"]
    run(*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", folder, ROOT, cwd=folder)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel) -> Path:
    """The `handbook` command of a fresh environment that holds the wheel and its pins alone."""
    folder = wheel.parent
    venv.create(folder / "venv")
    pip = [sys.executable, "-m", "pip", "--quiet", "--python", folder / "venv" / "bin" / "python"]
    pins = ["--no-compile", "--constraint", ROOT / "requirements.txt"]
    run(*pip, "install", *pins, wheel, cwd=folder)
    return folder / "venv" / "bin" / "handbook"


@pytest.fixture(scope="module")
def host(installed, tmp_path_factory) -> Path:
    """The site of a host with a name, an id and one page of its own."""
    root = tmp_path_factory.mktemp("host")
    (root / "content").mkdir()
    (root / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    (root / "content" / "who-to-call.md").write_text(PAGE, "utf-8")
    (root / "content" / "glossary.md").write_text("# Words\n\n{{ glossary() }}\n", "utf-8")
    (root / "data" / "tailoring").mkdir(parents=True)
    framework = yaml.safe_load((ROOT / FRAMEWORK).read_text("utf-8"))
    statement = framework["contains"][0]["contains"][0]["statement"]
    (root / "data" / "tailoring" / "ours.yml").write_text(TAILORING % statement, "utf-8")
    run(installed, "build", "--no-pdf", cwd=root)
    run(installed, "pdf", "--only", "coaching-notes", cwd=root)
    return root / "site"


@pytest.mark.slow
def test_the_wheel_holds_all_that_a_build_and_its_pdfs_need(wheel):
    """A host's book comes from the same files as ours, so one small PDF below is enough."""
    inside = set(zipfile.ZipFile(wheel).namelist())
    package = {f"{PACKAGE}/{name}" for name in files_of([ROOT / "macros"], PACKAGE)}
    handbook = {
        f"{PACKAGE}/handbook/{folder}/{name}"
        for folder in (*FOLDERS, "docs")
        for name in files_of([ROOT], folder)
        if not name.startswith("assets/js/src/")
    }
    assert len(package) > 80 and len(handbook) > 60
    assert package | handbook | {f"{PACKAGE}/handbook/mkdocs.yml"} <= inside


@pytest.mark.slow
def test_a_host_gets_our_handbook_under_its_own_name(host):
    home = lxml.html.parse(host / "index.html")
    assert "Our County's Handbook" in home.findtext(".//title")
    assert (host / "frameworks" / "asapconnect-mentoring" / "index.html").is_file()
    assert (host / "downloads" / "coaching-notes.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.slow
def test_a_hosts_page_joins_the_navigation_and_links_into_ours(host):
    page = lxml.html.parse(host / "who-to-call" / "index.html").getroot()
    links = {link.text_content().strip(): link.get("href") for link in page.iter("a")}
    assert links["what a mentor does"] == "../frameworks/asapconnect-mentoring/"
    home = lxml.html.parse(host / "index.html").getroot()
    assert "who-to-call/" in [link.get("href") for link in home.xpath("//nav//a")]


@pytest.mark.slow
def test_saved_answers_carry_the_hosts_own_id(host):
    check = (host / "self-assessment" / "asapconnect-mentoring" / "index.html").read_text("utf-8")
    assert '"handbook": "our-county"' in check


@pytest.mark.slow
def test_a_host_changes_a_sentence_adds_and_leaves_out_and_is_told_of_updates(installed, host):
    root = host.parent
    page = (host / "frameworks" / "asapconnect-mentoring" / "index.html").read_text("utf-8")
    assert "Gives and takes." in page and 'id="county-visits"' in page
    assert 'id="mentoring-safe-environment"' not in page
    left_out = (host / "frameworks" / "coa-pa-ms-2" / "index.html").read_text("utf-8")
    assert "differences/#differs-coa-pa-ms-2" in left_out and "<article" not in left_out
    assert "differences/#differs-coa-pa-ms-2" in (host / "go/coa-pa-ms-2/index.html").read_text()
    run(installed, "upgrade", cwd=root)
    assert "Nothing has changed there since." in run(installed, "status", cwd=root)

    [ours] = installed.parents[1].glob(f"lib/python3.*/site-packages/{PACKAGE}/handbook")
    replace(ours / FRAMEWORK, "Builds a relationship that goes", "Builds a relation that goes")
    replace(
        ours / FRAMEWORK,
        "id: mentoring-safe-environment\n",
        "id: mentoring-safe-place\n        formerly: [mentoring-safe-environment]\n",
    )
    replace(ours / "content" / "glossary.md", "# ", "# More ")
    for file in (ours / "data").rglob("*.yml"):
        if file != ours / FRAMEWORK:
            replace(file, "mentoring-safe-environment", "mentoring-safe-place")
    told = run(installed, "status", cwd=root)
    for line in (
        "data/tailoring/ours.yml:3: mentoring-two-way-relationship, statement",
        "data/tailoring/ours.yml: `mentoring-safe-environment` → `mentoring-safe-place`",
        "content/glossary.md: content/glossary.md",
    ):
        assert line in told
    checked = run(installed, "check", cwd=root)
    for notice in (":3:5: TAILOR-CHANGED", ":7:8: TAILOR-RENAMED", "No problems in"):
        assert notice in checked


def replace(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


@pytest.mark.slow
def test_the_documentation_is_built_from_the_wheel_alone(installed, tmp_path):
    shown = run(installed, "docs", "checks", "--no-open", cwd=tmp_path)
    assert shown == "The documentation is in build/docs/checks.html\n"
    page = lxml.html.parse(tmp_path / "build" / "docs" / "checks.html")
    assert "CITE-UNKNOWN" in page.getroot().text_content()
