"""`handbook serve` while an author writes: changes show, mistakes are named, pages stay."""

import os
import random
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SETTINGS = "site_name: Served\nextra:\n  handbook:\n    id: served\n"
pytestmark = pytest.mark.slow


def free_port() -> int:
    """A port below those that systems hand out themselves, so that nobody takes it meanwhile."""
    while True:
        port = random.randrange(20_000, 30_000)
        with socket.socket() as listener, suppress(OSError):
            listener.bind(("127.0.0.1", port))
            return port


class Served:
    """A running server over a host's folder, with what it has printed so far."""

    def __init__(self, root: Path) -> None:
        self.root, self.port = root, free_port()
        self.log = root / "log.txt"
        command = [sys.executable, "-m", "competency_handbook", "serve"]
        address = ["--address", f"127.0.0.1:{self.port}", "--root", str(root)]
        with self.log.open("w") as log:
            self.process = subprocess.Popen([*command, *address], stderr=log, stdout=log)

    def page(self, path: str) -> str:
        address = f"http://127.0.0.1:{self.port}/{path}"
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.read().decode()

    def wait_for(self, wanted) -> None:
        """Wait until `wanted()` holds; a server that is still starting does not answer."""
        end = time.monotonic() + 150
        while time.monotonic() < end:
            try:
                if wanted():
                    return
            except OSError:
                pass
            time.sleep(0.2)
        raise AssertionError(self.log.read_text())


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    root = tmp_path_factory.mktemp("served")
    (root / "mkdocs.yml").write_text(SETTINGS)
    (root / "content").mkdir()
    (root / "content" / "local.md").write_text("# First words\n")
    (root / "data" / "comparisons").mkdir(parents=True)
    (root / "overrides").mkdir()
    server = Served(root)
    try:
        server.wait_for(lambda: "First words" in server.page("local/"))
        yield server
    finally:
        server.process.kill()
        server.process.wait()


def test_a_changed_page_shows(served):
    (served.root / "content" / "local.md").write_text("# Second words\n")
    served.wait_for(lambda: "Second words" in served.page("local/"))


def test_terms_are_marked_as_in_a_build(served):
    (served.root / "content" / "local.md").write_text("# Words\n\nYour mentor.\n")
    served.wait_for(lambda: 'href="../glossary/#term-mentor"' in served.page("local/"))


def test_a_mistake_in_a_macro_does_not_end_the_server(served):
    (served.root / "content" / "local.md").write_text(
        "# Third words\n\n{{ page.file.nothing.here }}\n"
    )
    served.wait_for(lambda: "has no attribute" in served.page("local/"))
    (served.root / "content" / "local.md").write_text("# Fourth words\n")
    served.wait_for(lambda: "Fourth words" in served.page("local/"))


def test_a_mistake_in_a_page_is_said_and_leaves_the_pages_as_they_were(served):
    (served.root / "content" / "local.md").write_text("# Fifth words\n")
    served.wait_for(lambda: "Fifth words" in served.page("local/"))
    (served.root / "content" / "local.md").write_text("# Sixth words\n\n{{ nothing.here }}\n")
    served.wait_for(lambda: "local.md:3:1: MACRO-UNKNOWN" in served.log.read_text())
    assert "Fifth words" in served.page("local/")
    (served.root / "content" / "local.md").write_text("# Seventh words\n")
    served.wait_for(lambda: "Seventh words" in served.page("local/"))


def test_changed_data_shows_and_a_mistake_leaves_the_pages_as_they_were(served):
    ours = (ROOT / "data" / "comparisons" / "assp-coach-mentor.yml").read_text("utf-8")
    theirs = served.root / "data" / "comparisons" / "assp-coach-mentor.yml"
    title = next(line for line in ours.split("\n") if line.startswith("title: "))
    theirs.write_text(ours.replace(title, "title: Our own comparison"), "utf-8")
    page = "compare/assp-coach-mentor/"
    served.wait_for(lambda: "Our own comparison" in served.page(page))

    theirs.write_text(ours.replace(title, "title: [Broken"), "utf-8")
    served.wait_for(lambda: "YAML-SYNTAX" in served.log.read_text())
    assert "Our own comparison" in served.page(page)

    theirs.write_text(ours.replace(title, "title: Mended"), "utf-8")
    served.wait_for(lambda: "Mended" in served.page(page))


@pytest.mark.parametrize(
    "file", ["overrides/assets/css/brand.css", "overrides/assets/js/page.js", "overrides/404.html"]
)
def test_a_new_style_script_or_template_shows(served, file):
    """An own asset gets a new name, so its text is looked for in the composed tree."""
    path = served.root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"/* {os.urandom(4).hex()} */", "utf-8")
    composed = served.root / "build" / "composed" / "overrides"

    def arrived() -> bool:
        texts = [p.read_bytes() for p in composed.rglob(f"{path.stem}*{path.suffix}")]
        return path.read_bytes() in texts

    served.wait_for(arrived)


def test_plain_mkdocs_builds_this_repository_in_each_language(tmp_path):
    """`mkdocs serve` is promised here alone; it reads the settings as `mkdocs build` does."""
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(ROOT / "mkdocs.yml")]
    done = subprocess.run([*command, "-d", str(tmp_path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    page = Path("frameworks", "asapconnect-mentoring", "index.html")
    assert (tmp_path / page).is_file()
    spanish = (tmp_path / "es" / page).read_text("utf-8")
    assert "Competencias de mentoría" in spanish
    assert "/glossary/#term-" in spanish
    assert "chbSearched" in (tmp_path / "es" / "assets" / "search-documents.js").read_text("utf-8")
