"""The ways to a PDF that are compared: how each is called, and which are installed."""

import pickle
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml

from _bench_html import make_plain
from _browser import find_chromium
from _typst import to_typst
from competency_handbook.building import build_handbook, composed_folder
from competency_handbook.compose import Composition, compose
from competency_handbook.layers import layers_of, package_layer
from competency_handbook.pdf.book import jobs_of
from competency_handbook.pdf.job import BOOK, Job, Print
from competency_handbook.pdf.pages import load_pages

OURS, ALONE = "ours", "WeasyPrint alone"
PLUGINS = {"mkdocs-to-pdf": "to-pdf", "mkdocs-with-pdf": "with-pdf"}
NUMBERS = """
[data-page-of]::before { content: target-counter(attr(data-page-of url), page) }
"""
RUN_ALONE = """
import sys, logging, weasyprint
logging.getLogger("weasyprint").setLevel(logging.ERROR)
text, site, target, *sheets = sys.argv[1:]
html = weasyprint.HTML(filename=text, base_url=site)
html.write_pdf(target, stylesheets=sheets, pdf_variant="pdf/ua-1", pdf_forms=True)
"""
RUN_OURS = """
import pickle, sys
from pathlib import Path
from competency_handbook.pdf.typeset import typeset
given, target = map(Path, sys.argv[1:])
target.write_bytes(typeset(pickle.loads(given.read_bytes())))
"""
RUN_TYPST = """
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], pdf_standards=["ua-1"])
"""
IS_INSTALLED = "import importlib.metadata, sys; importlib.metadata.version(sys.argv[1])"


@dataclass(frozen=True)
class Tool:
    """A way to a PDF: the command that makes the file `made`."""

    name: str
    command: list[str]
    made: Path


def find_tools(others: str, folder: Path) -> tuple[list[Tool], list[str]]:
    """The tools that are installed, ready to run on the same content, and the names of the rest.

    `others` is the Python of the environment that has those which are no part of ours.
    """
    site = build_handbook(package_layer(), with_pdf=False, output=folder)
    composition = compose(layers_of(package_layer()), composed_folder(folder))
    [job] = jobs_of(load_pages(site, composition), site, composition, Print(), [BOOK])
    tools = [_ours(job, folder), _alone(job, folder)]
    missing = []
    for name in PLUGINS:
        if _has(others, name):
            tools.append(_plugin(name, others, composition, folder))
        else:
            missing.append(name)
    chromium = find_chromium()
    if chromium:
        tools.append(_chromium(chromium, job, folder))
    else:
        missing.append("Chromium")
    if _has(others, "typst"):
        tools.append(_typst(others, job, folder))
    else:
        missing.append("typst")
    return tools, missing


def how_to_install(missing: list[str]) -> str:
    """What to do so that the missing ones are measured, too."""
    packages = " ".join(["mkdocs-material", *(name for name in missing if name != "Chromium")])
    return (
        "They are no part of the handbook. To compare them, give them an environment of their "
        f"own:\n    python3 -m venv others && others/bin/pip install {packages}\n"
        "    .venv/bin/python scripts/bench.py pdf --others others/bin/python"
    )


def _has(python: str, package: str) -> bool:
    """Whether the environment of a Python has a package."""
    asked = subprocess.run([python, "-c", IS_INSTALLED, package], capture_output=True)
    return asked.returncode == 0


def _ours(job: Job, folder: Path) -> Tool:
    given, made = folder / "ours.job", folder / "ours.pdf"
    given.write_bytes(pickle.dumps(job))
    return Tool(OURS, [sys.executable, "-c", RUN_OURS, str(given), str(made)], made)


def _alone(job: Job, folder: Path) -> Tool:
    text, style, made = folder / "book.html", folder / "numbers.css", folder / "alone.pdf"
    text.write_text(job.text.replace('data-page-of="', 'data-page-of="#'), "utf-8")
    style.write_text(NUMBERS, "utf-8")
    sheets = [str(job.site / name) for name in job.sheets]
    command = [sys.executable, "-c", RUN_ALONE, str(text), f"{job.site.as_uri()}/", str(made)]
    return Tool(ALONE, [*command, *sheets, str(style)], made)


def _plugin(name: str, python: str, composition: Composition, folder: Path) -> Tool:
    """A plugin of MkDocs over the same pages as ready Markdown, with Material as it comes."""
    root, site, file = folder / name, folder / f"{name}-site", f"{name}.pdf"
    settings = make_plain(composition, root)
    read = yaml.safe_load(settings.read_text("utf-8"))
    read["plugins"] = ["search", {PLUGINS[name]: {"output_path": file}}]
    settings.write_text(yaml.safe_dump(read, sort_keys=False), "utf-8")
    command = [python, "-m", "mkdocs", "build", "-q", "-f", str(settings), "-d", str(site)]
    return Tool(name, command, site / file)


def _chromium(command: Path, job: Job, folder: Path) -> Tool:
    """It reads style sheets from links, and stands beside the site's files for their sake."""
    made, text = folder / "chromium.pdf", job.site / "book-by-chromium.html"
    links = "".join(f'<link rel="stylesheet" href="{name}">' for name in job.sheets)
    text.write_text("<!doctype html>" + job.text.replace("</head>", f"{links}</head>"), "utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    flags += [f"--print-to-pdf={made}", text.as_uri()]
    return Tool("Chromium", [str(command), *flags], made)


def _typst(python: str, job: Job, folder: Path) -> Tool:
    source, made = folder / "book.typ", folder / "typst.pdf"
    source.write_text(to_typst(job.text), "utf-8")
    return Tool("Typst", [python, "-c", RUN_TYPST, str(source), str(made)], made)
