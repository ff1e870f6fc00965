"""What a built site promises to whoever linked to it or filled in its forms, as sorted lists.

Pytest need not rewrite what asserts here: PYTEST_DONT_REWRITE.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
from lxml.html import HtmlElement

from pdf_file import fields_of
from site_pages import Pages

Lists = dict[str, list[str]]
"""The lines of each list, by the name of its file."""
NO_ANCHOR = "input|textarea|select|span|p|template|script"
"""Controls with their hints, and what a script takes its parts from."""
ALONE = "//*[contains(@class, 'chb-points')]/li/@id"
"""Points, for which a page offers it once a reader has come for one."""
FOLDERS = ("data", "downloads")
CHANGES = "changes/index.html"
"""Its sections are those of what an edition changed: the next one may have others."""


def lists_of(pages: Pages, site: Path) -> Lists:
    """Every address of a site, and every field of its PDFs."""
    read = {path: page for path, page in pages.items() if not path.startswith(("go/", "embed/"))}
    return {
        "pages.txt": [line for path in sorted(read) for line in anchors_of(path, read[path])],
        "go.txt": ids_below("go/", pages),
        "embed.txt": ids_below("embed/", pages),
        "files.txt": files_of(site),
        "fields.txt": [line for pdf in sorted(site.rglob("*.pdf")) for line in fields_in(pdf)],
    }


def ids_below(folder: str, pages: Pages) -> list[str]:
    """The ids that have a page of their own in a folder."""
    return sorted(path.split("/")[1] for path in pages if path.startswith(folder))


def files_of(site: Path) -> list[str]:
    """What can be had from the site beside its pages, by its address."""
    files = (path for folder in FOLDERS for path in (site / folder).rglob("*") if path.is_file())
    return sorted(path.relative_to(site).as_posix() for path in files)


def anchors_of(path: str, page: HtmlElement) -> Iterator[str]:
    """A page's address; below it every anchor of an item or a heading, and whether it can be alone.

    The page of what is not there has no address.
    """
    if path == "404.html":
        return
    yield f"/{path.removesuffix('index.html')}"
    if path == CHANGES:
        return
    shown = {link.partition("only=")[2] for link in page.xpath("//a[@class='chb-only-link']/@href")}
    if page.xpath("//template[@id='chb-only']"):
        shown |= {*page.xpath(ALONE)}
    controls = " or ".join(f"self::{tag}" for tag in NO_ANCHOR.split("|"))
    anchors = page.xpath(f"//article//*[@id][not(ancestor-or-self::*[{controls}])]/@id")
    for anchor in sorted(anchors):
        yield f"  {anchor} ?only" if anchor in shown else f"  {anchor}"


def fields_in(path: Path) -> Iterator[str]:
    """A PDF's name; below it its fields with their options. Nothing, where it has no field."""
    with pikepdf.open(path) as pdf:
        if "/AcroForm" not in pdf.Root or not len(pdf.Root.AcroForm.Fields):
            return
        fields = fields_of(pdf)
        yield path.name
        for name in sorted(fields):
            yield " ".join(("  " + name, *sorted(states_of(fields[name]))))


def states_of(field: pikepdf.Object) -> set[str]:
    """What can be chosen of a field; a field to write in has nothing."""
    if field.FT != "/Btn":
        return set()
    widgets = field.get("/Kids", [field])
    return {str(state)[1:] for widget in widgets for state in widget.AP.N} - {"Off"}
