"""Commands that read and write what others work with: filled PDFs and spreadsheets."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from ..reading import layers_of
from .frame import ENDS, NEW_FILE, RATES, ROOT, kinds_in, main, reporting


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
    from ..exchange import amounts_in, read_answers
    from ..settings import read_settings

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
    from ..exchange import Wishes, plan_import, write_plan

    plan = plan_import(file, layers_of(root), kinds_in(root), Wishes(**wishes))
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
    from ..exchange import ENDINGS, export_sheet, export_template

    path = template or output or Path(f"{id}.xlsx")
    if bool(id) == bool(template):
        raise click.UsageError("Name a framework, or a file with --template.")
    if path.exists():
        raise click.UsageError(f"{path} is there already. Name another file.")
    if (ending := path.suffix.lower()) not in ENDINGS:
        raise click.UsageError(f"{path}: let its name end in .xlsx or .csv.")
    kinds = kinds_in(root)
    made = (
        export_sheet(id, layers_of(root), kinds, ending, whole) if id else export_template(ending)
    )
    path.write_bytes(made)
    click.echo(f"Written: {os.path.relpath(path)}")
