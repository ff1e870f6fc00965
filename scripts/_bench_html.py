"""What building the HTML costs beside plain MkDocs and Material.

Both build the same pages: ours from data and macros, with short addresses and the content
security policy; the plain one from the same pages as ready Markdown, with Material as it
comes. Each takes the place of its last site, as after an edit. Runs alternate; the minimum of
each is compared.
"""

import os
import re
import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path

import jinja2
import yaml

from _bench import Bound, Run, least, measure, new_host
from competency_handbook.catalog.addresses import Here
from competency_handbook.kinds import macros_of
from competency_handbook.reading.layers import layers_of, package_layer
from competency_handbook.render import Page
from competency_handbook.render.blocks import END, START
from competency_handbook.site.compose import BLOCKS, Composition, compose

COPIED = ("frameworks", "comparisons", "guides", "worksheets")
MOST_TIMES_AT_10 = 1.15
MOST_SECONDS_AT_1 = 0.6


def make_host(root: Path, times: int) -> None:
    """A host's folder whose handbook is so many times the size of ours."""
    new_host(root)
    ours = package_layer() / "data"
    works = [work for folder in COPIED for work in sorted(ours.glob(f"{folder}/*.yml"))]
    for number in range(1, times):
        for work in works:
            copy = root / "data" / work.parent.name / f"{work.stem}-copy-{number}.yml"
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(with_own_ids(work.read_text("utf-8"), number), "utf-8")


def with_own_ids(text: str, number: int) -> str:
    """A data file with every item renamed; the columns, which comparisons share, are not."""
    before, columns, after = text.partition("\ncolumns:")
    shared, rows, below = after.partition("\nrows:")
    renamed = [re.sub(r"(\bid: )(\S+)", rf"\1\2-copy-{number}", part) for part in (before, below)]
    notes = re.sub(r"(\n {6,}- id: )(\S+)", rf"\1\2-copy-{number}", shared)
    return renamed[0] + columns + notes + rows + renamed[1]


def make_plain(composed: Composition, root: Path) -> Path:
    """The same pages as ready Markdown, and plain settings for them, whose path is returned."""
    for path in sorted((composed.folder / "content").rglob("*.md")):
        name = path.relative_to(composed.folder / "content").as_posix()
        page = Page(composed.catalog, Here(name))
        macros = {n: partial(m.view, page) for n, m in macros_of(composed.catalog.kinds).items()}
        target = root / "content" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        markdown = jinja2.Template(path.read_text("utf-8")).render(macros)
        target.write_text(markdown.replace(START, "").replace(END, ""), "utf-8")
    kept = ("site_name", "nav", "markdown_extensions", "validation", "docs_dir")
    settings = {key: composed.settings[key] for key in kept}
    settings["markdown_extensions"] = [e for e in settings["markdown_extensions"] if e != BLOCKS]
    theme = {key: composed.settings["theme"][key] for key in ("features", "palette", "font")}
    settings |= {"theme": {"name": "material"} | theme, "plugins": ["search"]}
    file = root / "mkdocs.yml"
    file.write_text(yaml.safe_dump(settings, sort_keys=False), "utf-8")
    return file


def bench(folder: Path, times: int, runs: int) -> tuple[Run, Run]:
    """The least of each figure, of our build and of the plain one, at this size."""
    host = folder / f"host-{times}"
    make_host(host, times)
    composed = compose(layers_of(host), folder / f"composed-{times}")
    plain = make_plain(composed, folder / f"plain-{times}")
    ours_command = [sys.executable, "-m", "competency_handbook", "build", "--no-pdf"]
    plain_command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    ours, theirs = [], []
    for _ in range(runs):
        shutil.rmtree(host / "build", ignore_errors=True)
        ours.append(measure([*ours_command, "--root", str(host)]))
        theirs.append(measure([*plain_command, "-f", str(plain), "-d", str(folder / "site")]))
    return least(ours), least(theirs)


def bench_html(sizes: list[int], runs: int) -> list[Bound]:
    """Print the figures at each size, so many times ours; what is bounded is returned."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    bounds = []
    print("size   ours CPU s    MB   plain CPU s    MB   times   seconds above")
    with tempfile.TemporaryDirectory() as folder:
        for times in sizes:
            ours, plain = bench(Path(folder), times, runs)
            ratio, above = ours.seconds / plain.seconds, ours.seconds - plain.seconds
            print(
                f"{times:3}×   {ours.seconds:10.2f} {ours.megabytes:5.0f}"
                f"   {plain.seconds:11.2f} {plain.megabytes:5.0f}   {ratio:5.2f}   {above:13.2f}"
            )
            if times == 10:
                bounds.append(Bound("At 10×", ratio, MOST_TIMES_AT_10, "times plain"))
            if times == 1:
                bounds.append(Bound("At 1×, above plain", above, MOST_SECONDS_AT_1, "s"))
    return bounds
