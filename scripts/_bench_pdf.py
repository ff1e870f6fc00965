"""What our own page numbers save: the book's PDF beside the same one with CSS's `target-counter`.

Both get the same document and style sheets. Runs alternate; the minimum of each is compared.
"""

import pickle
import sys
import tempfile
from pathlib import Path

from _bench import Bound, Run, least, measure
from competency_handbook.building import build_handbook
from competency_handbook.pdf.job import BOOK, Job, Print
from competency_handbook.pdf.manuscript.book import jobs_of
from competency_handbook.pdf.manuscript.pages import load_pages
from competency_handbook.reading import layers_of, package_layer
from competency_handbook.site import compose
from competency_handbook.site.engine import composed_folder

LEAST_TIMES = 1.15
"""So many times as long must CSS's numbers take, or ours do not earn their place."""
NUMBERS = """
[data-page-of]::before { content: target-counter(attr(data-page-of url), page) }
"""
BY_CSS = """
import sys, logging, weasyprint
logging.getLogger("weasyprint").setLevel(logging.ERROR)
text, site, *sheets = sys.argv[1:]
html = weasyprint.HTML(filename=text, base_url=site)
html.write_pdf(stylesheets=sheets, pdf_variant="pdf/ua-1", pdf_forms=True)
"""
BY_US = """
import pickle, sys
from pathlib import Path
from competency_handbook.pdf.press.typeset import typeset
typeset(pickle.loads(Path(sys.argv[1]).read_bytes()))
"""


def bench_pdf(runs: int) -> list[Bound]:
    """Print what each takes; what is bounded is returned."""
    with tempfile.TemporaryDirectory() as folder:
        job = _book_in(Path(folder))
        commands = {"ours": _by_us(job, Path(folder)), "by CSS": _by_css(job, Path(folder))}
        found: dict[str, list[Run]] = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                found[name].append(measure([sys.executable, "-c", *command]))
    best = {name: least(measured) for name, measured in found.items()}
    for name, run in best.items():
        print(f"{name:8}{run.seconds:8.1f} CPU s{run.megabytes:8.0f} MB")
    times = best["ours"].seconds / best["by CSS"].seconds
    return [Bound("The book with our page numbers", times, 1 / LEAST_TIMES, "times by CSS")]


def _book_in(folder: Path) -> Job:
    """The handbook's book, ready to be set."""
    site = build_handbook(package_layer(), with_pdf=False, output=folder)
    composition = compose(layers_of(package_layer()), composed_folder(folder))
    [job] = jobs_of(load_pages(site, composition), site, composition, Print(), [BOOK])
    return job


def _by_us(job: Job, folder: Path) -> list[str]:
    given = folder / "book.job"
    given.write_bytes(pickle.dumps(job))
    return [BY_US, str(given)]


def _by_css(job: Job, folder: Path) -> list[str]:
    text, style = folder / "book.html", folder / "numbers.css"
    text.write_text(job.text.replace('data-page-of="', 'data-page-of="#'), "utf-8")
    style.write_text(NUMBERS, "utf-8")
    sheets = [str(job.site / name) for name in job.sheets]
    return [BY_CSS, str(text), f"{job.site.as_uri()}/", *sheets, str(style)]
