"""Commands that make something: a handbook to begin with, its site, its PDFs, the documentation."""

from __future__ import annotations

import os
import webbrowser
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from ..model import BuildFailed
from ..reading import nearest, package_layer
from .frame import LANGUAGE, PAPERS, ROOT, commands, kinds_in, main, reporting


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", prompt="What is your handbook called", help="Its name.")
@click.option(
    "--organization", prompt="Whose is it", default="", show_default=False, help="Whose it is."
)
@click.option(
    "--publish",
    type=click.Choice(["github", "gitlab", "server", "none"]),
    prompt="Where will it be published",
    default="server",
    help="The files to add for GitHub Pages, GitLab Pages, or a web server. Default: server.",
)
@click.option("--id", help="Its id, for ever. Default: made of its name.")
@click.option("--prefix", help="What ids of its own begin with. Default: made of its id.")
@click.option(
    "--wheel",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The wheel of this package, to be kept in the folder. Default: the one it was installed "
    "from.",
)
@reporting
def new(folder: Path, wheel: Path | None, **said: Any) -> None:
    """Begin a handbook of your own in FOLDER.

    It asks for what no option says, and writes over nothing.
    """
    from ..settings import Beginning, FolderInUse, begin_handbook, installed_wheel

    wheel = wheel or installed_wheel()
    given = {key: value for key, value in said.items() if value is not None}
    if wheel is None and given["publish"] != "none":
        raise click.UsageError(
            "The wheel that builds the handbook is kept in its folder. Say where yours is: --wheel "
            "FILE. `.venv/bin/pip wheel --no-deps .` makes it in a checkout."
        )
    try:
        written = begin_handbook(folder, Beginning(**given, wheel=wheel))
    except FolderInUse as used:
        raise BuildFailed(f"{used} is there already. Choose another folder.") from None
    for path in written:
        click.echo(f"Written: {os.path.relpath(path)}")
    click.echo(f"Next: cd {folder}, then `handbook check` and `handbook serve`.")


@main.command()
@ROOT
@click.option(
    "--no-pdf", is_flag=True, help="Make no PDF; the last ones stay, and pages offer those alone."
)
@click.option(
    "--offline",
    is_flag=True,
    help="Also make the offline edition, one zip in site/downloads/, which each page then offers: "
    "unpacked, it opens by a double click and needs no network.",
)
@reporting
def build(root: Path, no_pdf: bool, offline: bool) -> None:
    """Build the whole handbook into site/, with its PDFs.

    They are in site/downloads/: the book, and one for each framework (with its check), comparison,
    guide and worksheet. Each language of extra.handbook.languages has the same in a folder of its
    own, such as site/es/. A PDF that would be the same as before comes from build/cache/, which
    keeps 64 MB of what the last build did not use and may be deleted at any time. PDFs are made on
    up to four cores; a book takes some 420 MB of memory, each core beside it 160. A build with a
    problem leaves the last good site as it is.
    """
    from ..building import build_handbook

    site = build_handbook(root, with_pdf=not no_pdf, offline=offline)
    click.echo(f"The handbook is in {os.path.relpath(site)}/index.html")


@main.command()
@ROOT
@click.option(
    "--address",
    metavar="HOST:PORT",
    default="127.0.0.1:8000",
    show_default=True,
    help="Host and port.",
)
@reporting
def serve(root: Path, address: str) -> None:
    """Serve the handbook while you write; a page reloads when a file changes. No PDF."""
    from ..site.engine import serve_site

    serve_site(root.resolve(), address)


@main.command()
@ROOT
@click.option(
    "--only",
    metavar="ID",
    multiple=True,
    help="Of this work alone, or `handbook` for the book; can be given again.",
)
@click.option(
    "--paper",
    type=click.Choice(PAPERS),
    help="Default: extra.handbook.paper.",
)
@LANGUAGE
@click.option("--large-print", "large", is_flag=True, help="Letters of 18 points.")
@click.option("--archive", is_flag=True, help="For an archive: PDF/A-3a, with the data attached.")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file to write, for the book or for one --only. Default: into site/downloads/.",
)
@reporting
def pdf(
    root: Path,
    only: tuple[str, ...],
    paper: str | None,
    language: str | None,
    output: Path | None,
    **how: bool,
) -> None:
    """Write the PDFs alone; the rest of site/ stays as it is.

    Variants have names of their own, such as handbook-a4.pdf.
    """
    from ..building import UnknownWork, write_pdf

    if output and len(only) > 1:
        raise click.UsageError("--output names one file: give one --only, or none for the book.")
    try:
        paths = write_pdf(root, output, only, paper, language, **how)
    except UnknownWork as unknown:
        close = get_close_matches(unknown.id, unknown.known, 1)
        hint = f"Did you mean `{close[0]}`?" if close else f"Known: {', '.join(unknown.known)}."
        raise click.UsageError(f"--only: `{unknown.id}` has no PDF. {hint}") from None
    for path in paths:
        click.echo(f"Written: {os.path.relpath(path)}")


@main.command()
@ROOT
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.option("--paper", type=click.Choice(PAPERS), help="Default: extra.handbook.paper.")
@click.option("--large-print", "large", is_flag=True, help="Letters of 18 points.")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default="handout.pdf",
    metavar="FILE",
    help="The file to write. Default: handout.pdf.",
)
@LANGUAGE
@reporting
def handout(
    root: Path,
    ids: tuple[str, ...],
    paper: str | None,
    large: bool,
    output: Path,
    language: str | None,
) -> None:
    """Write one item or several as a PDF to hand out, in the order given.

    In black and white, each with its source, room to write and, where `site_url` is set, its
    address as text and as a QR code. An ID is that of a competency, a domain, a row or a cell of a
    comparison, a part of a guide, a term, a worksheet, or anything else that has a short address; a
    framework stands for its domains, a comparison for its rows.
    """
    from ..building import UnknownIds, write_handout

    try:
        site_url = write_handout(root, ids, output, paper, large, language)
    except UnknownIds as unknown:
        told = (f"Nothing has the id `{id}`. {nearest(id, unknown.known)}" for id in unknown.ids)
        raise click.UsageError("\n".join(told)) from None
    if not site_url:
        click.echo(
            "No QR codes, and short addresses without their site: mkdocs.yml has no site_url."
        )
    click.echo(f"Written: {os.path.relpath(output)}")


@main.command()
@ROOT
@click.argument("page", default="index")
@click.option("--no-open", is_flag=True, help="Print where it is, and open no browser.")
@reporting
def docs(root: Path, page: str, no_open: bool) -> None:
    """Build this documentation, and open it in the browser, or one PAGE of it.

    It is built from the installed package into build/docs/, without network. Kinds of data of
    your own are in it, too.
    """
    from ..building import build_docs

    known = {path.stem for path in (package_layer() / "docs").glob("*.md")}
    if page not in known:
        raise click.UsageError(f"There is no page `{page}`. {nearest(page, known)}")
    path = build_docs(root, kinds_in(root), commands()) / f"{page}.html"
    click.echo(f"The documentation is in {os.path.relpath(path)}")
    if not no_open:
        webbrowser.open(path.as_uri())
