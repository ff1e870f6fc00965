"""Commands that say what is wrong and what is there, and write nothing."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..model import Problem
from ..reading import layers_of, nearest
from .frame import ROOT, kinds_in, main, reporting

if TYPE_CHECKING:
    from ..site import Composition


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
    from ..site import compose
    from ..site.engine import composed_folder

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
    from ..editions import read_editions, report_since
    from ..kinds import kinds_of
    from ..settings import read_settings

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
    from ..catalog import hardest, readings_of, ruler_for, words_to_avoid

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


@main.command("list")
@ROOT
@click.argument("name", required=False, default="", metavar="[NAME]")
@reporting
def list_ids(root: Path, name: str) -> None:
    """List the ids of the handbook, with titles and files, for tailoring and for links.

    Of every work; with NAME of all in that work, or in a kind such as `guides` or `glossary`. What
    tailoring hides and renames stands there as it was, since it is named by that.
    """
    from ..reading import NotListed, files_of, listing, read_trees, shown_path

    trees = read_trees(files_of(layers_of(root), "data"), kinds_in(root), shown_path)
    try:
        for line in listing(trees, name):
            click.echo(line)
    except NotListed as unknown:
        hint = nearest(name, unknown.known, "Without a name, it lists every work.")
        raise click.UsageError(f"There is no work or kind `{name}`. {hint}") from None
