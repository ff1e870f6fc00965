"""`handbook …`, the commands. Exit status 0 fine, 1 problems found, 2 wrong use."""

from __future__ import annotations

import json
import os
import sys
import webbrowser
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from difflib import get_close_matches
from functools import partial, wraps
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import __version__
from .model import Best, BuildFailed, Kind, Paper, Problem, ProblemsFound, Rates
from .reading import layers_of, nearest, package_layer

if TYPE_CHECKING:
    from .editions import Below, Standing
    from .site import Command, Composition

ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    metavar="FOLDER",
    help="The handbook's folder, with its mkdocs.yml. Default: the current folder.",
)
LANGUAGE = click.option(
    "--language",
    metavar="TAG",
    help="In this language of extra.handbook.languages. Default: the handbook's own.",
)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)
PAPERS = [paper.value for paper in Paper]
RATES = [rates.value for rates in Rates]
ENDS = [best.value for best in Best]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Check, build and serve a competency handbook."""


def reporting(command: Callable[..., None], err: bool = True) -> Callable[..., None]:
    """Print every problem that a command finds, and end with status 1.

    On standard error, but where problems are what was asked for.
    """

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except ProblemsFound as found:
            for problem in found.problems:
                click.echo(str(problem), err=err)
            count = len(found.problems)
            click.echo(f"{count} {'problem' if count == 1 else 'problems'} found.", err=err)
            sys.exit(1)
        except BuildFailed as failed:
            click.echo(str(failed), err=True)
            sys.exit(1)

    return run


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
    from .settings import Beginning, FolderInUse, begin_handbook, installed_wheel

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
    "--strict",
    is_flag=True,
    help="Also ask the stricter bar of every data file, as `extra.handbook.strict` does of a "
    "folder's own.",
)
@click.option(
    "--style",
    is_flag=True,
    help="Also print how hard each page and each block of messages is to read, in each language, "
    "the hardest sentences and words to avoid. Status 1 where a page is above grade 9 in English, "
    "or below 55 by Szigriszt-Pazos in Spanish.",
)
@click.option(
    "--answers-since",
    metavar="EDITION",
    help="Also tell what the data does to answers that readers saved in that edition: which stay, "
    "which follow a rename, about which readers are asked.",
)
@partial(reporting, err=False)
def check(root: Path, strict: bool, style: bool, answers_since: str | None) -> None:
    """Check the settings, every data file and every page; write nothing to the site.

    A notice says what may be mended and stops nothing: the status is 0.
    """
    from .site import compose
    from .site.engine import composed_folder

    composed = compose(layers_of(root), composed_folder(root), strict)
    for notice in composed.notices:
        click.echo(str(notice))
    click.echo(f"No problems in {len(composed.catalog.works)} works." + _count_of(composed.notices))
    if composed.catalog.news:
        click.echo(composed.catalog.news)
    if answers_since:
        _report_since(layers_of(root), answers_since)
    if style:
        _report_style(composed)


def _count_of(notices: Sequence[Problem]) -> str:
    """How many notices stand above, as the end of a line; empty where there are none."""
    count = len(notices)
    return f" {count} {'notice' if count == 1 else 'notices'} above." if count else ""


def _report_since(layers: list[Path], edition: str) -> None:
    """Print what becomes of answers; status 2 where the edition is unknown."""
    from .editions import read_editions, report_since
    from .kinds import kinds_of
    from .settings import read_settings

    editions = read_editions(layers, kinds_of(read_settings(layers)))
    registers = [file.content for file in editions.registers]
    known = [release.edition for release in registers[0].editions] if registers else []
    if edition not in known:
        knows = f"It has {', '.join(known)}." if known else "`handbook register` begins one."
        message = f"Edition {edition} is not in the register. {knows}"
        raise click.BadParameter(message, param_hint="--answers-since")
    click.echo()
    for line in report_since(editions, registers[0], edition):
        click.echo(line)


def _report_style(composed: Composition) -> None:
    """Print how hard each page is in each language, the hardest sentences, and words to avoid.

    Status 1 if a page is too hard, or one of these words is there.
    """
    plain = [_is_plain(it) for it in (composed, *composed.others)]
    if not all(plain):
        sys.exit(1)


def _is_plain(composed: Composition) -> bool:
    """Print how hard the pages in one language are, and whether all of it is plain enough."""
    from .catalog import hardest, readings_of, ruler_for, words_to_avoid

    ruler = ruler_for(composed.language)
    readings = readings_of(composed.catalog, composed.folder / "content")
    if ruler is None:
        click.echo(f"\nThere is no ruler for `{composed.language}`.")
    else:
        click.echo(f"\n{ruler.label}")
        for reading in readings:
            mark = "  too hard" if ruler.is_too_hard(reading.measure) else ""
            click.echo(f"{reading.measure:5.1f}  {reading.page}{mark}")
        click.echo("\nThe hardest sentences:")
        for sentence in hardest(ruler, readings, 10):
            click.echo(f"{sentence.measure:5.1f}  {sentence.item}: {sentence.text}")
    hits = words_to_avoid(composed.catalog)
    for hit in hits:
        click.echo(f"{hit.item}: “{hit.words}” is hard to read or translate; say “{hit.say}”.")
    return not hits and not any(ruler and ruler.is_too_hard(it.measure) for it in readings)


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
    from .building import build_handbook

    site = build_handbook(root, with_pdf=not no_pdf, offline=offline)
    click.echo(f"The handbook is in {os.path.relpath(site)}/index.html")


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
    from .building import UnknownWork, write_pdf

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
    from .building import UnknownIds, write_handout

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
@click.argument(
    "files",
    metavar="FILE.pdf...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default="answers.json",
    metavar="FILE",
    help="The file to write; it must not be there yet. Default: answers.json.",
)
@reporting
def answers(root: Path, files: tuple[Path, ...], output: Path) -> None:
    """Read filled PDFs into a file of answers, which the site opens.

    It says how many answers, lines of evidence and worksheets it found. The site reads filled PDFs
    by itself, too.
    """
    from .exchange import amounts_in, read_answers
    from .settings import read_settings

    if output.exists():
        raise click.UsageError(f"{output} is there already. Name another file with --output.")
    handbook = read_settings(layers_of(root))["extra"]["handbook"]["id"]
    found = read_answers(list(files), handbook, datetime.now(UTC))
    output.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    click.echo(f"{amounts_in(found)} written to {output}")


@main.command("import")
@ROOT
@click.argument(
    "file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "--id", default="", help="The framework's id. Default: as before, or the file's name."
)
@click.option("--title", default="", help="The title of a new framework.")
@click.option("--sheet", default="", metavar="NAME", help="The sheet of the workbook to read.")
@click.option("--header", type=int, metavar="ROW", help="The row that the headings stand in.")
@click.option(
    "--column",
    "columns",
    metavar="HEADING=ROLE",
    multiple=True,
    help="What a column holds, such as `Area=depth` or `Notes=skip`; can be given again.",
)
@click.option(
    "--outline",
    default="",
    metavar="HOW",
    help="What the outline hangs on: columns (of headings), codes (such as 1.1), or rows (with a "
    "title alone). Default: as before, or as it looks.",
)
@click.option("--scale", default="", metavar="ID", help="The scale of a new framework.")
@click.option("--rates", type=click.Choice(RATES), default=RATES[0], help="Whom it rates, if new.")
@click.option("--best", type=click.Choice(ENDS), default=ENDS[-1], help="The best level, if new.")
@click.option("--encoding", default="", help="How the letters of a CSV file are written.")
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@reporting
def import_sheet(root: Path, file: Path, dry_run: bool, yes: bool, **wishes: Any) -> None:
    """Read a framework from a spreadsheet, .xlsx or .csv, or what a newer one changed.

    It says what each column is taken for, what becomes of every row and cell, and what would
    change; then it asks, and writes data/frameworks/ID.yml, a scale where the sheet has levels,
    and ID.import.json, which keeps what the sheet said. With that, a newer sheet changes only what
    it has otherwise than the last one, and your own changes stay.
    """
    from .exchange import Wishes, plan_import, write_plan

    plan = plan_import(file, layers_of(root), _kinds_in(root), Wishes(**wishes))
    for line in plan.report:
        click.echo(line)
    if dry_run or not plan.files or not (yes or click.confirm("Write this?", default=False)):
        click.echo("Nothing was written.")
        return
    write_plan(plan)
    for path in plan.files:
        click.echo(f"Written: {os.path.relpath(path)}")


@main.command()
@ROOT
@click.argument("id", required=False, metavar="[ID]")
@click.option("--output", type=NEW_FILE, metavar="FILE", help="The file to write: .xlsx or .csv.")
@click.option("--whole", is_flag=True, help="In our columns, with all that it says and its ids.")
@click.option("--template", type=NEW_FILE, metavar="FILE", help="Write a sheet to begin in.")
@reporting
def export(
    root: Path, id: str | None, output: Path | None, whole: bool, template: Path | None
) -> None:
    """Write a framework as a spreadsheet, in the columns that it was imported in, or else in ours.

    With --template, write a sheet with an example instead, to begin a framework in.
    """
    from .exchange import ENDINGS, export_sheet, export_template

    path = template or output or Path(f"{id}.xlsx")
    if bool(id) == bool(template):
        raise click.UsageError("Name a framework, or a file with --template.")
    if path.exists():
        raise click.UsageError(f"{path} is there already. Name another file.")
    if (ending := path.suffix.lower()) not in ENDINGS:
        raise click.UsageError(f"{path}: let its name end in .xlsx or .csv.")
    kinds = _kinds_in(root)
    made = (
        export_sheet(id, layers_of(root), kinds, ending, whole) if id else export_template(ending)
    )
    path.write_bytes(made)
    click.echo(f"Written: {os.path.relpath(path)}")


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
    from .site.engine import serve_site

    serve_site(root.resolve(), address)


@main.command()
@ROOT
@click.option(
    "--again",
    is_flag=True,
    help="Make anew what the register holds of the last edition, as long as nobody has it.",
)
@reporting
def register(root: Path, again: bool) -> None:
    """Add the edition to data/register.json, so that its ids and wordings are never lost."""
    from .editions import register_edition
    from .kinds import kinds_of
    from .settings import read_settings

    layers = layers_of(root)
    settings = read_settings(layers)
    added = register_edition(layers, kinds_of(settings), settings, again)
    if added is None:
        click.echo("The register has this edition, just as it is.")
    else:
        click.echo(
            f"Edition {added.edition} is in {os.path.relpath(added.path)}: {added.new} new, "
            f"{added.changed} changed, {added.renamed} renamed, {added.removed} removed."
        )


@main.command()
@ROOT
@click.option("--language", metavar="TAG", help="Say what is not translated into this language.")
@click.option("--mark", is_flag=True, help="Record from which words the translations were made.")
@click.argument("ids", nargs=-1)
@reporting
def status(root: Path, language: str | None, mark: bool, ids: tuple[str, ...]) -> None:
    """Say what this handbook changes of the one below it, and what changed there since.

    Since it was last looked at: `handbook upgrade` keeps that in data/upstream.json.

    With --language, say instead which texts are not translated, and of which translations the words
    have changed since; then the status is 1. IDS after --mark are of translations that still fit.
    """
    from .editions import status_lines

    if not language and (mark or ids):
        raise click.UsageError("--mark and ids need --language.")
    if ids and not mark:
        raise click.UsageError("Ids are of translations to mark: add --mark.")
    if language:
        _tell_translated(root, language, ids if mark else None)
        return
    for line in status_lines(_below(root)):
        click.echo(line)


def _tell_translated(root: Path, language: str, marked: Sequence[str] | None) -> None:
    """Print what is missing and stale, once what is to be marked is recorded; status 1 if any."""
    from .editions import read_record, record_path, translation_lines, translations_text

    standing = _standing_in(root, language)
    if marked is not None:
        path = record_path(root, language)
        path.write_text(translations_text(standing.marked(marked)), "utf-8")
        standing = replace(standing, record=read_record(path))
    lines = list(translation_lines(standing))
    for line in lines or [f"Everything is translated into `{language}`."]:
        click.echo(line)
    if lines:
        sys.exit(1)


def _standing_in(root: Path, language: str) -> Standing:
    """How far the handbook in `root` is translated into a language. Raises ProblemsFound."""
    from .catalog import catalog_of
    from .editions import (
        Standing,
        read_record,
        record_path,
        wordings_of_messages,
        wordings_of_pages,
    )
    from .kinds import kinds_of
    from .reading import (
        ENGLISH,
        files_of,
        language_at,
        language_in,
        pages_of,
        read_messages,
        shown_path,
    )
    from .settings import language_of, layer_languages, read_settings

    layers = layers_of(root)
    settings = read_settings(layers)
    own, data, written = language_of(settings), files_of(layers, "data"), layer_languages(layers)
    if {language} == {*written.values()}:
        raise BuildFailed(f"`{language}` is the language that the handbook is written in.")
    kinds = kinds_of(settings)
    others = [it for it in [language] if it != own]
    catalog = catalog_of(data, kinds, shown_path, layers, own, others=others, written=written)
    [other] = catalog.translations or [catalog]
    foreign = {
        name: path
        for name, path in pages_of(layers).items()
        if language_in(name) or language_at(path, written) != language
    }
    pages = wordings_of_pages(foreign, language, layers[-1])
    said = catalog.messages if others else read_messages(data, ENGLISH, shown_path, [])
    messages = wordings_of_messages(said, other.messages, layers[-1])
    record = read_record(record_path(root, language))
    return Standing(language, (*messages, *other.wordings, *pages), record)


@main.command()
@ROOT
@reporting
def upgrade(root: Path) -> None:
    """Note that you have looked at what `handbook status` shows, and write new ids in your files.

    It changes data/upstream.json, which belongs into git, and files in data/tailoring/: an id that
    was renamed, and in `was` the words that yours take the place of now. Your own words stay. In
    wheels/, where there is one, the wheel that is installed takes the place of the last.
    """
    from .editions import mended, record_text
    from .settings import installed_wheel, keep_wheel

    below = _below(root)
    for path, text in mended(below.files).items():
        Path(path).write_text(text, "utf-8", newline="")
    for mend in below.files.mends:
        click.echo(f"{mend.path}: {mend.message}")
    below.path.parent.mkdir(parents=True, exist_ok=True)
    below.path.write_text(record_text(below.now()), "utf-8")
    click.echo(f"Version {below.version} is in {os.path.relpath(below.path)}.")
    if (root / "wheels").is_dir() and (wheel := installed_wheel()):
        for written in keep_wheel(root, wheel):
            click.echo(f"Written: {os.path.relpath(written)}")


def _below(root: Path) -> Below:
    """What the handbook in `root` stands on. Raises BuildFailed where it stands on none."""
    from .editions import Below, read_editions
    from .kinds import kinds_of
    from .settings import read_settings

    layers = layers_of(root)
    if len(layers) == 1:
        raise BuildFailed("This handbook stands on no other.")
    settings = read_settings(layers)
    kinds = kinds_of(settings)
    files = read_editions(layers, kinds).files
    return Below(layers, kinds, settings, __version__, files)


@main.command("list")
@ROOT
@click.argument("name", required=False, default="", metavar="[NAME]")
@reporting
def list_ids(root: Path, name: str) -> None:
    """List the ids of the handbook, with titles and files, for tailoring and for links.

    Of every work; with NAME of all in that work, or in a kind such as `guides` or `glossary`. What
    tailoring hides and renames stands there as it was, since it is named by that.
    """
    from .reading import NotListed, files_of, listing, read_trees, shown_path

    trees = read_trees(files_of(layers_of(root), "data"), _kinds_in(root), shown_path)
    try:
        for line in listing(trees, name):
            click.echo(line)
    except NotListed as unknown:
        hint = nearest(name, unknown.known, "Without a name, it lists every work.")
        raise click.UsageError(f"There is no work or kind `{name}`. {hint}") from None


@main.command()
@ROOT
def schemas(root: Path) -> None:
    """Write the JSON Schemas of the data files into data/schemas/, for your editor."""
    from .kinds import write_schemas

    for path in write_schemas(root / "data" / "schemas", _kinds_in(root)):
        click.echo(os.path.relpath(path))


def _kinds_in(root: Path) -> tuple[Kind, ...]:
    """The kinds of the handbook in `root`, or ours where there is none: any folder may ask."""
    from .kinds import KINDS, kinds_of
    from .settings import read_settings

    settings = (root / "mkdocs.yml").is_file()
    return kinds_of(read_settings(layers_of(root))) if settings else KINDS


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
    from .building import build_docs

    known = {path.stem for path in (package_layer() / "docs").glob("*.md")}
    if page not in known:
        raise click.UsageError(f"There is no page `{page}`. {nearest(page, known)}")
    path = build_docs(root, _kinds_in(root), commands()) / f"{page}.html"
    click.echo(f"The documentation is in {os.path.relpath(path)}")
    if not no_open:
        webbrowser.open(path.as_uri())


def commands() -> list[Command]:
    """Every command as its help says it, without what all of them have."""
    from .site import Command

    described = []
    for name, command in main.commands.items():
        context = click.Context(command, info_name=name)
        usage = " ".join([name, *command.collect_usage_pieces(context)[1:]])
        records = [
            param.get_help_record(context)
            for param in command.params
            if isinstance(param, click.Option) and param.name != "root"
        ]
        described.append(
            Command(usage, cleandoc(command.help or ""), [record for record in records if record])
        )
    return described
